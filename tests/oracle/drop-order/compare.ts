/** Runs functions as Rust programs and as flow graphs, and compares what happens in which order (O1, O3, O5, O11). */
import { flowGraph } from '../../../server/src/flow/index.ts';
import { Workspace } from '../../../server/src/ide/index.ts';
import { itemKey, itemStart } from '../../../server/src/items/index.ts';
import { parser } from '../../support/assets.ts';
import { inFolder } from '../compilers.ts';
import { asterText, rustText, type TracedFunction } from './language.ts';
import { followTrace, type Value } from './machine.ts';

export interface DropComparison {
  readonly functions: number;
  readonly traces: number;
  readonly events: number;
  /** Functions that rustc refuses; they are left out. */
  readonly refused: readonly string[];
  readonly differences: readonly string[];
}

const SEEDS = 12;
const FILE = '/main.ast';

export function compareDrops(functions: readonly TracedFunction[]): DropComparison {
  const { accepted, refused, traces } = runInRust(functions);
  const workspace = Workspace.over(parser);
  const text = asterText(accepted);
  workspace.setSurroundings(FILE, { kind: 'known', root: '/' });
  workspace.setSources('/', { isPackage: false, name: null, files: [FILE], isComplete: true });
  workspace.open(FILE, text);
  const differences: string[] = [];
  let events = 0;
  for (const { name, seed, trace } of traces) {
    const key = itemKey(FILE, `function:${name}`);
    const graph = flowGraph(workspace.db, key);
    const source = accepted.find((each) => each.name === name)?.text ?? '';
    const complaint = graph === null ? 'there is no graph' : followTrace(graph, text.slice(itemStart(workspace.db, key) ?? 0), valuesOf(seed), trace);
    events += trace.length;
    if (complaint !== null) differences.push(`drop order: ${complaint}\n${source}\nrustc: ${trace.join(' ')}`);
  }
  return { functions: accepted.length, traces: traces.length, events, refused, differences };
}

/** What `run` in the Rust prelude calls the function with. */
function valuesOf(seed: number): readonly Value[] {
  const token = (id: number): Value => ({ kind: 'token', id });
  const parts = (variant: number, ...values: Value[]): Value => ({ kind: 'parts', variant, parts: values });
  return [token(900), parts(0, token(901), token(902)), seed % 3 === 0 ? parts(1) : parts(0, token(903)), parts(0, token(904), token(905))];
}

interface Trace {
  readonly name: string;
  readonly seed: number;
  readonly trace: readonly string[];
}

/** Compiles, leaving out what rustc refuses, and runs. */
function runInRust(functions: readonly TracedFunction[]): { readonly accepted: readonly TracedFunction[]; readonly refused: readonly string[]; readonly traces: readonly Trace[] } {
  return inFolder(({ write, run }) => {
    let accepted = functions;
    const refused: string[] = [];
    for (;;) {
      write('drops.rs', rustText(accepted, SEEDS));
      const compiled = run('rustc', ['--edition', '2024', '-C', 'opt-level=0', '-C', 'debuginfo=0', '--error-format=short', 'drops.rs']);
      if (compiled.status === 0) break;
      const bad = refusedBy(accepted, compiled.standardError);
      if (bad.size === 0) throw new Error(`rustc refuses the program: ${compiled.standardError.slice(0, 2_000)}`);
      refused.push(...bad.values());
      accepted = accepted.filter(({ name }) => !bad.has(name));
    }
    const { standardOutput } = run('./drops', []);
    const traces = standardOutput.split('\n').filter((line) => line !== '').map((line): Trace => {
      const [name = '', seed = '', ...trace] = line.split(' ');
      return { name, seed: Number(seed), trace };
    });
    return { accepted, refused, traces };
  });
}

/** The functions that errors point into, with the first error of each. */
function refusedBy(functions: readonly TracedFunction[], errors: string): ReadonlyMap<string, string> {
  const lines = rustText(functions, SEEDS).split('\n');
  const bad = new Map<string, string>();
  for (const { groups } of errors.matchAll(/^drops\.rs:(?<line>\d+):\d+: error(?<message>.*)$/gmu)) {
    for (let line = Number(groups?.['line']) - 1; line >= 0; line -= 1) {
      const name = /^fn (?<name>\w+)\(/u.exec(lines[line] ?? '')?.groups?.['name'];
      if (name === undefined) continue;
      if (!bad.has(name)) bad.set(name, `${name}: ${groups?.['message'] ?? ''}`);
      break;
    }
  }
  return bad;
}
