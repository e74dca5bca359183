/**
 * Goes through the blocks once with what the dataflow knows, and notes what is wrong there: uses without a value, moves out of what
 * keeps its value, writes where nothing may be written. It notes numbers only; what a person is told is made of them later,
 * and only where something is wrong.
 */
import type { FlowGraph, FlowLocalId, Operand, PlaceId } from '../flow/index.ts';
import { DOES, placeOf, statementOf } from './actions.ts';
import { firstBit, hasBit } from './bits.ts';
import { applyAction, type Dataflow } from './dataflow.ts';
import type { PathId } from './move-paths.ts';
import { type CaptureContext, captureContext, type CaptureOf, isCapturedByReference, type PlaceTraits, placeTraits, writability, type Writability } from './place-traits.ts';

/** A place is used of which `path` has no value. */
export interface WrongUse {
  readonly action: number;
  readonly path: PathId;
  readonly place: PlaceId;
  readonly isPartOfAssignment: boolean;
  /** Some paths through the program give it a value. */
  readonly isMaybe: boolean;
}

export interface WrongWrite {
  readonly action: number;
  readonly place: PlaceId;
  readonly isBorrow: boolean;
  readonly why: Writability & { readonly isAllowed: false };
}

export interface Noted {
  readonly uses: WrongUse[];
  readonly moves: number[];
  readonly writes: WrongWrite[];
  /** What happens to each value at its `drop` statements. */
  readonly drops: NotedDrop[];
  /** Locals whose `mut` is needed, or of which that is not known. */
  readonly needsMut: Uint8Array;
  /** Captured locals that are written. */
  readonly writtenCaptures: Set<FlowLocalId>;
  /** What the closures of this graph capture: by closure, by capture. */
  readonly captured: Map<number, readonly Captured[]>;
  readonly traits: PlaceTraits;
}

export interface NotedDrop {
  readonly action: number;
  readonly isConditional: boolean;
  readonly isNever: boolean;
  readonly without: readonly { readonly place: PlaceId; readonly isConditional: boolean }[];
}

export interface Captured {
  readonly place: PlaceId;
  readonly context: CaptureContext;
}

interface Check {
  readonly flow: Dataflow;
  readonly traits: PlaceTraits;
  readonly captureOf: CaptureOf;
  readonly row: Uint32Array;
  readonly noted: Noted;
  /** The local that a temporary's value was moved out of; -1. */
  readonly source: Int32Array;
  /** The place that a temporary borrows for a closure; -1. */
  readonly borrowed: Int32Array;
}

export function check(flow: Dataflow, captureOf: CaptureOf): Noted {
  const { graph, blocks, actions, shape, before } = flow;
  const count = graph.locals.length;
  const noted: Noted = { uses: [], moves: [], writes: [], drops: [], needsMut: new Uint8Array(count), writtenCaptures: new Set(), captured: new Map(), traits: placeTraits(graph) };
  const state: Check = { flow, traits: noted.traits, captureOf, row: new Uint32Array(shape.words), noted, source: new Int32Array(count).fill(-1), borrowed: new Int32Array(count).fill(-1) };
  for (const block of blocks.order) {
    state.row.set(before.subarray(block * shape.words, (block + 1) * shape.words));
    const end = actions.first[block + 1] ?? 0;
    for (let action = actions.first[block] ?? 0; action < end; action += 1) {
      checkAction(state, action);
      applyAction(flow, action, state.row);
    }
  }
  for (let block = 0; block < graph.blocks.length; block += 1) if (blocks.isReached[block] === 0) excuseDeadCode(state, block);
  return noted;
}

function checkAction(state: Check, action: number): void {
  const { flow, traits, noted } = state;
  const { actions, graph } = flow;
  const subject = placeOf(actions, action);
  const does = actions.does[action];
  switch (does) {
    case DOES.reset:
      return;
    case DOES.obscure:
      noted.needsMut[subject] = 1;
      return;
    case DOES.drop:
      noteDrop(state, action, subject);
      return;
    case DOES.initialize:
      noteOrigin(state, action, subject);
      return;
    default:
  }
  const local = graph.places[subject]?.local ?? 0;
  if (traits.isUnknown[subject] === 1 || hasBit(state.row, flow.shape.obscured, local)) {
    noted.needsMut[local] = 1;
    return;
  }
  if (does === DOES.assign) {
    noteOrigin(state, action, subject);
    checkAssignedPlace(state, action, subject);
    checkWrite(state, action, subject, local, false);
    return;
  }
  if (does === DOES.move && traits.blocked[subject] !== -1) noted.moves.push(action);
  if (does === DOES.borrow) checkWrite(state, action, subject, local, true);
  if (traits.isBehindCall[subject] === 1) return;
  const needed = traits.needed[subject] ?? subject;
  if (needed !== subject) checkUse(state, action, needed, true);
  checkUse(state, action, subject, true);
}

/** All of the place must have a value (rustc's `check_if_path_or_subpath_is_moved`). @param withParts whether its parts must, too. */
function checkUse({ flow, row, noted }: Check, action: number, place: PlaceId, withParts: boolean): void {
  const { paths, shape } = flow;
  const closest = paths.closest[place] ?? 0;
  let path = hasBit(row, 0, closest) ? closest : -1;
  if (path === -1 && withParts && paths.exact[place] === closest) path = firstBit(row, 0, closest + 1, paths.end[closest] ?? 0);
  if (path !== -1) noted.uses.push({ action, path, place, isPartOfAssignment: false, isMaybe: hasBit(row, shape.initialized, path) });
}

/** To assign a part, what holds it must be there (rustc's `check_if_assigned_path_is_moved`). */
function checkAssignedPlace(state: Check, action: number, target: PlaceId): void {
  const { places } = state.flow.graph;
  for (let place = places[target]; place !== undefined && place.parent !== null && place.projection !== null; place = places[place.parent]) {
    const { parent, projection } = place;
    switch (projection.kind) {
      case 'dereference':
        if (state.traits.isBehindCall[place.id] === 0) checkUse(state, action, parent, false);
        return;
      case 'index':
        if (state.traits.isBehindCall[place.id] === 0) checkUse(state, action, parent, true);
        return;
      case 'field':
        if (places[parent]?.hasDropImpl === true) {
          checkUse(state, action, parent, true);
          return;
        }
        if (checkHolders(state, action, parent)) return;
        break;
      case 'element':
      case 'subslice':
    }
  }
}

/** The largest thing without a value that the field is a part of, up to a dereference. Whether there is one. */
function checkHolders({ flow, row, noted }: Check, action: number, holder: PlaceId): boolean {
  const { graph, paths, shape } = flow;
  let largest = -1;
  for (let place = graph.places[holder]; place !== undefined; place = place.parent === null ? undefined : graph.places[place.parent]) {
    const path = paths.exact[place.id] ?? -1;
    if (path !== -1 && hasBit(row, 0, path)) largest = path;
    if (place.projection?.kind === 'dereference') break;
  }
  if (largest === -1) return false;
  noted.uses.push({ action, path: largest, place: holder, isPartOfAssignment: true, isMaybe: hasBit(row, shape.initialized, largest) });
  noted.needsMut[graph.places[holder]?.local ?? 0] = 1;
  return true;
}

function checkWrite(state: Check, action: number, place: PlaceId, local: FlowLocalId, isBorrow: boolean): void {
  const { flow, row, noted, captureOf } = state;
  const { graph, shape } = flow;
  const why = writability(graph, place, captureOf);
  const isEver = hasBit(row, shape.ever, local);
  // A closure's exclusive capture is justified by what the closure does, and refused there.
  const isCapture = isBorrow && isForCapture(state, action);
  if (!why.isAllowed) {
    // Without any value before, the first assignment is wrong for another reason, or right.
    if (isEver && !(isCapture && (why.reason === 'local' || why.reason === 'capture'))) noted.writes.push({ action, place, isBorrow, why });
    return;
  }
  if (why.local === -1 || isCapture || !isEver) return;
  needMut(state, why.local);
}

function needMut({ noted, flow, source }: Check, local: FlowLocalId): void {
  noted.needsMut[local] = 1;
  const known = flow.graph.locals[local];
  if (known?.kind === 'capture') noted.writtenCaptures.add(local);
  // `{ x }.push(1)` changes what was `x`.
  const from = source[local] ?? -1;
  if (known?.kind === 'temporary' && from !== -1) noted.needsMut[from] = 1;
}

function isForCapture({ flow }: Check, action: number): boolean {
  const statement = statementOf(flow.graph, flow.actions, action);
  return statement?.kind === 'assign' && statement.value.kind === 'borrow' && (statement.value.usage === 'capture' || statement.value.borrow === 'unique');
}

/** Remembers where a temporary's value comes from. */
function noteOrigin(state: Check, action: number, target: PlaceId): void {
  const { flow, source, borrowed } = state;
  const { graph, actions } = flow;
  const statement = statementOf(graph, actions, action);
  const local = graph.places[target]?.local ?? 0;
  if (statement?.kind !== 'assign') return;
  const { value } = statement;
  switch (value.kind) {
    case 'borrow':
      borrowed[local] = value.usage === 'capture' ? value.place : -1;
      return;
    case 'use':
      if (value.operand.kind === 'move') source[local] = wholeLocal(graph, value.operand.place);
      return;
    case 'make':
      if (value.what === 'closure' && value.closure !== undefined) noteCaptures(state, value.closure, value.operands);
      return;
    case 'call':
  }
}

function wholeLocal({ places }: FlowGraph, id: PlaceId): FlowLocalId {
  const place = places[id];
  return place?.parent === null ? place.local : -1;
}

function noteCaptures({ flow, borrowed, captureOf, noted }: Check, closure: number, operands: readonly Operand[]): void {
  const { graph } = flow;
  const captured = operands.map((operand): Captured => {
    const place = operand.kind === 'constant' ? 0 : operand.place;
    const from = borrowed[graph.places[place]?.local ?? 0] ?? -1;
    const whole = from === -1 ? place : from;
    return { place: whole, context: captureContext(graph, whole, from !== -1, captureOf) };
  });
  noted.captured.set(closure, captured);
}

/** What a closure writes is written here (rustc's `propagate_closure_used_mut_upvar`). */
export function propagateWrite(graph: FlowGraph, noted: Noted, id: PlaceId, captureOf: CaptureOf): void {
  for (let place = graph.places[id]; place !== undefined; ) {
    const { parent, projection, local } = place;
    if (parent === null || projection === null) {
      noted.needsMut[local] = 1;
      if (graph.locals[local]?.kind === 'capture') noted.writtenCaptures.add(local);
      return;
    }
    const holder = graph.places[parent];
    if (projection.kind === 'dereference' && projection.through === 'mutable-reference' && !isCapturedByReference(holder, captureOf)) return;
    place = holder;
  }
}

function noteDrop({ flow, row, noted, traits }: Check, action: number, place: PlaceId): void {
  const { graph, paths, shape } = flow;
  const local = graph.places[place]?.local ?? 0;
  if (traits.isUnknown[place] === 1 || hasBit(row, shape.obscured, local)) return;
  const path = paths.closest[place] ?? 0;
  const hasValue = hasBit(row, shape.initialized, path);
  const lacksValue = hasBit(row, 0, path);
  const without: { place: PlaceId; isConditional: boolean }[] = [];
  const end = paths.exact[place] === path ? (paths.end[path] ?? 0) : 0;
  for (let part = hasValue ? firstBit(row, 0, path + 1, end) : -1; part !== -1; part = firstBit(row, 0, paths.end[part] ?? end, end)) {
    const isConditional = hasBit(row, shape.initialized, part);
    // Where the whole may be gone, its parts are gone with it; that is said by the whole.
    if (!lacksValue || !isConditional) without.push({ place: paths.place[part] ?? 0, isConditional });
  }
  noted.drops.push({ action, isConditional: hasValue && lacksValue, isNever: !hasValue, without: without.toReversed() });
}

/** What is written in code that never runs needs its `mut` all the same, until the code is gone. */
function excuseDeadCode({ flow, noted }: Check, block: number): void {
  const { actions, graph } = flow;
  const end = actions.first[block + 1] ?? 0;
  for (let action = actions.first[block] ?? 0; action < end; action += 1) {
    const does = actions.does[action];
    if (does === DOES.assign || does === DOES.borrow) noted.needsMut[graph.places[placeOf(actions, action)]?.local ?? 0] = 1;
    else if (does === DOES.obscure) noted.needsMut[placeOf(actions, action)] = 1;
  }
}
