/** What does nothing is faded, not marked: the diagnostic carries the tag for it, for clients that have said that they know it. */
import { afterEach, expect, it } from 'vitest';
import { type LspPair, startLspPair } from '../support/lsp-pair.ts';

const URI = 'file:///work/example.ast';
const UNUSED = 'fn f(width: u32, height: u32) -> u32 {\n    width\n}\n';

let pair: LspPair;
afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

it('a variable that is never read is a hint that fades', async () => {
  pair = await startLspPair({ capabilities: { textDocument: { publishDiagnostics: { tagSupport: { valueSet: [1, 2] } } } } });
  const { diagnostics } = await pair.open(URI, UNUSED);
  expect(diagnostics).toMatchObject([{ code: 'unused-variable', severity: 4, tags: [1], range: { start: { line: 0, character: 17 }, end: { line: 0, character: 23 } } }]);
});

it('a client that knows no tags gets none', async () => {
  pair = await startLspPair({ capabilities: {} });
  const { diagnostics } = await pair.open(URI, UNUSED);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).not.toHaveProperty('tags');
});

it('other hints do not fade', async () => {
  pair = await startLspPair({ capabilities: { textDocument: { publishDiagnostics: { tagSupport: { valueSet: [1] } } } } });
  const { diagnostics } = await pair.open(URI, 'struct S { a: u8, b: u32, c: u8 }\n');
  expect(diagnostics).toMatchObject([{ code: 'padding-waste' }]);
  expect(diagnostics[0]).not.toHaveProperty('tags');
});
