/**
 * The item tree: what a file declares, by kind and name. It holds no offsets and no bodies and compares by structure, so
 * that typing in a body changes nothing here: it is the barrier behind which names and types are safe from edits.
 */
import type { SharedEnds } from '../base/shared-ends.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { type Item, type LoweredChunk, membersOf, type ParsedFile, printPath, printTypeNode } from '../syntax/index.ts';
import { type ItemKey, itemKey } from './item-key.ts';

/** An item without its place in the file. */
interface BareShape {
  readonly kind: Item['kind'] | 'statements';
  readonly name: string | null;
  /** Its own part of the key. */
  readonly segment: string;
  /** What the braces of a module, impl, trait or extern block hold. */
  readonly members: readonly BareShape[];
  /** Items in blocks inside this one. */
  readonly nested: readonly BareShape[];
  /** What a `use` brings in. */
  readonly imports: readonly ImportShape[];
  /** The last name in the path of an impl's trait, as written; `null` for inherent impls and all other items. */
  readonly trait: string | null;
  /** A struct that is a value too: `struct S(u8);`, `struct S;`. */
  readonly isValue: boolean;
  /** `#[cfg(..)]` stands before it: it may not be there at all. */
  readonly isConditional: boolean;
  /** Broken text stands in front of it, so it may belong somewhere else: into an `impl` whose head cannot be read. */
  readonly isStray: boolean;
  /** For `mod m;` what `#[path = ".."]` says of its file, empty without one; `null` for all other items. */
  readonly sourcePath: string | null;
  /** `pub` in any form stands before it. */
  readonly isPublic: boolean;
}

export interface ImportShape {
  readonly isGlobal: boolean;
  readonly path: readonly string[];
  readonly isGlob: boolean;
  /** The name that it brings in; `null` for a glob and for `as _`. */
  readonly name: string | null;
  /** `pub use`: what it brings in, others may have from here. */
  readonly isPublic: boolean;
}

export interface ItemShape extends Omit<BareShape, 'members' | 'nested'> {
  /** The same without keys; its identity tells whether the shape is what it was. */
  readonly bare: BareShape;
  /** How many equal ones stand before it in its scope. */
  readonly ordinal: number;
  readonly key: ItemKey;
  /** The item around it; `null` at the top of the file. */
  readonly parent: ItemKey | null;
  readonly members: readonly ItemShape[];
  readonly nested: readonly ItemShape[];
}

export interface ItemTree {
  /** Parallel to the chunks of the file. `statements` shapes stand for runs of top-level statements. */
  readonly chunks: readonly (readonly ItemShape[])[];
}

export const EMPTY_TREE: ItemTree = { chunks: [] };

/** The shapes of a chunk, found again by the identity of what was lowered. */
const bareShapes = new WeakMap<LoweredChunk, readonly BareShape[]>();

function bareShapesOf(chunk: LoweredChunk): readonly BareShape[] {
  let shapes = bareShapes.get(chunk);
  if (shapes === undefined) bareShapes.set(chunk, (shapes = [...chunk.items.map((item) => ({ ...bareShape(item), isStray: isStray(item, chunk) })), ...chunk.statementRuns.map(statementsShape)]));
  return shapes;
}

/** `null` if the same items stand there as before, whatever is in them. @param ends the chunks that are what they were. */
export function rebuildItemTree(file: string, parsed: ParsedFile, before: ItemTree, oldParsed: ParsedFile, ends: SharedEnds): ItemTree | null {
  return hasSameShapes(oldParsed, parsed, ends) ? null : buildItemTree(file, parsed, before, ends);
}

/**
 * The whole tree with keys: ordinals count equal paths in file order.
 * A chunk whose shapes and ordinals are what they were in `before` is the same list, so that who reads them sees no change.
 * Cost: the changed chunks; a look at the others' names if something changed among equal ones.
 */
function buildItemTree(file: string, parsed: ParsedFile, before: ItemTree, { same, sameBehind }: SharedEnds): ItemTree {
  const behind = parsed.chunks.length - sameBehind;
  const oldBehind = before.chunks.length - sameBehind;
  const bare = parsed.chunks.slice(same, behind).map((chunk) => bareShapesOf(chunk.lowered));
  // Only ordinals of these can have changed; positive where there are more than before.
  const surplus = new Map<string, number>();
  const count = (shape: BareShape, by: number): void => void surplus.set(shape.segment, (surplus.get(shape.segment) ?? 0) + by);
  for (const shapes of bare) for (const shape of shapes) count(shape, 1);
  for (const shapes of before.chunks.slice(same, oldBehind)) for (const shape of shapes) count(shape, -1);
  const seen = new Map<string, number>();
  const inFront = before.chunks.slice(0, same);
  for (const shapes of inFront) for (const shape of shapes) if (surplus.has(shape.segment)) nextOrdinal(seen, shape.segment);
  const known = new Map<BareShape, readonly ItemShape[]>();
  for (const shapes of before.chunks.slice(same, oldBehind)) if (shapes[0] !== undefined) known.set(shapes[0].bare, shapes);
  const inside = bare.map((shapes) => {
    const ordinals = shapes.map((shape) => nextOrdinal(seen, shape.segment));
    const old = shapes[0] === undefined ? undefined : known.get(shapes[0]);
    const isSame = old?.length === shapes.length && shapes.every((shape, index) => old[index]?.bare === shape && old[index]?.ordinal === ordinals[index]);
    return isSame ? old : shapes.map((shape, index) => withKeys(shape, '', ordinals[index] ?? 0, file, null));
  });
  const hasMoved = (shape: ItemShape): boolean => (surplus.get(shape.segment) ?? 0) !== 0;
  const following = before.chunks.slice(oldBehind).map((shapes) =>
    shapes.some(hasMoved) ? shapes.map((shape) => (hasMoved(shape) ? withKeys(shape.bare, '', shape.ordinal + (surplus.get(shape.segment) ?? 0), file, null) : shape)) : shapes,
  );
  return { chunks: [...inFront, ...inside, ...following] };
}

function hasSameShapes(before: ParsedFile, after: ParsedFile, { same, sameBehind }: SharedEnds): boolean {
  if (before.chunks.length !== after.chunks.length || before.chunks.length === 0) return false;
  for (let index = same; index < after.chunks.length - sameBehind; index += 1) {
    const [old, now] = [before.chunks[index]?.lowered, after.chunks[index]?.lowered];
    if (old === undefined || now === undefined) return false;
    if (old !== now && !structurallyEqual(bareShapesOf(old), bareShapesOf(now))) return false;
  }
  return true;
}

function withKeys(bare: BareShape, prefix: string, ordinal: number, file: string, parent: ItemKey | null): ItemShape {
  const path = `${prefix}${bare.segment}${ordinal === 0 ? '' : `~${ordinal}`}`;
  const key = itemKey(file, path);
  const seen = new Map<string, number>();
  const inner = (shape: BareShape): ItemShape => withKeys(shape, `${path}/`, nextOrdinal(seen, shape.segment), file, key);
  return { ...bare, bare, ordinal, key, parent, members: bare.members.map(inner), nested: bare.nested.map(inner) };
}

/** How many equal segments came before in the same scope. */
function nextOrdinal(seen: Map<string, number>, segment: string): number {
  const count = seen.get(segment) ?? 0;
  seen.set(segment, count + 1);
  return count;
}

function isStray(item: Item, chunk: LoweredChunk): boolean {
  return chunk.problems.some((problem) => problem.start < item.start);
}

function bareShape(item: Item): BareShape {
  const name = nameOf(item);
  return {
    kind: item.kind,
    name,
    segment: `${item.kind}:${segmentText(item, name)}`,
    members: membersOf(item).map(bareShape),
    nested: item.nestedItems.map(bareShape),
    imports: item.kind === 'use' ? item.imports.map((entry) => importShape(entry, item.visibility !== 'private')) : [],
    trait: item.kind === 'impl' ? (item.trait?.segments.at(-1)?.name.text ?? null) : null,
    isValue: item.kind === 'struct' && item.body.shape !== 'record',
    isConditional: item.attributes.some((attribute) => attribute.path === 'cfg'),
    isStray: false,
    sourcePath: item.kind === 'module' && item.members === null ? sourcePathOf(item) : null,
    isPublic: item.visibility !== 'private',
  };
}

function statementsShape(run: LoweredChunk['statementRuns'][number]): BareShape {
  return { kind: 'statements', name: null, segment: 'statements:', members: [], nested: run.nestedItems.map(bareShape), imports: [], trait: null, isValue: false, isConditional: false, isStray: false, sourcePath: null, isPublic: false };
}

function importShape(entry: Extract<Item, { kind: 'use' }>['imports'][number], isPublic: boolean): ImportShape {
  const path = entry.path.map((name) => name.text);
  // `use a::b::{self}` brings in `b`.
  if (path.at(-1) === 'self' && path.length > 1) path.pop();
  const alias = entry.alias?.text;
  const name = entry.isGlob || alias === '_' ? null : (alias ?? path.at(-1) ?? null);
  return { isGlobal: entry.isGlobal, path, isGlob: entry.isGlob, name, isPublic };
}

/** What stands between the quotes of `#[path = "other.ast"]`. */
function sourcePathOf(item: Item): string {
  const attribute = item.attributes.find(({ path }) => path === 'path');
  return /"(?<path>[^"]*)"/u.exec(attribute?.argumentText ?? '')?.groups?.['path'] ?? '';
}

function nameOf(item: Item): string | null {
  switch (item.kind) {
    case 'impl':
    case 'use':
    case 'extern-block':
    case 'opaque-macro':
      return null;
    default:
      return item.name?.text ?? null;
  }
}

/** Keys are cut at `/`, `#` and `~`, which therefore may not occur inside a segment. */
function segmentText(item: Item, name: string | null): string {
  const text = ((): string => {
    switch (item.kind) {
      case 'impl':
        return `${item.trait === null ? '' : `${item.isNegative ? '!' : ''}${printPath(item.trait)} for `}${printTypeNode(item.selfType)}`;
      case 'use':
        return item.imports.map((entry) => entry.path.map((part) => part.text).join('::')).join(', ');
      case 'extern-block':
        return item.abi;
      case 'opaque-macro':
        return item.path === null ? '' : printPath(item.path);
      default:
        return name ?? '';
    }
  })();
  return text.replace(/[/#~]/gu, '_');
}
