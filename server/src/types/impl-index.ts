/**
 * Which impls and traits a file sees, by name: its own, those of the other files in its folder, and the library's, in this
 * order, so that a program's own method is found before a built-in one. All lists rest on the shapes of items: no body and
 * no offset changes them, and typing a name asks again only about that name.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { forEachShape, isLost, isStdFile, type ItemKey, type ItemShape, itemTree, shapeOf, stdFiles, surroundings } from '../items/index.ts';
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
  return (!isStdFile(file) && around.kind === 'unknown') || visibleFiles(db, file).some((each) => db.get(holdsItemMacro, each) || isLost(db, each, trait));
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
    const own = visibleFiles(db, file).flatMap((each) => db.get(traitAliases, `${each}\n${name}`).flatMap((alias) => db.get(fileEntry, `${each}\nimpl\n${alias}`)));
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
    return [...visibleFiles(db, file).flatMap((each) => db.get(fileEntry, `${each}\n${list}\n${name}`)), ...db.get(stdEntry, `${list}\n${name}`)];
  },
  cycle: () => [],
});

/** The files whose impls a file sees, without the library's. */
function visibleFiles(db: Database, file: string): readonly string[] {
  if (isStdFile(file)) return [];
  const around = db.get(surroundings, file);
  return around.kind === 'folder' ? [file, ...around.siblings] : [file];
}

type EntryList = 'inherent' | 'trait' | 'impl';

interface FileEntries {
  /** By list and name. */
  readonly entries: ReadonlyMap<string, readonly Member[]>;
  /** `use Shape as S`: by the original name, the names under which impls may write it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  readonly hasOpaqueMacro: boolean;
}

/** Everything of a file that is asked for by name; few read it whole. Key: file. */
const fileEntries = defineQuery<FileEntries>({
  name: 'fileImpls',
  equals: structurallyEqual,
  compute: (db, file) => entriesOf([db.get(itemTree, file)]),
  cycle: () => ({ entries: new Map(), aliases: new Map(), hasOpaqueMacro: false }),
});

const stdEntries = defineQuery<FileEntries>({
  name: 'stdImpls',
  equals: structurallyEqual,
  compute: (db) => entriesOf(stdFiles().map(({ file }) => db.get(itemTree, file))),
  cycle: () => ({ entries: new Map(), aliases: new Map(), hasOpaqueMacro: false }),
});

/** Key: file. */
const holdsItemMacro = defineQuery<boolean>({
  name: 'holdsItemMacro',
  compute: (db, file) => db.get(fileEntries, file).hasOpaqueMacro,
  cycle: () => true,
});

/** Key: file, list and name, each on a line. */
const fileEntry = defineQuery<readonly Member[]>({
  name: 'fileImplsNamed',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.indexOf('\n');
    return db.get(fileEntries, key.slice(0, cut)).entries.get(key.slice(cut + 1)) ?? [];
  },
  cycle: () => [],
});

/** Key: list, line feed, name. */
const stdEntry = defineQuery<readonly Member[]>({
  name: 'stdImplsNamed',
  equals: structurallyEqual,
  compute: (db, key) => db.get(stdEntries, '').entries.get(key) ?? [],
  cycle: () => [],
});

/** The names under which a file may write a trait. Key: file, line feed, name. */
const traitAliases = defineQuery<readonly string[]>({
  name: 'traitAliases',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.indexOf('\n');
    const name = key.slice(cut + 1);
    return [name, ...(db.get(fileEntries, key.slice(0, cut)).aliases.get(name) ?? [])];
  },
  cycle: () => [],
});

function entriesOf(trees: readonly { readonly chunks: readonly (readonly ItemShape[])[] }[]): FileEntries {
  const entries = new Map<string, Member[]>();
  const aliases = new Map<string, string[]>();
  let hasOpaqueMacro = false;
  const add = (list: EntryList, name: string, member: Member): void => {
    const key = `${list}\n${name}`;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, [member]);
    else known.push(member);
  };
  for (const shapes of trees.flatMap((tree) => tree.chunks)) {
    forEachShape(shapes, (shape) => {
      if (shape.kind === 'opaque-macro') hasOpaqueMacro = true;
      if (shape.kind === 'impl' && shape.trait !== null) add('impl', shape.trait, { owner: shape.key, item: shape.key, kind: 'function' });
      if (shape.kind === 'trait' || (shape.kind === 'impl' && shape.trait === null)) {
        for (const member of shape.members) {
          if (member.name !== null && isMember(member.kind)) add(shape.kind === 'trait' ? 'trait' : 'inherent', member.name, { owner: shape.key, item: member.key, kind: member.kind });
        }
      }
      for (const entry of shape.imports) {
        const original = entry.path.at(-1);
        if (entry.name !== null && original !== undefined && entry.name !== original) aliases.set(original, [...(aliases.get(original) ?? []), entry.name]);
      }
    });
  }
  return { entries, aliases, hasOpaqueMacro };
}

function isMember(kind: ItemShape['kind']): kind is MemberKind {
  return kind === 'function' || kind === 'type-alias' || kind === 'const';
}
