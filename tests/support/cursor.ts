/** Programs with a cursor in them: `‸` marks where a person asks, and is no part of the text. */

export interface WithCursor {
  readonly text: string;
  readonly offset: number;
}

export function withCursor(marked: string): WithCursor {
  const offset = marked.indexOf('‸');
  if (offset === -1 || marked.includes('‸', offset + 1)) throw new Error('A program with a cursor has exactly one');
  return { text: marked.replace('‸', ''), offset };
}

/** A place as a person reads it: the line from 1, the column from 1, and what stands there. */
export function placeInWords(text: string, range: { readonly start: number; readonly end: number }): string {
  const before = text.slice(0, range.start).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1} ${text.slice(range.start, range.end)}`;
}
