/**
 * What stands around the open documents, read through the host in the background: the other sources of their folders, because
 * a file on its own may use what its neighbours declare, and the `aster.toml` above them.
 * Unsaved text wins over the disk. Everything here is asked for folder by folder, one question after the other, and again
 * when a document or a file came, went or changed. Invariants: a folder of which not everything is known accuses nobody; of
 * a folder without open documents nothing is kept.
 */
import { type FileEvent, FileChangeType } from 'vscode-languageserver';
import type { FileSurroundings } from '../items/index.ts';
import { NO_VALUES, type SettingValues, settingsOf } from '../ide/index.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { fileOf } from './documents.ts';
import { ManifestReader } from './manifests.ts';
import type { Session } from './session.ts';

/** Folders with more files than this are not read: it is no folder of small programs any more. */
const MOST_FILES = 500;
/** Nor are folders with more text than this, in UTF-16 units. */
const MOST_TEXT = 8_000_000;

/** What is known of a folder with open documents. */
interface Folder {
  /** The files in the workspace that are not open, by name, and how long their texts are. */
  readonly neighbours: Map<string, number>;
  /** Neighbours whose text on disk may be another one. */
  readonly stale: Set<string>;
  /** What was found out last, for documents that are opened later. */
  around: FileSurroundings['kind'];
  settings: SettingValues;
  /** The questions that are under way. */
  running: Promise<void> | null;
  /** Something changed meanwhile: ask once more. */
  isDirty: boolean;
}

export class Surroundings {
  readonly #folders = new Map<string, Folder>();
  readonly #manifests: ManifestReader;
  #isClosed = false;

  constructor(private readonly session: Session) {
    this.#manifests = new ManifestReader(session.host, (sentence) => {
      if (!this.#isClosed) session.connection.console.warn(sentence);
    });
  }

  /** What is known of the folder holds for the document at once; resolves when the rest does. */
  opened(uri: string): Promise<void> {
    const file = fileOf(uri);
    const folder = this.#folderOf(file);
    folder.neighbours.delete(file);
    if (folder.around === 'package') {
      this.session.workspace.setSurroundings(file, { kind: 'package' });
      this.session.workspace.setFileSettings(file, folder.settings);
    }
    // Who hears of no changes on disk can only look again.
    if (!this.session.profile.watchesFiles) for (const neighbour of folder.neighbours.keys()) folder.stale.add(neighbour);
    return this.#refresh(folderNameOf(file));
  }

  /** Of a closed document the text on disk counts again. */
  closed(uri: string): Promise<void> {
    const file = fileOf(uri);
    const folder = this.#folderOf(file);
    // Its last text stays until the disk has been asked: in between it is not gone.
    folder.neighbours.set(file, this.session.workspace.text(file)?.length ?? 0);
    folder.stale.add(file);
    return this.#refresh(folderNameOf(file));
  }

  /** Something on disk is another than before. */
  async changedOnDisk(changes: readonly FileEvent[]): Promise<void> {
    const touched = new Set<string>();
    for (const { uri, type } of changes) {
      const file = fileOf(uri);
      const folder = this.#folders.get(folderNameOf(file));
      // Which manifest is the nearest is for the host to say.
      if (!file.endsWith('.ast')) for (const name of this.#folders.keys()) touched.add(name);
      else if (folder !== undefined) {
        if (type !== FileChangeType.Deleted) folder.stale.add(file);
        touched.add(folderNameOf(file));
      }
    }
    await Promise.all([...touched].map((name) => this.#refresh(name)));
  }

  /** Answers that are still to come are heard by nobody. */
  close(): void {
    this.#isClosed = true;
  }

  #folderOf(file: string): Folder {
    const name = folderNameOf(file);
    let folder = this.#folders.get(name);
    if (folder === undefined) this.#folders.set(name, (folder = { neighbours: new Map(), stale: new Set(), around: 'unknown', settings: NO_VALUES, running: null, isDirty: false }));
    return folder;
  }

  /** Asks again what stands in a folder; once more if anything changed while the answers came. */
  async #refresh(name: string): Promise<void> {
    const folder = this.#folders.get(name);
    if (folder === undefined) return;
    folder.isDirty = true;
    folder.running ??= this.#refreshWhileDirty(name, folder);
    await folder.running;
  }

  async #refreshWhileDirty(name: string, folder: Folder): Promise<void> {
    try {
      while (folder.isDirty && !this.#isClosed) {
        folder.isDirty = false;
        await this.#look(name, folder);
      }
    } finally {
      folder.running = null;
    }
    if (this.#documentsIn(name).length === 0) this.#folders.delete(name);
    this.session.refreshOthers(null);
  }

  async #look(name: string, folder: Folder): Promise<void> {
    const [document] = this.#documentsIn(name);
    if (document === undefined) {
      this.#forgetNeighbours(folder, new Set());
      return;
    }
    const answer = await this.session.host.lookAround(this.session.documents.view(document)?.uri ?? document);
    const listed = answer.kind === 'folder' ? new Set([document, ...answer.siblings.map(fileOf)]) : new Set<string>();
    const isReadable = answer.kind === 'folder' && listed.size <= MOST_FILES;
    const isKnown = isReadable && (await this.#readNeighbours(folder, listed));
    folder.settings = answer.kind === 'package' ? await this.#manifests.read(answer.manifest) : NO_VALUES;
    folder.around = isKnown ? 'folder' : answer.kind === 'package' ? 'package' : 'unknown';
    if (this.#isClosed) return;
    // From here on nothing is waited for: nobody sees a folder of which half is from before.
    this.#forgetNeighbours(folder, isReadable ? listed : new Set());
    this.#setAround(folder, [...new Set([...folder.neighbours.keys(), ...this.#documentsIn(name)])]);
  }

  /** Takes over what is on disk, but for open documents. Says whether everything could be read and is not too much. */
  async #readNeighbours(folder: Folder, listed: ReadonlySet<string>): Promise<boolean> {
    const { session } = this;
    let total = 0;
    for (const file of listed) {
      if (session.documents.has(file)) continue;
      if (!folder.neighbours.has(file) || folder.stale.has(file)) {
        folder.stale.delete(file);
        const text = await session.host.readFile(file);
        if (session.documents.has(file)) continue;
        if (text === null || !session.guard('reading a neighbour', file, () => this.#takeOver(folder, file, text), false)) {
          // It may become readable, and what is remembered of it is from before.
          folder.stale.add(file);
          return false;
        }
      }
      total += folder.neighbours.get(file) ?? 0;
      if (total > MOST_TEXT) return false;
    }
    return true;
  }

  #takeOver(folder: Folder, file: string, text: string): true {
    folder.neighbours.set(file, text.length);
    if (this.session.workspace.text(file) !== text) this.session.workspace.open(file, text);
    return true;
  }

  /** Closes the neighbours that are not `kept`. */
  #forgetNeighbours(folder: Folder, kept: ReadonlySet<string>): void {
    for (const file of folder.neighbours.keys()) {
      if (kept.has(file)) continue;
      folder.neighbours.delete(file);
      folder.stale.delete(file);
      if (!this.session.documents.has(file)) this.session.workspace.close(file);
    }
  }

  /** What a neighbour declares may rest on a third file of the folder, so all of them see each other. */
  #setAround({ around, settings }: Folder, files: readonly string[]): void {
    const { db } = this.session.workspace;
    const before = files.map((file) => settingsOf(db, file));
    for (const file of files) {
      this.session.workspace.setSurroundings(file, around === 'folder' ? { kind: around, siblings: files.filter((other) => other !== file) } : { kind: around });
      this.session.workspace.setFileSettings(file, settings);
    }
    for (const [index, file] of files.entries()) {
      const document = this.session.documents.view(file);
      const isChanged = !structurallyEqual(before[index], settingsOf(db, file));
      // The client shows which settings hold: it hears of others at once.
      if (isChanged && document !== null && this.session.documents.has(file)) this.session.publish(document.uri, this.session.host.now());
    }
  }

  /** The open ones, by name. */
  #documentsIn(folder: string): string[] {
    return this.session.documents.all.map(([file]) => file).filter((file) => folderNameOf(file) === folder);
  }
}

/** What comes before the last `/` of a file's name: the same for all files of a folder. */
function folderNameOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
