/** What names in value position mean, seen from inside an item; locals come before all of this. */
import { describe, expect, test } from 'vitest';
import { forEachShape, type ItemKey, itemTree, nearestValueName, resolveValuePath, type ValueResolution } from '../../../server/src/items/index.ts';
import { type FixtureFile, openFixture } from '../../support/fixture.ts';

describe('a name means', () => {
  test.each<[name: string, text: string, path: string, meaning: string]>([
    ['a function of the file', 'fn f() {} fn here() {}', 'f', 'function:f'],
    ['a constant', 'const A: u8 = 1; fn here() {}', 'A', 'const:A'],
    ['a static', 'static A: u8 = 1; fn here() {}', 'A', 'static:A'],
    ['a tuple struct', 'struct A(u8); fn here() {}', 'A', 'struct:A'],
    ['a unit struct', 'struct A; fn here() {}', 'A', 'struct:A'],
    ['no struct with named fields', 'struct A { a: u8 } fn here() {}', 'A', 'unresolved A'],
    ['a function in a block around it', 'fn f() {} fn outer() { fn f() {} fn here() {} }', 'f', 'function:outer/function:f'],
    ['a const parameter', 'const N: u8 = 1; fn here<const N: usize>() {}', 'N', 'parameter 0 of function:here'],
    ['a const parameter of the impl around it', 'struct A<const N: usize>; impl<const N: usize> A<N> { fn here() {} }', 'N', 'parameter 0 of impl:A<N>'],
    ['the constructor of Self', 'struct A(u8); impl A { fn here() {} }', 'Self', 'self of impl:A'],
    ['a function of an extern block', 'extern "C" { fn f(); } fn here() {}', 'f', 'extern-block:C/function:f'],
    ['a top-level variable', 'let LIMIT: u8 = 3;\nfn here() {}', 'LIMIT', 'top-level LIMIT'],
    ['a variant of the prelude', 'fn here() {}', 'Some', 'std:/option.ast#enum:Option 0'],
    ['a function of the prelude', 'fn here() {}', 'size_of', 'std:/mem.ast#function:size_of'],
    ['the file\'s own function before the prelude\'s', 'fn size_of() {} fn here() {}', 'size_of', 'function:size_of'],
    ['a free function of the library, silently', 'fn here() {}', 'push', 'std:/vec.ast#function:push'],
    ['several free functions', 'fn here() {}', 'spawn', 'several std:/process.ast#function:spawn std:/thread.ast#function:spawn'],
    ['nothing', 'fn here() {}', 'missing', 'unresolved missing'],
    ['nothing that is certain, of two under cfg', '#[cfg(a)]\nfn f() {}\n#[cfg(b)]\nfn f(a: u8) {}\nfn here() {}', 'f', 'incomplete'],
    ['the first of two', 'fn f() {} fn f(a: u8) {} fn here() {}', 'f', 'function:f'],
  ])('%s', (_name, text, path, meaning) => {
    expect(resolved(text, path)).toBe(meaning);
  });
});

describe('a path', () => {
  test.each<[text: string, path: string, meaning: string]>([
    ['mod m { fn f() {} } fn here() {}', 'm::f', 'module:m/function:f'],
    ['fn f() {} mod m { fn here() {} }', 'super::f', 'function:f'],
    ['fn f() {} mod m { mod n { fn here() {} } }', 'super::super::f', 'function:f'],
    ['fn f() {} mod m { fn here() {} }', 'crate::f', 'function:f'],
    ['mod m { fn f() {} fn here() {} }', 'self::f', 'module:m/function:f'],
    ['enum E { A, B } fn here() {}', 'E::B', 'enum:E 1'],
    ['enum E { A, B } impl E { fn here() {} }', 'Self::B', 'associated self: B'],
    ['impl E { fn here() {} } enum E { A }', 'Self::make', 'associated self: make'],
    ['struct S; fn here() {}', 'S::new', 'associated item: new'],
    ['fn here<T>() {}', 'T::default', 'associated parameter: default'],
    ['fn here<T>() {}', 'T::Item::default', 'associated parameter: Item default'],
    ['fn here() {}', 'i32::MAX', 'associated builtin: MAX'],
    ['fn here() {}', 'Option::Some', 'std:/option.ast#enum:Option 0'],
    ['fn here() {}', 'std::mem::swap', 'std:/mem.ast#function:swap'],
    ['use std::mem; fn here() {}', 'mem::swap', 'std:/mem.ast#function:swap'],
    ['fn here() {}', 'mem::swap', 'std:/mem.ast#function:swap'],
    ['mod mem { fn f() {} } fn here() {}', 'mem::swap', 'unresolved swap'],
    ['mod m { make! {} } fn here() {}', 'm::f', 'incomplete'],
    ['fn here() {}', 'std::cmp::Ordering::Less', 'std:/cmp.ast#enum:Ordering 0'],
    ['mod m; fn here() {}', 'm::f', 'incomplete'],
    ['fn here() {}', 'other::f', 'incomplete'],
  ])('%s: %s', (text, path, meaning) => {
    expect(resolved(text, path)).toBe(meaning);
  });
});

describe('an import', () => {
  test.each<[text: string, path: string, meaning: string]>([
    ['use m::f; mod m { fn f() {} } fn here() {}', 'f', 'module:m/function:f'],
    ['use m::f as g; mod m { fn f() {} } fn here() {}', 'g', 'module:m/function:f'],
    ['use m::*; mod m { fn f() {} } fn here() {}', 'f', 'module:m/function:f'],
    ['use m::*; use n::*; mod m { fn a() {} } mod n { fn swap() {} } fn here() {}', 'swap', 'module:n/function:swap'],
    ['fn f() {} mod m { use super::*; fn here() {} }', 'f', 'function:f'],
    ['use n::f; mod n { fn f() {} } mod m { use super::*; fn here() {} }', 'f', 'module:n/function:f'],
    ['mod m { use super::*; fn here() {} }', 'missing', 'unresolved missing'],
    ['use m::*; mod m { use super::*; fn here() {} }', 'missing', 'unresolved missing'],
    ['use E::*; enum E { A, B } fn here() {}', 'B', 'enum:E 1'],
    ['use E::{A, B as C}; enum E { A, B } fn here() {}', 'C', 'enum:E 1'],
    ['enum E { A } fn here() { use E::*; }', 'A', 'enum:E 0'],
    ['use E::*; enum E { A } fn here() {}', 'missing', 'unresolved missing'],
    ['use Option::*; use Result::*; fn here() {}', 'None', 'std:/option.ast#enum:Option 1'],
    ['use m::E; use E::*; mod m { enum E { A } } fn here() {}', 'A', 'module:m/enum:E 0'],
    ['use std::cmp::Ordering::*; fn here() {}', 'Less', 'std:/cmp.ast#enum:Ordering 0'],
    ['use std::thread::spawn; fn here() {}', 'spawn', 'std:/thread.ast#function:spawn'],
    ['use std::thread::*; fn here() {}', 'spawn', 'std:/thread.ast#function:spawn'],
    ['use std::collections::HashMap; fn here() {}', 'HashMap', 'unresolved HashMap'],
    ['use other::push; fn here() {}', 'push', 'incomplete'],
    ['use other::*; fn here() {}', 'push', 'incomplete'],
    ['use other::*; fn here() {}', 'Some', 'std:/option.ast#enum:Option 0'],
    ['use other::*; fn push() {} fn here() {}', 'push', 'function:push'],
    ['make! { f } fn here() {}', 'f', 'incomplete'],
    ['fn here() { make!(f); }', 'f', 'incomplete'],
  ])('%s: %s', (text, path, meaning) => {
    expect(resolved(text, path)).toBe(meaning);
  });
});

describe('files beside it', () => {
  const main = { name: '/main.ast', text: 'fn here() {}' };
  const a = { name: '/a.ast', text: 'fn f() {} fn g() {}' };
  const b = { name: '/b.ast', text: 'fn g() {} fn push() {}' };

  test('lend what exactly one of them declares, after the library', () => {
    expect(meaningOf([main, a, b], 'f')).toBe('/a.ast#function:f');
    expect(meaningOf([main, a, b], 'g')).toBe('incomplete');
    expect(meaningOf([main, a, b], 'push')).toBe('std:/vec.ast#function:push');
  });

  test('lend nothing in a package', () => {
    expect(meaningOf([main, a, { name: '/aster.toml', text: '' }], 'f')).toBe('unresolved f');
  });

  test('are not known before they are read', () => {
    const { workspace } = openFixture([main]);
    workspace.setSurroundings('/main.ast', { kind: 'unknown' });
    expect(describeIn(workspace.db, '/main.ast', 'f')).toBe('incomplete');
  });
});

test.each(['pub pub fn missing( {\nfn here() {}\n', 'static mut missing u8 = ;;\nfn here() {}\n'])('broken text may declare the name: %j', (text) => {
  expect(resolved(text, 'missing')).not.toBe('unresolved missing');
  expect(resolved(text, 'another')).toBe('unresolved another');
});

describe('a name that does not exist is near to', () => {
  test.each<[text: string, name: string, near: string | null]>([
    ['fn compute() {} fn here() {}', 'comptue', 'compute'],
    ['fn here() { fn inner() {} }', 'iner', 'inner'],
    ['fn here() {}', 'prinln', 'println'],
    ['fn here() {}', 'loacl', 'local'],
    ['fn here() {}', 'nothing_like_it', null],
  ])('%s: %s', (text, name, near) => {
    const { workspace } = openFixture([{ name: '/main.ast', text }]);
    expect(nearestValueName(workspace.db, keyOfHere(workspace.db, '/main.ast'), name, ['local'])).toBe(near);
  });
});

function resolved(text: string, path: string): string {
  return meaningOf([{ name: '/main.ast', text }], path).replaceAll('/main.ast#', '');
}

function meaningOf(files: readonly FixtureFile[], path: string): string {
  return describeIn(openFixture(files).workspace.db, '/main.ast', path);
}

type Database = Parameters<typeof resolveValuePath>[0];

/** What the path means inside the item named `here`. */
function describeIn(db: Database, file: string, path: string): string {
  return words(resolveValuePath(db, keyOfHere(db, file), path.split('::'), false));
}

function keyOfHere(db: Database, file: string): ItemKey {
  let here: ItemKey | null = null;
  for (const shapes of db.get(itemTree, file).chunks) forEachShape(shapes, (shape) => void (shape.name === 'here' && (here = shape.key)));
  if (here === null) throw new Error('The program has no item named `here`');
  return here;
}

function words(resolution: ValueResolution): string {
  switch (resolution.kind) {
    case 'item':
      return resolution.key;
    case 'variant':
      return `${resolution.item} ${resolution.index}`;
    case 'constant-parameter':
      return `parameter ${resolution.index} of ${resolution.owner}`;
    case 'self':
      return `self of ${resolution.owner}`;
    case 'top-level':
      return `top-level ${resolution.name}`;
    case 'associated':
      return `associated ${resolution.base.kind}: ${resolution.rest.join(' ')}`;
    case 'several':
      return `several ${resolution.keys.join(' ')}`;
    case 'unresolved':
      return `unresolved ${resolution.name}`;
    case 'incomplete':
      return 'incomplete';
  }
}
