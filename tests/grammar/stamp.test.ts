/**
 * What is generated from the grammar is what its sources say: the stamp beside the wasm agrees with every file, and a
 * change to any one of them is noticed. No tool but Node is needed; CI also generates everything again.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const copies = mkdtempSync(join(tmpdir(), 'aster-grammar-stamp-'));
afterAll(() => rmSync(copies, { recursive: true }));

test('the checked-in files agree with the stamp', () => {
  expect(check(join(root, 'grammar'))).toEqual({ status: 0, complaints: '' });
});

test.each([
  ['grammar.js', '// Changed\n', /rules\/ or the scanner changed/u],
  ['rules/tokens.js', '// Changed\n', /rules\/ or the scanner changed/u],
  ['src/scanner.c', '// Changed\n', /rules\/ or the scanner changed/u],
  ['src/lookahead.h', '// Changed\n', /rules\/ or the scanner changed/u],
  ['src/parser.c', '// Changed\n', /src\/parser\.c is not the one/u],
  ['src/node-types.json', '\n', /src\/node-types\.json is not the one/u],
  ['tree-sitter-aster.wasm', '\0', /tree-sitter-aster\.wasm is not the one/u],
])('a change of %s is noticed', (file, addition, complaint) => {
  const copy = join(copies, file.replaceAll('/', '-'));
  cpSync(join(root, 'grammar'), copy, { recursive: true, filter: (source) => !source.includes('node_modules') });
  appendFileSync(join(copy, file), addition);
  const { status, complaints } = check(copy);
  expect(status).toBe(1);
  expect(complaints).toMatch(complaint);
});

function check(grammarFolder: string): { readonly status: number | null; readonly complaints: string } {
  const script = join(root, 'scripts', 'grammar.mjs');
  const { status, stderr } = spawnSync(process.execPath, [script, 'check', '--grammar', grammarFolder], { encoding: 'utf8' });
  return { status, complaints: stderr };
}
