/**
 * One cell of the picture: its ground, and the longest label that fits. A name that does not fit is shortened, one that
 * cannot even be shortened is a number in a disc that the legend explains; nothing is drawn beyond the cell.
 */
import { assertNever } from '../../base/assert-never.ts';
import { shortened } from './escaping.ts';
import type { Ink, PictureColours } from './picture-colours.ts';
import type { StripCell } from './strip-cells.ts';
import { type Box, number, path, rectangle, textLine, textWidth } from './svg-elements.ts';

/** What a picture collects while its cells are drawn. */
export interface Sheet {
  readonly colours: PictureColours;
  /** Cells whose names did not fit, in the order of their numbers. */
  readonly keyed: StripCell[];
}

export const NAME_SIZE = 11;
export const DETAIL_SIZE = 10;
const DISC = 13;
const MARGIN = 2;
/** A name cut to fewer characters says nothing. */
const SHORTEST_STUB = 4;
/** Below this many pixels a name may reach to the edges of its cell. */
const NARROW_CELL = 16;
/** In characters: no cell has room for more. */
const LONGEST_LABEL = 80;

export interface CellPlace {
  readonly box: Box;
  /** Which part of the width the label may use; the whole by default. */
  readonly labelFrom?: number;
  readonly labelWidth?: number;
  /** Position among the lane's fields: neighbours have different colours. */
  readonly turn: number;
  /** The value of a tag in this lane. */
  readonly tagValue?: string;
  readonly hasLabel: boolean;
}

export function drawCell(cell: StripCell, place: CellPlace, sheet: Sheet): string[] {
  const ink = inkOf(cell, place.turn, sheet.colours);
  const ground = groundOf(cell, ink);
  const isOutlined = cell.kind !== 'padding' && cell.kind !== 'unused';
  const line = isOutlined || hasOutlines(sheet) ? ink.line : null;
  const elements = [rectangle(place.box, ground, { line, isDashed: cell.kind === 'unknown' })];
  if (!place.hasLabel) return elements;
  return [...elements, ...(cell.label === '' ? sizeLabel(cell, place, ink) : nameLabel(cell, place, ink, sheet))];
}

/** Ground without an edge, between two parts of one cell. */
export function drawBridge(cell: StripCell, box: Box, turn: number, sheet: Sheet): string {
  const inset = hasOutlines(sheet) || cell.kind === 'unknown' ? 1 : 0;
  return rectangle({ ...box, x: box.x + inset, width: box.width - 2 * inset }, groundOf(cell, inkOf(cell, turn, sheet.colours)), { radius: 0 });
}

const UNITS = ['MiB', 'GiB', 'TiB', 'PiB'] as const;

/** `3 B`, the way every label of the picture speaks of a size; from 2^20 on in units, the exact number is in the table. */
export function sizeText(size: number | null): string {
  if (size === null) return '? B';
  if (size < 2 ** 20) return `${size} B`;
  const power = Math.min(UNITS.length - 1, Math.floor((Math.log2(size) - 20) / 10));
  return `${Math.round((size / 2 ** (20 + 10 * power)) * 10) / 10} ${UNITS[power] ?? 'MiB'}`;
}

export function inkOf(cell: StripCell, turn: number, colours: PictureColours): Ink {
  switch (cell.kind) {
    case 'field':
    case 'payload':
      return colours.fields[turn % 2 === 0 ? 0 : 1];
    case 'tag':
      return colours.tag;
    case 'unknown':
      return colours.unknown;
    case 'padding':
      return colours.padding;
    case 'unused':
      return colours.unused;
    default:
      return assertNever(cell.kind);
  }
}

/** A disc with the number that the legend explains, its centre at `x`, `y`; narrower than high where there is no room. */
export function disc(x: number, y: number, key: number, ink: Ink, room = Infinity): string[] {
  const text = String(key);
  const width = Math.min(room, Math.max(DISC, textWidth(text, DETAIL_SIZE) + 3));
  return [
    rectangle({ x: x - width / 2, y: y - DISC / 2, width, height: DISC }, ink.text, { radius: Math.min(width, DISC) / 2 }),
    textLine(x, y + 3.5, DETAIL_SIZE, 'middle', [{ text, fill: ink.fill, isBold: true }]),
  ];
}

/** A mark on the upper edge for a field without bytes. */
export function diamond(x: number, y: number, fill: string): string {
  return path(`M${number(x)} ${number(y - 4)}l4 4l-4 4l-4 -4z`, fill);
}

/** High contrast tells cells apart by lines, not by fills. */
export function hasOutlines(sheet: Sheet): boolean {
  return sheet.colours.fields[0].line !== null;
}

function groundOf(cell: StripCell, ink: Ink): string {
  return cell.kind === 'padding' ? 'url(#padding)' : cell.kind === 'unused' ? 'url(#unused)' : ink.fill;
}

/** The size of bytes without a name, on a patch that makes it legible on the hatching. */
function sizeLabel(cell: StripCell, place: CellPlace, ink: Ink): string[] {
  const { centre, width } = labelArea(place);
  const word = cell.kind === 'padding' ? 'padding' : 'unused';
  const text = [`${sizeText(cell.size)} ${word}`, sizeText(cell.size), String(cell.size)].find((each) => textWidth(each, DETAIL_SIZE) + 4 <= width);
  if (text === undefined) return [];
  const patch = textWidth(text, DETAIL_SIZE) + 4;
  const middle = place.box.y + place.box.height / 2;
  return [
    rectangle({ x: centre - patch / 2, y: middle - 7, width: patch, height: 14 }, ink.fill, { radius: 3 }),
    textLine(centre, middle + 3.5, DETAIL_SIZE, 'middle', [{ text, fill: ink.text }]),
  ];
}

function nameLabel(cell: StripCell, place: CellPlace, ink: Ink, sheet: Sheet): string[] {
  const { centre, width } = labelArea(place);
  const hasTwoLines = place.box.height >= 30;
  const middle = place.box.y + place.box.height / 2;
  const names = cell.kind === 'tag' ? tagNames(place.tagValue) : namesFor(cell.label, width);
  const isUncut = (place.labelWidth ?? place.box.width) >= place.box.width;
  const nameWidth = isUncut && place.box.width < NARROW_CELL ? place.box.width : width;
  const name = names.find((each) => textWidth(each, NAME_SIZE) <= nameWidth);
  const details = detailsFor(cell);
  const detail = hasTwoLines ? (details.find((each) => textWidth(each, DETAIL_SIZE) <= width) ?? null) : null;
  const nameMiddle = detail === null ? middle : middle - 7;
  const elements = detail === null ? [] : [textLine(centre, middle + 11, DETAIL_SIZE, 'middle', [{ text: detail, fill: ink.dim }])];
  if (name === undefined) {
    // A number needs a little less than a disc; the tag says its name in the table.
    const room = width + 2 * MARGIN;
    if (cell.kind === 'tag' || room < textWidth(String(sheet.keyed.length + 1), DETAIL_SIZE) + 1) return elements;
    return [...elements, ...disc(centre, nameMiddle, keyOf(cell, sheet), ink, room)];
  }
  // In one line, the size stands behind the name where both fit whole.
  const behind = hasTwoLines || cell.kind === 'tag' ? undefined : details.find((each) => textWidth(name, NAME_SIZE) + textWidth(`  ${each}`, DETAIL_SIZE) <= width);
  const spans = [{ text: name, fill: ink.text, isBold: true }];
  if (behind === undefined || name !== shortened(cell.label, LONGEST_LABEL)) return [...elements, textLine(centre, nameMiddle + 4, NAME_SIZE, 'middle', spans)];
  const length = textWidth(name, NAME_SIZE);
  const from = centre - (length + textWidth(`  ${behind}`, DETAIL_SIZE)) / 2;
  const gap = textWidth('  ', DETAIL_SIZE);
  return [textLine(from, nameMiddle + 4, NAME_SIZE, 'start', spans), textLine(from + length + gap, nameMiddle + 4, DETAIL_SIZE, 'start', [{ text: behind, fill: ink.dim }])];
}

function tagNames(value: string | undefined): string[] {
  return value === undefined ? ['tag', 't'] : [`tag ${shortened(value, LONGEST_LABEL)}`, shortened(value, LONGEST_LABEL), 'tag'];
}

/** The name, and as much of it as fits. The number that a name ends in stays: it is what tells `lane_1` from `lane_2`. */
function namesFor(label: string, width: number): string[] {
  const name = shortened(label, LONGEST_LABEL);
  const ending = /\d*$/u.exec(name)?.[0] ?? '';
  const beginning = Array.from(name.slice(0, name.length - ending.length));
  for (let length = beginning.length - 1; length > 0 && length + ending.length >= SHORTEST_STUB; length -= 1) {
    const stub = `${beginning.slice(0, length).join('')}…${ending}`;
    if (textWidth(stub, NAME_SIZE) <= width) return [name, stub];
  }
  return [name];
}

function detailsFor(cell: StripCell): string[] {
  const size = sizeText(cell.size);
  return cell.type === '' ? [size] : [`${shortened(cell.type, LONGEST_LABEL)} · ${size}`, size];
}

function labelArea(place: CellPlace): { readonly centre: number; readonly width: number } {
  const from = place.labelFrom ?? place.box.x;
  const width = place.labelWidth ?? place.box.width;
  return { centre: from + width / 2, width: width - 2 * MARGIN };
}

function keyOf(cell: StripCell, sheet: Sheet): number {
  const known = sheet.keyed.indexOf(cell);
  return known >= 0 ? known + 1 : sheet.keyed.push(cell);
}
