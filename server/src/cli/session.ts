/**
 * A workspace with the files of a command line in it: reads them, gives each its settings and its neighbours, and can do so
 * again after something changed, reading only what did.
 * Files in one folder see each other unless they are part of a package; neighbours that were not asked for are read as well,
 * because what they declare is no mistake of the others, but nothing is reported about them.
 */
import { resolve } from 'node:path';
import { structurallyEqual } from '../base/structural-equality.ts';
import { type AnalysisSettings, type SettingValues, settingsOf, type Workspace } from '../ide/index.ts';
import type { FileSurroundings } from '../items/index.ts';
import { defect } from './defect.ts';
import { byFile, type Failure, readInputs, shownPath, type Source } from './inputs.ts';
import type { Machine } from './machine.ts';
import type { Progress } from './progress.ts';
import { type SettingFlags, SettingsReader } from './settings.ts';

/** Folders with more files than this are not looked through: it is no folder of small programs any more. */
const MOST_NEIGHBOURS = 500;

export class Session {
  #sources: readonly Source[] = [];
  #failures: readonly Failure[] = [];
  #settings = new Map<string, SettingValues>();
  #manifests: readonly string[] = [];
  /** The texts in the workspace, those of neighbours included. */
  readonly #open = new Map<string, string>();
  /** The texts that the analyzer failed on: it would do so again. */
  readonly #lost = new Map<string, { readonly text: string; readonly message: string }>();

  private constructor(
    readonly machine: Machine,
    readonly workspace: Workspace,
    readonly paths: readonly string[],
    readonly flags: SettingFlags,
  ) {}

  static async start(machine: Machine, paths: readonly string[], flags: SettingFlags, progress: Progress): Promise<Session> {
    const session = new Session(machine, await machine.createWorkspace(), paths, flags);
    await session.refresh(progress);
    return session;
  }

  /** What was asked for, in order of name. */
  get sources(): readonly Source[] {
    return this.#sources;
  }

  /** What could not be read, and settings that make no sense. */
  get failures(): readonly Failure[] {
    return this.#failures;
  }

  /** What to watch: the given paths, and the settings that were read. */
  get watchedPaths(): readonly string[] {
    const given = this.paths.length === 0 ? ['.'] : this.paths;
    const folders = this.#sources.map((source) => source.folder);
    return [...new Set([...given.map((path) => resolve(this.machine.currentFolder, path)), ...folders, ...this.#manifests])];
  }

  /** The settings that hold in one of the sources. */
  settingsOf({ file }: Source): AnalysisSettings {
    return settingsOf(this.workspace.db, file);
  }

  /** Another text for a file that is analysed, as a fix gives it; what is on disk stays. */
  replace(file: string, text: string): void {
    this.#sources = this.#sources.map((source) => (source.file === file ? { ...source, text } : source));
    this.#openText(file, text);
  }

  /** Reads everything again. Says whether anything is another than before. */
  async refresh(progress: Progress): Promise<boolean> {
    const before = { failures: this.#failures, settings: this.#settings };
    const inputs = await readInputs(this.machine, this.paths);
    const reader = new SettingsReader(this.machine, this.flags);
    const settings = new Map<string, SettingValues>();
    const loose: Source[] = [];
    const wanted = new Map<string, string>();
    const surroundings = new Map<string, FileSurroundings>();
    for (const source of inputs.sources) {
      const found = await reader.valuesIn(source.folder);
      settings.set(source.file, found.values);
      wanted.set(source.file, source.text);
      if (found.isInPackage) surroundings.set(source.file, { kind: 'package' });
      else loose.push(source);
    }
    const around = await this.#lookAround(loose, wanted);
    for (const source of loose) {
      const neighbours = around.get(source.folder) ?? null;
      if (neighbours === null) surroundings.set(source.file, { kind: 'unknown' });
      // What a neighbour declares may rest on a third file of the folder.
      else for (const file of [source.file, ...neighbours]) surroundings.set(file, { kind: 'folder', siblings: neighbours.filter((other) => other !== file) });
    }
    const { changed, defects } = this.#takeOver(wanted, progress);
    for (const [file, value] of surroundings) this.workspace.setSurroundings(file, value);
    for (const [file, values] of settings) this.workspace.setFileSettings(file, values);
    const lost = new Set(defects.map(({ file }) => file));
    this.#sources = inputs.sources.filter(({ file }) => !lost.has(file));
    this.#settings = settings;
    this.#manifests = reader.manifests;
    this.#failures = [...inputs.failures, ...reader.failures, ...defects].toSorted(byFile);
    return changed || !structurallyEqual(before.failures, this.#failures) || !structurallyEqual(before.settings, settings);
  }

  /**
   * The files of each folder by name, which are then in `wanted`; `null` for a folder of which not everything is known: what
   * cannot be read may declare anything.
   */
  async #lookAround(sources: readonly Source[], wanted: Map<string, string>): Promise<Map<string, readonly string[] | null>> {
    const around = new Map<string, readonly string[] | null>();
    for (const folder of new Set(sources.map((source) => source.folder))) {
      const paths = await this.machine.files.sourcesBeside(folder);
      around.set(folder, paths === null || paths.length > MOST_NEIGHBOURS ? null : await this.#readNeighbours(paths, wanted));
    }
    return around;
  }

  async #readNeighbours(paths: readonly string[], wanted: Map<string, string>): Promise<readonly string[] | null> {
    const names: string[] = [];
    for (const path of paths) {
      const file = shownPath(this.machine, path);
      if (!wanted.has(file)) {
        const content = await this.machine.files.readText(path);
        if (content.kind === 'failure') return null;
        wanted.set(file, content.text);
      }
      names.push(file);
    }
    return names;
  }

  /** Makes the workspace hold exactly these texts, but for those that the analyzer fails on. */
  #takeOver(wanted: ReadonlyMap<string, string>, progress: Progress): { readonly changed: boolean; readonly defects: readonly Failure[] } {
    const defects: Failure[] = [];
    let changed = false;
    let done = 0;
    for (const [file, text] of wanted) {
      progress.report('reading', (done += 1), wanted.size);
      changed = this.#tryText(file, text) || changed;
      const message = this.#lost.get(file)?.message;
      if (message !== undefined) defects.push({ file, message });
    }
    for (const file of this.#open.keys()) {
      if (wanted.has(file)) continue;
      this.workspace.close(file);
      this.#open.delete(file);
      changed = true;
    }
    return { changed, defects };
  }

  /** Whether the text is another than before. */
  #tryText(file: string, text: string): boolean {
    if (this.#open.get(file) === text || this.#lost.get(file)?.text === text) return false;
    this.#lost.delete(file);
    try {
      this.#openText(file, text);
    } catch (error) {
      this.workspace.close(file);
      this.#open.delete(file);
      this.#lost.set(file, { text, message: defect(error) });
    }
    return true;
  }

  #openText(file: string, text: string): void {
    this.workspace.open(file, text);
    this.#open.set(file, text);
  }
}
