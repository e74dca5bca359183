/** What programs take from the standard library through its modules, by ranges, through guards and with `write!`. */
import { describe, expect, test } from 'vitest';
import { lastBody, localTypes, treeOf } from '../../../support/typed-words.ts';

describe('a let has the type of', () => {
  test.each<[name: string, program: string, types: string]>([
    ['a part of a text', 'fn f(t: &str, s: String, n: usize) { let a = &t[1..]; let b = &s[..2]; let c = &t[n..=n]; let d = &s[..]; }', 'a: &str, b: &str, c: &str, d: &str'],
    ['a part of a slice or an array', 'fn f(t: &mut [u8], s: [u16; 4]) { let a = &t[1..]; let b = &mut t[..2]; let c = &s[1..2]; let d = s[1]; }', 'a: &[u8], b: &mut [u8], c: &[u16], d: u16'],
    ['what a type of an imported module has', 'use std::fmt;\nfn f(t: &mut fmt::Formatter) { let a = t.write_str("x"); let b: fmt::Result = Ok(()); let c = fmt::Error; }', 'a: Result<(), Error>, b: Result<(), Error>, c: Error'],
    ['a function of a module that is called like a type', 'use std::ptr;\nuse std::str;\nfn f(p: *const u8) { let a: *mut u16 = ptr::null_mut(); let b = ptr::null::<u8>(); let c = str::from_utf8(b"x"); }', 'a: *mut u16, b: *const u8, c: Result<&str, Utf8Error>'],
    ['the clone of what a guard guards', 'use std::sync::Mutex;\nuse std::cell::RefCell;\nfn f(m: Mutex<Vec<u8>>, r: RefCell<String>) { let a = m.lock().unwrap().clone(); let b = r.borrow().clone(); }', 'a: Vec<u8>, b: String'],
    ['a conversion that may fail', 'fn f(n: i64) { let a = u8::try_from(n); let b: Result<u16, _> = n.try_into(); let c = n.to_le_bytes(); let d = u32::from_be_bytes([0; 4]); }', 'a: Result<u8, TryFromIntError>, b: Result<u16, TryFromIntError>, c: [u8; 8], d: u32'],
    ['a conversion of a part of a slice', 'fn f(n: &[u8]) { let a: Result<u8, _> = n[..2].try_into(); }', 'a: Result<u8, <u8 as TryFrom<&[u8]>>::Error>'],
    ['what an iterator of a bound gives through closures', 'fn f<I: Iterator<Item = u8>>(i: I) { let a = i.map(|n| n + 1).filter(|n| *n > 1).count(); }', 'a: usize'],
    ['what an `impl Iterator` gives through closures', 'fn g(v: &[u16]) -> impl Iterator<Item = &u16> { v.iter() }\nfn f(v: &[u16]) { let a: Vec<u16> = g(v).map(|n| *n).filter(|n| *n > 1).collect(); }', 'a: Vec<u16>'],
    ['a cast of a block', 'fn f(p: *mut u16) { let a = unsafe { p.add(1) } as *mut u8; }', 'a: *mut u8'],
    ['the lines of a reader', 'use std::io::{BufRead, BufReader, Read};\nfn f<R: Read>(r: R) { for line in BufReader::new(r).lines() { let text = line.unwrap(); } }', 'line: Result<String, IoError>, text: String'],
    ['a type of a package that is named with `extern crate`', 'extern crate alloc;\nuse alloc::vec::Vec;\nuse alloc::borrow::Cow;\nfn f(c: Cow<str>) { let a: Vec<u8> = Vec::new(); let b = c.len(); let d = c.into_owned(); }', 'a: Vec<u8>, b: usize, d: String'],
    ['what is written for programmers', 'use std::fmt;\nfn f(t: &mut fmt::Formatter, n: u8) { let a = t.debug_struct("S").field("n", &n).finish(); }', 'a: Result<(), Error>'],
    ['what is turned inside out', 'fn f(o: Option<Result<u8, bool>>, r: Result<Option<u8>, bool>) { let a = o.transpose(); let b = r.transpose(); }', 'a: Result<Option<u8>, bool>, b: Option<Result<u8, bool>>'],
    ['parts for writing', 'fn f(s: &mut [u8]) { for c in s.chunks_exact_mut(2) { let a = c.len(); } }', 'c: &mut [u8], a: usize'],
    ['what a receiver gives', 'use std::sync::mpsc::channel;\nfn f() { let (s, r) = channel(); s.send(1u8); for n in r {} }', 's: Sender<u8>, r: Receiver<u8>, n: u8'],
  ])('%s', (_name, program, types) => {
    expect(localTypes(program)).toBe(types);
    expect(lastBody(program).incomplete).toEqual([]);
  });
});

test('`write!` borrows its target mutably and looks at the rest', () => {
  expect(treeOf('use std::fmt::Write;\nfn f(n: u8) { let mut s = String::new(); write!(s, "{}", n); }')).toContain('⟨&mut s⟩');
  expect(treeOf('use std::fmt;\nfn f(t: &mut fmt::Formatter, n: u8) -> fmt::Result { writeln!(t, "{n}") }')).toContain('write_fmt');
});

test('what `write!` writes to has to be known', () => {
  expect(lastBody('fn f(t: Missing) { write!(t, "x"); }').incomplete).toHaveLength(1);
});
