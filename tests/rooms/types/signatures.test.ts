/** What functions declare, as data: receivers, parameters, results, the demands of all owners; and what holds inside an item. */
import { describe, expect, test } from 'vitest';
import { environmentOf, functionSignature, type Predicate, printTraitReference, printType } from '../../../server/src/types/index.ts';
import { openText } from '../../support/fixture.ts';
import { itemNamed, withoutFile } from './support.ts';

describe('a signature says', () => {
  test.each<[text: string, signature: string]>([
    ['fn f(a: u8, b: &str) -> bool { true }', '(a: u8, b: &str) -> bool'],
    ['fn f() {}', '() -> ()'],
    ['fn f(a, b)', '(a: _, b: _) -> ()'],
    ['fn f((a, b): (u8, u8)) {}', '(?: (u8, u8)) -> ()'],
    ['struct S; impl S { fn f(self) {} }', 'value (self: S) -> ()'],
    ['struct S; impl S { fn f(mut self) {} }', 'value (self: S) -> ()'],
    ['struct S; impl S { fn f(&self) -> &Self { self } }', 'shared (self: &S) -> &S'],
    ['struct S; impl S { fn f(&mut self, n: u8) {} }', 'mutable (self: &mut S, n: u8) -> ()'],
    ['struct S; impl S { fn f(self: Box<Self>) {} }', 'typed (self: Box<S>) -> ()'],
    ['struct S; impl S { fn f(self: &Self) {} }', 'shared (self: &S) -> ()'],
    ['struct S<T>(T); impl<T: Clone> S<T> { fn f<U>(&self, u: U) -> (T, U) {} }', 'shared (self: &S<T>, u: U) -> (T, U) where T: Clone'],
    ['trait Tr { fn f(&self) -> Self; }', 'shared (self: &Self) -> Self where Self: Tr'],
    ['trait Tr { type Item; fn f(&self) -> Self::Item; }', 'shared (self: &Self) -> Self::Item where Self: Tr'],
    ['struct S; impl Iterator for S { type Item = u8; fn f(&mut self) -> Option<Self::Item> {} }', 'mutable (self: &mut S) -> Option<u8>'],
    ['fn f<I: Iterator<Item = u8>>(i: I) -> I::Item {}', '(i: I) -> I::Item where I: Iterator, I::Item == u8'],
    ['fn f<I>(i: I) where I: IntoIterator, I::Item: Clone {}', '(i: I) -> () where I: IntoIterator, I::Item: Clone'],
    ['fn f<I: IntoIterator>(i: I) -> <I::IntoIter as Iterator>::Item {}', '(i: I) -> I::IntoIter::Item where I: IntoIterator'],
    ['use std::iter::DoubleEndedIterator; fn f<I: DoubleEndedIterator<Item = u8>>(i: I) {}', '(i: I) -> () where I: DoubleEndedIterator, I::Item == u8'],
    ['fn f<F: Fn(u8, &str) -> bool>(g: F) {}', '(g: F) -> () where F: Fn(u8, &str), F::Output == bool'],
    ['fn f<F: FnOnce()>(g: F) {}', '(g: F) -> () where F: FnOnce(), F::Output == ()'],
    ['fn f(a: impl Clone, b: &impl Iterator<Item = u8>) {}', '(a: impl Clone, b: &impl Iterator<Item = u8>) -> () where impl Clone: Clone, impl Iterator<Item = u8>: Iterator, impl Iterator<Item = u8>::Item == u8'],
    ['fn f<I: Iterator<Item: Clone>>(i: I) {}', '(i: I) -> () where I: Iterator, I::Item: Clone'],
    ['fn f<T: Missing + Clone>(t: T) {}', '(t: T) -> () where T: Clone'],
    ['fn f<T: ?Sized>(t: &T) {}', '(t: &T) -> ()'],
    ['fn f() -> impl Iterator<Item = u8> + \'static {}', '() -> impl Iterator<Item = u8>'],
    ['fn f(a: Box<dyn Fn(u8) -> u8 + Send>) {}', '(a: Box<dyn Fn(u8) -> u8 + Send>) -> ()'],
    ['async fn f() -> u8 { 1 }', 'async () -> u8'],
    ['unsafe fn f() {}', 'unsafe () -> ()'],
    ['@unsafe\nfn f() {}', 'unsafe () -> ()'],
    ['extern "C" { fn f(a: i32, ...) -> i32; }', 'unsafe variadic (a: i32) -> i32'],
    ['extern "C" fn f(a: i32);', 'unsafe (a: i32) -> ()'],
    ['extern "C" fn f(a: i32) {}', '(a: i32) -> ()'],
    ['fn f(a: u8);', '(a: u8) -> ()'],
    ['@borrows\nfn f(...);', 'variadic anything borrows () -> ()'],
  ])('%s', (text, signature) => {
    expect(signatureText(text)).toBe(signature);
  });
});

test('parameters without a name stand behind those that have one', () => {
  const { db } = openText('struct S<A>(A); impl<A> S<A> { fn f<T, const N: usize>(t: T, u: impl Clone, v: impl Copy) {} }');
  const signature = functionSignature(db, itemNamed(db, 'f'));
  expect(signature?.owners.map(withoutFile)).toEqual(['impl:S<A>', 'impl:S<A>/function:f']);
  expect(signature?.generics.map(({ index, kind, name }) => `${index} ${kind} ${name}`)).toEqual(['0 type T', '1 constant N', '2 type impl Clone', '3 type impl Copy']);
});

test('each impl Trait of a result is a type of its own', () => {
  const { db } = openText('fn f() -> (impl Clone, impl Clone) {} fn g() -> impl Clone {} fn h() -> impl Clone {}');
  const types = ['f', 'g', 'h'].flatMap((name) => {
    const result = functionSignature(db, itemNamed(db, name))?.result;
    return result?.kind === 'tuple' ? [...result.elements] : [result];
  });
  expect(new Set(types).size).toBe(4);
});

test('what is no function has none', () => {
  const { db } = openText('struct S;');
  expect(functionSignature(db, itemNamed(db, 'S'))).toBeNull();
});

describe('inside an item holds', () => {
  test.each<[text: string, predicates: string[]]>([
    ['fn f() {}', []],
    ['fn f<T: Clone>() {}', ['T: Clone']],
    ['struct S<T>(T); impl<T: Clone> S<T> { fn f<U: Copy>() {} }', ['U: Copy', 'T: Clone']],
    ['trait A {} trait B: A {} trait C: B {} fn f<T: C>() {}', ['T: C', 'T: B', 'T: A']],
    ['trait A<X> {} trait B<Y>: A<Vec<Y>> {} fn f<T: B<u8>>() {}', ['T: B<u8>', 'T: A<Vec<u8>>']],
    ['trait Bytes: Iterator<Item = u8> {} fn f<T: Bytes>() {}', ['T: Bytes', 'T: Iterator', 'T::Item == u8']],
    ['trait A {} trait B where Self: A { fn f(); }', ['Self: B', 'Self: A']],
    ['trait A: B {} trait B: A {} fn f<T: A>() {}', ['T: A']],
    ['fn f<F: Fn(u8)>() {}', ['F: Fn(u8)', 'F::Output == ()', 'F: FnMut(u8)', 'F: FnOnce(u8)']],
  ])('%s', (text, predicates) => {
    const { db } = openText(text);
    expect(environmentOf(db, itemNamed(db, 'f')).predicates.map(predicateText)).toEqual(predicates);
  });
});

test.each<[text: string, obscured: string[]]>([
  ['fn f<T: Missing, U>() {}', ['T']],
  ['trait A: Missing {} fn f<T: A, U>() {}', ['T']],
  ['trait A: Missing {} trait B: A {} fn f<T: B>() {}', ['T']],
  ['trait A {} fn f<T: A + ?Sized>() {}', []],
  ['fn f(a: impl Missing) {}', ['impl Missing']],
])('a bound that names no known trait could promise anything: %s', (text, obscured) => {
  const { db } = openText(text);
  expect(environmentOf(db, itemNamed(db, 'f')).obscured.map(printType)).toEqual(obscured);
});

function signatureText(text: string): string {
  const { db } = openText(text);
  const signature = functionSignature(db, itemNamed(db, 'f'));
  if (signature === null) return 'none';
  const words = [
    ...(signature.isAsync ? ['async'] : []),
    ...(signature.isUnsafe ? ['unsafe'] : []),
    ...(signature.isVariadic ? ['variadic'] : []),
    ...(signature.takesAnything ? ['anything'] : []),
    ...(signature.borrowsArguments ? ['borrows'] : []),
    ...(signature.receiver === 'none' ? [] : [signature.receiver]),
  ];
  const parameters = signature.parameters.map(({ name, type }) => `${name ?? '?'}: ${printType(type)}`).join(', ');
  const demands = signature.predicates.length === 0 ? '' : ` where ${signature.predicates.map(predicateText).join(', ')}`;
  return [...words, `(${parameters}) -> ${printType(signature.result)}${demands}`].join(' ');
}

function predicateText(predicate: Predicate): string {
  return predicate.kind === 'trait' ? `${printType(predicate.type)}: ${printTraitReference(predicate.trait)}` : `${printType(predicate.projection)} == ${printType(predicate.type)}`;
}
