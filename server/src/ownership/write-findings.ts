/** Writes where nothing may be written as findings (O7): second assignments, assignments and exclusive borrows behind `&` or without `mut`. */
import type { TextRange } from '../base/ranges.ts';
import type { FlowLocalId } from '../flow/index.ts';
import { DOES, rangeOf } from './actions.ts';
import type { WrongWrite } from './check.ts';
import type { Dataflow } from './dataflow.ts';
import type { AssignToImmutable, AssignTwice, BorrowImmutable } from './facts.ts';

type WriteFinding = AssignTwice | AssignToImmutable | BorrowImmutable;

export function writeFindings(flow: Dataflow, wrong: readonly WrongWrite[]): readonly WriteFinding[] {
  const { graph, actions } = flow;
  const findings: WriteFinding[] = [];
  const borrowsOf = new Map<FlowLocalId, number>();
  const seen = new Set<string>();
  for (const write of wrong) {
    const { action, place, isBorrow, why } = write;
    const range = rangeOf(graph, actions, action);
    const key = `${place} ${range.start} ${range.end}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (!isBorrow) {
      findings.push(assignment(flow, write, range));
      continue;
    }
    const local = graph.places[place]?.local ?? 0;
    const known = why.reason === 'local' ? borrowsOf.get(local) : undefined;
    const before = known === undefined ? undefined : findings[known];
    if (known !== undefined && before?.kind === 'borrow-immutable-as-mutable') {
      // The declaration is what is wrong then, as rustc sees it.
      findings[known] = { ...before, range: graph.locals[local]?.range ?? before.range, uses: [...before.uses, range] };
      continue;
    }
    if (why.reason === 'local') borrowsOf.set(local, findings.length);
    findings.push({ kind: 'borrow-immutable-as-mutable', range, place, behind: why.behind, reason: why.reason, uses: [range] });
  }
  return findings;
}

function assignment(flow: Dataflow, { action, place, why }: WrongWrite, range: TextRange): WriteFinding {
  const { graph } = flow;
  const whole = graph.places[place];
  if (whole?.parent !== null || why.reason !== 'local') return { kind: 'assign-to-immutable', range, place, behind: why.behind, reason: why.reason };
  const first = firstAssignment(flow, whole.local);
  return {
    kind: 'assign-twice',
    range,
    place,
    first: first === null ? (graph.locals[whole.local]?.range ?? null) : rangeOf(graph, flow.actions, first),
    isParameter: graph.locals[whole.local]?.kind === 'parameter',
    inLoop: first === action,
  };
}

/** The first action in the order of the flow that gives the local a value: the wrong one itself if it is alone, in a loop. `null` for parameters. */
function firstAssignment({ graph, actions, paths, blocks }: Dataflow, local: FlowLocalId): number | null {
  if (graph.locals[local]?.kind === 'parameter') return null;
  const path = paths.ofLocal[local] ?? 0;
  for (const block of blocks.order) {
    const end = actions.first[block + 1] ?? 0;
    for (let at = actions.first[block] ?? 0; at < end; at += 1) {
      const does = actions.does[at];
      if ((does === DOES.assign || does === DOES.initialize) && paths.exact[actions.subject[at] ?? 0] === path) return at;
    }
  }
  return null;
}
