/**
 * Text from files on its way to a terminal: what would move the cursor, change colours or turn the line around is made
 * visible, and every character gets the columns that it takes there, so that a caret stands below what it means.
 */

/** Controls, direction marks, lone surrogates; a tab has a width of its own. */
const UNPRINTABLE = /[\p{Control}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}\u{200b}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{feff}]/u;
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE.source, 'gu');
const TAB = '    ';

/** Combining marks and joiners are drawn over what stands before them. */
const WIDTHLESS = /[\p{Mark}\p{Format}]/u;
/** What terminals draw two columns wide: East Asian wide and full-width characters, emoji. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f1e6}-\u{1f1ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

/** The text with nothing in it that a terminal would obey. Line breaks become marks too. */
export function printable(text: string): string {
  return text.replace(ALL_UNPRINTABLE, '\u{fffd}');
}

export interface ScreenLine {
  /** As it is printed. */
  readonly text: string;
  /** How many columns it takes. */
  readonly width: number;
  /** The column where the character at a UTF-16 offset of the line begins; behind the end, the first free one. */
  readonly columnOf: (offset: number) => number;
}

/** One line of a source, without its line break, with tabs as blanks. */
export function screenLine(line: string): ScreenLine {
  const columns: number[] = [];
  let text = '';
  let width = 0;
  for (const character of line) {
    for (let unit = 0; unit < character.length; unit += 1) columns.push(width);
    const shown = character === '\t' ? TAB : UNPRINTABLE.test(character) ? '\u{fffd}' : character;
    text += shown;
    width += character === '\t' ? TAB.length : widthOf(shown);
  }
  return { text, width, columnOf: (offset) => columns[offset] ?? width };
}

/** Columns of a character that is printable. */
function widthOf(character: string): number {
  if (WIDTHLESS.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** The part of a line between two columns; a wide character that is cut becomes blanks. */
export function sliceColumns(text: string, from: number, to: number): string {
  let result = '';
  let column = 0;
  for (const character of text) {
    const width = widthOf(character);
    if (column >= from && column + width <= to) result += character;
    else if (column < to && column + width > from) result += ' '.repeat(Math.min(column + width, to) - Math.max(column, from));
    column += width;
  }
  return result;
}
