/** Navigation over the protocol: highlights with the protocol's kinds, references with and without the declaration, definition in a body. */
import { afterEach, expect, it } from 'vitest';
import { type LspPair, startLspPair } from '../support/lsp-pair.ts';

const URI = 'file:///work/example.ast';
const TEXT = `fn f(mut names: Vec<String>) {
    let n = names.len();
    names.push(String::new());
    drop(names);
}
`;

let pair: LspPair;
afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

const at = (line: number, character: number): object => ({ textDocument: { uri: URI }, position: { line, character } });
const range = (line: number, start: number, end: number): object => ({ start: { line, character: start }, end: { line, character: end } });

it('says what it can do', async () => {
  pair = await startLspPair();
  expect(pair.initialized.capabilities).toMatchObject({ documentHighlightProvider: true, referencesProvider: true, definitionProvider: true, typeDefinitionProvider: true, implementationProvider: true });
});

it('highlights reads, writes and moves of a local apart', async () => {
  pair = await startLspPair();
  await pair.open(URI, TEXT);
  const highlights = await pair.client.sendRequest('textDocument/documentHighlight', at(1, 14));
  expect(highlights).toEqual([
    { range: range(0, 9, 14), kind: 3 },
    { range: range(1, 12, 17), kind: 2 },
    { range: range(2, 4, 9), kind: 3 },
    { range: range(3, 9, 14), kind: 1 },
  ]);
});

it('finds references, the declaration only if it is asked for', async () => {
  pair = await startLspPair();
  await pair.open(URI, TEXT);
  const places = (includeDeclaration: boolean): Promise<{ uri: string; range: { start: { line: number } } }[]> => pair.client.sendRequest('textDocument/references', { ...at(3, 10), context: { includeDeclaration } });
  expect((await places(true)).map((place) => place.range.start.line)).toEqual([0, 1, 2, 3]);
  expect((await places(false)).map((place) => place.range.start.line)).toEqual([1, 2, 3]);
});

it('leads from a use to the local that is meant', async () => {
  pair = await startLspPair();
  await pair.open(URI, TEXT);
  expect(await pair.client.sendRequest('textDocument/definition', at(2, 5))).toEqual([{ uri: URI, range: range(0, 9, 14) }]);
});

it('leads from a value to its type, and from a trait to who implements it', async () => {
  pair = await startLspPair();
  await pair.open(URI, 'struct S;\ntrait T {}\nimpl T for S {}\nfn f(s: &Box<S>) {}\n');
  expect(await pair.client.sendRequest('textDocument/typeDefinition', at(3, 5))).toEqual([{ uri: URI, range: range(0, 7, 8) }]);
  expect(await pair.client.sendRequest('textDocument/implementation', at(1, 6))).toEqual([{ uri: URI, range: range(2, 11, 12) }]);
});

it('answers nothing about documents that are not open', async () => {
  pair = await startLspPair();
  expect(await pair.client.sendRequest('textDocument/documentHighlight', at(0, 0))).toEqual([]);
  expect(await pair.client.sendRequest('textDocument/references', { ...at(0, 0), context: { includeDeclaration: true } })).toEqual([]);
  expect(await pair.client.sendRequest('textDocument/typeDefinition', at(0, 0))).toEqual([]);
  expect(await pair.client.sendRequest('textDocument/implementation', at(0, 0))).toEqual([]);
});
