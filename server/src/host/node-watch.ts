/**
 * Watching files and folders: one call for a burst of changes, as editors and version control make them.
 * A file is watched through its folder, because editors replace files, and a watcher of the old one would see nothing more.
 */
import { type FSWatcher, statSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/** How long a burst may pause, in milliseconds. */
const QUIET = 40;

/** Calls `changed` after something at or below the paths may have changed. Paths that cannot be watched are passed over. */
export function watchPaths(paths: readonly string[], changed: () => void): { close(): void } {
  let timer: NodeJS.Timeout | null = null;
  const notice = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      changed();
    }, QUIET);
  };
  const folders = new Map<string, boolean>();
  for (const path of paths) {
    const isFolder = isDirectory(path);
    const folder = isFolder ? path : dirname(path);
    folders.set(folder, isFolder || folders.get(folder) === true);
  }
  const watchers = [...folders].flatMap(([folder, recursive]) => start(folder, recursive, notice) ?? []);
  return {
    close: () => {
      if (timer !== null) clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}

function start(folder: string, recursive: boolean, notice: () => void): FSWatcher | null {
  try {
    const watcher = watch(folder, { recursive }, notice);
    // A folder that is removed ends its watcher; what else is watched goes on.
    watcher.on('error', notice);
    return watcher;
  } catch {
    return null;
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Not there (yet): its folder is watched.
    return false;
  }
}
