/** What every hover is put together from: the signature, the documentation, a link that runs a command, and the limits. */
import { harmlessMarkdown } from './documentation.ts';
import { fencedBlock } from './escaping.ts';
import type { PictureTheme } from './picture-colours.ts';
import { renderStripSvg, svgMarkdown } from './strip-svg.ts';
import { renderStripText } from './strip-text.ts';
import type { StripModel } from './strip-cells.ts';

/** What the client can show. Nothing is assumed of it that it did not say. */
export interface HoverStyle {
  readonly markdown: boolean;
  /** The theme to draw pictures for; `null` for a client that shows none. */
  readonly pictures: PictureTheme | null;
  /** The client runs commands that are links. */
  readonly commandLinks: boolean;
}

/** A place in a file, in lines and UTF-16 units from 0. */
export interface HoverPlace {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Of a long signature a hover shows the beginning: the picture below it should be seen without scrolling. */
const MOST_LINES = 12;
/** In UTF-16 units. VS Code cuts a whole hover at 100,000. */
const LONGEST_SIGNATURE = 6_000;
const LONGEST_DOCUMENTATION = 20_000;
export const MOST_TABLE_ROWS = 200;

/** The parts that are not empty, with blank lines between them. */
export function assembled(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join('\n\n');
}

export function signaturePart(signature: string, style: HoverStyle): string {
  const lines = signature.slice(0, LONGEST_SIGNATURE).split(/\r\n|\r|\n/u);
  const isWhole = signature.length <= LONGEST_SIGNATURE && lines.length <= MOST_LINES;
  const text = [...lines.slice(0, MOST_LINES), ...(isWhole ? [] : ['…'])].join('\n');
  return style.markdown ? fencedBlock('aster', text) : text;
}

export function documentationPart(documentation: string | null, style: HoverStyle): string | null {
  if (documentation === null) return null;
  const text = documentation.slice(0, LONGEST_DOCUMENTATION).trim();
  return style.markdown ? harmlessMarkdown(text) : text;
}

/** The picture, or the same in box-drawing characters; `null` where there is nothing to draw. */
export function stripPart(model: StripModel, style: HoverStyle): string | null {
  const svg = style.markdown && style.pictures !== null ? renderStripSvg(model, style.pictures) : null;
  if (svg !== null) return svgMarkdown(svg);
  const text = renderStripText(model);
  if (text === '') return null;
  return style.markdown ? fencedBlock('text', text) : text;
}

/** `[title](command:name?arguments)`; `title` is ours, the arguments are data. */
export function commandLink(title: string, command: string, argument: HoverPlace): string {
  const encoded = encodeURIComponent(JSON.stringify([argument])).replace(/[!'()*]/gu, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `[${title}](command:${command}?${encoded})`;
}
