/**
 * The life of an analysis: a parser, a query table, and the files that are open in it.
 * Edits go in here; every answer is a function of `workspace.db`. It reads nothing by itself: texts, settings and the names
 * of neighbouring files are handed in.
 */
import { Database } from '../base/query.ts';
import { type AnalysisSettings, fileSettings, type SettingValues, workspaceSettings } from '../diagnostics/index.ts';
import { type FileSurroundings, forgetFile, ingestFile, isStdFile, parsedFile, type SourceSet, sourceSet, ownLibrary, ownModules, shippedFiles, surroundings } from '../items/index.ts';
import { AsterParser, type ParsedFile, type ParserAssets, SyntaxStore, type TextEdit } from '../syntax/index.ts';
import { type LibraryFile, libraryFromJson, readLibrary } from './library.ts';

/** After so many changes it is worth to drop what nobody has asked for since that was done last: what renamed items leave behind. */
const CHANGES_WORTH_A_SWEEP = 250;

/** After so many changes nothing waits for a quiet moment any more, so that memory stays bounded. */
const CHANGES_BETWEEN_SWEEPS = 1_000;

export interface WorkspaceAssets extends ParserAssets {
  /** The shipped library's syntax, as `libraryToJson` of the same build wrote it. */
  readonly library: string;
}

export class Workspace {
  readonly db = new Database();
  readonly #store: SyntaxStore;
  readonly #files = new Set<string>();
  readonly #shipped: ReadonlyMap<string, ParsedFile>;
  /** The names of the library's files in the table, by the names that the workspace has for its own sources of them. */
  #ownLibrary: ReadonlyMap<string, string> = new Map();
  #changesSinceSweep = 0;

  private constructor(parser: AsterParser, library: readonly LibraryFile[]) {
    this.#store = new SyntaxStore(parser);
    this.#shipped = new Map(library.map(({ file, parsed }) => [file, parsed]));
    for (const { file, parsed } of library) ingestFile(this.db, file, parsed, true);
  }

  /** Loads the parser and the standard library. Rejects if the files are not what they should be. */
  static async create(assets: WorkspaceAssets): Promise<Workspace> {
    return new Workspace(await AsterParser.create(assets), libraryFromJson(assets.library));
  }

  /** A workspace over a parser that exists already; parsers can be shared by workspaces that are used one at a time. */
  static over(parser: AsterParser): Workspace {
    return new Workspace(parser, libraryOf(parser));
  }

  /** Reads a file's whole text, new or changed. */
  open(file: string, text: string): void {
    const isNew = !this.#files.has(file);
    const isLibrary = isStdFile(file);
    if (!isLibrary) this.#files.add(file);
    ingestFile(this.db, file, this.#store.open(file, text), isLibrary);
    // Reading a workspace's files leaves nothing behind that could be dropped.
    if (!isNew) this.#countChange();
  }

  /** Applies one edit to an open file; a file that is not open becomes the edit's text. */
  edit(file: string, edit: TextEdit): void {
    const isLibrary = isStdFile(file);
    if (!isLibrary) this.#files.add(file);
    ingestFile(this.db, file, this.#store.edit(file, edit), isLibrary);
    this.#countChange();
  }

  /** Forgets a file. What is in the library is said by `setLibrary` alone. */
  close(file: string): void {
    if (isStdFile(file)) return;
    this.#files.delete(file);
    this.#store.close(file);
    forgetFile(this.db, file);
    this.#countChange();
  }

  /**
   * Sources that take the place of the shipped library's modules of the same name, or are modules of it besides; none of them gives
   * the shipped library back. From then on `analysed` gives their names in the table, under which they are opened and asked about.
   * @param root the name of the folder that holds them, with a `/` at the end. Files that are no sources of a library are left alone.
   * @returns whether anything is another than before.
   */
  setLibrary(root: string, sources: ReadonlyMap<string, string>): boolean {
    const before = this.#ownLibrary;
    const modules = ownModules(root, [...sources.keys()]);
    const isSame = before.size === modules.size && [...modules].every(([file, { file: name }]) => before.get(file) === name && this.#store.text(name) === sources.get(file));
    if (isSame) return false;
    this.#ownLibrary = new Map([...modules].map(([file, { file: name }]) => [file, name]));
    const names = new Set(this.#ownLibrary.values());
    for (const name of before.values()) if (!names.has(name)) this.#restore(name);
    for (const [file, name] of this.#ownLibrary) {
      if (this.#files.has(file)) this.close(file);
      const text = sources.get(file);
      if (text !== undefined && this.#store.text(name) !== text) ingestFile(this.db, name, this.#store.open(name, text), true);
    }
    this.db.set(ownLibrary, '', [...modules.values()], true);
    return true;
  }

  /** The name of a file in the table: a source of the workspace's own library has that of the module, all others their own. */
  analysed(file: string): string {
    return this.#ownLibrary.get(file) ?? file;
  }

  /** The other way round: the name outside of the table. */
  sourceOf(name: string): string {
    for (const [file, analysed] of this.#ownLibrary) if (analysed === name) return file;
    return name;
  }

  /** The shipped module is there again; one that the workspace added is not. */
  #restore(name: string): void {
    this.#store.close(name);
    const shipped = this.#shipped.get(name);
    if (shipped === undefined) forgetFile(this.db, name);
    else ingestFile(this.db, name, shipped, true);
  }

  /** The text of an open file or of a file of the library; `null` for all others. */
  text(file: string): string | null {
    return this.#store.text(file) ?? shippedFiles().find((source) => source.file === file)?.text ?? null;
  }

  /** The syntax of a file, as `parsedFile` of the table has it; an empty file if nobody opened it. */
  parsed(file: string): ParsedFile {
    return this.db.get(parsedFile, file);
  }

  /** The files that were opened, in the order of opening; the shipped library's are not among them. */
  get files(): readonly string[] {
    return [...this.#files];
  }

  setSettings(settings: AnalysisSettings): void {
    this.db.set(workspaceSettings, '', settings);
  }

  /** What is said for one file on top of the settings of the workspace. It is forgotten with the file. */
  setFileSettings(file: string, values: SettingValues): void {
    this.db.set(fileSettings, file, values);
  }

  /** To which set of files it belongs: decides whether a name that nothing here declares may come from elsewhere. It is forgotten with the file. */
  setSurroundings(file: string, value: FileSurroundings): void {
    this.db.set(surroundings, file, value);
  }

  /** The files of a package or folder. @param root the name of the folder where it begins: it ends with `/`, or is empty. */
  setSources(root: string, sources: SourceSet): void {
    this.db.set(sourceSet, root, sources);
  }

  sources(root: string): SourceSet {
    return this.db.get(sourceSet, root);
  }

  /** Does what grows with the workspace and can wait; to be called when nobody waits for an answer. Changes no answer. */
  tidyUp(): void {
    if (this.#changesSinceSweep >= CHANGES_WORTH_A_SWEEP) this.#sweep();
  }

  #countChange(): void {
    this.#changesSinceSweep += 1;
    if (this.#changesSinceSweep >= CHANGES_BETWEEN_SWEEPS) this.#sweep();
  }

  #sweep(): void {
    this.#changesSinceSweep = 0;
    this.db.sweep();
  }
}

const libraries = new WeakMap<AsterParser, readonly LibraryFile[]>();

/** The shipped library never changes: it is read once for each parser. */
function libraryOf(parser: AsterParser): readonly LibraryFile[] {
  let library = libraries.get(parser);
  if (library === undefined) libraries.set(parser, (library = readLibrary(parser)));
  return library;
}
