/** Of several traits with a method of one name those in scope are meant first; nobody is accused of using one that is not. */
import { describe, expect, test } from 'vitest';
import { fileDiagnostics } from '../../../../server/src/ide/index.ts';
import { openFixture } from '../../../support/fixture.ts';

const TRAITS = `pub trait Lanes { fn all(self) -> bool; fn lanes(&self) -> u8; }
impl<T> Lanes for T { fn all(self) -> bool { true } fn lanes(&self) -> u8 { 1 } }
`;

function errors(main: string): string[] {
  const { workspace } = openFixture([{ name: '/main.ast', text: `mod simd;\n${main}` }, { name: '/simd.ast', text: TRAITS }, { name: '/aster.toml', text: '' }]);
  return fileDiagnostics(workspace.db, '/main.ast').filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

describe('a method of a trait in another file', () => {
  test('does not hide what is in scope', () => {
    expect(errors('fn f(v: Vec<u8>) -> bool { v.iter().all(|x| *x == 0) }')).toEqual([]);
  });

  test('is found without an import where nothing else is meant', () => {
    expect(errors('fn f() -> u8 { 1u8.lanes() }')).toEqual([]);
    expect(errors('fn f() -> u8 { 1u8.lanes(2) }')).toEqual(['`lanes` takes 0 arguments, and 1 is given.']);
  });

  test.each(['use simd::Lanes;', 'use simd::Lanes as _;', 'use simd::Lanes as Parallel;', 'use simd::*;'])('is meant first after %s', (text) => {
    expect(errors(`${text} fn f() -> bool { 1u8.all(2) }`)).toEqual(['`all` takes 0 arguments, and 1 is given.']);
  });
});
