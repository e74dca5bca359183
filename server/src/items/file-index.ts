/**
 * What a file declares, by name: who looks for a name reads the list of that name alone. The lists are inputs, and an edit
 * sets those whose entries it changed, so that a new or renamed item costs its own names and nobody else's.
 * Invariant: after any edits each list is what the whole item tree gives, in file order.
 */
import { type Database, defineInput } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { type ItemKey, itemKey } from './item-key.ts';
import type { ItemShape, ItemTree } from './item-tree.ts';
import { forEachShape } from './walk-shapes.ts';

/**
 * `type` and `value`: what a module declares in each namespace. `inherent` and `trait`: members of inherent impls and of
 * traits. `impl`: impls by the name of their trait. `alias`: imports under another name, by the original one. `macro`: macros
 * that may declare anything, and `module-file`: `mod m;`, both under the empty name. `macro-definition`: macros by name. All but the first two are lists of the whole file.
 */
export type IndexList = 'type' | 'value' | 'inherent' | 'trait' | 'impl' | 'alias' | 'macro' | 'module-file' | 'macro-definition';

/** How many parts the items at the top of a file are dealt out to: who asks about all of them asks the parts, and an edit is felt in one. */
export const FILE_PARTS = 64;

export interface IndexEntry {
  readonly item: ItemKey;
  /** The impl or trait of a member, else the item itself. */
  readonly owner: ItemKey;
  readonly kind: ItemShape['kind'];
  /** The name that it goes by here: for an alias the new one. */
  readonly name: string;
}

type Entries = ReadonlyMap<string, readonly IndexEntry[]>;

/** Key: scope, list and name, each on a line. The scope is a module, which for lists of the whole file is its root. */
const namedEntries = defineInput<readonly IndexEntry[]>({ name: 'namedEntries', initial: [], equals: structurallyEqual });

/** The entries of one name, in file order. @param scope a module; for lists of a whole file its root module. */
export function entriesNamed(db: Database, scope: ItemKey, list: IndexList, name: string): readonly IndexEntry[] {
  return db.get(namedEntries, indexKey(scope, list, name));
}

/** The shapes at the top of a file that fall into one part, in no order. @param part from 0 to `FILE_PARTS` - 1 */
export function itemsInPart(db: Database, file: string, part: number): readonly ItemKey[] {
  return db.get(namedEntries, partKey(rootModule(file), part)).map(({ item }) => item);
}

/** The key of a file's root module. */
export function rootModule(file: string): ItemKey {
  return itemKey(file, '');
}

/** Brings the lists up to date. @param before shapes that are no longer there, @param now those that are new: both from the top of the file, in file order. */
export function updateFileIndex(db: Database, file: string, tree: ItemTree, before: readonly ItemShape[], now: readonly ItemShape[], durable: boolean): void {
  const gone = entriesOfAll(file, before);
  const come = entriesOfAll(file, now);
  for (const key of new Set([...gone.keys(), ...come.keys()])) {
    const [old, added] = [gone.get(key) ?? [], come.get(key) ?? []];
    if (structurallyEqual(old, added)) continue;
    const kept = db.get(namedEntries, key).filter((entry) => !old.some((other) => other.item === entry.item && other.name === entry.name));
    const isSettled = kept.length === 0 || added.length === 0 || isPart(key);
    // Where there are several their order is that of the file.
    db.set(namedEntries, key, isSettled ? [...kept, ...added] : tree.chunks.flatMap((shapes) => shapes.flatMap((shape) => entriesOf(file, shape).get(key) ?? [])), durable);
  }
}

function indexKey(scope: ItemKey, list: IndexList, name: string): string {
  return `${scope}\n${list}\n${name}`;
}

const PART = 'part ';

function partKey(root: ItemKey, part: number): string {
  return `${root}\n${PART}\n${part}`;
}

function isPart(key: string): boolean {
  return key.includes(`\n${PART}\n`);
}

/** Into which part an item at the top of a file falls. */
export function partOfItem(key: ItemKey): number {
  // The ends of keys differ most.
  let sum = 0;
  for (let index = Math.max(0, key.length - 12); index < key.length; index += 1) sum = (sum * 31 + key.charCodeAt(index)) % 65_521;
  return sum % FILE_PARTS;
}

function entriesOfAll(file: string, shapes: readonly ItemShape[]): Entries {
  const all = new Map<string, IndexEntry[]>();
  for (const shape of shapes) for (const [key, entries] of entriesOf(file, shape)) for (const entry of entries) add(all, key, entry);
  return all;
}

const knownEntries = new WeakMap<ItemShape, Entries>();

/** What a shape at the top of a file brings into the lists, with all that it holds. */
function entriesOf(file: string, top: ItemShape): Entries {
  const known = knownEntries.get(top);
  if (known !== undefined) return known;
  const entries = new Map<string, IndexEntry[]>();
  const root = rootModule(file);
  declare(entries, root, top);
  add(entries, partKey(root, partOfItem(top.key)), entryOf(top, top.key, ''));
  forEachShape([top], (shape) => {
    if (shape.kind === 'module') for (const member of shape.members) declare(entries, shape.key, member);
    if (shape.kind === 'macro-definition' && shape.name !== null) add(entries, indexKey(root, 'macro-definition', shape.name), entryOf(shape, shape.key, shape.name));
    if (shape.sourcePath !== null) add(entries, indexKey(root, 'module-file', ''), entryOf(shape, shape.key, ''));
    if (shape.kind === 'opaque-macro') add(entries, indexKey(root, 'macro', ''), entryOf(shape, shape.key, ''));
    if (shape.kind === 'impl' && shape.trait !== null) add(entries, indexKey(root, 'impl', shape.trait), entryOf(shape, shape.key, shape.trait));
    if (shape.kind === 'trait' || (shape.kind === 'impl' && shape.trait === null)) {
      for (const member of shape.members) if (member.name !== null) add(entries, indexKey(root, shape.kind === 'trait' ? 'trait' : 'inherent', member.name), entryOf(member, shape.key, member.name));
    }
    for (const { name, path } of shape.imports) {
      const original = path.at(-1);
      if (name !== null && original !== undefined && name !== original) add(entries, indexKey(root, 'alias', original), entryOf(shape, shape.key, name));
    }
  });
  knownEntries.set(top, entries);
  return entries;
}

function declare(entries: Map<string, IndexEntry[]>, module: ItemKey, shape: ItemShape): void {
  if (shape.kind === 'extern-block') for (const member of shape.members) declare(entries, module, member);
  if (shape.name === null || shape.name === '_') return;
  for (const list of namespacesOf(shape)) add(entries, indexKey(module, list, shape.name), entryOf(shape, shape.key, shape.name));
}

/** In which namespaces the name of an item is declared. */
export function namespacesOf(shape: ItemShape): readonly ('type' | 'value')[] {
  switch (shape.kind) {
    case 'struct':
      return shape.isValue ? ['type', 'value'] : ['type'];
    case 'union':
    case 'enum':
    case 'trait':
    case 'type-alias':
    case 'module':
    case 'extern-crate':
      return ['type'];
    case 'function':
    case 'const':
    case 'static':
      return ['value'];
    case 'use':
    case 'extern-block':
    case 'opaque-macro':
    case 'impl':
    case 'macro-definition':
    case 'statements':
      return [];
  }
}

function entryOf(shape: ItemShape, owner: ItemKey, name: string): IndexEntry {
  return { item: shape.key, owner, kind: shape.kind, name };
}

function add(entries: Map<string, IndexEntry[]>, key: string, entry: IndexEntry): void {
  const known = entries.get(key);
  if (known === undefined) entries.set(key, [entry]);
  else known.push(entry);
}
