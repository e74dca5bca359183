/**
 * What the command line asks of the machine's files, as an interface: `host` reads them, tests may pretend.
 * Paths are absolute and in the machine's own spelling. Nothing here throws: a failure is a clause for a person, without a
 * full stop and without the path.
 */

export type FileText =
  /** `text` has no byte order mark; who writes the file back puts it there again. */
  | { readonly kind: 'text'; readonly text: string; readonly hasByteOrderMark: boolean }
  | { readonly kind: 'failure'; readonly message: string };

export type PathKind = { readonly kind: 'file' } | { readonly kind: 'folder' } | { readonly kind: 'failure'; readonly message: string };

/** What a folder holds, the folders in it included: absolute paths, in order. */
export interface FolderContent {
  readonly files: readonly string[];
  /** Folders that could not be read. */
  readonly failures: readonly { readonly path: string; readonly message: string }[];
}

export interface FileSystem {
  kindOf(path: string): Promise<PathKind>;
  /** The file as UTF-8; a failure if it is not, if it cannot be read, or if it is too large to be source. */
  readText(path: string): Promise<FileText>;
  readStandardInput(): Promise<FileText>;
  /** `null` on success. The file is replaced as a whole or not at all. */
  writeText(path: string, text: string): Promise<string | null>;
  /** Every `.ast` file in a folder and the folders in it; those of packages, tools and builds are left out. */
  sourcesIn(folder: string): Promise<FolderContent>;
  /** The `.ast` files that stand in the folder itself; `null` if it cannot be read. */
  sourcesBeside(folder: string): Promise<readonly string[] | null>;
  /** The `.ast` files of the package that begins in the folder; `null` if it cannot be read or has more than `most`. */
  sourcesOfPackage(folder: string, most: number): Promise<readonly string[] | null>;
  /** The nearest `aster.toml` in the folder or above it; `null` without one. */
  manifestAbove(folder: string): Promise<string | null>;
  /** Calls back after something below one of the paths may have changed, until it is closed. */
  watch(paths: readonly string[], changed: () => void): { close(): void };
}

/** In a workspace's folder: sources of the standard library that take the place of the shipped ones. */
export const LIBRARY_FOLDER = 'std';

/** A folder with more sources than this is no standard library. */
export const MOST_LIBRARY_SOURCES = 1_000;

/** Nor is one with more text, in UTF-16 units. */
export const MOST_LIBRARY_TEXT = 16_000_000;
