/** The server's view of a disk: what it reads, and what it says stands beside a file. */
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { nodeHost } from '../../../server/src/host/node-host.ts';
import { Folder } from '../../cli/support.ts';

const uri = (folder: Folder, name: string): string => pathToFileURL(folder.at(name)).toString();

describe('reading', () => {
  test('text, without its byte order mark', async () => {
    const folder = new Folder({ 'a.ast': '\u{feff}struct A;\r\n' });
    expect(await nodeHost.readFile(uri(folder, 'a.ast'))).toBe('struct A;\r\n');
  });

  test('what is gone, no text, or on no disk is not there', async () => {
    const folder = new Folder({ 'a.ast': new Uint8Array([0xff]) });
    expect(await nodeHost.readFile(uri(folder, 'a.ast'))).toBeNull();
    expect(await nodeHost.readFile(uri(folder, 'b.ast'))).toBeNull();
    expect(await nodeHost.readFile('untitled:Untitled-1')).toBeNull();
  });
});

describe('looking around', () => {
  test('the other sources of the folder, and nothing else', async () => {
    const folder = new Folder({ 'b c.ast': '', 'a.ast': '', 'notes.txt': '', 'inner/d.ast': '', 'folder.ast/e.txt': '' });
    expect(await nodeHost.lookAround(uri(folder, 'a.ast'))).toEqual({ kind: 'folder', siblings: [uri(folder, 'b c.ast')] });
  });

  test('a package, by the manifest above', async () => {
    const folder = new Folder({ 'aster.toml': '', 'src/deep/a.ast': '' });
    expect(await nodeHost.lookAround(uri(folder, 'src/deep/a.ast'))).toEqual({ kind: 'package', manifest: uri(folder, 'aster.toml'), sources: [uri(folder, 'src/deep/a.ast')] });
  });

  test('where there is no folder nothing is known', async () => {
    const folder = new Folder();
    expect(await nodeHost.lookAround(uri(folder, 'gone/a.ast'))).toEqual({ kind: 'unknown' });
    expect(await nodeHost.lookAround('untitled:Untitled-1')).toEqual({ kind: 'unknown' });
  });
});
