/**
 * Text from a program on its way into a picture, into Markdown or onto a terminal. Whatever a name or a type says, it is
 * shown and does nothing: no tag, no link, no table cell, no line break, no character that turns the line around.
 * Everything that `ide/render` takes from the source passes through one of these functions, exactly once.
 */

/** What would be invisible, break a line, or reorder the text around it: controls, lone surrogates, direction marks. */
const UNPRINTABLE = /[\p{Control}\p{Format}\p{Line_Separator}\p{Paragraph_Separator}\p{Surrogate}\u{fffe}\u{ffff}]/gu;

/** One line on which every character can be seen: runs of white space are one space, unprintable characters are `�`. */
export function oneLine(text: string): string {
  return text.replace(/[\t\r\n ]+/gu, ' ').replace(UNPRINTABLE, '\u{fffd}');
}

/** `oneLine`, cut to `length` characters with an ellipsis: a generated name may be longer than any hover. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(oneLine(text));
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

/** For the text and the attributes of an SVG. */
export function escapeXml(text: string): string {
  return oneLine(text).replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}

/** Running text of a Markdown paragraph or table cell that means itself. */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[!-/:-@[-`{-~]/gu, (character) => (HARMLESS.has(character) ? character : `&#${character.charCodeAt(0)};`));
}

/** Punctuation that means nothing to Markdown wherever it stands inside a line. */
const HARMLESS: ReadonlySet<string> = new Set([',', ';', "'", '"', '/', '%', '?', '-', '+', '=', '(', ')']);

/**
 * `text` as code in a Markdown paragraph or table cell.
 * A code span cannot hold every character everywhere: readers disagree about a bar behind a backslash in a table. Text
 * with one of these is written with character references instead, outside of a span.
 */
export function markdownCode(text: string): string {
  const line = oneLine(text);
  if (line.trim() === '') return '';
  return /[`|\\]/u.test(line) ? escapeMarkdown(line) : `\`${line}\``;
}

/** A fenced block whose content cannot close it. Line breaks stay; other unprintable characters become `�`. */
export function fencedBlock(language: string, text: string): string {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => line.replace(/\t/gu, '    ').replace(UNPRINTABLE, '\u{fffd}'));
  const longestRun = Math.max(0, ...[...text.matchAll(/`+/gu)].map((run) => run[0].length));
  const fence = '`'.repeat(Math.max(3, longestRun + 1));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}
