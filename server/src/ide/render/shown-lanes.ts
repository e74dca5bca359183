/**
 * Which lanes a picture in a hover has room for, and which cells of a lane. What is left out is counted, never dropped in
 * silence; the variant that decides the size is always there.
 */
import type { StripCell, StripLane, StripModel } from './strip-cells.ts';

const MOST_LANES = 8;
/** How many cells of each lane are shown: the first number with which the lanes have no more edges than there is room for. */
const MOST_CELLS = [20, 12, 8, 6, 4, 3, 2] as const;

export interface ShownLanes {
  /** In the order of the model, long ones with their last cells as one. */
  readonly lanes: readonly StripLane[];
  readonly hidden: number;
}

/** @param mostStretches how many stretches between edges, of all lanes together, the picture has room for. */
export function shownLanes(model: StripModel, mostStretches: number): ShownLanes {
  const lanes = chosenLanes(model.lanes);
  const hidden = model.lanes.length - lanes.length;
  for (const most of MOST_CELLS) {
    const shown = lanes.map((lane) => withFewCells(lane, most));
    const edges = new Set(shown.flatMap((lane) => lane.cells.flatMap((cell) => [cell.drawnAt, cell.drawnAt + cell.drawnSize])));
    if (edges.size - 1 <= mostStretches) return { lanes: shown, hidden };
  }
  return { lanes: lanes.map((lane) => withFewCells(lane, 1)), hidden };
}

function chosenLanes(lanes: readonly StripLane[]): readonly StripLane[] {
  if (lanes.length <= MOST_LANES) return lanes;
  const first = lanes.slice(0, MOST_LANES - 1);
  const largest = lanes.find((lane) => lane.isLargest);
  return largest === undefined || first.includes(largest) ? first : [...first.slice(0, -1), largest];
}

function withFewCells(lane: StripLane, most: number): StripLane {
  const drawn = lane.cells.filter((cell) => cell.drawnSize > 0);
  if (drawn.length <= most) return lane;
  return { ...lane, cells: [...drawn.slice(0, most - 1), oneCell(drawn.slice(most - 1))] };
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
