/**
 * Closures: the body becomes a graph of its own, first with the outer locals under their own numbers; then what it captures is
 * found there, each capture becomes a local, and the places that it covers begin at that local. Around the closure, the
 * captures are borrowed, copied or moved where it is made (O3).
 */
import type { TextRange } from '../base/ranges.ts';
import type { BlockNode, ClosureNode, CopyStatus, Type, TypedExpression, TypedParameter } from '../types/index.ts';
import { addLocal, type Builder, type Destination, type DraftBlock, emit, moveCause, placeOfSource, typeOfLocal, typeOfPlace, useOf } from './builder.ts';
import { type Capture, capturesOf, covers, separablePath, takenBy } from './captures.ts';
import type { FlowGraph, FlowLocalId, FlowStatement, Operand, PlaceId } from './graph.ts';
import { type DraftPlace, draftPlace, newPlaceTable, pathOf, placeOfLocal, type PlaceTable, project } from './places.ts';
import { store, temporaryOf } from './temporaries.ts';
import { referenceTo } from './type-facts.ts';
import { mapPlaces } from './visit.ts';

/** Builds and finishes bodies; handed in, because a closure is a body inside a body. */
export interface BodyBuilder {
  readonly build: (outer: Builder, closure: number | null, parameters: readonly TypedParameter[], value: TypedExpression, result: Type) => Builder;
  readonly finish: (builder: Builder) => FlowGraph;
}

export function lowerClosure(builder: Builder, closure: ClosureNode, bodies: BodyBuilder, destination: Destination | null): void {
  const inner = bodies.build(builder, closure.source, closure.parameters, closure.body, closure.body.type);
  const captures = capturesOf(inner, closure.isMove);
  const head = headOf(closure);
  const looks = outerLooks(inner);
  finishInner(builder, inner, captures, bodies);
  for (const look of looks) lookFromOutside(builder, outerPlace(builder, look), captures.length > 0 ? head : look.range);
  const operands = captures.map((capture) => capturedOperand(builder, capture, head));
  builder.facts.noteClosure(closure.source, {
    isCopy: worst(captures.map((capture) => copyOf(builder, capture))),
    needsDrop: captures.some((capture) => capture.mode === 'unknown' || (capture.mode === 'value' && builder.facts.needsDrop(typeOfCapture(builder, capture)))),
    takes: takenBy(inner, captures),
  });
  store(builder, destination, { kind: 'make', what: 'closure', operands, closure: builder.closures.length - 1 }, closure.range, closure.type);
}

/** An `async` block runs later, and may or may not take what it names: all of it is unknown from here on. */
export function lowerAsyncBlock(builder: Builder, block: BlockNode, bodies: BodyBuilder, destination: Destination | null): void {
  const inner = bodies.build(builder, null, [], { ...block, modifier: 'none' }, block.tail?.type ?? block.type);
  const captures = capturesOf(inner, false).map((capture): Capture => ({ ...capture, path: [], mode: 'unknown' }));
  const roots = captures.filter((capture, index) => captures.findIndex((each) => each.root === capture.root) === index);
  finishInner(builder, inner, roots, bodies);
  const operands = roots.map((capture) => capturedOperand(builder, capture, block.range));
  store(builder, destination, { kind: 'make', what: 'closure', operands, closure: builder.closures.length - 1 }, block.range, block.type);
}

function finishInner(builder: Builder, inner: Builder, captures: readonly Capture[], bodies: BodyBuilder): void {
  beginAtCaptures(inner, captures);
  builder.closures.push(bodies.finish(inner));
  builder.unreachable.push(...inner.unreachable);
}

/** What the closure takes with it, as seen from outside. @param head where the closure says what it is: `|a, b|`. */
function capturedOperand(builder: Builder, capture: Capture, head: TextRange): Operand {
  const place = outerPlace(builder, capture);
  switch (capture.mode) {
    case 'unknown':
      return { kind: 'obscure', place, range: head };
    case 'value':
      return useOf(builder, place, head, moveCause('capture'));
    case 'shared':
    case 'unique':
    case 'mutable': {
      const isMutable = capture.mode !== 'shared';
      const type = referenceTo(typeOfPlace(builder, place), isMutable);
      const held = temporaryOf(builder, type, capture.range, { kind: 'borrow', place, borrow: capture.mode, isImplicit: true, isTwoPhase: false, range: head, usage: 'capture' });
      return isMutable ? { kind: 'move', place: held, range: head, cause: moveCause('capture') } : { kind: 'copy', place: held, range: head };
    }
  }
}

interface Look extends Pick<Capture, 'root' | 'path'> {
  readonly range: TextRange;
}

/** What patterns in the closure look at and does not begin there, as far as it could be captured. */
function outerLooks(inner: Builder): readonly Look[] {
  return inner.lookedAt.flatMap(({ place, range }) => {
    const root = draftPlace(inner.places, place).local;
    const path = separablePath(pathOf(inner.places, place));
    return isOuter(inner, root) && path !== null ? [{ root, path, range }] : [];
  });
}

/** What a pattern in a closure looks at needs its value where the closure is made, even if the pattern uses none of it (rustc). */
function lookFromOutside(builder: Builder, place: PlaceId, range: TextRange): void {
  builder.lookedAt.push({ place, range });
  if (!isOuter(builder, draftPlace(builder.places, place).local)) emit(builder, { kind: 'read', place, range, why: 'value' });
}

/** A local of a body around this one. */
function isOuter({ locals, declared }: Builder, local: FlowLocalId): boolean {
  return locals[local]?.source !== null && !declared.has(local);
}

/** The same place in the tables of the body around. */
function outerPlace(builder: Builder, { root, path }: Pick<Capture, 'root' | 'path'>): PlaceId {
  let place = placeOfSource(builder, root);
  for (const { projection, type } of path) if (projection !== null) place = project(builder.places, place, projection, type);
  return place;
}

/** Makes the captures locals of the closure and lets every place that they cover begin there. */
function beginAtCaptures(inner: Builder, captures: readonly Capture[]): void {
  const before = inner.places;
  const after = newPlaceTable();
  const starts = captures.map((capture) => ({ capture, place: startOf(inner, after, capture) }));
  const known = new Map<PlaceId, PlaceId | null>();
  const moved = (id: PlaceId): PlaceId | null => {
    const remembered = known.get(id);
    if (remembered !== undefined) return remembered;
    const place = movedPlace(inner, before, after, id, starts);
    known.set(id, place);
    return place;
  };
  for (const block of inner.blocks) moveBlock(block, moved);
  inner.places = after;
}

interface Start {
  readonly capture: Capture;
  readonly place: PlaceId;
}

/** The place in the closure that stands for what is captured: the local, or what it refers to. */
function startOf(inner: Builder, table: PlaceTable, capture: Capture): PlaceId {
  const type = typeOfCapture(inner, capture);
  const outer = inner.locals[capture.root];
  const isReference = capture.mode === 'shared' || capture.mode === 'unique' || capture.mode === 'mutable';
  const isMutable = capture.mode === 'unique' || capture.mode === 'mutable';
  const local = addLocal(inner, {
    name: outer?.name ?? null,
    kind: 'capture',
    type: isReference ? referenceTo(type, isMutable) : type,
    isMutable: capture.mode === 'value' && (outer?.isMutable ?? false),
    range: capture.range,
    source: capture.root,
    isObscured: capture.mode === 'unknown' || (outer?.isObscured ?? true),
  });
  const whole = placeOfLocal(table, local, isReference ? referenceTo(type, isMutable) : type);
  return isReference ? project(table, whole, { kind: 'dereference', through: isMutable ? 'mutable-reference' : 'reference' }, type) : whole;
}

/** `null`: a part of the outer body that the closure does not have. */
function movedPlace(inner: Builder, before: PlaceTable, after: PlaceTable, id: PlaceId, starts: readonly Start[]): PlaceId | null {
  const path = pathOf(before, id);
  const { local } = draftPlace(before, id);
  if (!isOuter(inner, local)) return along(after, placeOfLocal(after, local, typeOfLocal(inner, local)), path);
  const start = starts.find(({ capture }) => capture.root === local && covers(capture, path));
  return start === undefined ? null : along(after, start.place, path.slice(start.capture.path.length));
}

function along(table: PlaceTable, start: PlaceId, path: readonly DraftPlace[]): PlaceId {
  let place = start;
  for (const { projection, type } of path) if (projection !== null) place = project(table, place, projection, type);
  return place;
}

function moveBlock({ statements }: DraftBlock, moved: (place: PlaceId) => PlaceId | null): void {
  const kept = statements.flatMap((statement): FlowStatement[] => {
    let isKnown = true;
    const result = mapPlaces(statement, (place) => {
      const to = moved(place);
      if (to === null) isKnown = false;
      return to ?? place;
    });
    return isKnown ? [result] : [];
  });
  statements.splice(0, statements.length, ...kept);
}

function typeOfCapture(builder: Builder, { root, path }: Capture): Type {
  return path.at(-1)?.type ?? typeOfLocal(builder, root);
}

function copyOf(builder: Builder, capture: Capture): CopyStatus {
  switch (capture.mode) {
    case 'shared':
      return 'yes';
    case 'unique':
    case 'mutable':
      return 'no';
    case 'unknown':
      return 'unknown';
    case 'value':
      return builder.facts.copyStatus(typeOfCapture(builder, capture));
  }
}

function worst(statuses: readonly CopyStatus[]): CopyStatus {
  return statuses.includes('no') ? 'no' : statuses.includes('unknown') ? 'unknown' : 'yes';
}

/** Up to behind the last `|`, as far as it can be told without the text. */
function headOf({ range, body, parameters, isMove }: ClosureNode): TextRange {
  const last = parameters.at(-1);
  const end = last === undefined ? range.start + (isMove ? 'move ||'.length : '||'.length) : last.range.end + 1;
  return { start: range.start, end: Math.max(range.start, Math.min(end, body.range.start)) };
}
