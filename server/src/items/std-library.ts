/**
 * The standard library as files of the table: where each module's source is, and which types it declares.
 * Its sources are ordinary Aster files; only their names (`std:/vec.ast`) and their durability set them apart. A workspace
 * may have sources of its own for some modules, or modules of its own: these stand under the same names.
 */
import { type Database, defineInput, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { rootModule } from './file-index.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import { moduleScope, shapeOf } from './scopes.ts';
import { STD_SOURCES } from './std-sources.ts';

export interface StdFile {
  readonly file: string;
  readonly text: string;
}

const STD_SCHEME = 'std:/';

/** A module of which the workspace has a source of its own. */
export interface OwnModule {
  /** The last name of its path. */
  readonly module: string;
  /** Its name in the table: that of the shipped file whose place it takes, if there is one. */
  readonly file: string;
}

/** The modules of the library that the workspace has sources of its own for. One key, because there is one library. */
export const ownLibrary = defineInput<readonly OwnModule[]>({ name: 'ownLibrary', initial: [], equals: structurallyEqual });

/** Every source file of the shipped library. */
export function shippedFiles(): readonly StdFile[] {
  return STD_SOURCES.map((source) => ({ file: STD_SCHEME + source.file, text: source.text }));
}

/** Every file of the library: the shipped ones, of which the workspace's own may have taken the place, and those that it adds. */
export function stdFiles(db: Database): readonly string[] {
  return [...new Set([...SHIPPED.values(), ...db.get(ownLibrary, '').map(({ file }) => file)])];
}

export function isStdFile(file: string): boolean {
  return file.startsWith(STD_SCHEME);
}

/** Whether what the library declares is not all that is known of its types: a workspace's own may leave to a compiler what the shipped one says. */
export function isLibraryReplaced(db: Database): boolean {
  return db.get(ownLibrary, '').length > 0;
}

/** By module. */
const SHIPPED: ReadonlyMap<string, string> = new Map(STD_SOURCES.map(({ file, module }) => [module, STD_SCHEME + file]));

/** The library's file of a module (`vec`), or `null`. */
export function stdFileOfModule(db: Database, module: string): string | null {
  return SHIPPED.get(module) ?? db.get(ownLibrary, '').find((own) => own.module === module)?.file ?? null;
}

/**
 * The modules that the `.ast` files of a folder are if it holds a library: each is called as its file, or as the folder of a `mod.ast`.
 * None if no module of the shipped library is among them: then it is some other folder. Of two of one name the first counts.
 * @param root the folder's name, with a `/` at the end.
 */
export function ownModules(root: string, files: readonly string[]): ReadonlyMap<string, OwnModule> {
  const found = new Map<string, OwnModule>();
  for (const file of files) {
    const names = file.slice(root.length).replace(/\.ast$/u, '').split('/');
    const module = names.length > 1 && names.at(-1) === 'mod' ? names.at(-2) : names.at(-1);
    if (!file.startsWith(root) || module === undefined || [...found.values()].some((other) => other.module === module)) continue;
    found.set(file, { module, file: SHIPPED.get(module) ?? `${STD_SCHEME}${module}.ast` });
  }
  return [...found.values()].some(({ module }) => SHIPPED.has(module)) ? found : new Map();
}

/** Modules that stand inside another one, as programs write them. */
const INNER_MODULES: ReadonlyMap<string, string> = new Map([['adaptors', 'iter'], ['atomic', 'sync::atomic'], ['mpsc', 'sync::mpsc']]);

/** How a program calls the module of a file of the library, without `std`; `null` for other files. */
export function stdModuleOfFile(db: Database, file: string): string | null {
  const module = [...SHIPPED].find(([, shipped]) => shipped === file)?.[0] ?? db.get(ownLibrary, '').find((own) => own.file === file)?.module;
  return module === undefined ? null : (INNER_MODULES.get(module) ?? module);
}

/** Where a program means it, it says `fmt::Write`: `Write` by itself is that of bytes. */
const TEXT_WRITE = 'std:/fmt.ast#trait:Write';

/** What the whole library declares, by name. Key: the namespace. */
const stdNames = defineQuery<ReadonlyMap<string, readonly ItemKey[]>>({
  name: 'stdNames',
  compute: (db, namespace) => {
    const all = new Map<string, ItemKey[]>();
    for (const file of stdFiles(db)) {
      const { types, values } = db.get(moduleScope, rootModule(file));
      for (const [name, keys] of namespace === 'types' ? types : values) {
        // `io::Error` is another name for one of the library's types: by itself `Error` is the trait.
        const isSecond = (key: ItemKey): boolean => key === TEXT_WRITE || shapeOf(db, key)?.kind === 'type-alias';
        const known = [...(all.get(name) ?? []), ...keys];
        all.set(name, [...known.filter((key) => !isSecond(key)), ...known.filter(isSecond)]);
      }
    }
    const own = new Set(db.get(ownLibrary, '').map(({ file }) => file));
    if (own.size === 0) return all;
    // A module of the workspace's library may declare what the shipped one has elsewhere.
    return new Map([...all].map(([name, keys]) => [name, keys.some((key) => own.has(fileOfItem(key))) ? keys.filter((key) => own.has(fileOfItem(key))) : keys]));
  },
  cycle: () => new Map(),
});

/** The library's types and traits of this name: usually one, none if there is no such type. */
export function stdTypesNamed(db: Database, name: string): readonly ItemKey[] {
  return db.get(stdNames, 'types').get(name) ?? [];
}

/** The library's free functions, constants and statics of this name: several where modules overlap (`len`, `get`, `read`). */
export function stdValuesNamed(db: Database, name: string): readonly ItemKey[] {
  return db.get(stdNames, 'values').get(name) ?? [];
}
