/** From a diagnostic back to the data that its rule found, for fixes that need more than words. */
import { itemStart } from '../../items/index.ts';
import { typedBody, type TypeProblem } from '../../types/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Workspace } from '../workspace.ts';

/** The problem of the body that a diagnostic tells, and where its item starts in the file. */
export function problemOf<K extends TypeProblem['kind']>(workspace: Workspace, diagnostic: Diagnostic, kind: K): { readonly problem: Extract<TypeProblem, { kind: K }>; readonly start: number } | null {
  if (diagnostic.item === null || diagnostic.code !== kind) return null;
  const start = itemStart(workspace.db, diagnostic.item);
  if (start === null) return null;
  const { range } = diagnostic;
  const problem = typedBody(workspace.db, diagnostic.item)?.problems.find((candidate) => candidate.kind === kind && candidate.range.start + start === range.start && candidate.range.end + start === range.end);
  return problem === undefined ? null : { problem: problem as Extract<TypeProblem, { kind: K }>, start };
}
