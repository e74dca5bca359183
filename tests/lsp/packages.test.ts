/** A package over the protocol: its files are read and followed on disk, and what is not saved yet counts as it stands in the editor. */
import { FileChangeType, type Location, type LocationLink } from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Disk } from '../support/disk.ts';
import { type LspPair, startLspPair } from '../support/lsp-pair.ts';

const ROOT = 'file:///code/shop';
const MAIN = `${ROOT}/src/main.ast`;
const PARTS = `${ROOT}/src/parts.ast`;
const INNER = `${ROOT}/src/parts/inner.ast`;
const TEXT = 'mod parts;\nuse parts::Part;\nstruct Main { part: Part, inner: parts::inner::Inner }\n';
const WATCHING = { textDocument: { hover: { contentFormat: ['markdown' as const] } }, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

let disk: Disk;
let pair: LspPair;

beforeEach(async () => {
  disk = new Disk({ [`${ROOT}/aster.toml`]: 'name = "shop"', [MAIN]: TEXT, [PARTS]: 'pub mod inner;\npub struct Part { a: u64 }\n', [INNER]: 'pub struct Inner { b: u64 }\n' });
  pair = await startLspPair({ host: disk, capabilities: WATCHING });
});

afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

/** The bold line of the hover on the third line's struct. */
async function verdict(): Promise<string> {
  const hover = await pair.client.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', { textDocument: { uri: MAIN }, position: { line: 2, character: 8 } });
  return /\*\*(?<verdict>.*?)\*\*/u.exec(hover?.contents.value ?? '')?.groups?.['verdict'] ?? '';
}

async function onDisk(changes: Readonly<Record<string, string | undefined>>): Promise<void> {
  const told = Object.entries(changes).map(([uri, text]) => {
    const type = text === undefined ? FileChangeType.Deleted : disk.files.has(uri) ? FileChangeType.Changed : FileChangeType.Created;
    if (text === undefined) disk.files.delete(uri);
    else disk.files.set(uri, text);
    return { uri, type };
  });
  await pair.client.sendNotification('workspace/didChangeWatchedFiles', { changes: told });
}

describe('the other files of a package', () => {
  it('are known by their modules', async () => {
    await pair.open(MAIN, TEXT);
    expect(await verdict()).toBe('16 bytes, align 8');
  });

  it('are read once, wherever documents are opened', async () => {
    await pair.open(MAIN, TEXT);
    await pair.open(INNER, 'pub struct Inner { b: u64 }\n');
    await verdict();
    expect(disk.reads.filter((uri) => uri.endsWith('.ast'))).toEqual([PARTS, INNER]);
  });

  it('are followed on disk', async () => {
    await pair.open(MAIN, TEXT);
    await onDisk({ [INNER]: 'pub struct Inner { b: [u64; 3] }\n' });
    expect(await verdict()).toBe('32 bytes, align 8');
    await onDisk({ [INNER]: undefined });
    expect(await verdict()).not.toContain('32 bytes');
    await onDisk({ [`${ROOT}/src/parts/inner/mod.ast`]: 'pub struct Inner { b: [u64; 2] }\n' });
    expect(await verdict()).toBe('24 bytes, align 8');
  });

  it('count as they stand in the editor, and as on disk once they are closed', async () => {
    await pair.open(MAIN, TEXT);
    await pair.open(INNER, 'pub struct Inner { b: [u64; 4] }\n');
    expect(await verdict()).toBe('40 bytes, align 8');
    await onDisk({ [INNER]: 'pub struct Inner { b: [u64; 5] }\n' });
    expect(await verdict()).toBe('40 bytes, align 8');
    await pair.client.sendNotification('textDocument/didClose', { textDocument: { uri: INNER } });
    expect(await verdict()).toBe('48 bytes, align 8');
  });

  it('count even if they were never saved', async () => {
    await onDisk({ [INNER]: undefined });
    await pair.open(MAIN, TEXT);
    await pair.open(INNER, 'pub struct Inner { b: [u64; 2] }\n');
    expect(await verdict()).toBe('24 bytes, align 8');
  });

  it('that cannot be read leave the rest known', async () => {
    disk.files.set(INNER, null);
    await pair.open(MAIN, TEXT.replace('parts::inner::Inner', 'u64'));
    expect(await verdict()).toBe('16 bytes, align 8');
  });

  it('are where definitions lead', async () => {
    await pair.open(MAIN, TEXT);
    const found = await pair.client.sendRequest<(Location | LocationLink)[] | Location | null>('textDocument/definition', { textDocument: { uri: MAIN }, position: { line: 2, character: 21 } });
    expect(JSON.stringify(found)).toContain(PARTS);
  });

  it('of a package inside are not of this one', async () => {
    disk.files.set(`${ROOT}/tools/aster.toml`, '');
    disk.files.set(`${ROOT}/tools/src/lib.ast`, 'pub struct Tool;');
    await pair.open(MAIN, TEXT);
    expect(await verdict()).toBe('16 bytes, align 8');
  });
});

describe('modules of a lone file', () => {
  const LONE = 'file:///sketches/lone.ast';
  const lone = async (): Promise<string> => {
    const hover = await pair.client.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', { textDocument: { uri: LONE }, position: { line: 0, character: 8 } });
    return /\*\*(?<verdict>.*?)\*\*/u.exec(hover?.contents.value ?? '')?.groups?.['verdict'] ?? '';
  };

  it('are read in folders below, and when their names are typed', async () => {
    disk.files.set('file:///sketches/below/mod.ast', 'mod more;\npub use self::more::More;');
    disk.files.set('file:///sketches/below/more.ast', 'pub struct More { a: u64 }');
    await pair.open(LONE, 'struct Lone { more: below::More }\n');
    expect(await lone()).not.toContain('8 bytes');
    await pair.client.sendNotification('textDocument/didChange', { textDocument: { uri: LONE, version: 2 }, contentChanges: [{ range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: 'mod below;\n' }] });
    expect(await lone()).toBe('8 bytes, align 8');
    disk.files.set('file:///sketches/below/more.ast', 'pub struct More { a: u32 }');
    await pair.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///sketches/below/more.ast', type: FileChangeType.Changed }] });
    expect(await lone()).toBe('4 bytes, align 4');
  });
});
