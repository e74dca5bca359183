/** Source excerpts: carets stand below what they mean, whatever the line is made of, and no label is lost. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { excerpt, type Mark, SourceTexts } from '../../server/src/cli/render/excerpt.ts';
import type { Paint } from '../../server/src/cli/render/marked-line.ts';
import { printable, screenLine, sliceColumns } from '../../server/src/cli/render/terminal-text.ts';

const PLAIN: Paint = { frame: (text) => text, primary: (text) => text, secondary: (text) => text };

/** A mark of the first place where `part` stands in the text; `label` makes it a secondary one. */
function markOf(text: string, part: string, label: string | null = null, file = 'a.ast'): Mark {
  return markAt(text, text.indexOf(part), text.indexOf(part) + part.length, label, file);
}

function markAt(text: string, from: number, to: number, label: string | null, file = 'a.ast'): Mark {
  const index = new LineIndex(text);
  const [start, end] = [index.position(from), index.position(to)];
  return { file, start: { line: start.line + 1, column: start.column + 1 }, end: { line: end.line + 1, column: end.column + 1 }, isPrimary: label === null, label };
}

function show(text: string, ...marks: Mark[]): string {
  return `\n${excerpt(marks, new SourceTexts((file) => (file === 'a.ast' ? text : file === 'b.ast' ? `other\n${text}` : null)), PLAIN).join('\n')}\n`;
}

describe('one line', () => {
  test('a caret for each column of the mark', () => {
    const text = 'let first = second;';
    expect(show(text, markOf(text, 'second'))).toBe(`
 --> a.ast:1:13
  |
1 | let first = second;
  |             ^^^^^^
`);
  });

  test('several labels: the last behind its mark, the others below theirs', () => {
    const text = 'let a = b + c + d;';
    expect(show(text, markOf(text, 'd'), markOf(text, 'b', 'one'), markOf(text, 'c', 'two'), markOf(text, 'd', 'three'))).toBe(`
 --> a.ast:1:17
  |
1 | let a = b + c + d;
  |         -   -   ^
  |         |   |   |
  |         |   |   three
  |         |   two
  |         one
`);
    expect(show(text, markOf(text, 'b'), markOf(text, 'c', 'two'), markOf(text, 'd', 'three'))).toBe(`
 --> a.ast:1:9
  |
1 | let a = b + c + d;
  |         ^   -   - three
  |             |
  |             two
`);
  });

  test('an empty range has one caret, behind the end too', () => {
    const text = 'let a =';
    expect(show(text, markAt(text, 7, 7, null))).toBe(`
 --> a.ast:1:8
  |
1 | let a =
  |        ^
`);
  });

  test('tabs, wide and combining characters take the columns that a terminal gives them', () => {
    const text = '\tlet 名前 = "e\u0301😀"; bad';
    expect(show(text, markOf(text, 'bad'))).toBe(`
 --> a.ast:1:19
  |
1 |     let 名前 = "e\u0301😀"; bad
  |                       ^^^
`);
  });
});

describe('several lines', () => {
  test('near lines stand together, one line between is shown, more are dots', () => {
    const text = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n';
    expect(show(text, markOf(text, 'seven'), markOf(text, 'one', 'first'), markOf(text, 'three', 'second'))).toBe(`
 --> a.ast:7:1
  |
1 | one
  | --- first
2 | two
3 | three
  | ----- second
...
7 | seven
  | ^^^^^
`);
  });

  test('a range over lines is marked at its first and its last one', () => {
    const text = 'fn f() {\n    a;\n    b;\n    c;\n}\n';
    expect(show(text, markAt(text, 7, text.length - 1, 'all of it'))).toBe(`
 --> a.ast:1:8
  |
1 | fn f() {
  |        -
...
5 | }
  | - all of it
`);
    expect(show(text, markAt(text, 7, 9, 'up to the line break'))).toContain('  |        - up to the line break\n');
  });

  test('the gutter is as wide as the longest number', () => {
    const text = `${'\n'.repeat(99)}here`;
    expect(show(text, markOf(text, 'here'))).toBe(`
   --> a.ast:100:1
    |
100 | here
    | ^^^^
`);
  });
});

describe('several files', () => {
  test('each has a head of its own; what cannot be read is only named', () => {
    const text = 'struct A;';
    const other: Mark = { file: 'b.ast', start: { line: 2, column: 8 }, end: { line: 2, column: 9 }, isPrimary: false, label: 'first declared here' };
    expect(show(text, markOf(text, 'A'), other, { ...other, file: 'gone.ast' })).toBe(`
 --> a.ast:1:8
  |
1 | struct A;
  |        ^
 ::: b.ast:2:8
  |
2 | struct A;
  |        - first declared here
 ::: gone.ast:2:8
`);
  });
});

describe('long lines', () => {
  test('are cut around the mark', () => {
    const text = `${'x'.repeat(500)} bad ${'y'.repeat(500)}`;
    expect(show(text, markOf(text, 'bad'))).toBe(`
 --> a.ast:1:502
  |
1 | …${'x'.repeat(19)} bad ${'y'.repeat(76)}…
  | ${' '.repeat(21)}^^^
`);
  });

  test('far marks have parts of their own, and no label is lost', () => {
    const text = `first ${'x'.repeat(500)} second ${'y'.repeat(500)} third`;
    const shown = show(text, markOf(text, 'third'), markOf(text, 'first', 'one'), markOf(text, 'second', 'two'));
    expect(shown.split('\n').filter((line) => line.includes('…'))).toHaveLength(3);
    expect(shown).toContain('----- one');
    expect(shown).toContain('------ two');
    expect(shown.split('\n').every((line) => line.length < 120)).toBe(true);
  });

  test('a mark longer than the screen is cut', () => {
    const text = 'z'.repeat(5_000);
    expect(show(text, markAt(text, 0, 5_000, 'long'))).toContain(`  | ${'-'.repeat(100)} long\n`);
  });
});

describe('characters', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });

  test('nothing that is printed moves the cursor', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(printable(text)).not.toMatch(/[\p{Control}\u202a-\u202e\u2066-\u2069]/u);
        expect(screenLine(text).text).not.toMatch(/[\p{Control}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  test('columns never go back, and a slice has the width that was asked for', () => {
    fc.assert(
      fc.property(anyText, fc.nat(30), fc.nat(30), (text, from, length) => {
        const line = screenLine(text);
        const columns = Array.from({ length: text.length + 1 }, (_, offset) => line.columnOf(offset));
        expect(columns).toEqual(columns.toSorted((left, right) => left - right));
        expect(columns.at(-1)).toBe(line.width);
        const slice = sliceColumns(line.text, from, from + length);
        expect(screenLine(slice).width).toBe(Math.max(0, Math.min(line.width, from + length) - from));
      }),
    );
  });

  test('every label of any marks is shown', () => {
    const mark = fc.tuple(fc.nat(80), fc.nat(40));
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z \n\t😀]{0,300}$/u), fc.array(mark, { minLength: 1, maxLength: 6 }), (text, places) => {
        const marks = places.map(([start, length], index) => {
          const from = Math.min(start * 4, text.length);
          return markAt(text, from, Math.min(from + length, text.length), `label ${index}.`);
        });
        const shown = show(text, ...marks);
        for (const { label } of marks) expect(shown).toContain(label);
      }),
    );
  });
});
