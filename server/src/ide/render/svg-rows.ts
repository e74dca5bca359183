/**
 * The picture of a large struct: rows of eight bytes, the offset of each row on its left, the bytes of a row numbered below.
 * A field that goes on in the next row has no edge there.
 */
import { BYTES_PER_ROW, type ByteRow, byteRows } from './byte-rows.ts';
import { DETAIL_SIZE, drawBridge, drawCell, hasOutlines, inkOf, type Sheet, sizeText } from './cell-drawing.ts';
import { shortened } from './escaping.ts';
import type { StripCell, StripLane } from './strip-cells.ts';
import type { Drawing } from './svg-lanes.ts';
import { rectangle, textLine, textWidth } from './svg-elements.ts';

const ROW = 23;
const GAP = 2;
const FOLD = 16;
const RULER = 15;
const LARGEST_BYTE = 54;

export function drawRows(lane: StripLane, width: number, sheet: Sheet): Drawing {
  const rows = byteRows(lane);
  const left = Math.ceil(Math.max(...rows.map((row) => textWidth(rowOffset(row), DETAIL_SIZE)))) + 6;
  const byte = Math.min(LARGEST_BYTE, Math.floor((width - left) / BYTES_PER_ROW));
  const { card } = sheet.colours;
  const turns = turnsOf(lane.cells);
  const elements: string[] = [];
  // Drawn last, over the edges of both rows.
  const bridges: string[] = [];
  let y = 0;
  for (const [index, row] of rows.entries()) {
    if (row.kind === 'bytes') {
      elements.push(textLine(left - 6, y + ROW / 2 + 3.5, DETAIL_SIZE, 'end', [{ text: rowOffset(row), fill: card.dim }]));
      for (const segment of row.segments) {
        const turn = turns.get(segment.cell) ?? 0;
        const box = { x: left + segment.at * byte, y, width: segment.length * byte - 1, height: ROW };
        elements.push(...drawCell(segment.cell, { box, turn, hasLabel: segment.carriesLabel }, sheet));
        const shared = Math.min(segment.at + segment.length, lengthBelow(segment.cell, rows[index + 1])) - segment.at;
        if (shared > 0) bridges.push(drawBridge(segment.cell, { x: box.x, y: y + ROW - 2, width: shared * byte - 1, height: GAP + 4 }, turn, sheet));
      }
      y += ROW + GAP;
      continue;
    }
    elements.push(...drawFold(row, left, y, byte * BYTES_PER_ROW - 1, turns, sheet));
    const goesOn = row.kind === 'same' ? lengthBelow(row.cell, rows[index + 1]) : 0;
    if (row.kind === 'same' && goesOn > 0) bridges.push(drawBridge(row.cell, { x: left, y: y + FOLD - 2, width: goesOn * byte - 1, height: GAP + 4 }, turns.get(row.cell) ?? 0, sheet));
    y += FOLD + GAP;
  }
  for (let index = 0; index < BYTES_PER_ROW; index += 1) {
    elements.push(textLine(left + (index + 0.5) * byte, y + 9, DETAIL_SIZE, 'middle', [{ text: `+${index}`, fill: card.dim }]));
  }
  return { width: left + byte * BYTES_PER_ROW, height: y + RULER - 2, elements: [...elements, ...bridges] };
}

/** How many bytes of the cell the next row begins with. */
function lengthBelow(cell: StripCell, below: ByteRow | undefined): number {
  if (below === undefined || below.kind === 'rest') return 0;
  if (below.kind === 'same') return below.cell === cell ? BYTES_PER_ROW : 0;
  return below.segments[0]?.cell === cell ? below.segments[0].length : 0;
}


function drawFold(row: Exclude<ByteRow, { kind: 'bytes' }>, left: number, y: number, width: number, turns: ReadonlyMap<StripCell, number>, sheet: Sheet): string[] {
  const { card } = sheet.colours;
  const rows = `${row.rows} more ${row.rows === 1 ? 'row' : 'rows'}`;
  const isSame = row.kind === 'same';
  const ink = isSame ? inkOf(row.cell, turns.get(row.cell) ?? 0, sheet.colours) : card;
  const name = isSame && row.cell.label !== '' ? ` of ${shortened(row.cell.label, 24)}` : '';
  const candidates = [`… ${rows}${name} · ${sizeText(row.bytes)}`, `… ${rows} · ${sizeText(row.bytes)}`];
  const text = candidates.find((each) => textWidth(each, DETAIL_SIZE) + 8 <= width) ?? `… ${sizeText(row.bytes)}`;
  return [
    rectangle({ x: left, y, width, height: FOLD }, ink.fill, isSame ? { line: hasOutlines(sheet) ? ink.line : null } : { line: card.dim, isDashed: true }),
    textLine(left + width / 2, y + FOLD / 2 + 3, DETAIL_SIZE, 'middle', [{ text, fill: isSame ? ink.dim : card.dim }]),
  ];
}

function rowOffset(row: ByteRow): string {
  return row.kind !== 'bytes' ? '' : row.offset === null ? '?' : String(row.offset);
}

/** Fields in turn, so that neighbours have different colours. */
function turnsOf(cells: readonly StripCell[]): Map<StripCell, number> {
  const fields = cells.filter((cell) => cell.drawnSize > 0 && cell.kind === 'field');
  return new Map(fields.map((cell, index) => [cell, index]));
}
