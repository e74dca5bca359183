/** Whether a type has a trait, seen from inside an item; and that every question ends. */
import { describe, expect, test } from 'vitest';
import { stdTypesNamed } from '../../../server/src/items/index.ts';
import { implementsTrait, intern, type TraitReference } from '../../../server/src/types/index.ts';
import { openFixture } from '../../support/fixture.ts';
import { itemNamed, type Place, placeIn } from './support.ts';

const PROGRAM = `
use std::ops::{Add, Range};
use std::sync::{Mutex, MutexGuard};
use std::cell::Cell;
trait Shape { }
trait Named<T> { }
struct Square(u8);
struct Wrap<T>(T);
#[derive(Debug, Clone, PartialEq, Hash)]
struct Derived<T>(T);
#[derive(Default)]
enum Plain { A, B }
impl Shape for Square {}
impl<T: Shape> Shape for Wrap<T> {}
impl<T: Shape> Shape for Vec<T> {}
impl<T: Shape> Shape for &T {}
impl<A: Shape, B: Shape> Shape for (A, B) {}
impl Named<u8> for Square {}
impl<T> Named<T> for Wrap<T> {}
impl<T> Named<Vec<T>> for Plain where T: Shape {}
struct Raw(*mut u8);
struct Sent(*mut u8);
unsafe impl Send for Sent {}
struct Never;
impl !Send for Never {}
struct List { next: Option<Box<List>>, value: u8 }
struct Guarded { rc: Rc<u8> }
`;

describe('a type has a trait', () => {
  test.each<[type: string, trait: string, answer: string]>([
    ['Square', 'Shape', 'yes'],
    ['u8', 'Shape', 'no'],
    ['Wrap<Square>', 'Shape', 'yes'],
    ['Wrap<Wrap<Square>>', 'Shape', 'yes'],
    ['Wrap<u8>', 'Shape', 'no'],
    ['Vec<Wrap<Square>>', 'Shape', 'yes'],
    ['Vec<Wrap<u8>>', 'Shape', 'no'],
    ['&Square', 'Shape', 'yes'],
    ['&mut Square', 'Shape', 'no'],
    ['(Square, Wrap<Square>)', 'Shape', 'yes'],
    ['(Square, u8)', 'Shape', 'no'],
    ['Wrap<Missing>', 'Shape', 'maybe'],
    ['Missing', 'Shape', 'maybe'],
    ['Square', 'Named<u8>', 'yes'],
    ['Square', 'Named<u16>', 'no'],
    ['Wrap<u8>', 'Named<u8>', 'yes'],
    ['Wrap<u8>', 'Named<bool>', 'no'],
    ['Plain', 'Named<Vec<Square>>', 'yes'],
    ['Plain', 'Named<Vec<u8>>', 'no'],
    ['dyn Shape', 'Shape', 'yes'],
    ['dyn Named<u8>', 'Named<u8>', 'yes'],
    ['dyn Named<u8>', 'Named<u16>', 'no'],
    ['Box<dyn Shape>', 'Shape', 'no'],
    ['dyn DoubleEnded', 'Shape', 'no'],
    ['dyn DoubleEnded', 'Iterator', 'yes'],
    ['Derived<u8>', 'Debug', 'yes'],
    ['Derived<u8>', 'Hash', 'yes'],
    ['Derived<u8>', 'Display', 'no'],
    ['Derived<Square>', 'Debug', 'no'],
    ['Plain', 'Default', 'yes'],
    ['Square', 'Clone', 'yes'],
    ['Square', 'Iterator', 'no'],
    ['Range<u8>', 'Iterator', 'yes'],
    ['Range<u8>', 'IntoIterator', 'yes'],
    ['Vec<u8>', 'Iterator', 'no'],
    ['Vec<u8>', 'IntoIterator', 'yes'],
    ['&Vec<u8>', 'IntoIterator', 'yes'],
    ['[u8; 3]', 'IntoIterator', 'yes'],
    ['Square', 'Into<Square>', 'yes'],
    ['&str', 'Into<String>', 'yes'],
    ['u8', 'Into<Option<u8>>', 'yes'],
    ['Square', 'Into<Plain>', 'no'],
    ['i32', 'Add<i32>', 'yes'],
    ['bool', 'Add<bool>', 'no'],
    ['Square', 'Add<Square>', 'no'],
    ['i32', 'Ord', 'yes'],
    ['(i32, bool)', 'Ord', 'yes'],
    ['Option<i32>', 'Ord', 'yes'],
    ['i32', 'Display', 'yes'],
    ['String', 'ToString', 'yes'],
    ['Square', 'ToString', 'no'],
    ['str', 'Sized', 'no'],
    ['[u8]', 'Sized', 'no'],
    ['&str', 'Sized', 'yes'],
    ['fn(u8) -> bool', 'Fn(u8) -> bool', 'yes'],
    ['fn(u8) -> bool', 'FnOnce(u8) -> bool', 'yes'],
    ['fn(u8) -> bool', 'Fn(u8, u8) -> bool', 'no'],
    ['fn(u8) -> bool', 'Fn(bool) -> bool', 'no'],
    ['&fn(u8)', 'FnMut(u8)', 'yes'],
    ['Box<dyn Fn(u8)>', 'Fn(u8)', 'no'],
    ['dyn Fn(u8)', 'FnMut(u8)', 'yes'],
    ['dyn FnMut(u8)', 'Fn(u8)', 'no'],
  ])('%s: %s? %s', (type, trait, answer) => {
    expect(ask(type, trait)).toBe(answer);
  });
});

describe('marker traits hold if all parts have them', () => {
  test.each<[type: string, isSend: string, isSync: string]>([
    ['u8', 'yes', 'yes'],
    ['Square', 'yes', 'yes'],
    ['Raw', 'no', 'no'],
    ['Sent', 'yes', 'no'],
    ['Never', 'no', 'yes'],
    ['Wrap<Raw>', 'no', 'no'],
    ['List', 'yes', 'yes'],
    ['Guarded', 'no', 'no'],
    ['Rc<u8>', 'no', 'no'],
    ['Cell<u8>', 'yes', 'no'],
    ['&Cell<u8>', 'no', 'no'],
    ['&mut Cell<u8>', 'yes', 'no'],
    ['Mutex<u8>', 'yes', 'yes'],
    ['Mutex<Cell<u8>>', 'yes', 'yes'],
    ['Mutex<Rc<u8>>', 'no', 'no'],
    ['Arc<Cell<u8>>', 'no', 'no'],
    ['Arc<Mutex<Cell<u8>>>', 'yes', 'yes'],
    ['MutexGuard<u8>', 'no', 'yes'],
    ['(u8, Rc<u8>)', 'no', 'no'],
    ['Box<dyn Shape>', 'no', 'no'],
    ['Box<dyn Shape + Send>', 'yes', 'no'],
    ['Vec<Missing>', 'maybe', 'maybe'],
    ['fn(Rc<u8>)', 'yes', 'yes'],
  ])('%s: Send %s, Sync %s', (type, isSend, isSync) => {
    expect([ask(type, 'Send'), ask(type, 'Sync')]).toEqual([isSend, isSync]);
  });
});

describe('inside an item counts what is demanded there', () => {
  test.each<[generics: string, where: string, type: string, trait: string, answer: string]>([
    ['<T: Shape>', '', 'T', 'Shape', 'yes'],
    ['<T>', '', 'T', 'Shape', 'no'],
    ['<T>', 'where T: Shape', 'T', 'Shape', 'yes'],
    ['<T: Shape>', '', 'Wrap<T>', 'Shape', 'yes'],
    ['<T>', '', 'Wrap<T>', 'Shape', 'no'],
    ['<T>', 'where Wrap<T>: Shape', 'Wrap<T>', 'Shape', 'yes'],
    ['<T: Missing>', '', 'T', 'Shape', 'maybe'],
    ['<T: Missing>', '', 'Wrap<T>', 'Shape', 'maybe'],
    ['<T: DoubleEnded>', '', 'T', 'Iterator', 'yes'],
    ['<I: IntoIterator>', '', '<I as IntoIterator>::IntoIter', 'Iterator', 'yes'],
    ['<I: IntoIterator>', '', '<I as IntoIterator>::Item', 'Shape', 'no'],
    ['<I: IntoIterator>', 'where I::Item: Shape', '<I as IntoIterator>::Item', 'Shape', 'yes'],
    ['<I: Iterator<Item = Square>>', '', '<I as Iterator>::Item', 'Shape', 'yes'],
    ['<T: ?Sized>', '', 'T', 'Sized', 'maybe'],
    ['<T>', '', 'T', 'Sized', 'yes'],
    ['<T: Send>', '', 'Vec<T>', 'Send', 'yes'],
    ['<T>', '', 'Vec<T>', 'Send', 'no'],
  ])('fn%s %s: %s: %s? %s', (generics, where, type, trait, answer) => {
    expect(ask(type, trait, generics, where)).toBe(answer);
  });
});

describe('what nobody can see may be there', () => {
  test('a macro may expand to an impl for the program\'s own types', () => {
    expect(ask('u8', 'Shape', '', '', 'make! { a }')).toBe('maybe');
    expect(ask('Plain', 'Shape', '', '', 'make! { a }')).toBe('maybe');
    expect(ask('Square', 'Shape', '', '', 'make! { a }')).toBe('yes');
  });

  test('an impl under cfg may not be there', () => {
    expect(ask('Plain', 'Shape', '', '', '#[cfg(feature)]\nimpl Shape for Plain {}')).toBe('maybe');
    expect(ask('Plain', 'Debug', '', '', '#[cfg_attr(test, derive(Debug))]\nstruct C;')).toBe('no');
    expect(ask('C', 'Debug', '', '', '#[cfg_attr(test, derive(Debug))]\nstruct C;')).toBe('maybe');
  });

  test('a file of a package that was not read may hold an impl', () => {
    const { workspace } = openFixture([
      { name: '/main.ast', text: 'mod other; trait Tr {} struct S; fn here(p0: S) {}' },
      { name: '/other.ast', text: '' },
      { name: '/aster.toml', text: '' },
    ]);
    const here = itemNamed(workspace.db, 'here');
    const environment = { key: here, file: '/main.ast', predicates: [], obscured: [] };
    const self = intern({ kind: 'adt', item: itemNamed(workspace.db, 'S'), name: 'S', arguments: [] });
    const answer = (): string => implementsTrait(workspace.db, environment, self, { item: itemNamed(workspace.db, 'Tr'), name: 'Tr', arguments: [], bindings: [] });
    expect(answer()).toBe('no');
    workspace.setSources('/', { isPackage: true, name: null, files: ['/main.ast', '/other.ast'], isComplete: false });
    expect(answer()).toBe('maybe');
    workspace.setSources('/', { isPackage: true, name: null, files: ['/main.ast', '/other.ast'], isComplete: true });
    workspace.open('/other.ast', 'impl super::Tr for super::S {}');
    expect(answer()).toBe('yes');
  });
});

describe('every question ends', () => {
  test.each<[program: string, type: string]>([
    ['trait Loop {} impl<T> Loop for T where Box<T>: Loop {}', 'u8'],
    ['trait Loop {} impl<T> Loop for T where Box<T>: Loop, Vec<T>: Loop, Option<T>: Loop {}', 'u8'],
    ['trait Loop {} impl<T> Loop for Vec<T> where Vec<Vec<T>>: Loop {}', 'Vec<u8>'],
    ['trait Loop {} impl<T: Loop> Loop for Wrap<T> {} impl<T> Loop for T where Wrap<T>: Loop {}', 'u8'],
    ['trait Loop { type Out; } impl<T> Loop for T where T::Out: Loop { type Out = Box<T::Out>; }', 'u8'],
    ['trait Loop {} struct Grow<T> { next: *mut Grow<(T, T)>, value: T } unsafe impl<T> Send for Grow<T> where Grow<(T, T)>: Send {} impl<T: Send> Loop for T {}', 'Grow<u8>'],
  ])('%s', (program, type) => {
    expect(ask(type, 'Loop', '', '', program)).toBe('maybe');
  });
});

/** Of a type, written as a parameter, about a trait, written as the bound of another parameter. */
function ask(type: string, trait: string, generics = '', where = '', more = ''): string {
  const open = generics === '' ? '<Probe__: ' : `${generics.slice(0, -1)}, Probe__: `;
  const program = `${PROGRAM}\ntrait DoubleEnded: Iterator {}\n${more}`;
  const bound = placeIn(program, `${open}${trait}>`, [type], where);
  const [subject] = bound.types;
  if (subject === undefined) throw new Error('No type was asked about');
  return implementsTrait(bound.db, withoutProbe(bound), subject, probed(bound));
}

function probed(place: Place): TraitReference {
  for (const predicate of place.environment.predicates) {
    if (predicate.kind === 'trait' && predicate.type.kind === 'parameter' && predicate.type.name === 'Probe__') return predicate.trait;
  }
  throw new Error('The trait is not known');
}

function withoutProbe(place: Place): Place['environment'] {
  const predicates = place.environment.predicates.filter((predicate) => predicate.kind !== 'trait' || predicate.type.kind !== 'parameter' || predicate.type.name !== 'Probe__');
  return { ...place.environment, predicates };
}

test('the library\'s traits are known by name', () => {
  const { db } = placeIn('', '', []);
  expect(['Copy', 'Send', 'Sync', 'Sized', 'Iterator', 'Fn', 'Add', 'Index'].filter((name) => stdTypesNamed(db, name).length !== 1)).toEqual([]);
});
