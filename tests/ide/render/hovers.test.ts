/** Hovers as Markdown and as plain text: what they say of types, fields, variants and primitives, and that no source can break out of them. */
import { describe, expect, test } from 'vitest';
import { type HoverStyle, renderFieldHover, renderPrimitiveHover, renderTypeHover, renderVariantHover, type TargetLayouts, type TypeHover } from '../../../server/src/ide/render/index.ts';
import { layoutNamed, program } from '../../layout/support.ts';
import { HOSTILE } from './random-layouts.ts';
import { enumOf, layout, structOf } from './sample-layouts.ts';

const PICTURES: HoverStyle = { markdown: true, pictures: 'dark', commandLinks: true };
const MARKDOWN: HoverStyle = { markdown: true, pictures: null, commandLinks: false };
const PLAIN: HoverStyle = { markdown: false, pictures: null, commandLinks: false };

function layoutsOf(text: string): TargetLayouts {
  const { db } = program(text);
  return { shown: layoutNamed(db, 'S'), other: layoutNamed(db, 'S', '32') };
}

function hoverOf(text: string, details: Partial<TypeHover> = {}): TypeHover {
  return { signature: text, documentation: null, layouts: layoutsOf(text), reorderAt: null, ...details };
}

const EXAMPLE = 'struct S { a: u8, b: u32, c: u16 }';
const PLACE = { uri: 'file:///home/me/a (1).ast', position: { line: 3, character: 7 } };

describe('the hover of a type', () => {
  test('its parts in order, for a client with pictures', () => {
    const text = renderTypeHover(hoverOf(EXAMPLE, { documentation: 'What *it* is for.', reorderAt: PLACE }), PICTURES);
    expect(text.replace(/base64,[A-Za-z0-9+/=]+/u, 'base64,…')).toMatchInlineSnapshot(`
      "\`\`\`aster
      struct S { a: u8, b: u32, c: u16 }
      \`\`\`

      **12 bytes, align 4** · 5 bytes padding · best order saves 4

      ![Memory layout](data:image/svg+xml;base64,…|width=480,height=72)

      | offset | field | type | size | align |
      | --: | :-- | :-- | --: | --: |
      | 0 | \`a\` | \`u8\` | 1 | 1 |
      | 1 | *padding* |  | 3 |  |
      | 4 | \`b\` | \`u32\` | 4 | 4 |
      | 8 | \`c\` | \`u16\` | 2 | 2 |
      | 10 | *padding* |  | 2 |  |

      What *it* is for.

      [Reorder fields to save 4 bytes](command:aster.reorderFields?%5B%7B%22uri%22%3A%22file%3A%2F%2F%2Fhome%2Fme%2Fa%20%281%29.ast%22%2C%22position%22%3A%7B%22line%22%3A3%2C%22character%22%3A7%7D%7D%5D)"
    `);
  });

  test('Markdown without pictures has the strip in box-drawing characters', () => {
    const text = renderTypeHover(hoverOf(EXAMPLE, { reorderAt: PLACE }), MARKDOWN);
    expect(text).toMatchInlineSnapshot(`
      "\`\`\`aster
      struct S { a: u8, b: u32, c: u16 }
      \`\`\`

      **12 bytes, align 4** · 5 bytes padding · best order saves 4

      \`\`\`text
      ┌─────┬─────────────────┬───────────────────────┬───────────┬───────────┐
      │a: u8│░░░ 3 padding ░░░│        b: u32         │  c: u16   │ 2 padding │
      └─────┴─────────────────┴───────────────────────┴───────────┴───────────┘
      0     1                 4                       8           10          12
      \`\`\`

      | offset | field | type | size | align |
      | --: | :-- | :-- | --: | --: |
      | 0 | \`a\` | \`u8\` | 1 | 1 |
      | 1 | *padding* |  | 3 |  |
      | 4 | \`b\` | \`u32\` | 4 | 4 |
      | 8 | \`c\` | \`u16\` | 2 | 2 |
      | 10 | *padding* |  | 2 |  |"
    `);
    expect(text).not.toMatch(/data:|command:/u);
  });

  test('plain text', () => {
    expect(renderTypeHover(hoverOf('enum S { Small(u8), Large { a: u32, b: usize }, None }', { documentation: 'About S.' }), PLAIN)).toMatchInlineSnapshot(`
      "enum S { Small(u8), Large { a: u32, b: usize }, None }

      24 bytes, align 8 · 11 bytes padding · 64-bit 24 · 32-bit 12

            ┌──┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┬──┬────────┬───────────┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┐
      Small │0 │░░░ 7 padding ░░░│0 │·· 3 ···│ 4 padding │··· 8 unused ····│
            ├──┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼──┴────────┼───────────┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤
      Large │1 │░░░ 7 padding ░░░│  a: u32   │ 4 padding │    b: usize     │ ◂ largest
            ├──┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼───────────┼───────────┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤
      None  │2 │░░░ 7 padding ░░░│ 4 unused ·│ 4 padding │··· 8 unused ····│
            └──┴┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┴───────────┴───────────┴┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘
            0  1                 8  9        12          16                24
      ┄ not to scale

      offset  field                type     size  align
           0  tag                  u8          1      1
              Small = 0            payload     1
           1  padding                          7
           8  0                    u8          1      1
           9  unused                           3
          12  padding                          4
          16  unused                           8
              Large = 1 · largest  payload    16
           1  padding                          7
           8  a                    u32         4      4
          12  padding                          4
          16  b                    usize       8      8
              None = 2             payload     0
           1  padding                          7
           8  unused                           4
          12  padding                          4
          16  unused                           8

                64-bit  32-bit
      size          24      12
      align          8       4
      padding       11       3
      Small.0   1 at 8  1 at 4
      Large.a   4 at 8  4 at 4
      Large.b  8 at 16  4 at 8

      Largest variant: \`Large\`, 16 bytes of payload; the next needs 1 byte. It costs every value 22 bytes: without it the enum would have 2 bytes.

      About S."
    `);
  });

  test('both targets side by side, where they differ', () => {
    const text = renderTypeHover(hoverOf('struct S { a: u8, b: usize }'), MARKDOWN);
    expect(text).toContain('|  | 64-bit | 32-bit |\n| :-- | --: | --: |\n| size | 16 | 8 |\n| align | 8 | 4 |\n| padding | 7 | 3 |\n| `b` | 8 at 8 | 4 at 4 |');
    expect(renderTypeHover(hoverOf(EXAMPLE), MARKDOWN)).not.toContain('32-bit');
  });

  test('what the largest variant costs', () => {
    expect(renderTypeHover(hoverOf('enum S { A(u8), B([u8; 100]), C(u32) }'), PLAIN)).toContain('Largest variant: `B`, 100 bytes of payload; the next needs 4 bytes. It costs every value 96 bytes: without it the enum would have 8 bytes.');
    expect(renderTypeHover(hoverOf('enum S { A(u32, u8), B(u64) }'), PLAIN)).toContain('Largest variant: `B`, 8 bytes of payload; the next needs 5 bytes. It costs every value 4 bytes: without it the enum would have 12 bytes.');
    expect(renderTypeHover(hoverOf('enum S { A(u32), B(u32, u8), C(u64) }'), PLAIN)).not.toContain('It costs nothing');
    expect(renderTypeHover(hoverOf('enum S { A([u8; 5], u32), B(u64) }'), PLAIN)).toContain('`A`, 12 bytes of payload');
    expect(renderTypeHover(hoverOf('enum S { Some(u64), None }'), PLAIN)).not.toContain('Largest');
    expect(renderTypeHover(hoverOf('enum S { A(u64), B(f64) }'), PLAIN)).not.toContain('Largest');
  });

  test('the link to reorder only where there is something to gain, a place, and a client that runs it', () => {
    expect(renderTypeHover(hoverOf(EXAMPLE), PICTURES)).not.toContain('command:');
    expect(renderTypeHover(hoverOf('struct S { a: u8 }', { reorderAt: PLACE }), PICTURES)).not.toContain('command:');
    const [, encoded = ''] = /\[Reorder fields to save 4 bytes\]\(command:aster\.reorderFields\?([^()\s]+)\)/u.exec(renderTypeHover(hoverOf(EXAMPLE, { reorderAt: PLACE }), PICTURES)) ?? [];
    expect(JSON.parse(decodeURIComponent(encoded))).toEqual([PLACE]);
  });

  test('a signature that is long shows its beginning', () => {
    const signature = Array.from({ length: 400 }, (_, line) => `line ${line}`).join('\r\n');
    expect(renderTypeHover(hoverOf(EXAMPLE, { signature }), MARKDOWN)).toMatch(/^```aster\nline 0\n(?:line \d+\n){11}…\n```\n/u);
  });

  test('a struct of a thousand fields stays far below what an editor cuts', () => {
    const fields = Array.from({ length: 1000 }, (_, index) => `field_number_${index}: u${index % 2 === 0 ? 8 : 64}`);
    const text = renderTypeHover(hoverOf(`struct S { ${fields.join(', ')} }`, { reorderAt: PLACE }), PICTURES);
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('more rows*');
  });
});

describe('the hover of a field', () => {
  test.each([
    ['a', 'offset 0 · 1 byte, align 1 · 3 bytes padding before `b`'],
    ['b', 'offset 4 · 4 bytes, align 4 · directly followed by `c`'],
    ['c', 'offset 8 · 2 bytes, align 2 · 2 bytes padding up to the end'],
  ])('%s', (field, sentence) => {
    const text = renderFieldHover({ signature: `${field}: T`, documentation: 'About it.', layouts: layoutsOf(EXAMPLE), field, variant: null }, MARKDOWN);
    expect(text).toBe(`\`\`\`aster\n${field}: T\n\`\`\`\n\n${sentence}\n\nAbout it.`);
  });

  test('the last one without padding behind it, on both targets', () => {
    const text = renderFieldHover({ signature: 'b: usize', documentation: null, layouts: layoutsOf('struct S { a: u8, b: usize }'), field: 'b', variant: null }, PLAIN);
    expect(text).toBe('b: usize\n\noffset 8 · 8 bytes, align 8 · ends the struct\n\n32-bit: offset 4 · 4 bytes, align 4 · ends the struct');
  });

  test('of a variant', () => {
    const layouts = layoutsOf('enum S { Point { x: u8, y: u32 }, Big([u64; 4]) }');
    expect(renderFieldHover({ signature: 'x: u8', documentation: null, layouts, field: 'x', variant: 'Point' }, PLAIN)).toBe('x: u8\n\noffset 8 · 1 byte, align 1 · 3 bytes padding before `y`');
    expect(renderFieldHover({ signature: 'y: u32', documentation: null, layouts, field: 'y', variant: 'Point' }, PLAIN)).toBe('y: u32\n\noffset 12 · 4 bytes, align 4 · 24 bytes unused up to the end');
  });

  test('what is not known', () => {
    const layouts = layoutsOf('struct S { a: Missing, b: u32 }');
    expect(renderFieldHover({ signature: 'a: Missing', documentation: null, layouts, field: 'a', variant: null }, PLAIN)).toBe('a: Missing\n\noffset unknown · size unknown, align unknown');
    expect(renderFieldHover({ signature: 'b: u32', documentation: null, layouts, field: 'b', variant: null }, PLAIN)).toBe('b: u32\n\noffset unknown · 4 bytes, align 4');
    expect(renderFieldHover({ signature: 'z: u32', documentation: null, layouts, field: 'z', variant: null }, PLAIN)).toBe('z: u32');
  });
});

describe('the hover of a variant', () => {
  const layouts = layoutsOf('enum S { Point { x: u8, y: u32 }, Big([u64; 4]), None, Nothing }');

  test('its payload', () => {
    expect(renderVariantHover({ signature: 'Point { x: u8, y: u32 }', documentation: 'A place.', layouts, variant: 'Point' }, MARKDOWN)).toMatchInlineSnapshot(`
      "\`\`\`aster
      Point { x: u8, y: u32 }
      \`\`\`

      tag 0 · payload 8 bytes at offset 8 · 3 bytes padding inside · 24 bytes unused, which other variants need

      \`\`\`text
            ┌──┬────────────────────┬──┬────────┬───────────┬┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┐
      Point │0 │░░░░ 7 padding ░░░░░│x │░░ 3 ░░░│  y: u32   │······ 24 unused ······│
            └──┴────────────────────┴──┴────────┴───────────┴┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┘
            0  1                    8  9        12          16                      40
      ┄ not to scale
      \`\`\`

      | offset | field | type | size | align |
      | --: | :-- | :-- | --: | --: |
      | 0 | tag | \`u8\` | 1 | 1 |
      |  | **\`Point\` = 0** | payload | 8 |  |
      | 1 | *padding* |  | 7 |  |
      | 8 | \`x\` | \`u8\` | 1 | 1 |
      | 9 | *padding* |  | 3 |  |
      | 12 | \`y\` | \`u32\` | 4 | 4 |
      | 16 | *unused* |  | 24 |  |

      A place."
    `);
  });

  test('without payload: under its own name', () => {
    const text = renderVariantHover({ signature: 'None', documentation: null, layouts, variant: 'None' }, PLAIN);
    expect(text).toContain('tag 2 · no payload · 32 bytes unused, which other variants need');
    expect(text).not.toContain('Nothing');
  });

  test('one that the layout does not have', () => {
    expect(renderVariantHover({ signature: 'Other', documentation: null, layouts, variant: 'Other' }, PLAIN)).toBe('Other');
  });
});

describe('the hover of a primitive', () => {
  const of = (size: number, other = size): TargetLayouts => ({ shown: layout('scalar', { size, align: size }), other: layout('scalar', { size: other, align: other, target: '32' }) });

  test.each([
    ['u8', of(1), '1 byte, align 1\n\nHolds 0 to 255.'],
    ['i32', of(4), '4 bytes, align 4\n\nHolds −2,147,483,648 to 2,147,483,647.'],
    ['i128', of(16), /Holds −170,141,183,460,469,231,731,687,303,715,884,105,728 to/u],
    ['usize', of(8, 4), '8 bytes, align 8 · 64-bit 8 · 32-bit 4\n\nHolds 0 to 18,446,744,073,709,551,615 (32-bit: 0 to 4,294,967,295).'],
    ['bool', of(1), '1 byte, align 1\n\nHolds false (0) or true (1).'],
    ['char', of(4), /Unicode scalar value/u],
    ['f64', of(8), /15 decimal digits/u],
    ['str', { shown: layout('unsized', { problem: { kind: 'unsized', path: [], text: 'str' }, align: 1 }), other: null }, /^str\n\nno size of its own: `str` lives behind a pointer · align 1/u],
    ['()', of(0), /takes no memory/u],
    ['!', { shown: layout('scalar', { size: 0, align: 1, isUninhabited: true }), other: null }, /no value of it can exist/u],
  ] as const)('%s', (name, layouts, expected) => {
    const text = renderPrimitiveHover({ name, documentation: null, layouts }, PLAIN);
    if (typeof expected === 'string') expect(text).toBe(`${name}\n\n${expected}`);
    else expect(text).toMatch(expected);
  });
});

describe('what the source says does nothing', () => {
  /** Markdown without its code blocks, code spans and our own picture: whatever acts would have to stand here. */
  function prose(markdown: string): string {
    return markdown
      .replace(/^(`{3,})\w*\n[^]*?\n\1$/gmu, '')
      .replace(/!\[Memory layout\]\(data:image\/svg\+xml;base64,[A-Za-z0-9+/=]+\|width=\d+,height=\d+\)/gu, '')
      .replace(/`[^`\n]*`/gu, '');
  }

  test.each(HOSTILE)('%j as a name and as a type', (text) => {
    const of = (first: string): TargetLayouts => ({ shown: structOf([[first, first, 1, 1], ['b', first, 4, 4]]), other: structOf([[first, first, 1, 1], ['b', first, 8, 8]], { target: '32' }) });
    const shown: TargetLayouts = { shown: enumOf([[text, [[text, text, 4, 4]]], ['Other', [['0', text, 1, 1], ['1', text, 8, 8]]], [`${text}2`, []]]), other: null };
    for (const style of [PICTURES, MARKDOWN]) {
      const hovers = [
        renderTypeHover({ signature: text, documentation: null, layouts: of(text), reorderAt: null }, style),
        renderTypeHover({ signature: text, documentation: null, layouts: shown, reorderAt: null }, style),
        renderTypeHover({ signature: text, documentation: null, layouts: { shown: layout('unknown', { problem: { kind: 'unknown-type', path: [text], text } }), other: null }, reorderAt: null }, style),
        renderVariantHover({ signature: text, documentation: null, layouts: shown, variant: text }, style),
        renderFieldHover({ signature: text, documentation: null, layouts: of(text), field: text, variant: null }, style),
      ];
      for (const hover of hovers) {
        expect(prose(hover)).not.toMatch(/[<>[\]]|command:|\\/u);
        expect(hover.replaceAll('\n', '')).not.toMatch(/[\p{Control}\p{Format}]/u);
        // Every row of a table has as many cells as its head.
        for (const table of hover.matchAll(/^\|.*(?:\n\|.*)+/gmu)) expect(new Set(table[0].split('\n').map((line) => line.split('|').length)).size).toBe(1);
      }
    }
  });

  test('a signature cannot leave its block', () => {
    const signature = 'struct S {\n```\n# [x](command:evil)\n````\n';
    expect(renderTypeHover(hoverOf(EXAMPLE, { signature }), MARKDOWN)).toMatch(/^`{5}aster\nstruct S \{\n```\n# \[x\]\(command:evil\)\n````\n\n`{5}\n/u);
  });

  test('documentation is shown as Markdown that shows, links and does nothing else', () => {
    const documentation = [
      'See [the page](https://example.org/?a=1), `vec![1]` and <b>this</b>.',
      '![pixel](https://example.org/pixel.png) [a](command:aster.evil) [b]( <command:evil>) [c](&#99;ommand:evil) [d](command\\:evil)',
      '',
      '[ref]: command:evil',
      '```',
      '<T> ![not](an image)',
      '```',
    ].join('\n');
    expect(renderTypeHover(hoverOf(EXAMPLE, { documentation }), MARKDOWN).split('\n\n').slice(4).join('\n\n')).toMatchInlineSnapshot(`
      "See [the page](https://example.org/?a=1), \`vec![1]\` and &lt;b>this&lt;/b>.
      [pixel](https://example.org/pixel.png) [a](#command:aster.evil) [b]( &lt;#command:evil>) [c](&amp;#99;ommand:evil) [d](#command\\:evil)

      [ref]: #command:evil
      \`\`\`
      <T> ![not](an image)
      \`\`\`"
    `);
  });
});
