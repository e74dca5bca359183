/**
 * A long lane in rows of eight bytes. A field that fills many rows shows one of them and says how many follow; beyond
 * sixteen rows the rest is one line that says how much it is.
 * Works on cells, never on bytes: a field may be a terabyte long.
 */
import type { StripCell, StripLane } from './strip-cells.ts';

export const BYTES_PER_ROW = 8;
/** Rows of a picture, the line about the rest included. */
export const MOST_ROWS = 16;
/** Full rows of one field from which they are folded. */
const FOLDED_FROM = 3;

/** A part of a cell in one row; `at` and `length` are bytes within the row. */
export interface RowSegment {
  readonly cell: StripCell;
  readonly at: number;
  readonly length: number;
  /** The cell began in a row above, and goes on in a row below. */
  readonly continuesAbove: boolean;
  readonly continuesBelow: boolean;
  /** The one segment of the cell that has room for its name. */
  readonly carriesLabel: boolean;
}

export type ByteRow =
  /** `start`: drawn bytes before the row. `offset`: the same where it is the true offset, else `null`. */
  | { readonly kind: 'bytes'; readonly start: number; readonly offset: number | null; readonly segments: readonly RowSegment[] }
  /** More rows of the field above. */
  | { readonly kind: 'same'; readonly rows: number; readonly bytes: number; readonly cell: StripCell }
  /** The rows that are not shown. */
  | { readonly kind: 'rest'; readonly rows: number; readonly bytes: number };

export function byteRows(lane: StripLane): ByteRow[] {
  const rows = cutIntoRows(lane.cells.filter((cell) => cell.drawnSize > 0));
  return rows.length <= MOST_ROWS ? rows : foldRest(rows);
}

interface GrowingRow {
  readonly start: number;
  readonly offset: number | null;
  readonly segments: RowSegment[];
}

function cutIntoRows(cells: readonly StripCell[]): ByteRow[] {
  const rows: ByteRow[] = [];
  let row: GrowingRow | null = null;
  let isKnown = true;
  for (const cell of cells) {
    isKnown &&= cell.offset !== null;
    const end = cell.drawnAt + cell.drawnSize;
    const pieces = piecesOf(cell);
    for (const piece of pieces) {
      if (piece.kind === 'same') {
        row = null;
        rows.push({ kind: 'same', rows: piece.length / BYTES_PER_ROW, bytes: piece.length, cell });
        continue;
      }
      const start = piece.start - (piece.start % BYTES_PER_ROW);
      const isFirst = piece.start === cell.drawnAt;
      if (row === null || row.start !== start) {
        // Behind the first byte of a field of unknown size no offset is known.
        row = { start, offset: isKnown && (isFirst || cell.size !== null) ? start : null, segments: [] };
        rows.push({ kind: 'bytes', ...row });
      }
      row.segments.push({
        cell,
        at: piece.start - start,
        length: piece.length,
        continuesAbove: !isFirst,
        continuesBelow: piece.start + piece.length < end,
        carriesLabel: piece === widest(pieces),
      });
    }
    isKnown &&= cell.size !== null;
  }
  return rows;
}

interface Piece {
  readonly kind: 'bytes' | 'same';
  readonly start: number;
  readonly length: number;
}

/** The cell cut at row boundaries; its full rows behind the first are one piece if they are many. */
function piecesOf(cell: StripCell): Piece[] {
  const pieces: Piece[] = [];
  const end = cell.drawnAt + cell.drawnSize;
  let reached = cell.drawnAt;
  while (reached < end) {
    const fullRows = reached % BYTES_PER_ROW === 0 ? Math.floor((end - reached) / BYTES_PER_ROW) : 0;
    if (fullRows >= FOLDED_FROM) {
      pieces.push({ kind: 'bytes', start: reached, length: BYTES_PER_ROW });
      pieces.push({ kind: 'same', start: reached + BYTES_PER_ROW, length: (fullRows - 1) * BYTES_PER_ROW });
      reached += fullRows * BYTES_PER_ROW;
      continue;
    }
    const length = Math.min(end - reached, BYTES_PER_ROW - (reached % BYTES_PER_ROW));
    pieces.push({ kind: 'bytes', start: reached, length });
    reached += length;
  }
  return pieces;
}

function widest(pieces: readonly Piece[]): Piece | undefined {
  const shown = pieces.filter((piece) => piece.kind === 'bytes');
  return shown.find((piece) => shown.every((other) => other.length <= piece.length));
}

function foldRest(rows: readonly ByteRow[]): ByteRow[] {
  const rest = rows.slice(MOST_ROWS - 1);
  const rowCount = rest.reduce((sum, row) => sum + (row.kind === 'bytes' ? 1 : row.rows), 0);
  const bytes = rest.reduce((sum, row) => sum + bytesIn(row), 0);
  return [...rows.slice(0, MOST_ROWS - 1), { kind: 'rest', rows: rowCount, bytes }];
}

function bytesIn(row: ByteRow): number {
  return row.kind === 'bytes' ? row.segments.reduce((sum, segment) => sum + segment.length, 0) : row.bytes;
}
