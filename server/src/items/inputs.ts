/**
 * The inputs that files bring into the query table, and how an edit reaches only those that it changed.
 * One item's node is one input: an edit in a function sets that function's input and no other, so nothing has to ask the
 * others whether they are still the same.
 */
import { type Database, defineInput } from '../base/query.ts';
import { type SharedEnds, sharedEnds } from '../base/shared-ends.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { type Attribute, EMPTY_FILE, type Item, type LoweredChunk, membersOf, type ParsedFile, type StatementRun } from '../syntax/index.ts';
import { breaksDeclarations } from './broken-declarations.ts';
import { updateFileIndex } from './file-index.ts';
import { type ItemKey, itemKey } from './item-key.ts';
import { EMPTY_TREE, type ItemShape, type ItemTree, rebuildItemTree } from './item-tree.ts';
import { forEachShape } from './walk-shapes.ts';

/** A file's chunks with their offsets; changes with every edit, so only what needs positions in the file may read it. */
export const parsedFile = defineInput<ParsedFile>({ name: 'parsedFile', initial: EMPTY_FILE });

/** What a file declares. */
export const itemTree = defineInput<ItemTree>({ name: 'itemTree', initial: EMPTY_TREE });

/** An item's shape, or `null` where there is none of that key (any more). Key: `ItemKey`. */
export const itemShape = defineInput<ItemShape | null>({ name: 'itemShape', initial: null, equals: structurallyEqual });

/**
 * The lowered item, or `null` where there is none of that key (any more). Key: `ItemKey`.
 * Its own `start` and `end` are those of the time when its text last changed; where it stands now is said by `itemStart`.
 */
export const itemNode = defineInput<Item | null>({ name: 'itemNode', initial: null, equals: isSameApartFromPlace });

/** A run of top-level statements, or `null` where there is none of that key (any more). Key: `ItemKey`. Its place is like an item's. */
export const statementRun = defineInput<StatementRun | null>({ name: 'statementRun', initial: null, equals: isSameApartFromPlace });

/** What broken text in a file seems to declare or import. Key: file. */
export const lostNames = defineInput<readonly string[]>({ name: 'lostNames', initial: [], equals: structurallyEqual });

/** Whether broken text in a file may hide what its declarations say. Key: file. */
export const brokenDeclarations = defineInput<boolean>({ name: 'brokenDeclarations', initial: false });

/**
 * Which set of files a file belongs to, by the name of the folder where the set begins (it ends with `/`, or is empty).
 * `unknown` until the host has delivered it: then no name is called unresolved. Key: file.
 */
export type FileSurroundings = { readonly kind: 'unknown' } | { readonly kind: 'known'; readonly root: string };

export const surroundings = defineInput<FileSurroundings>({ name: 'surroundings', initial: { kind: 'unknown' }, equals: structurallyEqual });

/** Files that belong together: those of a package, or those of a folder without one, whose declarations they may use. */
export interface SourceSet {
  readonly isPackage: boolean;
  /** What the package calls itself; `null` for a folder, and where its manifest does not say. */
  readonly name: string | null;
  /** In order of name; all of them are in the table. */
  readonly files: readonly string[];
  /** Not so where some could not be read: they may declare anything. */
  readonly isComplete: boolean;
}

export const NO_SOURCES: SourceSet = { isPackage: false, name: null, files: [], isComplete: false };

/** Key: the root of the set. */
export const sourceSet = defineInput<SourceSet>({ name: 'sourceSet', initial: NO_SOURCES, equals: structurallyEqual });

/** The attributes inside a file, which speak of all of it: `#![allow(..)]`. Key: file. */
export const fileAttributes = defineInput<readonly Attribute[]>({ name: 'fileAttributes', initial: [], equals: structurallyEqual });

/** Makes the table see `parsed` as the content of `file`. Cost: the changed items, and the item list if that changed. */
export function ingestFile(db: Database, file: string, parsed: ParsedFile, durable = false): void {
  const before = db.get(parsedFile, file);
  const treeBefore = db.get(itemTree, file);
  const changed = sharedEnds(before.chunks, parsed.chunks);
  const tree = rebuildItemTree(file, parsed, treeBefore, before, changed);
  db.set(parsedFile, file, parsed, durable);
  const mayDiffer = [before.chunks.slice(changed.same, before.chunks.length - changed.sameBehind), parsed.chunks.slice(changed.same, parsed.chunks.length - changed.sameBehind)];
  if (mayDiffer.some((chunks) => chunks.some(({ lowered }) => lowered.problems.length > 0 || lowered.lostNames.length > 0))) {
    db.set(lostNames, file, allLostNames(parsed), durable);
    db.set(brokenDeclarations, file, parsed.chunks.some(({ lowered, text }) => breaksDeclarations(lowered, text)), durable);
  }
  if (mayDiffer.some((chunks) => chunks.some(({ lowered }) => lowered.attributes.length > 0))) {
    db.set(fileAttributes, file, parsed.chunks.flatMap(({ lowered }) => lowered.attributes), durable);
  }
  if (tree === null) {
    for (let index = changed.same; index < parsed.chunks.length - changed.sameBehind; index += 1) setChunk(db, treeBefore.chunks[index] ?? [], parsed.chunks[index]?.lowered, durable);
    return;
  }
  db.set(itemTree, file, tree, durable);
  const gone = changedLists(treeBefore, tree, changed);
  const come = changedLists(tree, treeBefore, changed);
  updateFileIndex(db, file, tree, gone.flatMap(({ shapes }) => shapes), come.flatMap(({ shapes }) => shapes), durable);
  const live = new Set<ItemKey>();
  for (const { index, shapes } of come) {
    setChunk(db, shapes, parsed.chunks[index]?.lowered, durable);
    forEachShape(shapes, (shape) => {
      live.add(shape.key);
      db.set(itemShape, shape.key, shape, durable);
    });
  }
  for (const { shapes } of gone) {
    forEachShape(shapes, (shape) => {
      if (live.has(shape.key)) return;
      db.set(itemShape, shape.key, null, durable);
      db.set(itemNode, shape.key, null, durable);
      db.set(statementRun, shape.key, null, durable);
    });
  }
}

/** The lists of shapes of `tree` that are not those of the `other` one: lists that are the same objects stand for chunks in which nothing changed. */
function changedLists(tree: ItemTree, other: ItemTree, { same, sameBehind }: SharedEnds): { readonly index: number; readonly shapes: readonly ItemShape[] }[] {
  const shift = other.chunks.length - tree.chunks.length;
  const changed: { readonly index: number; readonly shapes: readonly ItemShape[] }[] = [];
  for (let index = same; index < tree.chunks.length; index += 1) {
    const shapes = tree.chunks[index] ?? [];
    if (index < tree.chunks.length - sameBehind || shapes !== other.chunks[index + shift]) changed.push({ index, shapes });
  }
  return changed;
}

/** Forgets a file: as if it had never been there. */
export function forgetFile(db: Database, file: string): void {
  const prefix = itemKey(file, '');
  db.evict((key) => key === file || key.startsWith(prefix));
}

/** An item that moved inside the item around it is another object, but all that it holds is the same. */
function isSameApartFromPlace(left: Item | StatementRun | null, right: Item | StatementRun | null): boolean {
  if (left === right) return true;
  if (left === null || right === null || left.end - left.start !== right.end - right.start) return false;
  const [one, other] = [Object.entries(left), new Map<string, unknown>(Object.entries(right))];
  return one.length === other.size && one.every(([name, value]) => name === 'start' || name === 'end' || (other.has(name) && Object.is(other.get(name), value)));
}

function allLostNames({ chunks }: ParsedFile): readonly string[] {
  const names: string[] = [];
  for (const { lowered } of chunks) if (lowered.lostNames.length > 0) names.push(...lowered.lostNames);
  return names;
}

function setChunk(db: Database, shapes: readonly ItemShape[], chunk: LoweredChunk | undefined, durable: boolean): void {
  if (chunk === undefined) return;
  setNodes(db, shapes, chunk.items, durable);
  // The shapes of statements come behind the items'.
  chunk.statementRuns.forEach((run, index) => {
    const shape = shapes[chunk.items.length + index];
    if (shape === undefined) return;
    db.set(statementRun, shape.key, run, durable);
    setNodes(db, shape.nested, run.nestedItems, durable);
  });
}

function setNodes(db: Database, shapes: readonly ItemShape[], items: readonly Item[], durable: boolean): void {
  items.forEach((item, index) => {
    const shape = shapes[index];
    if (shape === undefined) return;
    db.set(itemNode, shape.key, item, durable);
    setNodes(db, shape.members, membersOf(item), durable);
    setNodes(db, shape.nested, item.nestedItems, durable);
  });
}
