/** The server's host on a machine with files: reads sources by URI and looks what stands beside them. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import type { FolderAnswer, Host } from '../base/host.ts';

/** A larger file is data, not source (bytes). */
const LARGEST_SOURCE = 16 * 1024 * 1024;
const MANIFESTS: ReadonlySet<string> = new Set(['aster.toml', 'Aster.toml']);

export const nodeHost: Host = {
  readFile: async (uri) => {
    const path = pathOf(uri);
    return path === null ? null : readSource(path);
  },
  lookAround: async (uri) => {
    const path = pathOf(uri);
    return path === null ? { kind: 'unknown' } : lookAround(path);
  },
  now: () => performance.now(),
};

/** Only files have a path: untitled documents and virtual folders have nothing on this disk. */
function pathOf(uri: string): string | null {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : null;
}

async function readSource(path: string): Promise<string | null> {
  try {
    if ((await stat(path)).size > LARGEST_SOURCE) return null;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    // Gone, unreadable or not UTF-8: for the server the file then is not there.
    return null;
  }
}

async function lookAround(path: string): Promise<FolderAnswer> {
  const folder = dirname(path);
  try {
    if (await isInPackage(folder)) return { kind: 'package' };
    const entries = await readdir(folder, { withFileTypes: true });
    const siblings = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ast')).map((entry) => join(folder, entry.name));
    return { kind: 'folder', siblings: siblings.filter((sibling) => sibling !== path).toSorted().map((sibling) => URI.file(sibling).toString()) };
  } catch {
    return { kind: 'unknown' };
  }
}

/** A manifest here or in a folder above makes the file part of a package. */
async function isInPackage(folder: string): Promise<boolean> {
  for (let here = folder; ; here = dirname(here)) {
    const names = await readdir(here).catch(() => []);
    if (names.some((name) => MANIFESTS.has(name))) return true;
    if (dirname(here) === here) return false;
  }
}
