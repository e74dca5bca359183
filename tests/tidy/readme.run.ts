/**
 * The README's commands, run as they stand there in a fresh clone of what is committed, one after the other. Installs from
 * the registry and runs all tests, so it has a script of its own: `npm run test:readme`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const commands = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```sh\n([^`]*)^```$/gmu)].map((match) => (match[1] ?? '').trim());

/** Of this process nothing but where programs and the registry are found: the test runner's own variables would reach the tests inside. */
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_OPTIONS|NODE_ENV|TEST$|npm_(?:lifecycle|package|config_(?!registry|cache|userconfig|https?_proxy|noproxy|cafile)))/iu.test(name)));

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'aster-readme-'));
  run('git', ['clone', '--quiet', root, join(folder, 'clone')], folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the README has two commands', () => {
  expect(commands).toHaveLength(2);
});

describe('in a fresh clone', () => {
  test('the first shows the main job and says what to open next', () => {
    const output = run('sh', ['-c', commands[0] ?? 'false'], join(folder, 'clone'));
    expect(output).toMatch(/Reading/u);
    expect(output).toMatch(/padding/u);
    expect(output).toMatch(/examples\/layout\.ast/u);
    expect(output).toMatch(/Next, in the editor/u);
  });

  test('the second installs and runs the tests', () => {
    const output = run('sh', ['-c', commands[1] ?? 'false'], join(folder, 'clone'));
    expect(output).toMatch(/Tests\s+\d{3,} passed/u);
  });

  test('nothing that is committed was changed', () => {
    expect(run('git', ['status', '--porcelain'], join(folder, 'clone'))).toBe('');
  });
});

/** What the command prints; throws with all of it if it fails. Colours are left out. */
function run(command: string, args: readonly string[], cwd: string): string {
  const { error, status, stderr, stdout } = spawnSync(command, args, { cwd, env: { ...environment, NO_COLOR: '1' }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error !== undefined) throw error;
  const readable = stdout.replaceAll(new RegExp(`${String.fromCodePoint(27)}\\[[0-9;]*m`, 'gu'), '');
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status ?? 'a signal'}:\n${readable}\n${stderr}`);
  return readable;
}
