/** The same strip in box-drawing characters: every line joined to its neighbours, at most 80 columns. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderStripText, stripModel } from '../../../server/src/ide/render/index.ts';
import type { TypeLayout } from '../../../server/src/layout/index.ts';
import { randomLayout } from './random-layouts.ts';
import { layout, SAMPLES, structOf } from './sample-layouts.ts';

function drawn(of: TypeLayout | undefined): string {
  return renderStripText(stripModel(of ?? layout('unknown', {})));
}

const UP = '│┘┐┤└┌├┴┬┼';
/** In which directions a line leaves each character. */
const ARMS: Readonly<Record<string, string>> = { '│': 'ud', '─': 'lr', '┄': 'lr', '┌': 'dr', '┐': 'dl', '└': 'ur', '┘': 'ul', '├': 'udr', '┤': 'udl', '┬': 'dlr', '┴': 'ulr', '┼': 'udlr' };

/** Places where a line ends in nothing: a picture without any is drawn with every edge in its column. */
function looseEnds(text: string): string[] {
  const rows = text.split('\n').filter((line) => !line.startsWith('┄ ')).map((line) => Array.from(line));
  const hasArm = (row: number, column: number, arm: string): boolean => (ARMS[rows[row]?.[column] ?? ' '] ?? '').includes(arm);
  const found: string[] = [];
  for (const [row, characters] of rows.entries()) {
    for (const [column, character] of characters.entries()) {
      const arms = ARMS[character] ?? '';
      if (arms.includes('u') && !hasArm(row - 1, column, 'd')) found.push(`${row}:${column} ${character} up`);
      if (arms.includes('d') && !hasArm(row + 1, column, 'u')) found.push(`${row}:${column} ${character} down`);
      if (arms.includes('l') && !hasArm(row, column - 1, 'r')) found.push(`${row}:${column} ${character} left`);
      if (arms.includes('r') && !hasArm(row, column + 1, 'l')) found.push(`${row}:${column} ${character} right`);
    }
  }
  return found;
}

describe('by eye', () => {
  test('a struct in one row, each offset below its edge', () => {
    expect(drawn(SAMPLES['example'])).toMatchInlineSnapshot(`
      "┌─────┬─────────────────┬───────────────────────┬───────────┬───────────┐
      │a: u8│░░░ 3 padding ░░░│        b: u32         │  c: u16   │ 2 padding │
      └─────┴─────────────────┴───────────────────────┴───────────┴───────────┘
      0     1                 4                       8           10          12"
    `);
  });

  test('an enum: every variant on the same scale', () => {
    expect(drawn(SAMPLES['option'])).toMatchInlineSnapshot(`
      "     ┌───┬───────────────────────────┬───────────────────────────────┐
      Some │ 0 │░░░░░░░░ 7 padding ░░░░░░░░│            0: u64             │
           ├───┼───────────────────────────┼───────────────────────────────┤
      None │ 1 │░░░░░░░░ 7 padding ░░░░░░░░│·········· 8 unused ···········│
           └───┴───────────────────────────┴───────────────────────────────┘
           0   1                           8                               16"
    `);
    expect(drawn(SAMPLES['shape'])).toMatchInlineSnapshot(`
      "          ┌──┬┄┄┄┄┄┄┄┄┬───────────────────────┬┄┄┄┄┄┄┄┄─┄┄┄┄┄┄┄┄┐
      Circle    │0 │░░ 7 ░░░│      radius: f64      │··· 24 unused ···│
                ├──┼┄┄┄┄┄┄┄┄┼───────────────────────┼┄┄┄┄┄┄┄┄┬┄┄┄┄┄┄┄┄┤
      Rectangle │1 │░░ 7 ░░░│      width: f64       │ height │·· 16 ··│
                ├──┼┄┄┄┄┄┄┄┄┼──┬────────────────────┼┄┄┄┄┄┄┄┄┴┄┄┄┄┄┄┄┄┤
      Polygon   │2 │░░ 7 ░░░│#1│░░░░ 7 padding ░░░░░│     corners     │ ◂ largest
                ├──┼┄┄┄┄┄┄┄┄┼──┴────────┬─────┬─────┴┄┄┄┄┄┄┄┄─┄┄┄┄┄┄┄┄┤
      Text      │3 │░░ 7 ░░░│  0: char  │  1  │······ 26 unused ······│
                ├──┼┄┄┄┄┄┄┄┄┼───────────┴─────┴──────┄┄┄┄┄┄┄┄─┄┄┄┄┄┄┄┄┤
      Nothing   │4 │░░ 7 ░░░│··············· 32 unused ···············│
                └──┴┄┄┄┄┄┄┄┄┴────────────────────────┄┄┄┄┄┄┄┄─┄┄┄┄┄┄┄┄┘
                0  1        8  9        12    14    16       24       40
      ┄ not to scale
      #1 closed: bool"
    `);
  });

  test('a union', () => {
    expect(drawn(SAMPLES['union'])).toMatchInlineSnapshot(`
      "┌───────────────────────────────┬───────────────┬───────────────┐
      │          float: f32           │·· 2 unused ···│░░ 2 padding ░░│
      ├───────────────────────────────┼───────────────┼───────────────┤
      │           word: u32           │·· 2 unused ···│░░ 2 padding ░░│
      ├───────────────────────────────┴───────────────┼───────────────┤
      │                bytes: [u8; 6]                 │░░ 2 padding ░░│
      └───────────────────────────────────────────────┴───────────────┘
      0                               4               6               8"
    `);
  });

  test('a long struct in rows of eight bytes', () => {
    expect(drawn(SAMPLES['packet'])).toMatchInlineSnapshot(`
      "    ┌───────┬───────┬───────────────┬───────────────────────────────┐
        0 │version│░░ 1 ░░│  flags: u16   │         checksum: u32         │
          ├───────┴───────┴───────────────┴───────────────────────────────┤
        8 │                       source: [u8; 16]                        │
          │                                                               │
       16 │                                                               │
          ├───────────────────────────────────────────────────────────────┤
       24 │                      payload: [u8; 128]                       │
          │                                                               │
          │             … 15 more rows of payload, 120 bytes              │
          ├───────────────────────────────────────────────────────────────┤
      152 │                         length: usize                         │
          ├───────────────────────────────────────────────────────────────┤
      160 │                       next: *mut Packet                       │
          ├───────┬───────────────────────────────────────────────────────┤
      168 │ kind  │░░░░░░░░░░░░░░░░░░░░░░ 7 padding ░░░░░░░░░░░░░░░░░░░░░░│
          ├───────┴───────────────────────────────────────────────────────┤
      176 │                         name: String                          │
          │                                                               │
          │                … 2 more rows of name, 16 bytes                │
          └───────────────────────────────────────────────────────────────┘
          +0      +1      +2      +3      +4      +5      +6      +7"
    `);
  });

  test('a field of unknown size', () => {
    expect(drawn(SAMPLES['unknown'])).toMatchInlineSnapshot(`
      "  ┌───────┬───────────────────────┬───────────────────────────────┐
      0 │ a: u8 │░░░░░░ 3 padding ░░░░░░│            b: u32             │
        ├───────┴───────────────────────┼───────────────────────────────┤
      ? │      missing: Missing ?       │            d: u64             │
        ├───────────────────────────────┼───────────────────────────────┘
      ? │                               │
        └───────────────────────────────┘
        +0      +1      +2      +3      +4      +5      +6      +7"
    `);
  });

  test('a long array', () => {
    expect(drawn(SAMPLES['array'])).toMatchInlineSnapshot(`
      "┌────┬────┬────┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┬────┐
      │[0] │[1] │[2] │                  [3]…[98]: 96 × f64                  │[99]│
      └────┴────┴────┴┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┴────┘
      0    8    16   24                                                     792  800
      ┄ not to scale"
    `);
  });

  test('no bytes, and a field without bytes', () => {
    expect(drawn(SAMPLES['empty'])).toBe('0 bytes: takes no memory');
    expect(drawn(SAMPLES['zeroSized'])).toMatchInlineSnapshot(`
      "┌───────────────────────────────┐
      │          value: u32           │
      └───────────────────────────────┘
      0                               4
      0 bytes at 0: marker: PhantomData<T>"
    `);
  });
});

test('at most 80 columns, every line of every box joined to its neighbours', () => {
  fc.assert(
    fc.property(randomLayout, (of) => {
      const text = drawn(of);
      for (const line of text.split('\n')) expect(Array.from(line).length, text).toBeLessThanOrEqual(80);
      expect(looseEnds(text), text).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('characters that terminals draw in two columns are never inside a box', () => {
  const text = drawn(structOf([['名前', 'u32', 4, 4], ['b', 'u8', 1, 1]]));
  const boxes = text.split('\n').filter((line) => Array.from(line).some((character) => UP.includes(character)));
  expect(boxes.join('')).not.toMatch(/[名前]/u);
  expect(text).toContain('#1 名前: u32');
});

test('names cannot move the cursor or turn the line around', () => {
  const text = drawn(structOf([['a\u{1b}[2J\nb\u{202e}', 'u32', 4, 4]]));
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Control}\p{Format}]/u);
  expect(text.split('\n')).toHaveLength(5);
});
