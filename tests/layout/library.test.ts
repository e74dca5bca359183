/** The shipped library's own declarations: each has a layout, and nothing is said against any. */
import { expect, test } from 'vitest';
import { forEachShape, type ItemKey, itemTree, shippedFiles } from '../../server/src/items/index.ts';
import { layoutOf, layoutProblems, reprProblems, TARGETS } from '../../server/src/layout/index.ts';
import { declaredType, typeDeclaration } from '../../server/src/types/index.ts';
import { problemText, program, sizeOf } from './support.ts';

test('every type of the library has a layout, needs only its parameters, or is a view without a size of its own', () => {
  const { db } = program('');
  const items: ItemKey[] = [];
  for (const { file } of shippedFiles()) forEachShape(db.get(itemTree, file).chunks.flat(), (shape) => items.push(shape.key));
  const declared = items.filter((item) => db.get(typeDeclaration, item) !== null);
  expect(declared.length).toBeGreaterThan(50);
  const wrong = TARGETS.flatMap((target) =>
    declared.flatMap((item) => {
      const { problem } = layoutOf(db, declaredType(db, item), target);
      const said = [...layoutProblems(db, item, target).map((finding) => finding.kind), ...reprProblems(db, item, target).map(({ reason }) => reason)];
      // `I::Item` hangs on a parameter as well, but is a name that is not followed.
      const isOpen = problem?.kind === 'generic' || (problem?.kind === 'unknown-type' && /^\w+::\w+$/u.test(problem.text));
      return (problem === null || isOpen || problem.kind === 'unsized') && said.length === 0 ? [] : [`${item} ${problemText(problem)} ${said.join(' ')}`];
    }),
  );
  expect(wrong).toEqual([]);
});

/** What the fields that the library promises come to. */
test.each([
  ['Vec<u8>', '24/8', '12/4'],
  ['String', '24/8', '12/4'],
  ['Box<[u8]>', '16/8', '8/4'],
  ['Option<i32>', '8/4', '8/4'],
  ['Result<i32, String>', '32/8', '16/4'],
  ['std::sync::Mutex<u32>', '8/4', '8/4'],
  ['std::time::Duration', '16/8', '16/8'],
  ['std::net::Ipv4Addr', '4/1', '4/1'],
  ['std::net::Ipv6Addr', '16/2', '16/2'],
  ['std::net::SocketAddr', '20/2', '20/2'],
  ['std::fs::File', '4/4', '4/4'],
  ['std::fs::Metadata', '16/8', '16/8'],
  ['std::process::Child', '4/4', '4/4'],
])('%s is %s, and %s on 32 bits', (type, on64, on32) => {
  expect(sizeOf(type, '64')).toBe(on64);
  expect(sizeOf(type, '32')).toBe(on32);
});
