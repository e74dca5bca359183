/**
 * What a closure captures, found in its finished body (edition 2021): the places of outer locals that it uses, each as strongly
 * as its strongest use asks for. Places are cut where they cannot be captured apart: at elements, at what an overloaded
 * operator or a raw pointer leads to and, by value, at every dereference. A place swallows its parts.
 */
import type { TextRange } from '../base/ranges.ts';
import type { LocalId } from '../types/index.ts';
import type { Builder } from './builder.ts';
import type { FlowStatement, Operand, PlaceId, Value } from './graph.ts';
import { type DraftPlace, draftPlace, pathOf, projectionKey } from './places.ts';

/** `unique`: exclusive through a reference, so that the captured variable need not be `mut`. `unknown`: used by what was not understood. */
export type CaptureMode = 'shared' | 'unique' | 'mutable' | 'value' | 'unknown';

export interface Capture {
  readonly root: LocalId;
  /** From the root to what is captured, places of the closure's own table. */
  readonly path: readonly DraftPlace[];
  readonly mode: CaptureMode;
  /** The use that asks for this mode. */
  readonly range: TextRange;
  /** Where the first use of it stands. */
  readonly start: number;
}

const STRENGTH: Readonly<Record<CaptureMode, number>> = { shared: 0, unique: 1, mutable: 2, value: 3, unknown: 4 };

/** In order of first use by variable, then by field: the order in which they are dropped (O11). */
export function capturesOf(closure: Builder, isMove: boolean): readonly Capture[] {
  const captures: Capture[] = [];
  for (const block of closure.blocks) {
    for (const statement of block.statements) {
      for (const use of usesIn(statement)) {
        const { local } = draftPlace(closure.places, use.place);
        if (closure.locals[local]?.source !== null && !closure.declared.has(local)) add(captures, captureFor(closure, local, use, isMove));
      }
    }
  }
  return inOrder(captures);
}

/**
 * What a call of the closure does with what it captured.
 * @param closure with its places beginning at its captures.
 */
export function takenBy(closure: Builder, captures: readonly Capture[]): 'shared' | 'mutable' | 'value' {
  let takes: 'shared' | 'mutable' = captures.some(({ mode }) => mode === 'mutable' || mode === 'unique') ? 'mutable' : 'shared';
  for (const block of closure.blocks) {
    for (const use of block.statements.flatMap(usesIn)) {
      const isOwn = closure.locals[draftPlace(closure.places, use.place).local]?.kind === 'capture';
      const path = isOwn ? pathOf(closure.places, use.place) : [];
      if (!isOwn || path.some(({ projection }) => overloadOf(projection) !== null || (projection?.kind === 'dereference' && projection.through !== 'box'))) continue;
      if (use.mode === 'value' && !path.some(({ projection }) => projection?.kind === 'index')) return 'value';
      if (use.mode === 'mutable' || use.mode === 'unique') takes = 'mutable';
    }
  }
  return takes;
}

/** Whether the capture's place is the place with this path, or holds it. */
export function covers(capture: Capture, path: readonly DraftPlace[]): boolean {
  return capture.path.length <= path.length && capture.path.every((step, index) => sameStep(step, path[index]));
}

/** The path up to where places cannot be captured apart; `null` where it is not known. */
export function separablePath(path: readonly DraftPlace[]): readonly DraftPlace[] | null {
  const end = path.findIndex(({ projection }) => isInseparable(projection));
  const projection = path[end]?.projection;
  if (projection?.kind === 'dereference' && projection.through === 'unknown') return null;
  return end === -1 ? path : path.slice(0, end);
}

interface Use {
  readonly place: PlaceId;
  readonly mode: CaptureMode;
  readonly range: TextRange;
  /** Where it stands among the others, if not where its range begins. */
  readonly start?: number;
}

function usesIn(statement: FlowStatement): readonly Use[] {
  switch (statement.kind) {
    case 'assign':
      return [...usesInValue(statement.value, statement.range), { place: statement.target, mode: 'mutable', range: statement.targetRange }];
    case 'read':
      return [{ place: statement.place, mode: 'shared', range: statement.range }];
    case 'drop':
      return [{ place: statement.place, mode: 'mutable', range: statement.range }];
    case 'obscure':
      return [{ place: statement.place, mode: 'unknown', range: statement.range }];
    case 'storage-live':
    case 'storage-dead':
      return [];
  }
}

function usesInValue(value: Value, range: TextRange): readonly Use[] {
  switch (value.kind) {
    case 'use':
      return usesInOperand(value.operand);
    case 'borrow':
      return [{ place: value.place, mode: value.borrow === 'shared' || value.borrow === 'raw-const' ? 'shared' : value.borrow === 'unique' ? 'unique' : 'mutable', range: value.range ?? range }];
    case 'make':
      // What `..base` gives has the range of the whole, and stands behind the fields that are written.
      return value.operands.flatMap(usesInOperand).map((use) => (use.range === range ? { ...use, start: range.end } : use));
    case 'call':
      return value.operands.flatMap(usesInOperand);
  }
}

function usesInOperand(operand: Operand): readonly Use[] {
  switch (operand.kind) {
    case 'move':
      return [{ place: operand.place, mode: 'value', range: operand.range }];
    case 'copy':
      return [{ place: operand.place, mode: 'shared', range: operand.range }];
    case 'obscure':
      return [{ place: operand.place, mode: 'unknown', range: operand.range }];
    case 'constant':
      return [];
  }
}

function captureFor(closure: Builder, root: LocalId, { place, mode, range, start = range.start }: Use, isMove: boolean): Capture {
  const written: Capture = { root, path: pathOf(closure.places, place), mode, range, start };
  if (mode === 'unknown') return { ...written, path: [] };
  const whole = mode === 'value' ? lentTo(written) : written;
  const separable = cutAt(whole, whole.path.findIndex(({ projection }) => isInseparable(projection)));
  const asked: Capture = isMove ? { ...separable, mode: 'value' } : separable;
  if (asked.mode !== 'value') return asked;
  const shallow = cutAt(asked, asked.path.findIndex(({ projection }) => projection?.kind === 'dereference'));
  // Nothing is moved out of a type with a `Drop` of its own: it comes along as a whole.
  return cutAt(shallow, shallow.path.findIndex((step) => step.parent !== null && closure.facts.hasDropImpl(draftPlace(closure.places, step.parent).type)));
}

/**
 * What is taken out of what an overloaded operator leads to does not take the operand, which the operator has borrowed. In a
 * closure every `[]` counts as one (rustc finds captures before it knows which are not).
 */
function lentTo(capture: Capture): Capture {
  for (const [length, { projection }] of capture.path.entries()) {
    const overload = projection?.kind === 'index' && !projection.of.startsWith('overloaded') ? 'overloaded-shared' : overloadOf(projection);
    if (overload !== null) return { ...capture, path: capture.path.slice(0, length), mode: overload === 'overloaded-mutable' ? 'mutable' : 'shared' };
  }
  return capture;
}

function overloadOf(projection: DraftPlace['projection']): 'overloaded-shared' | 'overloaded-mutable' | null {
  const kind = projection?.kind === 'dereference' ? projection.through : projection?.kind === 'index' ? projection.of : null;
  return kind === 'overloaded-shared' || kind === 'overloaded-mutable' ? kind : null;
}

/** An element, or what a pointer leads to that is no part of its owner. */
function isInseparable(projection: DraftPlace['projection']): boolean {
  if (projection?.kind === 'index' || projection?.kind === 'element' || projection?.kind === 'subslice') return true;
  return projection?.kind === 'dereference' && (projection.through === 'pointer' || projection.through === 'unknown' || projection.through.startsWith('overloaded'));
}

function cutAt(capture: Capture, length: number): Capture {
  if (length === -1) return capture;
  return { ...capture, path: capture.path.slice(0, length), mode: modeWithout(capture.mode, capture.path.slice(length)) };
}

/** What is written through a reference or a raw pointer does not change the variable that holds it. */
function modeWithout(mode: CaptureMode, cut: readonly DraftPlace[]): CaptureMode {
  if (mode !== 'mutable' && mode !== 'unique') return mode;
  for (const { projection } of cut) {
    if (projection?.kind !== 'dereference') continue;
    if (projection.through === 'mutable-reference') return 'unique';
    if (projection.through === 'pointer' || projection.through === 'reference' || projection.through === 'overloaded-shared') return 'shared';
  }
  return mode;
}

/** Puts one more into the list, in which no place holds another. */
function add(captures: Capture[], capture: Capture): void {
  const holder = captures.findIndex((each) => each.root === capture.root && covers(each, capture.path));
  const held = captures[holder];
  if (held !== undefined) {
    captures[holder] = stronger(held, cutAt(capture, held.path.length));
    return;
  }
  let whole = capture;
  for (let index = captures.length - 1; index >= 0; index -= 1) {
    const part = captures[index];
    if (part === undefined || part.root !== capture.root || !covers(capture, part.path)) continue;
    whole = stronger(whole, cutAt(part, capture.path.length));
    captures.splice(index, 1);
  }
  captures.push(whole);
}

/** Both uses in one: the left one's place. */
function stronger(left: Capture, right: Capture): Capture {
  const { mode, range } = STRENGTH[right.mode] > STRENGTH[left.mode] ? right : left;
  return { ...left, mode, range, start: Math.min(left.start, right.start) };
}

/** Closures inside have taken theirs in an order of their own already, all at one place in the text. */
function inOrder(captures: readonly Capture[]): readonly Capture[] {
  const first = new Map<LocalId, number>();
  for (const { root, start } of captures) first.set(root, Math.min(first.get(root) ?? start, start));
  const roots = [...first].toSorted(([, left], [, right]) => left - right).map(([root]) => root);
  return captures.toSorted((left, right) => roots.indexOf(left.root) - roots.indexOf(right.root) || compareFields(left.path, right.path));
}

function compareFields(left: readonly DraftPlace[], right: readonly DraftPlace[]): number {
  for (const [index, step] of left.entries()) {
    const difference = fieldOf(step) - fieldOf(right[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function fieldOf(step: DraftPlace | undefined): number {
  return step?.projection?.kind === 'field' ? step.projection.index : 0;
}

function sameStep(left: DraftPlace, right: DraftPlace | undefined): boolean {
  return left.projection !== null && right?.projection != null && projectionKey(left.projection) === projectionKey(right.projection);
}
