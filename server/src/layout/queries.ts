/**
 * The layout room's entries in the query table: one layout for each type and target, one value for each `const` item and
 * target. Invariants: nothing throws; an answer does not depend on which question came first, because what a
 * type rests on is explored before anything is computed (`reach.ts`), and what rests on the type itself is not asked.
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { ItemKey } from '../items/index.ts';
import { type Constant, constantItem, constantItemType, itemRepr, type Type, typeById, typeDeclaration, unknownType } from '../types/index.ts';
import { computeLayout } from './compute.ts';
import { type ConstantSurroundings, evaluate, evaluateFreely, type Evaluated, UNKNOWN_VALUE } from './constants/evaluate.ts';
import { isScalarName, type ScalarName } from './constants/integers.ts';
import { containmentOf } from './containment.ts';
import type { LayoutContext } from './context.ts';
import { constantNode, dependencies, type NodeKey, nodeOf, partsOf, typeNode } from './dependencies.ts';
import type { CycleStep, LayoutProblem, Target, TypeLayout } from './model.ts';
import { type Reach, reachOf } from './reach.ts';
import { contentProblems } from './repr-contents.ts';
import { formalProblems, hintsOutOfPlace, type ReprProblem } from './repr-problems.ts';
import { unknownLayout } from './results.ts';

/** The layout of `type` (L1 to L11). Never throws; what is not known is `null` with a `problem`. */
export function layoutOf(db: Database, type: Type, target: Target): TypeLayout {
  return db.get(layoutQuery, questionKey(target, type.id));
}

export type ConstantValue =
  | { readonly value: bigint }
  /** Not known, or depends on a free parameter. */
  | { readonly unknown: true }
  /** A clause without a full stop: `200 + 100 overflows u8`. */
  | { readonly error: string };

/**
 * The value of a term for a target (L12).
 * @param expected the type that the context asks for: `usize` for a length; a value that does not fit it is an error.
 */
export function evaluateConstant(db: Database, constant: Constant, target: Target, expected: ScalarName | null = null): ConstantValue {
  const surroundings = surroundingsOf(db, target, NOTHING);
  return publicValue(expected === null ? evaluateFreely(constant, surroundings) : evaluate(constant, expected, surroundings));
}

/** The value of a `const` item for a target, computed in its declared type. */
export function constantItemValue(db: Database, item: ItemKey, target: Target): ConstantValue {
  return publicValue(db.get(constantValue, questionKey(target, item)));
}

function publicValue(evaluated: Evaluated): ConstantValue {
  switch (evaluated.kind) {
    case 'value':
      return { value: evaluated.value };
    case 'unknown':
      return { unknown: true };
    case 'error':
      return { error: evaluated.message };
  }
}

/** Each contradictory or misplaced `repr` hint of an item (L3); a generic type is judged in its generic form. */
export function reprProblems(db: Database, item: ItemKey, target: Target): readonly ReprProblem[] {
  return db.get(reprQuery, questionKey(target, item));
}

/** The order of computation and the circle of one node. */
function reachOfNode(db: Database, node: NodeKey): Reach {
  return reachOf(node, (key) => db.get(dependencies, key));
}

const NOTHING: ReadonlySet<NodeKey> = new Set();
const IN_A_CIRCLE: LayoutProblem = { kind: 'unknown-constant', path: [] };

/** Key: target, `|`, the type's id. */
const layoutQuery = defineQuery<TypeLayout>({
  name: 'layout',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [target, id] = readQuestion(key);
    const type = typeById(id);
    return type === null ? fallback(key) : computeInOrder(db, type, target);
  },
  // Circles are found before anything is asked, so this is the answer only to a question that nobody puts.
  cycle: (key) => fallback(key),
});

/** Key: target, `|`, the item. */
const reprQuery = defineQuery<readonly ReprProblem[]>({
  name: 'reprProblems',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [target, item] = readQuestion(key);
    const declaration = db.get(typeDeclaration, item);
    if (declaration === null) return hintsOutOfPlace(db.get(itemRepr, item));
    return [...formalProblems(declaration), ...contentProblems(declaration, contextOf(db, target, NOTHING))];
  },
  cycle: () => [],
});

/** The value of a `const` item. Key: target, `|`, the item. */
const constantValue = defineQuery<Evaluated>({
  name: 'constantValue',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [target, item] = readQuestion(key);
    const reach = reachOfNode(db, constantNode(item as ItemKey));
    if (reach.kind === 'too-deep' || reach.circle.size > 0) return UNKNOWN_VALUE;
    prepare(db, reach.order, reach.circle, target);
    return evaluate(db.get(constantItem, item), declaredScalar(db, item), surroundingsOf(db, target, reach.circle));
  },
  cycle: () => UNKNOWN_VALUE,
});

/** The type in which a `const` item's value is computed. */
function declaredScalar(db: Database, item: string): ScalarName | null {
  const type = db.get(constantItemType, item);
  return type?.kind === 'primitive' && isScalarName(type.name) ? type.name : null;
}

function computeInOrder(db: Database, type: Type, target: Target): TypeLayout {
  const cycle = type.kind === 'adt' ? containmentOf(db, type.item) : null;
  if (type.kind === 'adt' && cycle !== null) return endlessLayout(db, type, cycle, target);
  const reach = reachOfNode(db, typeNode(type));
  if (reach.kind === 'too-deep') return unknownLayout(type, target, { kind: 'too-deep' });
  prepare(db, reach.order, reach.circle, target);
  const layout = computeLayout(type, contextOf(db, target, reach.circle));
  const declaration = type.kind === 'adt' ? db.get(typeDeclaration, type.item) : null;
  if (declaration === null || declaration.repr.length === 0) return layout;
  // In a circle the parts' layouts may not be asked for, so only what the hints say by themselves counts.
  const problems = reach.circle.size > 0 ? formalProblems(declaration) : reprProblems(db, declaration.item, target);
  return problems.length === 0 ? layout : withoutSize(layout, { kind: 'invalid-repr', path: [] });
}

/** A type that contains itself has no size, but the parts before it have their places (L9). */
function endlessLayout(db: Database, type: Type & { readonly kind: 'adt' }, cycle: readonly CycleStep[], target: Target): TypeLayout {
  const declaration = db.get(typeDeclaration, type.item);
  const parts = declaration === null ? [] : partsOf(type, declaration);
  const unaskable = new Set(parts.filter((part) => leadsToEndlessType(db, part)));
  return withoutSize(computeLayout(type, contextOf(db, target, unaskable)), { kind: 'infinite-size', cycle });
}

function leadsToEndlessType(db: Database, part: NodeKey): boolean {
  const reach = reachOfNode(db, part);
  if (reach.kind === 'too-deep') return true;
  return [part, ...reach.order].some((key) => {
    const node = nodeOf(key);
    return node?.kind === 'type' && node.type.kind === 'adt' && containmentOf(db, node.type.item) !== null;
  });
}

/** Asks for the parts before the whole, so that every question finds its answers there and the stack stays short. */
function prepare(db: Database, order: readonly NodeKey[], circle: ReadonlySet<NodeKey>, target: Target): void {
  for (const key of order) {
    if (circle.has(key)) continue;
    const node = nodeOf(key);
    if (node?.kind === 'type') db.get(layoutQuery, questionKey(target, node.type.id));
    else if (node?.kind === 'constant') db.get(constantValue, questionKey(target, node.item));
  }
}

function contextOf(db: Database, target: Target, circle: ReadonlySet<NodeKey>): LayoutContext {
  const surroundings = surroundingsOf(db, target, circle);
  return {
    target,
    declaration: (item) => db.get(typeDeclaration, item),
    layout: (part) => (circle.has(typeNode(part)) ? unknownLayout(part, target, IN_A_CIRCLE) : layoutOf(db, part, target)),
    evaluate: (constant, expected) => evaluate(constant, expected, surroundings),
  };
}

function surroundingsOf(db: Database, target: Target, circle: ReadonlySet<NodeKey>): ConstantSurroundings {
  return {
    target,
    itemValue: (item) => (circle.has(constantNode(item)) ? UNKNOWN_VALUE : db.get(constantValue, questionKey(target, item))),
    measure: (type, what) => {
      if (circle.has(typeNode(type))) return null;
      const layout = layoutOf(db, type, target);
      const known = what === 'size' ? layout.size : layout.align;
      return known ?? (layout.problem?.kind === 'generic' ? layout.problem.parameters : null);
    },
  };
}

function withoutSize(layout: TypeLayout, problem: LayoutProblem): TypeLayout {
  return { ...layout, size: null, padding: null, best: null, problem };
}

function fallback(key: string): TypeLayout {
  const [target, id] = readQuestion(key);
  return unknownLayout(typeById(id) ?? unknownType('?'), target, { kind: 'too-deep' });
}

function questionKey(target: Target, name: string): string {
  return `${target}|${name}`;
}

function readQuestion(key: string): readonly [Target, string] {
  const cut = key.indexOf('|');
  return [key.slice(0, cut) === '32' ? '32' : '64', key.slice(cut + 1)];
}
