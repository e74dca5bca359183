/** `aster-analyzer check`: analyse, fix if asked to, print in a format; once, or again whenever something changed. */
import { assertNever } from '../base/assert-never.ts';
import { type CheckReport, checkReport, type AppliedFix } from './check-report.ts';
import { fixFiles } from './fix-files.ts';
import type { Failure } from './inputs.ts';
import { type ExitStatus, hasColours, type Machine } from './machine.ts';
import { printFailures } from './print-failures.ts';
import { NO_PROGRESS, type Progress, progressOn } from './progress.ts';
import { checkGithub } from './render/check-github.ts';
import { checkSarif } from './render/check-sarif.ts';
import { checkText } from './render/check-text.ts';
import { SourceTexts } from './render/excerpt.ts';
import { prettyJson } from './render/pretty-json.ts';
import { Session } from './session.ts';
import type { SettingFlags } from './settings.ts';

export const CHECK_FORMATS = ['text', 'json', 'sarif', 'github'] as const;

export interface CheckOptions extends SettingFlags {
  readonly paths: readonly string[];
  readonly format: (typeof CHECK_FORMATS)[number];
  readonly hints: boolean;
  readonly fix: boolean;
  readonly watch: boolean;
  readonly quiet: boolean;
}

export async function check(machine: Machine, options: CheckOptions): Promise<ExitStatus> {
  const progress = options.quiet ? NO_PROGRESS : progressOn(machine);
  const session = await Session.start(machine, options.paths, options, progress);
  const status = await run(session, options, progress);
  return options.watch ? watch(session, options, progress, status) : status;
}

/** Analyses what the session holds and prints the report. */
async function run(session: Session, options: CheckOptions, progress: Progress): Promise<ExitStatus> {
  const { fixed, failures } = options.fix ? await fixFiles(session, progress) : NOTHING_FIXED;
  const report = checkReport(session, fixed, failures, progress);
  const status: ExitStatus = report.errors.length > 0 ? 2 : report.summary.error > 0 ? 1 : 0;
  printFailures(session.machine, report.errors);
  session.machine.output.write(render(session, report, options, status));
  return status;
}

const NOTHING_FIXED: { readonly fixed: readonly AppliedFix[] | null; readonly failures: readonly Failure[] } = { fixed: null, failures: [] };

function render(session: Session, report: CheckReport, options: CheckOptions, status: ExitStatus): string {
  const { machine, workspace } = session;
  switch (options.format) {
    case 'text':
      // Where nothing could be read there is nothing to sum up; why stands with the errors.
      if (report.files === 0) return '';
      return checkText(report, new SourceTexts((file) => workspace.text(workspace.analysed(file))), { ...options, colours: hasColours(machine, machine.output) });
    case 'json':
      return document(report, options);
    case 'sarif':
      return document(checkSarif(report, machine.version, status), options);
    case 'github':
      return checkGithub(report);
    default:
      return assertNever(options.format);
  }
}

/** One document a line while watching, so that a reader knows where each ends. */
function document(value: unknown, { watch: isOneLine }: CheckOptions): string {
  return isOneLine ? `${JSON.stringify(value)}\n` : prettyJson(value);
}

/** Prints another report whenever the files say something else, until the machine says stop. */
async function watch(session: Session, options: CheckOptions, progress: Progress, first: ExitStatus): Promise<ExitStatus> {
  const { machine } = session;
  let status = first;
  let isDirty = false;
  let wake: () => void = () => undefined;
  const notice = (): void => {
    isDirty = true;
    wake();
  };
  machine.stop.addEventListener('abort', notice);
  while (!machine.stop.aborted) {
    // What is watched follows what was read: settings and folders may have come or gone.
    const watcher = machine.files.watch(session.watchedPaths, notice);
    // What changed between the reading and the watching is seen by reading once more.
    while (!machine.stop.aborted) {
      isDirty = false;
      if (await session.refresh(progress)) break;
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (isDirty) resolve();
      });
    }
    watcher.close();
    if (!machine.stop.aborted) status = await run(session, options, progress);
  }
  return status;
}
