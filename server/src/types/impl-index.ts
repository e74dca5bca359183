/**
 * Which impls and traits a file sees, by name: those of the files of its package or folder, its own before the others', and
 * the library's, in this order, so that a program's own method is found before a built-in one. All lists rest on the shapes of items: no body and
 * no offset changes them, and typing a name asks again only about that name.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { brokenDeclarations, entriesNamed, FILE_PARTS, fileOfItem, forEachShape, isLost, isStdFile, type ItemKey, type ItemShape, itemsInPart, ownLibrary, rootModule, shapeOf, sourcesAround, sourceSet, stdFiles, surroundings } from '../items/index.ts';
import { type ImplHeader, implHeader, type MemberKind } from './impls.ts';
import { headsDiffer } from './match.ts';
import type { Type } from './type.ts';

export interface Member {
  /** The impl or trait. */
  readonly owner: ItemKey;
  readonly item: ItemKey;
  readonly kind: MemberKind;
}

/** Functions and constants of a name in inherent impls that a file sees. */
export function inherentMembers(db: Database, file: string, name: string): readonly Member[] {
  return ownFirst(file, db.get(visibleEntries, `${scopeOf(db, file)}\ninherent\n${name}`));
}

/** Functions, constants and types of a name in traits that a file sees; a trait need not be imported. */
export function traitMembers(db: Database, file: string, name: string): readonly Member[] {
  return ownFirst(file, db.get(visibleEntries, `${scopeOf(db, file)}\ntrait\n${name}`));
}

/** The headers of all impls of a trait that a file sees, negative ones included. */
export function implsOfTrait(db: Database, file: string, trait: ItemKey): readonly ImplHeader[] {
  return db.get(headersOfTrait, `${scopeOf(db, file)}\n${trait}`);
}

/** The same for those that can be for `type` at all, told by their heads. */
export function implsFor(db: Database, file: string, trait: ItemKey, type: Type): readonly ImplHeader[] {
  const all = implsOfTrait(db, file, trait);
  const head = headOf(type);
  if (head === null) return all;
  let byHead = grouped.get(all);
  if (byHead === undefined) grouped.set(all, (byHead = new Map()));
  let found = byHead.get(head);
  if (found === undefined) byHead.set(head, (found = all.filter((header) => !headsDiffer(header.self, type))));
  return found;
}

/** Lists by head, for each list of headers: they go when the list goes. */
const grouped = new WeakMap<readonly ImplHeader[], Map<string, readonly ImplHeader[]>>();

/** A name for all types that begin alike; `null` for what may still turn out to be anything. */
function headOf(type: Type): string | null {
  switch (type.kind) {
    case 'adt':
      return type.item;
    case 'primitive':
      return type.name;
    case 'reference': {
      const target = headOf(type.target);
      return target === null ? null : `&${type.isMutable ? 'mut ' : ''}${target}`;
    }
    case 'parameter':
    case 'projection':
    case 'opaque':
    case 'infer':
    case 'unknown':
      return null;
    default:
      return type.kind;
  }
}

/** Key: scope, line feed, trait. */
const headersOfTrait = defineQuery<readonly ImplHeader[]>({
  name: 'headersOfTrait',
  equals: structurallyEqual,
  compute: (db, key) => db.get(implsOfTraitQuery, key).flatMap((impl) => implHeader(db, impl) ?? []),
  cycle: () => [],
});

/** Whether a file, or one that it sees, may hold impls of a trait that nobody can see: of macros, in broken text, or in files that were not read. */
export function mayHideImpls(db: Database, file: string, trait: string): boolean {
  return (!isStdFile(file) && !sourcesAround(db, file).isComplete) || db.get(hidesImpls, `${scopeOf(db, file)}\n${trait}`);
}

/** Key: scope, line feed, name of the trait. */
const hidesImpls = defineQuery<boolean>({
  name: 'hidesImpls',
  compute: (db, key) => {
    const [scope = '', trait = ''] = key.split('\n');
    return filesIn(db, scope).some((file) => entriesNamed(db, rootModule(file), 'macro', '').length > 0 || isLost(db, file, trait));
  },
  cycle: () => true,
});

/** Whether a file, or one that it sees, has declarations that broken text hides or falsifies: then types may not be what they seem. */
export function mayMisreadTypes(db: Database, file: string): boolean {
  return db.get(misreadTypes, scopeOf(db, file));
}

/** Key: scope. */
const misreadTypes = defineQuery<boolean>({
  name: 'misreadTypes',
  compute: (db, scope) => [...filesIn(db, scope), ...db.get(ownLibrary, '').map(({ file }) => file)].some((file) => db.get(brokenDeclarations, file)),
  cycle: () => true,
});

/** All impls that the program writes, as far as a file sees them. Asked only where something seems to be missing, because it reads all files. */
export function programImpls(db: Database, file: string): readonly ItemKey[] {
  return filesIn(db, scopeOf(db, file)).flatMap((each) => db.get(implsInFile, each));
}

/** Key: file. */
const implsInFile = defineQuery<readonly ItemKey[]>({
  name: 'implsInFile',
  equals: structurallyEqual,
  compute: (db, file) => {
    const found: ItemKey[] = [];
    for (let part = 0; part < FILE_PARTS; part += 1) {
      const shapes = itemsInPart(db, file, part).flatMap((item) => shapeOf(db, item) ?? []);
      forEachShape(shapes, (shape) => {
        if (shape.kind === 'impl') found.push(shape.key);
      });
    }
    return found;
  },
  cycle: () => [],
});

/** Key: scope, line feed, trait. */
const implsOfTraitQuery = defineQuery<readonly ItemKey[]>({
  name: 'implsOfTrait',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.indexOf('\n');
    const scope = key.slice(0, cut);
    const trait = key.slice(cut + 1);
    const name = shapeOf(db, trait as ItemKey)?.name ?? '';
    const own = filesIn(db, scope).flatMap((each) => traitAliases(db, each, name).flatMap((alias) => membersNamed(db, each, 'impl', alias)));
    return [...own, ...db.get(stdEntry, `impl\n${name}`)].map(({ owner }) => owner).filter((impl) => implHeader(db, impl)?.trait?.item === trait);
  },
  cycle: () => [],
});

/** Key: scope, list and name, each on a line. */
const visibleEntries = defineQuery<readonly Member[]>({
  name: 'visibleMembers',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [scope = '', list = '', name = ''] = key.split('\n');
    return [...filesIn(db, scope).flatMap((each) => membersNamed(db, each, list as MemberList, name)), ...db.get(stdEntry, `${list}\n${name}`)];
  },
  cycle: () => [],
});

/**
 * A name for the files whose impls a file sees, so that all files of a package share one list: `set:` and the root of the
 * set, `file:` and a file that belongs to none, `library` for the library's own.
 */
function scopeOf(db: Database, file: string): string {
  if (isStdFile(file)) return 'library';
  const around = db.get(surroundings, file);
  return around.kind === 'known' ? `set:${around.root}` : `file:${file}`;
}

/** The files of a scope, without the library's. */
function filesIn(db: Database, scope: string): readonly string[] {
  if (scope === 'library') return [];
  return scope.startsWith('file:') ? [scope.slice('file:'.length)] : db.get(sourceSet, scope.slice('set:'.length)).files;
}

/** What a file declares itself is found before what others do. */
function ownFirst(file: string, members: readonly Member[]): readonly Member[] {
  const own = members.filter(({ item }) => fileOfItem(item) === file);
  return own.length === 0 || own.length === members.length || own.every((member, index) => member === members[index]) ? members : [...own, ...members.filter(({ item }) => fileOfItem(item) !== file)];
}

/** Of all files of the library. Key: list, line feed, name. */
const stdEntry = defineQuery<readonly Member[]>({
  name: 'stdImplsNamed',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [list, name = ''] = key.split('\n');
    return stdFiles(db).flatMap((file) => membersNamed(db, file, list as MemberList, name));
  },
  cycle: () => [],
});

type MemberList = 'inherent' | 'trait' | 'impl';

function membersNamed(db: Database, file: string, list: MemberList, name: string): readonly Member[] {
  return entriesNamed(db, rootModule(file), list, name).flatMap(({ item, kind, owner }) => (list === 'impl' ? { owner, item, kind: 'function' } : isMember(kind) ? { owner, item, kind } : []));
}

/** The names under which a file may write a trait: its own, and those of `use Shape as S`. */
function traitAliases(db: Database, file: string, name: string): readonly string[] {
  return [name, ...entriesNamed(db, rootModule(file), 'alias', name).map((entry) => entry.name)];
}

function isMember(kind: ItemShape['kind']): kind is MemberKind {
  return kind === 'function' || kind === 'type-alias' || kind === 'const';
}
