/**
 * The sources of a package: every `.ast` file in its folder and the folders in it, but for what belongs to packages inside it,
 * to builds and to tools. Links to folders are not followed, because they may lead back to where they stand, and a link to a
 * file counts only if the file is in the package too. A folder that is no package of sources is given up early.
 */
import { type Dirent } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Files and folders that are looked at, whatever they are. */
const MOST_ENTRIES = 50_000;

/**
 * Absolute paths in order; `null` if a folder cannot be read, or if there is too much.
 * @param isForeign whether a folder of that name is left out. @param manifests the names of files that make a folder a package.
 */
export async function packageSources(folder: string, isForeign: (name: string) => boolean, manifests: readonly string[], most: number): Promise<readonly string[] | null> {
  const files: string[] = [];
  const root = await realpath(folder).catch(() => folder);
  const pending = [folder];
  let looked = 0;
  for (let here = pending.pop(); here !== undefined; here = pending.pop()) {
    const entries = await readdir(here, { withFileTypes: true }).catch(() => null);
    if (entries === null) return null;
    looked += entries.length;
    if (looked > MOST_ENTRIES) return null;
    if (here !== folder && entries.some((entry) => manifests.includes(entry.name))) continue;
    for (const entry of entries) {
      const path = join(here, entry.name);
      if (entry.isDirectory()) {
        if (!isForeign(entry.name)) pending.push(path);
      } else if (entry.name.endsWith('.ast') && (await isInside(entry, path, root))) files.push(path);
    }
    if (files.length > most) return null;
  }
  return files.toSorted();
}

async function isInside(entry: Dirent, path: string, root: string): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  const target = await realpath(path).catch(() => null);
  return target?.startsWith(root + sep) === true;
}
