/** `check` for people: what a person sees on the terminal, and the exit status. */
import { describe, expect, test } from 'vitest';
import { Folder } from './support.ts';

const CLEAN = 'struct Point { x: f64, y: f64 }\n';
const LIST = `/// A list.
struct Node {
    value: u32,
    next: Option<Node>,
}
`;
const PADDED = 'struct Example {\n    a: u8,\n    b: u32,\n    c: u16,\n}\n';

describe('a finding', () => {
  test('is shown with its source, its story, its fix and a summary', async () => {
    const folder = new Folder({ 'list.ast': LIST });
    const { status, stdout, stderr } = await folder.call(['check', 'list.ast']);
    expect(stdout).toMatchInlineSnapshot(`
      "error[infinite-size]: \`Node\` contains itself without indirection, through \`Node.next\`: it would be infinitely large.
       --> list.ast:2:8
        |
      2 | struct Node {
        |        ^^^^
      3 |     value: u32,
      4 |     next: Option<Node>,
        |           ------------ here \`Node\` is stored inside itself; a \`Box\` would end the recursion
        |
        = rustc: E0072
        = fix: Store it in a \`Box\` (--fix)

      More about a rule: aster-analyzer explain infinite-size
      1 file: 1 error
      "
    `);
    expect(stderr).toBe('');
    expect(status).toBe(1);
  });

  test('has the lines that the problem matcher of the extension reads', async () => {
    const folder = new Folder({ 'src/deep/list.ast': LIST });
    const lines = (await folder.call(['check', 'src'])).stdout.split('\n');
    expect(lines[0]).toMatch(/^(error|warning|hint)\[([a-z0-9-]+)\]: (.*)$/u);
    expect(lines[1]).toMatch(/^\s*--> (.+):(\d+):(\d+)$/u);
    expect(lines[1]).toContain('src/deep/list.ast:2:8');
  });

  test('in another file is shown with that file', async () => {
    const folder = new Folder({ 'a.ast': 'struct A { b: B }\n', 'b.ast': '\n\nstruct B { a: A }\n' });
    const { stdout } = await folder.call(['check', 'a.ast']);
    expect(stdout).toContain(' --> a.ast:1:8\n');
    expect(stdout).not.toContain('--> b.ast');
    expect(stdout).toContain('1 file: 1 error');
  });
});

describe('hints', () => {
  test('are counted, and shown only when asked for', async () => {
    const folder = new Folder({ 'a.ast': PADDED });
    const silent = await folder.call(['check', 'a.ast']);
    expect(silent).toEqual({ status: 0, stdout: '1 file: no errors, 1 hint (--hints shows it)\n', stderr: '' });
    const { status, stdout } = await folder.call(['check', 'a.ast', '--hints']);
    expect(status).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "hint[padding-waste]: \`Example\` is 12 bytes, 8 in the best order of its fields.
       --> a.ast:1:8
        |
      1 | struct Example {
        |        ^^^^^^^
        |
        = fix: Reorder fields to save 4 bytes (--fix)

      More about a rule: aster-analyzer explain padding-waste
      1 file: no errors, 1 hint
      "
    `);
  });

  test('say what was not fully analysed, and why', async () => {
    const folder = new Folder({ 'a.ast': 'use other::Thing;\nstruct A { t: Thing }\n' });
    const { stdout } = await folder.call(['check', '--hints']);
    expect(stdout).toContain('note: a.ast: `A` not fully analysed: size unknown: the layout of `t` (`Thing`) is not known\n');
    expect(stdout).toContain('1 file: no errors, 1 item not fully analysed\n');
  });
});

describe('paths', () => {
  test('nothing to say is said in one line', async () => {
    const folder = new Folder({ 'a.ast': CLEAN, 'b.ast': CLEAN });
    expect(await folder.call(['check'])).toEqual({ status: 0, stdout: '2 files: no errors\n', stderr: '' });
  });

  test('a folder is read with what is in it, but not what packages, builds and tools leave there', async () => {
    const folder = new Folder({ 'src/a.ast': CLEAN, 'src/b/c.ast': CLEAN, 'src/notes.txt': 'no', 'node_modules/x/x.ast': '(', 'target/x.ast': '(', '.git/x.ast': '(' });
    expect((await folder.call(['check', '.'])).stdout).toBe('2 files: no errors\n');
  });

  test('a path may be given twice, and in several ways', async () => {
    const folder = new Folder({ 'src/a.ast': CLEAN });
    expect((await folder.call(['check', 'src', './src/a.ast', folder.at('src/a.ast')])).stdout).toBe('1 file: no errors\n');
  });

  test('- is standard input', async () => {
    const { status, stdout } = await new Folder().call(['check', '-'], { input: LIST });
    expect(status).toBe(1);
    expect(stdout).toContain(' --> <stdin>:2:8\n');
  });

  test('standard input sees the files of the current folder', async () => {
    const folder = new Folder({ 'point.ast': CLEAN });
    expect((await folder.call(['check', '-'], { input: 'struct Line { from: Point, to: Point }' })).status).toBe(0);
    expect((await folder.call(['check', '-'], { input: 'struct Line { from: Pint }' })).status).toBe(1);
  });

  test('a file is read whatever its name', async () => {
    const folder = new Folder({ 'program.txt': LIST });
    expect((await folder.call(['check', 'program.txt'])).status).toBe(1);
  });
});

describe('what cannot be read', () => {
  test('is one sentence on standard error, and the rest is reported', async () => {
    const folder = new Folder({ 'a.ast': LIST });
    const { status, stdout, stderr } = await folder.call(['check', 'nowhere', 'a.ast']);
    expect(stderr).toBe('error: nowhere: no such file or folder\n');
    expect(stdout).toContain('error[infinite-size]');
    expect(stdout).toContain('1 file: 1 error, 1 input not read\n');
    expect(status).toBe(2);
  });

  test('alone leaves nothing to print', async () => {
    expect(await new Folder().call(['check', 'nowhere/a.ast'])).toEqual({ status: 2, stdout: '', stderr: 'error: nowhere/a.ast: no such file or folder\n' });
  });

  test('a folder without sources is no clean program', async () => {
    expect(await new Folder({ 'readme.md': '' }).call(['check'])).toEqual({ status: 2, stdout: '', stderr: 'error: .: there is no .ast file in this folder\n' });
  });
});

describe('neighbours', () => {
  test('files of a folder see each other, given or not', async () => {
    const folder = new Folder({ 'a.ast': 'struct A { b: B }', 'b.ast': 'struct B { c: C }', 'c.ast': 'struct C { x: u8 }' });
    expect(await folder.call(['check', 'a.ast'])).toEqual({ status: 0, stdout: '1 file: no errors\n', stderr: '' });
    expect((await folder.call(['check'])).status).toBe(0);
  });

  test('nobody is accused while a neighbour cannot be read', async () => {
    const folder = new Folder({ 'a.ast': 'struct A { b: B }', 'b.ast': new Uint8Array([0xff, 0xfe, 0x00]) });
    expect(await folder.call(['check', 'a.ast'])).toEqual({ status: 0, stdout: '1 file: no errors, 1 item not fully analysed\n', stderr: '' });
  });

  test('in a package they do not', async () => {
    const folder = new Folder({ 'aster.toml': 'name = "p"', 'src/main.ast': 'struct A { b: B }', 'src/b.ast': 'struct B { x: u8 }' });
    expect((await folder.call(['check'])).stdout).toContain('error[unresolved-type]');
  });

  test('in a package they do by the names of their modules, those that were not asked for included', async () => {
    const folder = new Folder({ 'aster.toml': 'name = "p"', 'src/main.ast': 'mod b;\nstruct A { b: b::B, c: b::C }', 'src/b.ast': 'pub struct B { x: u8 }' });
    const { stdout } = await folder.call(['check', 'src/main.ast']);
    expect(stdout).toContain('No type named `C`');
    expect(stdout).not.toContain('named `B`');
  });

  test('a lone file names modules in folders below, which are read', async () => {
    const folder = new Folder({ 'main.ast': 'mod b;\nmod c { mod d; }\nuse b::B;\nuse c::d::D;\nstruct A { b: B, d: D }', 'b/mod.ast': 'pub struct B { x: u8 }', 'c/d.ast': 'pub struct D { y: u16 }' });
    const { stdout } = await folder.call(['layout', 'main.ast', '--type', 'A']);
    expect(stdout).toContain('4 bytes');
  });
});

describe('how it looks', () => {
  test('colours on a terminal only', async () => {
    const folder = new Folder({ 'a.ast': LIST });
    expect((await folder.call(['check'])).stdout).not.toContain('\u001B');
    expect((await folder.call(['check'], { isTerminal: true })).stdout).toContain('\u001B[31m');
  });

  test('no colours where NO_COLOR says so, or on a dumb terminal', async () => {
    const folder = new Folder({ 'a.ast': LIST });
    expect((await folder.call(['check'], { isTerminal: true, environment: { NO_COLOR: '1' } })).stdout).not.toContain('\u001B');
    expect((await folder.call(['check'], { isTerminal: true, environment: { NO_COLOR: '' } })).stdout).toContain('\u001B');
    expect((await folder.call(['check'], { isTerminal: true, environment: { TERM: 'dumb' } })).stdout).not.toContain('\u001B');
  });

  test('--quiet: findings and nothing else', async () => {
    const folder = new Folder({ 'a.ast': LIST, 'b.ast': CLEAN });
    expect(await folder.call(['check', 'b.ast', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
    const { stdout } = await folder.call(['check', '--quiet']);
    expect(stdout).toContain('error[infinite-size]');
    expect(stdout).not.toContain('file');
    expect(stdout).not.toContain('explain');
  });

  test('long work has a line of progress on a terminal, which is gone at the end', async () => {
    const folder = new Folder(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}.ast`, CLEAN])));
    let time = 0;
    const slow = { now: (): number => (time += 100) };
    const { stderr } = await folder.call(['check'], { isTerminal: true, machine: slow });
    expect(stderr).toContain('checking 20 of 20 files');
    expect(stderr.endsWith('\r\u001B[K')).toBe(true);
    expect((await folder.call(['check'], { machine: slow })).stderr).toBe('');
    expect((await folder.call(['check', '--quiet'], { isTerminal: true, machine: slow })).stderr).toBe('');
  });
});
