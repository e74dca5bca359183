/** The hover of a local: type, bytes here and elsewhere, ownership at that place, and where it ends. */
import { describe, expect, test } from 'vitest';
import { hover, type HoverOptions } from '../../server/src/ide/index.ts';
import { withCursor } from '../support/cursor.ts';
import { openText } from '../support/fixture.ts';

const PLAIN: HoverOptions = { markdown: false, pictures: false, theme: 'dark', commandLinks: false };

/** The parts of the answer, which blank lines separate. */
function parts(marked: string, options: HoverOptions = PLAIN): string[] {
  const { offset, text } = withCursor(marked);
  const answer = hover(openText(text), '/main.ast', offset, options);
  return answer === null ? [] : answer.text.split('\n\n');
}

describe('the first lines say what it is and what it takes', () => {
  test.each([
    ['a number', 'fn f() {\n    let a‸ = 1;\n}', ['let a: i32', '4 bytes on the stack']],
    ['a mutable local', 'fn f() {\n    let mut ‸a: u64 = 1;\n}', ['let mut a: u64', '8 bytes on the stack']],
    ['a parameter', 'fn f(‸a: (u8, u32)) {}', ['a: (u8, u32)', '8 bytes on the stack']],
    ['a receiver', 'struct S { a: u8 }\nimpl S {\n    fn f(sel‸f) {}\n}', ['self: S', '1 byte on the stack']],
    ['a reference, which is smaller on 32 bits', 'fn f(‸a: &u64) {}', ['a: &u64', '8 bytes on the stack · 32-bit 4']],
    ['a Box', 'fn f() {\n    let a‸ = Box::new([0u8; 1_000_000]);\n}', ['let a: Box<[u8; 1000000]>', '8 bytes on the stack · 32-bit 4 · owns 1,000,000 bytes on the heap']],
    ['a vector', 'fn f(‸a: Vec<u32>) {}', ['a: Vec<u32>', '24 bytes on the stack · 32-bit 12 · owns its elements on the heap, 4 bytes each']],
    ['a text', 'fn f(‸a: String) {}', ['a: String', '24 bytes on the stack · 32-bit 12 · owns its text on the heap']],
    ['a shared value', 'fn f(‸a: Rc<u64>) {}', ['a: Rc<u64>', '8 bytes on the stack · 32-bit 4 · shares 8 bytes on the heap']],
    ['a struct that owns a Box', 'struct S { a: u8, b: Box<u32> }\nfn f(‸s: S) {}', ['s: S', '16 bytes on the stack · 32-bit 8 · owns 4 bytes on the heap']],
    ['a struct that owns two vectors', 'struct S { a: Vec<u8>, b: Vec<u8> }\nfn f(‸s: S) {}', ['s: S', '48 bytes on the stack · 32-bit 24 · owns memory on the heap']],
    ['a list that owns its rest', 'struct S { next: Option<Box<S>> }\nfn f(‸s: S) {}', ['s: S', '16 bytes on the stack · 32-bit 8 · owns memory on the heap']],
    ['nothing', 'fn f() {\n    let a‸ = ();\n}', ['let a: ()', 'no bytes']],
    ['a generic value', 'fn f<T>(‸a: T) {}', ['a: T', 'size depends on `T`']],
    ['a parameter of an async function', 'async fn f(‸a: u8) {}', ['a: u8', '1 byte in the future of the function']],
  ])('%s', (_name, marked, expected) => {
    expect(parts(marked).slice(0, 2)).toEqual(expected);
  });
});

const GIVE = 'fn give(s: String) {}\n';
const SEE = 'fn see(s: &String) {}\n';

describe('the last line says whether it owns its value here, and where it ends', () => {
  test.each([
    ['owned, and dropped at the end', `${SEE}fn f() {\n    let s = String::new();\n    see(&s‸);\n}`, 'Owned here, and borrowed. Dropped at the end of its scope, line 5.'],
    ['owned up to the move', `${GIVE}fn f() {\n    let s = String::new();\n    give(s‸);\n}`, 'Owned up to here, where it is moved by the call of `give`. Not dropped here: it is moved on every path.'],
    ['moved', `${GIVE}${SEE}fn f() {\n    let s = String::new();\n    give(s);\n    see(&s‸);\n}`, 'Moved on line 5 by the call of `give`. Not dropped here: it is moved on every path.'],
    ['perhaps moved', `${GIVE}${SEE}fn f(c: bool) {\n    let s = String::new();\n    if c {\n        give(s);\n    }\n    see(&s‸);\n}`, 'Perhaps moved on line 6 by the call of `give`. Dropped at the end of its scope, line 9, unless it was moved.'],
    ['moved in the round before', `${GIVE}fn f() {\n    let s = String::new();\n    loop {\n        give(s‸);\n    }\n}`, 'Perhaps moved on line 5 by the call of `give`, in the previous iteration of the loop.'],
    ['no longer whole', `${GIVE}struct P { a: String, b: String }\nfn take(p: P) {}\nfn f(p: P) {\n    give(p.a);\n    take(p‸);\n}`, 'No longer whole: `p.a` moved on line 5 by the call of `give`.'],
    ['what is left', `${GIVE}struct P { a: String, b: String }\nfn f(p‸: P) {\n    give(p.a);\n}`, 'What is left of it is dropped at the end of its scope, line 5.'],
    ['no value yet', 'fn f() {\n    let a: i32;\n    ‸a = 1;\n}', 'No value yet.'],
    ['a value on some paths', 'fn f(c: bool) -> i32 {\n    let a: i32;\n    if c { a = 1; }\n    ‸a\n}', 'Without a value on some paths.'],
    ['a number, whose end is nothing', 'fn f(a: i32) -> i32 {\n    a‸\n}', 'Owned here.'],
    ['a method that changes it', 'fn f() {\n    let mut v = Vec::new();\n    v‸.push(1);\n}', 'Owned here, and borrowed mutably. Dropped at the end of its scope, line 4.'],
    ['at its declaration', 'fn f() {\n    {\n        let s‸ = String::new();\n    }\n}', 'Dropped at the end of its scope, line 4.'],
    ['captured by a closure that takes it', 'fn f(s: String) {\n    let g = move || s.len();\n    g();\n    s‸.len();\n}', 'Moved on line 2 by a closure that captures it. Not dropped here: it is moved on every path.'],
    ['in a closure', `${SEE}fn f(s: String) {\n    let g = || see(&s‸);\n}`, 'Owned here, and borrowed. Dropped at the end of its scope, line 4.'],
    ['never reached', 'fn f(s: String) {\n    return;\n    s‸.len();\n}', 'No path comes here.'],
  ])('%s', (_name, marked, expected) => {
    expect(parts(marked)[2]).toContain(expected);
  });

  test('nothing about what is not understood, and why', () => {
    const [, , life, reason] = parts('use elsewhere::thing;\nfn f(s: String) {\n    thing(s);\n    s‸.len();\n}');
    expect(life).toContain('Whether it is owned here is not known.');
    expect(reason ?? '').toMatch(/^$|^Not all of this function is understood/u);
  });
});

describe('in Markdown', () => {
  test('the signature is code, the memory bold, names are code', () => {
    const [signature, memory, life] = parts(`${GIVE}fn f() {\n    let s = String::new();\n    give(s‸);\n}`, { ...PLAIN, markdown: true });
    expect(signature).toBe('```aster\nlet s: String\n```');
    expect(memory).toBe('**24 bytes on the stack** · 32-bit 12 · owns its text on the heap');
    expect(life).toContain('by the call of `give`.');
  });
});

describe('other names in a body', () => {
  test.each([
    ['a function', '/// Adds.\nfn add(a: u8) -> u8 { a }\nfn f() {\n    add‸(1);\n}', ['fn add(a: u8) -> u8', 'Adds.']],
    ['a method', 'struct S;\nimpl S {\n    /// Goes.\n    fn go(&self) {}\n}\nfn f(s: S) {\n    s.go‸();\n}', ['fn go(&self)', 'Goes.']],
    ['a field', 'struct S { a: u8, b: u32 }\nfn f(s: S) -> u32 {\n    s.b‸\n}', ['b: u32']],
    ['a variant', 'enum E { A, B(u8) }\nfn f() -> E {\n    E::B‸(1)\n}', ['B(u8)']],
  ])('%s says what its declaration says', (_name, marked, expected) => {
    expect(parts(marked).slice(0, expected.length)).toEqual(expected);
  });
});
