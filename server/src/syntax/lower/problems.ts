/**
 * What is broken in a chunk, as data: one problem for each broken place, small and where a person looks for it.
 * The parser's own recovery may wrap much text into an ERROR node; of that only its first line is accused.
 */
import type { SyntaxProblem } from '../nodes/file.ts';
import { isGap, isMalformedToken, type RawNode } from './raw-tree.ts';

export function collectProblems(root: RawNode, text: string): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const report = (node: RawNode): void => {
    if (node.isMissing || isGap(node.kind)) problems.push(missing(node, text));
    else if (node.kind === 'ERROR' || node.kind === 'malformed_number') problems.push(unexpected(node, text));
    else if (node.kind === 'unterminated_string') problems.push({ kind: 'missing', ...firstLine(node, text), expected: '"', found: null });
    else problems.push({ kind: 'missing', start: node.start, end: node.start + 2, expected: '*/', found: null });
  };
  visitBroken(root, report);
  // Where a head breaks off, what is missing first is said, and not all that would have to follow.
  return problems.toSorted((left, right) => left.start - right.start).filter((problem, index, all) => problem.kind !== 'missing' || all[index - 1]?.kind !== 'missing' || all[index - 1]?.start !== problem.start);
}

/** Visits the broken spine of a tree without recursion, because text may nest ten thousand brackets. */
function visitBroken(root: RawNode, report: (node: RawNode) => void): void {
  const pending: RawNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!node.hasError) continue;
    const isLeaf = node.isMissing || node.kind === 'ERROR' || isMalformedToken(node.kind);
    if (isLeaf) report(node);
    else for (let index = node.children.length - 1; index >= 0; index -= 1) pending.push(node.children[index] ?? node);
  }
}

/** A missing token is missed behind the last thing that is there. */
function missing(node: RawNode, text: string): SyntaxProblem {
  const end = text.slice(0, node.start).trimEnd().length;
  const start = Math.max(0, end - 1);
  return { kind: 'missing', start, end, expected: EXPECTED_WORDS[node.kind] ?? node.kind.replaceAll('_', ' '), found: null };
}

const EXPECTED_WORDS: Readonly<Record<string, string>> = {
  identifier: 'name',
  type_path: 'type',
  path: 'expression',
  missing_type: 'type',
  missing_parameters: 'list of parameters',
  missing_bracket: ')',
  missing_body: ';',
  integer_literal: 'number',
  string_literal: 'text in quotes',
};

function unexpected(node: RawNode, text: string): SyntaxProblem {
  const range = firstLine(node, text);
  const found = text.slice(range.start, range.end).trim();
  return { kind: 'unexpected', ...range, expected: null, found: found.length > 24 ? `${found.slice(0, 23)}…` : found };
}

function firstLine(node: { readonly start: number; readonly end: number }, text: string): { readonly start: number; readonly end: number } {
  const whole = text.slice(node.start, node.end);
  const start = node.start + (whole.length - whole.trimStart().length);
  const lineEnd = text.slice(start, node.end).search(/[\r\n]/u);
  const end = lineEnd === -1 ? node.end : start + lineEnd;
  return { start: Math.min(start, node.end), end: Math.max(end, Math.min(start + 1, node.end)) };
}
