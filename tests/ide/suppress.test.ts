/** *Silence this here* puts the allow in front of the smallest thing that can carry it, keeps the indentation, and silences. */
import { describe, expect, test } from 'vitest';
import { applyEdits, fileDiagnostics, fixesFor } from '../../server/src/ide/index.ts';
import { openText } from '../support/fixture.ts';

const FILE = '/main.ast';

/** The text after the fix of the first finding of the rule. */
function silenced(text: string, code = 'unresolved-type'): string {
  const workspace = openText(text);
  const finding = fileDiagnostics(workspace.db, FILE).find((diagnostic) => diagnostic.code === code);
  const fix = finding === undefined ? undefined : fixesFor(workspace, FILE, finding).find(({ title }) => title.startsWith('Silence'));
  if (fix === undefined) throw new Error('No such fix is offered');
  return applyEdits(text, fix.edits);
}

describe('silencing', () => {
  test.each([
    ['an item', 'fn f(a: Missing) {}\n', '@allow(unresolved-type)\nfn f(a: Missing) {}\n'],
    ['a field', 'struct S {\n    a: Missing,\n}\n', 'struct S {\n    @allow(unresolved-type)\n    a: Missing,\n}\n'],
    ['a let', 'fn f() {\n    let a: Missing = b();\n}\n', 'fn f() {\n    @allow(unresolved-type)\n    let a: Missing = b();\n}\n'],
    ['an expression statement', 'fn f(b: u8) {\n    g(b as Missing);\n}\nfn g(a: u8) {}\n', 'fn f(b: u8) {\n    @allow(unresolved-type)\n    g(b as Missing);\n}\nfn g(a: u8) {}\n'],
    ['the innermost statement', 'fn f(b: u8) {\n    if b == 1 {\n        g(b as Missing);\n    }\n}\nfn g(a: u8) {}\n', 'fn f(b: u8) {\n    if b == 1 {\n        @allow(unresolved-type)\n        g(b as Missing);\n    }\n}\nfn g(a: u8) {}\n'],
    ['a statement behind another on its line', 'fn f() { g(); let a: Missing = g(); }\nfn g() {}\n', 'fn f() { g(); @allow(unresolved-type) let a: Missing = g(); }\nfn g() {}\n'],
    ['what has an allow already', 'fn f() {\n    @allow(padding-waste)\n    let a: Missing = g();\n}\nfn g() {}\n', 'fn f() {\n    @allow(padding-waste, unresolved-type)\n    let a: Missing = g();\n}\nfn g() {}\n'],
  ])('%s', (_name, text, expected) => {
    const fixed = silenced(text);
    expect(fixed).toBe(expected);
    const { db } = openText(fixed);
    expect(fileDiagnostics(db, FILE).filter(({ code }) => code === 'unresolved-type' || code === 'syntax-error' || code === 'missing-token')).toEqual([]);
  });
});
