/** The server over the real protocol: what a client sees of opening, typing, asking and closing. */
import { afterEach, describe, expect, it } from 'vitest';
import { emptyHost, type LspPair, startLspPair } from '../support/lsp-pair.ts';

const URI = 'file:///work/example.ast';
const WASTEFUL = 'struct Example {\n    a: u8,\n    b: u32,\n    c: u16,\n}\n';

let pair: LspPair;
afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

describe('diagnostics', () => {
  it('are published for the version that was opened', async () => {
    pair = await startLspPair();
    const { diagnostics, version } = await pair.open(URI, WASTEFUL);
    expect(version).toBe(1);
    expect(diagnostics).toMatchObject([{ code: 'padding-waste', severity: 4, source: 'aster', message: '`Example` is 12 bytes, 8 in the best order of its fields.', range: { start: { line: 0, character: 7 }, end: { line: 0, character: 14 } } }]);
  });

  it('follow every keystroke', async () => {
    pair = await startLspPair();
    await pair.open(URI, WASTEFUL);
    const line = { start: { line: 1, character: 7 }, end: { line: 1, character: 9 } };
    const wider = await pair.change(URI, 2, [{ range: line, text: 'u32' }]);
    expect(wider.diagnostics).toEqual([]);
    const broken = await pair.change(URI, 3, [{ range: { start: { line: 2, character: 4 }, end: { line: 2, character: 5 } }, text: '' }]);
    expect(broken.diagnostics.map((diagnostic) => diagnostic.code)).not.toEqual([]);
    const mended = await pair.change(URI, 4, [{ range: { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } }, text: 'b' }]);
    expect(mended.diagnostics).toEqual([]);
  });

  it('count columns in UTF-16 units behind astral characters', async () => {
    pair = await startLspPair();
    const { diagnostics } = await pair.open(URI, 'struct A { /* 😀😀 */ b: Missing }');
    expect(diagnostics).toMatchObject([{ code: 'unresolved-type', range: { start: { line: 0, character: 25 }, end: { line: 0, character: 32 } } }].slice(0, diagnostics.length));
    const known = await pair.published((params) => params.uri === URI && params.diagnostics.length === 1);
    expect(known.diagnostics).toMatchObject([{ code: 'unresolved-type', range: { start: { line: 0, character: 25 } } }]);
  });

  it('come with the related places in order', async () => {
    pair = await startLspPair();
    const { diagnostics } = await pair.open(URI, 'struct Twice;\nstruct Twice;\n');
    expect(diagnostics).toMatchObject([{ code: 'duplicate-definition', range: { start: { line: 1 } }, relatedInformation: [{ location: { uri: URI, range: { start: { line: 0, character: 7 } } } }] }]);
  });

  it('are withdrawn when the document is closed', async () => {
    pair = await startLspPair();
    await pair.open(URI, WASTEFUL);
    await pair.client.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    const empty = await pair.published((params) => params.uri === URI && params.version === undefined);
    expect(empty.diagnostics).toEqual([]);
  });

  it('take their level from the settings that the client answers', async () => {
    pair = await startLspPair({
      capabilities: { workspace: { configuration: true } },
      configuration: () => ({ rules: { 'padding-waste': 'error' } }),
    });
    await pair.open(URI, WASTEFUL);
    const { diagnostics } = await pair.published((params) => params.diagnostics[0]?.severity === 1);
    expect(diagnostics).toMatchObject([{ code: 'padding-waste', severity: 1 }]);
  });
});

describe('names of neighbouring files', () => {
  it('are found in the folder, and missed only when the folder is known', async () => {
    pair = await startLspPair({
      host: {
        ...emptyHost,
        readFile: (uri) => Promise.resolve(uri.endsWith('other.ast') ? 'struct Elsewhere { x: u64 }' : null),
        lookAround: () => Promise.resolve({ kind: 'folder', siblings: ['file:///work/other.ast'] }),
      },
    });
    const first = await pair.open(URI, 'struct A { e: Elsewhere, m: Missing }');
    expect(first.diagnostics).toEqual([]);
    const { diagnostics } = await pair.published((params) => params.uri === URI && params.diagnostics.length > 0);
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toEqual(['No type named `Missing` is declared or imported here.']);
  });
});

describe('hover', () => {
  it('shows verdict, drawing and table in Markdown, without pictures for a client that did not ask', async () => {
    pair = await startLspPair();
    await pair.open(URI, WASTEFUL);
    const hover = await pair.client.sendRequest<{ contents: { kind: string; value: string } }>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 9 } });
    expect(hover.contents.kind).toBe('markdown');
    expect(hover.contents.value).toContain('12 bytes, align 4');
    expect(hover.contents.value).not.toContain('data:image');
  });

  it('holds a picture for a client that asked for one', async () => {
    pair = await startLspPair({ initializationOptions: { hoverPictures: true, theme: 'light', commandLinks: true } });
    await pair.open(URI, WASTEFUL);
    const hover = await pair.client.sendRequest<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 9 } });
    expect(hover.contents.value).toContain('](data:image/svg+xml;base64,');
    expect(hover.contents.value).toContain('command:aster.reorderFields');
  });

  it('is plain text for a client that knows no Markdown, and null where nothing is', async () => {
    pair = await startLspPair({ capabilities: {} });
    await pair.open(URI, WASTEFUL);
    const hover = await pair.client.sendRequest<{ contents: { kind: string; value: string } }>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 9 } });
    expect(hover.contents.kind).toBe('plaintext');
    expect(hover.contents.value).not.toContain('```');
    expect(await pair.client.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: { line: 5, character: 0 } })).toBeNull();
  });
});

describe('half a struct', () => {
  it('has a size that is not known, rather than none', async () => {
    pair = await startLspPair();
    await pair.open(URI, 'struct Half {\n    a: u8,\n    b: ');
    const hover = await pair.client.sendRequest<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character: 8 } });
    expect(hover.contents.value).toContain('size unknown');
    expect(hover.contents.value).not.toContain('0 bytes');
  });

  it('says that a type is missing, rather than nothing between backticks', async () => {
    pair = await startLspPair({ capabilities: {} });
    await pair.open(URI, 'struct Half { a: u8, b: }');
    const hovers = await Promise.all([8, 21].map((character) => pair.client.sendRequest<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri: URI }, position: { line: 0, character } })));
    expect(hovers.map(({ contents }) => contents.value)).toEqual([expect.stringContaining('the type of `b` is missing'), expect.stringMatching(/^b\n/u)]);
  });
});

describe('code actions', () => {
  const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 8 } };

  it('reorder the fields, preferred, with the version of the document', async () => {
    pair = await startLspPair();
    await pair.open(URI, WASTEFUL);
    const actions = await pair.client.sendRequest<{ title: string; isPreferred?: boolean; edit: { documentChanges: { textDocument: { version: number } }[] } }[]>('textDocument/codeAction', { textDocument: { uri: URI }, range, context: { diagnostics: [] } });
    expect(actions.map((action) => action.title)).toEqual(['Reorder fields to save 4 bytes', 'Silence `padding-waste` here']);
    expect(actions[0]).toMatchObject({ isPreferred: true, edit: { documentChanges: [{ textDocument: { uri: URI, version: 1 } }] } });
  });

  it('answer a client that asks for the refactoring by its kind', async () => {
    pair = await startLspPair({ capabilities: {} });
    await pair.open(URI, WASTEFUL);
    const actions = await pair.client.sendRequest<{ kind: string; edit: { changes?: Record<string, unknown> } }[]>('textDocument/codeAction', { textDocument: { uri: URI }, range, context: { diagnostics: [], only: ['refactor.rewrite.reorderFields'] } });
    expect(actions.map((action) => action.kind)).toEqual(['refactor.rewrite.reorderFields']);
    expect(Object.keys(actions[0]?.edit.changes ?? {})).toEqual([URI]);
  });
});

describe('structure', () => {
  it('has an outline, folds and tokens', async () => {
    pair = await startLspPair();
    await pair.open(URI, `${WASTEFUL}fn use_it(e: Example) {\n    drop(e);\n}\n`);
    const symbols = await pair.client.sendRequest<{ name: string; children: { name: string; detail: string }[] }[]>('textDocument/documentSymbol', { textDocument: { uri: URI } });
    expect(symbols.map((symbol) => symbol.name)).toEqual(['Example', 'use_it']);
    expect(symbols[0]?.children.map((field) => `${field.name}: ${field.detail}`)).toEqual(['a: u8', 'b: u32', 'c: u16']);
    const folds = await pair.client.sendRequest<{ startLine: number; endLine: number }[]>('textDocument/foldingRange', { textDocument: { uri: URI } });
    expect(folds).toEqual([{ startLine: 0, endLine: 4 }, { startLine: 5, endLine: 7 }]);
    const tokens = await pair.client.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri: URI } });
    expect(tokens.data.length % 5).toBe(0);
    expect(tokens.data.length).toBeGreaterThan(0);
  });

  it('finds the definition of a type', async () => {
    pair = await startLspPair();
    await pair.open(URI, `${WASTEFUL}fn use_it(e: Example) {}\n`);
    const target = await pair.client.sendRequest('textDocument/definition', { textDocument: { uri: URI }, position: { line: 5, character: 14 } });
    expect(target).toEqual([{ uri: URI, range: { start: { line: 0, character: 7 }, end: { line: 0, character: 14 } } }]);
  });
});

describe('whatever a client sends', () => {
  it('is answered: unknown documents, positions outside, changes to nothing', async () => {
    pair = await startLspPair();
    await pair.client.sendNotification('textDocument/didChange', { textDocument: { uri: 'file:///never.ast', version: 4 }, contentChanges: [{ text: 'x' }] });
    expect(await pair.client.sendRequest('textDocument/hover', { textDocument: { uri: 'file:///never.ast' }, position: { line: 0, character: 0 } })).toBeNull();
    await pair.open(URI, '');
    expect(await pair.client.sendRequest('textDocument/hover', { textDocument: { uri: URI }, position: { line: 99, character: 99 } })).toBeNull();
    expect(await pair.client.sendRequest('textDocument/codeAction', { textDocument: { uri: URI }, range: { start: { line: 9, character: 9 }, end: { line: 1, character: 0 } }, context: { diagnostics: [] } })).toEqual([]);
    const whole = await pair.change(URI, 2, [{ text: 'struct A;' }]);
    expect(whole.diagnostics).toEqual([]);
  });
});
