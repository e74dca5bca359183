/**
 * The memory layout in box-drawing characters, for every client without pictures and for the command line: at most 80
 * columns, the same cells as the SVG, an offset below every edge or at the start of every row.
 */
import { BYTES_PER_ROW, type ByteRow, byteRows } from './byte-rows.ts';
import { type BoxCanvas, boxCanvas } from './box-canvas.ts';
import { type ByteScale, byteScale } from './byte-scale.ts';
import { shortened } from './escaping.ts';
import { shownLanes } from './shown-lanes.ts';
import type { StripCell, StripLane, StripModel } from './strip-cells.ts';
import { fillOf, isDrawable, type Keyed, labelOf, notes, TEXT_WIDTH } from './text-labels.ts';

/** A longer struct is drawn in rows of eight bytes. */
const LONGEST_SINGLE_ROW = 16;
const COLUMNS_PER_BYTE = 8;
const LONGEST_NAME = 20;
/** Three columns for each is what is left beside the longest names. */
const MOST_STRETCHES = 16;
const LARGEST_MARK = ' ◂ largest';

/** Lines without escapes or colours; empty for a type of which nothing can be drawn. */
export function renderStripText(model: StripModel): string {
  if (model.drawnSize === 0) return model.size === 0 ? ['0 bytes: takes no memory', ...notes(model.lanes, [])].join('\n') : '';
  const keyed: Keyed = [];
  const { lanes, hidden } = shownLanes(model, MOST_STRETCHES);
  const only = model.arrangement === 'sequence' && model.drawnSize > LONGEST_SINGLE_ROW ? model.lanes[0] : undefined;
  const lines = only === undefined ? drawLanes(model, lanes, keyed) : drawRows(only, keyed);
  const rest = hidden === 0 ? [] : [`… ${hidden} more in the table`];
  return [...lines, ...rest, ...notes(lanes, keyed)].join('\n');
}

function drawLanes(model: StripModel, lanes: readonly StripLane[], keyed: Keyed): string[] {
  const named = model.arrangement === 'variants' && lanes.some((lane) => lane.payload !== null);
  const left = named ? Math.min(LONGEST_NAME, Math.max(...lanes.map((lane) => laneName(lane).length))) + 1 : 0;
  const right = lanes.some((lane) => lane.isLargest) ? LARGEST_MARK.length : 0;
  const boundaries = lanes.flatMap((lane) => lane.cells.flatMap((cell) => [cell.drawnAt, cell.drawnAt + cell.drawnSize]));
  // Every edge has its offset below it, so the shortest cell is as wide as the longest number and a blank.
  const digits = String(model.drawnSize).length;
  const limits = { width: TEXT_WIDTH - left - Math.max(right + 1, digits), smallest: Math.max(3, digits + 1, elementWidth(model)), largestByte: COLUMNS_PER_BYTE, isWhole: true };
  const scale = byteScale([0, ...boundaries], limits);
  const canvas = boxCanvas();
  for (const [index, lane] of lanes.entries()) {
    const row = 2 * index;
    if (named) canvas.write(0, row + 1, laneName(lane));
    if (lane.isLargest) canvas.write(left + scale.width + 1, row + 1, LARGEST_MARK);
    const value = lane.variants.length === 1 ? (lane.variants[0]?.discriminant ?? null) : null;
    for (const cell of lane.cells) if (cell.drawnSize > 0) drawCell(canvas, cell, left + scale.place(cell.drawnAt), left + scale.place(cell.drawnAt + cell.drawnSize), row, keyed, value);
  }
  const bottom = 2 * lanes.length;
  for (const stretch of scale.shortened) for (let row = 0; row <= bottom; row += 2) canvas.dash(left + scale.place(stretch.start), left + scale.place(stretch.end), row);
  drawRuler(canvas, lanes, scale, left, bottom + 1);
  return [...canvas.lines(), ...(scale.shortened.length === 0 ? [] : ['┄ not to scale'])];
}

function drawCell(canvas: BoxCanvas, cell: StripCell, from: number, to: number, row: number, keyed: Keyed, tagValue: number | string | null): void {
  canvas.box(from, row, to, row + 2);
  canvas.fill(from, to, row + 1, fillOf(cell));
  const label = labelOf(cell, to - from - 1, keyed, tagValue === null ? null : String(tagValue));
  canvas.write(from + 1 + Math.floor((to - from - 1 - Array.from(label).length) / 2), row + 1, label);
}

/** An element of an array has room for its number. */
function elementWidth(model: StripModel): number {
  const last = model.lanes[0]?.cells.at(-1);
  return model.arrangement === 'elements' && last !== undefined ? last.label.length + 1 : 0;
}

/** Each number begins below the edge that it speaks of. */
function drawRuler(canvas: BoxCanvas, lanes: readonly StripLane[], scale: ByteScale, left: number, row: number): void {
  const ticks = new Map<number, string>();
  for (const cell of lanes.flatMap((lane) => lane.cells)) {
    const end = cell.drawnAt + cell.drawnSize;
    if (cell.offset !== null || !ticks.has(cell.drawnAt)) ticks.set(cell.drawnAt, cell.offset === null ? '?' : String(cell.offset));
    if (cell.offset !== null && cell.size !== null) ticks.set(end, String(cell.offset + cell.size));
    else if (!ticks.has(end)) ticks.set(end, '?');
  }
  let free = 0;
  for (const [byte, text] of [...ticks].toSorted(([one], [other]) => one - other)) {
    const column = left + scale.place(byte);
    if (column < free) continue;
    canvas.write(column, row, text);
    free = column + text.length + 1;
  }
}

function drawRows(lane: StripLane, keyed: Keyed): string[] {
  const rows = byteRows(lane);
  const left = Math.max(...rows.map((row) => offsetText(row).length)) + 1;
  const canvas = boxCanvas();
  const width = BYTES_PER_ROW * COLUMNS_PER_BYTE;
  for (const [index, row] of rows.entries()) {
    const top = 2 * index;
    canvas.write(left - 1 - offsetText(row).length, top + 1, offsetText(row));
    if (row.kind === 'bytes') drawSegments(canvas, row, left, top, keyed);
    else drawFold(canvas, row, left, left + width, top);
  }
  // Where a cell goes on in the next row, there is no line between its parts.
  for (const [index, row] of rows.entries()) {
    const last = row.kind === 'bytes' ? row.segments.at(-1) : undefined;
    const cell = row.kind === 'same' ? row.cell : last?.cell;
    const below = rows[index + 1];
    if (cell === undefined || below === undefined) continue;
    const from = last?.at ?? 0;
    const to = below.kind === 'same' ? (below.cell === cell ? BYTES_PER_ROW : 0) : below.kind === 'bytes' && below.segments[0]?.cell === cell ? below.segments[0].length : 0;
    if (to > from) canvas.open(left + from * COLUMNS_PER_BYTE, left + to * COLUMNS_PER_BYTE, 2 * index + 2);
  }
  for (let byte = 0; byte < BYTES_PER_ROW; byte += 1) canvas.write(left + byte * COLUMNS_PER_BYTE, 2 * rows.length + 1, `+${byte}`);
  return canvas.lines();
}

function drawSegments(canvas: BoxCanvas, row: ByteRow & { readonly kind: 'bytes' }, left: number, top: number, keyed: Keyed): void {
  for (const { cell, at, length, carriesLabel } of row.segments) {
    const from = left + at * COLUMNS_PER_BYTE;
    const to = from + length * COLUMNS_PER_BYTE;
    if (carriesLabel) drawCell(canvas, cell, from, to, top, keyed, null);
    else {
      canvas.box(from, top, to, top + 2);
      canvas.fill(from, to, top + 1, fillOf(cell));
    }
  }
}

function drawFold(canvas: BoxCanvas, row: Exclude<ByteRow, { kind: 'bytes' }>, from: number, to: number, top: number): void {
  const label = row.kind === 'same' && row.cell.label !== '' && isDrawable(shortened(row.cell.label, 24)) ? ` of ${shortened(row.cell.label, 24)}` : '';
  const rows = `… ${row.rows} more ${row.rows === 1 ? 'row' : 'rows'}`;
  const whole = `${rows}${label}, ${row.bytes} bytes`;
  const text = whole.length < to - from ? whole : `${rows}, ${row.bytes} bytes`;
  canvas.box(from, top, to, top + 2);
  canvas.fill(from, to, top + 1, row.kind === 'same' ? fillOf(row.cell) : ' ');
  canvas.write(from + 1 + Math.floor((to - from - 1 - text.length) / 2), top + 1, text);
}

function offsetText(row: ByteRow): string {
  return row.kind !== 'bytes' ? '' : row.offset === null ? '?' : String(row.offset);
}

/** The variant's name, shortened; a name with characters of another width is left to the table. */
function laneName(lane: StripLane): string {
  const name = shortened(lane.label, LONGEST_NAME);
  return isDrawable(name) ? name : '…';
}
