/**
 * The standard library of the workspace, if one of its folders holds sources of one: it takes the place of the shipped library.
 * Of several folders the first with such sources counts. Unsaved text wins over the disk.
 */
import type { FileEvent } from 'vscode-languageserver';
import { LIBRARY_FOLDER, MOST_LIBRARY_TEXT } from '../base/file-system.ts';
import { ownModules } from '../items/index.ts';
import { fileOf } from './documents.ts';
import type { Session } from './session.ts';

const NONE: ReadonlyMap<string, string> = new Map();

export class OwnLibrary {
  #running: Promise<void> | null = null;
  #isStale = false;
  #isClosed = false;

  /** @param changed is called when names mean something else than before. */
  constructor(
    private readonly session: Session,
    private readonly changed: () => void,
  ) {}

  /** Reads it again. Resolves when what was on disk when it was called is in the table. */
  refresh(): Promise<void> {
    this.#isStale = true;
    this.#running ??= this.#readWhileStale();
    return this.#running;
  }

  /** Resolves when it is known. */
  get known(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  changedOnDisk(changes: readonly FileEvent[]): Promise<void> {
    const roots = this.session.profile.folders.map(rootIn);
    return changes.some(({ uri }) => roots.some((root) => fileOf(uri).startsWith(root))) ? this.refresh() : this.known;
  }

  /** Answers that are still to come are heard by nobody. */
  close(): void {
    this.#isClosed = true;
  }

  async #readWhileStale(): Promise<void> {
    try {
      while (this.#isStale && !this.#isClosed) {
        this.#isStale = false;
        await this.#read();
      }
    } finally {
      this.#running = null;
    }
  }

  async #read(): Promise<void> {
    for (const folder of this.session.profile.folders) {
      const sources = await this.#sourcesIn(folder);
      if (this.#isClosed) return;
      const root = rootIn(folder);
      if (ownModules(root, [...sources.keys()]).size > 0) {
        this.#take(root, sources);
        return;
      }
    }
    this.#take('', NONE);
  }

  /** By name, what is on disk of those that are not open. A module that cannot be read is the shipped one. */
  async #sourcesIn(folder: string): Promise<ReadonlyMap<string, string>> {
    const { host } = this.session;
    const texts = new Map<string, string>();
    let total = 0;
    for (const uri of (await host.librarySources(folder)) ?? []) {
      const text = this.#openText(fileOf(uri)) ?? (await host.readFile(uri));
      total += text?.length ?? 0;
      if (total > MOST_LIBRARY_TEXT) return NONE;
      if (text !== null) texts.set(fileOf(uri), text);
    }
    return texts;
  }

  #openText(file: string): string | null {
    const { documents, workspace } = this.session;
    const name = workspace.analysed(file);
    return documents.has(name) ? workspace.text(name) : null;
  }

  #take(root: string, sources: ReadonlyMap<string, string>): void {
    const { documents, workspace } = this.session;
    // Documents may have been opened and edited while the disk was read.
    const texts = new Map([...sources].map(([file, text]) => [file, this.#openText(file) ?? text]));
    let isOther = false;
    documents.renameAfter(() => {
      isOther = this.session.guard('the library of the workspace', root, () => workspace.setLibrary(root, texts), true);
    });
    if (isOther) this.changed();
  }
}

/** What the names of the library's files in a workspace's folder begin with. */
function rootIn(folder: string): string {
  return `${fileOf(folder).replace(/\/$/u, '')}/${LIBRARY_FOLDER}/`;
}
