/** What the analyzer asks of the machine it runs on, as seen by the server: files by URI, and time. Nothing below `host` does IO itself. */

/**
 * All are URIs. `manifest`: the nearest `aster.toml` in the file's folder or above it; `sources`: the `.ast` files of its
 * package, `null` if they cannot be listed. `siblings`: the other `.ast` files in the same folder, where there is no package.
 */
export type FolderAnswer =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'package'; readonly manifest: string; readonly sources: readonly string[] | null }
  | { readonly kind: 'folder'; readonly siblings: readonly string[] };

export interface Host {
  /** The text of a file on disk; `null` if it is not there, not UTF-8, or too large to be source. */
  readFile(uri: string): Promise<string | null>;
  /** What stands beside a file. `unknown` where folders cannot be read, as in a web worker. */
  lookAround(uri: string): Promise<FolderAnswer>;
  /** The `.ast` files in the folder `std` of a workspace's folder; `null` if there is none, or if folders cannot be read. */
  librarySources(folder: string): Promise<readonly string[] | null>;
  /** Milliseconds from any fixed moment, for measuring. */
  now(): number;
}
