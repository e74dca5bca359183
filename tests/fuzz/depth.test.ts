/**
 * Text that nests ten thousand deep: beyond a depth that no person writes, what is inside is one opaque node. Nothing
 * overflows, an answer comes, and the item behind it keeps its meaning.
 */
import { describe, expect, test } from 'vitest';
import { fileDiagnostics } from '../../server/src/ide/index.ts';
import { openText } from '../support/fixture.ts';
import { askEverything } from './ask-everything.ts';

const FILE = '/main.ast';
const DEPTH = 10_000;
const BEHIND = '\nstruct Behind {\n    a: u8,\n    b: u64,\n    c: u8,\n}\n';

const nested = (open: string, close: string, inner = '1'): string => open.repeat(DEPTH) + inner + close.repeat(DEPTH);

describe('ten thousand nested', () => {
  test.each([
    ['parentheses', `fn f() { let x = ${nested('(', ')')}; }`],
    ['parentheses that are not closed', `fn f() { let x = ${'('.repeat(DEPTH)}`],
    ['brackets', `fn f() { let x = ${nested('[', ']')}; }`],
    ['blocks', `fn f() ${nested('{', '}', '')}`],
    ['blocks that are not closed', `fn f() ${'{'.repeat(DEPTH)}`],
    ['conditions', `fn f() { ${nested('if a { ', ' }', '')} }`],
    ['comments', `fn f() { ${nested('/*', '*/', '')} }`],
    ['types in parentheses', `struct A { a: ${nested('(', ')', 'u8')} }`],
    ['tuples', `struct A { a: ${nested('(', ',)', 'u8')} }`],
    ['arrays', `struct A { a: ${nested('[', '; 1]', 'u8')} }`],
    ['generic arguments', `struct A { a: ${nested('Option<', '>', 'u8')} }`],
    ['references', `struct A { a: ${nested('&', '', 'u8')} }`],
    ['pointers', `struct A { a: ${nested('*const ', '', 'u8')} }`],
    ['function types', `struct A { a: ${nested('fn(', ')', 'u8')} }`],
    ['patterns', `fn f() { let ${nested('(', ',)', 'x')} = y; }`],
    ['calls', `fn f() { ${nested('g(', ')')}; }`],
    ['closures', `fn f() { let x = ${nested('|a| ', '')}; }`],
    ['signs', `fn f() { let x = ${nested('-', '')}; }`],
    ['sums', `fn f() { let x = 1${' + 1'.repeat(DEPTH)}; }`],
    ['fields', `fn f() { x${'.a'.repeat(DEPTH)}; }`],
    ['method calls', `fn f() { x${'.a()'.repeat(DEPTH)}; }`],
    ['modules', nested('mod m { ', ' }', '')],
    ['functions', nested('fn f() { ', ' }', '')],
    ['lengths', `struct A { a: [u8; ${nested('(', ')')}] }`],
    ['sums as a length', `struct A { a: [u8; 1${' + 1'.repeat(DEPTH)}] }`],
    ['paths', `struct A { a: a${'::a'.repeat(DEPTH)} }`],
    ['imports', `use ${nested('a::{', '}', 'b')};`],
    ['attributes', `${'#[a]\n'.repeat(DEPTH)}struct A;`],
    ['token trees', `#[a${nested('(', ')', 'b')}]\nstruct A;`],
    ['macro arguments', `fn f() { m!${nested('(', ')', 'b')}; }`],
    ['alternatives', `fn f() { match x { ${'a | '.repeat(DEPTH)}b => {} } }`],
    ['quotes', '"'.repeat(DEPTH)],
    ['apostrophes', "'".repeat(DEPTH)],
    ['less-than signs', `struct A${'<'.repeat(DEPTH)}`],
  ])('%s', (_name, text) => {
    const workspace = openText(text + BEHIND);
    askEverything(workspace, FILE, [0, 20, Math.floor(text.length / 2), text.length, text.length + 12]);
    const behind = fileDiagnostics(workspace.db, FILE).filter((diagnostic) => diagnostic.code === 'padding-waste');
    if (!text.startsWith('"')) expect(behind.map((diagnostic) => diagnostic.message)).toEqual(['`Behind` is 24 bytes, 16 in the best order of its fields.']);
  });
});
