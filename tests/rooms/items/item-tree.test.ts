/**
 * The item tree and its keys: what a file declares, named by kind and name and nothing that moves. After any edits the table
 * holds for every key what a first reading gives, and nothing for keys that are gone.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Database } from '../../../server/src/base/query.ts';
import { forEachShape, ingestFile, itemAt, type ItemKey, itemNode, type ItemShape, itemStart, itemTree, shapeOf } from '../../../server/src/items/index.ts';
import { statementRun } from '../../../server/src/items/inputs.ts';
import { SyntaxStore } from '../../../server/src/syntax/index.ts';
import { parser } from '../../support/assets.ts';
import { applyEdit, editOf, looseEdit } from '../../support/random-edits.ts';

const FILE = '/a.ast';

describe('keys', () => {
  test.each<[text: string, keys: readonly string[]]>([
    ['struct A; enum B { C } union D { a: u8 } trait E {} type F = u8; const G: u8 = 1; static H: u8 = 1; mod i {} fn j() {}', ['struct:A', 'enum:B', 'union:D', 'trait:E', 'type-alias:F', 'const:G', 'static:H', 'module:i', 'function:j']],
    ['impl A { fn f() {} } impl B for A { fn f() {} } impl<T> !Send for C<T> {}', ['impl:A', 'impl:A/function:f', 'impl:B for A', 'impl:B for A/function:f', 'impl:!Send for C<T>']],
    ['mod a { mod b { fn c() {} } }', ['module:a', 'module:a/module:b', 'module:a/module:b/function:c']],
    ['fn a() { struct B; fn c() { struct B; } }', ['function:a', 'function:a/struct:B', 'function:a/function:c', 'function:a/function:c/struct:B']],
    ['fn a() {}\nfn a() {}\nstruct a;\nfn a() {}\n', ['function:a', 'function:a~1', 'struct:a', 'function:a~2']],
    ['mod m { fn a() {} fn a() {} }\nfn a() {}\n', ['module:m', 'module:m/function:a', 'module:m/function:a~1', 'function:a']],
    ['use a::b;\nextern "C" { fn c(); }\n', ['use:a::b', 'extern-block:C', 'extern-block:C/function:c']],
    ['let x = { struct A; 1 };\nfn f() {}\nprint(1);\n', ['statements:', 'statements:/struct:A', 'function:f', 'statements:~1']],
    ['impl A for [u8; N] { fn f() {} }\n', ['impl:A for [u8; N]', 'impl:A for [u8; N]/function:f']],
    ['impl A<m::B> for [u8; 1 / 2] {}\n', ['impl:A<m::B> for [u8; 1 _ 2]']],
  ])('%s', (text, keys) => {
    expect(keysOf(cold(text)).toSorted()).toEqual(keys.map((key) => `${FILE}#${key}`).toSorted());
  });
});

test('every key but those of statements has its item, and those of statements have their run', () => {
  const db = cold('impl A { fn f() { struct In; } }\n\nlet x = { struct In; fn g() {} 1 };\nfn f() {}\nprint(1);\n');
  const held = keysOf(db).map((key) => [key, db.get(itemNode, key)?.kind ?? null, db.get(statementRun, key) !== null]);
  expect(held).toEqual([
    [`${FILE}#impl:A`, 'impl', false],
    [`${FILE}#impl:A/function:f`, 'function', false],
    [`${FILE}#impl:A/function:f/struct:In`, 'struct', false],
    [`${FILE}#statements:`, null, true],
    [`${FILE}#statements:/struct:In`, 'struct', false],
    [`${FILE}#statements:/function:g`, 'function', false],
    [`${FILE}#function:f`, 'function', false],
    [`${FILE}#statements:~1`, null, true],
  ]);
});

describe('what typing does to keys', () => {
  const TEXT = 'fn a() { 1 }\n\nstruct B {\n    c: u8,\n}\n\nimpl B {\n    fn d(&self) {}\n}\n\nfn a() { 2 }\n';

  test.each([
    ['in a body', '1 }', '1 + 1 }'],
    ['above everything', 'fn a() { 1 }', '// A remark.\n\nfn a() { 1 }'],
    ['of a field', 'c: u8', 'c: u16'],
    ['of a parameter', 'fn d(&self)', 'fn d(&self, e: u8)'],
  ])('%s: they are the same tree', (_name, old, replacement) => {
    const life = new Life(TEXT);
    const before = life.db.get(itemTree, FILE);
    const start = TEXT.indexOf(old);
    life.edit({ start, end: start + old.length, text: replacement });
    expect(life.db.get(itemTree, FILE)).toBe(before);
  });

  test('a name changes its own key and the ordinals of its equals behind it', () => {
    const life = new Life(TEXT);
    const before = life.db.get(itemTree, FILE).chunks;
    life.edit({ start: 3, end: 4, text: 'z' });
    const after = life.db.get(itemTree, FILE).chunks;
    expect(keysOf(life.db)).toEqual(['function:z', 'struct:B', 'impl:B', 'impl:B/function:d', 'function:a'].map((key) => `${FILE}#${key}`));
    expect(after.map((shapes, index) => shapes === before[index])).toEqual([false, true, true, false]);
  });
});

describe('after any edits', () => {
  /** Names that recur, so that ordinals come and go; statements and items in blocks; what breaks. */
  const part = fc.constantFrom(
    'fn a() {}\n', 'fn a() { struct In; }\n', 'fn b() { fn a() {} }\n', 'struct a;\n', 'struct B {\n    x: u8,\n}\n', 'mod m {\n    fn a() {}\n    fn a() {}\n}\n', 'impl B {\n    fn a() {}\n}\n',
    'use m::a;\n', 'let a = 1;\n', 'let b = { struct In; 1 };\n', 'make!(a);\n', 'fn (\n', 'struct B {\n', '\n', '// remark\n',
  );
  const change = fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('loose' as const), edit: looseEdit }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('insert' as const), line: fc.nat(), text: part }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), line: fc.nat(), count: fc.integer({ min: 1, max: 4 }) }) },
  );

  test('the table holds what a first reading gives', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), fc.array(change, { minLength: 1, maxLength: 8 }), (parts, changes) => {
        const life = new Life(parts.join(''));
        const everSeen = new Set(keysOf(life.db));
        for (const next of changes) {
          const lines = [0, ...[...life.text.matchAll(/\n/gu)].map((match) => match.index + 1)];
          if (next.kind === 'loose') life.edit(editOf(life.text, next.edit));
          else {
            const line = next.line % lines.length;
            const start = lines[line] ?? 0;
            life.edit(next.kind === 'insert' ? { start, end: start, text: next.text } : { start, end: lines[line + next.count] ?? life.text.length, text: '' });
          }
          for (const key of keysOf(life.db)) everSeen.add(key);
          const fresh = cold(life.text);
          expect(life.db.get(itemTree, FILE)).toEqual(fresh.get(itemTree, FILE));
          for (const key of everSeen) expect(heldFor(life.db, key as ItemKey)).toEqual(heldFor(fresh, key as ItemKey));
          for (const offset of [0, 1, 5, 20, Math.floor(life.text.length / 2), life.text.length]) expect(itemAt(life.db, FILE, offset)?.key).toBe(itemAt(fresh, FILE, offset)?.key);
        }
      }),
      { numRuns: 300 },
    );
  });
});

class Life {
  readonly db = new Database();
  readonly #store = new SyntaxStore(parser);

  constructor(public text: string) {
    ingestFile(this.db, FILE, this.#store.open(FILE, text));
  }

  edit(edit: { readonly start: number; readonly end: number; readonly text: string }): void {
    this.text = applyEdit(this.text, edit);
    ingestFile(this.db, FILE, this.#store.edit(FILE, edit));
  }
}

function cold(text: string): Database {
  return new Life(text).db;
}

function keysOf(db: Database): string[] {
  const keys: string[] = [];
  for (const shapes of db.get(itemTree, FILE).chunks) forEachShape(shapes, (shape: ItemShape) => keys.push(shape.key));
  return keys;
}

/** Everything that the table knows of one key; places are compared by the start alone. */
function heldFor(db: Database, key: ItemKey): unknown {
  const place = (node: { readonly start: number; readonly end: number } | null): unknown => (node === null ? null : { ...node, start: 0, end: node.end - node.start });
  return { shape: shapeOf(db, key), node: place(db.get(itemNode, key)), run: place(db.get(statementRun, key)), start: itemStart(db, key) };
}
