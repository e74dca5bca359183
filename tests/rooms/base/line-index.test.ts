/** Lines and columns of a text: every kind of line break, characters outside the basic plane, offsets outside the text. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../server/src/base/line-index.ts';

describe('lines', () => {
  test('end at a line feed, at both, and at a lone carriage return', () => {
    const index = new LineIndex('a\nb\r\nc\rd');
    expect(index.lineCount).toBe(4);
    expect([0, 2, 5, 7].map((offset) => index.position(offset))).toEqual([0, 1, 2, 3].map((line) => ({ line, column: 0 })));
    expect([0, 1, 2, 3].map((line) => index.lineEnd(line))).toEqual([1, 3, 6, 8]);
  });

  test('of an empty text: one', () => {
    const index = new LineIndex('');
    expect(index.lineCount).toBe(1);
    expect(index.position(0)).toEqual({ line: 0, column: 0 });
    expect(index.offset({ line: 0, column: 9 })).toBe(0);
  });

  test('a break at the end begins an empty last line', () => {
    const index = new LineIndex('a\r\n');
    expect(index.lineCount).toBe(2);
    expect(index.position(3)).toEqual({ line: 1, column: 0 });
  });
});

describe('columns', () => {
  test('count UTF-16 units', () => {
    const text = '// 😀 é\nlet';
    const index = new LineIndex(text);
    expect(index.position(text.indexOf('é'))).toEqual({ line: 0, column: 6 });
    expect(index.offset({ line: 0, column: 6 })).toBe(text.indexOf('é'));
  });

  test('behind the end of a line mean its end', () => {
    const index = new LineIndex('ab\r\ncd\rx');
    expect(index.offset({ line: 0, column: 99 })).toBe(2);
    expect(index.offset({ line: 1, column: 99 })).toBe(6);
    expect(index.offset({ line: 1, column: -3 })).toBe(4);
  });

  test('of lines outside the text are moved to its nearer end', () => {
    const index = new LineIndex('ab\ncd');
    expect(index.offset({ line: -1, column: 5 })).toBe(0);
    expect(index.offset({ line: 7, column: 0 })).toBe(5);
    expect(index.position(-4)).toEqual({ line: 0, column: 0 });
    expect(index.position(99)).toEqual({ line: 1, column: 2 });
  });
});

/** Texts of few kinds of characters, so that line breaks meet often. */
const texts = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀', ' '), { maxLength: 40 }).map((parts) => parts.join(''));

describe('for any text', () => {
  test('an offset comes back from its position, unless it stands inside a line break', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new LineIndex(text);
        for (let offset = 0; offset <= text.length; offset += 1) {
          const isInsideBreak = text[offset - 1] === '\r' && text[offset] === '\n';
          const back = index.offset(index.position(offset));
          expect(back).toBe(isInsideBreak ? offset - 1 : offset);
        }
      }),
    );
  });

  test('the lines are those of a split at line breaks', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const index = new LineIndex(text);
        const lines = text.split(/\r\n|\n|\r/u);
        expect(index.lineCount).toBe(lines.length);
        lines.forEach((line, number) => expect(text.slice(index.lineStart(number), index.lineEnd(number))).toBe(line));
      }),
    );
  });
});
