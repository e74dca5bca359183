/** The order of what a closure captures, in which it is dropped (O11): by first use of the variable, then by field. */
import { describe, expect, test } from 'vitest';
import { flowGraph, type FlowGraph, printPlace } from '../../../server/src/flow/index.ts';
import { openText } from '../../support/fixture.ts';
import { itemNamed } from '../types/support.ts';

/** What the one closure of `f` is made from, in order. */
function captured(body: string): string[] {
  const { db } = openText(`fn look(text: &String) {}\nstruct Pair { a: String, b: String }\nfn f(one: String, two: Pair) {\n    let closure = move || { ${body} };\n}\n`);
  const graph = flowGraph(db, itemNamed(db, 'f'));
  return graph === null ? [] : operandsOfClosure(graph);
}

function operandsOfClosure(graph: FlowGraph): string[] {
  for (const { value } of graph.blocks.flatMap((block) => block.statements).filter((statement) => statement.kind === 'assign')) {
    if (value.kind === 'make' && value.what === 'closure') return value.operands.map((operand) => (operand.kind === 'constant' ? '-' : printPlace(graph, operand.place)));
  }
  return [];
}

describe('a closure captures in the order of', () => {
  test.each([
    ['first uses', 'drop(two.b); drop(one);', ['two.b', 'one']],
    ['first uses, the other way round', 'drop(one); drop(two.b);', ['one', 'two.b']],
    ['fields, in one variable', 'drop(two.b); drop(one); drop(two.a);', ['two.a', 'two.b', 'one']],
    ['evaluation where a base stands behind the fields', 'let made = Pair { a: { look(&one); String::new() }, ..two };', ['one', 'two.b']],
    ['a closure inside', 'let inner = || { drop(two.b); drop(one); };', ['two.b', 'one']],
    ['evaluation where a field is of the base', 'let made = Pair { a: { look(&two.a); drop(one); String::new() }, ..two };', ['two.a', 'two.b', 'one']],
  ])('%s', (_name, body, expected) => {
    expect(captured(body)).toEqual(expected);
  });
});
