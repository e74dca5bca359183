/**
 * Putting the fields of a struct into another order, and nothing else: every comment, documentation comment, annotation,
 * attribute and blank line stays with its field, the text of every field stays as it is, and what fields do not own (the
 * spaces between them in one line, the comma behind the last) stays where it is. What belongs to whom is decided in
 * `reorder-parts.ts`.
 * Invariant: the edited text parses, and asking again for the same order changes nothing.
 */
import type { StructItem, TextEdit } from '../../syntax/index.ts';
import { breaksLine, type FieldPart, indentationOf, isPlainSpace, type StructParts, structParts } from './reorder-parts.ts';

export type ReorderResult =
  /** Offsets in the file, in UTF-16 units. No edit where the fields stand in this order already. */
  | { readonly edits: TextEdit[] }
  /** Why not, as a sentence. */
  | { readonly refused: string };

/**
 * @param text of the whole file.
 * @param itemStart where the struct's item begins in it.
 * @param order every field's name once.
 */
export function reorderFields(text: string, struct: StructItem, itemStart: number, order: readonly string[]): ReorderResult {
  const refused = reorderRefusal(text, struct, itemStart) ?? (isComplete(struct, order) ? null : 'The order does not name every field once.');
  if (refused !== null) return { refused };
  const parts = structParts(text, struct, itemStart);
  const moved = order.flatMap((name) => parts.fields.filter((field) => field.name === name));
  if (moved.every((field, slot) => field === parts.fields[slot])) return { edits: [] };
  const { pieces, needsClosing } = arranged(parts, moved);
  // Fields before the first and behind the last that changes are left alone.
  let first = 0;
  while (pieces[first] === parts.fields[first]?.text) first += 1;
  let last = pieces.length - 1;
  if (!needsClosing) while (last > first && pieces[last] === parts.fields[last]?.text) last -= 1;
  const start = parts.fields[first]?.start ?? parts.start;
  const end = parts.fields[last]?.end ?? start;
  const inserted = pieces.slice(first, last + 1).join('');
  if (!needsClosing) return { edits: [{ start, end, text: inserted }] };
  return { edits: [{ start, end: end + parts.blanksBehind, text: `${inserted}${parts.lineBreak}${parts.outerIndentation}` }] };
}

const BROKEN = 'The struct has a syntax error: what belongs to which field is not certain.';

/** Why the fields of a struct cannot be put into any other order, as a sentence; `null` where they can. */
export function reorderRefusal(text: string, struct: StructItem, itemStart: number): string | null {
  const { body } = struct;
  const names = body.fields.map((field) => field.name.text);
  if (body.shape === 'tuple') return 'The fields of a tuple struct are known by their places, so another order would rename them.';
  if (struct.hasError) return BROKEN;
  if (body.shape === 'unit') return 'The struct has no fields.';
  if (text.charAt(itemStart + body.start) !== '{') return BROKEN;
  if (new Set(names).size === names.length) return null;
  const isConditional = body.fields.some((field) => field.attributes.some((attribute) => attribute.path.startsWith('cfg')));
  return isConditional ? 'A field is declared more than once, under conditions.' : 'A field is declared more than once.';
}

function isComplete(struct: StructItem, order: readonly string[]): boolean {
  const names = struct.body.fields.map((field) => field.name.text);
  return order.length === names.length && new Set(order).size === order.length && order.every((name) => names.includes(name));
}

interface Arrangement {
  /** The new text of each slot: the space before the field, the field, its comma and what trails it. */
  readonly pieces: readonly string[];
  /** The brace stands on the line of a line comment and needs one of its own. */
  readonly needsClosing: boolean;
}

function arranged(parts: StructParts, moved: readonly FieldPart[]): Arrangement {
  const hasCommas = parts.fields.slice(0, -1).some((field) => field.hasComma);
  const endsWithComma = parts.fields.at(-1)?.hasComma ?? false;
  const leads = moved.map((field, slot) => leadFor(field, slot, parts));
  let isInLineComment = parts.endsInLineComment;
  const pieces = moved.map((field, slot) => {
    const lead = leads[slot] ?? '';
    // Behind a line comment whatever follows needs a line of its own, and so does a comment that no comma sets apart.
    const needsLine = isInLineComment || (slot > 0 && !hasCommas && !isPlainSpace(lead));
    const separated = needsLine && !breaksLine(lead) ? `${parts.lineBreak}${parts.indentation}${lead.trimStart()}` : lead;
    const wantsComma = slot === moved.length - 1 ? endsWithComma : hasCommas;
    isInLineComment = field.hasComma && !wantsComma && field.afterComma === '' ? field.hasLineCommentBeforeComma : field.endsInLineComment;
    return separated + (wantsComma ? withComma(field, leads[slot + 1] ?? null) : withoutComma(field));
  });
  return { pieces, needsClosing: isInLineComment && !parts.closesOnOwnLine };
}

/** Plain space belongs to the place, everything else to the field. */
function leadFor(field: FieldPart, slot: number, parts: StructParts): string {
  const there = parts.fields[slot]?.lead ?? ' ';
  if (!isPlainSpace(field.lead)) return field.lead;
  if (isPlainSpace(there)) return there;
  return /[\r\n]/u.test(there) ? `${parts.lineBreak}${indentationOf(field.lead) ?? indentationOf(there) ?? parts.indentation}` : ' ';
}

/** @param next what follows the field; `null` for the last one. */
function withComma({ core, beforeComma, afterComma, endsInLineComment }: FieldPart, next: string | null): string {
  // A block comment between a comma and a field on the same line would be that field's.
  const isAhead = next !== null && afterComma !== '' && !endsInLineComment && !breaksLine(next);
  return isAhead ? `${core}${beforeComma}${afterComma},` : `${core}${beforeComma},${afterComma}`;
}

function withoutComma({ core, beforeComma, afterComma, hasComma }: FieldPart): string {
  if (!hasComma) return core + afterComma;
  return `${core}${afterComma === '' || beforeComma.trim() === '' ? beforeComma.trimEnd() : beforeComma}${afterComma}`;
}
