/**
 * The queries that editors use without the server: each compiles against the checked-in parser, captures what it should on
 * a small program, and the highlights leave no word of the grammar uncoloured.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Query } from 'web-tree-sitter';
import { corpusSources } from './corpus.ts';
import { language, parse } from './parser.ts';

const grammar = join(import.meta.dirname, '..', '..', 'grammar');
const queryText = (name: string): string => readFileSync(join(grammar, 'queries', `${name}.scm`), 'utf8');

/** What each text is captured as, in source order; the last capture of a node, as editors take it. */
function captures(name: string, source: string): string[] {
  const tree = parse(source);
  const byNode = new Map<string, string>();
  for (const { name: capture, node } of new Query(language, queryText(name)).captures(tree.rootNode)) byNode.set(`${node.startIndex}:${node.endIndex}`, `${node.text} ${capture}`);
  tree.delete();
  return [...byNode.values()];
}

describe('highlights', () => {
  test.each([
    ['struct Point { x: u8 }', ['struct keyword', 'Point type', 'x property', 'u8 type.builtin']],
    ['@io fn read(name: &str) -> io String;', ['@io attribute', 'fn keyword', 'read function', 'name variable.parameter', 'str type.builtin', 'io keyword', 'String type']],
    ['println!("{}", point.x + LIMIT)', ['println function.macro', '! function.macro', '"{}" string', 'point variable', 'x property', '+ operator', 'LIMIT constant']],
    ['/// Text\nlet mut area = Some(shapes::area(1.5));', ['/// Text\n comment.documentation', 'mut keyword', 'area variable', 'Some constructor', 'area function.call', '1.5 number.float']],
    ["'outer: loop { self.push(b'x'); break 'outer true }", ["'outer label", 'loop keyword', 'self variable.builtin', 'push function.method.call', "b'x' character", 'true boolean']],
    ['module shapes { union Bits { a: f32 } }', ['module keyword', 'shapes module', 'union keyword', 'Bits type']],
    ['let union = do + module;', ['union variable', 'do variable', 'module variable']],
    ['Vec::<Box<T>>::new()', ['Vec type', '< punctuation.bracket', 'Box type', 'new function.call']],
    ['std::mem::take(_)', ['std module', 'mem module', 'take function.call', '_ variable.builtin']],
  ])('%s', (source, expected) => {
    expect(captures('highlights', source)).toEqual(expect.arrayContaining(expected.map((one) => one.replace('\n', ''))));
  });

  test('every word of the grammar has a colour', () => {
    const words = nodeTypes().filter(({ type, named }) => !named && /^[a-z_]+!?$/u.test(type)).map(({ type }) => type);
    expect(words.length).toBeGreaterThan(30);
    // The first two are the tokens of a literal, the others have nodes of their own.
    const coloured = new Set(['true', 'false', 'self', '_', ...[...queryText('highlights').matchAll(/"([a-z_]+!?)"/gu)].map(([, word]) => word)]);
    expect(words.filter((word) => !coloured.has(word))).toEqual([]);
  });

  test('no token of the corpus is left without a colour', () => {
    const query = new Query(language, queryText('highlights'));
    for (const source of corpusSources('whole')) {
      const tree = parse(source);
      const covered = new Uint8Array(source.length);
      for (const { node } of query.captures(tree.rootNode)) covered.fill(1, node.startIndex, node.endIndex);
      const bare = [...source].filter((character, index) => covered[index] === 0 && /\S/u.test(character));
      // Within an opaque macro only names, literals and brackets are tokens of their own.
      expect(bare.filter((character) => !/[$=>;,:|.<+*-]/u.test(character)), source).toEqual([]);
      tree.delete();
    }
  });
});

test('locals: a parameter and a binding are defined, and referred to', () => {
  const found = captures('locals', 'fn area(width: u8) -> u8 { let twice = width * 2; twice }');
  expect(found).toEqual(expect.arrayContaining(['area local.definition.function', 'width local.definition.parameter', 'twice local.definition.var', 'width local.reference', 'twice local.reference']));
});

test('tags: what is declared and what is called', () => {
  const tree = parse('struct S; trait T {} mod m { fn f() {} } impl T for S { fn g(&self) { f(); self.h(); print!() } }');
  const found = new Query(language, queryText('tags')).matches(tree.rootNode).map(({ captures: parts }) => {
    const name = parts.find((part) => part.name === 'name')?.node.text;
    const role = parts.find((part) => part.name !== 'name')?.name;
    return `${name} ${role}`;
  });
  tree.delete();
  expect(found).toEqual(['S definition.class', 'T definition.interface', 'm definition.module', 'f definition.function', 'T reference.implementation', 'g definition.method', 'f reference.call', 'h reference.call', 'print reference.call']);
});

function nodeTypes(): readonly { readonly type: string; readonly named: boolean }[] {
  const text: unknown = JSON.parse(readFileSync(join(grammar, 'src', 'node-types.json'), 'utf8'));
  if (!Array.isArray(text)) throw new Error('node-types.json is no list');
  return text.map((entry: { readonly type: string; readonly named: boolean }) => ({ type: entry.type, named: entry.named }));
}
