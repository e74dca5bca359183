/**
 * Which files belong together: those of a package, and those of a folder without one together with the modules that they
 * name in folders below. What was not asked for is read as well.
 * Everything is bounded; a place with more than that is not known, and then nobody in it is accused.
 */
import { resolve } from 'node:path';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { Workspace } from '../ide/index.ts';
import { missingModuleFiles, type SourceSet } from '../items/index.ts';
import { shownPath, type Source } from './inputs.ts';
import type { Machine } from './machine.ts';
import type { FolderSettings } from './settings.ts';

/** A folder with more files than this is not looked through: it is no folder of small programs any more. */
const MOST_BESIDE = 500;
/** A package with more files than this is not followed. */
const MOST_IN_PACKAGE = 5000;
/** Nor is one with more text, in UTF-16 units. */
const MOST_TEXT = 64_000_000;

interface Place {
  readonly isPackage: boolean;
  readonly name: string | null;
  readonly files: Set<string>;
  /** Everything was read. */
  isComplete: boolean;
}

export class SourcePlaces {
  /** By root, as `SourceSet` wants it. */
  readonly #places = new Map<string, Place>();
  /** Whether anything that was declared is another than before. */
  changed = false;

  /** @param wanted the texts that the workspace is to hold: what is read is put there. */
  constructor(
    private readonly machine: Machine,
    private readonly workspace: Workspace,
    private readonly wanted: Map<string, string>,
  ) {}

  /** The place of a source is read, if it was not before. */
  async add({ file, folder }: Source, found: FolderSettings['package']): Promise<void> {
    const root = rootOf(this.machine, found?.folder ?? folder);
    let place = this.#places.get(root);
    if (place === undefined) {
      place = { isPackage: found !== null, name: found?.name ?? null, files: new Set(), isComplete: true };
      this.#places.set(root, place);
      await this.#read(place, found === null ? await this.#beside(folder) : await this.machine.files.sourcesOfPackage(found.folder, MOST_IN_PACKAGE));
    }
    place.files.add(file);
  }

  /** Opens all texts in the workspace, and those of modules in folders below that files without a package name. @param open says whether the analyzer could read it. */
  async readInto(open: (file: string, text: string) => boolean, progress: (done: number) => void): Promise<void> {
    let done = 0;
    const failed = new Set<string>();
    const read = (file: string, text: string): void => {
      progress((done += 1));
      if (!open(file, text)) failed.add(file);
    };
    for (const [file, text] of this.wanted) read(file, text);
    this.#declare(failed);
    if (await this.#follow(read)) this.#declare(failed);
  }

  #declare(failed: ReadonlySet<string>): void {
    for (const [root, { files, isComplete, isPackage, name }] of this.#places) {
      const held = [...files].filter((file) => !failed.has(file)).toSorted();
      const sources: SourceSet = { isPackage, name, files: held, isComplete: isComplete && held.length === files.size };
      this.changed ||= !structurallyEqual(this.workspace.sources(root), sources);
      this.workspace.setSources(root, sources);
      for (const file of held) this.workspace.setSurroundings(file, { kind: 'known', root });
    }
  }

  async #follow(read: (file: string, text: string) => void): Promise<boolean> {
    const tried = new Set<string>();
    let isMore = false;
    for (const [root, place] of this.#places) {
      const pending = place.isPackage ? [] : [...place.files];
      for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
        for (const candidate of missingModuleFiles(this.workspace.db, file)) {
          // A module of a lone file stands in its folder or below.
          if (tried.has(candidate) || place.files.size > MOST_BESIDE || !candidate.startsWith(root) || candidate.startsWith('../', root.length)) continue;
          tried.add(candidate);
          if (this.wanted.has(candidate)) continue;
          const content = await this.machine.files.readText(resolve(this.machine.currentFolder, candidate));
          if (content.kind === 'failure') continue;
          this.wanted.set(candidate, content.text);
          place.files.add(candidate);
          read(candidate, content.text);
          pending.push(candidate);
          isMore = true;
        }
      }
    }
    return isMore;
  }

  async #beside(folder: string): Promise<readonly string[] | null> {
    const paths = await this.machine.files.sourcesBeside(folder);
    return paths === null || paths.length > MOST_BESIDE ? null : paths;
  }

  async #read(place: Place, paths: readonly string[] | null): Promise<void> {
    place.isComplete = paths !== null;
    let total = 0;
    for (const path of paths ?? []) {
      const file = shownPath(this.machine, path);
      // The library's sources are no part of a package around them.
      if (this.workspace.analysed(file) !== file) continue;
      const content = this.wanted.has(file) ? null : await this.machine.files.readText(path);
      total += content?.kind === 'text' ? content.text.length : 0;
      if (content?.kind === 'failure' || total > MOST_TEXT) {
        place.isComplete = false;
        continue;
      }
      if (content !== null) this.wanted.set(file, content.text);
      place.files.add(file);
    }
  }
}

/** The name of a folder as the names of the files in it begin. */
function rootOf(machine: Machine, folder: string): string {
  const shown = shownPath(machine, folder);
  return shown === '.' ? '' : `${shown}/`;
}
