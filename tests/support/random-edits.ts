/** Random edits of a text, as fast-check arbitraries: typing, deleting, pasting and breaking things at random places. */
import * as fc from 'fast-check';

/** The UTF-16 range `start..end` becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An edit that does not know its text yet: places are shares of the text's length. */
export interface LooseEdit {
  readonly at: number;
  readonly deleted: number;
  readonly text: string;
}

/** What people type, and what breaks a file: brackets, quotes, comment marks, line breaks, beginnings of items. */
const SNIPPETS = [
  '', '', '{', '}', '(', ')', '[', ']', '"', "'", '/*', '*/', '//', '///', '\n', '\r\n', ' ', ';', ',', 'x', '0', '_', '😀',
  ' < ', 'fn f() {\n', '}\n', 'struct S {\n', 'pub ', '\nfn ', '\n#[a]\n', '\n@a\n', 'impl ', 'r#"', '"#', '\n/// doc\n', 'let a = ', ' = ', '\n\n', 'enum E { A }\n', 'use a::b\n',
];

export const looseEdit: fc.Arbitrary<LooseEdit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  deleted: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.integer({ min: 4, max: 300 }) }),
  text: fc.constantFrom(...SNIPPETS),
});

export function editOf(text: string, loose: LooseEdit): Edit {
  const start = Math.min(text.length, Math.floor(loose.at * (text.length + 1)));
  return { start, end: Math.min(text.length, start + loose.deleted), text: loose.text };
}

export function applyEdit(text: string, edit: Edit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
