/**
 * The laws of chunks. On text without syntax errors they hold what one parse of the whole text gives. On broken text the
 * damage stays where it was done: deleting any one bracket, quote or comment mark leaves all other chunks as they were.
 */
import { describe, expect, test } from 'vitest';
import { SyntaxStore } from '../../../server/src/syntax/index.ts';
import { NO_REUSE } from '../../../server/src/syntax/lower/item-reuse.ts';
import { lowerChunk } from '../../../server/src/syntax/lower/lower-chunk.ts';
import { parser } from '../../support/assets.ts';
import { type PlacedItem, parseCold, placedItems, placedProblems } from '../../support/parsed-items.ts';
import { EXAMPLES, generatedProgram, type Program, SHIPPED, STANDARD_LIBRARY } from '../../support/programs.ts';

const GENERATED: readonly Program[] = Array.from({ length: 30 }, (_unused, seed) => generatedProgram(seed, 25));

describe('on text without syntax errors', () => {
  test.each([...SHIPPED, ...GENERATED])('$name: chunks give the items of one parse', ({ text }) => {
    const chunked = parseCold(text);
    expect(placedProblems(chunked)).toEqual([]);
    expect(chunked.chunks.map((chunk) => chunk.text).join('')).toBe(text);
    const tree = parser.parse(text);
    const lowered = lowerChunk(tree, text, NO_REUSE);
    tree.delete();
    const whole = { length: text.length, starts: [0], chunks: [{ text, lowered }] };
    expect(placedItems(chunked)).toEqual(placedItems(whole));
    expect(statementsOf(chunked)).toEqual(statementsOf(whole));
  });

  test('there is more than one chunk', () => {
    for (const { name, text } of GENERATED) expect(parseCold(text).chunks.length, name).toBeGreaterThan(15);
  });
});

describe('what goes on over a line that looks like the beginning of an item is one chunk', () => {
  test.each([
    ['a module that is not indented', 'mod m {\nfn a() {}\n/// b\nstruct B {}\n}\n', ['module']],
    ['with a mistake in it', 'mod m {\nfn a() {}\nfn b() { let = ; }\n}\n', ['module']],
    ['code in a comment', 'fn a() {}\n/*\nfn b() {}\n*/\nfn c() {}\n', ['function', 'function']],
    ['code in a comment behind a mistake', 'fn a() { let = ; }\n/*\nfn b() {}\n*/\nfn c() {}\n', ['function', 'function']],
    ['code in a string', 'const A: &str = "\nfn b() {}\n";\nfn c() {}\n', ['const', 'function']],
    ['an attribute in the middle of a statement', 'fn a() {}\nlet b =\n#[x]\n1;\nfn c() {}\n', ['function', 'function']],
    ['a result type on a line of its own', 'fn a() ->\nimpl Clone { 1 }\nfn c() {}\n', ['function', 'function']],
  ])('%s', (_name, text, kinds) => {
    expect(placedItems(parseCold(text)).map((placed) => placed.item.kind)).toEqual(kinds);
  });
});

describe('what a person types keeps away from its neighbours', () => {
  const next = '/// Documentation.\n#[repr(C)]\nstruct Next {\n    a: u8,\n}\n';

  test.each(['fn f() {\n    let x =\n', 'fn f(\n', 'struct S {\n    a: u8,\n', 'let text = "\n', 'impl S {\n    fn f(&self) {\n', 'type A =\n', 'enum E {\n    A(u8,\n', 'let x = r#"\n'])('%j', (typed) => {
    const items = placedItems(parseCold(`${typed}\n${next}${next.replace('Next', 'Last')}`)).filter((placed) => placed.item.kind === 'struct');
    expect(items.slice(-2).map(({ item }) => ({ documentation: item.documentation, attributes: item.attributes.map((attribute) => attribute.path), hasError: item.hasError }))).toEqual([
      { documentation: 'Documentation.', attributes: ['repr'], hasError: false },
      { documentation: 'Documentation.', attributes: ['repr'], hasError: false },
    ]);
  });
});

describe('deleting one bracket, quote or comment mark', () => {
  /** Every second mark of the examples and of generated programs, every thirteenth of the library. */
  const programs = [
    ...[...EXAMPLES, ...GENERATED.slice(0, 3)].map((program) => ({ ...program, step: 2 })),
    ...STANDARD_LIBRARY.map((program) => ({ ...program, step: 13 })),
  ];

  test.each(programs)('$name', ({ text, step }) => {
    const store = new SyntaxStore(parser);
    const before = store.open('/a.ast', text);
    const items = placedItems(before);
    const marks = [...text.matchAll(/[{}()[\]"]|\*\//gu)].filter((_mark, index) => index % step === 0);
    expect(marks.length).toBeGreaterThan(0);
    for (const { index: at, 0: mark } of marks) {
      const chunk = before.starts.findLastIndex((start) => start <= at);
      const start = before.starts[chunk] ?? 0;
      const end = start + (before.chunks[chunk]?.text.length ?? 0);
      const after = store.edit('/a.ast', { start: at, end: at + mark.length, text: '' });
      // A text without errors is not broken: a raw string then ends where a later one did.
      if (placedProblems(after).length === 0) {
        store.edit('/a.ast', { start: at, end: at, text: mark });
        continue;
      }
      const where = `${mark} at ${at}: ${text.slice(text.lastIndexOf('\n', at) + 1, text.indexOf('\n', at))}`;
      const isOther = (item: PlacedItem): boolean => item.end <= start || item.start >= end;
      const shifted = items.filter(isOther).map((item) => (item.start < start ? item : { ...item, start: item.start - mark.length, end: item.end - mark.length }));
      const brokenEnd = end - mark.length;
      expect(placedItems(after).filter((item) => item.end <= start || item.start >= brokenEnd), where).toEqual(shifted);
      const strays = placedProblems(after).filter((problem) => problem.end < start || problem.start > brokenEnd);
      expect(strays, where).toEqual([]);
      store.edit('/a.ast', { start: at, end: at, text: mark });
    }
    expect(placedItems(store.parsed('/a.ast'))).toEqual(items);
  });
});

function statementsOf(file: ReturnType<typeof parseCold>): unknown[] {
  return file.chunks.flatMap((chunk, index) => chunk.lowered.statementRuns.map((run) => ({ ...run, start: run.start + (file.starts[index] ?? 0), end: run.end + (file.starts[index] ?? 0) })));
}
