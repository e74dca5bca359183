/**
 * Which lanes a picture in a hover has room for, and which cells of a lane. What is left out is counted, never dropped in
 * silence; the variant that decides the size is always there.
 */
import type { StripCell, StripLane, StripModel } from './strip-model.ts';

const MOST_LANES = 8;
const MOST_CELLS = 20;

export interface ShownLanes {
  /** In the order of the model, long ones with their last cells as one. */
  readonly lanes: readonly StripLane[];
  readonly hidden: number;
}

export function shownLanes(model: StripModel): ShownLanes {
  const { lanes } = model;
  if (lanes.length <= MOST_LANES) return { lanes: lanes.map(withFewCells), hidden: 0 };
  const first = lanes.slice(0, MOST_LANES - 1);
  const largest = lanes.find((lane) => lane.isLargest);
  const shown = largest === undefined || first.includes(largest) ? first : [...first.slice(0, -1), largest];
  return { lanes: shown.map(withFewCells), hidden: lanes.length - shown.length };
}

function withFewCells(lane: StripLane): StripLane {
  const drawn = lane.cells.filter((cell) => cell.drawnSize > 0);
  if (drawn.length <= MOST_CELLS) return lane;
  const shown = drawn.slice(0, MOST_CELLS - 1);
  const rest = drawn.slice(MOST_CELLS - 1);
  return { ...lane, cells: [...shown, oneCell(rest)] };
}

function oneCell(cells: readonly StripCell[]): StripCell {
  const drawnAt = cells[0]?.drawnAt ?? 0;
  const sizes = cells.map((cell) => cell.size);
  const size = sizes.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return {
    kind: size === null ? 'unknown' : 'field',
    label: `… ${cells.length} more`,
    type: '',
    offset: cells[0]?.offset ?? null,
    size,
    align: null,
    drawnAt,
    drawnSize: cells.reduce((sum, cell) => sum + cell.drawnSize, 0),
  };
}
