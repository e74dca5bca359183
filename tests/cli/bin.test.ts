/** The command as it ships: the bundle, started by its bin in a process of its own. Everything else is tested in this process. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createProtocolConnection, type InitializeResult, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERSION } from '../../server/src/version.ts';
import { Folder } from './support.ts';

const root = join(import.meta.dirname, '..', '..');
const shipped = realpathSync(mkdtempSync(join(tmpdir(), 'aster-shipped-')));
const bin = join(shipped, 'server', 'bin', 'aster-analyzer.mjs');

beforeAll(async () => {
  // What is tested is made from these sources, in a folder of its own: the repository's is the package test's, which builds at the same time.
  await promisify(execFile)(process.execPath, [join(root, 'scripts', 'build.mjs'), '--into', shipped, 'server']);
  for (const part of ['bin', 'package.json']) cpSync(join(root, 'server', part), join(shipped, 'server', part), { recursive: true });
});

afterAll(() => rmSync(shipped, { recursive: true, force: true }));

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function start(program: string, words: readonly string[], folder: string, input = ''): Promise<Result> {
  const child = spawn(process.execPath, [program, ...words], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  child.stdin.end(input);
  await once(child, 'close');
  return { status: child.exitCode, ...output };
}

describe('aster-analyzer', () => {
  test('checks files of the disk and ends with the status', async () => {
    const folder = new Folder({ 'a.ast': 'struct Node { next: Option<Node> }\n', 'b.ast': new Uint8Array([0xff]) });
    const { status, stdout, stderr } = await start(bin, ['check'], folder.path);
    expect(stdout).toContain('error[infinite-size]');
    expect(stderr).toBe('error: b.ast: not valid UTF-8\n');
    expect(status).toBe(2);
    expect((await start(bin, ['check', 'a.ast'], folder.path)).status).toBe(1);
  });

  test('reads standard input', async () => {
    const { status, stdout } = await start(bin, ['layout', '-', '--format', 'json'], root, '\u{feff}struct S { a: u8, b: u32 }');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tool: `aster-analyzer ${VERSION}`, types: [{ id: '<stdin>#S', size: 8 }] });
  });

  test('explains, without the pages on the disk', async () => {
    const { status, stdout } = await start(bin, ['explain', 'rustc:E0072'], root);
    expect(status).toBe(0);
    expect(stdout).toContain('infinite-size');
  });

  test('a reader that has seen enough is no failure', async () => {
    const folder = new Folder({ 'a.ast': Array.from({ length: 400 }, (_, index) => `struct S${index} { a: u8, b: u32, c: u16 }\n`).join('') });
    const child = spawn(process.execPath, [bin, 'layout'], { cwd: folder.path });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.stdout.once('data', () => child.stdout.destroy());
    await once(child, 'close');
    expect(stderr).toBe('');
  });

  test.each([[['lsp', '--stdio']], [['lsp']]])('%j is the language server over standard input and output', async (words) => {
    const child = spawn(process.execPath, [bin, ...words], { cwd: root });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    client.listen();
    const { capabilities } = await client.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: null, capabilities: {} });
    expect(capabilities.hoverProvider).toBe(true);
    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    await once(child, 'close');
    client.dispose();
    expect({ status: child.exitCode, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('before it is built it says so', async () => {
    const folder = new Folder({ 'server/package.json': '{ "type": "module" }' });
    cpSync(bin, folder.at('server/bin/aster-analyzer.mjs'));
    const { status, stdout, stderr } = await start(folder.at('server/bin/aster-analyzer.mjs'), ['check'], folder.path);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^aster-analyzer: the program is not built yet: .*\n$/u);
  });
});

describe('the package', () => {
  test('has one version everywhere', () => {
    for (const manifest of ['package.json', 'server/package.json']) {
      expect(JSON.parse(readFileSync(join(root, manifest), 'utf8'))).toMatchObject({ version: VERSION });
    }
  });
});
