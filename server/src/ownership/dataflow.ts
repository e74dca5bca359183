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
  readonly effects: Effects;
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
  const flow: Dataflow = { graph, actions, paths, blocks, effects: effectsOf(graph, actions, paths), shape, before };
  enter(flow);
  return spread(flow) ? flow : null;
}

/** Applies an action to a row: what holds after it. */
export function applyAction({ effects, shape, paths }: Dataflow, action: number, row: Uint32Array): void {
  const path = effects.path[action] ?? 0;
  switch (effects.kind[action]) {
    case EFFECT.lose:
      fill(shape, row, 0, path, paths.end[path] ?? path, false);
      for (const other of effects.shared[action] ?? NO_PATHS) fill(shape, row, 0, other, paths.end[other] ?? other, false);
      return;
    case EFFECT.gain:
      fill(shape, row, 0, path, paths.end[path] ?? path, true);
      return;
    case EFFECT.gainWhole: {
      const local = effects.local[action] ?? 0;
      fill(shape, row, 0, path, paths.end[path] ?? path, true);
      setBits(row, shape.ever, local, local + 1);
      clearBits(row, shape.obscured, local, local + 1);
      return;
    }
    case EFFECT.reset: {
      const local = effects.local[action] ?? 0;
      fill(shape, row, 0, path, paths.end[path] ?? path, false);
      clearBits(row, shape.ever, local, local + 1);
      clearBits(row, shape.obscured, local, local + 1);
      return;
    }
    case EFFECT.obscure: {
      const local = effects.local[action] ?? 0;
      setBits(row, shape.obscured, local, local + 1);
      return;
    }
    default:
  }
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
  const { blocks, shape, before } = flow;
  const { words } = shape;
  const sets = new Uint32Array(before.length);
  const clears = new Uint32Array(before.length);
  for (const block of blocks.order) summarize(flow, block, sets, clears);
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

/** What all actions of a block together set, and what they clear. */
function summarize(flow: Dataflow, block: number, sets: Uint32Array, clears: Uint32Array): void {
  const { actions, effects, shape, paths } = flow;
  const base = block * shape.words;
  const end = actions.first[block + 1] ?? 0;
  for (let action = actions.first[block] ?? 0; action < end; action += 1) {
    const kind = effects.kind[action] ?? EFFECT.none;
    if (kind === EFFECT.none) continue;
    const path = effects.path[action] ?? 0;
    const local = effects.local[action] ?? 0;
    if (kind !== EFFECT.obscure) {
      const hasValue = kind === EFFECT.gain || kind === EFFECT.gainWhole;
      fill(shape, sets, base, path, paths.end[path] ?? path, hasValue);
      fill(shape, clears, base, path, paths.end[path] ?? path, !hasValue);
      for (const other of effects.shared[action] ?? NO_PATHS) {
        fill(shape, sets, base, other, paths.end[other] ?? other, false);
        fill(shape, clears, base, other, paths.end[other] ?? other, true);
      }
    }
    if (kind === EFFECT.gainWhole || kind === EFFECT.reset) {
      const isEver = kind === EFFECT.gainWhole;
      setBits(isEver ? sets : clears, base + shape.ever, local, local + 1);
      clearBits(isEver ? clears : sets, base + shape.ever, local, local + 1);
    }
    if (kind !== EFFECT.lose && kind !== EFFECT.gain) {
      const isObscure = kind === EFFECT.obscure;
      setBits(isObscure ? sets : clears, base + shape.obscured, local, local + 1);
      clearBits(isObscure ? clears : sets, base + shape.obscured, local, local + 1);
    }
  }
}

/** Gives the paths a value, or takes it. */
function fill(shape: RowShape, rows: Uint32Array, base: number, from: number, to: number, hasValue: boolean): void {
  if (hasValue) {
    clearBits(rows, base, from, to);
    setBits(rows, base + shape.initialized, from, to);
  } else {
    setBits(rows, base, from, to);
    clearBits(rows, base + shape.initialized, from, to);
  }
}

/** What an action does to the rows. */
const EFFECT = { none: 0, lose: 1, gain: 2, gainWhole: 3, reset: 4, obscure: 5 } as const;

interface Effects {
  readonly kind: Uint8Array;
  readonly path: Int32Array;
  readonly local: Int32Array;
  /** Paths that share elements with the one that is moved. */
  readonly shared: readonly (readonly number[] | undefined)[];
}

const NO_PATHS: readonly number[] = [];

function effectsOf(graph: FlowGraph, { does, subject, block }: Actions, paths: MovePaths): Effects {
  const shared: (readonly number[] | undefined)[] = [];
  const effects = { kind: new Uint8Array(block.length), path: new Int32Array(block.length), local: new Int32Array(block.length), shared };
  for (let action = 0; action < block.length; action += 1) {
    const about = subject[action] ?? 0;
    const path = paths.exact[about] ?? -1;
    switch (does[action]) {
      case DOES.move:
      case DOES.drop:
        if (path === -1) break;
        effects.kind[action] = EFFECT.lose;
        effects.path[action] = path;
        if (does[action] === DOES.move && paths.overlaps.has(path)) shared[action] = paths.overlaps.get(path);
        break;
      case DOES.assign:
      case DOES.initialize:
        if (path === -1) break;
        effects.kind[action] = paths.parent[path] === -1 ? EFFECT.gainWhole : EFFECT.gain;
        effects.path[action] = path;
        effects.local[action] = graph.places[about]?.local ?? 0;
        break;
      case DOES.reset:
        effects.kind[action] = EFFECT.reset;
        effects.path[action] = paths.ofLocal[about] ?? 0;
        effects.local[action] = about;
        break;
      case DOES.obscure:
        effects.kind[action] = EFFECT.obscure;
        effects.local[action] = about;
        break;
      default:
    }
  }
  return effects;
}
