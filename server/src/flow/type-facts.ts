/**
 * What the graph must know about types: whether a use by value copies, and whether dropping does anything (O2, O11).
 * A closure's type answers by its captures, which are known once its body was read; until then it is unknown.
 */
import type { Database } from '../base/query.ts';
import type { ItemKey } from '../items/index.ts';
import { copyStatus, type CopyStatus, dropImplOf, intern, needsDrop, type Type } from '../types/index.ts';

export interface TypeFacts {
  readonly copyStatus: (type: Type) => CopyStatus;
  readonly needsDrop: (type: Type) => boolean;
  /** The type itself has an `impl Drop`, so that nothing can be moved out of it (O4). */
  readonly hasDropImpl: (type: Type) => boolean;
  /** @param source the id of the closure expression. */
  readonly noteClosure: (source: number, facts: ClosureFacts) => void;
  /** `null` for what is no closure of this body, or one that was not read yet. */
  readonly closureOf: (type: Type) => ClosureFacts | null;
}

export interface ClosureFacts {
  readonly isCopy: CopyStatus;
  readonly needsDrop: boolean;
  /** What a call does with the closure: it changes what it captured, or gives it away. */
  readonly takes: 'shared' | 'mutable' | 'value';
}

/** The facts about all types of one body, each asked for once. @param item whose bounds count. */
export function typeFacts(db: Database, item: ItemKey): TypeFacts {
  const closures = new Map<number, ClosureFacts>();
  const copies = new Map<Type, CopyStatus>();
  const drops = new Map<Type, boolean>();
  return {
    copyStatus: (type) => (type.kind === 'closure' ? (closures.get(type.source)?.isCopy ?? 'unknown') : remembered(copies, type, () => copyStatus(db, item, type))),
    needsDrop: (type) => (type.kind === 'closure' ? (closures.get(type.source)?.needsDrop ?? true) : remembered(drops, type, () => needsDrop(db, type))),
    hasDropImpl: (type) => type.kind === 'adt' && dropImplOf(db, type.item) !== null,
    noteClosure: (source, facts) => closures.set(source, facts),
    closureOf: (type) => (type.kind === 'closure' ? (closures.get(type.source) ?? null) : null),
  };
}

/** Holds nothing and needs no drop: a value of this type that is only computed with has no local of its own. */
export function isScalar(type: Type): boolean {
  switch (type.kind) {
    case 'primitive':
    case 'never':
    case 'function':
    case 'function-item':
    case 'pointer':
      return true;
    case 'tuple':
      return type.elements.length === 0;
    default:
      return false;
  }
}

export function referenceTo(target: Type, isMutable: boolean): Type {
  return intern({ kind: 'reference', isMutable, target });
}

function remembered<V>(memory: Map<Type, V>, type: Type, ask: () => V): V {
  const known = memory.get(type);
  if (known !== undefined) return known;
  const value = ask();
  memory.set(type, value);
  return value;
}
