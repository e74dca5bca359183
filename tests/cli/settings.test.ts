/** Where settings come from, which one wins, and what misuse is told. */
import { describe, expect, test } from 'vitest';
import { Folder } from './support.ts';

const PADDED = 'struct Example { a: u8, b: usize, c: u16 }\n';
const HINT = '`Example` is 24 bytes, 16 in the best order of its fields.';
const HINT_32 = '`Example` is 12 bytes, 8 in the best order of its fields.';

async function messages(folder: Folder, ...words: string[]): Promise<string[]> {
  const { stdout } = await folder.call(['check', '--format', 'json', ...words]);
  const { diagnostics } = JSON.parse(stdout) as { readonly diagnostics: readonly { readonly severity: string; readonly message: string }[] };
  return diagnostics.map(({ severity, message }) => `${severity}: ${message}`);
}

describe('precedence', () => {
  test('the default', async () => {
    expect(await messages(new Folder({ 'a.ast': PADDED }))).toEqual([`hint: ${HINT}`]);
  });

  test('aster.toml, in the folder or above it', async () => {
    const folder = new Folder({ 'aster.toml': '[analyzer]\ntarget = 32\n[analyzer.rules]\npadding-waste = "warning"\n', 'src/deep/a.ast': PADDED });
    expect(await messages(folder)).toEqual([`warning: ${HINT_32}`]);
    expect(await messages(folder, 'src/deep/a.ast')).toEqual([`warning: ${HINT_32}`]);
  });

  test('a flag wins over aster.toml, and only over what it names', async () => {
    const folder = new Folder({ 'aster.toml': '[analyzer]\ntarget = "32"\n[analyzer.rules]\npadding-waste = "warning"\n', 'a.ast': PADDED });
    expect(await messages(folder, '--target', '64')).toEqual([`warning: ${HINT}`]);
    expect(await messages(folder, '--rule', 'padding-waste=error')).toEqual([`error: ${HINT_32}`]);
    expect(await messages(folder, '--rule', 'padding-waste=error', '--rule', 'padding-waste=off', '--rule', 'unknown-rule=off')).toEqual([]);
  });

  test('the threshold of the padding hint', async () => {
    const folder = new Folder({ 'aster.toml': '[analyzer.layout]\npaddingThreshold = 40\n', 'a.ast': PADDED });
    expect(await messages(folder)).toEqual([]);
  });

  test('packages in one run keep their own settings', async () => {
    const folder = new Folder({ 'one/aster.toml': '[analyzer.rules]\npadding-waste = "off"\n', 'one/a.ast': PADDED, 'two/aster.toml': '[analyzer]\ntarget = 32\n', 'two/a.ast': PADDED, 'three.ast': PADDED });
    expect(await messages(folder)).toEqual([`hint: ${HINT}`, `hint: ${HINT_32}`]);
  });

  test('a rule that is an error decides the exit status', async () => {
    const folder = new Folder({ 'a.ast': PADDED });
    expect((await folder.call(['check'])).status).toBe(0);
    expect((await folder.call(['check', '--rule', 'padding-waste=error'])).status).toBe(1);
  });
});

describe('an aster.toml that makes no sense', () => {
  test.each([
    ['[analyzer\n', 'is not valid TOML: line 1, column 10: '],
    ['[analyzer.rules]\npading-waste = "off"\n', "[analyzer.rules] there is no rule 'pading-waste'. Did you mean padding-waste?"],
    ['[analyzer.rules]\npadding-waste = "loud"\n', '[analyzer.rules] padding-waste is "loud"; it can be error, warning, hint, off'],
    ['[analyzer]\nstage = 4\n', '[analyzer] stage is 4; it can be 1, 2, 3'],
    ['[analyzer]\ntarget = [64]\n', '[analyzer] target is [64]; it can be 64, 32'],
    ['[analyzer]\nrules = 1\n', '[analyzer.rules] is not a table'],
    ['analyzer = "off"\n', '[analyzer] is not a table'],
    ['[analyzer.layout]\npaddingThreshold = 9007199254740993\n', '[analyzer.layout] paddingThreshold is "9007199254740993"; it can be a percentage from 0 to 100'],
  ])('%j is one sentence, and the rest is analysed', async (text, sentence) => {
    const folder = new Folder({ 'aster.toml': text, 'a.ast': PADDED });
    const { status, stdout, stderr } = await folder.call(['check', '--format', 'json']);
    expect(status).toBe(2);
    expect(stderr.startsWith(`error: aster.toml: ${sentence}`)).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    const document = JSON.parse(stdout) as { readonly errors: readonly unknown[]; readonly diagnostics: readonly unknown[] };
    expect(document.errors).toHaveLength(1);
    expect(document.diagnostics).toHaveLength(1);
  });

  test('is reported once for all files', async () => {
    const folder = new Folder({ 'aster.toml': '[analyzer]\nstage = 4\n', 'a.ast': PADDED, 'b.ast': PADDED });
    expect((await folder.call(['check'])).stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('other tables, unknown keys and large numbers are nobody’s mistake', async () => {
    const folder = new Folder({ 'aster.toml': 'name = "p"\nserial = 9007199254740993\n[analyzer]\nfuture = true\n[analyzer.inlayHints]\ntypes = false\n', 'a.ast': PADDED });
    expect((await folder.call(['check'])).status).toBe(0);
  });

  test('bytes that are no text', async () => {
    const folder = new Folder({ 'aster.toml': new Uint8Array([0xff]), 'a.ast': PADDED });
    expect((await folder.call(['check'])).stderr).toBe('error: aster.toml: not valid UTF-8\n');
  });
});

describe('misuse', () => {
  test.each([
    [['--rule', 'pading-waste=off'], "There is no rule 'pading-waste'. Did you mean padding-waste?"],
    [['--rule', 'no-such-thing-at-all=off'], '`aster-analyzer explain` lists the rules.'],
    [['--rule', 'padding-waste=loud'], 'A level is one of error, warning, hint, off.'],
    [['--rule', 'padding-waste'], 'It is written CODE=LEVEL, such as padding-waste=warning.'],
    [['--target', '16'], 'Allowed choices are 64, 32.'],
    [['--stage', '4'], 'Allowed choices are 1, 2, 3.'],
    [['--format', 'xml'], 'Allowed choices are text, json, sarif, github.'],
    [['--frobnicate'], "unknown option '--frobnicate'"],
    [['--fix', '-'], "option '--fix' cannot be used with '-': there is no file to change"],
    [['--watch', '-'], "option '--watch' cannot be used with '-': standard input does not change"],
  ])('check %j', async (words, sentence) => {
    const { status, stdout, stderr } = await new Folder().call(['check', ...words]);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^error: /u);
    expect(stderr).toContain(sentence);
  });

  test('no command, and one that does not exist', async () => {
    const folder = new Folder();
    expect(await folder.call([])).toMatchObject({ status: 2, stdout: '' });
    const { status, stdout, stderr } = await folder.call(['chek']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe("error: unknown command 'chek'\n(Did you mean check?)\n");
  });

  test('help and version are no misuse', async () => {
    const folder = new Folder();
    expect(await folder.call(['--version'])).toEqual({ status: 0, stdout: 'aster-analyzer 0.0.0\n', stderr: '' });
    for (const words of [['--help'], ['check', '--help'], ['layout', '--help'], ['explain', '--help'], ['lsp', '--help']]) {
      const { status, stdout, stderr } = await folder.call(words);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^Usage: aster-analyzer /u);
    }
  });
});
