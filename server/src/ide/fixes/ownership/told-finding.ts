/** From a diagnostic back to the ownership finding that it tells, for fixes that need more than words. */
import { type FlowGraph, type FlowLocal, flowGraph, type PlaceId } from '../../../flow/index.ts';
import { itemStart, type ItemKey } from '../../../items/index.ts';
import { ownershipFacts, type OwnershipFinding } from '../../../ownership/index.ts';
import { type Local, type TypedBody, typedBody } from '../../../types/index.ts';
import type { Diagnostic } from '../../../diagnostics/index.ts';
import type { Fix } from '../../fix.ts';
import type { Workspace } from '../../workspace.ts';

export type FindingOfKind<K extends OwnershipFinding['kind']> = Extract<OwnershipFinding, { kind: K }>;

export interface Told<F extends OwnershipFinding = OwnershipFinding> {
  readonly workspace: Workspace;
  readonly file: string;
  readonly text: string;
  readonly diagnostic: Diagnostic;
  readonly item: ItemKey;
  /** Where the item starts in the file: ranges of findings and bodies are relative to it. */
  readonly start: number;
  readonly finding: F;
  /** The graph that the finding's places belong to. */
  readonly graph: FlowGraph;
  /** The item's own graph and those of the closures in it. */
  readonly graphs: readonly FlowGraph[];
  readonly body: TypedBody;
}

/** `null` where no ownership finding stands behind the diagnostic. */
export function toldBy(workspace: Workspace, file: string, diagnostic: Diagnostic): Told | null {
  const { item } = diagnostic;
  if (item === null) return null;
  const start = itemStart(workspace.db, item);
  const body = typedBody(workspace.db, item);
  const text = workspace.text(file);
  if (start === null || body === null || text === null || flowGraph(workspace.db, item) === null) return null;
  const all = ownershipFacts(workspace.db, item);
  for (const { graph, facts } of all) {
    const finding = facts.findings.find((candidate) => tells(diagnostic, candidate) && candidate.range.start + start === diagnostic.range.start && candidate.range.end + start === diagnostic.range.end);
    if (finding !== undefined) return { workspace, file, text, diagnostic, item, start, finding, graph, graphs: all.map((each) => each.graph), body };
  }
  return null;
}

export function isOfKind<K extends OwnershipFinding['kind']>(told: Told, ...kinds: readonly K[]): told is Told<FindingOfKind<K>> {
  return (kinds as readonly string[]).includes(told.finding.kind);
}

/** The local that a place belongs to. */
export function flowLocalOf(graph: FlowGraph, place: PlaceId): FlowLocal | null {
  const known = graph.places[place];
  return known === undefined ? null : (graph.locals[known.local] ?? null);
}

/** The same as the text declares it; what a closure captured is the outer local. */
export function localOf({ graph, body }: Told, place: PlaceId): Local | null {
  const source = flowLocalOf(graph, place)?.source ?? null;
  return source === null ? null : (body.locals[source] ?? null);
}

/** The text of a range of the item. */
export function sourceOf({ text, start }: Told, range: { readonly start: number; readonly end: number }): string {
  return text.slice(start + range.start, start + range.end);
}

/** A quick fix that writes texts at places of the item. */
export function quickFix({ diagnostic, file, start }: Told, title: string, edits: readonly { readonly start: number; readonly end: number; readonly text: string }[], preferred = false): Fix {
  return {
    title,
    code: diagnostic.code,
    kind: 'quickfix',
    preferred,
    changesAbi: false,
    edits: edits.map((edit) => ({ file, start: start + edit.start, end: start + edit.end, text: edit.text })),
  };
}

export function insertion(at: number, text: string): { readonly start: number; readonly end: number; readonly text: string } {
  return { start: at, end: at, text };
}

function tells(diagnostic: Diagnostic, finding: OwnershipFinding): boolean {
  return diagnostic.code === finding.kind || (diagnostic.code === 'double-drop' && finding.kind === 'use-after-move');
}
