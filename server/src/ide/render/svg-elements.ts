/**
 * The few SVG elements that a layout picture is made of, and how wide text is at most. Everything that is text passes
 * through `escapeXml` here and nowhere else. All numbers are CSS pixels.
 */
import { escapeXml } from './escaping.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextSpan {
  readonly text: string;
  readonly fill: string;
  readonly isBold?: boolean;
}

/** Monospaced, so that a width can be known without the font. */
const FONT = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace";

/** The widest of the usual monospaced fonts, in parts of the font size. */
const NARROW = 0.62;
/** Of a character that may come from any other font: Chinese, emoji, marks. */
const WIDE = 1.25;

/** No reader of the picture has a font in which `text` is wider. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += isNarrow(character) ? NARROW : WIDE;
  return width * fontSize;
}

/** Characters that monospaced fonts have in their own width: Latin, Greek, Cyrillic and a few signs of ours. */
export function isNarrow(character: string): boolean {
  return /^[\u{20}-\u{7e}\u{a1}-\u{2ff}\u{370}-\u{52f}…×·−–]$/u.test(character);
}

export function rectangle(box: Box, fill: string, details: { readonly line?: string | null; readonly isDashed?: boolean; readonly radius?: number } = {}): string {
  const { line = null, isDashed = false, radius = 2 } = details;
  // An outline is drawn on the middle of the edge: half a pixel inside, it is one sharp pixel.
  const inset = line === null ? 0 : 0.5;
  const place = `x="${number(box.x + inset)}" y="${number(box.y + inset)}" width="${number(box.width - 2 * inset)}" height="${number(box.height - 2 * inset)}"`;
  const stroke = line === null ? '' : ` stroke="${line}"${isDashed ? ' stroke-dasharray="3 2"' : ''}`;
  return `<rect ${place} rx="${radius}" fill="${fill}"${stroke}/>`;
}

/** @param anchor where `x` is in the text. `baseline` is the y of the line that letters stand on. */
export function textLine(x: number, baseline: number, fontSize: number, anchor: 'start' | 'middle' | 'end', spans: readonly TextSpan[]): string {
  const parts = spans.map((span) => `<tspan fill="${span.fill}"${span.isBold === true ? ' font-weight="600"' : ''}>${escapeXml(span.text)}</tspan>`);
  return `<text x="${number(x)}" y="${number(baseline)}" font-size="${fontSize}" text-anchor="${anchor}">${parts.join('')}</text>`;
}

export function path(data: string, fill: string, line: string | null = null): string {
  return `<path d="${data}" fill="${fill}"${line === null ? '' : ` stroke="${line}"`}/>`;
}

/** Slanted lines over a ground. */
export function hatching(id: string, ground: string, line: string, gap: number): string {
  const ink = `<path d="M0 0V${gap}" stroke="${line}" stroke-width="2.4"/>`;
  return `<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="${gap}" height="${gap}" fill="${ground}"/>${ink}</pattern>`;
}

/** Dots over a ground. */
export function dotting(id: string, ground: string, line: string, gap: number): string {
  return `<pattern id="${id}" width="${gap}" height="${gap}" patternUnits="userSpaceOnUse"><rect width="${gap}" height="${gap}" fill="${ground}"/><circle cx="${gap / 2}" cy="${gap / 2}" r="0.9" fill="${line}"/></pattern>`;
}

export function svgDocument(width: number, height: number, title: string, definitions: readonly string[], elements: readonly string[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONT}">`;
  return `${head}<title>${escapeXml(title)}</title><defs>${definitions.join('')}</defs>${elements.join('')}</svg>`;
}

/** At most two digits behind the point: more are bytes without a difference. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
