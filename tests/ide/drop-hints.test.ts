/** What a scope drops, told behind its closing brace in the order in which it happens. */
import { describe, expect, test } from 'vitest';
import { dropHints } from '../../server/src/ide/index.ts';
import { openText } from '../support/fixture.ts';

const GIVE = 'struct P { a: String, b: String }\nfn give(s: String) {}\n';

/** Each hint: its line, counted from the first of the last function, what stands before it, and what is dropped. */
function hints(text: string): string[] {
  const { db } = openText(GIVE + text);
  const whole = GIVE + text;
  return dropHints(db, '/main.ast', { start: GIVE.length, end: whole.length }).map(({ drops, offset }) => {
    const line = whole.slice(GIVE.length, offset).split('\n').length;
    return `${line} ${whole.charAt(offset - 1)} ${drops.map(({ isConditional, name, without }) => `${name}${isConditional ? '?' : ''}${without.length === 0 ? '' : ` without ${without.join(', ')}`}`).join(', ')}`;
  });
}

describe('behind a scope stands what it drops', () => {
  test.each([
    ['the last declared first, parameters behind locals', 'fn f(a: String, b: String) {\n    let c = String::new();\n    let d = Vec::from([1]);\n}', ['4 } d, c, b, a']],
    ['each scope its own', 'fn f() {\n    let a = String::new();\n    {\n        let b = String::new();\n    }\n}', ['5 } b', '6 } a']],
    ['not what was moved', `fn f(a: String) {\n    let b = String::new();\n    give(b);\n}`, ['4 } a']],
    ['marked, what was moved on some paths', 'fn f(c: bool, a: String) {\n    if c {\n        give(a);\n    }\n}', ['5 } a?']],
    ['what is left of something', 'fn f(p: P) {\n    give(p.a);\n}', ['3 } p without p.a']],
    ['nothing of numbers and references', 'fn f(a: u8, b: &String) {\n    let c = &a;\n}', []],
    ['a loop, at each of its rounds', 'fn f() {\n    for i in 0..3 {\n        let a = String::new();\n    }\n}', ['4 } a']],
    ['a closure', 'fn f() {\n    let g = |s: String| {\n        s.len()\n    };\n}', ['4 } s']],
    ['not what is returned', 'fn f() -> String {\n    let a = String::new();\n    let b = String::new();\n    b\n}', ['5 } a']],
    ['not what a body does that is not understood', 'fn f(a: Missing) {\n    let b = String::new();\n    a.go(b);\n}', []],
  ])('%s', (_name, text, expected) => {
    expect(hints(text)).toEqual(expected);
  });

  test('only of scopes that end in the part that was asked for', () => {
    const text = 'fn f() {\n    {\n        let b = String::new();\n    }\n    let a = String::new();\n}\nfn g() {\n    let c = String::new();\n}\n';
    const { db } = openText(text);
    const names = (start: number, end: number): string[] => dropHints(db, '/main.ast', { start, end }).flatMap(({ drops }) => drops.map(({ name }) => name));
    expect(names(0, text.length)).toEqual(['b', 'a', 'c']);
    expect(names(0, text.indexOf('let a'))).toEqual(['b']);
    expect(names(text.indexOf('fn g'), text.length)).toEqual(['c']);
  });
});
