/** Whether values of a type are copied or moved (O2), and whether their end does something (O11). */
import { describe, expect, test } from 'vitest';
import { copyStatus, isUserType, needsDrop } from '../../../server/src/types/index.ts';
import { openFixture, openText } from '../../support/fixture.ts';
import { itemNamed, placeIn } from './support.ts';

const PROGRAM = `
use std::cell::Cell;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::Range;
use std::time::Duration;
use std::net::Ipv4Addr;
struct Plain { a: u8 }
#[derive(Clone, Copy)]
struct Derived { a: u8 }
@derive(Copy)
struct Annotated(u8);
#[derive(Debug, std::marker::Copy)]
enum Path { A }
struct Written { a: u8 }
impl Copy for Written {}
#[derive(Copy)]
struct Generic<T>(T);
struct Bounded<T>(T);
impl<T: Copy> Copy for Bounded<T> {}
struct Phantom<T>(*mut T);
impl<T> Copy for Phantom<T> {}
enum Fieldless { A, B }
union Bits { a: u32, b: f32 }
type Alias = Derived;
struct Pair<A, B>(A, B);
impl<A: Copy> Copy for Pair<A, u8> {}
struct File { fd: i32 }
impl Drop for File { fn drop(&mut self) {} }
struct Holder { file: File }
struct Node { next: *mut Node, other: Option<Box<Node>> }
struct Ring<T> { next: *mut Ring<T>, value: T }
enum Tree { Leaf(u8), Branch(&Tree) }
trait Shape { type Unit; }
impl Shape for Derived { type Unit = u8; }
impl Shape for Plain { type Unit = File; }
struct Measured<S: Shape> { unit: S::Unit }
`;

describe('values are copied', () => {
  test.each<[type: string, status: string]>([
    ['u8', 'yes'], ['f64', 'yes'], ['bool', 'yes'], ['char', 'yes'], ['()', 'yes'], ['!', 'yes'],
    ['&String', 'yes'], ['&str', 'yes'], ['&mut u8', 'no'], ['*const String', 'yes'], ['*mut String', 'yes'],
    ['fn(String) -> String', 'yes'], ['(u8, bool)', 'yes'], ['(u8, String)', 'no'], ['(u8, &mut u8)', 'no'],
    ['[u8; 4]', 'yes'], ['[String; 4]', 'no'], ['[(u8, &str); 2]', 'yes'], ['((), ((), u8))', 'yes'],
    ['str', 'no'], ['[u8]', 'no'], ['dyn Shape', 'no'],
    ['Plain', 'no'], ['Derived', 'yes'], ['Annotated', 'yes'], ['Path', 'yes'], ['Written', 'yes'], ['Fieldless', 'no'], ['Bits', 'no'], ['Alias', 'yes'],
    ['Generic<u8>', 'yes'], ['Generic<String>', 'no'], ['Generic<Generic<u8>>', 'yes'],
    ['Bounded<u8>', 'yes'], ['Bounded<Plain>', 'no'], ['Phantom<String>', 'yes'],
    ['Pair<u8, u8>', 'yes'], ['Pair<u8, u16>', 'no'], ['Pair<String, u8>', 'no'],
    ['Option<i32>', 'yes'], ['Option<&str>', 'yes'], ['Option<String>', 'no'], ['Option<Plain>', 'no'], ['Option<Derived>', 'yes'],
    ['Result<u8, bool>', 'yes'], ['Result<u8, String>', 'no'], ['Duration', 'yes'], ['Ipv4Addr', 'yes'],
    ['String', 'no'], ['Vec<u8>', 'no'], ['Box<u8>', 'no'], ['Rc<u8>', 'no'], ['Cell<u8>', 'no'], ['Range<u8>', 'no'], ['MaybeUninit<u8>', 'yes'],
    ['Missing', 'unknown'], ['(u8, Missing)', 'unknown'], ['(String, Missing)', 'no'], ['Option<Missing>', 'unknown'], ['Vec<Missing>', 'no'], ['&Missing', 'yes'], ['Generic<Missing>', 'unknown'],
    ['<Derived as Shape>::Unit', 'yes'], ['<Plain as Shape>::Unit', 'no'],
  ])('%s: %s', (type, status) => {
    expect(statusOf(PROGRAM, '', type)).toBe(status);
  });
});

describe('inside an item counts what is demanded there', () => {
  test.each<[generics: string, where: string, type: string, status: string]>([
    ['<T>', '', 'T', 'no'],
    ['<T: Copy>', '', 'T', 'yes'],
    ['<T: Clone>', '', 'T', 'no'],
    ['<T>', 'where T: Copy', 'T', 'yes'],
    ['<T>', 'where T: Copy', '(T, u8)', 'yes'],
    ['<T: Copy>', '', 'Option<T>', 'yes'],
    ['<T>', '', 'Option<T>', 'no'],
    ['<T>', 'where Option<T>: Copy', 'Option<T>', 'yes'],
    ['<T>', '', '&T', 'yes'],
    ['<T: Missing>', '', 'T', 'unknown'],
    ['<T: Small>', '', 'T', 'yes'],
    ['<I: Iterator>', 'where I::Item: Copy', 'I::Item', 'yes'],
    ['<I: Iterator>', '', 'I::Item', 'no'],
    ['<I: Iterator<Item = u8>>', '', 'I::Item', 'yes'],
    ['', '', 'impl Copy', 'yes'],
    ['', '', 'impl Fn(u8) -> u8', 'no'],
    ['<const N: usize>', '', '[u8; N]', 'yes'],
  ])('fn%s %s: %s: %s', (generics, where, type, status) => {
    expect(statusOf(`${PROGRAM} trait Small: Copy {}`, generics, type, where)).toBe(status);
  });

  test('in an impl too', () => {
    const { db } = openText('struct S<T>(T); impl<T: Copy> S<T> { fn f(t: T) {} } impl<T> S<T> { fn g(t: T) {} }');
    const parameter = (name: string): string => {
      const place = itemNamed(db, name);
      const owner = place.slice(0, place.lastIndexOf('/')) as typeof place;
      return copyStatus(db, place, { kind: 'parameter', id: `${owner}?0:T`, owner, index: 0, name: 'T', maybeUnsized: false });
    };
    expect([parameter('f'), parameter('g')]).toEqual(['yes', 'no']);
  });
});

describe('nothing is said', () => {
  test.each<[program: string, type: string]>([
    ['#[cfg_attr(test, derive(Copy))]\nstruct S(u8);', 'S'],
    ['#[cfg(test)]\nimpl Copy for S {}\nstruct S(u8);', 'S'],
    ['struct S(u8);\nmake! { S }', 'S'],
    ['struct S { a: u8, ! b }', 'S'],
    ['struct S(u8);\nimpl Copy for S }\n', 'S'],
    ['struct S(u8);\n#[derive(Copy)]\nenum Other {{ A }\n', 'S'],
    ['trait Unknown: Missing {} fn f() {} struct S<T: Unknown>(T);', 'Missing'],
  ])('%s', (program, type) => {
    expect(statusOf(program, '', type)).toBe('unknown');
  });

  test('before the folder was read', () => {
    const workspace = openText('struct S(u8); fn here(p0: S, p1: String) {}');
    workspace.setSurroundings('/main.ast', { kind: 'unknown' });
    const here = itemNamed(workspace.db, 'here');
    const item = itemNamed(workspace.db, 'S');
    expect(copyStatus(workspace.db, here, { kind: 'adt', id: item, item, name: 'S', arguments: [] })).toBe('unknown');
  });
});

test('an impl may stand in another file of the folder', () => {
  const { workspace } = openFixture([
    { name: '/main.ast', text: 'struct S(u8);' },
    { name: '/other.ast', text: 'impl Copy for S {}\nfn here() {}' },
  ]);
  const item = itemNamed(workspace.db, 'S');
  const type = { kind: 'adt', id: item, item, name: 'S', arguments: [] } as const;
  expect(copyStatus(workspace.db, itemNamed(workspace.db, 'here', '/other.ast'), type)).toBe('yes');
});

describe('the end of a value does something', () => {
  test.each<[type: string, drops: boolean]>([
    ['u8', false], ['()', false], ['&String', false], ['&mut String', false], ['*mut String', false], ['fn(String)', false], ['str', false],
    ['Plain', false], ['Fieldless', false], ['Tree', false], ['Ring<u8>', false], ['Option<u8>', false], ['(u8, [u8; 4])', false],
    ['Option<&String>', false], ['Range<u8>', false], ['Cell<u8>', false], ['Duration', false], ['ManuallyDrop<String>', false], ['MaybeUninit<String>', false], ['Bits', false],
    ['String', true], ['Vec<u8>', true], ['Box<u8>', true], ['Rc<u8>', true], ['File', true], ['Holder', true], ['Node', true], ['Ring<String>', true], ['Option<File>', true],
    ['(u8, String)', true], ['[String; 2]', true], ['Generic<File>', true], ['Generic<u8>', false], ['dyn Fn()', true], ['Missing', true],
    ['Measured<Derived>', false], ['Measured<Plain>', true],
  ])('%s: %s', (type, drops) => {
    const place = placeIn(PROGRAM, '', [type]);
    expect(place.types[0] === undefined ? null : needsDrop(place.db, place.types[0])).toBe(drops);
  });

  test('of a type parameter it may', () => {
    const place = placeIn('', '<T, I: Iterator>', ['T', 'I::Item', 'Option<T>', 'impl Clone', '&T']);
    expect(place.types.map((type) => needsDrop(place.db, type))).toEqual([true, true, true, true, false]);
  });

  test('of a type that grows without end it may', () => {
    const place = placeIn('struct Grow<T> { next: Option<Grow<(T, T)>>, value: T }', '', ['Grow<u8>']);
    expect(place.types.map((type) => needsDrop(place.db, type))).toEqual([true]);
  });
});

test('a type of the program is one that it declares', () => {
  const place = placeIn('struct S; struct Vec<T> {}', '', ['S', 'String', 'Vec<u8>', 'u8', '&S']);
  expect(place.types.map(isUserType)).toEqual([true, false, false, false, false]);
});

function statusOf(program: string, generics: string, type: string, where = ''): string | null {
  const place = placeIn(program, generics, [type], where);
  return place.types[0] === undefined ? null : copyStatus(place.db, place.here, place.types[0]);
}
