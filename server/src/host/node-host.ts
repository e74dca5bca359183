/**
 * The server's host on a machine with files: reads sources by URI and looks what stands beside them. How files are read, and
 * which are sources, is decided in `node-files.ts`, for the server as for the command line.
 */
import { dirname, join } from 'node:path';
import { URI } from 'vscode-uri';
import { LIBRARY_FOLDER, MOST_LIBRARY_SOURCES } from '../base/file-system.ts';
import type { FolderAnswer, Host } from '../base/host.ts';
import { nodeFiles } from './node-files.ts';

/** A package with more files than this is not listed. */
const MOST_SOURCES = 5000;

export const nodeHost: Host = {
  readFile: async (uri) => {
    const path = pathOf(uri);
    return path === null ? null : readSource(path);
  },
  lookAround: async (uri) => {
    const path = pathOf(uri);
    return path === null ? { kind: 'unknown' } : lookAround(path);
  },
  librarySources: async (uri) => {
    const path = pathOf(uri);
    const sources = path === null ? null : await nodeFiles.sourcesOfPackage(join(path, LIBRARY_FOLDER), MOST_LIBRARY_SOURCES);
    return sources?.map((source) => URI.file(source).toString()) ?? null;
  },
  now: () => performance.now(),
};

/** Only files have a path: untitled documents and virtual folders have nothing on this disk. */
function pathOf(uri: string): string | null {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : null;
}

/** Gone, unreadable, too large or not UTF-8: for the server the file then is not there. */
async function readSource(path: string): Promise<string | null> {
  const content = await nodeFiles.readText(path);
  return content.kind === 'text' ? content.text : null;
}

async function lookAround(path: string): Promise<FolderAnswer> {
  const folder = dirname(path);
  const manifest = await nodeFiles.manifestAbove(folder);
  if (manifest !== null) {
    const sources = await nodeFiles.sourcesOfPackage(dirname(manifest), MOST_SOURCES);
    return { kind: 'package', manifest: URI.file(manifest).toString(), sources: sources?.map((source) => URI.file(source).toString()) ?? null };
  }
  const sources = await nodeFiles.sourcesBeside(folder);
  if (sources === null) return { kind: 'unknown' };
  return { kind: 'folder', siblings: sources.filter((sibling) => sibling !== path).map((sibling) => URI.file(sibling).toString()) };
}
