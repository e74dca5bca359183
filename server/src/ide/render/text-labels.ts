/**
 * What stands in a cell of the box drawing, and the lines below it that explain what did not fit. Every character of a
 * label takes one column; names with others are numbers in the drawing and whole below it.
 */
import { shortened } from './escaping.ts';
import type { StripCell, StripLane } from './strip-cells.ts';
import { isNarrow } from './svg-elements.ts';

/** Columns of the whole drawing. */
export const TEXT_WIDTH = 80;
const LONGEST_LABEL = 72;
const MOST_NOTES = 12;
/** A name cut to fewer characters says nothing. */
const SHORTEST_STUB = 4;

/** Cells whose names did not fit, in the order of their numbers. */
export type Keyed = StripCell[];

export function fillOf(cell: StripCell): string {
  return cell.kind === 'padding' ? '░' : cell.kind === 'unused' ? '·' : ' ';
}

/** The longest label that fits into `width` columns; empty if none does. */
export function labelOf(cell: StripCell, width: number, keyed: Keyed, tagValue: string | null): string {
  const candidates = cell.label === '' ? sizes(cell) : cell.kind === 'tag' ? tags(tagValue) : names(cell, width);
  const fitting = candidates.find((text) => text.length <= width && isDrawable(text));
  if (fitting !== undefined || cell.label === '' || cell.kind === 'tag') return fitting ?? '';
  const known = keyed.indexOf(cell);
  const key = `#${known >= 0 ? known + 1 : keyed.length + 1}`;
  if (key.length > width) return '';
  if (known < 0) keyed.push(cell);
  return key;
}

/** One line for each name that is a number above, and for each field without bytes. */
export function notes(lanes: readonly StripLane[], keyed: Keyed): string[] {
  const withoutBytes = lanes.flatMap((lane) => lane.cells.filter((cell) => cell.drawnSize === 0));
  const lines = [
    ...keyed.map((cell, index) => shortened(`#${index + 1} ${cell.label}${typeOf(cell)}`, TEXT_WIDTH)),
    ...withoutBytes.map((cell) => shortened(`0 bytes${cell.offset === null ? '' : ` at ${cell.offset}`}: ${cell.label}${typeOf(cell)}`, TEXT_WIDTH)),
  ];
  return lines.length <= MOST_NOTES ? lines : [...lines.slice(0, MOST_NOTES - 1), `… ${lines.length - MOST_NOTES + 1} more in the table`];
}

/** Whether each character takes one column. */
export function isDrawable(text: string): boolean {
  return Array.from(text).every(isNarrow);
}

function sizes(cell: StripCell): string[] {
  const size = cell.size ?? 0;
  return [` ${size} ${cell.kind === 'padding' ? 'padding' : 'unused'} `, ` ${size} `, String(size)];
}

function tags(value: string | null): string[] {
  return value === null ? ['tag', 't'] : [`tag ${shortened(value, LONGEST_LABEL)}`, shortened(value, LONGEST_LABEL), 'tag', 't'];
}

function names(cell: StripCell, width: number): string[] {
  const mark = cell.size === null ? ' ?' : '';
  const name = shortened(cell.label, LONGEST_LABEL);
  const ending = /\d*$/u.exec(name)?.[0] ?? '';
  const room = width - ending.length - 1;
  const stub = `${name.slice(0, Math.max(0, room))}…${ending}`;
  return [`${name}${shortened(typeOf(cell), LONGEST_LABEL)}${mark}`, `${name}${mark}`, name, ...(room + ending.length >= SHORTEST_STUB && room > 0 ? [stub] : [])];
}

function typeOf(cell: StripCell): string {
  return cell.type === '' ? '' : `: ${cell.type}`;
}
