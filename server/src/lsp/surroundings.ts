/**
 * What stands around the open documents, read through the host in the background: the other sources of their packages, or of
 * their folders where there is none, because files name what others declare; and the `aster.toml` above them.
 * One question is asked after the other, and again when a document or a file came, went or changed. Invariants: a place of
 * which not everything is known accuses nobody; of a place without open documents nothing is kept.
 */
import { type FileEvent, FileChangeType } from 'vscode-languageserver';
import { structurallyEqual } from '../base/structural-equality.ts';
import { NO_VALUES, type SettingValues, settingsOf } from '../ide/index.ts';
import { missingModuleFiles } from '../items/index.ts';
import { fileOf } from './documents.ts';
import { ManifestReader } from './manifests.ts';
import type { Session } from './session.ts';
import { forget, limitsOf, newPlace, readModulesBelow, readNeighbours, type SourcePlace } from './source-place.ts';

export class Surroundings {
  /** The folders with open documents, and the root of the place that they were found to be in. */
  readonly #folders = new Map<string, string | null>();
  /** By root. */
  readonly #places = new Map<string, SourcePlace>();
  /** Folders to be asked about. */
  readonly #dirty = new Set<string>();
  readonly #manifests: ManifestReader;
  #running: Promise<void> | null = null;
  #isClosed = false;

  /** @param libraryKnown resolves when it is known which files are sources of the library. */
  constructor(
    private readonly session: Session,
    private readonly libraryKnown: () => Promise<void>,
  ) {
    this.#manifests = new ManifestReader(session.host, (sentence) => {
      if (!this.#isClosed) session.connection.console.warn(sentence);
    });
  }

  /** What is known of the place holds for the document at once; resolves when the rest does. */
  opened(uri: string): Promise<void> {
    const file = fileOf(uri);
    if (this.#isOfLibrary(file)) return Promise.resolve();
    const folder = folderNameOf(file);
    const place = this.#placeOf(folder);
    if (!this.#folders.has(folder)) this.#folders.set(folder, null);
    if (place !== null) {
      place.neighbours.delete(file);
      if (place.isKnown && place.isPackage) this.#setAround(place, this.session.workspace.sources(place.root).isComplete, [file]);
      // Who hears of no changes on disk can only look again.
      if (!this.session.profile.watchesFiles) for (const neighbour of place.neighbours.keys()) place.stale.add(neighbour);
    }
    return this.#refresh([folder]);
  }

  /** A lone file may name a module that nobody has read. */
  changed(uri: string): Promise<void> | null {
    if (this.#isOfLibrary(fileOf(uri))) return null;
    const folder = folderNameOf(fileOf(uri));
    const place = this.#placeOf(folder);
    if (place === null || place.isPackage || !place.isKnown) return null;
    return missingModuleFiles(this.session.workspace.db, fileOf(uri)).length === 0 ? null : this.#refresh([folder]);
  }

  /** Of a closed document the text on disk counts again. */
  closed(uri: string): Promise<void> {
    const file = fileOf(uri);
    if (this.#isOfLibrary(file)) return Promise.resolve();
    const folder = folderNameOf(file);
    const place = this.#placeOf(folder);
    // Its last text stays until the disk has been asked: in between it is not gone.
    place?.neighbours.set(file, this.session.workspace.text(file)?.length ?? 0);
    if (place === null && this.#documentsIn(folder).length === 0) this.session.workspace.close(file);
    for (const each of this.#places.values()) if (each.neighbours.has(file)) each.stale.add(file);
    return this.#refresh([folder]);
  }

  /** Other files than before are sources of the library: they belong to no place, and what was one may belong to one now. */
  libraryChanged(): Promise<void> {
    for (const place of this.#places.values()) for (const file of place.neighbours.keys()) if (this.#isOfLibrary(file)) this.#forget(place, file);
    const folders = this.session.documents.all.map(([, { uri }]) => fileOf(uri)).filter((file) => !this.#isOfLibrary(file)).map(folderNameOf);
    for (const folder of folders) if (!this.#folders.has(folder)) this.#folders.set(folder, null);
    return this.#refresh([...folders, ...this.#folders.keys()]);
  }

  /** Something on disk is another than before. */
  changedOnDisk(changes: readonly FileEvent[]): Promise<void> {
    const touched = new Map<string, string>();
    for (const { uri, type } of changes) {
      const file = fileOf(uri);
      for (const [folder, root] of this.#folders) {
        const place = root === null ? undefined : this.#places.get(root);
        if (type !== FileChangeType.Deleted && place?.neighbours.has(file) === true) place.stale.add(file);
        // Which manifest is the nearest is for the host to say, folder by folder; sources are asked for once for each place.
        if (!file.endsWith('.ast')) touched.set(folder, folder);
        else if (root !== null && file.startsWith(root) && !touched.has(root)) touched.set(root, folder);
      }
    }
    return this.#refresh(touched.values());
  }

  /** Answers that are still to come are heard by nobody. */
  close(): void {
    this.#isClosed = true;
  }

  #isOfLibrary(file: string): boolean {
    return this.session.workspace.analysed(file) !== file;
  }

  #placeOf(folder: string): SourcePlace | null {
    const root = this.#folders.get(folder);
    return root === undefined || root === null ? null : (this.#places.get(root) ?? null);
  }

  /** Asks again what stands around folders; once more if anything changed while the answers came. */
  async #refresh(folders: Iterable<string>): Promise<void> {
    for (const folder of folders) this.#dirty.add(folder);
    if (this.#dirty.size === 0) return;
    this.#running ??= this.#refreshWhileDirty();
    await this.#running;
  }

  async #refreshWhileDirty(): Promise<void> {
    try {
      await this.libraryKnown();
      for (const folder of this.#dirty) {
        if (this.#isClosed) break;
        this.#dirty.delete(folder);
        await this.#look(folder);
      }
    } finally {
      this.#running = null;
    }
    this.session.refreshOthers(null);
  }

  async #look(folder: string): Promise<void> {
    const [document] = this.#documentsIn(folder);
    if (document === undefined) {
      const place = this.#placeOf(folder);
      this.#leave(folder);
      // What was closed counts as on disk for those who are still there.
      const [left] = [...this.#folders].find(([, root]) => root === place?.root) ?? [];
      if (left !== undefined && place !== null && place.stale.size > 0) this.#dirty.add(left);
      return;
    }
    const answer = await this.session.host.lookAround(this.session.documents.view(document)?.uri ?? document);
    if (this.#isClosed) return;
    if (answer.kind === 'unknown') {
      this.#leave(folder);
      if (this.#documentsIn(folder).length > 0) this.#folders.set(folder, null);
      for (const file of this.#documentsIn(folder)) this.#setFile(file, null, NO_VALUES);
      return;
    }
    const place = this.#enter(folder, answer.kind === 'package' ? folderNameOf(fileOf(answer.manifest)) : folder, answer.kind === 'package');
    const sources = answer.kind === 'package' ? answer.sources : [document, ...answer.siblings];
    const listed = new Set([...(sources ?? []).map(fileOf), ...place.reached].filter((file) => !this.#isOfLibrary(file)));
    const isReadable = sources !== null && listed.size <= limitsOf(place).files;
    const isComplete = isReadable && (await readNeighbours(this.session, place, listed));
    const manifest = answer.kind === 'package' ? await this.#manifests.read(answer.manifest) : null;
    if (this.#isClosed) return;
    // From here on nothing is waited for: nobody sees a place of which half is from before.
    for (const file of place.neighbours.keys()) if (!isReadable || !listed.has(file)) this.#forget(place, file);
    place.settings = manifest?.values ?? NO_VALUES;
    place.isKnown = isComplete || (place.isPackage && isReadable);
    const files = this.#filesOf(place, listed);
    this.session.workspace.setSources(place.root, { isPackage: place.isPackage, name: manifest?.name ?? null, files, isComplete });
    this.#setAround(place, isComplete, files);
    if (!place.isKnown || !(await readModulesBelow(this.session, place, files)) || this.#isClosed) return;
    this.#setAround(place, isComplete, this.#filesOf(place, new Set([...listed, ...place.reached])));
  }

  /** The files of a place as far as they can be seen, in order of name. */
  #filesOf(place: SourcePlace, listed: ReadonlySet<string>): readonly string[] {
    const documents = this.session.documents.all.map(([file]) => file).filter((file) => listed.has(file) || this.#folders.get(folderNameOf(file)) === place.root);
    return [...new Set([...place.neighbours.keys(), ...documents])].toSorted();
  }

  /** The folder is found to be in a place, and leaves the one that it was in. */
  #enter(folder: string, root: string, isPackage: boolean): SourcePlace {
    const known = this.#places.get(root);
    const before = this.#folders.get(folder);
    if (known?.isPackage === isPackage && before === root) return known;
    this.#leave(folder);
    let place = this.#places.get(root);
    if (place?.isPackage !== isPackage) {
      if (place !== undefined) this.#end(place);
      this.#places.set(root, (place = newPlace(root, isPackage)));
    }
    this.#folders.set(folder, root);
    return place;
  }

  /** The folder is in no place any more; a place that nobody is in ends. */
  #leave(folder: string): void {
    const place = this.#placeOf(folder);
    this.#folders.delete(folder);
    if (place !== null && ![...this.#folders.values()].includes(place.root)) this.#end(place);
  }

  #end(place: SourcePlace): void {
    for (const file of place.neighbours.keys()) this.#forget(place, file);
    this.#places.delete(place.root);
    this.session.workspace.setSources(place.root, { isPackage: false, name: null, files: [], isComplete: false });
  }

  #forget(place: SourcePlace, file: string): void {
    const isElsewhere = [...this.#places.values()].some((other) => other !== place && other.neighbours.has(file));
    if (isElsewhere) place.neighbours.delete(file);
    else forget(this.session, place, file);
  }

  /** What a file declares may rest on a third one, so all of them see each other. */
  #setAround(place: SourcePlace, isComplete: boolean, files: readonly string[]): void {
    const { workspace } = this.session;
    const before = workspace.sources(place.root);
    workspace.setSources(place.root, { ...before, isComplete, files: [...new Set([...before.files, ...files])].toSorted() });
    for (const file of files) {
      const own = this.#folders.get(folderNameOf(file));
      // A module below a lone folder that is open is in a place of its own.
      if (this.session.documents.has(file) && own !== undefined && own !== null && own !== place.root) continue;
      this.#setFile(file, place.isKnown ? place.root : null, place.settings);
    }
  }

  #setFile(file: string, root: string | null, settings: SettingValues): void {
    const { documents, host, workspace } = this.session;
    const document = documents.get(file);
    const before = document === null ? null : settingsOf(workspace.db, file);
    workspace.setSurroundings(file, root === null ? { kind: 'unknown' } : { kind: 'known', root });
    workspace.setFileSettings(file, settings);
    // The client shows which settings hold: it hears of others at once.
    if (document !== null && !structurallyEqual(before, settingsOf(workspace.db, file))) this.session.publish(document.uri, host.now());
  }

  /** The open ones, by name. */
  #documentsIn(folder: string): string[] {
    return this.session.documents.all.map(([file]) => file).filter((file) => folderNameOf(file) === folder);
  }
}

/** What comes before the last `/` of a file's name, with it: the same for all files of a folder. */
function folderNameOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
