/** The graphs of everything that ships or is shown obey the laws of `flow-laws`. */
import { describe, expect, test } from 'vitest';
import { flowGraph } from '../../../server/src/flow/index.ts';
import { forEachShape, itemTree } from '../../../server/src/items/index.ts';
import { openText } from '../../support/fixture.ts';
import { flowComplaints } from '../../support/flow-laws.ts';
import { SHIPPED } from '../../support/programs.ts';

describe('the graphs of', () => {
  test.each(SHIPPED)('$name', ({ text }) => {
    const { db } = openText(text);
    for (const chunk of db.get(itemTree, '/main.ast').chunks) {
      forEachShape(chunk, ({ key }) => {
        const graph = flowGraph(db, key);
        expect(graph === null ? [] : flowComplaints(graph)).toEqual([]);
      });
    }
  });
});
