/** An `allow` silences what stands inside the node that it precedes, and nothing else; a name in it that is no rule is hinted at wherever it stands. */
import { describe, expect, test } from 'vitest';
import { fileDiagnostics } from '../../../server/src/ide/index.ts';
import { allDiagnostics, openFixture, openText } from '../../support/fixture.ts';

const FILE = '/main.ast';

/** Each `Missing` is an error unless it is allowed. */
function complaints(text: string): string[] {
  return fileDiagnostics(openText(text).db, FILE).map(({ code, range }) => `${code} ${text.slice(range.start, range.end)}`);
}

describe('an allow', () => {
  test.each([
    ['before an item', '@allow(unresolved-type)\nfn f(a: Missing) {}'],
    ['before a parameter', 'fn f(#[allow(unresolved-type)] a: Missing) {}'],
    ['before a statement', 'fn f() {\n    @allow(unresolved-type)\n    let a: Missing = b();\n}'],
    ['before a statement in a block inside another', 'fn f() {\n    if c() {\n        #[allow(unresolved-type)]\n        let a: Missing = b();\n    }\n}'],
    ['before a block', 'fn f() {\n    #[allow(unresolved-type)]\n    {\n        let a: Missing = b();\n    }\n}'],
    ['before a match arm', 'fn f() {\n    match a {\n        #[allow(unresolved-type)]\n        1 => b as Missing,\n        _ => c,\n    }\n}'],
    ['at the top of the file', '#![allow(unresolved-type)]\nfn f(a: Missing) {}'],
    ['at the top of the module', 'mod m {\n    #![allow(unresolved-type)]\n    fn f(a: Missing) {}\n}'],
    ['at the top of the function', 'fn f() {\n    #![allow(unresolved-type)]\n    let a: Missing = b();\n}'],
    ['around the item', '@allow(unresolved-type)\nmod m {\n    fn f(a: Missing) {}\n}'],
  ])('%s silences it', (_name, text) => {
    expect(complaints(text).filter((line) => line.startsWith('unresolved-type'))).toEqual([]);
  });

  test.each([
    ['before a statement', 'fn f() {\n    @allow(unresolved-type)\n    let a = b();\n    let c: Missing = d();\n}'],
    ['before a parameter', 'fn f(#[allow(unresolved-type)] a: u8, b: Missing) {}'],
    ['before a match arm', 'fn f() {\n    match a {\n        #[allow(unresolved-type)]\n        1 => b,\n        _ => c as Missing,\n    }\n}'],
    ['of another rule', 'fn f() {\n    @allow(padding-waste)\n    let a: Missing = b();\n}'],
  ])('%s silences nothing beside it', (_name, text) => {
    expect(complaints(text)).toContain('unresolved-type Missing');
  });

  test.each([
    ['at the top of the file that declares the module', '#![allow(unresolved-type)]\nmod inner;\n'],
    ['before the declaration of the module', '@allow(unresolved-type)\nmod inner;\n'],
  ])('%s silences its file', (_name, main) => {
    const found = (text: string): string[] => allDiagnostics(openFixture([
      { name: '/aster.toml', text: '' },
      { name: '/src/lib.ast', text },
      { name: '/src/inner.ast', text: 'fn f(_a: Missing) {}\n' },
    ])).map(({ diagnostic }) => diagnostic.code);
    expect(found(main)).toEqual([]);
    expect(found(main.replace(/.*allow.*/u, ''))).toEqual(['unresolved-type']);
  });

  test('at a statement with a misspelt name is hinted at', () => {
    expect(complaints('fn f() {\n    @allow(unresolved-tipe)\n    let a = b();\n}')).toContain('unknown-rule unresolved-tipe');
  });
});
