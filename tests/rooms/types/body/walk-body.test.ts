/** A walk over a body gives what a walk over its expressions gives, however often it is walked and whatever is left out. */
import { expect, test } from 'vitest';
import { type BodyVisitor, walkBody, walkExpression } from '../../../../server/src/types/index.ts';
import { EXAMPLES } from '../../../support/programs.ts';
import { bodiesOf } from '../../../support/typed-words.ts';

/** What a walk comes by, if it does not enter the nodes of one kind. */
function sequence(walk: (visitor: BodyVisitor) => void, closed: string | null): readonly unknown[] {
  const seen: unknown[] = [];
  walk({
    expression: (node) => {
      seen.push(node);
      return node.kind !== closed;
    },
    pattern: (pattern) => void seen.push(pattern),
  });
  return seen;
}

test.each(EXAMPLES.map(({ name, text }) => [name, text]))('%s', (_name, text) => {
  const bodies = bodiesOf(text);
  expect(bodies.length).toBeGreaterThan(0);
  for (const closed of [null, 'block', 'call', 'if', 'match', 'closure']) {
    for (const body of bodies) {
      const value = sequence((visitor) => walkExpression(body.value, visitor), closed);
      const whole = sequence((visitor) => walkBody(body, visitor), closed);
      // The patterns of the parameters come first.
      expect(whole.indexOf(body.value)).toBe(whole.length - value.length);
      expect(whole.slice(-value.length).every((node, index) => node === value[index])).toBe(true);
    }
  }
});
