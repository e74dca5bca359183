/** A workspace that holds sources of the standard library uses those: from disk, unsaved, and no longer once they are gone. */
import { type Diagnostic, type DocumentSymbol, FileChangeType, type Hover, type Location } from 'vscode-languageserver-protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../server/src/base/host.ts';
import { Disk } from '../support/disk.ts';
import { emptyHost, type LspPair, startLspPair } from '../support/lsp-pair.ts';

const ROOT = 'file:///code';
const MAIN = `${ROOT}/main.ast`;
const VEC = `${ROOT}/std/vec.ast`;
const REGEX = `${ROOT}/std/regex.ast`;
/** A vector without a capacity, and with a method that the shipped one has not. */
const OWN_VEC = `/// Two words.
pub struct Vec<T> {
    ptr: *mut T,
    len: usize,
}

impl<T> Vec<T> {
    pub fn new() -> Vec<T> {
        Vec { ptr: null_mut(), len: 0 }
    }
    pub fn push(&mut self, _value: T) {
        self.len += 1;
    }
    pub fn twice(&self) -> usize {
        self.len * 2
    }
}
`;
const REGEX_TEXT = 'pub struct Regex { states: [u32; 4] }\n';
const TEXT = `use std::regex::Regex;
struct Holder { items: Vec<u8>, pattern: Regex }
fn count(holder: &Holder) -> u8 {
    holder.items.twice()
}
`;
const CAPABILITIES = { textDocument: { hover: { contentFormat: ['markdown' as const] } }, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

let disk: Disk;
let pair: LspPair;

async function start(files: Readonly<Record<string, string>>): Promise<void> {
  disk = new Disk(files);
  pair = await startLspPair({ host: disk, capabilities: CAPABILITIES, root: ROOT });
}

afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

/** The bold line of the hover on `Holder`. */
async function verdict(): Promise<string> {
  const hover = await pair.client.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri: MAIN }, position: { line: 1, character: 8 } });
  return /\*\*(?<verdict>.*?)\*\*/u.exec(JSON.stringify(hover))?.groups?.['verdict'] ?? '';
}

/** What is said about the program, once it is not what it was. */
async function messages(uri: string, isIt: (messages: readonly string[]) => boolean): Promise<readonly string[]> {
  const found = await pair.published((params) => params.uri === uri && isIt(params.diagnostics.map(textOf)));
  return found.diagnostics.map(textOf);
}

function textOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

async function onDisk(changes: Readonly<Record<string, string | undefined>>): Promise<void> {
  const told = Object.entries(changes).map(([uri, text]) => {
    if (text === undefined) disk.files.delete(uri);
    else disk.files.set(uri, text);
    return { uri, type: text === undefined ? FileChangeType.Deleted : FileChangeType.Changed };
  });
  await pair.client.sendNotification('workspace/didChangeWatchedFiles', { changes: told });
}

describe('a library of its own', () => {
  beforeEach(() => start({ [MAIN]: TEXT, [VEC]: OWN_VEC, [REGEX]: REGEX_TEXT }));

  it('decides layouts, and has modules that the shipped one has not', async () => {
    await pair.open(MAIN, TEXT);
    expect(await verdict()).toBe('32 bytes, align 8');
  });

  it('decides types: its methods give what they say', async () => {
    await pair.open(MAIN, TEXT);
    expect(await messages(MAIN, (all) => all.length > 0)).toEqual(['`count` returns `u8`, and this is `usize`.']);
  });

  it('is where a definition leads', async () => {
    await pair.open(MAIN, TEXT);
    const places = await pair.client.sendRequest<Location[]>('textDocument/definition', { textDocument: { uri: MAIN }, position: { line: 3, character: 20 } });
    expect(places.map(({ uri, range }) => [uri, range.start.line])).toEqual([[VEC, 13]]);
  });

  it('counts as it stands in the editor, and as it is on disk when it is closed again', async () => {
    await pair.open(MAIN, TEXT);
    await pair.open(VEC, OWN_VEC.replace('    len: usize,\n}', '    len: usize,\n    more: [usize; 2],\n}'));
    expect(await verdict()).toBe('48 bytes, align 8');
    await pair.change(VEC, 2, [{ range: { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } }, text: '' }]);
    expect(await verdict()).toBe('32 bytes, align 8');
  });

  it('counts as it is on disk again when a document of it is closed with changes', async () => {
    await pair.open(MAIN, TEXT);
    await pair.open(VEC, OWN_VEC);
    await pair.change(VEC, 2, [{ range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, text: '    more: [usize; 2],\n' }]);
    expect(await verdict()).toBe('48 bytes, align 8');
    await pair.client.sendNotification('textDocument/didClose', { textDocument: { uri: VEC } });
    expect(await verdict()).toBe('32 bytes, align 8');
  });

  it('leaves an open document its text when it is no library any more', async () => {
    await pair.open(MAIN, TEXT);
    await pair.open(VEC, 'pub struct Vec<T> {\n    own: T,\n}\n');
    await onDisk({ [VEC]: undefined, [REGEX]: undefined });
    const symbols = await pair.client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: VEC } });
    expect(symbols.map(({ children, name }) => [name, ...(children ?? []).map((field) => field.name)])).toEqual([['Vec', 'own']]);
    await pair.change(VEC, 2, [{ range: { start: { line: 1, character: 4 }, end: { line: 1, character: 7 } }, text: 'mine' }]);
    const after = await pair.client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: VEC } });
    expect(after[0]?.children?.map(({ name }) => name)).toEqual(['mine']);
  });

  it('is followed on disk, and the shipped one is there again when it is gone', async () => {
    await pair.open(MAIN, TEXT);
    await onDisk({ [VEC]: OWN_VEC.replace('    len: usize,\n}', '    len: usize,\n    spare: u64,\n}') });
    expect(await verdict()).toBe('40 bytes, align 8');
    await onDisk({ [VEC]: undefined });
    // A folder without any module of the library is some other folder.
    expect(await verdict()).not.toBe('40 bytes, align 8');
    await onDisk({ [REGEX]: undefined });
    await pair.change(MAIN, 2, [{ text: 'struct A;\nstruct Holder { items: Vec<u8> }\n' }]);
    expect(await verdict()).toBe('24 bytes, align 8');
  });

  it('is the library inside, too: its own names are not declared a second time', async () => {
    await pair.open(VEC, `${OWN_VEC}\nfn broken(v: crate::option::Option<Vec<u8>>) -> u8 {\n    v.unwrap().twice()\n}\n`);
    expect(await messages(VEC, (all) => all.length > 0)).toEqual(['`broken` returns `u8`, and this is `usize`.']);
  });

  it('is no longer asked for what it does not list', async () => {
    await pair.open(MAIN, 'fn shown(value: Vec<u8>) {\n    let copy = value;\n    let more = value;\n    println!("{} {}", copy.twise(), more.sorted());\n}\n');
    expect(await messages(MAIN, (all) => all.length > 0)).toEqual(['`value` was moved by a `let`, and is moved again here.']);
  });
});

it('a folder of that name with other files is none', async () => {
  await start({ [`${ROOT}/std/main.ast`]: 'struct Vec<T> { only: T }\n' });
  await pair.open(MAIN, 'struct A;\nstruct Holder { items: Vec<u8> }\n');
  expect(await verdict()).toBe('24 bytes, align 8');
});

it('keeps what is typed into it while its other files are read', async () => {
  const last = `${ROOT}/std/zone.ast`;
  disk = new Disk({ [MAIN]: TEXT, [VEC]: OWN_VEC, [REGEX]: REGEX_TEXT, [last]: '' });
  const answers: (() => void)[] = [];
  const readLast = (): Promise<string> => new Promise((resolve) => void answers.push(() => resolve('')));
  const host: Host = { ...emptyHost, readFile: (uri) => (uri === last ? readLast() : disk.readFile(uri)), lookAround: (uri) => disk.lookAround(uri), librarySources: (folder) => disk.librarySources(folder) };
  pair = await startLspPair({ host, capabilities: CAPABILITIES, root: ROOT });
  await pair.open(VEC, OWN_VEC);
  await pair.open(MAIN, TEXT);
  await pair.change(VEC, 2, [{ range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, text: '    more: [usize; 2],\n' }]);
  for (const answer of answers) answer();
  expect(await verdict()).toBe('48 bytes, align 8');
  await pair.change(VEC, 3, [{ range: { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, text: '' }]);
  expect(await verdict()).toBe('32 bytes, align 8');
});
