/**
 * The shape of a graph: which blocks a path reaches, in which order they are looked at, and who leads to whom.
 * The order is a reverse postorder in which, where rustc's own decides which of two wrong uses it names, the same one comes
 * first: after a boolean condition the branch where it does not hold, after a pattern the arms from the top.
 */
import type { Block, BlockId, FlowGraph } from '../flow/index.ts';

export interface BlockOrder {
  /** Blocks that a path from the entry reaches, in order. */
  readonly order: Int32Array;
  readonly isReached: Uint8Array;
  /** The blocks that lead to block b: `sources[firstSource[b]]` up to `firstSource[b + 1]`; reached ones only. */
  readonly sources: Int32Array;
  readonly firstSource: Int32Array;
  readonly targets: readonly (readonly BlockId[])[];
}

export function blockOrder(graph: FlowGraph): BlockOrder {
  const { blocks, entry } = graph;
  const targets = blocks.map(targetsOf);
  const isReached = new Uint8Array(blocks.length);
  const order = reversePostorder(entry, targets, isReached);
  return { order, isReached, targets, ...sourcesOf(order, targets) };
}

/**
 * Which blocks stand on every path from the entry to a block: a lookup for one block at a time, because it is asked for only
 * where something is wrong. Whether `over` dominates `under`: no path reaches `under` without it.
 */
export function dominates({ targets }: BlockOrder, entry: BlockId, over: BlockId, under: BlockId): boolean {
  if (over === under) return true;
  if (over === entry) return true;
  const seen = new Set<BlockId>([entry, over]);
  const stack: BlockId[] = [entry];
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (block === under) return false;
    for (const target of targets[block] ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      stack.push(target);
    }
  }
  return true;
}

function targetsOf(block: Block): readonly BlockId[] {
  const { terminator } = block;
  switch (terminator.kind) {
    case 'goto':
      return [terminator.target];
    case 'branch': {
      const targets = terminator.targets.map((target) => target.block);
      return isLookedAtBackwards(block, terminator.targets.map((target) => target.label)) ? targets.toReversed() : targets;
    }
    case 'return':
    case 'unreachable':
      return [];
  }
}

/** A boolean condition tests for false first; a `for` asks first whether it is over. */
function isLookedAtBackwards({ statements }: Block, labels: readonly string[]): boolean {
  const [, second] = labels;
  if (labels.length !== 2) return false;
  if (second === 'none') return true;
  if (second !== 'else' && second !== 'after') return false;
  const last = statements.at(-1);
  const isPattern = last?.kind === 'read' && (last.why === 'scrutinee' || last.why === 'pattern' || last.why === 'length');
  return !isPattern;
}

function reversePostorder(entry: BlockId, targets: readonly (readonly BlockId[])[], isReached: Uint8Array): Int32Array {
  const order = new Int32Array(targets.length);
  let free = targets.length;
  const stack: BlockId[] = [entry];
  // How many targets of the block on the stack are still to be visited; the last one goes first.
  const left: number[] = [targets[entry]?.length ?? 0];
  isReached[entry] = 1;
  for (let depth = 0; depth >= 0; ) {
    const block = stack[depth] ?? entry;
    const next = (left[depth] ?? 0) - 1;
    if (next < 0) {
      free -= 1;
      order[free] = block;
      stack.pop();
      left.pop();
      depth -= 1;
      continue;
    }
    left[depth] = next;
    const target = targets[block]?.[next] ?? entry;
    if (isReached[target] === 1) continue;
    isReached[target] = 1;
    stack.push(target);
    left.push(targets[target]?.length ?? 0);
    depth += 1;
  }
  return order.subarray(free);
}

function sourcesOf(order: Int32Array, targets: readonly (readonly BlockId[])[]): Pick<BlockOrder, 'sources' | 'firstSource'> {
  const firstSource = new Int32Array(targets.length + 1);
  let total = 0;
  for (const block of order) {
    for (const target of targets[block] ?? []) {
      firstSource[target + 1] = (firstSource[target + 1] ?? 0) + 1;
      total += 1;
    }
  }
  for (let block = 0; block < targets.length; block += 1) firstSource[block + 1] = (firstSource[block + 1] ?? 0) + (firstSource[block] ?? 0);
  const sources = new Int32Array(total);
  const filled = firstSource.slice();
  for (const block of order) {
    for (const target of targets[block] ?? []) {
      const at = filled[target] ?? 0;
      sources[at] = block;
      filled[target] = at + 1;
    }
  }
  return { sources, firstSource };
}
