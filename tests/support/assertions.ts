/**
 * What the comments of a spec's program assert: `//^^^ tag[argument]: text` about the columns above the carets, and
 * `//~ tag[argument]: text` about its own line. Reading them needs no analysis; whether they hold is decided in `spec.ts`.
 */

export interface Assertion {
  readonly tag: string;
  /** What stands in brackets; `null` without. */
  readonly argument: string | null;
  /** Empty if only the presence of a fact is asserted. */
  readonly text: string;
  /** The line that it speaks of, from 0. */
  readonly line: number;
  /** The columns that it speaks of; `null`: anything that begins on the line. */
  readonly columns: { readonly start: number; readonly end: number } | null;
  /** The line on which it is written, from 0. */
  readonly writtenAt: number;
}

const CARETS = /^\s*\/\/\s*(\^+)\s*(.*)$/u;
const ASSERTION = /^([a-z]+)(?:\[([a-z0-9-]+)\])?(?::\s*(.*))?$/u;

/** Throws where a comment looks like an assertion and is none. */
export function readAssertions(text: string): Assertion[] {
  const lines = text.split('\n');
  const found: Assertion[] = [];
  let spokenOf = -1;
  lines.forEach((line, index) => {
    const carets = CARETS.exec(line);
    if (carets === null) {
      spokenOf = index;
      for (const written of line.split('//~').slice(1)) found.push({ ...read(written.trim(), line), line: index, columns: null, writtenAt: index });
      return;
    }
    const marks = carets[1] ?? '';
    const start = line.indexOf('^');
    found.push({ ...read((carets[2] ?? '').trim(), line), line: spokenOf, columns: { start, end: start + marks.length }, writtenAt: index });
  });
  return found;
}

/** The text without the comments that assert something; a line that consists of one is gone. */
export function withoutAssertions(text: string): string {
  return text
    .split('\n')
    .filter((line) => !CARETS.test(line))
    .map((line) => (line.includes('//~') ? line.slice(0, line.indexOf('//~')).trimEnd() : line))
    .join('\n');
}

function read(written: string, line: string): Pick<Assertion, 'tag' | 'argument' | 'text'> {
  const match = ASSERTION.exec(written);
  if (match === null) throw new Error(`This is no assertion: ${line.trim()}`);
  return { tag: match[1] ?? '', argument: match[2] ?? null, text: match[3] ?? '' };
}
