/**
 * What may be true of each move path before each block, as rows of bits: maybe uninitialised, maybe initialised, ever
 * initialised (per local), and no longer known (per local, O15). Each action sets and clears runs of bits, so that a block is one
 * pair of rows, and the rows meet by union; rounds in reverse postorder until nothing changes.
 */
import type { FlowGraph } from '../flow/index.ts';
import { type Actions, actionsOf, DOES } from './actions.ts';
import { clearBits, setBits, wordsFor } from './bits.ts';
import { blockOrder, type BlockOrder } from './block-order.ts';
import { buildPaths, type MovePaths } from './move-paths.ts';

/** Where each set begins in a row, in words. `uninitialized` is at 0. */
export interface RowShape {
  readonly initialized: number;
  readonly ever: number;
  readonly obscured: number;
  readonly words: number;
}

export interface Dataflow {
  readonly graph: FlowGraph;
  readonly actions: Actions;
  readonly paths: MovePaths;
  readonly blocks: BlockOrder;
  readonly shape: RowShape;
  /** The rows before each block, one after the other. */
  readonly before: Uint32Array;
}

/** Rows of all blocks together, in words: 16 MB each for what is set, what is cleared and what holds. */
const MAXIMUM_WORDS = 4_000_000;
/** Words that are looked at until all rows are right; bodies of people need thousands. */
const MAXIMUM_WORK = 200_000_000;

/** `null`: too large to be finished, and nothing may be said. */
export function runDataflow(graph: FlowGraph): Dataflow | null {
  const blocks = blockOrder(graph);
  const actions = actionsOf(graph);
  const paths = buildPaths(graph, actions.requests);
  const shape = shapeFor(paths.count, graph.locals.length);
  if (shape.words * graph.blocks.length > MAXIMUM_WORDS) return null;
  const before = new Uint32Array(shape.words * graph.blocks.length);
  const flow: Dataflow = { graph, actions, paths, blocks, shape, before };
  enter(flow);
  return spread(flow) ? flow : null;
}

/** Applies an action to a row: what holds after it. */
export function applyAction(flow: Dataflow, action: number, row: Uint32Array): void {
  applyTo(flow, action, row, 0, null, 0);
}

function shapeFor(paths: number, locals: number): RowShape {
  const initialized = wordsFor(paths);
  const ever = initialized * 2;
  const obscured = ever + wordsFor(locals);
  return { initialized, ever, obscured, words: obscured + wordsFor(locals) };
}

/** What holds where the body begins: only what comes from outside has a value. */
function enter({ graph, paths, shape, before }: Dataflow): void {
  const base = graph.entry * shape.words;
  setBits(before, base, 0, paths.count);
  for (const { id, kind } of graph.locals) {
    if (kind !== 'parameter' && kind !== 'capture' && kind !== 'static') continue;
    const path = paths.ofLocal[id] ?? 0;
    const end = paths.end[path] ?? path;
    clearBits(before, base, path, end);
    setBits(before, base + shape.initialized, path, end);
    setBits(before, base + shape.ever, id, id + 1);
  }
}

/** Whether the rows came to rest within the budget. */
function spread(flow: Dataflow): boolean {
  const { blocks, shape, before, actions } = flow;
  const { words } = shape;
  const sets = new Uint32Array(before.length);
  const clears = new Uint32Array(before.length);
  for (const block of blocks.order) {
    const end = actions.first[block + 1] ?? 0;
    for (let action = actions.first[block] ?? 0; action < end; action += 1) applyTo(flow, action, sets, block * words, clears, block * words);
  }
  const isDue = blocks.isReached.slice();
  let work = 0;
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of blocks.order) {
      if (isDue[block] === 0) continue;
      isDue[block] = 0;
      const from = block * words;
      for (const target of blocks.targets[block] ?? []) {
        const to = target * words;
        let grew = 0;
        for (let word = 0; word < words; word += 1) {
          const known = before[to + word] ?? 0;
          const more = ((((before[from + word] ?? 0) & ~(clears[from + word] ?? 0)) | (sets[from + word] ?? 0)) & ~known) >>> 0;
          before[to + word] = known | more;
          grew |= more;
        }
        work += words;
        if (grew !== 0) {
          isDue[target] = 1;
          changed = true;
        }
      }
      if (work > MAXIMUM_WORK) return false;
    }
  }
  return true;
}

/** Sets and clears what the action does in `sets`, and notes in `clears`, if there is one, what it clears for good. */
function applyTo({ graph, actions, paths, shape }: Dataflow, action: number, sets: Uint32Array, setBase: number, clears: Uint32Array | null, clearBase: number): void {
  const subject = actions.subject[action] ?? 0;
  const become = (offset: number, from: number, to: number, isSet: boolean): void => {
    if (isSet) {
      setBits(sets, setBase + offset, from, to);
      if (clears !== null) clearBits(clears, clearBase + offset, from, to);
    } else {
      clearBits(sets, setBase + offset, from, to);
      if (clears !== null) setBits(clears, clearBase + offset, from, to);
    }
  };
  const fill = (path: number, hasValue: boolean): void => {
    const end = paths.end[path] ?? path;
    become(0, path, end, !hasValue);
    become(shape.initialized, path, end, hasValue);
  };
  switch (actions.does[action]) {
    case DOES.move:
    case DOES.drop: {
      const path = paths.exact[subject] ?? -1;
      if (path === -1) return;
      fill(path, false);
      if (actions.does[action] === DOES.move) for (const other of paths.overlaps.get(path) ?? []) fill(other, false);
      return;
    }
    case DOES.assign:
    case DOES.initialize: {
      const path = paths.exact[subject] ?? -1;
      if (path === -1) return;
      fill(path, true);
      if (paths.parent[path] !== -1) return;
      const local = graph.places[subject]?.local ?? 0;
      become(shape.ever, local, local + 1, true);
      become(shape.obscured, local, local + 1, false);
      return;
    }
    case DOES.reset:
      fill(paths.ofLocal[subject] ?? 0, false);
      become(shape.ever, subject, subject + 1, false);
      become(shape.obscured, subject, subject + 1, false);
      return;
    case DOES.obscure:
      become(shape.obscured, subject, subject + 1, true);
      return;
    default:
  }
}
