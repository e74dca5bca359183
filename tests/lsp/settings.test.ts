/** Settings over the protocol: those of the nearest `aster.toml` win over the editor's, and follow the file without a restart. */
import { FileChangeType } from 'vscode-languageserver-protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { browserHost } from '../../server/src/host/browser.ts';
import { Disk } from '../support/disk.ts';
import { type LspPair, type LspPairOptions, startLspPair } from '../support/lsp-pair.ts';

const MANIFEST = 'file:///code/aster.toml';
const MAIN = 'file:///code/src/main.ast';
const PADDED = 'struct Padded { a: u8, b: usize, c: u16 }';
const WIDE = '`Padded` is 24 bytes, 16 in the best order of its fields.';
const NARROW = '`Padded` is 12 bytes, 8 in the best order of its fields.';
const LEVELS = ['', 'error', 'warning', 'information', 'hint'];

let pair: LspPair;
let statuses: unknown[];

afterEach(async () => {
  expect(pair.errors).toEqual([]);
  await pair.close();
});

async function start(options: LspPairOptions): Promise<void> {
  pair = await startLspPair(options);
  statuses = [];
  pair.client.onNotification('aster/analysisStatus', (status: unknown) => void statuses.push(status));
}

async function open(uri: string): Promise<void> {
  await pair.client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'aster', version: 1, text: PADDED } });
}

/** What the client shows for a document when the server has dealt with everything that it was told. */
async function shown(uri = MAIN): Promise<string[]> {
  await pair.client.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  return pair.history.findLast((params) => params.uri === uri)?.diagnostics.map(({ message, severity }) => `${LEVELS[severity ?? 0]}: ${typeof message === 'string' ? message : message.value}`) ?? [];
}

async function change(disk: Disk, text: string | null): Promise<void> {
  const type = text === null ? FileChangeType.Deleted : FileChangeType.Changed;
  if (text === null) disk.files.delete(MANIFEST);
  else disk.files.set(MANIFEST, text);
  await pair.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: MANIFEST, type }] });
}

describe('aster.toml', () => {
  it('wins over the editor in what it names, rule by rule', async () => {
    const disk = new Disk({ [MANIFEST]: '[analyzer]\ntarget = 32\n[analyzer.rules]\nunknown-rule = "error"\n' });
    await start({ host: disk, initializationOptions: { settings: { target: '64', rules: { 'padding-waste': 'error', 'unknown-rule': 'off' } } } });
    await open(MAIN);
    expect(await shown()).toEqual([`error: ${NARROW}`]);
    await pair.change(MAIN, 2, [{ text: `@allow(no-such-rule)\n${PADDED}` }]);
    expect((await shown()).map((line) => line.split(':')[0])).toEqual(['error', 'error']);
  });

  it('is the nearest one, for each file', async () => {
    const disk = new Disk({ [MANIFEST]: '[analyzer.rules]\npadding-waste = "warning"\n', 'file:///code/inner/aster.toml': '[analyzer]\ntarget = "32"\n' });
    await start({ host: disk });
    for (const uri of [MAIN, 'file:///code/inner/src/a.ast', 'file:///elsewhere/b.ast']) await open(uri);
    expect(await shown()).toEqual([`warning: ${WIDE}`]);
    expect(await shown('file:///code/inner/src/a.ast')).toEqual([`hint: ${NARROW}`]);
    expect(await shown('file:///elsewhere/b.ast')).toEqual([`hint: ${WIDE}`]);
  });

  it('is followed without a restart: changed, gone, there again', async () => {
    const disk = new Disk({});
    await start({ host: disk });
    await open(MAIN);
    expect(await shown()).toEqual([`hint: ${WIDE}`]);
    await change(disk, '[analyzer]\ntarget = 32');
    expect(await shown()).toEqual([`hint: ${NARROW}`]);
    await change(disk, '[analyzer.rules]\npadding-waste = "off"');
    expect(await shown()).toEqual([]);
    await change(disk, null);
    expect(await shown()).toEqual([`hint: ${WIDE}`]);
  });

  it('is told to the client, which shows the target', async () => {
    const disk = new Disk({ [MANIFEST]: '[analyzer]\ntarget = 32\nstage = 2' });
    await start({ host: disk });
    await open(MAIN);
    await shown();
    expect(statuses.at(-1)).toMatchObject({ uri: MAIN, target: '32', stage: 2 });
    await change(disk, '');
    await shown();
    expect(statuses.at(-1)).toMatchObject({ uri: MAIN, target: '64', stage: 3 });
  });

  it('holds at once for a file that is opened later in the same folder', async () => {
    const disk = new Disk({ [MANIFEST]: '[analyzer.rules]\npadding-waste = "off"' });
    await start({ host: disk });
    await open(MAIN);
    await shown();
    await open('file:///code/src/other.ast');
    expect(await shown('file:///code/src/other.ast')).toEqual([]);
    expect(pair.history.filter((params) => params.uri.endsWith('other.ast')).every((params) => params.diagnostics.length === 0)).toBe(true);
  });

  it('stays on top when the editor changes its settings', async () => {
    const disk = new Disk({ [MANIFEST]: '[analyzer]\ntarget = 32' });
    await start({ host: disk });
    await open(MAIN);
    await pair.client.sendNotification('workspace/didChangeConfiguration', { settings: { aster: { target: '64', rules: { 'padding-waste': 'warning' } } } });
    await pair.published((params) => params.diagnostics[0]?.severity === 2);
    expect(await shown()).toEqual([`warning: ${NARROW}`]);
  });

  it('that makes no sense is named once, and the rest of it holds', async () => {
    const disk = new Disk({ [MANIFEST]: '[analyzer]\nstage = 4\ntarget = 32' });
    await start({ host: disk });
    await open(MAIN);
    await open('file:///code/src/other.ast');
    expect(await shown()).toEqual([`hint: ${NARROW}`]);
    expect(pair.warnings).toEqual([`${MANIFEST}: [analyzer] stage is 4; it can be 1, 2, 3`]);
    await change(disk, '[analyzer');
    expect(await shown()).toEqual([`hint: ${WIDE}`]);
    expect(pair.warnings[1]).toMatch(/aster\.toml: is not valid TOML: line 1, /u);
  });

  it('that cannot be read says nothing', async () => {
    await start({ host: new Disk({ [MANIFEST]: null }) });
    await open(MAIN);
    expect(await shown()).toEqual([`hint: ${WIDE}`]);
    expect(pair.warnings).toEqual([`${MANIFEST}: cannot be read`]);
  });
});

it('in a web worker, where nothing can be read, the editor alone decides', async () => {
  await start({ host: browserHost, initializationOptions: { settings: { target: '32' } } });
  await open(MAIN);
  expect(await shown()).toEqual([`hint: ${NARROW}`]);
  await pair.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: MANIFEST, type: FileChangeType.Changed }] });
  expect(await shown()).toEqual([`hint: ${NARROW}`]);
  expect(pair.warnings).toEqual([]);
});

it('what makes no sense in the editor is named in a sentence each', async () => {
  await start({ initializationOptions: { settings: { stage: 4, rules: { 'pading-waste': 'off', 'padding-waste': 'loud' }, layout: { hoverPictures: 'yes', paddingThreshold: -1 } } } });
  await open(MAIN);
  await shown();
  expect(pair.warnings).toEqual([
    'In the settings, aster: stage is 4; it can be 1, 2, 3.',
    "In the settings, aster.rules: there is no rule 'pading-waste'. Did you mean padding-waste?",
    'In the settings, aster.rules: padding-waste is "loud"; it can be error, warning, hint, off.',
    'In the settings, aster.layout: paddingThreshold is -1; it can be a percentage from 0 to 100.',
    'In the settings, aster.layout: hoverPictures is "yes"; it can be true, false.',
  ]);
});
