/** The report of `check` for people: each finding with its source and its story, then one line that sums up. */
import pc from 'picocolors';
import type { Severity } from '../../ide/index.ts';
import type { AppliedFix, CheckReport, ReportDiagnostic } from '../check-report.ts';
import { excerpt, type Mark, type SourceTexts } from './excerpt.ts';
import type { Paint } from './marked-line.ts';
import { printable } from './terminal-text.ts';

export interface CheckTextOptions {
  readonly colours: boolean;
  /** Hints too. */
  readonly hints: boolean;
  /** The findings and nothing else. */
  readonly quiet: boolean;
}

/** Ends with a line break, or is empty. */
export function checkText(report: CheckReport, texts: SourceTexts, options: CheckTextOptions): string {
  const colours = pc.createColors(options.colours);
  const shown = report.diagnostics.filter(({ severity }) => options.hints || severity !== 'hint');
  const blocks = shown.map((diagnostic) => [...finding(diagnostic, texts, colours), '']);
  const incomplete = options.hints ? report.incomplete.map(({ file, item, reason }) => `${colours.bold('note')}: ${printable(file)}: ${item === null ? 'statements outside of items' : `\`${printable(item)}\``} not fully analysed: ${printable(reason)}`) : [];
  const lines = [
    ...(report.fixed ?? []).map(fixedLine),
    ...((report.fixed ?? []).length > 0 ? [''] : []),
    ...blocks.flat(),
    ...incomplete,
    ...(incomplete.length > 0 ? [''] : []),
    ...(options.quiet ? [] : [...explanation(shown), summary(report, options, colours)]),
  ];
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

type Colours = ReturnType<typeof pc.createColors>;

function finding(diagnostic: ReportDiagnostic, texts: SourceTexts, colours: Colours): string[] {
  const colour = severityColour(diagnostic.severity, colours);
  const paint: Paint = { frame: (text) => colours.bold(colours.blue(text)), primary: (text) => colours.bold(colour(text)), secondary: (text) => colours.bold(colours.blue(text)) };
  const marks: Mark[] = [
    { file: diagnostic.file, start: diagnostic.start, end: diagnostic.end, isPrimary: true, label: null },
    ...diagnostic.related.map(({ file, start, end, message }) => ({ file, start, end, isPrimary: false, label: message })),
  ];
  const gutter = ' '.repeat(String(Math.max(...marks.map((mark) => mark.end.line))).length);
  const notes = notesOf(diagnostic).map((note) => `${gutter} ${paint.frame('=')} ${printable(note)}`);
  return [
    `${colours.bold(colour(`${diagnostic.severity}[${diagnostic.code}]`))}${colours.bold(`: ${printable(diagnostic.message)}`)}`,
    ...excerpt(marks, texts, paint),
    ...(notes.length > 0 ? [paint.frame(`${gutter} |`), ...notes] : []),
  ];
}

function notesOf(diagnostic: ReportDiagnostic): string[] {
  const fix = diagnostic.fixes.find(({ preferred }) => preferred);
  return [...(diagnostic.rustc === null ? [] : [`rustc: ${diagnostic.rustc}`]), ...(fix === undefined ? [] : [`fix: ${fix.title} (--fix)`])];
}

function severityColour(severity: Severity, colours: Colours): (text: string) => string {
  switch (severity) {
    case 'error':
      return colours.red;
    case 'warning':
      return colours.yellow;
    case 'hint':
      return colours.cyan;
  }
}

function fixedLine({ file, line, title, code }: AppliedFix): string {
  return `fixed ${printable(file)}:${line}: ${printable(title)} [${code}]`;
}

function explanation(shown: readonly ReportDiagnostic[]): string[] {
  const [first] = shown;
  return first === undefined ? [] : [`More about a rule: aster-analyzer explain ${first.code}`];
}

function summary({ summary: { error, warning, hint }, files, errors, incomplete }: CheckReport, options: CheckTextOptions, colours: Colours): string {
  const counts = [
    error === 0 ? 'no errors' : colours.red(counted(error, 'error')),
    ...(warning === 0 ? [] : [colours.yellow(counted(warning, 'warning'))]),
    ...(hint === 0 ? [] : [options.hints ? colours.cyan(counted(hint, 'hint')) : `${counted(hint, 'hint')} (--hints shows ${hint === 1 ? 'it' : 'them'})`]),
  ];
  const rest = [
    ...(incomplete.length === 0 ? [] : [`${counted(incomplete.length, 'item')} not fully analysed`]),
    ...(errors.length === 0 ? [] : [colours.red(`${counted(errors.length, 'input')} not read`)]),
  ];
  return colours.bold(`${counted(files, 'file')}: ${[...counts, ...rest].join(', ')}`);
}

/** `1 error`, `2 errors`. */
function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
