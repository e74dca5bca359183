/**
 * From the draft to the graph: blocks that only lead on are left out, blocks that follow each other alone become one, and what
 * is left is numbered in the order of evaluation, dead code last. Points are dense. Only now every type answers whether it is
 * Copy, because closures have been read.
 */
import type { Builder, DraftBlock, DraftTerminator } from './builder.ts';
import type { Block, BlockId, FlowGraph, FlowLocal, FlowStatement, Place, Terminator } from './graph.ts';
import { type DraftPlace, draftPlace } from './places.ts';

export function finishGraph(builder: Builder): FlowGraph {
  const { body, budget, closure, closures, locals, unreachable } = builder;
  const common = { item: body.item, closure, entry: 0, locals: finishedLocals(builder) };
  if (budget.isExhausted) {
    const only: Block = { id: 0, statements: [], terminator: { kind: 'unreachable' }, firstPoint: 0, loop: null };
    return { ...common, locals: locals.slice(0, body.locals.length), places: [], blocks: [only], pointCount: 1, unreachable: [], closures: [], isIncomplete: true };
  }
  const blocks = finishedBlocks(builder.blocks);
  const last = blocks.at(-1);
  const pointCount = last === undefined ? 0 : last.firstPoint + last.statements.length + 1;
  return { ...common, places: builder.places.list.map((place) => finishedPlace(builder, place)), blocks, pointCount, unreachable, closures, isIncomplete: false };
}

function finishedLocals({ locals, places, declared, obscured }: Builder): readonly FlowLocal[] {
  const unclear = new Set(obscured);
  // A name that no pattern declares here comes from text that was not understood.
  for (const { local } of places.list) if (locals[local]?.kind === 'binding' && !declared.has(local)) unclear.add(local);
  return unclear.size === 0 ? locals : locals.map((local) => (unclear.has(local.id) ? { ...local, isObscured: true } : local));
}

function finishedPlace(builder: Builder, { id, local, parent, projection, type }: DraftPlace): Place {
  const { facts } = builder;
  const isStatic = builder.locals[local]?.kind === 'static' && !leadsOut(builder, id);
  return { id, local, parent, projection, type, isCopy: facts.copyStatus(type), hasDropImpl: facts.hasDropImpl(type), needsDrop: facts.needsDrop(type), isStatic };
}

/** What a static points to is no part of it. */
function leadsOut({ places }: Builder, id: number): boolean {
  for (let place = draftPlace(places, id); place.parent !== null; place = draftPlace(places, place.parent)) {
    if (place.projection?.kind === 'dereference' && place.projection.through !== 'box') return true;
  }
  return false;
}

function finishedBlocks(drafts: readonly DraftBlock[]): readonly Block[] {
  const [entry] = drafts;
  if (entry === undefined) return [];
  const order = inOrder(entry, drafts);
  const numbers = new Map<DraftBlock, BlockId>();
  const chains = chainsOf(order);
  for (const [id, chain] of chains.entries()) numbers.set(chain[0], id);
  const numberOf = (block: DraftBlock): BlockId => numbers.get(behind(block)) ?? 0;
  let firstPoint = 0;
  return chains.map((chain, id) => {
    const statements: FlowStatement[] = chain.flatMap((block) => block.statements);
    const block: Block = { id, statements, terminator: finishedTerminator(chain.at(-1)?.terminator ?? null, numberOf), firstPoint, loop: chain[0].loop };
    firstPoint += statements.length + 1;
    return block;
  });
}

/** Reverse postorder from the entry, then what no path reaches. */
function inOrder(entry: DraftBlock, drafts: readonly DraftBlock[]): readonly DraftBlock[] {
  const seen = new Set<DraftBlock>();
  const order = postorder(entry, seen).toReversed();
  for (const block of drafts) {
    if (seen.has(block) || (block.statements.length === 0 && block.terminator?.kind !== 'branch')) continue;
    order.push(...postorder(block, seen).toReversed());
  }
  return order;
}

function postorder(start: DraftBlock, seen: Set<DraftBlock>): DraftBlock[] {
  const done: DraftBlock[] = [];
  const first = behind(start);
  if (seen.has(first)) return done;
  seen.add(first);
  const stack = [{ block: first, targets: targetsOf(first), next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    // Last target first, so that in the reversed order the first branch follows its condition.
    const target = top.targets[top.targets.length - 1 - top.next];
    top.next += 1;
    if (target === undefined) {
      done.push(top.block);
      stack.pop();
    } else if (!seen.has(target)) {
      seen.add(target);
      stack.push({ block: target, targets: targetsOf(target), next: 0 });
    }
  }
  return done;
}

function targetsOf({ terminator }: DraftBlock): readonly DraftBlock[] {
  switch (terminator?.kind) {
    case 'goto':
      return [behind(terminator.target)];
    case 'branch':
      return terminator.targets.map((target) => behind(target.block));
    default:
      return [];
  }
}

/** The first block from here on that does something. */
function behind(block: DraftBlock): DraftBlock {
  const passed = new Set<DraftBlock>();
  let at = block;
  while (at.statements.length === 0 && at.loop === null && at.terminator?.kind === 'goto' && !passed.has(at)) {
    passed.add(at);
    at = at.terminator.target;
  }
  return at;
}

type Chain = [DraftBlock, ...DraftBlock[]];

/** Each block with those that follow it alone and are reached from it alone. */
function chainsOf(order: readonly DraftBlock[]): readonly Chain[] {
  const arrivals = new Map<DraftBlock, number>();
  for (const block of order) for (const target of targetsOf(block)) arrivals.set(target, (arrivals.get(target) ?? 0) + 1);
  const [entry] = order;
  const follows = (block: DraftBlock): DraftBlock | null => {
    if (block.terminator?.kind !== 'goto') return null;
    const target = behind(block.terminator.target);
    return target !== entry && target !== block && arrivals.get(target) === 1 ? target : null;
  };
  const inside = new Set(order.map(follows).filter((block) => block !== null));
  return order
    .filter((block) => !inside.has(block))
    .map((first) => {
      const chain: Chain = [first];
      for (let next = follows(first); next !== null; next = follows(next)) chain.push(next);
      return chain;
    });
}

function finishedTerminator(terminator: DraftTerminator | null, numberOf: (block: DraftBlock) => BlockId): Terminator {
  switch (terminator?.kind) {
    case 'goto':
      return { kind: 'goto', target: numberOf(terminator.target) };
    case 'branch': {
      const targets = terminator.targets.map((target) => ({ ...target, block: numberOf(target.block) }));
      const [first] = targets;
      return targets.length === 1 && first !== undefined ? { kind: 'goto', target: first.block } : { kind: 'branch', targets };
    }
    case 'return':
      return terminator;
    case 'unreachable':
    case undefined:
      return { kind: 'unreachable' };
  }
}
