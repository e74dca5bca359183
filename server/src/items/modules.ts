/**
 * Modules across files: in which file `mod m;` stands, which module a file is, and where a program begins.
 * All of it rests on the names of the files around and on their `mod` items, so no edit in a body, and no other item, asks
 * for it again. What no file is found for is not known; nothing here reads a file.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { entriesNamed, rootModule } from './file-index.ts';
import { NO_SOURCES, type SourceSet, sourceSet, surroundings } from './inputs.ts';
import { fileOfItem, type ItemKey } from './item-key.ts';
import { moduleOf, shapeOf } from './scopes.ts';

export interface CrateRoot {
  readonly module: ItemKey;
  /** A program certainly begins here: a file that nothing reaches may be part of what nobody has read. */
  readonly isCertain: boolean;
}

/** Whether a key is that of a module: a `mod`, or the root of a file. */
export function isModule(db: Database, key: ItemKey): boolean {
  return isFileRoot(key) || shapeOf(db, key)?.kind === 'module';
}

/** The module whose items `module` holds: for `mod m;` the root of its file, `null` where that is not known; for others itself. */
export function moduleContents(db: Database, module: ItemKey): ItemKey | null {
  if (isFileRoot(module) || shapeOf(db, module)?.sourcePath === null) return module;
  const file = db.get(fileOfModule, module);
  return file === null ? null : rootModule(file);
}

/** What `super` means in a module; `null` where nothing is known to be around it. */
export function parentModule(db: Database, module: ItemKey): ItemKey | null {
  if (!isFileRoot(module)) return moduleOf(db, module);
  const declared = declarationOfFile(db, fileOfItem(module));
  return declared === null ? null : moduleOf(db, declared);
}

/** The `mod` item that a file belongs to; `null` for one where a program begins. */
export function declarationOfFile(db: Database, file: string): ItemKey | null {
  return db.get(placeOfFile, file).declaredBy;
}

/** What `crate` means in a module. */
export function crateRoot(db: Database, module: ItemKey): CrateRoot {
  const { root, isCertain } = db.get(placeOfFile, fileOfItem(module));
  return { module: rootModule(root), isCertain };
}

/** Whether `outer` is `module` or around it: then nothing in it is private to the other. */
export function isAround(db: Database, outer: ItemKey, module: ItemKey): boolean {
  let here: ItemKey | null = module;
  for (let depth = 0; here !== null && depth < MOST_DEPTH; depth += 1) {
    if (here === outer) return true;
    here = parentModule(db, here);
  }
  return false;
}

/** The files that a file belongs together with, itself included: those of its package, or of its folder. */
export function sourcesAround(db: Database, file: string): SourceSet {
  const around = db.get(surroundings, file);
  return around.kind === 'unknown' ? NO_SOURCES : db.get(sourceSet, around.root);
}

/** Files that a file sees without naming them: those in its folder, unless it is part of a package. */
export function siblingsOf(db: Database, file: string): readonly string[] {
  if (db.get(placeOfFile, file).isCertain) return [];
  const folder = folderOf(file);
  return sourcesAround(db, file).files.filter((other) => other !== file && folderOf(other) === folder);
}

/** The module that another crate of the package, or a file beside a lone one, is for those who name it. */
export function neighbourModule(db: Database, file: string, name: string): ItemKey | null {
  const { files, name: packageName } = sourcesAround(db, file);
  if (packageName !== null && packageName.replaceAll('-', '_') === name) {
    const library = files.find((other) => /(?:^|\/)src\/lib\.ast$/u.test(other));
    if (library !== undefined) return rootModule(library);
  }
  const sibling = siblingsOf(db, file).find((other) => stemOf(other) === name);
  return sibling === undefined ? null : rootModule(sibling);
}

/** Where the file of `mod m;` is looked for, first choice first; empty for other items. */
export function moduleFileCandidates(db: Database, module: ItemKey): readonly string[] {
  const shape = shapeOf(db, module);
  if (shape?.kind !== 'module' || shape.sourcePath === null || shape.name === null) return [];
  const file = fileOfItem(module);
  const folder = folderOf(file);
  if (shape.sourcePath !== '') return [resolvePath(folder, shape.sourcePath)];
  const inner: string[] = [];
  for (let around = shape.parent === null ? null : shapeOf(db, shape.parent); around !== null; around = around.parent === null ? null : shapeOf(db, around.parent)) {
    if (around.kind === 'module' && around.name !== null) inner.unshift(`${around.name}/`);
  }
  const below = inner.join('') + shape.name;
  const stem = stemOf(file);
  const bases = stem === 'main' || stem === 'lib' || stem === 'mod' ? [folder] : [`${folder}${stem}/`, folder];
  return bases.flatMap((base) => [`${base}${below}.ast`, `${base}${below}/mod.ast`]);
}

/** Files that a file's `mod` items may mean and that are not among those around it. */
export function missingModuleFiles(db: Database, file: string): readonly string[] {
  return entriesNamed(db, rootModule(file), 'module-file', '').flatMap(({ item }) => (db.get(fileOfModule, item) === null ? moduleFileCandidates(db, item) : []));
}

/** Deeper than any program; a bound all the same. */
const MOST_DEPTH = 256;

interface FilePlace {
  /** The `mod` item that the file belongs to. */
  readonly declaredBy: ItemKey | null;
  /** The file where its program begins. */
  readonly root: string;
  readonly isCertain: boolean;
}

interface ModuleMap {
  /** By `mod` item. */
  readonly files: ReadonlyMap<ItemKey, string>;
  readonly places: ReadonlyMap<string, FilePlace>;
}

/** Key: the root of a source set. */
const moduleMap = defineQuery<ModuleMap>({
  name: 'moduleMap',
  equals: structurallyEqual,
  compute: (db, root) => {
    const { files, isPackage } = db.get(sourceSet, root);
    const named = new Map(files.map((file) => [decoded(file), file]));
    const edges = new Map<string, { readonly module: ItemKey; readonly target: string }[]>();
    const targets = new Set<string>();
    for (const file of files) {
      for (const { item } of entriesNamed(db, rootModule(file), 'module-file', '')) {
        const target = moduleFileCandidates(db, item).flatMap((candidate) => named.get(decoded(candidate)) ?? []).find((other) => other !== file);
        if (target === undefined) continue;
        targets.add(target);
        edges.set(file, [...(edges.get(file) ?? []), { module: item, target }]);
      }
    }
    const entries = isPackage ? files.filter((file) => isEntry(decoded(file).slice(decoded(root).length))) : [];
    const places = new Map<string, FilePlace>();
    // The last of these lists is for circles: they are entered somewhere, so that every file has a place.
    for (const start of [...entries, ...files.filter((file) => !targets.has(file)), ...files]) {
      if (places.has(start)) continue;
      const isCertain = entries.includes(start);
      places.set(start, { declaredBy: null, root: start, isCertain });
      const pending = [start];
      for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
        for (const { module, target } of edges.get(file) ?? []) {
          if (places.has(target)) continue;
          places.set(target, { declaredBy: module, root: start, isCertain });
          pending.push(target);
        }
      }
    }
    return { files: new Map([...edges.values()].flat().map(({ module, target }) => [module, target])), places };
  },
  cycle: () => ({ files: new Map(), places: new Map() }),
});

/** Key: the `mod` item. */
const fileOfModule = defineQuery<string | null>({
  name: 'fileOfModule',
  compute: (db, key) => {
    const around = db.get(surroundings, fileOfItem(key as ItemKey));
    return around.kind === 'unknown' ? null : (db.get(moduleMap, around.root).files.get(key as ItemKey) ?? null);
  },
  cycle: () => null,
  barrier: true,
});

/** Key: file. */
const placeOfFile = defineQuery<FilePlace>({
  name: 'placeOfFile',
  equals: structurallyEqual,
  compute: (db, file) => {
    const around = db.get(surroundings, file);
    const place = around.kind === 'unknown' ? undefined : db.get(moduleMap, around.root).places.get(file);
    return place ?? { declaredBy: null, root: file, isCertain: false };
  },
  cycle: (file) => ({ declaredBy: null, root: file, isCertain: false }),
  barrier: true,
});

/** Whether a program begins in a file of a package. @param path from the folder of the package. */
function isEntry(path: string): boolean {
  return /^(?:(?:src\/)?(?:main|lib)|build|(?:src\/bin|tests|examples|benches)\/(?:[^/]+|[^/]+\/main))\.ast$/u.test(path);
}

function isFileRoot(key: ItemKey): boolean {
  return key.endsWith('#');
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

function stemOf(file: string): string {
  return decoded(file.slice(file.lastIndexOf('/') + 1)).replace(/\.ast$/u, '');
}

/** A path as `#[path = ".."]` says it, seen from a folder. */
function resolvePath(folder: string, path: string): string {
  const parts = folder.split('/').slice(0, -1);
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Names of files may be URIs, in which letters are escaped. */
function decoded(file: string): string {
  if (!file.includes('%')) return file;
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
