/**
 * No text is too broken, too deep or too strange: the parser answers with a tree, soon, and what is broken can be seen in it.
 * And a tree that is edited and parsed again is the tree of the new text.
 */
import { describe, expect, test } from 'vitest';
import { Edit, type Tree } from 'web-tree-sitter';
import { corpusSources } from './corpus.ts';
import { brokenPlaces, parse } from './parser.ts';

const whole = corpusSources('whole');
const broken = corpusSources('broken');

/** A tree that covers the text, and in which whatever is broken is an ERROR, a MISSING or a malformed token. */
function expectTree(text: string): void {
  const tree = parse(text);
  expect(tree.rootNode.endIndex, text.slice(0, 200)).toBeLessThanOrEqual(text.length);
  if (tree.rootNode.hasError) expect(brokenPlaces(tree.rootNode), text.slice(0, 200)).not.toEqual([]);
  tree.delete();
}

test('every prefix of the corpus', () => {
  for (const source of [...whole, ...broken]) for (let length = 0; length <= source.length; length += 1) expectTree(source.slice(0, length));
});

test('every entry without any one bracket, quote or mark', () => {
  for (const source of whole) {
    for (const { index } of source.matchAll(/[{}()[\]<>"'/*#@;:,=|]/gu)) expectTree(source.slice(0, index) + source.slice(index + 1));
  }
});

test('random characters', () => {
  const random = randomNumbers(20_260_715);
  const alphabets = ['(){}[]<>,;:.=!&|*-+/\\"\'#@ \n', 'fn let if match { } ( ) => | & * r#" /* */ // \n', '\0\u0001\u007f\u00a0\u2028\ufeff\ud83d\ude00\ud800é中 a1_"'];
  for (let round = 0; round < 300; round += 1) {
    const alphabet = [...(alphabets[round % alphabets.length] ?? '')];
    let text = '';
    while (text.length < 400) text += round % 5 === 0 ? String.fromCharCode(random(0x1_0000)) : (alphabet[random(alphabet.length)] ?? '');
    expectTree(text);
  }
});

test('a byte order mark, carriage returns, other white space and an empty text', () => {
  for (const text of ['\ufefffn f() {}', 'fn f() {\r\n    a\r\n    *p = 1\r\n}\r\n', 'fn\u00a0f\u2003()\u2028{}', '', ' \n\t', '\r\n\r\n']) {
    const tree = parse(text);
    expect(brokenPlaces(tree.rootNode), JSON.stringify(text)).toEqual([]);
    tree.delete();
  }
});

describe('ten thousand levels', () => {
  const times = (text: string): string => text.repeat(10_000);

  test.each([
    ['parentheses', `${times('(')}x${times(')')}`],
    ['blocks', `fn f() ${times('{')}${times('}')}`],
    ['comments', `${times('/*')}${times('*/')}`],
    ['calls', `${times('f(')}${times(')')}`],
    ['arrays', `${times('[')}${times(']')}`],
    ['conditions', `${times('if a { ')}${times('}')}`],
    ['else branches', `if a {} ${times('else if b {} ')}`],
    ['matches', `${times('match a { _ => ')}1${times('}')}`],
    ['closures', `${times('|x| ')}y`],
    ['prefix operators', `${times('-')}x`],
    ['binary operators', `${times('a + ')}b`],
    ['method calls', `a${times('.b()')}`],
    ['generic arguments', `let x: ${times('Vec<')}u8${times('>')};`],
    ['references', `let x: ${times('&')}T;`],
    ['patterns', `let ${times('Some(')}x${times(')')} = y;`],
    ['modules', `${times('mod a { ')}${times('}')}`],
    ['imports', `use ${times('a::{')}${times('}')};`],
    ['macro tokens', `m!${times('(')}${times(')')}`],
    ['line breaks that end statements', times('x\n*p = 1\n')],
  ])('%s', (_name, text) => {
    const tree = parse(text);
    expect(brokenPlaces(tree.rootNode).slice(0, 3)).toEqual([]);
    tree.delete();
  });

  // Each of these is one that a scanner or a recovery could read again and again.
  test.each(['(', '{', '[', '"', "'", '/*', 'r#"', '<', '@', '#[', 'if {', 'match {', 'fn ', 'f(', 'let x: Vec<', 'S { a: ', 'x as u8 < ', 'x {\n', "'a: ", '|', '..', 'return\n', 'use a::{', '}', ')', ', '])('%s is never closed', (opening) => {
    const started = performance.now();
    expectTree(times(opening));
    // A bound for what grows faster than the text, not a benchmark: all of these take well under a second.
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test('edits: parsing again gives the tree of the new text', () => {
  const random = randomNumbers(7);
  const insertions = ['', '(', ')', '{', '}', '*p = 1', '\n', '\n(a, b) = c', 'x', '..', '{ a: 1 }', 'return', '// c\n', '/* c */', ';', ',', ' => ', ' < y', '@a', '"', "'", 'let y', 'if ', 'do', 'mod x', ' as usize', '!', 'r"'];
  let compared = 0;
  for (let round = 0; round < 600; round += 1) {
    let text = whole[random(whole.length)] ?? '';
    let tree = parse(text);
    for (let step = 0; step < 4; step += 1) {
      const start = random(text.length + 1);
      const oldEnd = Math.min(text.length, start + (random(3) === 0 ? random(10) : 0));
      const insertion = insertions[random(insertions.length)] ?? '';
      const next = text.slice(0, start) + insertion + text.slice(oldEnd);
      tree.edit(editOf(text, next, start, oldEnd, start + insertion.length));
      const again = parse(next, tree);
      const fresh = parse(next);
      // Recovery may keep more of the old tree than a fresh parse finds: only whole text has one tree.
      if (!fresh.rootNode.hasError) {
        compared += 1;
        expect(described(again), `${JSON.stringify(text)} -> ${JSON.stringify(next)}`).toBe(described(fresh));
      }
      tree.delete();
      fresh.delete();
      tree = again;
      text = next;
    }
    tree.delete();
  }
  expect(compared).toBeGreaterThan(300);
});

function described(tree: Tree): string {
  const parts: (string | number)[] = [];
  const cursor = tree.walk();
  for (let depth = 0; ; ) {
    parts.push(depth, cursor.nodeType, cursor.startIndex, cursor.endIndex, cursor.currentFieldName ?? '');
    if (cursor.gotoFirstChild()) {
      depth += 1;
      continue;
    }
    while (!cursor.gotoNextSibling()) {
      if (!cursor.gotoParent()) {
        cursor.delete();
        return parts.join(' ');
      }
      depth -= 1;
    }
  }
}

function editOf(oldText: string, newText: string, start: number, oldEnd: number, newEnd: number): Edit {
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(oldText, start),
    oldEndPosition: pointAt(oldText, oldEnd),
    newEndPosition: pointAt(newText, newEnd),
  });
}

function pointAt(text: string, offset: number): { row: number; column: number } {
  const before = text.slice(0, offset);
  return { row: before.split('\n').length - 1, column: offset - (before.lastIndexOf('\n') + 1) };
}

/** A small generator with a seed, so that a failure can be seen again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
