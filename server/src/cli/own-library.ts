/** The sources of a standard library that the current folder holds: in a folder `std`, as a workspace has it in an editor. */
import { join } from 'node:path';
import { LIBRARY_FOLDER, MOST_LIBRARY_SOURCES, MOST_LIBRARY_TEXT } from '../base/file-system.ts';
import { shownPath, type Source } from './inputs.ts';
import type { Machine } from './machine.ts';

/** What the names of its files begin with. */
export const LIBRARY_ROOT = `${LIBRARY_FOLDER}/`;

/** Texts by name, in order; none if there is no such folder, if it cannot be read, or if it is too much. @param known what has been read already. */
export async function ownLibrary(machine: Machine, known: readonly Source[]): Promise<ReadonlyMap<string, string>> {
  const paths = await machine.files.sourcesOfPackage(join(machine.currentFolder, LIBRARY_FOLDER), MOST_LIBRARY_SOURCES);
  const texts = new Map<string, string>();
  let total = 0;
  for (const path of paths ?? []) {
    const file = shownPath(machine, path);
    const content = known.find((source) => source.file === file) ?? (await machine.files.readText(path));
    if ('message' in content || (total += content.text.length) > MOST_LIBRARY_TEXT) return new Map();
    texts.set(file, content.text);
  }
  return texts;
}
