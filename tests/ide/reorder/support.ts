/** A text with one struct in it, given another order of fields: parse, reorder, apply. */
import { reorderFields, type ReorderResult } from '../../../server/src/ide/fixes/reorder-fields.ts';
import { type StructItem, SyntaxStore, type TextEdit } from '../../../server/src/syntax/index.ts';
import { parser } from '../../support/assets.ts';

export interface ParsedStruct {
  readonly struct: StructItem;
  /** In the text. */
  readonly start: number;
  readonly hasError: boolean;
}

export function parseStruct(text: string): ParsedStruct {
  const parsed = new SyntaxStore(parser).open('main.ast', text);
  for (const [index, chunk] of parsed.chunks.entries()) {
    const struct = chunk.lowered.items.find((item) => item.kind === 'struct');
    if (struct?.kind === 'struct') return { struct, start: (parsed.starts[index] ?? 0) + struct.start, hasError: struct.hasError || chunk.lowered.problems.length > 0 };
  }
  throw new Error(`There is no struct in ${text}`);
}

export function reorder(text: string, order: readonly string[]): ReorderResult {
  const { struct, start } = parseStruct(text);
  return reorderFields(text, struct, start, order);
}

/** The text after the edits; throws if the reordering is refused. */
export function reordered(text: string, order: readonly string[]): string {
  const result = reorder(text, order);
  if ('refused' in result) throw new Error(result.refused);
  return apply(text, result.edits);
}

export function apply(text: string, edits: readonly TextEdit[]): string {
  return edits.toSorted((one, other) => other.start - one.start).reduce((before, edit) => before.slice(0, edit.start) + edit.text + before.slice(edit.end), text);
}
