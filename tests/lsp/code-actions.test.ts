/** *Reorder fields* asked for by its kind where it cannot be done: over the protocol, a disabled action says why. */
import type { CodeAction } from 'vscode-languageserver-protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { type LspPair, startLspPair } from '../support/lsp-pair.ts';

const URI = 'file:///code/main.ast';
const KIND = 'refactor.rewrite.reorderFields';
let pair: LspPair;

afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

/** The code actions at the start of the struct's name; `only` is what the client asks for. */
async function actionsOn(text: string, only: readonly string[] | null, disabledSupport = true): Promise<CodeAction[]> {
  pair = await startLspPair({ capabilities: { textDocument: { codeAction: { disabledSupport } } } });
  await pair.open(URI, text);
  const before = text.slice(0, text.indexOf('struct ') + 'struct '.length).split('\n');
  const place = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return pair.client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: URI }, range: { start: place, end: place }, context: { diagnostics: [], ...(only === null ? {} : { only }) } });
}

const REFUSED: readonly (readonly [string, string, string])[] = [
  ['a syntax error inside', 'struct S {\n    a: u8,\n    b: (\n    c: u16,\n}\n', 'The struct has a syntax error: what belongs to which field is not certain.'],
  ['a tuple struct', 'struct S(u8, u32, u16);', 'The fields of a tuple struct are known by their places, so another order would rename them.'],
  ['no fields', 'struct S;', 'The struct has no fields.'],
  ['a field that conditions declare twice', 'struct S {\n    #[cfg(a)]\n    x: u8,\n    #[cfg(b)]\n    x: u32,\n    y: u16,\n}', 'A field is declared more than once, under conditions.'],
  ['a size that depends on a parameter', 'struct S<T> { a: u8, b: T, c: u16 }', 'Which order is best is not known: size depends on `T`.'],
  ['a type that is not known', 'struct S { a: u8, b: Elsewhere, c: u16 }', 'Which order is best is not known: size unknown: the layout of `b` (`Elsewhere`) is not known.'],
  ['a packed struct', '#[repr(packed)] struct S { a: u8, b: u32, c: u16 }', 'The struct is packed: its order is taken to be meant.'],
  ['the best order', 'struct S { b: u32, c: u16, a: u8 }', 'No order of its fields makes the struct smaller.'],
];

describe('reorder fields, asked for where it is refused', () => {
  it.each(REFUSED)('%s', async (_name, text, reason) => {
    expect(await actionsOn(text, [KIND])).toEqual([{ title: 'Reorder fields', kind: KIND, disabled: { reason } }]);
  });

  it('is answered to a client that asks for refactorings of any kind', async () => {
    const actions = await actionsOn('struct S(u8, u32, u16);', ['refactor']);
    expect(actions.map((action) => action.disabled?.reason ?? '')).toEqual([expect.stringContaining('tuple struct')]);
  });

  it('is silent for a client that cannot show why', async () => {
    expect(await actionsOn('struct S(u8, u32, u16);', [KIND], false)).toEqual([]);
  });

  it('is silent where nobody asked for it', async () => {
    expect(await actionsOn('struct S(u8, u32, u16);', null)).toEqual([]);
    await pair.close();
    expect(await actionsOn('struct S(u8, u32, u16);', ['quickfix'])).toEqual([]);
  });

  it('is silent where there is no struct', async () => {
    expect(await actionsOn('fn f() {} // struct S', [KIND])).toEqual([]);
  });

  it('is an edit where it can be done', async () => {
    const actions = await actionsOn('struct S { a: u8, b: u32, c: u16 }', [KIND]);
    expect(actions).toMatchObject([{ title: 'Reorder fields to save 4 bytes', kind: KIND }]);
    expect(actions[0]).not.toHaveProperty('disabled');
  });
});
