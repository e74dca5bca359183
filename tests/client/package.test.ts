/**
 * The .vsix: exactly the files of the allow-list, below the promised size, and working where there is no `node_modules`.
 */
import { execFileSync, spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { RULES } from '../../server/src/diagnostics/index.ts';
import { asObject, asObjects, repositoryRoot } from './manifest-data.ts';
import { readZip, type ZipEntry } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'aster-package-'));
const archive = join(folder, 'aster.vsix');
let entries: readonly ZipEntry[] = [];

beforeAll(() => {
  execFileSync(process.execPath, [join(repositoryRoot, 'scripts/package.mjs'), '--out', archive], { stdio: 'pipe' });
  entries = readZip(readFileSync(archive));
  for (const entry of entries) {
    const path = join(folder, 'unpacked', entry.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, entry.read());
  }
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it holds what the allow-list names and nothing else', () => {
  const names = entries.map((entry) => entry.name);
  const pages = names.filter((name) => name.startsWith('extension/docs/'));
  expect(names.filter((name) => !pages.includes(name)).toSorted()).toEqual([
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/LICENSE.txt',
    'extension/changelog.md',
    'extension/dist/client/browser.js',
    'extension/dist/client/node.js',
    'extension/dist/server/browser.js',
    'extension/dist/server/library.json',
    'extension/dist/server/node.js',
    'extension/dist/server/tree-sitter-aster.wasm',
    'extension/dist/server/web-tree-sitter.wasm',
    'extension/images/file-dark.svg',
    'extension/images/file-light.svg',
    'extension/images/icon.png',
    'extension/language-configuration.json',
    'extension/package.json',
    'extension/readme.md',
    'extension/syntaxes/aster.tmLanguage.json',
  ]);
  expect(pages.every((name) => /^extension\/docs\/(?:rules|memory-model)\/[\w-]+\.md$/u.test(name))).toBe(true);
  for (const { code } of RULES) expect(pages).toContain(`extension/docs/rules/${code}.md`);
});

test('it is smaller than three megabytes', () => {
  expect(statSync(archive).size).toBeLessThan(3_000_000);
});

test('it carries no source maps and no references to them', () => {
  for (const name of ['client/node.js', 'client/browser.js', 'server/node.js', 'server/browser.js']) {
    expect(unpacked(`dist/${name}`).includes('sourceMappingURL='), name).toBe(false);
  }
});

test('its icon is a picture of 256 by 256', () => {
  const icon = unpacked('images/icon.png');
  expect([icon.readUInt32BE(16), icon.readUInt32BE(20)]).toEqual([256, 256]);
});

test('its server answers from a folder without node_modules', async () => {
  const server = spawn(process.execPath, [join(folder, 'unpacked/extension/dist/server/node.js'), 'lsp', '--stdio'], { cwd: folder });
  try {
    expect(await sizeInHover(server)).toContain('12 bytes');
  } finally {
    server.kill();
  }
});

async function sizeInHover(server: ChildProcessWithoutNullStreams): Promise<string> {
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } } });
  await connection.sendNotification('initialized', {});
  const uri = 'untitled:Example.ast';
  const textDocument = { uri, languageId: 'aster', version: 1, text: 'struct Example { a: u8, b: u32, c: u16 }\n' };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  const hover: unknown = await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 8 } });
  connection.dispose();
  return String(asObject(asObject(hover)['contents'])['value']);
}

function unpacked(path: string): Buffer {
  const entry = entries.find((candidate) => candidate.name === `extension/${path}`);
  if (entry === undefined) throw new Error(`The package has no ${path}.`);
  return entry.read();
}

test('its manifest is the repository\'s', () => {
  const shipped = asObject(JSON.parse(unpacked('package.json').toString('utf8')));
  expect([shipped['name'], shipped['publisher'], shipped['dependencies']]).toEqual(['aster-analyzer', 'aster-lang', undefined]);
  expect(asObjects(asObject(shipped['contributes'])['languages']).map((language) => language['id'])).toEqual(['aster']);
});
