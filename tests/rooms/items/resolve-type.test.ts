/** What names in type position mean, seen from inside an item: scopes, imports, generics, folders, and where nothing is said. */
import { describe, expect, test } from 'vitest';
import { forEachShape, type ItemKey, itemTree, resolveTypePath, type TypeResolution } from '../../../server/src/items/index.ts';
import { type FixtureFile, openFixture } from '../../support/fixture.ts';

describe('a name means', () => {
  test.each<[name: string, text: string, path: string, meaning: string]>([
    ['an item of the file', 'struct A; fn here() {}', 'A', 'struct:A'],
    ['an item that stands below', 'fn here() {} enum A {}', 'A', 'enum:A'],
    ['a type of the language', 'fn here() {}', 'u8', 'builtin u8'],
    ['a type of the prelude', 'fn here() {}', 'Vec', 'std:/vec.ast#struct:Vec'],
    ['a trait of the prelude', 'fn here() {}', 'Clone', 'std:/core.ast#trait:Clone'],
    ['the file\'s own type before the prelude\'s', 'struct Vec; fn here() {}', 'Vec', 'struct:Vec'],
    ['the file\'s own type before the language\'s', 'struct u8; fn here() {}', 'u8', 'struct:u8'],
    ['a type parameter', 'fn here<T, U>() {}', 'U', 'parameter U 1 of function:here'],
    ['a parameter before an item of its name', 'struct T; fn here<T>() {}', 'T', 'parameter T 0 of function:here'],
    ['a const parameter', 'struct here<const N: usize> { a: [u8; N] }', 'N', 'constant N 0 of struct:here'],
    ['a parameter of the impl around it', 'impl<T> A<T> { fn here() {} } struct A<T> { a: T }', 'T', 'parameter T 0 of impl:A<T>'],
    ['a parameter of the trait around it', 'trait A<T> { fn here(); }', 'T', 'parameter T 0 of trait:A'],
    ['Self in an impl', 'impl A { fn here() {} } struct A;', 'Self', 'self of impl:A'],
    ['Self in a struct', 'struct here { a: Self }', 'Self', 'self of struct:here'],
    ['nothing where there is no Self', 'fn here() {}', 'Self', 'unresolved Self'],
    ['an item in the function\'s own block', 'struct A; fn here() { struct A; }', 'A', 'function:here/struct:A'],
    ['an item in a block around the function', 'fn outer() { struct A; fn here() {} }', 'A', 'function:outer/struct:A'],
    ['an item of its own module', 'struct A; mod m { struct A; fn here() {} }', 'A', 'module:m/struct:A'],
    ['nothing that only the module around declares', 'struct A; mod m { fn here() {} }', 'A', 'unresolved A'],
    ['an item of an extern block', 'extern "C" { type A; } fn here() {}', 'A', 'extern-block:C/type-alias:A'],
    ['the first of two', 'struct A; struct A { a: u8 } fn here() {}', 'A', 'struct:A'],
    ['nothing', 'fn here() {}', 'Missing', 'unresolved Missing'],
  ])('%s', (_name, text, path, meaning) => {
    expect(resolved(text, path)).toBe(meaning);
  });
});

describe('a path', () => {
  test.each<[text: string, path: string, meaning: string]>([
    ['mod m { struct A; } fn here() {}', 'm::A', 'module:m/struct:A'],
    ['mod m { mod n { struct A; } } fn here() {}', 'm::n::A', 'module:m/module:n/struct:A'],
    ['struct A; mod m { fn here() {} }', 'super::A', 'struct:A'],
    ['struct A; mod m { mod n { fn here() {} } }', 'crate::A', 'struct:A'],
    ['mod m { struct A; fn here() {} }', 'self::A', 'module:m/struct:A'],
    ['struct A; mod m { fn outer() { fn here() {} } }', 'super::A', 'struct:A'],
    ['fn here() {}', 'std::vec::Vec', 'std:/vec.ast#struct:Vec'],
    ['fn here() {}', '::std::collections::HashMap', 'std:/collections.ast#struct:HashMap'],
    ['fn here() {}', 'std::collections::Vec', 'std:/vec.ast#struct:Vec'],
    ['mod std { struct A; } fn here() {}', 'std::A', 'module:std/struct:A'],
    ['fn here<T>() {}', 'T::Item', 'associated'],
    ['enum E { A } fn here() {}', 'E::A', 'associated'],
    ['impl A { fn here() {} } struct A;', 'Self::Output', 'associated'],
    ['mod m; fn here() {}', 'm::A', 'incomplete'],
    ['fn here() {}', 'other::A', 'incomplete'],
    ['mod m {} fn here() {}', 'm::A', 'unresolved A'],
    ['mod m { make! {} } fn here() {}', 'm::A', 'incomplete'],
    ['mod m { use other::*; } fn here() {}', 'm::A', 'incomplete'],
    ['mod m {} fn here() {}', 'm::n::A', 'unresolved n'],
    ['fn here() {}', 'std::vec::NoSuchType', 'incomplete'],
  ])('%s: %s', (text, path, meaning) => {
    expect(resolved(text, path)).toBe(meaning);
  });
});

describe('an import', () => {
  test.each<[text: string, path: string, meaning: string]>([
    ['use std::collections::HashMap; fn here() {}', 'HashMap', 'std:/collections.ast#struct:HashMap'],
    ['use std::collections::{HashMap as Map, HashSet}; fn here() {}', 'Map', 'std:/collections.ast#struct:HashMap'],
    ['use std::collections::{HashMap as Map, HashSet}; fn here() {}', 'HashMap', 'unresolved HashMap'],
    ['use std::cmp::Ordering; fn here() {}', 'Ordering', 'std:/cmp.ast#enum:Ordering'],
    ['use std::sync::atomic::Ordering; fn here() {}', 'Ordering', 'std:/atomic.ast#enum:Ordering'],
    ['use std::vec::{self}; fn here() {}', 'vec::Vec', 'std:/vec.ast#struct:Vec'],
    ['use std::fmt; fn here() {}', 'fmt::Formatter', 'std:/fmt.ast#struct:Formatter'],
    ['use std::fmt as f; fn here() {}', 'f::Result', 'std:/fmt.ast#type-alias:Result'],
    ['fn here() {}', 'Result', 'std:/result.ast#enum:Result'],
    ['fn here() {}', 'Write', 'std:/io.ast#trait:Write'],
    ['use std::fmt::Write; fn here() {}', 'Write', 'std:/fmt.ast#trait:Write'],
    ['use other::fmt; fn here() {}', 'fmt::Formatter', 'incomplete'],
    ['mod fmt { struct Formatter; } fn here() {}', 'fmt::Formatter', 'module:fmt/struct:Formatter'],
    ['use std::ptr; fn here() {}', 'ptr', 'builtin ptr'],
    ['use std::collections::*; fn here() {}', 'HashMap', 'std:/collections.ast#struct:HashMap'],
    ['use std::collections::*; fn here() {}', 'Missing', 'unresolved Missing'],
    ['use m::A; mod m { struct A; } fn here() {}', 'A', 'module:m/struct:A'],
    ['use self::m::A as B; mod m { struct A; } fn here() {}', 'B', 'module:m/struct:A'],
    ['mod m { use self::n::A; mod n { struct A; } fn here() {} }', 'A', 'module:m/module:n/struct:A'],
    ['struct A; mod m { use super::A as B; fn here() {} }', 'B', 'struct:A'],
    ['struct A; mod m { use super::*; fn here() {} }', 'A', 'struct:A'],
    ['mod m { use super::*; fn here() {} }', 'Missing', 'unresolved Missing'],
    ['use m::*; mod m { struct A; } fn here() {}', 'A', 'module:m/struct:A'],
    ['use E::*; enum E { A } fn here() {}', 'Missing', 'unresolved Missing'],
    ['fn here() { use E::*; } enum E { A }', 'E', 'enum:E'],
    ['use Option::*; fn here() {}', 'Option', 'std:/option.ast#enum:Option'],
    ['use m::*; mod m { use super::*; fn here() {} }', 'Missing', 'unresolved Missing'],
    ['use std::vec::Vec; struct Vec; fn here() {}', 'Vec', 'struct:Vec'],
    ['use other::Vec; fn here() {}', 'Vec', 'incomplete'],
    ['use other::*; fn here() {}', 'Vec', 'incomplete'],
    ['use other::*; fn here() {}', 'u8', 'builtin u8'],
    ['use other::*; struct A; fn here() {}', 'A', 'struct:A'],
    ['use other::*; fn here() {}', 'Missing', 'incomplete'],
    ['fn here() { use std::collections::HashMap; }', 'HashMap', 'std:/collections.ast#struct:HashMap'],
    ['fn here() { use other::*; }', 'Missing', 'incomplete'],
    ['use std::collections::HashMap; mod m { fn here() {} }', 'HashMap', 'unresolved HashMap'],
    ['use std::fmt::Write as _; fn here() {}', '_', 'unresolved _'],
  ])('%s: %s', (text, path, meaning) => {
    expect(resolved(text, path)).toBe(meaning);
  });
});

describe('a macro that nobody understands may declare anything', () => {
  test.each<[text: string, meaning: string]>([
    ['make! { A } fn here() {}', 'incomplete'],
    ['make!(A); fn here() {}', 'incomplete'],
    ['mod m { make! { A } fn here() {} }', 'incomplete'],
    ['fn here() { make!(A); }', 'incomplete'],
    ['fn here() { if true { make! { A } } }', 'incomplete'],
    ['println!("{}", 1); fn here() {}', 'unresolved A'],
    ['macro_rules! make { () => {}; } fn here() {}', 'unresolved A'],
  ])('%s', (text, meaning) => {
    expect(resolved(text, 'A')).toBe(meaning);
  });
});

describe('files beside it', () => {
  const main = { name: '/main.ast', text: 'fn here() {}' };
  const a = { name: '/a.ast', text: 'struct A; mod inner { struct Hidden; }' };
  const b = { name: '/b.ast', text: 'struct A; struct B;' };

  test('lend what exactly one of them declares', () => {
    expect(meaningOf([main, a], 'A')).toBe('/a.ast#struct:A');
    expect(meaningOf([main, a, b], 'B')).toBe('/b.ast#struct:B');
  });

  test('say nothing where two could be meant', () => {
    expect(meaningOf([main, a, b], 'A')).toBe('incomplete');
  });

  test('lend no items of their modules', () => {
    expect(meaningOf([main, a], 'Hidden')).toBe('unresolved Hidden');
  });

  test('lend nothing in a package', () => {
    expect(meaningOf([main, a, { name: '/aster.toml', text: '' }], 'A')).toBe('unresolved A');
  });

  test('are not known before they are read', () => {
    const { workspace } = openFixture([main]);
    workspace.setSurroundings('/main.ast', { kind: 'unknown' });
    expect(describeIn(workspace.db, '/main.ast', 'A')).toBe('incomplete');
  });
});

describe('what the parser could not read', () => {
  test.each<[name: string, text: string]>([
    ['the names of a broken declaration', 'enum A one, two }\nfn here() {}\n'],
    ['a declaration without its bracket', 'trait A\n    fn f();\n}\nfn here() {}\n'],
    ['the names of a broken import', 'use m::{A, B;\nfn here() {}\n'],
    ['a declaration in a broken module', 'mod m {\n    enum A one }\n    fn here() {}\n}\n'],
  ])('%s is not missing', (_name, text) => {
    expect(resolved(text, 'A')).toBe('incomplete');
  });

  test('what it does not name is', () => {
    expect(resolved('enum Other one, two }\nfn here() {}\n', 'A')).toBe('unresolved A');
  });
});

function resolved(text: string, path: string): string {
  return meaningOf([{ name: '/main.ast', text }], path).replace('/main.ast#', '');
}

function meaningOf(files: readonly FixtureFile[], path: string): string {
  return describeIn(openFixture(files).workspace.db, '/main.ast', path);
}

/** What the path means inside the item named `here`. */
function describeIn(db: Parameters<typeof resolveTypePath>[0], file: string, path: string): string {
  let here: ItemKey | null = null;
  for (const shapes of db.get(itemTree, file).chunks) forEachShape(shapes, (shape) => void (shape.name === 'here' && (here = shape.key)));
  if (here === null) throw new Error('The program has no item named `here`');
  return words(resolveTypePath(db, here, path.replace(/^::/u, '').split('::'), path.startsWith('::')));
}

function words(resolution: TypeResolution): string {
  const local = (key: ItemKey): string => key.replace('/main.ast#', '');
  switch (resolution.kind) {
    case 'item':
      return resolution.key;
    case 'parameter':
      return `${resolution.parameter === 'type' ? 'parameter' : 'constant'} ${resolution.name} ${resolution.index} of ${local(resolution.owner)}`;
    case 'self':
      return `self of ${local(resolution.owner)}`;
    case 'builtin':
      return `builtin ${resolution.name}`;
    case 'unresolved':
      return `unresolved ${resolution.name}`;
    case 'associated':
    case 'incomplete':
      return resolution.kind;
  }
}
