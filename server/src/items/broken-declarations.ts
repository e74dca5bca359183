/**
 * Whether broken text may hide what a declaration says. A type whose head or fields cannot be read may be another one than
 * it seems, and so may everything that has it; damage in the body of a function is seen by that function alone.
 */
import type { TextRange } from '../base/ranges.ts';
import { type Item, type LoweredChunk, membersOf } from '../syntax/index.ts';

/** Whether something in a chunk is broken that is not in the body of a function or among statements. @param text of the chunk */
export function breaksDeclarations({ items, problems, statementRuns }: LoweredChunk, text: string): boolean {
  if (problems.length === 0) return false;
  const body = startOfBody(text);
  // A function whose body cannot be read may be no item; who calls it knows that it is lost.
  if (body !== null && (items.length === 0 || problems.every(({ start }) => start > body))) return false;
  // Statements beside items are parts of one that cannot be read.
  const bodies = items.length === 0 ? statementRuns.map(({ start, end }) => ({ start: start - 1, end })) : items.flatMap((item) => bodiesOf(item, item.start));
  return !problems.every(({ start }) => bodies.some((range) => range.start < start && start <= range.end));
}

/** The head of a function, with what may stand before it. */
const FUNCTION_HEAD = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#\[[^\]]*\]|@\w+(?:\([^)]*\))?|pub\b(?:\s*\([^)]*\))?|(?:async|const|unsafe)\b|extern\b(?:\s*"[^"]*")?)*fn\s+\w+\s*(?:<[^{;]*>\s*)?\([^{;]*\)[^{;]*\{/u;

/** Where the body of a function begins that fills the chunk; `null` for all else. */
function startOfBody(text: string): number | null {
  const head = FUNCTION_HEAD.exec(text);
  return head === null ? null : head[0].length - 1;
}

/** The bodies of functions in an item. @param base where it begins in the chunk */
function bodiesOf(item: Item, base: number): TextRange[] {
  if (item.kind === 'function') return item.body === null ? [] : [{ start: base + item.body.start, end: base + item.body.end }];
  return membersOf(item).flatMap((member) => bodiesOf(member, base + member.start));
}
