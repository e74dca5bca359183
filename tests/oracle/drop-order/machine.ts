/**
 * Runs a flow graph with real values along the path that a trace shows: what a compiled program printed. At a branch every way
 * is tried; the run that prints the whole trace is the answer. Values are tokens with numbers and what holds them, so that a
 * drop in the graph drops what is there by then, and what was moved away is not dropped.
 * Invariant: nothing here knows how graphs are built; a token that is forgotten, dropped twice or used after it was moved is a
 * complaint.
 */
import type { Block, FlowGraph, FlowStatement, Operand, PlaceId, Value as FlowValue } from '../../../server/src/flow/index.ts';

export type Value =
  | { readonly kind: 'token'; readonly id: number }
  /** A struct, tuple, array, variant, box or vector: `null` where a part was moved away. */
  | { readonly kind: 'parts'; readonly variant: number; readonly parts: (Value | null)[] }
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'closure'; readonly source: number; readonly parts: (Value | null)[] }
  | { readonly kind: 'plain' };

interface Address {
  readonly frame: number;
  readonly local: number;
  readonly path: readonly number[];
}

interface Frame {
  readonly graph: FlowGraph;
  readonly memory: (Value | null)[];
  /** Captures of a closure that is called by reference stand where the closure stands. */
  readonly aliases: ReadonlyMap<number, Address>;
  block: number;
  statement: number;
  /** Where the result goes in the frame below; `null` at the bottom. */
  readonly target: PlaceId | null;
  /** Which way the last `?` went. */
  leaves: boolean;
}

interface State {
  readonly frames: Frame[];
  /** How much of the trace was printed. */
  position: number;
  steps: number;
}

/** What the graph does that the program did not. */
class Mismatch extends Error {}

const MOST_STEPS = 20_000;
const MOST_WAYS = 5_000;

/**
 * `null` if some path through the graph prints the trace; otherwise how far the best path came and why it ended.
 * @param parameters values of the parameters in order.
 * @param trace the events, the last ones being those of the caller that drops the result.
 */
export function followTrace(graph: FlowGraph, text: string, parameters: readonly Value[], trace: readonly string[]): string | null {
  const first = frameFor(graph, parameters, new Map(), null);
  const pending: State[] = [{ frames: [first], position: 0, steps: 0 }];
  let best = { position: -1, reason: 'there is no path' };
  for (let ways = 0; ways < MOST_WAYS; ways += 1) {
    const state = pending.pop();
    if (state === undefined) return `${best.reason}; printed so far: ${trace.slice(0, best.position).join(' ')}`;
    try {
      if (run(state, text, trace, pending)) return null;
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      if (state.position > best.position) best = { position: state.position, reason: error.message };
    }
  }
  return 'too many ways';
}

/** `true` when the graph returned and the trace is printed to its end. New ways go to `pending`. */
function run(state: State, text: string, trace: readonly string[], pending: State[]): boolean {
  for (;;) {
    state.steps += 1;
    if (state.steps > MOST_STEPS) throw new Mismatch('too many steps');
    const frame = top(state);
    const block = frame.graph.blocks[frame.block];
    if (block === undefined) throw new Mismatch('a block that does not exist');
    const statement = block.statements[frame.statement];
    if (statement !== undefined) {
      frame.statement += 1;
      execute(state, statement, text, trace);
      continue;
    }
    if (block.terminator.kind === 'return') {
      if (finishFrame(state, trace)) return true;
      continue;
    }
    goOn(state, block, pending);
  }
}

function goOn(state: State, { terminator }: Block, pending: State[]): void {
  const frame = top(state);
  switch (terminator.kind) {
    case 'goto':
      enter(frame, terminator.target, frame.leaves);
      return;
    case 'branch':
      for (const target of terminator.targets.slice(1)) {
        const other = structuredCloneState(state);
        enter(top(other), target.block, target.label === 'return');
        pending.push(other);
      }
      enter(frame, terminator.targets[0]?.block ?? -1, terminator.targets[0]?.label === 'return');
      return;
    default:
      throw new Mismatch('the end of the flow');
  }
}

function enter(frame: Frame, block: number, leaves: boolean): void {
  frame.block = block;
  frame.statement = 0;
  frame.leaves = leaves;
}

/** Graphs are shared, memories are not. */
function structuredCloneState(state: State): State {
  return { ...state, frames: state.frames.map((frame) => ({ ...frame, memory: frame.memory.map((value) => (value === null ? null : structuredClone(value))) })) };
}

function frameFor(graph: FlowGraph, parameters: readonly Value[], aliases: ReadonlyMap<number, Address>, target: PlaceId | null): Frame {
  const memory = graph.locals.map((): Value | null => null);
  const order = parametersOf(graph);
  for (const [index, value] of parameters.entries()) {
    const local = order[index];
    if (local !== undefined) memory[local] = structuredClone(value);
  }
  return { graph, memory, aliases, block: graph.entry, statement: 0, target, leaves: false };
}

/** Parameters in the order of the text: named ones and patterns. */
function parametersOf(graph: FlowGraph): readonly number[] {
  return graph.locals.filter((local) => local.kind === 'parameter').toSorted((left, right) => left.range.start - right.range.start).map((local) => local.id);
}

/** `true` when the bottom frame returned. */
function finishFrame(state: State, trace: readonly string[]): boolean {
  const frame = top(state);
  const { graph, memory } = frame;
  const resultLocal = graph.locals.findIndex((local) => local.kind === 'result');
  const result = memory[resultLocal] ?? { kind: 'plain' as const };
  memory[resultLocal] = null;
  // What a closure owns and still has ends with the call that takes the closure.
  for (const local of graph.locals) if (local.kind === 'capture') drop(state, trace, takeAt(state, { frame: state.frames.length - 1, local: local.id, path: [] }, frame.aliases.has(local.id)));
  for (const local of graph.locals) if (tokensIn(memory[local.id] ?? null).length > 0) throw new Mismatch(`${local.name ?? 'a temporary'} is never dropped`);
  if (frame.target === null) {
    print(state, trace, 'r');
    drop(state, trace, result);
    if (state.position !== trace.length) throw new Mismatch(`the graph ends before ${trace[state.position] ?? ''}`);
    return true;
  }
  state.frames.pop();
  write(state, frame.target, result);
  return false;
}

function execute(state: State, statement: FlowStatement, text: string, trace: readonly string[]): void {
  const { memory } = top(state);
  switch (statement.kind) {
    case 'storage-live':
      return;
    case 'storage-dead':
      if (tokensIn(memory[statement.local] ?? null).length > 0) throw new Mismatch(`${top(state).graph.locals[statement.local]?.name ?? 'a temporary'} ends with its value in it`);
      memory[statement.local] = null;
      return;
    case 'read':
    case 'obscure':
      if (statement.kind === 'obscure') throw new Mismatch('something is not known');
      if (statement.why === 'scrutinee' && get(state, resolve(state, statement.place)) === null) throw new Mismatch('a tag is read that is not there');
      return;
    case 'drop':
      drop(state, trace, takeAt(state, resolve(state, statement.place), true));
      return;
    case 'assign': {
      const written = text.slice(statement.range.start, statement.range.end);
      const value = evaluate(state, statement.value, written, trace, statement.target);
      if (value !== null) write(state, statement.target, value);
    }
  }
}

/** `null`: the value comes when the called closure returns. */
function evaluate(state: State, value: FlowValue, written: string, trace: readonly string[], target: PlaceId): Value | null {
  switch (value.kind) {
    case 'use':
      return operand(state, value.operand);
    case 'borrow':
      return { kind: 'address', address: resolve(state, value.place) };
    case 'call':
      return call(state, value, written, trace, target);
    case 'make': {
      const operands = value.operands.map((each) => operand(state, each));
      switch (value.what) {
        case 'aggregate':
          return { kind: 'parts', variant: variantOf(written), parts: operands };
        case 'constant':
          return /^(?:None|E::C)$/u.test(written) ? { kind: 'parts', variant: variantOf(written), parts: [] } : { kind: 'plain' };
        case 'closure':
          return { kind: 'closure', source: closureAt(state, target), parts: operands };
        case 'cast':
          return operands[0] ?? { kind: 'plain' };
        case 'iteration':
          return iterate(state, value.operands, operands);
        case 'operator':
          return written.endsWith('?') ? unwrap(top(state), operands[0] ?? null) : { kind: 'plain' };
      }
    }
  }
}

function unwrap(frame: Frame, held: Value | null): Value {
  if (held?.kind !== 'parts') throw new Mismatch('`?` on nothing');
  if (frame.leaves !== (held.variant === 1)) throw new Mismatch('`?` goes the other way');
  return frame.leaves ? held : (held.parts[0] ?? { kind: 'plain' });
}

/** The iterator of a list is the list; an item is taken from its front. */
function iterate(state: State, operands: readonly Operand[], values: readonly Value[]): Value {
  const [first] = operands;
  if (first?.kind !== 'copy') return values[0] ?? { kind: 'plain' };
  const iterator = get(state, resolve(state, first.place));
  if (iterator?.kind !== 'parts') return { kind: 'plain' };
  const item = iterator.parts.shift();
  if (item === undefined || item === null) throw new Mismatch('the iterator is at its end');
  return item;
}

function call(state: State, value: FlowValue & { readonly kind: 'call' }, written: string, trace: readonly string[], target: PlaceId): Value | null {
  const values = value.operands.map((each) => operand(state, each));
  if (value.callee.kind === 'value') return callClosure(state, values, target);
  if (value.callee.kind !== 'function') throw new Mismatch(`${written} is not known`);
  const number = /\((?<number>\d+)/u.exec(written)?.groups?.['number'] ?? '';
  const [first] = values;
  switch (value.callee.name) {
    case 'mk':
      print(state, trace, `+${number}`);
      return { kind: 'token', id: Number(number) };
    case 'opt': {
      const isSome = trace[state.position] === `o${number}`;
      print(state, trace, isSome ? `o${number}` : `n${number}`);
      return isSome ? { kind: 'parts', variant: 0, parts: [{ kind: 'token', id: Number(number) }] } : { kind: 'parts', variant: 1, parts: [] };
    }
    case 'cond':
    case 'mark':
      print(state, trace, `${value.callee.name === 'cond' ? 'c' : 'm'}${number}`);
      return { kind: 'plain' };
    case 'look': {
      const seen = first?.kind === 'address' ? get(state, first.address) : null;
      if (seen?.kind !== 'token') throw new Mismatch(`${written} looks at nothing`);
      print(state, trace, `l${seen.id}`);
      return { kind: 'plain' };
    }
    case 'take':
    case 'two':
    case 'drop':
      if (value.callee.name !== 'drop') print(state, trace, `t${values.flatMap((each) => tokensIn(each)).join(',')}`);
      for (const each of values.toReversed()) drop(state, trace, each);
      return { kind: 'plain' };
    case 'keep':
      print(state, trace, 'k');
      return first ?? { kind: 'plain' };
    case 'new':
      return { kind: 'parts', variant: 0, parts: [first ?? null] };
    case 'pop': {
      const list = first?.kind === 'address' ? get(state, first.address) : null;
      const item = list?.kind === 'parts' ? list.parts.pop() : undefined;
      return item == null ? { kind: 'parts', variant: 1, parts: [] } : { kind: 'parts', variant: 0, parts: [item] };
    }
    default:
      throw new Mismatch(`${written} is not known`);
  }
}

/** The first value is the closure, or where it stands. */
function callClosure(state: State, values: readonly Value[], target: PlaceId): null {
  const [callee, ...rest] = values;
  const closure = callee?.kind === 'address' ? get(state, callee.address) : callee;
  if (closure?.kind !== 'closure') throw new Mismatch('a closure that is not there is called');
  const graph = graphOf(state, closure.source);
  const captures = graph.locals.filter((local) => local.kind === 'capture');
  const aliases = new Map<number, Address>();
  if (callee?.kind === 'address') for (const [index, { id }] of captures.entries()) aliases.set(id, { ...callee.address, path: [...callee.address.path, index] });
  const frame = frameFor(graph, rest, aliases, target);
  if (callee?.kind === 'closure') for (const [index, { id }] of captures.entries()) frame.memory[id] = closure.parts[index] ?? null;
  state.frames.push(frame);
  return null;
}

function graphOf(state: State, source: number): FlowGraph {
  const search = (graph: FlowGraph): FlowGraph | null => (graph.closure === source ? graph : (graph.closures.map(search).find((found) => found !== null) ?? null));
  const [bottom] = state.frames;
  const found = bottom === undefined ? null : search(bottom.graph);
  if (found === null) throw new Mismatch('there is no graph of the closure');
  return found;
}

function closureAt(state: State, target: PlaceId): number {
  const type = top(state).graph.places[target]?.type;
  if (type?.kind !== 'closure') throw new Mismatch('a closure without its type');
  return type.source;
}

function operand(state: State, each: Operand): Value {
  switch (each.kind) {
    case 'constant':
      return { kind: 'plain' };
    case 'obscure':
      throw new Mismatch('something is not known');
    case 'copy': {
      const value = get(state, resolve(state, each.place));
      return value === null ? { kind: 'plain' } : structuredClone(value);
    }
    case 'move': {
      const value = takeAt(state, resolve(state, each.place), false);
      if (value === null || hasHole(value)) throw new Mismatch('something is moved that is not there');
      return value;
    }
  }
}

/** Where a place is, with references and boxes followed. */
function resolve(state: State, id: PlaceId): Address {
  const { graph, aliases } = top(state);
  const place = graph.places[id];
  if (place === undefined) throw new Mismatch('a place that does not exist');
  const { parent, projection, local } = place;
  if (parent === null || projection === null) return aliases.get(local) ?? { frame: state.frames.length - 1, local, path: [] };
  const base = resolve(state, parent);
  switch (projection.kind) {
    case 'field': {
      const whole = get(state, base);
      if (projection.variant !== null && whole?.kind === 'parts' && whole.variant !== projection.variant) throw new Mismatch('another variant');
      return within(base, projection.index);
    }
    case 'dereference': {
      if (projection.through === 'box') return within(base, 0);
      const value = get(state, base);
      if (value?.kind === 'address') return value.address;
      if (value?.kind === 'parts') return within(base, 0);
      throw new Mismatch('a reference that is not there');
    }
    case 'index':
      return within(base, 0);
    case 'element': {
      const whole = get(state, base);
      return within(base, projection.from >= 0 ? projection.from : (whole?.kind === 'parts' ? whole.parts.length : 0) + projection.from);
    }
    case 'subslice':
      throw new Mismatch('a part of a list');
  }
}

function within(address: Address, index: number): Address {
  return { ...address, path: [...address.path, index] };
}

function get(state: State, { frame, local, path }: Address): Value | null {
  let value = state.frames[frame]?.memory[local] ?? null;
  for (const index of path) value = value?.kind === 'parts' || value?.kind === 'closure' ? (value.parts[index] ?? null) : null;
  return value;
}

/** Leaves a hole. @param mayBeGone a drop of what was moved away does nothing. */
function takeAt(state: State, address: Address, mayBeGone: boolean): Value | null {
  const value = get(state, address);
  if (value === null && !mayBeGone && address.path.length === 0) return null;
  put(state, address, null);
  return value;
}

function write(state: State, target: PlaceId, value: Value): void {
  const address = resolve(state, target);
  if (tokensIn(get(state, address)).length > 0) throw new Mismatch('a value is overwritten without a drop');
  put(state, address, value);
}

function put(state: State, { frame, local, path }: Address, value: Value | null): void {
  const memory = state.frames[frame]?.memory;
  if (memory === undefined) return;
  const last = path.at(-1);
  if (last === undefined) {
    memory[local] = value;
    return;
  }
  const whole = get(state, { frame, local, path: path.slice(0, -1) });
  if (whole?.kind === 'parts' || whole?.kind === 'closure') whole.parts[last] = value;
  else if (value !== null) put(state, { frame, local, path: path.slice(0, -1) }, { kind: 'parts', variant: 0, parts: Object.assign([], { [last]: value }) });
}

function drop(state: State, trace: readonly string[], value: Value | null): void {
  for (const id of tokensIn(value)) print(state, trace, `-${id}`);
}

function print(state: State, trace: readonly string[], event: string): void {
  if (trace[state.position] !== event) throw new Mismatch(`the graph says ${event}, the program ${trace[state.position] ?? 'nothing more'}`);
  state.position += 1;
}

function tokensIn(value: Value | null): readonly number[] {
  if (value?.kind === 'token') return [value.id];
  return value?.kind === 'parts' || value?.kind === 'closure' ? value.parts.flatMap((part) => tokensIn(part ?? null)) : [];
}

function hasHole(value: Value): boolean {
  return (value.kind === 'parts' || value.kind === 'closure') && [...value.parts].some((part) => part == null || hasHole(part));
}

function variantOf(written: string): number {
  const name = /^(?:E::)?(?<name>None|Some|A|B|C)\b/u.exec(written)?.groups?.['name'];
  return name === undefined ? 0 : ({ Some: 0, None: 1, A: 0, B: 1, C: 2 }[name] ?? 0);
}

function top(state: State): Frame {
  const frame = state.frames.at(-1);
  if (frame === undefined) throw new Mismatch('there is nothing to run');
  return frame;
}
