/**
 * The memory layout as an SVG for a hover: one cell for each field, to scale, padding hatched, offsets below.
 * The picture stands on a card of its own, so it can be read on any page; it is at most 480 pixels wide.
 * Which of the two arrangements is drawn, lanes or rows of eight bytes, is decided here.
 */
import { BYTES_PER_ROW } from './byte-rows.ts';
import { DETAIL_SIZE, NAME_SIZE, type Sheet } from './cell-drawing.ts';
import { pictureColours, type PictureTheme } from './picture-colours.ts';
import { shownLanes } from './shown-lanes.ts';
import type { StripModel } from './strip-cells.ts';
import { dotting, hatching, number, rectangle, svgDocument, textLine, textWidth } from './svg-elements.ts';
import { drawLanes, type Drawing } from './svg-lanes.ts';
import { drawLegend } from './svg-legend.ts';
import { drawRows } from './svg-rows.ts';

export const PICTURE_WIDTH = 480;
const CARD_MARGIN = 12;
const TOP_MARGIN = 10;
/** A struct up to this size is one row, if its names fit. */
const LONGEST_SINGLE_ROW = 32;
/** Cells narrower than ten pixels say nothing. */
const MOST_STRETCHES = 36;

/** An SVG document; `null` for a type whose parts are not known or that has none, as a number. */
export function renderStripSvg(model: StripModel, theme: PictureTheme): string | null {
  const colours = pictureColours(theme);
  const sheet: Sheet = { colours, keyed: [] };
  const shown = shownLanes(model, MOST_STRETCHES);
  const room = PICTURE_WIDTH - 2 * CARD_MARGIN;
  if (model.drawnSize === 0 && model.size !== 0) return null;
  const inRows = isInRows(model, room) ? model.lanes[0] : undefined;
  const drawing = model.drawnSize === 0 ? emptyDrawing(sheet) : inRows !== undefined ? drawRows(inRows, room, sheet) : drawLanes(model, shown, room, sheet);
  const legend = drawLegend(shown.lanes, room, sheet);
  const width = Math.ceil(Math.min(PICTURE_WIDTH, Math.max(drawing.width, legend.width) + 2 * CARD_MARGIN));
  const legendTop = TOP_MARGIN + drawing.height + (legend.height > 0 ? 5 : 0);
  const height = Math.ceil(legendTop + legend.height + TOP_MARGIN - 2);
  const definitions = [
    hatching('padding', colours.padding.fill, colours.padding.line ?? colours.padding.text, 7),
    dotting('unused', colours.unused.fill, colours.unused.line ?? colours.unused.text, 6),
  ];
  return svgDocument(width, height, 'Memory layout', definitions, [
    rectangle({ x: 0, y: 0, width, height }, colours.card.fill, { line: colours.card.line, radius: 6 }),
    moved(drawing, CARD_MARGIN, TOP_MARGIN),
    moved(legend, CARD_MARGIN, legendTop),
  ]);
}

/** The size of the picture, as its root element says. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const size = /^<svg [^>]*?width="(\d+)" height="(\d+)"/u.exec(svg);
  return { width: Number(size?.[1] ?? 0), height: Number(size?.[2] ?? 0) };
}

/** Works in Node and in a web worker alike. */
export function svgDataUri(svg: string): string {
  const bytes = new TextEncoder().encode(svg);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `data:image/svg+xml;base64,${btoa(binary)}`;
}

/** The picture as a Markdown image. Its size stands in the address, where VS Code looks for it. */
export function svgMarkdown(svg: string): string {
  const { width, height } = svgSize(svg);
  return `![Memory layout](${svgDataUri(svg)}|width=${width},height=${height})`;
}

function moved(drawing: Drawing, x: number, y: number): string {
  return drawing.elements.length === 0 ? '' : `<g transform="translate(${x} ${number(y)})">${drawing.elements.join('')}</g>`;
}

/** Rows of eight bytes: for what is too long for one row, or whose names need the room. */
function isInRows(model: StripModel, room: number): boolean {
  if (model.arrangement !== 'sequence' || model.drawnSize <= BYTES_PER_ROW) return false;
  if (model.drawnSize > LONGEST_SINGLE_ROW) return true;
  const byte = room / model.drawnSize;
  const cells = model.lanes.flatMap((lane) => lane.cells).filter((cell) => cell.drawnSize > 0);
  return cells.some((cell) => textWidth(cell.label, NAME_SIZE) + 6 > byte * cell.drawnSize);
}

/** A type without bytes. */
function emptyDrawing(sheet: Sheet): Drawing {
  const text = '0 bytes: takes no memory';
  const width = textWidth(text, DETAIL_SIZE) + 24;
  const box = rectangle({ x: 0, y: 0, width, height: 26 }, sheet.colours.card.fill, { line: sheet.colours.card.dim, isDashed: true, radius: 3 });
  return { width, height: 28, elements: [box, textLine(width / 2, 16.5, DETAIL_SIZE, 'middle', [{ text, fill: sheet.colours.card.dim }])] };
}
