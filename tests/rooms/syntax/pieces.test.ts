/** Pieces: where a text is cut, and that cutting again after an edit gives what cutting the new text would give. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAgain, cutIntoPieces } from '../../../server/src/syntax/chunks/pieces.ts';
import { EXAMPLES, generatedProgram, SHIPPED } from '../../support/programs.ts';
import { applyEdit, editOf, looseEdit } from '../../support/random-edits.ts';

const cut = (text: string): string[] => cutIntoPieces(text).map((piece) => piece.text);

describe('a piece begins', () => {
  test.each([
    ['at an item in column 0', 'fn a() {}\nstruct B;\n', ['fn a() {}\n', 'struct B;\n']],
    ['not inside an indented item', 'mod m {\n    fn a() {}\n}\n', ['mod m {\n    fn a() {}\n}\n']],
    ['at documentation and attributes', 'fn a() {}\n/// b\n#[x]\nfn b() {}\n', ['fn a() {}\n', '/// b\n', '#[x]\n', 'fn b() {}\n']],
    ['not at a plain comment', 'fn a() {}\n// b\nfn b() {}\n', ['fn a() {}\n// b\n', 'fn b() {}\n']],
    ['behind carriage return and line feed', 'fn a() {}\r\nfn b() {}\r\n', ['fn a() {}\r\n', 'fn b() {}\r\n']],
    ['behind a blank line at the top', '\n#[x]\nfn b() {}\n', ['\n', '#[x]\n', 'fn b() {}\n']],
    ['never in an empty text', '', ['']],
  ])('%s', (_name, text, pieces) => {
    expect(cut(text)).toEqual(pieces);
  });
});

test.each([
  ['let a =\n', true],
  ['fn f() ->\n// A remark.\n\n', true],
  ['let a = 1;\n', false],
  ['', false],
])('%j may go on behind it: %s', (text, isUnfinished) => {
  expect(cutIntoPieces(text).at(-1)?.isUnfinished).toBe(isUnfinished);
});

test('pieces cover the text', () => {
  for (const { name, text } of SHIPPED) expect(cut(text).join(''), name).toBe(text);
});

test('cutting again after random edits is cutting anew', () => {
  const texts = [...EXAMPLES, ...[1, 2, 3].map((seed) => generatedProgram(seed, 12)), { name: 'empty', text: '' }].map((program) => program.text);
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(looseEdit, { minLength: 1, maxLength: 12 }), (start, script) => {
      let text = start;
      let pieces = cutIntoPieces(text);
      for (const loose of script) {
        const edit = editOf(text, loose);
        text = applyEdit(text, edit);
        pieces = cutAgain(pieces, edit);
        expect(pieces.map((piece) => piece.text)).toEqual(cut(text));
      }
    }),
    { numRuns: 1500 },
  );
});

test('pieces behind and before an edit are the same objects', () => {
  const { text } = generatedProgram(7, 40);
  const before = cutIntoPieces(text);
  const at = text.indexOf('\n', Math.floor(text.length / 2));
  const after = cutAgain(before, { start: at, end: at, text: ' ' });
  const fresh = after.filter((piece) => !before.includes(piece));
  expect(fresh.length).toBeLessThanOrEqual(2);
});
