/**
 * The file system of a machine with Node: lists, reads, writes and watches files by path.
 * No analysis, no settings, no words but those that say why a file could not be read. Nothing throws on any file: links,
 * devices, folders without permission and bytes that are no text have an answer each.
 */
import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileSystem, FileText, FolderContent, PathKind } from '../base/file-system.ts';
import { watchPaths } from './node-watch.ts';
import { packageSources } from './package-sources.ts';

/** A larger file is data, not source. In bytes. */
const LARGEST_SOURCE = 16 * 1024 * 1024;
const MANIFESTS = ['aster.toml', 'Aster.toml'];
/** What belongs to packages, builds and tools; names that begin with a dot are left out as well. */
const FOREIGN_FOLDERS: ReadonlySet<string> = new Set(['node_modules', 'target']);

export const nodeFiles: FileSystem = {
  kindOf,
  readText,
  readStandardInput: () => readStream(process.stdin),
  writeText,
  sourcesIn,
  sourcesBeside,
  sourcesOfPackage: (folder, most) => packageSources(folder, isForeign, MANIFESTS, most),
  manifestAbove,
  watch: watchPaths,
};

async function kindOf(path: string): Promise<PathKind> {
  try {
    return { kind: (await stat(path)).isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    return { kind: 'failure', message: reasonOf(error) };
  }
}

async function readText(path: string): Promise<FileText> {
  try {
    const status = await stat(path);
    if (status.isDirectory()) return failure('is a folder');
    // A device or a pipe has no size: it is read until it is too much.
    if (!status.isFile()) return await readStream(createReadStream(path));
    return status.size > LARGEST_SOURCE ? TOO_LARGE : decode(await readFile(path));
  } catch (error) {
    return failure(reasonOf(error));
  }
}

async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<FileText> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of stream) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      parts.push(bytes);
      size += bytes.length;
      if (size > LARGEST_SOURCE) return TOO_LARGE;
    }
  } catch (error) {
    return failure(reasonOf(error));
  }
  return decode(Buffer.concat(parts));
}

function decode(bytes: Uint8Array): FileText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const hasByteOrderMark = text.startsWith('\u{feff}');
    return { kind: 'text', text: hasByteOrderMark ? text.slice(1) : text, hasByteOrderMark };
  } catch {
    return failure('not valid UTF-8');
  }
}

/** Writes beside the file and renames, so that nobody ever sees half of it; through a link, into the file it leads to. */
async function writeText(path: string, text: string): Promise<string | null> {
  let temporary: string | null = null;
  try {
    const target = await realpath(path);
    const { mode } = await stat(target);
    temporary = `${target}.${process.pid}.tmp`;
    await writeFile(temporary, text, { mode });
    await rename(temporary, target);
    return null;
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true });
    return reasonOf(error);
  }
}

async function sourcesIn(folder: string): Promise<FolderContent> {
  const files: string[] = [];
  const failures: { readonly path: string; readonly message: string }[] = [];
  const visit = async (here: string): Promise<void> => {
    const entries = await readdir(here, { withFileTypes: true }).catch((error: unknown) => {
      failures.push({ path: here, message: reasonOf(error) });
      return [];
    });
    for (const entry of entries.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      const path = join(here, entry.name);
      // Links to folders are not followed: they may lead back to where they stand.
      if (entry.isDirectory()) {
        if (!isForeign(entry.name)) await visit(path);
      } else if (entry.name.endsWith('.ast') && (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path))))) files.push(path);
    }
  };
  await visit(folder);
  return { files, failures };
}

function isForeign(folderName: string): boolean {
  return folderName.startsWith('.') || FOREIGN_FOLDERS.has(folderName);
}

async function sourcesBeside(folder: string): Promise<readonly string[] | null> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.name.endsWith('.ast') && !entry.isDirectory()).map((entry) => join(folder, entry.name)).toSorted();
  } catch {
    return null;
  }
}

async function manifestAbove(folder: string): Promise<string | null> {
  for (let here = folder; ; here = dirname(here)) {
    for (const name of MANIFESTS) {
      const path = join(here, name);
      if (await isFile(path)) return path;
    }
    if (dirname(here) === here) return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (status) => status.isFile(),
    () => false,
  );
}

function failure(message: string): FileText {
  return { kind: 'failure', message };
}

const TOO_LARGE = failure(`larger than ${LARGEST_SOURCE / 1024 / 1024} MiB, which is too large for a source file`);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'a link that leads to itself',
  ENAMETOOLONG: 'the name is too long',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
  return REASONS[code] ?? `the system answered ${code}`;
}
