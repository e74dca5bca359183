/**
 * Where a chunk ends depends on the pieces up to the `reach` that is said with it, and on nothing behind: that is what lets an
 * edit leave all other choices alone.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseRun, type ChosenRun, type PieceRun } from '../../../server/src/syntax/chunks/chunks.ts';
import { Piece } from '../../../server/src/syntax/chunks/pieces.ts';

const pieces = fc.array(
  fc.constantFrom('fn a() {}\n', 'fn b() {\n', '}\n', 'fn c() {\n(\n', ')\n}\n', '#[x]\n', '/// d\n', 'const A = "\n', '";\n', 'let a =\n', 'fn d() ->\n', '/*\n', '*/\n', 'struct S;\n').map((text) => new Piece(text)),
  { minLength: 1, maxLength: 9 },
);

test('what stands behind the reach does not matter', () => {
  fc.assert(
    fc.property(pieces, pieces, fc.nat(), fc.boolean(), (before, tail, place, mayJoin) => {
      const start = place % before.length;
      const { chosen, judged } = choose(before, start, mayJoin);
      for (const run of judged) expect(run.end).toBeLessThanOrEqual(chosen.reach);
      expect(chosen.end).toBeLessThanOrEqual(chosen.reach);
      // It depends on the file's end: nothing may be put there.
      if (chosen.reach > before.length) return;
      const others = [before.slice(0, chosen.reach), before.slice(0, chosen.reach).concat(tail)];
      for (const other of others) expect(choose(other, start, mayJoin)).toEqual({ chosen, judged });
    }),
    { numRuns: 5000 },
  );
});

test('a choice at a whole item reaches hardly further than the item', () => {
  const list = ['fn a() {}\n', 'fn b() {}\n', 'fn c() {}\n', 'fn d() {}\n'].map((text) => new Piece(text));
  expect(choose(list, 1, true).chosen).toEqual({ start: 1, end: 2, reach: 3 });
});

function choose(list: readonly Piece[], start: number, mayJoin: boolean): { readonly chosen: ChosenRun; readonly judged: readonly PieceRun[] } {
  const judged: PieceRun[] = [];
  const chosen = chooseRun(list, start, (joined, apart) => {
    judged.push(joined, ...apart);
    return mayJoin;
  });
  return { chosen, judged };
}
