/** `aster-analyzer layout`: the layouts of the types that files declare and write, as pictures in text or as JSON. */
import type { AnalysisSettings, ReportedType } from '../ide/index.ts';
import { layoutReport } from '../ide/index.ts';
import { reportHead } from './check-report.ts';
import { defect } from './defect.ts';
import { byFile, type Failure, shownRoot } from './inputs.ts';
import { type ExitStatus, hasColours, type Machine } from './machine.ts';
import { suggestion } from '../base/near-names.ts';
import { printFailures } from './print-failures.ts';
import { progressOn } from './progress.ts';
import { layoutJson } from './render/layout-json.ts';
import { layoutText } from './render/layout-text.ts';
import { Session } from './session.ts';
import { NO_FLAGS } from './settings.ts';

export const LAYOUT_FORMATS = ['text', 'json'] as const;

type Target = AnalysisSettings['target'];

export interface LayoutOptions {
  readonly paths: readonly string[];
  readonly format: (typeof LAYOUT_FORMATS)[number];
  /** `null`: as the files' settings say. */
  readonly target: Target | 'both' | null;
  /** A type's name, or an instance as it is printed; `null` for all types. */
  readonly type: string | null;
}

export async function layout(machine: Machine, options: LayoutOptions): Promise<ExitStatus> {
  const progress = progressOn(machine);
  const session = await Session.start(machine, options.paths, NO_FLAGS, progress);
  const failures: Failure[] = [...session.failures];
  const types: ReportedType[] = [];
  for (const { targets, files } of groupsOf(session, options.target)) {
    try {
      types.push(...layoutReport(session.workspace, files, targets).map((type) => ({ ...type, file: session.workspace.sourceOf(type.file) })));
    } catch (error) {
      failures.push(...files.map((file) => ({ file: session.workspace.sourceOf(file), message: defect(error) })));
    }
  }
  progress.end();
  const wanted = options.type === null ? types : types.filter((type) => isNamed(type, options.type ?? ''));
  printFailures(machine, failures.toSorted(byFile));
  if (wanted.length === 0 && options.type !== null) return noSuchType(machine, options.type, types);
  const head = { ...reportHead(machine), root: shownRoot(machine), files: session.sources.length, errors: failures.toSorted(byFile) };
  machine.output.write(options.format === 'json' ? layoutJson(head, wanted) : layoutText(wanted, hasColours(machine, machine.output)));
  if (options.format === 'text' && types.length === 0 && failures.length === 0) machine.output.write('No struct, enum or union is declared here.\n');
  return failures.length > 0 ? 2 : 0;
}

/** The files whose layouts are wanted for the same targets, together, in the order of the files. */
function groupsOf(session: Session, wanted: LayoutOptions['target']): { readonly targets: readonly Target[]; readonly files: readonly string[] }[] {
  const groups = new Map<Target | 'both', string[]>();
  for (const source of session.sources) {
    const target = wanted ?? session.settingsOf(source).target;
    const group = groups.get(target);
    if (group === undefined) groups.set(target, [source.file]);
    else group.push(source.file);
  }
  return [...groups].map(([target, files]) => ({ targets: target === 'both' ? ['64', '32'] : [target], files }));
}

/** Blanks do not matter: `Pair<u8,u8>` is `Pair<u8, u8>`. The name of a generic type means its instances too. */
function isNamed(type: ReportedType, wanted: string): boolean {
  const name = wanted.replaceAll(' ', '');
  return [type.name, nameOf(type), `${type.name}<${type.parameters.join(',')}>`, type.id].some((candidate) => candidate.replaceAll(' ', '') === name);
}

/** Without arguments. */
function nameOf(type: ReportedType): string {
  return type.name.split('<')[0] ?? type.name;
}

function noSuchType(machine: Machine, wanted: string, types: readonly ReportedType[]): ExitStatus {
  const known = [...new Set(types.flatMap((type) => [type.name, nameOf(type)]))];
  printFailures(machine, [{ file: wanted, message: `no type of this name is declared or written in these files.${suggestion(wanted, known)}` }]);
  return 2;
}
