/**
 * Which text of a struct's body belongs to which field. Nothing is moved here.
 *
 * - What stands before a field's comma, and comments behind the comma on the same line, belong to that field; a block
 *   comment behind the comma belongs to the next field if that begins on the same line (`a: u8, /* b's *\/ b: u32`).
 * - Everything above a field belongs to it: comments, also those that a blank line separates from it, and blank lines.
 *   Documentation comments always belong to the field that follows, as for the parser.
 * - Comments behind the opening brace on its line, and a block of comments that a blank line separates from the first field,
 *   speak of the struct and stay at its top.
 * - What stands below the last field's line stays at the end.
 *
 * Invariant: `text` of the fields, joined, is the text from `start` to the end of the last field's part.
 */
import type { Comment, StructItem } from '../../syntax/index.ts';

export interface FieldPart {
  readonly name: string;
  /** Of the whole part in the file, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Space and comments before the field. */
  readonly lead: string;
  /** The field with its attributes. */
  readonly core: string;
  /** Between the field and its comma; empty without a comma. */
  readonly beforeComma: string;
  readonly hasComma: boolean;
  /** Comments behind the comma, or behind the field if there is none. */
  readonly afterComma: string;
  /** The part's last character is in a line comment. */
  readonly endsInLineComment: boolean;
  /** So is the last one before the comma, blanks and line breaks left out. */
  readonly hasLineCommentBeforeComma: boolean;
}

export interface StructParts {
  /** In the order of the text. */
  readonly fields: readonly FieldPart[];
  /** Where the first field's part begins, in the file. */
  readonly start: number;
  /** The last character before `start` is in a line comment. */
  readonly endsInLineComment: boolean;
  /** What follows the last field begins with a line break. */
  readonly closesOnOwnLine: boolean;
  /** How many blanks follow the last field on its line. */
  readonly blanksBehind: number;
  /** As the file breaks its lines. */
  readonly lineBreak: string;
  /** Of the fields. */
  readonly indentation: string;
  /** Of the line on which the struct begins. */
  readonly outerIndentation: string;
}

/** The struct must be free of syntax errors and have braces. */
export function structParts(text: string, struct: StructItem, itemStart: number): StructParts {
  const base = itemStart;
  const bodyStart = base + struct.body.start + 1;
  const bodyEnd = base + struct.body.end - 1;
  const cores = struct.body.fields.map((field) => ({ name: field.name.text, start: base + field.start, end: base + field.end }));
  const comments = looseComments(text, struct, base);
  const start = endOfIntroduction(text, bodyStart, cores[0]?.start ?? bodyEnd, comments);
  const fields: FieldPart[] = [];
  let reached = start;
  for (const [index, core] of cores.entries()) {
    const limit = cores[index + 1]?.start ?? bodyEnd;
    const comma = struct.body.commas.map((offset) => base + offset).find((offset) => offset >= core.end && offset < limit) ?? null;
    const behind = comma === null ? core.end : comma + 1;
    const end = endOfTrailing(text, behind, limit, comments, comma !== null && index < cores.length - 1);
    fields.push({
      name: core.name,
      start: reached,
      end,
      text: text.slice(reached, end),
      lead: text.slice(reached, core.start),
      core: text.slice(core.start, core.end),
      beforeComma: comma === null ? '' : text.slice(core.end, comma),
      hasComma: comma !== null,
      afterComma: text.slice(behind, end),
      endsInLineComment: endsInLineComment(end, comments),
      hasLineCommentBeforeComma: comma !== null && endsInLineComment(text.slice(0, comma).trimEnd().length, comments),
    });
    reached = end;
  }
  const outerIndentation = lineIndentation(text, base);
  const indented = fields.map((field) => indentationOf(field.lead)).find((indentation) => indentation !== null);
  return {
    fields,
    start,
    endsInLineComment: endsInLineComment(start, comments),
    closesOnOwnLine: breaksLine(text.slice(reached, bodyEnd)),
    blanksBehind: /^[^\S\r\n]*/u.exec(text.slice(reached, bodyEnd))?.[0].length ?? 0,
    lineBreak: /\r\n|\r|\n/u.exec(text.slice(bodyStart, bodyEnd))?.[0] ?? /\r\n|\r|\n/u.exec(text)?.[0] ?? '\n',
    indentation: indented ?? `${outerIndentation}    `,
    outerIndentation,
  };
}

/** Nothing but blanks and at most one line break: what separates fields without saying anything. */
export function isPlainSpace(lead: string): boolean {
  return lead.trim() === '' && lineBreaks(lead) <= 1;
}

/** Whether a line break comes before anything else. */
export function breaksLine(text: string): boolean {
  return /^[^\S\r\n]*[\r\n]/u.test(text);
}

/** The blanks behind the last line break; `null` without one. */
export function indentationOf(lead: string): string | null {
  return /[\r\n]([^\S\r\n]*)[^\r\n]*$/u.exec(lead)?.[1] ?? null;
}

/** Comments outside the fields, in the file's offsets, without the line break that ends a line comment. */
function looseComments(text: string, struct: StructItem, base: number): Comment[] {
  const { fields, comments } = struct.body;
  return comments
    .filter((comment) => !fields.some((field) => comment.start >= field.start && comment.end <= field.end))
    .map((comment) => {
      const end = base + comment.end;
      const written = text.slice(base + comment.start, end);
      return { ...comment, start: base + comment.start, end: end - (written.length - written.replace(/[\r\n]+$/u, '').length) };
    })
    .toSorted((one, other) => one.start - other.start);
}

/** Where the text ends that speaks of the struct as a whole. */
function endOfIntroduction(text: string, bodyStart: number, firstField: number, comments: readonly Comment[]): number {
  let end = endOfTrailing(text, bodyStart, firstField, comments, true);
  const above = comments.filter((comment) => comment.start >= end && comment.end <= firstField);
  for (const [index, comment] of above.entries()) {
    if (comment.documentation) break;
    const next = above[index + 1]?.start ?? firstField;
    const between = text.slice(comment.end, next);
    // The blank line stays too: without it the comment would seem to be the next field's.
    if (lineBreaks(between) > 1) end = comment.end + between.search(/(?:\r\n|\r|\n)[^\r\n]*$/u);
  }
  return end;
}

/**
 * The end of the comments that trail `from` on its line.
 * @param leavesToNext a block comment that is followed by `limit` on its line belongs to what begins there.
 */
function endOfTrailing(text: string, from: number, limit: number, comments: readonly Comment[], leavesToNext: boolean): number {
  let end = from;
  for (const comment of comments) {
    if (comment.start < end) continue;
    if (comment.start >= limit || comment.documentation || lineBreaks(text.slice(end, comment.start)) > 0) break;
    if (leavesToNext && lineBreaks(text.slice(comment.end, limit)) === 0) break;
    end = comment.end;
    if (comment.syntax === 'line') break;
  }
  return end;
}

function endsInLineComment(end: number, comments: readonly Comment[]): boolean {
  return comments.some((comment) => comment.end === end && comment.syntax === 'line');
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/gu)?.length ?? 0;
}

function lineIndentation(text: string, offset: number): string {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[^\S\r\n]*/u.exec(text.slice(lineStart))?.[0] ?? '';
}
