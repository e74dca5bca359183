/**
 * The layout as a table: everything that the picture shows, and the whole of it, for readers of text, screen readers and
 * the command line. Made from the same model as the picture. Cells are words of ours or code from the source; escaping
 * happens when they become Markdown or plain text.
 */
import { shortened } from './escaping.ts';
import { grouped, type Prose, proseMarkdown, proseText } from './prose.ts';
import type { StripCell, StripLane, StripModel } from './strip-cells.ts';

export interface Table {
  readonly head: readonly string[];
  /** Which columns hold numbers. */
  readonly isRight: readonly boolean[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly Prose[];
  /** Bytes without a name: shown quieter. */
  readonly isQuiet: boolean;
  /** Begins a group. */
  readonly isHeading: boolean;
}

const HEAD = ['offset', 'field', 'type', 'size', 'align'];
const IS_RIGHT = [true, false, false, true, true];
const LONGEST_CELL = 80;

/** One row for each cell; for an enum the tag, then each variant with its cells. */
export function layoutTable(model: StripModel): Table {
  return { head: HEAD, isRight: IS_RIGHT, rows: model.arrangement === 'variants' ? variantRows(model.lanes) : model.lanes.flatMap((lane) => lane.cells.map(cellRow)) };
}

/** A GitHub-flavoured table. Beyond `limit` rows one line says how many there are. */
export function tableMarkdown(table: Table, limit = Infinity): string {
  if (table.rows.length === 0) return '';
  const rows = table.rows.slice(0, limit).map((row) => line(row.cells.map((cell, column) => cellMarkdown(cell, row, column))));
  const hidden = table.rows.length - rows.length;
  return [line(table.head), line(table.isRight.map((isRight) => (isRight ? '--:' : ':--'))), ...rows, ...(hidden > 0 ? [line(['', `*… ${grouped(hidden)} more rows*`, ...table.head.slice(2).map(() => '')])] : [])].join('\n');
}

/** Columns of equal width, two blanks between them. */
export function tableText(table: Table): string {
  if (table.rows.length === 0) return '';
  const lines = [table.head, ...table.rows.map((row) => row.cells.map(plainCell))];
  const widths = table.head.map((_, column) => Math.max(...lines.map((cells) => lengthOf(cells[column] ?? ''))));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const blanks = ' '.repeat((widths[column] ?? 0) - lengthOf(cell));
          return table.isRight[column] === true ? blanks + cell : cell + blanks;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** In characters. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function cellMarkdown(cell: Prose, row: TableRow, column: number): string {
  const text = proseMarkdown(cell);
  if (text === '' || column !== 1) return text;
  return row.isHeading ? `**${text}**` : row.isQuiet ? `*${text}*` : text;
}

/** In a table without formatting, names stand as they are. */
function plainCell(cell: Prose): string {
  return proseText(cell.map((part) => (typeof part === 'string' ? part : shortened(part.code, LONGEST_CELL))));
}

function variantRows(lanes: readonly StripLane[]): TableRow[] {
  const tag = lanes.flatMap((lane) => lane.cells).find((cell) => cell.kind === 'tag');
  return [...(tag === undefined ? [] : [cellRow(tag)]), ...lanes.flatMap(laneRows)];
}

function laneRows(lane: StripLane): TableRow[] {
  const headings = lane.variants.map(
    ({ name, discriminant, isUninhabited }): TableRow => ({
      cells: [[], [{ code: name }, ...(discriminant === null ? [] : [` = ${discriminant}`]), ...(lane.isLargest ? [' · largest'] : []), ...(isUninhabited ? [' · cannot exist'] : [])], [lane.payload === null ? '' : 'payload'], [lane.payload === null ? '' : grouped(lane.payload)], []],
      isQuiet: false,
      isHeading: true,
    }),
  );
  return [...headings, ...lane.cells.filter((cell) => cell.kind !== 'tag').map(cellRow)];
}

function cellRow(cell: StripCell): TableRow {
  const isQuiet = cell.kind === 'padding' || cell.kind === 'unused';
  const name: Prose = isQuiet ? [cell.kind] : cell.kind === 'tag' ? ['tag'] : [{ code: cell.label }];
  return {
    cells: [[count(cell.offset)], name, cell.type === '' ? [] : [{ code: cell.type }], [count(cell.size)], [isQuiet ? '' : count(cell.align)]],
    isQuiet,
    isHeading: false,
  };
}

function count(value: number | null): string {
  return value === null ? '?' : grouped(value);
}
