/**
 * The TextMate grammar, which colours a file before the server has read it, fenced code in hovers, and comparisons.
 *
 * Each row is a line of Aster and what its pieces must be; the rows follow the lexical facts and the differences from Rust.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { IGrammar } from 'vscode-textmate';
import { repositoryRoot } from './manifest-data.ts';
import { colour, loadAsterGrammar, openRulesAtEnd } from './textmate.ts';

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadAsterGrammar();
});

/** A source text, then pairs of a piece and its scope, in the order of the text; pieces in between are not looked at. */
type Row = readonly [source: string, ...pieces: readonly (readonly [text: string, scope: string])[]];

const rows: Readonly<Record<string, readonly Row[]>> = {
  comments: [
    ['// plain', ['plain', 'comment.line.double-slash']],
    ['/// documentation', ['documentation', 'comment.line.documentation']],
    ['//! of the file', ['of the file', 'comment.line.documentation']],
    ['//// plain again', ['// plain again', 'comment.line.double-slash']],
    ['/* a /* b */ c */ let', ['a', 'comment.block'], ['b', 'comment.block'], ['c', 'comment.block'], ['let', 'storage.type']],
    ['/** of an item */ let', ['of an item', 'comment.block.documentation'], ['let', 'storage.type']],
    ['/**/ let', ['let', 'storage.type']],
    ['/*** rule ***/ let', ['let', 'storage.type']],
    ['/* a\nb */ let', ['a', 'comment.block'], ['b', 'comment.block'], ['let', 'storage.type']],
  ],
  strings: [
    [String.raw`"a\n\x41\u{1F600}" x`, [String.raw`\n`, 'constant.character.escape'], [String.raw`\x41`, 'constant.character.escape'], [String.raw`\u{1F600}`, 'constant.character.escape'], ['x', 'variable.other']],
    [String.raw`"\q"`, [String.raw`\q`, 'invalid.illegal.escape']],
    ['"{} {name} {:?} {{}}"', ['{}', 'constant.other.placeholder'], ['{name}', 'constant.other.placeholder'], ['{:?}', 'constant.other.placeholder'], ['{{', 'constant.character.escape.brace']],
    ['"over\nlines" x', ['over', 'string.quoted.double'], ['lines', 'string.quoted.double'], ['x', 'variable.other']],
    ['"cut \\\n here" x', ['\\', 'constant.character.escape'], ['x', 'variable.other']],
    ['r"raw \\" x', ['raw \\', 'string.quoted.double.raw'], ['x', 'variable.other']],
    ['r##"a "# b"## x', ['a "# b', 'string.quoted.double.raw'], ['x', 'variable.other']],
    ['b"bytes" x', ['bytes', 'string.quoted.double.byte'], ['x', 'variable.other']],
    [`'a' b'x' '\\n' '\\''`, ['a', 'string.quoted.single'], ['b', 'storage.type.string'], [String.raw`\n`, 'constant.character.escape'], [String.raw`\'`, 'constant.character.escape']],
  ],
  numbers: [
    ['42i32 1_000', ['42i32', 'constant.numeric.integer'], ['1_000', 'constant.numeric.integer']],
    ['0xFF_u8 0o17 0b1010_1010', ['0xFF_u8', 'constant.numeric.hex'], ['0o17', 'constant.numeric.octal'], ['0b1010_1010', 'constant.numeric.binary']],
    ['1.5 1.5e-3 2e10 1f64', ['1.5', 'constant.numeric.float'], ['1.5e-3', 'constant.numeric.float'], ['2e10', 'constant.numeric.float'], ['1f64', 'constant.numeric.float']],
    ['1..2', ['1', 'constant.numeric.integer'], ['..', 'keyword.operator.range'], ['2', 'constant.numeric.integer']],
    ['0..=9', ['..=', 'keyword.operator.range']],
  ],
  items: [
    ['pub fn main() { }', ['pub', 'storage.modifier'], ['fn', 'storage.type.function'], ['main', 'entity.name.function']],
    ['struct Header { kind: u8, next: Option<Box<Header>> }', ['struct', 'storage.type'], ['Header', 'entity.name.type'], ['kind', 'variable.other'], ['u8', 'support.type.primitive'], ['Option', 'entity.name.type']],
    ['union Bits { whole: u32 }', ['union', 'storage.type'], ['Bits', 'entity.name.type.union']],
    ['module geometry {', ['module', 'storage.type.module'], ['geometry', 'entity.name.namespace']],
    ['mod shapes;', ['mod', 'storage.type.module']],
    ['type i32 = intrinsic;', ['type', 'storage.type'], ['i32', 'entity.name.type'], ['intrinsic', 'variable.other']],
    ['extern "C" fn abs(x: i32) -> i32;', ['extern', 'storage.modifier'], ['fn', 'storage.type.function'], ['abs', 'entity.name.function']],
    ['use std::mem::size_of', ['use', 'keyword.control.import'], ['std', 'entity.name.namespace'], ['mem', 'entity.name.namespace']],
    ['const LIMIT: usize = 4', ['const', 'storage.type'], ['LIMIT', 'variable.other.constant']],
    ['impl<T> Stack<T> where T: Copy', ['impl', 'storage.type'], ['T', 'entity.name.type'], ['where', 'storage.modifier']],
    ['macro_rules! twice { }', ['macro_rules', 'storage.type.macro'], ['twice', 'entity.name.function.macro']],
  ],
  'contextual words stay names': [
    ['let union = region + actor;', ['union', 'variable.other'], ['region', 'variable.other'], ['actor', 'variable.other']],
    ['let mod = module;', ['mod', 'variable.other'], ['module', 'variable.other']],
    ['box.default()', ['box', 'variable.other'], ['default', 'entity.name.function.call']],
    ['let unit = 1', ['unit', 'variable.other']],
    ['fn f() -> unit', ['unit', 'support.type.primitive']],
  ],
  annotations: [
    ['@stable @size(24) fn f', ['@', 'punctuation.definition.annotation'], ['stable', 'entity.name.function.decorator'], ['size', 'entity.name.function.decorator'], ['24', 'constant.numeric.integer'], ['fn', 'storage.type.function']],
    ['#[repr(C, align(16))] struct', ['repr', 'entity.other.attribute-name'], ['16', 'constant.numeric.integer'], ['struct', 'storage.type']],
    ['#![allow(x)]', ['#', 'punctuation.definition.attribute'], ['allow', 'entity.other.attribute-name']],
    ['n @ 1..=5', ['@', 'keyword.operator.binding']],
  ],
  'lifetimes and labels': [
    ["fn f<'a, 'b: 'a>(x: &'a str)", ['a', 'entity.name.lifetime'], ['b', 'entity.name.lifetime'], ['a', 'entity.name.lifetime'], ['&', 'keyword.operator.borrow'], ['a', 'entity.name.lifetime'], ['str', 'support.type.primitive']],
    ["'outer: loop { break 'outer }", ['outer', 'entity.name.label'], ['loop', 'keyword.control.loop'], ['break', 'keyword.control.flow'], ['outer', 'entity.name.label']],
    ["'outer:\nwhile x", ['outer', 'entity.name.label'], ['while', 'keyword.control.loop']],
    ["&'static str", ['static', 'entity.name.lifetime']],
  ],
  effects: [
    ['fn f() -> io String throws Error', ['io', 'storage.modifier.effect'], ['String', 'entity.name.type'], ['throws', 'storage.modifier.effect'], ['Error', 'entity.name.type']],
    ['fn f() -> io alloc Vec<u8>', ['io alloc', 'storage.modifier.effect']],
    ['fn f() -> io {', ['io', 'variable.other']],
  ],
  expressions: [
    ['vec![1]; x != y', ['vec', 'entity.name.function.macro'], ['!', 'entity.name.function.macro'], ['x', 'variable.other'], ['!=', 'keyword.operator.comparison']],
    ['a.b.c(d)', ['b', 'variable.other.property'], ['c', 'entity.name.function.call'], ['d', 'variable.other']],
    ['size_of::<Header>()', ['size_of', 'entity.name.function.call'], ['Header', 'entity.name.type']],
    ['Vec::new()', ['Vec', 'entity.name.type'], ['::', 'punctuation.separator.path'], ['new', 'entity.name.function.call']],
    ['do { x += 1 } while ~y << 2 > 3;', ['do', 'keyword.control.loop'], ['+=', 'keyword.operator.assignment.compound'], ['while', 'keyword.control.loop'], ['~', 'keyword.operator.bitwise'], ['<<', 'keyword.operator.bitwise']],
    ['f(x)?.await as u64', ['?', 'keyword.operator.question'], ['await', 'keyword.control.flow'], ['as', 'keyword.operator.cast']],
    ['self.x == Self::MAX', ['self', 'variable.language.self'], ['x', 'variable.other.property'], ['Self', 'support.type.self'], ['MAX', 'variable.other.constant']],
    ['r#match + größe', ['r#match', 'variable.other'], ['größe', 'variable.other']],
    ['safe fn f();', ['safe', 'keyword.other.unsafe'], ['fn', 'storage.type.function']],
    ['unsafe { *p = true }', ['unsafe', 'keyword.other.unsafe'], ['true', 'constant.language.boolean']],
  ],
};

describe.each(Object.entries(rows))('%s', (_name, cases) => {
  test.each(cases.map(([source, ...pieces]) => ({ source, pieces })))('$source', ({ source, pieces }) => {
    const coloured = colour(grammar, source);
    let from = 0;
    for (const [text, scope] of pieces) {
      const index = coloured.findIndex((piece, position) => position >= from && piece.text === text && piece.scope === scope);
      expect(index, `${text} as ${scope} from piece ${from} of ${JSON.stringify(coloured)}`).toBeGreaterThanOrEqual(from);
      from = index + 1;
    }
  });
});

test('text after a broken line is coloured as ever', () => {
  const coloured = colour(grammar, "let x = 'unfinished\nlet y = 1\n@broken(\n)\nfn after() { }");
  expect(coloured).toContainEqual({ text: 'after', scope: 'entity.name.function' });
});

const programs = ['examples', 'server/std'].flatMap((folder) => readdirSync(`${repositoryRoot}${folder}`).filter((name) => name.endsWith('.ast')).map((name) => `${folder}/${name}`));

test('there are programs to colour', () => {
  expect(programs.length).toBeGreaterThan(10);
});

test.each(programs)('%s is coloured to its end', (path) => {
  const text = readFileSync(`${repositoryRoot}${path}`, 'utf8');
  expect(colour(grammar, text).filter((piece) => piece.scope.startsWith('invalid') || piece.scope === 'source')).toEqual([]);
  expect(openRulesAtEnd(grammar, text)).toBe(1);
});
