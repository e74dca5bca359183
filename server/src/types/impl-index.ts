/**
 * Which impls and traits a file sees, by name: its own, those of the other files in its folder, and the library's, in this
 * order, so that a program's own method is found before a built-in one. All lists rest on the shapes of items: no body and
 * no offset changes them, and typing a name asks again only about that name.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { entriesNamed, isLost, isStdFile, type ItemKey, type ItemShape, rootModule, shapeOf, stdFiles, surroundings } from '../items/index.ts';
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
  return db.get(visibleEntries, `${file}\ninherent\n${name}`);
}

/** Functions, constants and types of a name in traits that a file sees; a trait need not be imported. */
export function traitMembers(db: Database, file: string, name: string): readonly Member[] {
  return db.get(visibleEntries, `${file}\ntrait\n${name}`);
}

/** The headers of all impls of a trait that a file sees, negative ones included. */
export function implsOfTrait(db: Database, file: string, trait: ItemKey): readonly ImplHeader[] {
  return db.get(headersOfTrait, `${file}\n${trait}`);
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

/** Key: file, line feed, trait. */
const headersOfTrait = defineQuery<readonly ImplHeader[]>({
  name: 'headersOfTrait',
  equals: structurallyEqual,
  compute: (db, key) => db.get(implsOfTraitQuery, key).flatMap((impl) => implHeader(db, impl) ?? []),
  cycle: () => [],
});

/** Whether a file, or one that it sees, may hold impls of a trait that nobody can see: of macros, in broken text, or in files that were not read. */
export function mayHideImpls(db: Database, file: string, trait: string): boolean {
  const around = db.get(surroundings, file);
  return (!isStdFile(file) && around.kind === 'unknown') || visibleFiles(db, file).some((each) => entriesNamed(db, rootModule(each), 'macro', '').length > 0 || isLost(db, each, trait));
}

/** Key: file, line feed, trait. */
const implsOfTraitQuery = defineQuery<readonly ItemKey[]>({
  name: 'implsOfTrait',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.indexOf('\n');
    const file = key.slice(0, cut);
    const trait = key.slice(cut + 1);
    const name = shapeOf(db, trait as ItemKey)?.name ?? '';
    const own = visibleFiles(db, file).flatMap((each) => traitAliases(db, each, name).flatMap((alias) => membersNamed(db, each, 'impl', alias)));
    return [...own, ...db.get(stdEntry, `impl\n${name}`)].map(({ owner }) => owner).filter((impl) => implHeader(db, impl)?.trait?.item === trait);
  },
  cycle: () => [],
});

/** Key: file, list and name, each on a line. */
const visibleEntries = defineQuery<readonly Member[]>({
  name: 'visibleMembers',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [file = '', list = '', name = ''] = key.split('\n');
    return [...visibleFiles(db, file).flatMap((each) => membersNamed(db, each, list as MemberList, name)), ...db.get(stdEntry, `${list}\n${name}`)];
  },
  cycle: () => [],
});

/** The files whose impls a file sees, without the library's. */
function visibleFiles(db: Database, file: string): readonly string[] {
  if (isStdFile(file)) return [];
  const around = db.get(surroundings, file);
  return around.kind === 'folder' ? [file, ...around.siblings] : [file];
}

/** Of all files of the library. Key: list, line feed, name. */
const stdEntry = defineQuery<readonly Member[]>({
  name: 'stdImplsNamed',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [list, name = ''] = key.split('\n');
    return stdFiles().flatMap(({ file }) => membersNamed(db, file, list as MemberList, name));
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
