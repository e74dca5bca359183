/**
 * The standard library of the workspace, if one of its folders holds sources of one: it takes the place of the shipped library.
 * Of several folders the first with such sources counts. Unsaved text wins over the disk.
 */
import type { FileEvent } from 'vscode-languageserver';
import { LIBRARY_FOLDER } from '../base/file-system.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { ownModules } from '../items/index.ts';
import { fileOf } from './documents.ts';
import type { Session } from './session.ts';

const NONE: ReadonlyMap<string, string> = new Map();

export class OwnLibrary {
  /** Texts by name. */
  #sources = NONE;
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

  async #sourcesIn(folder: string): Promise<ReadonlyMap<string, string>> {
    const { documents, host, workspace } = this.session;
    const texts = new Map<string, string>();
    for (const uri of (await host.librarySources(folder)) ?? []) {
      const file = fileOf(uri);
      const read = documents.has(documents.nameOf(uri)) ? null : await host.readFile(uri);
      // It may have been opened meanwhile.
      const text = documents.has(documents.nameOf(uri)) ? workspace.text(documents.nameOf(uri)) : read;
      // A module that cannot be read is the shipped one.
      if (text !== null) texts.set(file, text);
    }
    return texts;
  }

  #take(root: string, sources: ReadonlyMap<string, string>): void {
    if (structurallyEqual(sources, this.#sources)) return;
    this.#sources = sources;
    this.session.guard('the library of the workspace', root, () => this.session.workspace.setLibrary(root, sources), undefined);
    this.session.documents.rename();
    this.changed();
  }
}

/** What the names of the library's files in a workspace's folder begin with. */
function rootIn(folder: string): string {
  return `${fileOf(folder).replace(/\/$/u, '')}/${LIBRARY_FOLDER}/`;
}
