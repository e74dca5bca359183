/** Below the picture: the names that did not fit into their cells, and the fields that take no bytes. */
import { DETAIL_SIZE, diamond, disc, inkOf, type Sheet, sizeText } from './cell-drawing.ts';
import { shortened } from './escaping.ts';
import type { StripCell, StripLane } from './strip-cells.ts';
import type { Drawing } from './svg-lanes.ts';
import { textLine, textWidth } from './svg-elements.ts';

const LINE = 17;
const MARK = 18;
const BETWEEN = 14;
const MOST_LINES = 4;
const LONGEST_ENTRY = 44;

interface Entry {
  readonly text: string;
  /** The number in the picture; `null` for a field without bytes. */
  readonly key: number | null;
}

export function drawLegend(lanes: readonly StripLane[], width: number, sheet: Sheet): Drawing {
  const entries: Entry[] = [
    ...sheet.keyed.map((cell, index) => ({ text: entryText(cell, width), key: index + 1 })),
    ...lanes.flatMap((lane) => lane.cells.filter((cell) => cell.drawnSize === 0).map((cell) => ({ text: entryText(cell, width), key: null }))),
  ];
  const { card, accent, fields } = sheet.colours;
  const elements: string[] = [];
  let x = 0;
  let line = 0;
  let widest = 0;
  for (const [index, entry] of entries.entries()) {
    const length = MARK + textWidth(entry.text, DETAIL_SIZE);
    if (x > 0 && x + length > width) {
      x = 0;
      line += 1;
    }
    const middle = line * LINE + LINE / 2;
    if (line === MOST_LINES - 1 && index < entries.length - 1 && (x > 0 || entries.length - index > 1)) {
      const rest = `… ${entries.length - index} more in the table`;
      elements.push(textLine(x, middle + 3.5, DETAIL_SIZE, 'start', [{ text: rest, fill: card.dim }]));
      widest = Math.max(widest, x + textWidth(rest, DETAIL_SIZE));
      break;
    }
    elements.push(...(entry.key === null ? [diamond(x + 6.5, middle, accent)] : disc(x + 6.5, middle, entry.key, keyInk(sheet, entry.key, fields[0]))));
    elements.push(textLine(x + MARK, middle + 3.5, DETAIL_SIZE, 'start', [{ text: entry.text, fill: card.text }]));
    widest = Math.max(widest, x + length);
    x += length + BETWEEN;
  }
  return { width: widest, height: entries.length === 0 ? 0 : (line + 1) * LINE, elements };
}

function keyInk(sheet: Sheet, key: number, fallback: Sheet['colours']['card']): Sheet['colours']['card'] {
  const cell = sheet.keyed[key - 1];
  return cell === undefined ? fallback : inkOf(cell, 0, sheet.colours);
}

/** The name, the type where there is room for it, and the size. */
function entryText(cell: StripCell, width: number): string {
  const size = cell.size === 0 ? `0 B${cell.offset === null ? '' : ` at ${cell.offset}`}` : sizeText(cell.size);
  const type = cell.type === '' ? '' : ` · ${shortened(cell.type, LONGEST_ENTRY)}`;
  const name = shortened(cell.label, LONGEST_ENTRY);
  const candidates = [`${name}${type} · ${size}`, `${name} · ${size}`];
  return candidates.find((each) => MARK + textWidth(each, DETAIL_SIZE) <= width) ?? `${shortened(name, 20)} · ${size}`;
}
