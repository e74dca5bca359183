/**
 * For `non-exhaustive-match`: write the arms that are missing, each with a `todo!()`. Variants are named as the arms beside
 * them name theirs; comments stay where they are.
 */
import { type Diagnostic, uncoveredMatches } from '../../diagnostics/index.ts';
import { itemNode, itemStart } from '../../items/index.ts';
import { type Item, type MatchExpression, type Pattern, walkItem } from '../../syntax/index.ts';
import type { FileEdit, Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';
import { indentationAt, lineBreakOf, withoutComments } from './source-text.ts';

/** More arms than anybody wants to fill in: then it is `_` that is missing. */
const MOST_ARMS = 12;

export function addArmsFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const { code, item: key, range } = diagnostic;
  if (code !== 'non-exhaustive-match' || key === null) return null;
  const item = workspace.db.get(itemNode, key);
  const start = itemStart(workspace.db, key);
  const text = workspace.text(file);
  if (item === null || start === null || text === null) return null;
  const found = uncoveredMatches(workspace.db, key).find(({ match }) => match.scrutinee.range.start + start === range.start && match.scrutinee.range.end + start === range.end);
  const written = found === undefined ? null : matchWithId(item, found.match.source);
  if (found === undefined || written === null) return null;
  const patterns = found.missing.length > MOST_ARMS ? ['_'] : found.missing.map((pattern) => asNamedHere(pattern, written, text, start));
  return {
    title: patterns.length === 1 ? `Add the missing arm \`${patterns.join('')}\`` : `Add the ${patterns.length} missing arms`,
    code,
    kind: 'quickfix',
    preferred: true,
    changesAbi: false,
    edits: insertions(text, written, start, patterns).map((edit) => ({ file, ...edit })),
  };
}

function matchWithId(item: Item, id: number): MatchExpression | null {
  const found: MatchExpression[] = [];
  walkItem(item, {
    expression: (node) => {
      if (node.kind === 'match' && node.id === id) found.push(node);
    },
  });
  return found[0] ?? null;
}

/** `Shape::Circle(_)` as `Self::Circle(_)` or `Circle(_)`, where the arms that are there write it so. */
function asNamedHere(pattern: string, { arms }: MatchExpression, text: string, start: number): string {
  const owner = /^(?<name>\w+)::\w/u.exec(pattern)?.groups?.['name'];
  if (owner === undefined) return pattern;
  for (const arm of arms) {
    const path = pathOf(arm.pattern);
    if (path === null) continue;
    const last = path.segments.at(-1);
    if (last === undefined) continue;
    const before = text.slice(start + path.start, start + last.start);
    return `${before}${pattern.slice(owner.length + 2)}`;
  }
  return pattern;
}

function pathOf(pattern: Pattern): Extract<Pattern, { kind: 'path' }>['path'] | null {
  switch (pattern.kind) {
    case 'path':
    case 'tuple-struct':
    case 'struct':
      return pattern.path;
    case 'reference':
      return pathOf(pattern.target);
    case 'or':
      return pattern.alternatives[0] === undefined ? null : pathOf(pattern.alternatives[0]);
    default:
      return null;
  }
}

/** @param start where the match's item begins in the text. */
function insertions(text: string, match: MatchExpression, start: number, patterns: readonly string[]): Omit<FileEdit, 'file'>[] {
  const open = start + match.bodyRange.start + 1;
  const close = start + match.bodyRange.end - 1;
  const at = (offset: number, inserted: string): Omit<FileEdit, 'file'> => ({ start: offset, end: offset, text: inserted });
  const last = match.arms.at(-1);
  const inside = text.slice(open, close);
  const needsComma = last !== undefined && last.value.kind !== 'block' && !withoutComments(inside).slice(start + last.end - open - 1).includes(',');
  const commaEdit = needsComma ? [at(start + last.end, ',')] : [];
  const behind = open + inside.trimEnd().length;
  const lineBreak = lineBreakOf(text);
  if (inside.includes('\n')) {
    const indentation = last === undefined ? `${indentationAt(text, start + match.start)}    ` : indentationAt(text, start + last.start);
    return [...commaEdit, at(behind, patterns.map((pattern) => `${lineBreak}${indentation}${pattern} => todo!(),`).join(''))];
  }
  const list = patterns.map((pattern) => `${pattern} => todo!(),`);
  if (last !== undefined) return [...commaEdit, at(behind, ` ${list.join(' ')}`)];
  const outer = indentationAt(text, start + match.start);
  return [{ start: open, end: close, text: `${list.map((arm) => `${lineBreak}${outer}    ${arm}`).join('')}${lineBreak}${outer}` }];
}
