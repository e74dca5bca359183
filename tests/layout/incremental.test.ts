/** Layouts in the query table: what an edit computes again, and that a table with a history answers as a fresh one. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TARGETS } from '../../server/src/layout/index.ts';
import { layoutNamed, problemText, program, show } from './support.ts';

const TEXT = 'struct Inner { a: u8, b: u32 }\nstruct Outer { inner: Inner, c: u8 }\nstruct Other { x: u64 }\nfn f() { let a = 1; }';

test('typing in a function computes no layout again', () => {
  const { db, edit } = program(TEXT);
  layoutNamed(db, 'Outer');
  const log = db.recordComputations(() => {
    edit(TEXT.replace('let a = 1;', 'let a = 12;'));
    layoutNamed(db, 'Outer');
  });
  expect(log).toEqual([]);
});

test('a comment between fields computes no layout again', () => {
  const { db, edit } = program(TEXT);
  layoutNamed(db, 'Outer');
  const log = db.recordComputations(() => {
    edit(TEXT.replace('a: u8,', 'a: u8, /* the first */'));
    layoutNamed(db, 'Outer');
  });
  expect(log.filter((entry) => entry.startsWith('layout'))).toEqual([]);
});

test('a changed field reaches the types that hold it, and no others', () => {
  const { db, edit } = program(TEXT);
  const before = [layoutNamed(db, 'Outer'), layoutNamed(db, 'Other')];
  const log = db.recordComputations(() => {
    edit(TEXT.replace('b: u32', 'b: u64'));
    expect(show(layoutNamed(db, 'Outer'))).toBe('24/8 inner@0+16 c@16+1 holes 17+7');
    expect(layoutNamed(db, 'Other')).toBe(before[1]);
  });
  const laidOut = log.filter((entry) => entry.startsWith('layout(')).map((entry) => /:(\w+)\)$/u.exec(entry)?.[1]);
  expect(laidOut.filter((name) => name === 'Inner' || name === 'Outer' || name === 'Other').toSorted()).toEqual(['Inner', 'Outer']);
});

/** Few names and small bodies, so that edits make circles, gaps and duplicates all the time. */
const NAMES = ['A', 'B', 'C'] as const;
const anyType = fc.constantFrom('u8', 'u32', 'A', 'B', 'C', 'Option<A>', 'Box<B>', '[C; 2]', '[u8; N]', '[u8; size_of::<B>()]', 'Wrap<A>', 'Missing', '&[C]');
const anyBody = fc.array(anyType, { maxLength: 3 }).map((types) => types.map((type, index) => `f${index}: ${type}`).join(', '));
const anyText = fc
  .record({ bodies: fc.tuple(anyBody, anyBody, anyBody), length: fc.constantFrom('3', 'M', 'size_of::<A>()', '2 - 3'), isEnum: fc.boolean(), repr: fc.constantFrom('', '#[repr(packed)] ', '#[repr(align(3))] ', '#[repr(transparent)] ') })
  .map(({ bodies, length, isEnum, repr }) =>
    [
      ...NAMES.map((name, index) => (index === 1 && isEnum ? `enum ${name} { V { ${bodies[index]} }, W }` : `${index === 0 ? repr : ''}struct ${name} { ${bodies[index]} }`)),
      'struct Wrap<T> { value: T }',
      `const N: usize = ${length};`,
      'const M: usize = N;',
    ].join('\n'),
  );

test('after any edits every layout is that of a fresh table, whatever was asked first', () => {
  const lived = program('');
  fc.assert(
    fc.property(anyText, fc.shuffledSubarray([...NAMES], { minLength: 3 }), (text, order) => {
      lived.edit(text);
      const fresh = program(text);
      for (const target of TARGETS) {
        // The fresh table is asked in another order than the one with a history.
        const expected = new Map(NAMES.map((name) => [name, layoutNamed(fresh.db, name, target)]));
        for (const name of order) {
          const actual = layoutNamed(lived.db, name, target);
          expect([name, show(actual), problemText(actual.problem)]).toEqual([name, show(expected.get(name) ?? actual), problemText(expected.get(name)?.problem ?? null)]);
          expect(actual).toEqual(expected.get(name));
        }
      }
    }),
    { numRuns: 100 },
  );
});
