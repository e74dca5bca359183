/**
 * One client's session: its documents, settings and what was published last. Handlers get it and nothing else.
 * An edit is analysed and answered at once; other open documents follow in slices, and an edit in between goes first.
 */
import type { Connection, DocumentUri } from 'vscode-languageserver';
import type { Host } from '../base/host.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { settingsOf, type Workspace } from '../ide/index.ts';
import type { ClientProfile } from './client-profile.ts';
import { Documents } from './documents.ts';
import type { OpenDocument } from './open-document.ts';
import type { AnalysisStatusMethod, AnalysisStatusParameters, EditorTheme } from './protocol.ts';
import { diagnosticsToPublish, type PublishedDiagnostics } from './published-diagnostics.ts';
import { DEFAULT_SERVER_SETTINGS, readSettings, type ServerSettings } from './read-settings.ts';

const STATUS: AnalysisStatusMethod = 'aster/analysisStatus';

/** Nobody types for so long between two letters of a word. */
const QUIET_MILLISECONDS = 1_000;

export class Session {
  readonly documents: Documents;
  theme: EditorTheme;
  settings: ServerSettings = DEFAULT_SERVER_SETTINGS;
  readonly #published = new Map<string, PublishedDiagnostics>();
  #pending: string[] = [];
  #isScheduled = false;
  #isClosed = false;
  #quiet: ReturnType<typeof setTimeout> | null = null;

  constructor(
    readonly connection: Connection,
    readonly workspace: Workspace,
    readonly host: Host,
    readonly profile: ClientProfile,
  ) {
    this.documents = new Documents(workspace);
    this.theme = profile.theme;
  }

  /** Takes new settings over and looks at every open document again. */
  applySettings(value: unknown): void {
    const { settings, complaints } = readSettings(value);
    for (const complaint of complaints) this.connection.console.warn(complaint);
    const before = this.settings;
    this.settings = settings;
    this.workspace.setSettings(settings.analysis);
    this.refreshOthers(null);
    const isChanged = !structurallyEqual(before.inlayHints, settings.inlayHints);
    // Who has no document open has no hints to ask for again, and at the start may not be asked anything.
    if (isChanged && this.profile.refreshesInlayHints && this.documents.all.length > 0) void this.connection.languages.inlayHint.refresh();
  }

  /** Publishes a document's diagnostics now, then those of the others. `startedAt` is when the change arrived. */
  publish(uri: DocumentUri, startedAt: number): void {
    const document = this.documents.get(uri);
    if (document === null) return;
    const file = this.documents.nameOf(uri);
    this.#publishDocument(file, document, true);
    const { stage, target } = settingsOf(this.workspace.db, file);
    const status: AnalysisStatusParameters = { uri, version: document.version, milliseconds: this.host.now() - startedAt, target, stage };
    void this.connection.sendNotification(STATUS, status);
    this.refreshOthers(file);
    this.#tidyUpWhenQuiet();
  }

  /** A closed document has no diagnostics. */
  unpublish(uri: DocumentUri): void {
    this.#published.delete(this.documents.nameOf(uri));
    void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Puts every open document but `except` in line for another look, one per turn of the event loop. */
  refreshOthers(except: string | null): void {
    this.#pending = this.documents.all.map(([file]) => file).filter((file) => file !== except);
    this.#schedule();
  }

  close(): void {
    this.#isClosed = true;
    this.#pending = [];
    if (this.#quiet !== null) clearTimeout(this.#quiet);
  }

  /** Whoever types on puts it off. */
  #tidyUpWhenQuiet(): void {
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.#quiet = null;
      this.workspace.tidyUp();
    }, QUIET_MILLISECONDS);
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isClosed || this.#pending.length === 0) return;
    this.#isScheduled = true;
    // A timer rather than a microtask: messages that have arrived meanwhile are handled first.
    setTimeout(() => {
      this.#isScheduled = false;
      const file = this.#pending.shift();
      const document = file === undefined || this.#isClosed ? null : this.documents.get(file);
      if (file !== undefined && document !== null) this.#publishDocument(file, document, false);
      this.#schedule();
    }, 0);
  }

  /** @param always publish even if nothing changed: a client waits for the answer to its own edit. */
  #publishDocument(file: string, document: OpenDocument, always: boolean): void {
    const last = this.#published.get(file) ?? null;
    const now = this.guard('diagnostics', file, () => diagnosticsToPublish(this.workspace, this.documents, file, document, this.profile, last), null);
    if (now === null) return;
    this.#published.set(file, now);
    if (!always && last !== null && structurallyEqual(last.diagnostics, now.diagnostics)) return;
    void this.connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: now.diagnostics });
  }

  /** Runs a feature; an exception is a bug, is logged once here with the file's size, and answered with `fallback`. */
  guard<T>(feature: string, uri: string, action: () => T, fallback: T): T {
    try {
      return action();
    } catch (error) {
      const size = this.workspace.text(this.documents.nameOf(uri))?.length ?? 0;
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.connection.console.error(`${feature} failed on a document of ${size} characters: ${reason}`);
      return fallback;
    }
  }
}
