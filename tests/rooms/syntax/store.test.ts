/**
 * The store of open syntax: after any history of edits it holds what reading the text at once gives, and what an edit did
 * not touch are the same objects as before.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Item, membersOf, type ParsedFile, SyntaxStore } from '../../../server/src/syntax/index.ts';
import { parser } from '../../support/assets.ts';
import { parseCold, placedProblems } from '../../support/parsed-items.ts';
import { EXAMPLES, generatedProgram, STANDARD_LIBRARY } from '../../support/programs.ts';
import { applyEdit, editOf, looseEdit } from '../../support/random-edits.ts';

/** A function that is long enough for its tree to be kept and parsed again with the edit. */
const LONG_FUNCTION = `fn long() {\n${Array.from({ length: 400 }, (_unused, index) => `    let name_${index} = call(${index}, "text { ${index}");\n`).join('')}}\n`;

describe('after random edits the store holds what a cold parse gives', () => {
  const check = (texts: readonly string[], numRuns: number, maxLength: number): void => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(looseEdit, { minLength: 1, maxLength }), (start, script) => {
        const store = new SyntaxStore(parser);
        let text = start;
        store.open('/a.ast', text);
        for (const loose of script) {
          const edit = editOf(text, loose);
          text = applyEdit(text, edit);
          const parsed = store.edit('/a.ast', edit);
          expect(store.text('/a.ast')).toBe(text);
          expect(contentOf(parsed)).toEqual(contentOf(parseCold(text)));
        }
        store.close('/a.ast');
      }),
      { numRuns },
    );
  };

  test('of generated programs', () => {
    check([1, 2, 3, 4, 5].map((seed) => generatedProgram(seed, 10).text), 100, 8);
  });

  test('of shipped files, an empty file, and Windows line breaks', () => {
    const crlf = generatedProgram(6, 8).text.replaceAll('\n', '\r\n');
    check([...EXAMPLES, ...STANDARD_LIBRARY.slice(0, 3)].map((program) => program.text).concat('', crlf), 40, 5);
  });

  test('of a chunk whose tree is kept', () => {
    check([LONG_FUNCTION, `${LONG_FUNCTION}\n${LONG_FUNCTION}`], 12, 5);
  });
});

describe('what was not touched stays the same object', () => {
  const text = 'struct A {\n    a: u8,\n}\n\nimpl A {\n    fn one(&self) { 1 }\n\n    /// Two.\n    fn two(&self) { 2 }\n}\n\nfn b() {\n    struct Inner;\n    1\n}\n';

  test('an edit keeps all other chunks', () => {
    const { before, after } = edited(text, 'a: u8', 'a: u16');
    expect(after.chunks.length).toBe(before.chunks.length);
    expect(after.chunks.slice(1).map((chunk, index) => chunk === before.chunks[index + 1])).toEqual([true, true]);
    expect(after.chunks[0]).not.toBe(before.chunks[0]);
  });

  test('an edit in a method keeps the other methods', () => {
    const { before, after } = edited(text, '{ 1 }', '{ 11 }');
    const [one, two] = [methodsOf(before), methodsOf(after)];
    expect(two[0]).not.toEqual(one[0]);
    expect({ ...two[1], start: 0, end: 0 }).toEqual({ ...one[1], start: 0, end: 0 });
    expect(bodyOf(two[1])).toBe(bodyOf(one[1]));
  });

  test('a line above moves items and nothing else', () => {
    const { before, after } = edited(text, 'struct A', '\n// A remark.\nstruct A');
    expect(after.starts.slice(-2)).not.toEqual(before.starts.slice(-2));
    expect(after.chunks.at(-1)).toBe(before.chunks.at(-1));
    expect(after.chunks.at(-2)).toBe(before.chunks.at(-2));
  });

  test('a text that is the same again changes nothing', () => {
    const store = new SyntaxStore(parser);
    const before = store.open('/a.ast', text);
    expect(store.open('/a.ast', text)).toBe(before);
  });

  test('a text that comes from outside is compared, not read anew', () => {
    const store = new SyntaxStore(parser);
    const before = store.open('/a.ast', text);
    const after = store.open('/a.ast', text.replace('a: u8', 'a: u64'));
    expect(after.chunks[2]).toBe(before.chunks[2]);
  });
});

test.each([
  ['a method', 'impl A {\n    fn one() { a < b < c }\n\n    fn two() { 2 }\n}\n'],
  ['top-level statements', 'fn f() {}\na < b < c;\nfn two() { 2 }\n'],
  ['a function in a function', 'fn f() {\n    fn one() { a < b < c }\n    fn two() { 2 }\n}\n'],
])('a mistake that the grammar lets pass in %s stays after an edit beside it', (_name, text) => {
  const { before, after } = edited(text, '{ 2 }', '{ 22 }');
  const problems = (parsed: ParsedFile): unknown => placedProblems(parsed).map(({ found }) => found);
  expect(problems(before)).toEqual(['<']);
  expect(problems(after)).toEqual(['<']);
});

describe('places outside the text', () => {
  test('are moved to its end', () => {
    const store = new SyntaxStore(parser);
    store.open('/a.ast', 'fn a() {}\n');
    store.edit('/a.ast', { start: 500, end: 900, text: 'fn b() {}\n' });
    expect(store.text('/a.ast')).toBe('fn a() {}\nfn b() {}\n');
    store.edit('/a.ast', { start: -5, end: -1, text: 'fn c() {}\n' });
    expect(store.text('/a.ast')).toBe('fn c() {}\nfn a() {}\nfn b() {}\n');
  });

  test('of a file that is not open make it the text', () => {
    const store = new SyntaxStore(parser);
    expect(store.edit('/new.ast', { start: 3, end: 4, text: 'fn a() {}' }).chunks.length).toBe(1);
    store.close('/new.ast');
    expect(store.text('/new.ast')).toBeNull();
    expect(store.parsed('/new.ast').chunks).toEqual([]);
  });
});

function contentOf(parsed: ParsedFile): unknown {
  return { length: parsed.length, starts: parsed.starts, chunks: parsed.chunks.map((chunk) => ({ text: chunk.text, lowered: chunk.lowered })) };
}

function edited(text: string, old: string, replacement: string): { readonly before: ParsedFile; readonly after: ParsedFile } {
  const store = new SyntaxStore(parser);
  const before = store.open('/a.ast', text);
  const start = text.indexOf(old);
  return { before, after: store.edit('/a.ast', { start, end: start + old.length, text: replacement }) };
}

function methodsOf(parsed: ParsedFile): readonly Item[] {
  return parsed.chunks.flatMap((chunk) => chunk.lowered.items).flatMap(membersOf);
}

function bodyOf(item: Item | undefined): unknown {
  return item?.kind === 'function' ? item.body : null;
}
