/** The colours of locals: parameters apart from variables, and names of values that are no longer there. */
import { describe, expect, test } from 'vitest';
import { semanticTokens } from '../../server/src/ide/index.ts';
import { openText } from '../support/fixture.ts';

const GIVE = 'fn give(s: String) {}\n';

/** The tokens of locals in the last function: `name` and its modifiers. */
function locals(text: string): string[] {
  const { db } = openText(text);
  const from = text.lastIndexOf('\nfn f(') + 1;
  return semanticTokens(db, '/main.ast')
    .filter(({ start, type }) => start >= from && (type === 'variable' || type === 'parameter'))
    .map(({ end, modifiers, start, type }) => [text.slice(start, end), type, ...modifiers].join(' '));
}

describe('a local is coloured', () => {
  test.each([
    ['where it is declared, and where it is named', 'fn f(a: u8) {\n    let mut b = a;\n    b = 1;\n}', ['a parameter declaration', 'b variable declaration mutable', 'a parameter', 'b variable mutable']],
    ['in a pattern', 'fn f(p: (u8, u8)) {\n    let (a, b) = p;\n    a + b;\n}', ['p parameter declaration', 'a variable declaration', 'b variable declaration', 'p parameter', 'a variable', 'b variable']],
    ['in a macro', 'fn f(a: u8) {\n    println!("{}", a);\n}', ['a parameter declaration', 'a parameter']],
    ['in a closure', 'fn f() {\n    let g = |x: u8| x + 1;\n}', ['g variable declaration', 'x parameter declaration', 'x parameter']],
    ['moved, behind the move', `${GIVE}fn f(s: String) {\n    give(s);\n    s.len();\n}`, ['s parameter declaration', 's parameter', 's parameter moved']],
    ['moved on one path', `${GIVE}fn f(s: String, c: bool) {\n    if c { give(s); }\n    s.len();\n}`, ['s parameter declaration', 'c parameter declaration', 'c parameter', 's parameter', 's parameter moved']],
    ['not moved, when it has a new value', `${GIVE}fn f() {\n    let mut s = String::new();\n    give(s);\n    s = String::new();\n    s.len();\n}`, ['s variable declaration mutable', 's variable mutable', 's variable mutable', 's variable mutable']],
    ['not moved, where a copy was given', 'fn take(a: u8) {}\nfn f(a: u8) {\n    take(a);\n    a + 1;\n}', ['a parameter declaration', 'a parameter', 'a parameter']],
    ['not moved, where nothing is known', 'use elsewhere::T;\nfn f(t: T) {\n    g(t);\n    t.go();\n}', ['t parameter declaration', 't parameter', 't parameter']],
  ])('%s', (_name, text, expected) => {
    expect(locals(`\n${text}`)).toEqual(expected);
  });

  test('the word self only where it was moved', () => {
    const text = '\nstruct S { s: String }\nimpl S {\nfn f(self) {\n    let t = self;\n    self.s.len();\n}\n}';
    expect(locals(text)).toEqual(['t variable declaration', 'self parameter moved']);
  });
});
