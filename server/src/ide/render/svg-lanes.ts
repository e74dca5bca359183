/**
 * The picture with one row for each lane, all on the same scale, and one ruler of offsets below them. For small structs,
 * arrays, and every enum and union.
 */
import { type ByteScale, byteScale, type ScaleLimits } from './byte-scale.ts';
import { DETAIL_SIZE, diamond, drawCell, NAME_SIZE, type Sheet, sizeText } from './cell-drawing.ts';
import { shortened } from './escaping.ts';
import type { ShownLanes } from './shown-lanes.ts';
import type { StripCell, StripLane, StripModel } from './strip-cells.ts';
import { path, textLine, textWidth } from './svg-elements.ts';

/** Elements between `x = 0` and `width`, from `y = 0` down to `height`. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly elements: readonly string[];
}

const GAP = 3;
const RULER = 16;
const SMALLEST_CELL = 8;
const LARGEST_BYTE = 56;
const NAME_COLUMN = 112;

export function drawLanes(model: StripModel, shown: ShownLanes, width: number, sheet: Sheet): Drawing {
  const labels = labelColumn(model, shown.lanes);
  const cellHeight = shown.lanes.length === 1 && labels === 0 ? 38 : 27;
  const scale = pixelScale(boundariesOf(shown.lanes), { width: width - labels, smallest: smallestCell(model), largestByte: LARGEST_BYTE, isWhole: false });
  const elements: string[] = [];
  let y = 0;
  for (const lane of shown.lanes) {
    if (labels > 0) elements.push(...laneLabel(lane, labels, y, cellHeight, sheet));
    elements.push(...drawLane(lane, scale, labels, y, cellHeight, sheet));
    y += cellHeight + GAP;
  }
  const bottom = y - GAP;
  elements.push(...ruler(shown.lanes, scale, labels, bottom, sheet));
  if (shown.hidden === 0) return { width: labels + scale.width, height: bottom + RULER, elements };
  const rest = `… ${shown.hidden} more in the table`;
  elements.push(textLine(0, bottom + RULER + 13, DETAIL_SIZE, 'start', [{ text: rest, fill: sheet.colours.card.dim }]));
  return { width: Math.max(labels + scale.width, textWidth(rest, DETAIL_SIZE)), height: bottom + RULER + 17, elements };
}

/** The scale with its places on whole pixels, where edges are sharp. */
function pixelScale(boundaries: readonly number[], limits: ScaleLimits): ByteScale {
  const scale = byteScale(boundaries, limits);
  return { ...scale, width: Math.round(scale.width), place: (byte) => Math.round(scale.place(byte)) };
}

/** An element of an array has room for its number. */
function smallestCell(model: StripModel): number {
  const last = model.lanes[0]?.cells.at(-1);
  return model.arrangement === 'elements' && last !== undefined ? Math.min(60, textWidth(last.label, NAME_SIZE) + 6) : SMALLEST_CELL;
}

function boundariesOf(lanes: readonly StripLane[]): number[] {
  return [0, ...lanes.flatMap((lane) => lane.cells.map((cell) => cell.drawnAt + cell.drawnSize)), ...lanes.flatMap((lane) => lane.cells.map((cell) => cell.drawnAt))];
}

/** The width of the column of variant names; 0 where there are none: a union's fields have their names in their cells. */
function labelColumn(model: StripModel, lanes: readonly StripLane[]): number {
  if (model.arrangement !== 'variants' || lanes.every((lane) => lane.payload === null)) return 0;
  const widest = Math.max(...lanes.map((lane) => Math.max(textWidth(shortened(lane.label, 80), NAME_SIZE), textWidth(laneDetails(lane)[0] ?? '', DETAIL_SIZE))));
  return Math.min(NAME_COLUMN, widest + 10);
}

function laneLabel(lane: StripLane, width: number, y: number, height: number, sheet: Sheet): string[] {
  const { card, accent } = sheet.colours;
  const middle = y + height / 2;
  const detail = laneDetails(lane).find((each) => textWidth(each, DETAIL_SIZE) <= width - 6) ?? '';
  const fill = lane.isLargest ? accent : card.text;
  const name = textLine(0, detail === '' ? middle + 4 : middle - 1, NAME_SIZE, 'start', [{ text: fitted(lane.label, width - 10), fill, isBold: true }]);
  if (detail === '') return [name];
  return [name, textLine(0, middle + 10, DETAIL_SIZE, 'start', [{ text: detail, fill: lane.isLargest ? accent : card.dim }])];
}

/** What stands below a variant's name, the longest first. */
function laneDetails(lane: StripLane): string[] {
  if (lane.variants.length === 0) return [];
  if (lane.isLargest) return [`${sizeText(lane.payload)} · largest`, 'largest'];
  return [lane.payload === 0 ? 'no payload' : sizeText(lane.payload)];
}

/** The text, or its beginning with an ellipsis. Always something, because a lane needs a name. */
function fitted(text: string, width: number): string {
  let cut = shortened(text, 80);
  while (textWidth(cut, NAME_SIZE) > width && cut.length > 2) cut = `${Array.from(cut).slice(0, -2).join('').trimEnd().replace(/,$/u, '')}…`;
  return cut;
}

function drawLane(lane: StripLane, scale: ByteScale, left: number, y: number, height: number, sheet: Sheet): string[] {
  const elements: string[] = [];
  const only = lane.variants.length === 1 ? lane.variants[0] : undefined;
  const value = only?.discriminant ?? null;
  const marks: string[] = [];
  let turn = 0;
  for (const cell of lane.cells) {
    const x = left + scale.place(cell.drawnAt);
    if (cell.drawnSize === 0) {
      marks.push(diamond(x, y, sheet.colours.accent));
      continue;
    }
    // One pixel of the card between neighbours.
    const box = { x, y, width: Math.max(1, left + scale.place(cell.drawnAt + cell.drawnSize) - x - 1), height };
    const breaks = breaksIn(cell, scale).map((middle) => left + middle);
    const label = widestFree(box.x, box.x + box.width, breaks);
    elements.push(
      ...drawCell(cell, { box, turn, hasLabel: true, labelFrom: label.start, labelWidth: label.end - label.start, ...(value === null ? {} : { tagValue: String(value) }) }, sheet),
      ...breaks.map((middle) => breakMark(middle, y, height, sheet)),
    );
    if (cell.kind === 'field' || cell.kind === 'payload') turn += 1;
  }
  return [...elements, ...marks];
}

/** The middles of the stretches inside the cell that are not to scale and have room for a mark. */
function breaksIn(cell: StripCell, scale: ByteScale): number[] {
  const inside = scale.shortened.filter(({ start, end }) => start >= cell.drawnAt && end <= cell.drawnAt + cell.drawnSize && scale.place(end) - scale.place(start) >= 2 * BREAK_HALF_WIDTH);
  return inside.map((stretch) => scale.place(stretch.end) - Math.min(14, (scale.place(stretch.end) - scale.place(stretch.start)) / 2));
}

const BREAK_HALF_WIDTH = 6;

function widestFree(start: number, end: number, breaks: readonly number[]): { readonly start: number; readonly end: number } {
  let best = { start, end: start };
  let from = start;
  for (const middle of [...breaks, end + BREAK_HALF_WIDTH]) {
    const to = Math.min(end, middle - BREAK_HALF_WIDTH);
    if (to - from > best.end - best.start) best = { start: from, end: to };
    from = middle + BREAK_HALF_WIDTH;
  }
  return best;
}

/** Two slanted cuts, as in a technical drawing: here the row is shorter than it is. */
function breakMark(middle: number, y: number, height: number, sheet: Sheet): string {
  const { card } = sheet.colours;
  const top = y - 1;
  const bottom = y + height + 1;
  const ground = path(`M${middle} ${top}h4l-4 ${bottom - top}h-4z`, card.fill);
  return `${ground}${path(`M${middle} ${top}l-4 ${bottom - top}M${middle + 4} ${top}l-4 ${bottom - top}`, 'none', card.dim)}`;
}

interface Tick {
  readonly at: number;
  readonly text: string;
  /** Smaller is kept before larger. */
  readonly rank: number;
}

/** The offsets at which cells begin, and the size, below the last lane; where two would touch, the one that says less is left out. */
function ruler(lanes: readonly StripLane[], scale: ByteScale, left: number, y: number, sheet: Sheet): string[] {
  const ticks = new Map<number, Tick>();
  const add = (tick: Tick): void => {
    const known = ticks.get(tick.at);
    if (known === undefined || tick.rank < known.rank || (known.text === '?' && tick.text !== '?')) ticks.set(tick.at, tick);
  };
  for (const lane of lanes) {
    for (const cell of lane.cells) {
      if (cell.drawnSize === 0) continue;
      add({ at: cell.drawnAt, text: cell.offset === null ? '?' : String(cell.offset), rank: cell.drawnAt === 0 ? 0 : cell.label === '' ? 3 : 2 });
      const isEndKnown = cell.offset !== null && cell.size !== null;
      if (cell === lane.cells.at(-1)) add({ at: cell.drawnAt + cell.drawnSize, text: isEndKnown ? String(cell.offset + cell.size) : '?', rank: 1 });
    }
  }
  const taken: { start: number; end: number }[] = [];
  const elements: string[] = [];
  const { dim } = sheet.colours.card;
  for (const tick of [...ticks.values()].toSorted((one, other) => one.rank - other.rank || one.at - other.at)) {
    const width = textWidth(tick.text, DETAIL_SIZE);
    const middle = left + scale.place(tick.at) - 0.5;
    const start = Math.max(left, Math.min(middle - width / 2, left + scale.width - width));
    if (taken.some((other) => start < other.end + 2 && other.start < start + width + 2)) continue;
    taken.push({ start, end: start + width });
    elements.push(path(`M${Math.round(middle - 0.5)} ${y + 1}h1v4h-1z`, dim), textLine(start + width / 2, y + 14, DETAIL_SIZE, 'middle', [{ text: tick.text, fill: dim }]));
  }
  return elements;
}
