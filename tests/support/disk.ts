/**
 * A pretended disk for a server: files by URI, each a text or something that cannot be read. It answers at once, so that a
 * request that is sent after a notification finds everything done that the notification began.
 */
import type { FolderAnswer, Host } from '../../server/src/base/host.ts';

export class Disk implements Host {
  /** `null`: it is there but cannot be read. */
  readonly files: Map<string, string | null>;
  /** Every file that was asked for, in order. */
  readonly reads: string[] = [];

  constructor(files: Readonly<Record<string, string | null>>) {
    this.files = new Map(Object.entries(files));
  }

  readFile(uri: string): Promise<string | null> {
    this.reads.push(uri);
    return Promise.resolve(this.files.get(uri) ?? null);
  }

  lookAround(uri: string): Promise<FolderAnswer> {
    const folder = folderOf(uri);
    for (let here = folder; here.includes(':///'); here = folderOf(here)) {
      const manifest = `${here}/aster.toml`;
      if (this.files.has(manifest)) {
        const sources = [...this.files.keys()].filter((file) => file.startsWith(`${here}/`) && file.endsWith('.ast')).toSorted();
        return Promise.resolve({ kind: 'package', manifest, sources });
      }
    }
    const siblings = [...this.files.keys()].filter((file) => file !== uri && file.endsWith('.ast') && folderOf(file) === folder);
    return Promise.resolve({ kind: 'folder', siblings });
  }

  librarySources(folder: string): Promise<readonly string[] | null> {
    const sources = [...this.files.keys()].filter((file) => file.startsWith(`${folder}/std/`) && file.endsWith('.ast')).toSorted();
    return Promise.resolve(sources.length === 0 ? null : sources);
  }

  now(): number {
    return 0;
  }
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}
