/**
 * What a document may use of the files beside it, over the protocol: as the command line does it, and while files change on
 * disk. A server that was told of something has dealt with it when it answers the next request.
 */
import { type CodeAction, FileChangeType } from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Disk } from '../support/disk.ts';
import { emptyHost, type LspPair, startLspPair } from '../support/lsp-pair.ts';

const FOLDER = 'file:///code/sketches';
const MAIN = `${FOLDER}/main.ast`;
const A = `${FOLDER}/a.ast`;
const B = `${FOLDER}/b.ast`;
/** Stores what `a.ast` declares, which in turn stores what `b.ast` declares. */
const PADDED = 'struct Padded { a: u8, b: usize, c: u16 }';
const TEXT = 'struct Main { part: Part }';

const WATCHING = { textDocument: { hover: { contentFormat: ['markdown' as const] } }, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

let disk: Disk;
let pair: LspPair;

beforeEach(async () => {
  disk = new Disk({ [MAIN]: TEXT, [A]: 'struct Part { inner: Inner }', [B]: 'struct Inner { x: u64, y: u64 }' });
  pair = await startLspPair({ host: disk, capabilities: WATCHING });
});

afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

/** The bold line of the hover on the struct's name. */
async function verdict(uri = MAIN): Promise<string> {
  const hover = await pair.client.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 8 } });
  return /\*\*(?<verdict>.*?)\*\*/u.exec(hover?.contents.value ?? '')?.groups?.['verdict'] ?? '';
}

/** What the first line is accused of. */
async function accused(uri = MAIN): Promise<string[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  const actions = await pair.client.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } });
  return actions.flatMap((action) => action.diagnostics ?? []).map(({ code }) => String(code));
}

/** Puts the texts on the disk (`null`: unreadable, undefined: gone) and tells the server so. */
async function onDisk(changes: Readonly<Record<string, string | null | undefined>>): Promise<void> {
  const told = Object.entries(changes).map(([uri, text]) => {
    const type = text === undefined ? FileChangeType.Deleted : disk.files.has(uri) ? FileChangeType.Changed : FileChangeType.Created;
    if (text === undefined) disk.files.delete(uri);
    else disk.files.set(uri, text);
    return { uri, type };
  });
  await pair.client.sendNotification('workspace/didChangeWatchedFiles', { changes: told });
}

const close = (uri: string): Promise<void> => pair.client.sendNotification('textDocument/didClose', { textDocument: { uri } });

describe('a neighbour', () => {
  it('that uses a third file has a layout', async () => {
    await pair.open(MAIN, TEXT);
    expect(await verdict()).toBe('16 bytes, align 8');
  });

  it('that cannot be read silences what it may declare, and speaks again when it can', async () => {
    disk.files.set(`${FOLDER}/c.ast`, null);
    await pair.open(MAIN, 'struct Main { part: Elsewhere }');
    expect(await accused()).toEqual([]);
    await onDisk({ [`${FOLDER}/c.ast`]: 'struct Other;' });
    expect(await accused()).toEqual(['unresolved-type']);
    await onDisk({ [`${FOLDER}/c.ast`]: null });
    expect(await accused()).toEqual([]);
    await onDisk({ [B]: 'struct Inner;' });
    expect(await accused()).toEqual([]);
    await onDisk({ [`${FOLDER}/c.ast`]: undefined });
    expect(await accused()).toEqual(['unresolved-type']);
  });

  it('is followed when it changes, comes and goes', async () => {
    await pair.open(MAIN, TEXT);
    await onDisk({ [B]: 'struct Inner { x: u8 }' });
    expect(await verdict()).toBe('1 byte, align 1');
    await onDisk({ [B]: undefined });
    expect(await verdict()).toContain('`part.inner`');
    await onDisk({ [`${FOLDER}/late.ast`]: 'struct Inner { x: u32 }' });
    expect(await verdict()).toBe('4 bytes, align 4');
  });

  it('counts as it stands in the editor, saved or not, and as on disk once it is closed', async () => {
    await pair.open(MAIN, TEXT);
    await pair.open(B, 'struct Inner { x: u16 }');
    expect(await verdict()).toBe('2 bytes, align 2');
    await onDisk({ [B]: 'struct Inner { x: u8 }' });
    expect(await verdict()).toBe('2 bytes, align 2');
    await close(B);
    expect(await verdict()).toBe('1 byte, align 1');
  });

  it('counts even if it was never saved', async () => {
    const unsaved = `${FOLDER}/unsaved.ast`;
    await onDisk({ [B]: undefined });
    await pair.open(MAIN, TEXT);
    await pair.open(unsaved, 'struct Inner { x: u32 }');
    expect(await verdict()).toBe('4 bytes, align 4');
    await close(unsaved);
    expect(await verdict()).toContain('`part.inner`');
  });

  it('in a folder below is none', async () => {
    disk.files.set(`${FOLDER}/below/c.ast`, 'struct Elsewhere { x: u8 }');
    await pair.open(MAIN, 'struct Main { part: Elsewhere }');
    expect(await accused()).toEqual(['unresolved-type']);
    expect(disk.reads).not.toContain(`${FOLDER}/below/c.ast`);
  });
});

it('changes on disk are asked for: sources, and the settings of packages', async () => {
  await pair.open(MAIN, TEXT);
  expect(pair.registrations).toMatchObject([{ method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers: [{ globPattern: '**/*.ast' }, { globPattern: '**/aster.toml' }, { globPattern: '**/Aster.toml' }] } }]);
});

it('an answer of the disk that comes after the end is heard by nobody', async () => {
  const first = pair;
  await verdict();
  await first.close();
  const answers: (() => void)[] = [];
  const slow = new Disk({ [MAIN]: PADDED, 'file:///code/aster.toml': '[analyzer]\ntarget = 32' });
  pair = await startLspPair({ host: { ...emptyHost, readFile: (uri) => slow.readFile(uri), lookAround: (uri) => new Promise((resolve) => void answers.push(() => resolve(slow.lookAround(uri)))) } });
  await pair.open(MAIN, PADDED);
  expect(answers).toHaveLength(1);
  const before = pair.history.length;
  const ended = pair;
  await ended.close();
  for (const answer of answers) answer();
  pair = await startLspPair({ host: disk });
  await verdict();
  expect(ended.history).toHaveLength(before);
});

describe('what is read', () => {
  it('is each neighbour once, and what changed', async () => {
    await pair.open(MAIN, TEXT);
    await pair.open(A, 'struct Part { inner: Inner }');
    await verdict();
    expect(disk.reads).toEqual([A, B]);
    await onDisk({ [B]: 'struct Inner;', [A]: 'struct Part;', 'file:///code/far/away.ast': 'struct Inner;' });
    expect(await verdict()).toBe('0 bytes, align 1');
    expect(disk.reads).toEqual([A, B, B]);
  });

  it('is read again after the last document of the folder was closed', async () => {
    await pair.open(MAIN, TEXT);
    await verdict();
    await close(MAIN);
    disk.files.set(B, 'struct Inner { x: u8 }');
    await pair.client.sendNotification('textDocument/didOpen', { textDocument: { uri: MAIN, languageId: 'aster', version: 2, text: TEXT } });
    expect(await verdict()).toBe('1 byte, align 1');
  });

  it('is every neighbour again for a client that tells of no changes', async () => {
    // The first client is answered before it goes.
    await verdict();
    await pair.close();
    pair = await startLspPair({ host: disk, capabilities: { textDocument: WATCHING.textDocument } });
    await pair.open(MAIN, TEXT);
    await verdict();
    disk.files.set(B, 'struct Inner { x: u8 }');
    await pair.open(A, 'struct Part { inner: Inner }');
    expect(await verdict()).toBe('1 byte, align 1');
  });

  it('is nothing in a folder of too many files: they may declare anything', async () => {
    for (let index = 0; index < 600; index += 1) disk.files.set(`${FOLDER}/many${index}.ast`, '');
    await pair.open(MAIN, 'struct Main { part: Elsewhere }');
    expect(await accused()).toEqual([]);
    expect(disk.reads).toEqual([]);
  });

  it('is nothing in a folder of too much text', async () => {
    for (const name of ['c', 'd', 'e']) disk.files.set(`${FOLDER}/${name}.ast`, ' '.repeat(3_000_000));
    await pair.open(MAIN, 'struct Main { part: Elsewhere }');
    expect(await accused()).toEqual([]);
  });
});

it('a folder that becomes a package has no neighbours, and has them again when it is none', async () => {
  await pair.open(MAIN, TEXT);
  expect(await verdict()).toBe('16 bytes, align 8');
  await onDisk({ [`${FOLDER}/aster.toml`]: '' });
  expect(await accused()).toEqual(['unresolved-type']);
  await onDisk({ [`${FOLDER}/aster.toml`]: undefined });
  expect(await verdict()).toBe('16 bytes, align 8');
});
