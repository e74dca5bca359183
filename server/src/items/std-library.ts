/**
 * The shipped standard library as files of the table: where each module's source is, and which types it declares.
 * Its sources are ordinary Aster files; only their names (`std:/vec.ast`) and their durability set them apart.
 */
import { type Database, defineQuery } from '../base/query.ts';
import type { ItemKey } from './item-key.ts';
import { moduleScope, rootModule } from './scopes.ts';
import { STD_SOURCES } from './std-sources.ts';

export interface StdFile {
  readonly file: string;
  readonly text: string;
}

const STD_SCHEME = 'std:/';

/** Every source file of the shipped library. */
export function stdFiles(): readonly StdFile[] {
  return STD_SOURCES.map((source) => ({ file: STD_SCHEME + source.file, text: source.text }));
}

export function isStdFile(file: string): boolean {
  return file.startsWith(STD_SCHEME);
}

/** The shipped file of a module (`vec`), or `null`. */
export function stdFileOfModule(module: string): string | null {
  const source = STD_SOURCES.find((candidate) => candidate.module === module);
  return source === undefined ? null : STD_SCHEME + source.file;
}

/** Types and traits of the whole shipped library by name. */
const stdTypes = defineQuery<ReadonlyMap<string, readonly ItemKey[]>>({
  name: 'stdTypes',
  compute: (db) => {
    const all = new Map<string, ItemKey[]>();
    for (const { file } of stdFiles()) {
      for (const [name, keys] of db.get(moduleScope, rootModule(file)).types) all.set(name, [...(all.get(name) ?? []), ...keys]);
    }
    return all;
  },
  cycle: () => new Map(),
});

/** The shipped types and traits of this name: usually one, none if there is no such type. */
export function stdTypesNamed(db: Database, name: string): readonly ItemKey[] {
  return db.get(stdTypes, '').get(name) ?? [];
}
