/**
 * The problem matcher `$aster-analyzer` reads what the command line prints: every finding, with its place.
 */
import { expect, test } from 'vitest';
import { Folder } from '../cli/support.ts';
import { asObject, asObjects, contributes } from './manifest-data.ts';

interface MatcherLine {
  readonly pattern: RegExp;
  /** Which group holds what, by the manifest's words. */
  readonly groups: Readonly<Record<string, unknown>>;
}

const lines: readonly MatcherLine[] = asObjects(asObject(asObjects(contributes['problemPatterns'])[0])['patterns']).map(({ regexp, ...groups }) => ({
  pattern: new RegExp(String(regexp)),
  groups,
}));

/** Applies the patterns to consecutive lines, as the editor does for a task's output. */
function problemsIn(output: string): readonly Readonly<Record<string, string | undefined>>[] {
  const texts = output.split('\n');
  return texts.flatMap((_text, index) => {
    const problem: Record<string, string | undefined> = {};
    for (const [offset, { pattern, groups }] of lines.entries()) {
      const match = pattern.exec(texts[index + offset] ?? '');
      if (match === null) return [];
      for (const [name, group] of Object.entries(groups)) problem[name] = match[Number(group)];
    }
    return [problem];
  });
}

test('every finding of the text output is a problem with its severity, code, message and place', async () => {
  const folder = new Folder({ 'src/some file.ast': 'struct Wasteful { a: u8, b: u64, c: u8 }\nstruct Endless { next: Endless }\n' });
  const { stdout } = await folder.call(['check', '.', '--hints']);
  expect(problemsIn(stdout)).toEqual([
    { severity: 'hint', code: 'padding-waste', message: expect.stringContaining('Wasteful'), file: 'src/some file.ast', line: '1', column: '8' },
    { severity: 'error', code: 'infinite-size', message: expect.stringContaining('Endless'), file: 'src/some file.ast', line: '2', column: '8' },
  ]);
});

test('the matcher uses these patterns, for files relative to the folder', () => {
  expect(asObjects(contributes['problemMatchers'])).toMatchObject([{ name: 'aster-analyzer', owner: 'aster', source: 'aster', pattern: '$aster-analyzer', fileLocation: ['autoDetect', '${workspaceFolder}'] }]);
  expect(asObjects(contributes['problemPatterns']).map((pattern) => pattern['name'])).toEqual(['aster-analyzer']);
});
