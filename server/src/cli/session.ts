/**
 * A workspace with the files of a command line in it: reads them, gives each its settings and its neighbours, and can do so
 * again after something changed, reading only what did.
 * Files of a package see each other through its modules, files in one folder without one at once; those that were not asked
 * for are read as well, because what they declare is no mistake of the others, but nothing is reported about them.
 */
import { resolve } from 'node:path';
import { structurallyEqual } from '../base/structural-equality.ts';
import { type AnalysisSettings, type SettingValues, settingsOf, type Workspace } from '../ide/index.ts';
import { isStdFile } from '../items/index.ts';
import { defect } from './defect.ts';
import { byFile, type Failure, readInputs, type Source } from './inputs.ts';
import type { Machine } from './machine.ts';
import type { Progress } from './progress.ts';
import { type SettingFlags, SettingsReader } from './settings.ts';
import { LIBRARY_ROOT, ownLibrary } from './own-library.ts';
import { SourcePlaces } from './source-places.ts';

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
    const given = await readInputs(this.machine, this.paths);
    const isOtherLibrary = await this.#readLibrary(given.sources);
    const inputs = { ...given, sources: given.sources.map((source) => ({ ...source, file: this.workspace.analysed(source.file) })) };
    const reader = new SettingsReader(this.machine, this.flags);
    const settings = new Map<string, SettingValues>();
    const wanted = new Map<string, string>(inputs.sources.map((source) => [source.file, source.text]));
    const places = new SourcePlaces(this.machine, this.workspace, wanted);
    for (const source of inputs.sources) {
      const found = await reader.valuesIn(source.folder);
      settings.set(source.file, found.values);
      if (!isStdFile(source.file)) await places.add(source, found.package);
    }
    let changed = isOtherLibrary;
    const open = (file: string, text: string): boolean => {
      changed = this.#tryText(file, text) || changed;
      return !this.#lost.has(file);
    };
    await places.readInto(open, (done) => progress.report('reading', done, wanted.size));
    const { closed, defects } = this.#takeOver(wanted);
    changed ||= closed || places.changed;
    for (const [file, values] of settings) this.workspace.setFileSettings(file, values);
    const lost = new Set(defects.map(({ file }) => file));
    this.#sources = inputs.sources.filter(({ file }) => !lost.has(file));
    this.#settings = settings;
    this.#manifests = reader.manifests;
    this.#failures = [...inputs.failures, ...reader.failures, ...defects].toSorted(byFile);
    return changed || !structurallyEqual(before.failures, this.#failures) || !structurallyEqual(before.settings, settings);
  }

  /** Says whether the library is another than before. */
  async #readLibrary(sources: readonly Source[]): Promise<boolean> {
    if (!this.workspace.setLibrary(LIBRARY_ROOT, await ownLibrary(this.machine, sources))) return false;
    for (const file of this.#open.keys()) if (this.workspace.analysed(file) !== file) this.#open.delete(file);
    return true;
  }

  /** Closes what is not wanted any more, and says what the analyzer fails on. */
  #takeOver(wanted: ReadonlyMap<string, string>): { readonly closed: boolean; readonly defects: readonly Failure[] } {
    const gone = [...this.#open.keys()].filter((file) => !wanted.has(file));
    for (const file of gone) {
      this.workspace.close(file);
      this.#open.delete(file);
    }
    const defects = [...this.#lost].flatMap(([file, { message }]) => (wanted.has(file) ? [{ file, message }] : []));
    return { closed: gone.length > 0, defects };
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
