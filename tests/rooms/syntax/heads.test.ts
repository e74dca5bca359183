/** A member that is being typed costs itself: at every letter on the way to its body the member below stays what it is. */
import { describe, expect, test } from 'vitest';
import { type Item, membersOf, SyntaxStore } from '../../../server/src/syntax/index.ts';
import { parser } from '../../support/assets.ts';

const BELOW = ['fn below(&self) -> u8 { 1 }', '/// Documented.\n    @inline\n    pub fn below(&self) -> u8 { 1 }', 'pub unsafe fn below(&self) -> u8 { 1 }'];

/** The members of the one item of a text. */
function membersOfOnly(text: string): readonly Item[] {
  const items = new SyntaxStore(parser).open('main.ast', text).chunks.flatMap((chunk) => chunk.lowered.items);
  expect(items).toHaveLength(1);
  return items.flatMap((item) => membersOf(item));
}

function isWhole(members: readonly Item[], name: string): boolean {
  return members.some((member) => member.kind === 'function' && member.name?.text === name && !member.hasError && member.body !== null);
}

describe.each(BELOW)('above %j', (below) => {
  test.each(['impl S', 'trait T', 'impl T for S'])('in %s', (owner) => {
    const head = 'fn typed(&self, first: u8, second: Vec<u8>) -> Option<u8> ';
    const harmed: string[] = [];
    for (let length = 0; length <= head.length; length += 1) {
      const typed = head.slice(0, length);
      // An open angle bracket and a lone `&` ask for what follows.
      if (/<[^>]*$|&$/u.test(typed)) continue;
      const members = membersOfOnly(`${owner} {\n    fn above(&self) {}\n    ${typed}\n    ${below}\n}\n`);
      if (!isWhole(members, 'above') || !isWhole(members, 'below')) harmed.push(typed);
    }
    expect(harmed).toEqual([]);
  });
});

test('a field whose type is being typed leaves the next one alone', () => {
  const store = new SyntaxStore(parser);
  const [item] = store.open('main.ast', 'struct S {\n    a: u8,\n    b:\n    c: u16,\n}\n').chunks.flatMap((chunk) => chunk.lowered.items);
  const fields = item?.kind === 'struct' ? item.body.fields.map(({ name, type }) => `${name.text}: ${type.kind === 'path' ? type.path.segments.map((segment) => segment.name.text).join('::') : type.kind}`) : [];
  expect(fields).toEqual(['a: u8', 'b: ', 'c: u16']);
});
