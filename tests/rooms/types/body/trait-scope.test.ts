/** Of several traits with a method of one name those in scope are meant first; nobody is accused of using one that is not. */
import { describe, expect, test } from 'vitest';
import { fileDiagnostics } from '../../../../server/src/ide/index.ts';
import { openFixture } from '../../../support/fixture.ts';

const TRAITS = `pub trait Lanes { fn all<F>(self, f: F) -> bool; fn into_lanes(self) -> u8; }
impl<T> Lanes for T { fn all<F>(self, f: F) -> bool { true } fn into_lanes(self) -> u8 { 1 } }
`;

/** Whether something is used after it was moved. Only the methods of `Lanes` take their receivers. */
function isMoved(main: string): boolean {
  const { workspace } = openFixture([{ name: '/main.ast', text: `mod simd;\n${main}` }, { name: '/simd.ast', text: TRAITS }, { name: '/aster.toml', text: '' }]);
  return fileDiagnostics(workspace.db, '/main.ast').some(({ code }) => code === 'use-after-move');
}

const ITERATED = 'fn f(v: Vec<u8>) { let mut i = v.into_iter(); i.all(|x| x == 0); i.next(); }';

describe('a method of a trait in another file', () => {
  test('does not hide what is in scope', () => {
    expect(isMoved(ITERATED)).toBe(false);
  });

  test('is found without an import where nothing else is meant', () => {
    expect(isMoved('fn f(s: String) { s.into_lanes(); s.len(); }')).toBe(true);
  });

  test.each(['use simd::Lanes;', 'use simd::Lanes as _;', 'use simd::Lanes as Parallel;', 'use simd::*;'])('is meant first after %s', (text) => {
    expect(isMoved(`${text} ${ITERATED}`)).toBe(true);
    // In the block of the function it is as good.
    expect(isMoved(ITERATED.replace('{ let', `{ ${text} let`))).toBe(true);
    expect(isMoved(`fn g() { ${text} } ${ITERATED}`)).toBe(false);
  });
});
