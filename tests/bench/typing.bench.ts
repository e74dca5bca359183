/**
 * From keystroke to diagnostics, hover and cold start, of the built server in a process of its own, over stdio: what an editor sees.
 * `ASTER_SEED` chooses the sites; `UPDATE_PERFORMANCE=1` writes the tables to docs/performance.md.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { type BuiltServer, SERVER, startBuiltServer } from './built-server.ts';
import { asTable, type Measurement, measurement, seededRandom } from './percentiles.ts';
import { programOf } from './program.ts';

const seed = Number(process.env['ASTER_SEED'] ?? 20_261_122);
const KEYSTROKES = 600;
const WARM_UP = 3000;
const rows: Measurement[] = [];

/** In milliseconds. */
interface Keystroke {
  /** From sending the change to having its diagnostics. */
  readonly total: number;
  /** From when the server has the change to when it has sent them. */
  readonly inServer: number;
}

/** A document that is typed into; keeps text and version in step with the server. */
class Typist {
  version = 1;

  private constructor(
    private readonly server: BuiltServer,
    private readonly uri: string,
    public text: string,
  ) {}

  static async open(server: BuiltServer, uri: string, text: string): Promise<Typist> {
    await server.open(uri, text);
    return new Typist(server, uri, text);
  }

  /** Replaces a stretch and answers the milliseconds until its diagnostics were there, and how many of them the server took. */
  async replace(start: number, end: number, text: string): Promise<Keystroke> {
    const lines = new LineIndex(this.text);
    const position = (offset: number): { line: number; character: number } => {
      const { line, column } = lines.position(offset);
      return { line, character: column };
    };
    const range = { start: position(start), end: position(end) };
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.version += 1;
    const before = performance.now();
    const { diagnostics, inServer } = this.server.change(this.uri, this.version, [{ range, text }]);
    await diagnostics;
    return { total: performance.now() - before, inServer: await inServer };
  }

  async hover(offset: number): Promise<number> {
    const { line, column } = new LineIndex(this.text).position(offset);
    const before = performance.now();
    await this.server.client.sendRequest('textDocument/hover', { textDocument: { uri: this.uri }, position: { line, character: column } });
    return performance.now() - before;
  }
}

/** Types a letter into a line of code at a random site and takes it back, again and again. */
async function typeAtRandom(typist: Typist, random: () => number, keystrokes = KEYSTROKES): Promise<Keystroke[]> {
  const times: Keystroke[] = [];
  for (let count = 0; count < keystrokes / 2; count += 1) {
    const near = Math.floor(random() * typist.text.length);
    const line = typist.text.indexOf('\n    ', near);
    const site = line === -1 ? typist.text.indexOf('\n    ') + 5 : line + 5;
    times.push(await typist.replace(site, site, 'x'), await typist.replace(site, site + 1, ''));
  }
  return times;
}

const NEW_FUNCTION = 'fn added(items: &Vec<i32>) -> i32 {\n    let mut sum = 0;\n    for item in items.iter() {\n        if *item > 3 {\n            sum += add(*item, [1, 2]);\n        }\n    }\n    sum\n}\n\n';

function record(what: string, keystrokes: readonly Keystroke[]): void {
  rows.push(measurement(what, keystrokes.map(({ total }) => total)), measurement(`${what}, in the server`, keystrokes.map(({ inServer }) => inServer)));
}

async function measure(lines: number): Promise<void> {
  const server = await startBuiltServer();
  const random = seededRandom(seed + lines);
  const typist = await Typist.open(server, `file:///bench-${lines}.ast`, programOf(lines));
  const size = lines.toLocaleString('en');
  // The first keystrokes warm the engine up, as the first minutes of a session do.
  await typeAtRandom(typist, random, WARM_UP);
  record(`${size} lines, keystroke`, await typeAtRandom(typist, random));

  const brace = typist.text.indexOf('{', typist.text.indexOf('\nfn ', Math.floor(random() * typist.text.length * 0.5)));
  await typist.replace(brace, brace + 1, '');
  record(`${size} lines, keystroke while a \`{\` is missing`, await typeAtRandom(typist, random));
  await typist.replace(brace, brace, '{');

  const site = typist.text.indexOf('\nfn ', Math.floor(random() * typist.text.length * 0.5)) + 1;
  const times: Keystroke[] = [];
  for (let index = 0; index < NEW_FUNCTION.length; index += 1) times.push(await typist.replace(site + index, site + index, NEW_FUNCTION.charAt(index)));
  record(`${size} lines, typing a function without auto-closed brackets`, times);

  const structs = [...typist.text.matchAll(/struct (?=Record)/gu)].map((match) => match.index + match[0].length + 1);
  const hovers: number[] = [];
  for (let count = 0; count < 200; count += 1) hovers.push(await typist.hover(structs[Math.floor(random() * structs.length)] ?? 0));
  rows.push(measurement(`${size} lines, hover with picture`, hovers));
  expect(server.errors).toEqual([]);
  await server.close();
}

/** From the start of the process to the first diagnostics of a document. */
async function coldStart(text: string): Promise<number> {
  const before = performance.now();
  const server = await startBuiltServer();
  await server.open('file:///cold.ast', text);
  const time = performance.now() - before;
  await server.close();
  return time;
}

/** Milliseconds for a hundred million dependent steps of arithmetic: how fast the machine was when it measured. The best of three. */
function yardstick(): number {
  const times = [0, 1, 2].map(() => {
    const before = performance.now();
    let value = 1;
    for (let step = 0; step < 100_000_000; step += 1) value = (Math.imul(value, 31) + step) | 0;
    const time = performance.now() - before;
    // Looking at the value keeps the loop from being left out.
    return Number.isInteger(value) ? time : Number.NaN;
  });
  return Math.min(...times);
}

beforeAll(() => expect(existsSync(SERVER), 'run npm run build first').toBe(true));

describe('typing', () => {
  it('at 1,000 lines', () => measure(1_000));
  it('at 10,000 lines', () => measure(10_000));
});

describe('cold start', () => {
  it('of the built server', async () => {
    for (const lines of [1_000, 10_000]) {
      const times: number[] = [];
      for (let count = 0; count < 10; count += 1) times.push(await coldStart(programOf(lines)));
      rows.push(measurement(`${lines.toLocaleString('en')} lines, process start to first diagnostics`, times));
    }
  });
});

afterAll(() => {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}, yardstick ${yardstick().toFixed(0)} ms`;
  const table = asTable(rows);
  process.stdout.write(`\nseed ${seed} · ${machine}\n${table}\n`);
  if (process.env['UPDATE_PERFORMANCE'] !== '1') return;
  const page = new URL('../../docs/performance.md', import.meta.url);
  const text = readFileSync(page, 'utf8');
  const heading = `### ${new Date().toISOString().slice(0, 10)}, seed ${seed}, ${machine}`;
  writeFileSync(page, text.replace('<!-- newest first -->', `<!-- newest first -->\n\n${heading}\n\n${table}`));
});
