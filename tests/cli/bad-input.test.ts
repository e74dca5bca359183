/** Whatever is in a file: an answer that helps, the right exit status, no exception, and no stack of calls. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../server/src/cli/check-report.ts';
import { nodeFiles } from '../../server/src/host/node-files.ts';
import { Workspace } from '../../server/src/ide/index.ts';
import { parser } from '../support/assets.ts';
import { Folder } from './support.ts';

const OK = 'struct Point { x: f64, y: f64 }\n';
const NESTED = `fn f() { ${'('.repeat(10_000)}1${')'.repeat(10_000)}; }\n`;

/** Text by name, with what `check` must say. */
const TEXTS: readonly (readonly [name: string, content: string | Uint8Array, expected: { readonly status: number; readonly says: RegExp }])[] = [
  ['an empty file', '', { status: 0, says: /^1 file: no errors\n$/u }],
  ['blanks only', ' \r\n\t\n', { status: 0, says: /^1 file: no errors\n$/u }],
  ['binary bytes', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0x80, 0xff]), { status: 2, says: /^$/u }],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x73, 0x00]), { status: 2, says: /^$/u }],
  ['NUL characters', 'struct A { a: \0u8 }\0\0', { status: 1, says: /error\[syntax-error\].*\n --> a\.ast:1:/u }],
  ['line breaks of Windows', 'struct A {\r\n    a: Missing,\r\n}\r\n', { status: 1, says: /--> a\.ast:2:8\n.*\n2 \| {5}a: Missing,\n {2}\| {8}\^{7}\n/u }],
  ['line breaks of old Macs', 'struct A {\r    a: Missing,\r}\r', { status: 1, says: /--> a\.ast:2:8\n/u }],
  ['a byte order mark', '\u{feff}struct A { a: Missing }', { status: 1, says: /--> a\.ast:1:15\n/u }],
  ['astral characters before an error on the same line', 'fn f() { let s = "😀"; let t: Missing = s; }', { status: 1, says: /--> a\.ast:1:31\n.*\n.*\n {2}\| {31}\^{7}\n/u }],
  ['half a struct', 'struct A {\n    a: u8,\n    b: ', { status: 1, says: /error\[/u }],
  ['an unknown field type', 'struct A { a: u8, b: Missing, c: u8 }', { status: 1, says: /No type named `Missing`/u }],
  ['a recursive struct', 'struct A { a: A }', { status: 1, says: /`A` contains itself/u }],
  ['10,000 nested parentheses', NESTED, { status: 0, says: /1 file: no errors/u }],
  ['10,000 open parentheses', `fn f() { ${'('.repeat(10_000)}`, { status: 1, says: /error\[/u }],
  ['10,000 nested types', `struct A { a: ${'Option<'.repeat(10_000)}u8${'>'.repeat(10_000)} }`, { status: 0, says: /1 file: no errors/u }],
  ['a lone surrogate, as JSON may bring it', 'struct A { a: Missing } // \\ud800', { status: 1, says: /--> a\.ast:1:15/u }],
];

describe.each(TEXTS)('%s', (_name, content, { status, says }) => {
  const folder = (): Folder => new Folder({ 'a.ast': content });

  test('check says it', async () => {
    const outcome = await folder().call(['check', 'a.ast']);
    expect(outcome.stdout).toMatch(says);
    expect(outcome.status).toBe(status);
    expect(outcome.stderr).toBe(status === 2 ? 'error: a.ast: not valid UTF-8\n' : '');
  });

  test.each([['json'], ['sarif'], ['github']])('check as %s', async (format) => {
    const outcome = await folder().call(['check', 'a.ast', '--format', format]);
    expect(outcome.status).toBe(status);
    if (format !== 'github') expect(() => JSON.parse(outcome.stdout) as unknown).not.toThrow();
  });

  test('layout, and fixing, answer too', async () => {
    const here = folder();
    expect((await here.call(['layout', 'a.ast', '--target', 'both'])).status).toBe(status === 2 ? 2 : 0);
    expect((await here.call(['layout', 'a.ast', '--format', 'json'])).status).toBe(status === 2 ? 2 : 0);
    expect([0, 1, 2]).toContain((await here.call(['check', 'a.ast', '--fix'])).status);
  });
});

describe('files that are none', () => {
  test('a missing path', async () => {
    expect(await new Folder().call(['layout', 'nowhere.ast'])).toEqual({ status: 2, stdout: '', stderr: 'error: nowhere.ast: no such file or folder\n' });
  });

  test('a path below a file, a link that leads to itself, an empty name', async () => {
    const folder = new Folder({ 'a.ast': OK });
    symlinkSync('loop.ast', folder.at('loop.ast'));
    const { status, stderr } = await folder.call(['check', 'a.ast/b.ast', 'loop.ast', '']);
    expect(status).toBe(2);
    expect(stderr).toBe('error: .: an empty path names no file\nerror: a.ast/b.ast: no such file or folder\nerror: loop.ast: a link that leads to itself\n');
  });

  test('a folder with the name of a source, and links among sources', async () => {
    const folder = new Folder({ 'src/a.ast': OK, 'elsewhere/b.ast': OK });
    mkdirSync(folder.at('src/folder.ast'));
    symlinkSync(folder.at('elsewhere/b.ast'), folder.at('src/b.ast'));
    symlinkSync(folder.at('src'), folder.at('src/again'));
    symlinkSync(folder.at('nowhere'), folder.at('src/dangling.ast'));
    expect((await folder.call(['check', 'src'])).stdout).toContain('2 files: ');
  });

  test('a file that never ends', async () => {
    const { status, stderr } = await new Folder().call(['check', '/dev/zero']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/zero: larger than 16 MiB, which is too large for a source file\n$/u);
  });

  test('a file that is too large', async () => {
    const folder = new Folder({ 'a.ast': new Uint8Array(16 * 1024 * 1024 + 1) });
    expect((await folder.call(['check', 'a.ast'])).stderr).toBe('error: a.ast: larger than 16 MiB, which is too large for a source file\n');
  });

  test('a folder that may not be read is not passed over', async () => {
    const folder = new Folder({ 'a.ast': OK });
    const files = { ...nodeFiles, sourcesIn: async (path: string) => ({ ...(await nodeFiles.sourcesIn(path)), failures: [{ path: folder.at('secret'), message: 'permission denied' }] }) };
    expect(await folder.call(['check'], { machine: { files } })).toEqual({ status: 2, stdout: '1 file: no errors, 1 input not read\n', stderr: 'error: secret: permission denied\n' });
  });
});

describe('what a program says does nothing to the terminal', () => {
  test('escape sequences in text, names and messages', async () => {
    const folder = new Folder({ 'a\u001B[31m.ast': 'struct A { a: Mis\u001Bsing, \u001B]0;title\u0007 }\n// \u202E\n' });
    const { stdout } = await folder.call(['check', '--hints']);
    expect(stdout).toContain('error[');
    expect(stdout).not.toMatch(/[^\P{Control}\n]|\p{Bidi_Control}/u);
  });
});

describe('a defect of the analyzer', () => {
  test('costs the answer of one file, and is said', async () => {
    const workspace = Workspace.over(parser);
    const get = workspace.db.get.bind(workspace.db);
    workspace.db.get = (source, key) => {
      if (key === 'bad.ast' && source.name === 'fileFindings') throw new Error('boom');
      return get(source, key);
    };
    const folder = new Folder({ 'bad.ast': OK, 'good.ast': 'struct Node { next: Option<Node> }' });
    const { status, stdout, stderr } = await folder.call(['check', '--format', 'json'], { machine: { createWorkspace: () => Promise.resolve(workspace) } });
    expect(status).toBe(2);
    expect(stderr).toBe('error: bad.ast: the analyzer failed on this file, which is a defect of it (boom)\n');
    expect((JSON.parse(stdout) as CheckReport).summary).toEqual({ error: 1, warning: 0, hint: 0 });
  });
});
