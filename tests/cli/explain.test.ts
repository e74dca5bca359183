/** `explain`: the pages of the rules on a terminal, found under every name that a rule has. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nearNames } from '../../server/src/base/near-names.ts';
import { RULE_PAGES } from '../../server/src/cli/rule-pages.ts';
import { RULES } from '../../server/src/ide/index.ts';
import { Folder } from './support.ts';

const root = join(import.meta.dirname, '..', '..');

describe('the generated module', () => {
  test('is what the generator writes', () => {
    expect(() => execFileSync(process.execPath, [join(root, 'scripts', 'rule-pages.mjs'), '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  test('has a page for each rule, and no other', () => {
    expect(Object.keys(RULE_PAGES).toSorted()).toEqual(RULES.map(({ code }) => code).toSorted());
  });
});

describe('a page', () => {
  test.each(RULES.map(({ code }) => [code] as const))('%s is readable', async (code) => {
    const { status, stdout, stderr } = await new Folder().call(['explain', code]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.startsWith(`${code}\n${'='.repeat(code.length)}\n\n`)).toBe(true);
    expect(stdout).toContain('What it says\n------------\n');
    expect(stdout).toContain('Not reported\n------------\n\n  - ');
    expect(stdout).toContain(`docs/rules/${code}.md\n`);
    // Nothing that is meant for the tests, and no marks of Markdown.
    expect(stdout).not.toMatch(/\/\/~|\/\/\s*\^|\/\/- |```|\]\(|^#+ |Silent:/mu);
    expect(stdout.split('\n').every((line) => line.length <= 110)).toBe(true);
  });

  test('keeps programs as they are, and says what a fix gives', async () => {
    const { stdout } = await new Folder().call(['explain', 'infinite-size']);
    expect(stdout).toContain('\n    struct Node {\n        value: u32,\n        next: Option<Node>,\n    }\n');
    expect(stdout).toContain('\nThe fix gives:\n\n    struct Node {\n        value: u32,\n        next: Option<Box<Node>>,\n    }\n');
  });

  test('has colours on a terminal only', async () => {
    const folder = new Folder();
    expect((await folder.call(['explain', 'padding-waste'])).stdout).not.toContain('\u001B');
    expect((await folder.call(['explain', 'padding-waste'], { isTerminal: true })).stdout).toContain('\u001B[1m');
  });
});

describe('names', () => {
  test.each([['aster(infinite-size)'], ['rustc:E0072'], ['E0072'], ['rustc:e0072']])('%s', async (name) => {
    const folder = new Folder();
    expect(await folder.call(['explain', name])).toEqual(await folder.call(['explain', 'infinite-size']));
  });

  test('every code of rustc that a rule stands for', async () => {
    const folder = new Folder();
    for (const { code, rustc } of RULES) for (const number of rustc) expect((await folder.call(['explain', `rustc:${number}`])).stdout).toContain(`docs/rules/${code}.md`);
  });

  test.each([
    ['padding-wast', "error: there is no rule 'padding-wast'. Did you mean padding-waste?\n"],
    ['unknown', "error: there is no rule 'unknown'. `aster-analyzer explain` lists the rules.\n"],
    ['rustc:E9999', "error: no rule stands for rustc's E9999.\n"],
    ['\u001B[31m', "error: there is no rule '\u{fffd}[31m'. `aster-analyzer explain` lists the rules.\n"],
  ])('%j is no rule', async (name, stderr) => {
    expect(await new Folder().call(['explain', name])).toEqual({ status: 2, stdout: '', stderr });
  });

  test('without one, the list', async () => {
    const { status, stdout } = await new Folder().call(['explain']);
    expect(status).toBe(0);
    for (const { code, level, title } of RULES) expect(stdout).toMatch(new RegExp(`^${code} +${level} +${title}$`, 'mu'));
  });
});

describe('near names', () => {
  test('are a few letters away, the nearest first', () => {
    expect(nearNames('Pont', ['Point', 'Paint', 'Line', 'Pint'])).toEqual(['Point', 'Pint']);
    expect(nearNames('point', ['Point'])).toEqual(['Point']);
    expect(nearNames('x', ['yyy', 'zz'])).toEqual([]);
  });
});
