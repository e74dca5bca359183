/**
 * Any text at all gets an answer: random characters, bytes read as text, shipped files cut off, mutated and mixed, Windows
 * line breaks, characters outside the basic plane. A failure prints its seed and its shortest text.
 */
import { Buffer } from 'node:buffer';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fileDiagnostics } from '../../server/src/ide/index.ts';
import { openText } from '../support/fixture.ts';
import { generatedProgram, SHIPPED } from '../support/programs.ts';
import { applyEdit, editOf, looseEdit } from '../support/random-edits.ts';
import { askEverything } from './ask-everything.ts';
import { ROUNDS, TIMEOUT } from './rounds.ts';

const FILE = '/main.ast';

/** Words and signs of Aster in no order, and strange characters between them. */
const TOKENS = [
  ...'fn let mut type trait impl match if else for while loop return break async await pub extern unsafe use struct enum true as in const static where dyn ref move self Self super crate union mod macro_rules default'.split(' '),
  ...'{ } ( ) [ ] < > , ; : :: . .. ... ..= = == != <= >= + - * / % & && | || ^ ! ~ ? @ # #! $ -> => _ \' " \\ // /// //! /* */ /** r#" "# b" b\' \'a \'static 0 1u8 0x 1.5e 1. "a" \'c\''.split(' '),
  '\n', '\r\n', '\r', '\t', ' ', ' ', '\n', 'name', 'T', 'u8', 'Vec<u8>', '😀', 'é', '\u0000', '\uFEFF', '\u2028', '\uD800', '\u202E', '\u200B', 'ﬁ', '𝒳',
];

const tokenSoup = fc.array(fc.constantFrom(...TOKENS), { maxLength: 60 }).map((tokens) => tokens.join(' '));
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString('utf8'));
const mutated = fc.tuple(fc.constantFrom(...SHIPPED.map((program) => program.text)), fc.array(looseEdit, { minLength: 1, maxLength: 8 }), fc.double({ min: 0.2, max: 1, noNaN: true })).map(([text, script, kept]) => {
  let result = text.slice(0, Math.floor(text.length * kept));
  for (const loose of script) result = applyEdit(result, editOf(result, loose));
  return result;
});

describe('an answer comes for', () => {
  test.each([
    ['tokens in no order', tokenSoup, 250],
    ['any characters', fc.string({ unit: 'binary', maxLength: 80 }), 150],
    ['bytes that are no text', bytes, 100],
    ['shipped files, cut off and mutated', mutated, 25],
    ['a generated program with Windows line breaks', fc.integer().map((seed) => generatedProgram(seed, 6).text.replaceAll('\n', '\r\n')), 15],
  ])('%s', (_name, texts, runs) => {
    fc.assert(
      fc.property(texts, fc.array(fc.double({ min: -0.01, max: 1.01, noNaN: true }), { minLength: 5, maxLength: 20 }), (text, places) => {
        askEverything(openText(text), FILE, places.map((place) => Math.floor(place * text.length)));
      }),
      { numRuns: runs * ROUNDS },
    );
  }, TIMEOUT);

  test.each([
    ['nothing', ''],
    ['a byte order mark', '\uFEFFstruct A;\n'],
    ['a byte order mark alone', '\uFEFF'],
    ['a line break alone', '\r'],
    ['a zero', '\u0000'],
    ['half a surrogate pair', 'struct A\uD83D;\nstruct B;\n'],
    ['half a struct', 'struct A {\n    a: u8,\n    b'],
    ['one quote', '"'],
    ['one comment mark', '/*'],
    ['one attribute mark', '#['],
    ['a shebang', '#!/usr/bin/env aster\nfn main() {}\n'],
  ])('%s', (_name, text) => {
    askEverything(openText(text), FILE, [-1, 0, 1, text.length, text.length + 1]);
  });
});

test('columns count UTF-16 units behind characters outside the basic plane', () => {
  const text = 'struct A { /* 😀😀 */ a: Missing }\n';
  const [diagnostic] = fileDiagnostics(openText(text).db, FILE);
  expect(diagnostic?.range).toEqual({ start: text.indexOf('Missing'), end: text.indexOf('Missing') + 'Missing'.length });
});
