/** The strip as data: lanes and cells that cover a type from its first byte to its last, and the table beside it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutTable, stripModel, tableMarkdown, tableText } from '../../../server/src/ide/render/index.ts';
import type { TypeLayout } from '../../../server/src/layout/index.ts';
import { program, layoutNamed } from '../../layout/support.ts';
import { randomLayout } from './random-layouts.ts';
import { arrayOf, enumOf, SAMPLES, structOf } from './sample-layouts.ts';

/** `kind offset+size name` of each cell, lane by lane. */
function cells(of: TypeLayout): string[][] {
  return stripModel(of).lanes.map((lane) => lane.cells.map((cell) => `${cell.kind} ${cell.offset ?? '?'}+${cell.size ?? '?'} ${cell.label}`.trim()));
}

describe('lanes', () => {
  test('a struct of the program', () => {
    const { db } = program('struct Example { a: u8, b: u32, c: u16 }');
    expect(cells(layoutNamed(db, 'Example'))).toEqual([['field 0+1 a', 'padding 1+3', 'field 4+4 b', 'field 8+2 c', 'padding 10+2']]);
  });

  test('an enum of the program: bytes that other variants need are unused, not padding', () => {
    const { db } = program('enum Shape { Circle(f64), Named { id: u32, big: u64 }, Nothing, Void }');
    expect(cells(layoutNamed(db, 'Shape'))).toEqual([
      ['tag 0+1 tag', 'padding 1+7', 'payload 8+8 0', 'unused 16+8'],
      ['tag 0+1 tag', 'padding 1+7', 'payload 8+4 id', 'padding 12+4', 'payload 16+8 big'],
      ['tag 0+1 tag', 'padding 1+7', 'unused 8+16'],
    ]);
    expect(stripModel(layoutNamed(db, 'Shape')).lanes.map((lane) => [lane.label, lane.payload, lane.isLargest])).toEqual([
      ['Circle', 8, false],
      ['Named', 16, true],
      ['Nothing, Void', 0, false],
    ]);
  });

  test('variants without payload stand where the first of them is declared', () => {
    const of = enumOf([['A', []], ['B', [['0', 'u8', 1, 1]]], ['C', []]]);
    expect(stripModel(of).lanes.map((lane) => lane.label)).toEqual(['A, C', 'B']);
  });

  test('a union of the program', () => {
    const { db } = program('union Bits { float: f32, bytes: [u8; 6] }');
    expect(cells(layoutNamed(db, 'Bits'))).toEqual([['field 0+4 float', 'unused 4+2', 'padding 6+2'], ['field 0+6 bytes', 'padding 6+2']]);
  });

  test('what is not known, and what follows it', () => {
    const { db } = program('struct Part { a: u8, b: Missing, c: u64 }');
    expect(cells(layoutNamed(db, 'Part'))).toEqual([['field 0+1 a', 'unknown ?+? b', 'field ?+8 c']]);
  });

  test('elements of an array', () => {
    expect(cells(arrayOf('u8', 1, 3))).toEqual([['field 0+1 [0]', 'field 1+1 [1]', 'field 2+1 [2]']]);
    expect(cells(arrayOf('u16', 2, 100))).toEqual([['field 0+2 [0]', 'field 2+2 [1]', 'field 4+2 [2]', 'field 6+192 [3]…[98]', 'field 198+2 [99]']]);
    expect(cells(arrayOf('u16', 2, 0))).toEqual([[]]);
    expect(cells(arrayOf('()', 0, 9, 1))).toEqual([['field 0+0 [0]…[8]']]);
  });

  test('scalars, and types of which nothing is known, have none', () => {
    const { db } = program('type Id = u32; struct Empty;');
    expect(cells(layoutNamed(db, 'Empty'))).toEqual([]);
  });
});

test('the cells of a lane follow each other and cover the type', () => {
  fc.assert(
    fc.property(randomLayout, (of) => {
      const model = stripModel(of);
      for (const lane of model.lanes) {
        let reached = 0;
        for (const cell of lane.cells) {
          expect(cell.drawnAt).toBe(reached);
          reached += cell.drawnSize;
          if (cell.size !== null) expect(cell.drawnSize).toBe(cell.size);
          if (of.size !== null) expect(cell.offset).toBe(cell.drawnAt);
        }
        if (of.size !== null) expect(reached).toBe(of.size);
      }
      if (of.kind === 'struct' && of.padding !== null) {
        const padding = model.lanes.flatMap((lane) => lane.cells).filter((cell) => cell.kind === 'padding');
        expect(padding.reduce((sum, cell) => sum + (cell.size ?? 0), 0)).toBe(of.padding);
      }
    }),
    { numRuns: 400 },
  );
});

describe('the table', () => {
  test.each(Object.entries(SAMPLES))('%s: every cell of the picture is a row with its offset, name, type and size', (_, of) => {
    const model = stripModel(of);
    const rows = tableText(layoutTable(model)).split('\n').map((line) => line.trim().split(/ {2,}/u));
    for (const cell of model.lanes.flatMap((lane) => lane.cells)) {
      const name = cell.label === '' ? cell.kind : cell.label;
      const wanted = [cell.offset ?? '?', name, ...(cell.type === '' ? [] : [cell.type]), cell.size ?? '?'].map((each) => String(each));
      expect(rows.map((row) => row.slice(0, wanted.length))).toContainEqual(wanted);
    }
    const labels = model.lanes.flatMap((lane) => lane.variants.map((variant) => `${variant.name} = ${variant.discriminant}`));
    for (const label of labels) expect(rows.some((row) => row[0]?.startsWith(label))).toBe(true);
  });

  test('as Markdown and as text', () => {
    const table = layoutTable(stripModel(enumOf([['Some', [['0', 'u32', 4, 4]]], ['Pair', [['a', 'u8', 1, 1], ['b', 'u64', 8, 8]]], ['None', []]])));
    expect(tableMarkdown(table)).toMatchInlineSnapshot(`
      "| offset | field | type | size | align |
      | --: | :-- | :-- | --: | --: |
      | 0 | tag | \`u8\` | 1 | 1 |
      |  | **\`Some\` = 0** | payload | 4 |  |
      | 1 | *padding* |  | 7 |  |
      | 8 | \`0\` | \`u32\` | 4 | 4 |
      | 12 | *padding* |  | 4 |  |
      | 16 | *unused* |  | 8 |  |
      |  | **\`Pair\` = 1 · largest** | payload | 16 |  |
      | 1 | *padding* |  | 7 |  |
      | 8 | \`a\` | \`u8\` | 1 | 1 |
      | 9 | *padding* |  | 7 |  |
      | 16 | \`b\` | \`u64\` | 8 | 8 |
      |  | **\`None\` = 2** | payload | 0 |  |
      | 1 | *padding* |  | 7 |  |
      | 8 | *unused* |  | 4 |  |
      | 12 | *padding* |  | 4 |  |
      | 16 | *unused* |  | 8 |  |"
    `);
    expect(tableText(table)).toMatchInlineSnapshot(`
      "offset  field               type     size  align
           0  tag                 u8          1      1
              Some = 0            payload     4
           1  padding                         7
           8  0                   u32         4      4
          12  padding                         4
          16  unused                          8
              Pair = 1 · largest  payload    16
           1  padding                         7
           8  a                   u8          1      1
           9  padding                         7
          16  b                   u64         8      8
              None = 2            payload     0
           1  padding                         7
           8  unused                          4
          12  padding                         4
          16  unused                          8"
    `);
  });

  test('a long one says how much it leaves out', () => {
    const many = layoutTable(stripModel(structOf(Array.from({ length: 300 }, (_, index) => [`f${index}`, 'u8', 1, 1] as const))));
    const lines = tableMarkdown(many, 200).split('\n');
    expect(lines).toHaveLength(203);
    expect(lines.at(-1)).toBe('|  | *… 100 more rows* |  |  |  |');
  });
});
