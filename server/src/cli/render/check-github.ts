/** The report of `check` as workflow commands, which GitHub shows at the lines of a pull request. A hint is a `notice`. */
import type { Severity } from '../../ide/index.ts';
import type { CheckReport } from '../check-report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

/** One line for each finding and each file that could not be read; ends with a line break, or is empty. */
export function checkGithub(report: CheckReport): string {
  const failures = report.errors.map(({ file, message }) => `::error file=${property(file)}::${data(`${file}: ${message}`)}`);
  const findings = report.diagnostics.map(({ severity, file, start, end, code, message }) => {
    // Columns of a range over several lines make no sense there.
    const columns = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
    return `::${COMMANDS[severity]} file=${property(file)},line=${start.line},endLine=${end.line}${columns},title=${property(`aster(${code})`)}::${data(message)}`;
  });
  return [...failures, ...findings].map((line) => `${line}\n`).join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
