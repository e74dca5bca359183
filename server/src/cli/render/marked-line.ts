/**
 * One line of source with marks and labels below it. A line that is too long for a screen is shown in parts, each around the
 * marks that it has room for; no mark and no label is ever left out.
 */
import { type ScreenLine, printable, sliceColumns } from './terminal-text.ts';

/** Columns on the screen, from 0; `to` exclusive. A mark without a width still gets one caret. */
export interface LineMark {
  readonly from: number;
  readonly to: number;
  readonly isPrimary: boolean;
  readonly label: string | null;
}

/** How the parts of a message are coloured; without colours each gives its text back. */
export interface Paint {
  /** Line numbers, bars, arrows. */
  readonly frame: (text: string) => string;
  /** Carets, and what is said at them. */
  readonly primary: (text: string) => string;
  /** Dashes, and what is said at them. */
  readonly secondary: (text: string) => string;
}

/** Columns of source on a line of the screen. */
const WIDEST = 100;
/** Columns shown before the first mark of a line that is cut. */
const CONTEXT = 20;

/** The source line and what stands below it: the line itself comes first. */
export function markedLine(line: ScreenLine, marks: readonly LineMark[], paint: Paint): string[] {
  const ordered = marks.map(withWidth).toSorted((left, right) => left.from - right.from || left.to - right.to);
  if (line.width <= WIDEST) return [line.text.trimEnd(), ...below(ordered, paint)];
  const lines: string[] = [];
  let rest = ordered;
  do {
    const start = Math.max(0, (rest[0]?.from ?? 0) - CONTEXT);
    const end = start + WIDEST;
    const fits = (mark: LineMark): boolean => mark === rest[0] || mark.to <= end;
    const shown = rest.filter(fits).map((mark) => moved(mark, start === 0 ? 0 : start - 1, end));
    const cut = sliceColumns(line.text, start, end).trimEnd();
    lines.push(`${start === 0 ? '' : '…'}${cut}${end < line.width ? '…' : ''}`, ...below(shown, paint));
    rest = rest.filter((mark) => !fits(mark));
  } while (rest.length > 0);
  return lines;
}

function withWidth(mark: LineMark): LineMark {
  return { ...mark, to: Math.max(mark.to, mark.from + 1) };
}

function moved(mark: LineMark, by: number, end: number): LineMark {
  return { ...mark, from: mark.from - by, to: Math.min(mark.to, end) - by };
}

/** Marks, then labels: the last one behind its mark, the others below theirs, from right to left. */
function below(marks: readonly LineMark[], paint: Paint): string[] {
  if (marks.length === 0) return [];
  const labelled = marks.filter((mark) => mark.label !== null && mark.label !== '');
  const last = labelled.at(-1);
  const isBehind = last !== undefined && marks.every((mark) => mark === last || mark.to <= last.from);
  const markLine = drawMarks(marks, paint);
  const lines = [isBehind ? `${markLine} ${colour(last, paint)(printable(last.label ?? ''))}` : markLine];
  const hanging = isBehind ? labelled.slice(0, -1) : labelled;
  if (hanging.length > 0) lines.push(drawStems(hanging, paint));
  for (let index = hanging.length - 1; index >= 0; index -= 1) {
    const mark = hanging[index];
    if (mark === undefined) continue;
    const stems = hanging.slice(0, index).filter((other) => other.from < mark.from);
    const left = drawStems(stems, paint);
    const reached = stems.at(-1);
    const gap = mark.from - (reached === undefined ? 0 : reached.from + 1);
    lines.push(`${left}${' '.repeat(gap)}${colour(mark, paint)(printable(mark.label ?? ''))}`);
  }
  return lines;
}

/** Carets win where marks overlap. */
function drawMarks(marks: readonly LineMark[], paint: Paint): string {
  const width = Math.max(...marks.map((mark) => mark.to));
  const kinds = Array.from({ length: width }, (_, column) => {
    const here = marks.filter((mark) => mark.from <= column && column < mark.to);
    return here.some((mark) => mark.isPrimary) ? '^' : here.length > 0 ? '-' : ' ';
  }).join('');
  return kinds.replace(/\^+/gu, (run) => paint.primary(run)).replace(/-+/gu, (run) => paint.secondary(run));
}

function drawStems(marks: readonly LineMark[], paint: Paint): string {
  let text = '';
  let column = 0;
  for (const mark of marks) {
    if (mark.from < column) continue;
    text += ' '.repeat(mark.from - column) + colour(mark, paint)('|');
    column = mark.from + 1;
  }
  return text;
}

function colour(mark: LineMark, paint: Paint): (text: string) => string {
  return mark.isPrimary ? paint.primary : paint.secondary;
}
