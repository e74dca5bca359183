/** `check --fix`: which fixes are applied, what is written, and what is left alone. */
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../server/src/cli/check-report.ts';
import { nodeFiles } from '../../server/src/host/node-files.ts';
import { Folder } from './support.ts';

const PADDED = 'struct Example {\n    a: u8, // first\n    b: u32,\n    c: u16,\n}\n';
const SORTED = 'struct Example {\n    b: u32,\n    c: u16,\n    a: u8, // first\n}\n';

describe('preferred fixes', () => {
  test('are written, told, and gone from the report', async () => {
    const folder = new Folder({ 'a.ast': PADDED });
    const outcome = await folder.call(['check', '--fix']);
    expect(outcome).toEqual({ status: 0, stdout: 'fixed a.ast:1: Reorder fields to save 4 bytes [padding-waste]\n\n1 file: no errors\n', stderr: '' });
    expect(folder.read('a.ast')).toBe(SORTED);
    expect((await folder.call(['check', '--fix'])).stdout).toBe('1 file: no errors\n');
  });

  test('are listed in JSON', async () => {
    const folder = new Folder({ 'a.ast': PADDED });
    const { stdout } = await folder.call(['check', '--fix', '--format', 'json']);
    const document = JSON.parse(stdout) as CheckReport;
    expect(document.fixed).toEqual([{ file: 'a.ast', line: 1, code: 'padding-waste', title: 'Reorder fields to save 4 bytes' }]);
    expect(document.diagnostics).toEqual([]);
    expect((JSON.parse((await folder.call(['check', '--format', 'json'])).stdout) as CheckReport).fixed).toBeUndefined();
  });

  test('of several findings in several files, in as many rounds as it takes', async () => {
    const inner = 'struct Inner { a: u8, b: u64, c: u8 }\n';
    const folder = new Folder({ 'a.ast': `${inner}struct Outer { x: u8, inner: Inner, y: u8 }\n${PADDED}`, 'b.ast': 'struct Node { next: Option<Node> }\n' });
    const { status } = await folder.call(['check', '--fix']);
    expect(status).toBe(0);
    expect(folder.read('a.ast')).toBe(`struct Inner { b: u64, a: u8, c: u8 }\nstruct Outer { inner: Inner, x: u8, y: u8 }\n${SORTED}`);
    expect(folder.read('b.ast')).toBe('struct Node { next: Option<Box<Node>> }\n');
  });

  test('one cure for two errors that are one mistake', async () => {
    const folder = new Folder({ 'a.ast': 'struct Person { home: House }\n', 'b.ast': 'struct House { owner: Person }\n' });
    const { status, stdout } = await folder.call(['check', '--fix']);
    expect(status).toBe(0);
    expect(stdout).toBe('fixed a.ast:1: Store it in a `Box` [infinite-size]\n\n2 files: no errors\n');
    expect(folder.read('b.ast')).toBe('struct House { owner: Person }\n');
  });
});

describe('what is left alone', () => {
  test('a promised order, a silenced finding, a rule that is off', async () => {
    const promised = `#[repr(C)]\n${PADDED}`;
    const silenced = `@allow(padding-waste)\n${PADDED}`;
    const folder = new Folder({ 'promised.ast': promised, 'silenced.ast': silenced, 'off/aster.toml': '[analyzer.rules]\npadding-waste = "off"', 'off/a.ast': PADDED });
    expect((await folder.call(['check', '--fix'])).stdout).not.toContain('fixed');
    expect([folder.read('promised.ast'), folder.read('silenced.ast'), folder.read('off/a.ast')]).toEqual([promised, silenced, PADDED]);
  });

  test('files that were not asked for, and the rest of a file', async () => {
    const folder = new Folder({ 'a.ast': `// ä\u{feff}\r\n${PADDED}fn f() { (`, 'b.ast': PADDED });
    const { status } = await folder.call(['check', 'a.ast', '--fix']);
    expect(status).toBe(1);
    expect(folder.read('a.ast')).toBe(`// ä\u{feff}\r\n${SORTED}fn f() { (`);
    expect(folder.read('b.ast')).toBe(PADDED);
  });

  test('a file without findings is not even written', async () => {
    const folder = new Folder({ 'a.ast': SORTED });
    const written: string[] = [];
    const files: typeof nodeFiles = {
      ...nodeFiles,
      writeText: (path) => {
        written.push(path);
        return Promise.resolve(null);
      },
    };
    await folder.call(['check', '--fix'], { machine: { files } });
    expect(written).toEqual([]);
  });
});

describe('the file on the disk', () => {
  test('keeps its byte order mark, its line breaks and its permissions', async () => {
    const folder = new Folder({ 'a.ast': `\u{feff}${PADDED.replaceAll('\n', '\r\n')}` });
    chmodSync(folder.at('a.ast'), 0o640);
    expect((await folder.call(['check', '--fix'])).status).toBe(0);
    expect(readFileSync(folder.at('a.ast'))).toEqual(Buffer.from(`\u{feff}${SORTED.replaceAll('\n', '\r\n')}`));
    expect(statSync(folder.at('a.ast')).mode & 0o777).toBe(0o640);
  });

  test('is changed behind a link, which stays one', async () => {
    const folder = new Folder({ 'store/a.ast': PADDED, 'src/b.ast': '' });
    symlinkSync(folder.at('store/a.ast'), folder.at('src/a.ast'));
    await folder.call(['check', 'src', '--fix']);
    expect(folder.read('store/a.ast')).toBe(SORTED);
    expect(lstatSync(folder.at('src/a.ast')).isSymbolicLink()).toBe(true);
  });

  test('that cannot be written is said, and not called fixed', async () => {
    const folder = new Folder({ 'a.ast': PADDED });
    const files = { ...nodeFiles, writeText: () => Promise.resolve('permission denied') };
    const { status, stdout, stderr } = await folder.call(['check', '--fix'], { machine: { files } });
    expect(status).toBe(2);
    expect(stderr).toBe('error: a.ast: was not changed: permission denied\n');
    expect(stdout).not.toContain('fixed');
    expect(folder.read('a.ast')).toBe(PADDED);
  });
});
