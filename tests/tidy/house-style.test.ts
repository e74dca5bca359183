/**
 * The house rules that a machine can read: every source opens by saying what it is, nothing escapes the compiler or the
 * linter, no test is switched off or waits for time to pass, and nothing is left to be done later.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter((path) => path !== '');
const sources = tracked.filter((path) => /^(?:server\/src|client\/src|tests|scripts)\/.*\.(?:ts|mjs)$/u.test(path));
const tests = sources.filter((path) => path.startsWith('tests/'));
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Built from pieces, so that this file does not find itself. */
const word = (...parts: readonly string[]): RegExp => new RegExp(parts.join(''), 'u');

const FORBIDDEN: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['the type any', sources, word('(?::|<|as) an', 'y\\b(?! )')],
  ['an assertion through unknown', sources, word('as unkn', 'own as')],
  ['a line that the compiler skips', sources, word('@ts-(?:ig', 'nore|expect-', 'error|noch', 'eck)')],
  ['a rule of the linter that is switched off', sources, word('(?:esl', 'int|oxl', 'int)-dis', 'able')],
  ['something that is left to be done', sources.filter((path) => !/\/(?:highlight|textmate)/u.test(path)), word('\\b(?:TO', 'DO|FIX', 'ME|XX', 'X)\\b')],
  ['a test that is switched off', tests, word('\\b(?:test|it|describe)\\.(?:sk', 'ip|on', 'ly|to', 'do)\\b')],
  ['a debugger statement', sources, word('^\\s*debug', 'ger;')],
];

describe('no source has', () => {
  test.each(FORBIDDEN)('%s', (_name, files, pattern) => {
    expect(files.length).toBeGreaterThan(50);
    const found = files.flatMap((path) => textOf(path).split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])));
    expect(found).toEqual([]);
  });
});

test('every source opens by saying what it is', () => {
  expect(sources.filter((path) => !/^(?:#!.*\n)?(?:\/\*\*|\/\/ )/u.test(textOf(path)))).toEqual([]);
});

test('no test waits for time to pass', () => {
  const waits = word('await new Prom', 'ise\\(\\(?\\w+\\)? => (?:void )?set', 'Timeout');
  expect(tests.filter((path) => !path.startsWith('tests/editor/') && waits.test(textOf(path)))).toEqual([]);
});

test('Markdown has one sentence on a line', () => {
  const pages = tracked.filter((path) => /^docs\/(?:rules|memory-model)\/.*\.md$/u.test(path));
  expect(pages.length).toBeGreaterThan(20);
  const crowded = pages.flatMap((path) => proseOf(textOf(path)).flatMap(([line, number]) => (/[a-z`)][.!?] [A-Z]/u.test(line) ? [`${path}:${number}: ${line}`] : [])));
  expect(crowded).toEqual([]);
});

/** The lines outside of code blocks, tables and lists, each with its number. */
function proseOf(page: string): [string, number][] {
  let isCode = false;
  return page.split('\n').flatMap((line, index): [string, number][] => {
    if (line.startsWith('```')) isCode = !isCode;
    return isCode || /^(?:```|\||\s*-|#)/u.test(line) ? [] : [[line, index + 1]];
  });
}
