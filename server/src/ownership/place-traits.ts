/**
 * What may be done with a place because of the way that leads to it: whether a value can be moved out (O4), and who forbids to write (O7).
 */
import { assertNever } from '../base/assert-never.ts';
import type { FlowGraph, FlowLocalId, Place, PlaceId } from '../flow/index.ts';
import type { ImmutableReason } from './facts.ts';
import { isOwnPart } from './move-paths.ts';

export interface PlaceTraits {
  /** The first step from the local or the last overloaded operator on that forbids to move out; the local itself for statics; -1: nothing does. */
  readonly blocked: Int32Array;
  /** What an overloaded operator leads to: its borrow is an action of its own, which was checked. */
  readonly isBehindCall: Uint8Array;
  /** Something on the way is not known: nothing may be said (O15). */
  readonly isUnknown: Uint8Array;
  /** What must have a value for the place to be used: itself, or what is indexed on the way to it, as a whole. */
  readonly needed: Int32Array;
}

export function placeTraits({ places, locals }: FlowGraph): PlaceTraits {
  const traits: PlaceTraits = { blocked: new Int32Array(places.length).fill(-1), isBehindCall: new Uint8Array(places.length), isUnknown: new Uint8Array(places.length), needed: new Int32Array(places.length) };
  const { blocked, isBehindCall, isUnknown, needed } = traits;
  for (const place of places) {
    const { id, local, parent, projection } = place;
    needed[id] = id;
    if (parent === null || projection === null) {
      const known = locals[local];
      if (known?.kind === 'static') blocked[id] = id;
      isUnknown[id] = known?.isObscured === false ? 0 : 1;
      continue;
    }
    const isCall = (projection.kind === 'dereference' || projection.kind === 'index') && overloading(projection) !== null;
    // What an overloaded operator gives is a reference of its own: nothing before it is taken from.
    const above = isCall ? -1 : (blocked[parent] ?? -1);
    // Of what a closure captured, the element is what keeps its value, whatever lies before it.
    const isElementOfCapture = projection.kind === 'index' && !isCall && locals[local]?.kind === 'capture';
    blocked[id] = above !== -1 && !isElementOfCapture ? above : isOwnPart(places, place) ? -1 : id;
    isBehindCall[id] = isCall ? 1 : (isBehindCall[parent] ?? 0);
    if (projection.kind === 'index' || needed[parent] !== parent) needed[id] = needed[parent] ?? parent;
    isUnknown[id] = projection.kind === 'dereference' && projection.through === 'unknown' ? 1 : (isUnknown[parent] ?? 0);
  }
  return traits;
}

export type Writability =
  /** `local`: the local whose `mut` this needs; -1 if it needs none. */
  | { readonly isAllowed: true; readonly local: FlowLocalId }
  | { readonly isAllowed: false; readonly behind: PlaceId; readonly reason: ImmutableReason };

/** What a closure captured, as its surroundings know it. */
export interface CaptureContext {
  readonly isByReference: boolean;
  /** Its variable is `mut`, or it lies behind `&mut`. */
  readonly isMutable: boolean;
  /** It lies behind `&`: that it cannot be written is said where the closure is made. */
  readonly isBehindShared: boolean;
}

export type CaptureOf = (local: FlowLocalId) => CaptureContext | null;

const NEEDS_NO_MUT: Writability = { isAllowed: true, local: -1 };

/**
 * Whether a place may be written or borrowed exclusively (O7). Behind `&mut` its holder need not be `mut`; behind `&` nothing
 * helps; a box belongs to its place.
 */
export function writability(graph: FlowGraph, id: PlaceId, captureOf: CaptureOf): Writability {
  let needsMut = true;
  let place = graph.places[id];
  while (place !== undefined) {
    const { parent, projection } = place;
    if (parent === null || projection === null) return ofLocal(graph, place, needsMut, captureOf);
    const holder: Place | undefined = graph.places[parent];
    if (projection.kind === 'dereference') {
      switch (projection.through) {
        case 'reference':
          return { isAllowed: false, behind: parent, reason: 'shared-reference' };
        case 'mutable-reference':
          // What a closure captured by reference is as mutable as it was outside.
          if (!isCapturedByReference(holder, captureOf)) needsMut = false;
          break;
        case 'pointer':
          return holder?.type.kind === 'pointer' && !holder.type.isMutable ? { isAllowed: false, behind: parent, reason: 'pointer' } : NEEDS_NO_MUT;
        case 'overloaded-shared':
          return { isAllowed: false, behind: parent, reason: 'overloaded' };
        case 'overloaded-mutable':
        case 'unknown':
          return NEEDS_NO_MUT;
        case 'box':
          break;
        default:
          assertNever(projection.through);
      }
    } else if (projection.kind === 'index') {
      if (projection.of === 'overloaded-shared') return { isAllowed: false, behind: parent, reason: 'overloaded' };
      if (projection.of === 'overloaded-mutable') return NEEDS_NO_MUT;
    }
    place = holder;
  }
  return NEEDS_NO_MUT;
}

/** How mutable what a closure captures is (as rustc decides it): as its variable, but behind references as they say. */
export function captureContext(graph: FlowGraph, id: PlaceId, isByReference: boolean, captureOf: CaptureOf): CaptureContext {
  const place = graph.places[id];
  if (place === undefined) return { isByReference, isMutable: true, isBehindShared: false };
  const { parent, projection, local } = place;
  if (parent === null || projection === null) {
    const outer = captureOf(local);
    return { isByReference, isMutable: outer?.isMutable ?? graph.locals[local]?.isMutable ?? true, isBehindShared: outer?.isBehindShared ?? false };
  }
  const above = captureContext(graph, parent, isByReference, captureOf);
  if (projection.kind !== 'dereference' || above.isBehindShared || isCapturedByReference(graph.places[parent], captureOf)) return above;
  if (projection.through === 'reference') return { isByReference, isMutable: false, isBehindShared: true };
  return projection.through === 'mutable-reference' ? { isByReference, isMutable: true, isBehindShared: false } : above;
}

/** Whether the place is a reference that a closure made of what it captured. */
export function isCapturedByReference(place: Place | undefined, captureOf: CaptureOf): boolean {
  return place !== undefined && place.parent === null && captureOf(place.local)?.isByReference === true;
}

function ofLocal({ locals }: FlowGraph, { id, local }: Place, needsMut: boolean, captureOf: CaptureOf): Writability {
  const known = locals[local];
  switch (known?.kind) {
    case 'static':
      return known.isMutable ? NEEDS_NO_MUT : { isAllowed: false, behind: id, reason: 'static' };
    case 'capture': {
      const context = captureOf(local);
      if (!needsMut || context === null || context.isBehindShared) return NEEDS_NO_MUT;
      return context.isMutable ? { isAllowed: true, local } : { isAllowed: false, behind: id, reason: 'capture' };
    }
    case 'parameter':
    case 'binding':
      if (!needsMut) return NEEDS_NO_MUT;
      return known.isMutable ? { isAllowed: true, local } : { isAllowed: false, behind: id, reason: 'local' };
    case 'temporary':
    case 'result':
      return { isAllowed: true, local: needsMut ? local : -1 };
    case undefined:
      return NEEDS_NO_MUT;
  }
}

function overloading(projection: NonNullable<Place['projection']>): 'shared' | 'mutable' | null {
  if (projection.kind === 'dereference' && projection.through === 'overloaded-shared') return 'shared';
  if (projection.kind === 'dereference' && projection.through === 'overloaded-mutable') return 'mutable';
  if (projection.kind === 'index' && projection.of === 'overloaded-shared') return 'shared';
  if (projection.kind === 'index' && projection.of === 'overloaded-mutable') return 'mutable';
  return null;
}
