/**
 * A picture read back from its text, independently of how it was drawn: rectangles and texts with their places, in the order
 * in which they are painted. Widths of texts are those of the widest usual monospaced font.
 */

export interface Painted {
  readonly kind: 'rectangle' | 'text' | 'cut';
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Of a rectangle its fill, of a text the colours of its spans. */
  readonly fills: readonly string[];
  readonly text: string;
}

export interface ReadPicture {
  readonly width: number;
  readonly height: number;
  readonly painted: readonly Painted[];
}

/** Throws where the text is not well-formed, or holds an element that a picture has no business with. */
export function readSvg(svg: string): ReadPicture {
  const painted: Painted[] = [];
  const open: string[] = [];
  const shifts: { x: number; y: number }[] = [{ x: 0, y: 0 }];
  let size = { width: 0, height: 0 };
  let isDefinition = false;
  let text: { x: number; y: number; fontSize: number; anchor: string; fills: string[]; words: string } | null = null;
  for (const [, closing, name = '', rest = '', empty, words = ''] of svg.matchAll(/<(\/?)([a-z]+)((?: [\w:-]+="[^"<>]*")*)(\/?)>([^<]*)/giu)) {
    if (!['svg', 'title', 'defs', 'pattern', 'rect', 'path', 'circle', 'g', 'text', 'tspan'].includes(name)) throw new Error(`Unexpected element ${name}`);
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      if (name === 'g') shifts.pop();
      if (name === 'defs') isDefinition = false;
      if (name === 'text' && text !== null) {
        painted.push(boxOf(text));
        text = null;
      }
      continue;
    }
    if (empty !== '/') open.push(name);
    const attributes = new Map([...rest.matchAll(/ ([\w:-]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key, value]));
    const number = (key: string): number => Number(attributes.get(key) ?? 0);
    const shift = shifts.at(-1) ?? { x: 0, y: 0 };
    if (name === 'svg') size = { width: number('width'), height: number('height') };
    if (name === 'defs') isDefinition = true;
    if (name === 'g') {
      const [, x = '0', y = '0'] = /^translate\(([\d.]+) ([\d.]+)\)$/u.exec(attributes.get('transform') ?? '') ?? [];
      shifts.push({ x: shift.x + Number(x), y: shift.y + Number(y) });
    }
    if (name === 'rect' && !isDefinition) {
      const line = attributes.has('stroke') ? 0.5 : 0;
      const [left, top] = [shift.x + number('x') - line, shift.y + number('y') - line];
      painted.push({ kind: 'rectangle', left, top, right: left + number('width') + 2 * line, bottom: top + number('height') + 2 * line, fills: [attributes.get('fill') ?? ''], text: '' });
    }
    const cut = name === 'path' ? /^M([\d.]+) (-?[\d.]+)h4l-4 ([\d.]+)h-4z$/u.exec(attributes.get('d') ?? '') : null;
    if (cut !== null) {
      const [x, y, height] = [Number(cut[1]), Number(cut[2]), Number(cut[3])];
      painted.push({ kind: 'cut', left: shift.x + x - 4, top: shift.y + y, right: shift.x + x + 4, bottom: shift.y + y + height, fills: [], text: '' });
    }
    if (name === 'text') text = { x: shift.x + number('x'), y: shift.y + number('y'), fontSize: number('font-size'), anchor: attributes.get('text-anchor') ?? 'start', fills: [], words: '' };
    if (name === 'tspan' && text !== null) {
      text.fills.push(attributes.get('fill') ?? '');
      text.words += unescaped(words);
    }
  }
  if (open.length > 0) throw new Error(`<${open.join('><')}> is never closed`);
  // What the pattern above did not understand is not well-formed.
  const left = svg.replace(/<\/?[a-z]+(?: [\w:-]+="[^"<>]*")*\/?>/giu, '').replace(/&#\d+;/gu, '');
  if (/[<>&]/u.test(left)) throw new Error(`Not well-formed: ${left}`);
  return { ...size, painted };
}

export function overlap(one: Painted, other: Painted): boolean {
  const slack = 0.01;
  return one.left < other.right - slack && other.left < one.right - slack && one.top < other.bottom - slack && other.top < one.bottom - slack;
}

export function contains(outer: Painted, inner: Painted): boolean {
  const slack = 0.01;
  return outer.left <= inner.left + slack && outer.right >= inner.right - slack && outer.top <= inner.top + slack && outer.bottom >= inner.bottom - slack;
}

/** The contrast of two colours as the Web Content Accessibility Guidelines define it: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 1, dark = 1] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  if (!/^#[0-9a-f]{6}$/u.test(colour)) throw new Error(`${colour} is not an opaque colour`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function boxOf({ x, y, fontSize, anchor, fills, words }: { x: number; y: number; fontSize: number; anchor: string; fills: string[]; words: string }): Painted {
  const width = Array.from(words).reduce((sum, character) => sum + (character < '\u{530}' || character === '…' ? 0.605 : 1.2), 0) * fontSize;
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { kind: 'text', left, top: y - 0.8 * fontSize, right: left + width, bottom: y + 0.22 * fontSize, fills, text: words };
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)));
}
