/** Which impls and members a file sees, in which order, and what the parameters of an impl stand for. */
import { describe, expect, test } from 'vitest';
import { stdTypesNamed } from '../../../server/src/items/index.ts';
import {
  dropImplOf,
  type GenericTerm,
  implHeader,
  implsOfTrait,
  inherentMembers,
  matchImpl,
  mayHideImpls,
  memberNamed,
  printConstantTerm,
  printType,
  traitDeclaration,
  traitMembers,
} from '../../../server/src/types/index.ts';
import { openFixture, openText } from '../../support/fixture.ts';
import { itemNamed, placeIn, withoutFile } from './support.ts';

describe('inherent members', () => {
  test('come from the file, then its folder, then the library', () => {
    const { workspace } = openFixture([
      { name: '/main.ast', text: 'struct S; impl S { fn push(&self) {} const LIMIT: u8 = 1; }' },
      { name: '/other.ast', text: 'struct O; impl O { fn push(&self) {} }' },
    ]);
    const owners = inherentMembers(workspace.db, '/main.ast', 'push').map(({ owner }) => owner);
    expect(owners.slice(0, 2)).toEqual(['/main.ast#impl:S', '/other.ast#impl:O']);
    expect(owners).toContain('std:/vec.ast#impl:Vec<T>');
    expect(inherentMembers(workspace.db, '/main.ast', 'LIMIT').map(({ item, kind }) => [item, kind])).toEqual([['/main.ast#impl:S/const:LIMIT', 'const']]);
    expect(inherentMembers(workspace.db, '/main.ast', 'missing')).toEqual([]);
  });

  test('come from the other files of a package, its own first, and from no files elsewhere', () => {
    const { workspace } = openFixture([
      { name: '/main.ast', text: 'mod other; struct M; impl M { fn twice(&self) {} }' },
      { name: '/another.ast', text: 'struct O; impl O { fn twice(&self) {} }' },
      { name: '/aster.toml', text: '' },
    ]);
    const files = (): string[] => inherentMembers(workspace.db, '/main.ast', 'twice').map(({ item }) => item.slice(0, item.indexOf('#')));
    expect(files()).toEqual(['/main.ast', '/another.ast']);
    workspace.setSources('/', { isPackage: true, name: null, files: ['/main.ast'], isComplete: true });
    expect(files()).toEqual(['/main.ast']);
  });

  test('are not those of impls of traits', () => {
    const { db } = openText('trait Tr { fn f(&self); } struct S; impl Tr for S { fn f(&self) {} }');
    expect(inherentMembers(db, '/main.ast', 'f')).toEqual([]);
    expect(traitMembers(db, '/main.ast', 'f').map(({ item }) => withoutFile(item))).toEqual(['trait:Tr/function:f']);
  });

  test('are found in modules and in the blocks of functions', () => {
    const { db } = openText('mod m { struct S; impl S { fn f(&self) {} } } fn g() { struct T; impl T { fn f(&self) {} } }');
    expect(inherentMembers(db, '/main.ast', 'f')).toHaveLength(2);
  });
});

describe('a redeclared type of the library', () => {
  test.each([
    ['struct Vec<T> {}', 'Vec<T>', 'std:/vec.ast#struct:Vec'],
    ['struct String {}', 'String', 'std:/string.ast#struct:String'],
    ['enum Option<T> { None, Some(T) }', 'Option<T>', 'std:/option.ast#enum:Option'],
    ['struct Vec<T> { mine: T }', 'Vec<T>', 'struct:Vec'],
    ['enum Option<T> { Nothing, Some(T) }', 'Option<T>', 'enum:Option'],
  ])('%s: an impl for it is an impl for %s', (declaration, written, item) => {
    const generics = written.includes('<') ? '<T>' : '';
    const { db } = openText(`${declaration} impl${generics} ${written} { fn mine(&self) {} }`);
    const [member] = inherentMembers(db, '/main.ast', 'mine');
    const self = member === undefined ? null : implHeader(db, member.owner)?.self;
    expect(self?.kind === 'adt' && withoutFile(self.item)).toBe(item);
  });

  test('keeps the library\'s methods behind its own', () => {
    const { db } = openText('struct Vec<T> {} impl<T> Vec<T> { fn push(&mut self, value: T) {} }');
    const own = inherentMembers(db, '/main.ast', 'push').filter(({ owner }) => {
      const self = implHeader(db, owner)?.self;
      return self?.kind === 'adt' && self.name === 'Vec';
    });
    expect(own.map(({ owner }) => withoutFile(owner))).toEqual(['impl:Vec<T>', 'std:/vec.ast#impl:Vec<T>']);
  });
});

describe('the impls of a trait', () => {
  const implsOf = (text: string, trait: string): string[] => {
    const { db } = openText(text);
    const key = stdTypesNamed(db, trait)[0] ?? itemNamed(db, trait);
    return implsOfTrait(db, '/main.ast', key).map(({ item }) => item).filter((item) => item.startsWith('/main')).map(withoutFile);
  };

  test.each<[text: string, trait: string, impls: string[]]>([
    ['struct S; impl Iterator for S {}', 'Iterator', ['impl:Iterator for S']],
    ['struct S; impl std::iter::Iterator for S {}', 'Iterator', ['impl:std::iter::Iterator for S']],
    ['use std::iter::Iterator as It; struct S; impl It for S {}', 'Iterator', ['impl:It for S']],
    ['struct S; impl !Send for S {}', 'Send', ['impl:!Send for S']],
    ['trait Iterator {} struct S; impl Iterator for S {}', 'Iterator', []],
    ['trait Copy {} struct S; impl Copy for S {}', 'Copy', ['impl:Copy for S']],
    ['trait Mine {} struct S; impl Mine for S {} impl<T> Mine for Vec<T> {} impl Other for S {}', 'Mine', ['impl:Mine for S', 'impl:Mine for Vec<T>']],
    ['mod m { trait Mine {} } struct S; impl m::Mine for S {}', 'Mine', ['impl:m::Mine for S']],
  ])('%s', (text, trait, impls) => {
    expect(implsOf(text, trait)).toEqual(impls);
  });

  test('may be hidden in a macro, in broken text, and in files that were not read', () => {
    expect(mayHideImpls(openText('make! { a }').db, '/main.ast', 'Copy')).toBe(true);
    expect(mayHideImpls(openText('struct S;').db, '/main.ast', 'Copy')).toBe(false);
    expect(mayHideImpls(openText('struct S;\nimpl Copy for S }\n').db, '/main.ast', 'Copy')).toBe(true);
    expect(mayHideImpls(openText('struct S;\nimpl Copy for S }\n').db, '/main.ast', 'Clone')).toBe(false);
    const workspace = openText('struct S;');
    workspace.setSurroundings('/main.ast', { kind: 'unknown' });
    expect(mayHideImpls(workspace.db, '/main.ast', 'Copy')).toBe(true);
  });
});

test('a trait says what it declares, and what an impl may leave out', () => {
  const { db } = openText('unsafe trait Tr<A>: Clone { type Item; const N: u8 = 1; fn f(&self); fn g(&self) {} }');
  const trait = traitDeclaration(db, itemNamed(db, 'Tr'));
  expect(trait?.members.map(({ hasDefault, kind, name }) => `${kind} ${name}${hasDefault ? ' default' : ''}`)).toEqual(['type-alias Item', 'const N default', 'function f', 'function g default']);
  expect(trait?.supertraits.map(({ name }) => name)).toEqual(['Clone']);
  expect(trait?.isUnsafe).toBe(true);
  expect(memberNamed(db, itemNamed(db, 'Tr'), 'function', 'g')).toBe(itemNamed(db, 'g'));
  expect(memberNamed(db, itemNamed(db, 'Tr'), 'function', 'Item')).toBeNull();
});

describe('an impl for', () => {
  test.each<[header: string, type: string, meaning: string]>([
    ['impl<T> Tr for Vec<T>', 'Vec<u8>', 'u8'],
    ['impl<T> Tr for Vec<T>', 'Option<u8>', 'no'],
    ['impl<K, V> Tr for HashMap<K, Vec<V>>', 'HashMap<u8, Vec<Vec<bool>>>', 'u8, Vec<bool>'],
    ['impl<K, V> Tr for HashMap<K, Vec<V>>', 'HashMap<u8, u8>', 'no'],
    ['impl<T> Tr for (T, T)', '(u8, u8)', 'u8'],
    ['impl<T> Tr for (T, T)', '(u8, u16)', 'no'],
    ['impl<T> Tr for (T, T)', '(u8, Missing)', 'u8 maybe'],
    ['impl<T> Tr for T', '&mut str', '&mut str'],
    ['impl<T> Tr for &T', '&u8', 'u8'],
    ['impl<T> Tr for &T', '&mut u8', 'no'],
    ['impl<T, const N: usize> Tr for [T; N]', '[u8; 4]', 'u8, 4'],
    ['impl<T> Tr for [T; 3]', '[u8; 4]', 'no'],
    ['impl<T> Tr for [T; 4]', '[u8; 4]', 'u8'],
    ['impl<T> Tr for [T; 2 + 2]', '[u8; 4]', 'u8 maybe'],
    ['impl<A, R> Tr for fn(A) -> R', 'fn(u8) -> bool', 'u8, bool'],
    ['impl<A, R> Tr for fn(A) -> R', 'fn(u8, u8) -> bool', 'no'],
    ['impl<T> Tr for Box<dyn Fn(T) -> bool>', 'Box<dyn Fn(u8) -> bool>', 'u8'],
    ['impl<T> Tr for Box<dyn Fn(T) -> bool>', 'Box<dyn Fn(u8) -> u8>', 'no'],
    ['impl<T, U> Tr for Vec<T>', 'Vec<u8>', 'u8, ?'],
    ['impl Tr for u8', 'u8', ''],
    ['impl Tr for u8', 'u16', 'no'],
    ['impl Tr for u8', 'Missing', ' maybe'],
  ])('%s against %s', (header, type, meaning) => {
    const { db, types } = placeIn(`use std::collections::HashMap; trait Tr {} ${header} {}`, '', [type]);
    const impl = implsOfTrait(db, '/main.ast', itemNamed(db, 'Tr'))[0];
    const found = impl === undefined || types[0] === undefined ? null : matchImpl(impl, types[0]);
    expect(found === null ? 'no' : `${found.arguments.map(termText).join(', ')}${found.certainty === 'maybe' ? ' maybe' : ''}`).toBe(meaning);
  });
});

test('the impl Drop of a type, the program\'s and the library\'s', () => {
  const { db } = openText('struct S; struct T<A>(A); impl Drop for S { fn drop(&mut self) {} } impl<A> Drop for T<A> { fn drop(&mut self) {} } struct U;');
  expect(dropImplOf(db, itemNamed(db, 'S'))).toBe('/main.ast#impl:Drop for S');
  expect(dropImplOf(db, itemNamed(db, 'T'))).toBe('/main.ast#impl:Drop for T<A>');
  expect(dropImplOf(db, itemNamed(db, 'U'))).toBeNull();
  const [vec] = stdTypesNamed(db, 'Vec');
  expect(vec === undefined ? null : dropImplOf(db, vec)).toBe('std:/vec.ast#impl:Drop for Vec<T>');
});

function termText(term: GenericTerm | null): string {
  return term === null ? '?' : term.kind === 'type' ? printType(term.type) : printConstantTerm(term.constant);
}
