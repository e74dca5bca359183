/**
 * The shipped standard library as files of the table: where each module's source is, and which types it declares.
 * Its sources are ordinary Aster files; only their names (`std:/vec.ast`) and their durability set them apart.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { rootModule } from './file-index.ts';
import type { ItemKey } from './item-key.ts';
import { moduleScope, shapeOf } from './scopes.ts';
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

/** Modules that stand inside another one, as programs write them. */
const INNER_MODULES: ReadonlyMap<string, string> = new Map([['adaptors', 'iter'], ['atomic', 'sync::atomic'], ['mpsc', 'sync::mpsc']]);

/** How a program calls the module of a shipped file, without `std`; `null` for other files. */
export function stdModuleOfFile(file: string): string | null {
  const module = STD_SOURCES.find((source) => STD_SCHEME + source.file === file)?.module;
  return module === undefined ? null : (INNER_MODULES.get(module) ?? module);
}

/** Where a program means it, it says `fmt::Write`: `Write` by itself is that of bytes. */
const TEXT_WRITE = 'std:/fmt.ast#trait:Write';

/** What the whole shipped library declares, by name. Key: the namespace. */
const stdNames = defineQuery<ReadonlyMap<string, readonly ItemKey[]>>({
  name: 'stdNames',
  compute: (db, namespace) => {
    const all = new Map<string, ItemKey[]>();
    for (const { file } of stdFiles()) {
      const { types, values } = db.get(moduleScope, rootModule(file));
      for (const [name, keys] of namespace === 'types' ? types : values) {
        // `io::Error` is another name for one of the library's types: by itself `Error` is the trait.
        const isSecond = (key: ItemKey): boolean => key === TEXT_WRITE || shapeOf(db, key)?.kind === 'type-alias';
        const known = [...(all.get(name) ?? []), ...keys];
        all.set(name, [...known.filter((key) => !isSecond(key)), ...known.filter(isSecond)]);
      }
    }
    return all;
  },
  cycle: () => new Map(),
});

/** The shipped types and traits of this name: usually one, none if there is no such type. */
export function stdTypesNamed(db: Database, name: string): readonly ItemKey[] {
  return db.get(stdNames, 'types').get(name) ?? [];
}

/** The shipped free functions, constants and statics of this name: several where modules overlap (`len`, `get`, `read`). */
export function stdValuesNamed(db: Database, name: string): readonly ItemKey[] {
  return db.get(stdNames, 'values').get(name) ?? [];
}
