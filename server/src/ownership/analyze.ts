/**
 * The ownership analysis of one graph and its closures (O1 to O7, O11): pure, bounded, and silent where something is not known.
 * A closure is analysed behind the body around it, because what it captured is as mutable as it is there; what it writes
 * of that, in turn, justifies a `mut` there.
 */
import type { FlowGraph, FlowLocalId } from '../flow/index.ts';
import { check, type Noted, propagateWrite } from './check.ts';
import { runDataflow } from './dataflow.ts';
import { dropPoints } from './drop-points.ts';
import type { OwnershipFacts, OwnershipFinding } from './facts.ts';
import { moveFindings } from './move-findings.ts';
import type { CaptureContext, CaptureOf } from './place-traits.ts';
import { useFindings } from './use-findings.ts';
import { writeFindings } from './write-findings.ts';

export function analyzeOwnership(graph: FlowGraph): OwnershipFacts {
  return analyze(graph, () => null).facts;
}

interface Analyzed {
  readonly facts: OwnershipFacts;
  readonly writtenCaptures: ReadonlySet<FlowLocalId>;
}

function analyze(graph: FlowGraph, captureOf: CaptureOf): Analyzed {
  const flow = graph.isIncomplete ? null : runDataflow(graph);
  if (flow === null) return { facts: withoutFindings(), writtenCaptures: new Set() };
  const noted = check(flow, captureOf);
  const closures = graph.closures.map((closure, index) => analyzeClosure(graph, noted, closure, index, captureOf));
  const findings: OwnershipFinding[] = [
    ...useFindings(flow, noted.uses),
    ...writeFindings(flow, noted.writes),
    ...moveFindings(flow, noted.traits, noted.moves),
  ];
  const facts: OwnershipFacts = { findings, drops: dropPoints(flow, noted.drops), needlesslyMutable: needlesslyMutable(graph, noted), closures, incomplete: null };
  return { facts, writtenCaptures: noted.writtenCaptures };
}

function analyzeClosure(graph: FlowGraph, noted: Noted, closure: FlowGraph, index: number, captureOf: CaptureOf): OwnershipFacts {
  const locals = closure.locals.filter((local) => local.kind === 'capture');
  const captured = noted.captured.get(index) ?? [];
  const contexts = new Map<FlowLocalId, CaptureContext>();
  for (const [position, { id }] of locals.entries()) {
    const known = captured[position];
    if (known !== undefined) contexts.set(id, known.context);
  }
  const { facts, writtenCaptures } = analyze(closure, (local) => contexts.get(local) ?? null);
  for (const [position, { id, source }] of locals.entries()) {
    const known = captured[position];
    if (known === undefined) {
      // Made where no path comes, or where nothing is understood.
      if (source !== null) noted.needsMut[source] = 1;
    } else if (facts.incomplete !== null || writtenCaptures.has(id)) {
      propagateWrite(graph, noted, known.place, captureOf);
    }
  }
  return facts;
}

/** Names that begin with `_` are left alone, as rustc does, and what never has a value; the outer locals of a closure have none there. */
function needlesslyMutable({ locals, places, blocks }: FlowGraph, { needsMut }: Noted): readonly FlowLocalId[] {
  const mutable = locals.filter((local) => local.isMutable && local.name !== null && !local.name.startsWith('_') && !local.isObscured && needsMut[local.id] === 0);
  const candidates = mutable.filter((local) => local.kind === 'binding' || local.kind === 'parameter');
  if (candidates.length === 0) return [];
  const assigned = new Set<FlowLocalId>();
  for (const { statements } of blocks) {
    for (const statement of statements) {
      if (statement.kind !== 'assign') continue;
      const target = places[statement.target];
      if (target?.parent === null) assigned.add(target.local);
    }
  }
  return candidates.filter((local) => local.kind === 'parameter' || assigned.has(local.id)).map((local) => local.id);
}

function withoutFindings(): OwnershipFacts {
  return { findings: [], drops: [], needlesslyMutable: [], closures: [], incomplete: 'The body is too large or nests too deeply to be followed.' };
}
