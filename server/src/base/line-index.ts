/**
 * From UTF-16 offsets to lines and columns and back, for one text.
 * Lines end at `\n`, `\r\n` or a lone `\r`, as the language server protocol says. Lines and columns count from 0.
 */

export interface Position {
  /** From 0. */
  readonly line: number;
  /** UTF-16 code units from the line's start, from 0. */
  readonly column: number;
}

export class LineIndex {
  readonly #starts: Uint32Array;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) starts.push(at + 1);
    }
    this.#starts = Uint32Array.from(starts);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The position of `offset`; offsets outside the text are moved to its nearer end. */
  position(offset: number): Position {
    const clamped = Math.min(Math.max(offset, 0), this.#text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: clamped - (this.#starts[low] ?? 0) };
  }

  /** The offset of a position; a column behind the line's end means its end, a line behind the last the text's end. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.#starts[position.line];
    if (start === undefined) return this.#text.length;
    return Math.min(start + Math.max(position.column, 0), this.lineEnd(position.line));
  }

  /** The offset behind the line's last character, before its line break. */
  lineEnd(line: number): number {
    let end = this.#starts[line + 1] ?? this.#text.length;
    while (end > this.lineStart(line) && isLineBreak(this.#text.charCodeAt(end - 1))) end -= 1;
    return end;
  }

  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

function isLineBreak(unit: number): boolean {
  return unit === LINE_FEED || unit === CARRIAGE_RETURN;
}
