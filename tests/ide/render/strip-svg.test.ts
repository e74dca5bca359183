/** The picture in the hover: legible in every theme, inside its bounds, no two labels on each other, nothing from the source but text. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PictureTheme } from '../../../server/src/ide/render/index.ts';
import { renderStripSvg, stripModel, svgDataUri, svgMarkdown } from '../../../server/src/ide/render/index.ts';
import type { TypeLayout } from '../../../server/src/layout/index.ts';
import { HOSTILE, randomLayout } from './random-layouts.ts';
import { contains, contrast, overlap, type Painted, readSvg, type ReadPicture } from './read-svg.ts';
import { arrayOf, enumOf, layout, SAMPLES, structOf } from './sample-layouts.ts';

const THEMES: readonly PictureTheme[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

function picture(of: TypeLayout, theme: PictureTheme = 'dark'): ReadPicture {
  const svg = renderStripSvg(stripModel(of), theme);
  if (svg === null) throw new Error('There is no picture');
  return readSvg(svg);
}

function texts(of: TypeLayout): string[] {
  return picture(of)
    .painted.filter((each) => each.kind === 'text')
    .map((each) => each.text);
}

/** The last rectangle painted below a text. */
function ground(painted: readonly Painted[], text: Painted): Painted | undefined {
  return painted.slice(0, painted.indexOf(text)).findLast((each) => each.kind === 'rectangle' && overlap(each, text));
}

/** Everything that must hold of any picture; the story of what does not. */
function faults(of: TypeLayout, theme: PictureTheme): string[] {
  const svg = renderStripSvg(stripModel(of), theme);
  if (svg === null) return [];
  const { width, height, painted } = readSvg(svg);
  const labels = painted.filter((each) => each.kind === 'text');
  const whole: Painted = { kind: 'rectangle', left: 0, top: 0, right: width, bottom: height, fills: [], text: '' };
  const found: string[] = [];
  if (width > 480) found.push(`${width} pixels wide`);
  for (const [index, label] of labels.entries()) {
    if (!contains(whole, label)) found.push(`"${label.text}" leaves the picture`);
    for (const other of labels.slice(index + 1)) if (overlap(label, other)) found.push(`"${label.text}" and "${other.text}" overlap`);
    if (painted.some((each) => each.kind === 'cut' && overlap(each, label))) found.push(`"${label.text}" is cut`);
    const below = ground(painted, label);
    if (below === undefined || !contains(below, label)) found.push(`"${label.text}" stands on an edge`);
    // The ground is opaque, so what the page behind the picture looks like makes no difference.
    else for (const fill of label.fills) if (contrast(fill, below.fills[0] ?? '') < 4.5) found.push(`"${label.text}" is ${fill} on ${below.fills[0]}`);
  }
  for (const each of painted) if (!contains(whole, each)) found.push(`Something leaves the picture at ${each.left}, ${each.top}`);
  return found;
}

describe.each(THEMES)('in the theme %s', (theme) => {
  test.each(Object.entries(SAMPLES))('%s: labels are legible, inside, and never on each other', (_, of) => {
    expect(faults(of, theme)).toEqual([]);
  });
});

test('any layout: labels are legible, inside, and never on each other; nothing of the source becomes an element', () => {
  fc.assert(
    fc.property(randomLayout, fc.constantFrom(...THEMES), (of, theme) => {
      expect(faults(of, theme)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('a card of its own on any page: its ground is opaque and covers the picture', () => {
  for (const theme of THEMES) {
    const { width, height, painted } = picture(SAMPLES['example'] ?? layout('struct', {}), theme);
    expect(painted[0]).toMatchObject({ left: 0, top: 0, right: width, bottom: height, fills: [expect.stringMatching(/^#[0-9a-f]{6}$/u)] });
  }
});

describe('what the picture shows', () => {
  test('cells to scale, with names, sizes and offsets', () => {
    const example = SAMPLES['example'] ?? layout('struct', {});
    expect(texts(example)).toEqual(['1 B', 'a', '3 B padding', 'u32 · 4 B', 'b', 'u16 · 2 B', 'c', '2 B', '0', '12', '4', '8', '1', '10']);
    const cells = picture(example).painted.filter((each) => each.kind === 'rectangle' && each.bottom - each.top === 38);
    const widths = cells.map((cell) => cell.right - cell.left + 1);
    expect(widths.map((each) => Math.round((each / (widths[0] ?? 1)) * 10) / 10)).toEqual([1, 3, 4, 2, 2]);
    expect(cells.map((cell) => cell.fills[0] === 'url(#padding)')).toEqual([false, true, false, false, true]);
  });

  test('an enum: a row for each payload on one scale, the tag in each, the largest variant named', () => {
    const shown = texts(SAMPLES['shape'] ?? layout('enum', {}));
    expect(shown).toEqual(expect.arrayContaining(['Circle', 'Rectangle', 'Polygon', 'Text', 'Nothing', '32 B · largest', 'no payload', '0', '1', '2', '3', '4', '24 B unused', '40']));
    expect(shown).toEqual(expect.arrayContaining(['closed · bool · 1 B']));
  });

  test('a union: each field from byte 0', () => {
    const { painted } = picture(SAMPLES['union'] ?? layout('union', {}));
    const names = ['float', 'word', 'bytes'].map((name) => painted.find((each) => each.text === name));
    const lefts = names.map((each) => (each === undefined ? undefined : ground(painted, each)?.left));
    expect(new Set(lefts)).toEqual(new Set([12]));
  });

  test('rows of eight bytes, with what a field fills on its own folded', () => {
    const shown = texts(SAMPLES['packet'] ?? layout('struct', {}));
    expect(shown).toEqual(expect.arrayContaining(['0', '8', '16', '24', '152', '+0', '+7', '… 15 more rows of payload · 120 B']));
  });

  test('at most sixteen rows, and how much is left', () => {
    const shown = texts(structOf(Array.from({ length: 40 }, (_, index) => [`field_${index}`, 'u64', 8, 8] as const)));
    expect(shown).toContain('… 25 more rows · 200 B');
    expect(shown.filter((each) => each.startsWith('field_'))).toHaveLength(15);
  });

  test('a long array: its first elements, how many follow, and the last', () => {
    expect(texts(arrayOf('f64', 8, 100))).toEqual(expect.arrayContaining(['[0]', '[2]', '[3]…[98]', '96 × f64 · 768 B', '[99]', '800']));
  });

  test('what is not known', () => {
    expect(texts(SAMPLES['unknown'] ?? layout('struct', {}))).toEqual(expect.arrayContaining(['missing', 'Missing · ? B', '?', 'd']));
    expect(renderStripSvg(stripModel(layout('unknown', {})), 'dark')).toBeNull();
  });

  test('no bytes', () => {
    expect(texts(structOf([]))).toEqual(['0 bytes: takes no memory']);
    expect(texts(structOf([['marker', 'PhantomData<T>', 0, 1], ['value', 'u32', 4, 4]]))).toContain('marker · PhantomData<T> · 0 B at 0');
  });

  test('more variants than there is room for: the largest is among those shown', () => {
    const shown = texts(SAMPLES['manyVariants'] ?? layout('enum', {}));
    expect(shown).toContain('Variant17');
    expect(shown).toContain('… 9 more in the table');
  });
});

describe('what the source says', () => {
  test.each(HOSTILE)('%j stays text', (text) => {
    for (const of of [structOf([[text, text, 8, 8]]), enumOf([[text, [[text, text, 8, 8]]], ['Other', [['0', 'u8', 1, 1]]]])]) {
      expect(() => picture(of)).not.toThrow();
    }
  });

  test('a name of a million characters costs nothing', () => {
    const long = 'x'.repeat(1_000_000);
    const svg = renderStripSvg(stripModel(structOf([[long, long, 4, 4], ['b', long, 1, 1]])), 'dark');
    expect(svg?.length).toBeLessThan(5_000);
  });
});

test('as a Markdown image, its size in the address', () => {
  const svg = renderStripSvg(stripModel(SAMPLES['example'] ?? layout('struct', {})), 'light') ?? '';
  const { width, height } = readSvg(svg);
  expect(svgMarkdown(svg)).toBe(`![Memory layout](${svgDataUri(svg)}|width=${width},height=${height})`);
  const [, encoded = ''] = svgDataUri(svg).split('base64,');
  expect(Buffer.from(encoded, 'base64').toString('utf8')).toBe(svg);
});
