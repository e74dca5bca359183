/**
 * What every flow graph obeys, whatever its body: numbers are dense and lead somewhere, storage begins before it is used and ends
 * once on every path, and only what has storage and needs it is dropped.
 */
import { type FlowGraph, type FlowStatement, type PlaceId, printGraph, type Terminator } from '../../server/src/flow/index.ts';

/** What is wrong with the graph and its closures, one sentence each; empty if all is well. */
export function flowComplaints(graph: FlowGraph): string[] {
  if (graph.isIncomplete) return [];
  const complaints = [...shapeComplaints(graph), ...storageComplaints(graph)];
  return [...complaints.map((complaint) => `${graph.item}: ${complaint}\n${printGraph(graph)}`), ...graph.closures.flatMap(flowComplaints)];
}

export function targetsOf(terminator: Terminator): readonly number[] {
  switch (terminator.kind) {
    case 'goto':
      return [terminator.target];
    case 'branch':
      return terminator.targets.map((target) => target.block);
    case 'return':
    case 'unreachable':
      return [];
  }
}

/** The places of a statement, with how it stands to their storage. */
export function placesIn(statement: FlowStatement): readonly PlaceId[] {
  switch (statement.kind) {
    case 'assign': {
      const { value } = statement;
      const operands = value.kind === 'use' ? [value.operand] : value.kind === 'borrow' ? [] : value.operands;
      return [statement.target, ...(value.kind === 'borrow' ? [value.place] : []), ...operands.flatMap((operand) => (operand.kind === 'constant' ? [] : [operand.place]))];
    }
    case 'read':
    case 'obscure':
    case 'drop':
      return [statement.place];
    case 'storage-live':
    case 'storage-dead':
      return [];
  }
}

function shapeComplaints(graph: FlowGraph): string[] {
  const complaints: string[] = [];
  const check = (holds: boolean, complaint: string): void => {
    if (!holds) complaints.push(complaint);
  };
  check(graph.blocks[graph.entry] !== undefined, 'there is no entry');
  let point = 0;
  for (const [id, block] of graph.blocks.entries()) {
    check(block.id === id, `block ${id} is called ${block.id}`);
    check(block.firstPoint === point, `block ${id} begins at point ${block.firstPoint}, not ${point}`);
    point += block.statements.length + 1;
    for (const target of targetsOf(block.terminator)) check(graph.blocks[target] !== undefined, `block ${id} leads to ${target}, which does not exist`);
    if (block.terminator.kind === 'branch') check(block.terminator.targets.length > 1, `block ${id} branches to less than two`);
    for (const place of block.statements.flatMap(placesIn)) check(graph.places[place] !== undefined, `block ${id} names the place ${place}, which does not exist`);
  }
  check(point === graph.pointCount, `there are ${point} points, not ${graph.pointCount}`);
  const keys = new Set<string>();
  for (const [id, place] of graph.places.entries()) {
    check(place.id === id, `place ${id} is called ${place.id}`);
    check(graph.locals[place.local] !== undefined, `place ${id} has no local`);
    check((place.parent === null) === (place.projection === null) && (place.parent ?? -1) < id, `place ${id} does not follow its parent`);
    const key = `${place.local} ${place.parent} ${JSON.stringify(place.projection)}`;
    check(!keys.has(key), `place ${id} is there twice`);
    keys.add(key);
  }
  for (const [id, local] of graph.locals.entries()) check(local.id === id, `local ${id} is called ${local.id}`);
  return complaints;
}

const NEVER = 1;
const LIVE = 2;
const DEAD = 4;

/** Follows storage along all paths; a local's state is the set of what it may be. */
function storageComplaints(graph: FlowGraph): string[] {
  const complaints = new Set<string>();
  const before = new Map<number, Uint8Array>([[graph.entry, new Uint8Array(graph.locals.length).fill(NEVER)]]);
  const pending = [graph.entry];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const block = graph.blocks[id];
    const state = Uint8Array.from(before.get(id) ?? []);
    if (block === undefined) continue;
    for (const statement of block.statements) step(graph, statement, state, complaints);
    if (block.terminator.kind === 'return') {
      for (const local of graph.locals) if (hasStorage(graph, local.id) && has(state, local.id, LIVE)) complaints.add(`${nameOf(graph, local.id)} is live when block ${id} returns`);
    }
    for (const target of targetsOf(block.terminator)) if (join(before, target, state)) pending.push(target);
  }
  return [...complaints];
}

function step(graph: FlowGraph, statement: FlowStatement, state: Uint8Array, complaints: Set<string>): void {
  if (statement.kind === 'storage-live') {
    if (has(state, statement.local, LIVE)) complaints.add(`${nameOf(graph, statement.local)} begins while it is live`);
    state[statement.local] = LIVE;
    return;
  }
  if (statement.kind === 'storage-dead') {
    if (!has(state, statement.local, LIVE)) complaints.add(`${nameOf(graph, statement.local)} ends without having begun`);
    state[statement.local] = DEAD;
    return;
  }
  if (statement.kind === 'drop' && graph.places[statement.place]?.needsDrop === false) complaints.add(`place ${statement.place} is dropped for nothing`);
  for (const place of placesIn(statement)) {
    const local = graph.places[place]?.local;
    if (local === undefined || !hasStorage(graph, local) || graph.locals[local]?.isObscured === true) continue;
    if (!has(state, local, LIVE)) complaints.add(`${nameOf(graph, local)} is used and never live`);
    // A temporary that a branch makes and an outer scope ends may be dropped on the other path too.
    else if (statement.kind !== 'drop' && has(state, local, NEVER | DEAD)) complaints.add(`${nameOf(graph, local)} is used and may not be live`);
  }
}

function hasStorage(graph: FlowGraph, local: number): boolean {
  const kind = graph.locals[local]?.kind;
  return kind === 'binding' || kind === 'temporary';
}

function has(state: Uint8Array, local: number, bits: number): boolean {
  return ((state[local] ?? 0) & bits) !== 0;
}

function join(before: Map<number, Uint8Array>, target: number, state: Uint8Array): boolean {
  const known = before.get(target);
  if (known === undefined) {
    before.set(target, Uint8Array.from(state));
    return true;
  }
  let changed = false;
  for (const [local, bits] of state.entries()) {
    const joined = (known[local] ?? 0) | bits;
    if (joined === known[local]) continue;
    known[local] = joined;
    changed = true;
  }
  return changed;
}

function nameOf(graph: FlowGraph, local: number): string {
  return `${graph.locals[local]?.name ?? 'a temporary'} (local ${local})`;
}
