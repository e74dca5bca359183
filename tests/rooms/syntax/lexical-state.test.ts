/** The little lexer behind chunking: what is a bracket, and where strings and comments end. */
import { describe, expect, test } from 'vitest';
import { endOfDelimited, type LexicalState, scanLexically } from '../../../server/src/syntax/chunks/lexical-state.ts';
import { SHIPPED } from '../../support/programs.ts';

describe('from code', () => {
  test.each<[name: string, text: string, state: LexicalState, depth: number]>([
    ['brackets count', 'fn f() { [', 'code', 2],
    ['closing ones too', '} )', 'code', -2],
    ['not in a string', '"{ \\" ("', 'code', 0],
    ['a string that does not end', '{ "a\nb', 'string', 1],
    ['a backslash at the end of a string', '"a\\', 'string', 0],
    ['not in a raw string', 'r#"{ " ("#', 'code', 0],
    ['a raw string that does not end', 'br##"a"#', 'raw:2', 0],
    ['a name that ends in r begins no raw string', 'for"{"', 'code', 0],
    ['a raw name', 'r#struct {', 'code', 1],
    ['not in a line comment', '// { "\n(', 'code', 1],
    ['not in a nested block comment', '/* { /* " */ ( */ [', 'code', 1],
    ['a block comment that does not end', '/* a /* b */', 'comment:1', 0],
    ['not in characters', "'{' '\"' '\\'' '\\u{1F600}' '\\\\' '😀' (", 'code', 1],
    ['a lifetime is no character', "&'a str {", 'code', 1],
    ['a label is no character', "'outer: loop {", 'code', 1],
    ['two lifetimes are no character', "<'a,'b>(", 'code', 1],
  ])('%s', (_name, text, state, depth) => {
    expect(scanLexically(text, 'code')).toMatchObject({ state, depth });
  });

  test('the lowest depth is remembered', () => {
    expect(scanLexically('{ } } {{{', 'code')).toEqual({ state: 'code', depth: 2, lowest: -1 });
  });
});

describe('from inside', () => {
  test.each<[from: LexicalState, text: string, state: LexicalState, depth: number]>([
    ['string', '} " {', 'code', 1],
    ['string', '} \\" {', 'string', 0],
    ['raw:1', '" { "# (', 'code', 1],
    ['comment:2', '*/ { */ (', 'code', 1],
    ['comment:1', '/* ', 'comment:2', 0],
  ])('%s: %s', (from, text, state, depth) => {
    expect(scanLexically(text, from)).toMatchObject({ state, depth });
  });
});

test('reading a text in two parts is reading it at once', () => {
  for (const { name, text } of SHIPPED) {
    const whole = scanLexically(text, 'code');
    expect(whole, name).toEqual({ state: 'code', depth: 0, lowest: 0 });
    for (const cut of lineStarts(text)) {
      const first = scanLexically(text.slice(0, cut), 'code');
      const second = scanLexically(text.slice(cut), first.state);
      expect({ state: second.state, depth: first.depth + second.depth }, `${name} at ${cut}`).toEqual({ state: 'code', depth: 0 });
    }
  }
});

describe('the end of what opens', () => {
  test.each([
    ['(a (b) "c)") d', 12],
    ['[1, /* ] */ 2]', 14],
    ['"a\\"b" c', 6],
    ['/* a /* b */ c */ d', 17],
    ['(a', null],
    ['"a', null],
    ['/* a', null],
  ])('%s', (text, end) => {
    expect(endOfDelimited(text, 0)).toBe(end);
  });
});

function lineStarts(text: string): number[] {
  return [...text.matchAll(/\n/gu)].map((match) => match.index + 1);
}
