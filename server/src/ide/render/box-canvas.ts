/**
 * A grid of characters on which boxes are drawn with lines that join: each place knows in which directions a line leaves
 * it, and the character follows from that. Columns and rows count from 0.
 */

const UP = 1;
const DOWN = 2;
const LEFT = 4;
const RIGHT = 8;
/** By the sum of the directions. */
const JOINTS = ' │││─┘┐┤─└┌├─┴┬┼';
const HORIZONTAL = LEFT + RIGHT;

export interface BoxCanvas {
  /** The outline of a box whose lines stand in the given columns and rows. */
  readonly box: (left: number, top: number, right: number, bottom: number) => void;
  /** Takes the line away between two columns, which keep their own vertical lines. */
  readonly open: (left: number, right: number, row: number) => void;
  /** Draws the line between two columns broken: here something is shorter than it is. */
  readonly dash: (left: number, right: number, row: number) => void;
  /** Fills the inside of a box's content row. */
  readonly fill: (left: number, right: number, row: number, character: string) => void;
  /** Writes characters that each take one column. */
  readonly write: (column: number, row: number, text: string) => void;
  /** The lines, without blanks at their ends. */
  readonly lines: () => string[];
}

export function boxCanvas(): BoxCanvas {
  const directions = new Map<string, number>();
  const characters = new Map<string, string>();
  let lastRow = -1;
  let lastColumn = -1;
  const reach = (column: number, row: number): string => {
    lastRow = Math.max(lastRow, row);
    lastColumn = Math.max(lastColumn, column);
    return `${column},${row}`;
  };
  const join = (column: number, row: number, towards: number): void => {
    const place = reach(column, row);
    directions.set(place, (directions.get(place) ?? 0) | towards);
  };
  const part = (column: number, row: number, from: number): void => {
    const place = reach(column, row);
    directions.set(place, (directions.get(place) ?? 0) & ~from);
  };
  const put = (column: number, row: number, character: string): void => {
    characters.set(reach(column, row), character);
  };
  const horizontal = (left: number, right: number, row: number, change: typeof join): void => {
    for (let column = left; column <= right; column += 1) change(column, row, (column > left ? LEFT : 0) | (column < right ? RIGHT : 0));
  };
  const at = (column: number, row: number): string => {
    const place = `${column},${row}`;
    return characters.get(place) ?? JOINTS.charAt(directions.get(place) ?? 0);
  };
  return {
    box: (left, top, right, bottom) => {
      horizontal(left, right, top, join);
      horizontal(left, right, bottom, join);
      for (let row = top; row <= bottom; row += 1) {
        const towards = (row > top ? UP : 0) | (row < bottom ? DOWN : 0);
        join(left, row, towards);
        join(right, row, towards);
      }
    },
    open: (left, right, row) => horizontal(left, right, row, part),
    dash: (left, right, row) => {
      for (let column = left + 1; column < right; column += 1) if (directions.get(`${column},${row}`) === HORIZONTAL) put(column, row, '┄');
    },
    fill: (left, right, row, character) => {
      for (let column = left + 1; column < right; column += 1) put(column, row, character);
    },
    write: (column, row, text) => {
      for (const [index, character] of Array.from(text).entries()) put(column + index, row, character);
    },
    lines: () => Array.from({ length: lastRow + 1 }, (_, row) => Array.from({ length: lastColumn + 1 }, (_unused, column) => at(column, row)).join('').trimEnd()),
  };
}
