/**
 * The item tree: what a file declares, by kind and name. It holds no offsets and no bodies and compares by structure, so
 * that typing in a body changes nothing here: it is the barrier behind which names and types are safe from edits.
 */
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
  /** A struct that is a value too: `struct S(u8);`, `struct S;`. */
  readonly isValue: boolean;
  /** `#[cfg(..)]` stands before it: it may not be there at all. */
  readonly isConditional: boolean;
}

export interface ImportShape {
  readonly isGlobal: boolean;
  readonly path: readonly string[];
  readonly isGlob: boolean;
  /** The name that it brings in; `null` for a glob and for `as _`. */
  readonly name: string | null;
}

export interface ItemShape extends Omit<BareShape, 'members' | 'nested'> {
  /** The same without keys; its identity tells whether the shape is what it was. */
  readonly bare: BareShape;
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

export function bareShapesOf(chunk: LoweredChunk): readonly BareShape[] {
  let shapes = bareShapes.get(chunk);
  if (shapes === undefined) bareShapes.set(chunk, (shapes = [...chunk.items.map(bareShape), ...chunk.statementRuns.map(statementsShape)]));
  return shapes;
}

/**
 * The whole tree with keys: ordinals count equal paths in file order.
 * Shapes that are what they were in `before` are the same objects, so that who reads them sees no change.
 */
export function buildItemTree(file: string, parsed: ParsedFile, before: ItemTree): ItemTree {
  const known = new Map<BareShape, ItemShape>();
  const remember = (shape: ItemShape): void => {
    known.set(shape.bare, shape);
    shape.members.forEach(remember);
    shape.nested.forEach(remember);
  };
  for (const shapes of before.chunks) shapes.forEach(remember);
  const seen = new Map<string, number>();
  const assign = (bare: BareShape, prefix: string, parent: ItemKey | null): ItemShape => {
    const path = prefix + bare.segment;
    const count = seen.get(path) ?? 0;
    seen.set(path, count + 1);
    const ownPath = count === 0 ? path : `${path}~${count}`;
    const key = itemKey(file, ownPath);
    const inner = `${ownPath}/`;
    const members = bare.members.map((member) => assign(member, inner, key));
    const nested = bare.nested.map((item) => assign(item, inner, key));
    const old = known.get(bare);
    if (old?.key === key && old.parent === parent) return old;
    return { ...bare, bare, key, parent, members, nested };
  };
  return { chunks: parsed.chunks.map((chunk) => bareShapesOf(chunk.lowered).map((shape) => assign(shape, '', null))) };
}

function bareShape(item: Item): BareShape {
  const name = nameOf(item);
  return {
    kind: item.kind,
    name,
    segment: `${item.kind}:${segmentText(item, name)}`,
    members: membersOf(item).map(bareShape),
    nested: item.nestedItems.map(bareShape),
    imports: item.kind === 'use' ? item.imports.map(importShape) : [],
    isValue: item.kind === 'struct' && item.body.shape !== 'record',
    isConditional: item.attributes.some((attribute) => attribute.path === 'cfg'),
  };
}

function statementsShape(run: LoweredChunk['statementRuns'][number]): BareShape {
  return { kind: 'statements', name: null, segment: 'statements:', members: [], nested: run.nestedItems.map(bareShape), imports: [], isValue: false, isConditional: false };
}

function importShape(entry: Extract<Item, { kind: 'use' }>['imports'][number]): ImportShape {
  const path = entry.path.map((name) => name.text);
  // `use a::b::{self}` brings in `b`.
  if (path.at(-1) === 'self' && path.length > 1) path.pop();
  const alias = entry.alias?.text;
  const name = entry.isGlob || alias === '_' ? null : (alias ?? path.at(-1) ?? null);
  return { isGlobal: entry.isGlobal, path, isGlob: entry.isGlob, name };
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
