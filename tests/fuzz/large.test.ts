/** A file of a hundred thousand lines: it opens, an edit in its middle costs what the edited item costs, and the answers are right. */
import { describe, expect, test } from 'vitest';
import { documentSymbols, fileDiagnostics, hover, semanticTokens, type Workspace } from '../../server/src/ide/index.ts';
import { newWorkspace } from '../support/fixture.ts';
import { TIMEOUT } from './rounds.ts';

const FILE = '/large.ast';
const ITEMS = 10_000;
/** The edited function, the file as a whole, the name that it asks for anew, and the value of what nobody knows. */
const ABOUT_THE_EDIT = ['large_5055', `(${FILE})`, `${FILE}#\nfirst2`, `(${FILE}\nfirst2)`, 'unknown _'];

/** Ten lines an item: a struct that wastes bytes in every hundredth, a function in all others. */
function item(index: number): string {
  if (index % 100 === 0) return `/// The struct ${index}.\nstruct Large${index} {\n    a: u8,\n    b: u64,\n    c: u8,\n    d: [u8; ${index % 7}],\n}\n\n\n\n`;
  return `/// The function ${index}.\nfn large_${index}(first: u32, _second: &Large${index - (index % 100)}) -> u32 {\n    let a = first + ${index};\n    let b = "text { ${index}";\n    if a > 10 {\n        print("{}", b);\n    }\n    a\n}\n\n`;
}

describe('a file of a hundred thousand lines', () => {
  const text = Array.from({ length: ITEMS }, (_unused, index) => item(index)).join('');
  let workspace: Workspace;

  test('opens', () => {
    expect(text.split('\n').length).toBeGreaterThan(100_000);
    workspace = newWorkspace();
    workspace.open(FILE, text);
    expect(fileDiagnostics(workspace.db, FILE).map((diagnostic) => diagnostic.code)).toEqual(Array.from({ length: ITEMS / 100 }, () => 'padding-waste'));
    expect(documentSymbols(workspace.db, FILE).length).toBe(ITEMS);
  }, TIMEOUT);

  test('an edit in its middle asks the edited item alone', () => {
    const at = text.indexOf('let a = first + 5055;') + 'let a = first'.length;
    for (const typed of [' ', '*', ' ', '2']) {
      workspace.edit(FILE, { start: at, end: at, text: typed });
      const ran = workspace.db.recordComputations(() => fileDiagnostics(workspace.db, FILE));
      expect(ran.filter((query) => !ABOUT_THE_EDIT.some((part) => query.includes(part)))).toEqual([]);
    }
    const open = hover(workspace, FILE, workspace.text(FILE)?.indexOf('Large9900') ?? 0, { markdown: false, pictures: false, theme: 'dark', commandLinks: false });
    expect(open?.text).toContain('Large9900');
  }, TIMEOUT);

  test('a missing bracket in its middle stays where it is', () => {
    const before = fileDiagnostics(workspace.db, FILE).length;
    const now = workspace.text(FILE) ?? '';
    const at = now.indexOf('}\n', now.indexOf('fn large_5056'));
    workspace.edit(FILE, { start: at, end: at + 1, text: '' });
    expect(fileDiagnostics(workspace.db, FILE).length).toBe(before + 1);
    expect(documentSymbols(workspace.db, FILE).length).toBe(ITEMS);
    workspace.edit(FILE, { start: at, end: at, text: '}' });
    expect(fileDiagnostics(workspace.db, FILE).length).toBe(before);
  }, TIMEOUT);

  test('its tokens are asked for a part', () => {
    const start = text.indexOf('fn large_5056');
    const tokens = semanticTokens(workspace.db, FILE, { start, end: start + 200 });
    expect(tokens.length).toBeGreaterThan(3);
    expect(tokens.length).toBeLessThan(100);
  }, TIMEOUT);
});

test('one line of three hundred thousand characters', () => {
  const workspace = newWorkspace();
  const text = `fn f() { ${'let _ = 1; '.repeat(30_000)}}\nstruct Behind { a: u8, b: u64, c: u8 }\n`;
  workspace.open(FILE, text);
  expect(fileDiagnostics(workspace.db, FILE).map((diagnostic) => diagnostic.code)).toEqual(['padding-waste']);
  workspace.edit(FILE, { start: 150_000, end: 150_000, text: ' ' });
  expect(fileDiagnostics(workspace.db, FILE).some((diagnostic) => diagnostic.code === 'padding-waste')).toBe(true);
}, TIMEOUT);
