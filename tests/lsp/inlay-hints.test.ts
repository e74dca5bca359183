/** Hints of drops and of types over the protocol: off until they are asked for, asked for again when the setting changes. */
import { afterEach, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver-protocol';
import { type LspPair, startLspPair } from '../support/lsp-pair.ts';

const URI = 'file:///work/example.ast';
const TEXT = 'fn give(s: String) {}\nfn f(c: bool, a: String) {\n    let b = String::new();\n    if c {\n        give(a);\n    }\n}\n';

let pair: LspPair;
afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

async function hints(first: number, last: number): Promise<InlayHint[]> {
  return pair.client.sendRequest('textDocument/inlayHint', { textDocument: { uri: URI }, range: { start: { line: first, character: 0 }, end: { line: last, character: 0 } } });
}

it('there are none until they are wanted', async () => {
  pair = await startLspPair();
  await pair.open(URI, TEXT);
  expect(await hints(0, 7)).toEqual([]);
});

it('stand behind the closing brace, in the order of the drops', async () => {
  pair = await startLspPair({ initializationOptions: { settings: { inlayHints: { drops: true } } } });
  await pair.open(URI, TEXT);
  expect(await hints(0, 7)).toMatchObject([
    { position: { line: 0, character: 21 }, label: '⌁ drops s' },
    { position: { line: 6, character: 1 }, label: '⌁ drops b, a?', tooltip: expect.stringContaining('a is dropped only where it was not moved before.') as string, paddingLeft: true },
  ]);
  expect(await hints(1, 7)).toHaveLength(1);
});

it('are asked for again when the setting changes', async () => {
  pair = await startLspPair({ capabilities: { workspace: { inlayHint: { refreshSupport: true } } } });
  await pair.open(URI, TEXT);
  const refreshed = new Promise<void>((resolve) => {
    pair.client.onRequest('workspace/inlayHint/refresh', () => {
      resolve();
      return null;
    });
  });
  await pair.client.sendNotification('workspace/didChangeConfiguration', { settings: { aster: { inlayHints: { drops: true } } } });
  await refreshed;
  expect(await hints(1, 7)).toHaveLength(1);
});

it('of types are short, with the whole type as the tooltip and an edit that writes it down', async () => {
  pair = await startLspPair({ initializationOptions: { settings: { inlayHints: { types: true } } } });
  await pair.open(URI, 'fn f(v: &Vec<Vec<Option<String>>>) {\n    let first = v.first();\n    let all = v.iter().map(|inner| inner.len());\n}\n');
  const edit = (line: number, character: number, newText: string): object => ({ textEdits: [{ range: { start: { line, character }, end: { line, character } }, newText }] });
  const found = await hints(0, 4);
  expect(found).toMatchObject([
    { position: { line: 1, character: 13 }, label: ': Option<&Vec<Option<String>>>', kind: 1, ...edit(1, 13, ': Option<&Vec<Option<String>>>') },
    { position: { line: 2, character: 11 }, label: ': Map<SliceIter<Vec<…>>, closure>', tooltip: 'Map<SliceIter<Vec<Option<String>>>, closure>' },
    { position: { line: 2, character: 33 }, label: ': &Vec<Option<String>>', ...edit(2, 33, ': &Vec<Option<String>>') },
  ]);
  expect(found[0]).not.toHaveProperty('tooltip');
  expect(found[1]).not.toHaveProperty('textEdits');
});
