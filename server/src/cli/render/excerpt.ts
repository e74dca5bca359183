/**
 * Lines of source with carets below what a message is about and labels for what belongs to it, as compilers print them.
 * Marks and positions in, finished lines out; which colours there are is the caller's.
 */
import { LineIndex } from '../../base/line-index.ts';
import type { ReportPlace } from '../check-report.ts';
import { type LineMark, markedLine, type Paint } from './marked-line.ts';
import { printable, type ScreenLine, screenLine } from './terminal-text.ts';

export interface Mark extends ReportPlace {
  /** Carets rather than dashes. */
  readonly isPrimary: boolean;
  /** Stands behind or below the mark; `null` for none. */
  readonly label: string | null;
}

/** The lines of files, each text cut once however many messages there are. */
export class SourceTexts {
  readonly #files = new Map<string, SourceLines | null>();

  /** @param readText `null` for a file that is not known. */
  constructor(readonly readText: (file: string) => string | null) {}

  linesOf(file: string): SourceLines | null {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const text = this.readText(file);
    const lines = text === null ? null : new SourceLines(text);
    this.#files.set(file, lines);
    return lines;
  }
}

/**
 * @param marks the first one is what the message is about: its place stands on top.
 * @returns lines without line breaks.
 */
export function excerpt(marks: readonly Mark[], texts: SourceTexts, paint: Paint): string[] {
  const [first] = marks;
  if (first === undefined) return [];
  const gutter = String(Math.max(...marks.map((mark) => mark.end.line))).length;
  const files = [...new Set(marks.map((mark) => mark.file))];
  return files.flatMap((file, index) => {
    const inFile = marks.filter((mark) => mark.file === file);
    const [here = first] = inFile;
    const arrow = paint.frame(`${' '.repeat(gutter)}${index === 0 ? '-->' : ':::'}`);
    const lines = texts.linesOf(file);
    const head = `${arrow} ${printable(file)}:${here.start.line}:${here.start.column}`;
    return lines === null ? [head] : [head, paint.frame(`${' '.repeat(gutter)} |`), ...shownLines(lines, inFile, gutter, paint)];
  });
}

class SourceLines {
  readonly #index: LineIndex;
  #last: { readonly line: number; readonly screen: ScreenLine } | null = null;

  constructor(readonly text: string) {
    this.#index = new LineIndex(text);
  }

  /** Without its line break. @param line from 1. */
  line(line: number): string {
    return this.text.slice(this.#index.lineStart(line - 1), this.#index.lineEnd(line - 1));
  }

  /** Messages about one line follow each other, and a line may be a megabyte long. */
  screen(line: number): ScreenLine {
    if (this.#last?.line !== line) this.#last = { line, screen: screenLine(this.line(line)) };
    return this.#last.screen;
  }
}

function shownLines(source: SourceLines, marks: readonly Mark[], gutter: number, paint: Paint): string[] {
  const byLine = new Map<number, LineMark[]>();
  for (const mark of marks) {
    for (const { line, ...part } of partsOf(source, mark)) byLine.set(line, [...(byLine.get(line) ?? []), part]);
  }
  const lines: string[] = [];
  let last: number | null = null;
  for (const number of [...byLine.keys()].toSorted((left, right) => left - right)) {
    if (last !== null && number === last + 2) lines.push(...numbered(last + 1, gutter, markedLine(source.screen(last + 1), [], paint), paint));
    else if (last !== null && number > last + 2) lines.push(paint.frame('...'));
    lines.push(...numbered(number, gutter, markedLine(source.screen(number), byLine.get(number) ?? [], paint), paint));
    last = number;
  }
  return lines;
}

/** A mark over several lines is shown at its first and at its last line; the label stands at the end of the story. */
function partsOf(source: SourceLines, { start, end, isPrimary, label }: Mark): (LineMark & { readonly line: number })[] {
  const firstLine = source.screen(start.line);
  const from = firstLine.columnOf(start.column - 1);
  if (start.line === end.line) return [{ line: start.line, from, to: firstLine.columnOf(end.column - 1), isPrimary, label }];
  const lastText = source.line(end.line);
  const lastLine = source.screen(end.line);
  const to = lastLine.columnOf(end.column - 1);
  const indentation = lastLine.columnOf(lastText.length - lastText.trimStart().length);
  // A range that ends at the start of a line ends with the line before it, as a person sees it.
  if (to <= indentation) return [{ line: start.line, from, to: firstLine.width, isPrimary, label }];
  return [
    { line: start.line, from, to: firstLine.width, isPrimary, label: null },
    { line: end.line, from: indentation, to, isPrimary, label },
  ];
}

/** Puts the number before the first line and the bar before all. */
function numbered(number: number, gutter: number, lines: readonly string[], paint: Paint): string[] {
  return lines.map((line, index) => {
    const left = paint.frame(`${index === 0 ? String(number).padStart(gutter) : ' '.repeat(gutter)} |`);
    return line === '' ? left : `${left} ${line}`;
  });
}
