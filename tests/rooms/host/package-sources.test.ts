/** Which files a package has: bounded, without what belongs to others, and without going in circles. */
import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../../server/src/host/node-files.ts';
import { Folder } from '../../cli/support.ts';

async function sources(folder: Folder, most = 100): Promise<readonly string[] | null> {
  const found = await nodeFiles.sourcesOfPackage(folder.path, most);
  return found === null ? null : found.map((path) => path.slice(folder.path.length + 1));
}

test('sources of all folders, but for tools, builds and packages inside', async () => {
  const folder = new Folder({ 'aster.toml': '', 'src/main.ast': '', 'src/a/b.ast': '', 'tests/t.ast': '', 'target/x.ast': '', '.git/x.ast': '', 'node_modules/p/x.ast': '', 'inner/aster.toml': '', 'inner/src/lib.ast': '', 'notes.txt': '' });
  expect(await sources(folder)).toEqual(['src/a/b.ast', 'src/main.ast', 'tests/t.ast']);
});

test('links to folders are not followed, links to files only inside the package', async () => {
  const outside = new Folder({ 'secret.ast': '' });
  const folder = new Folder({ 'aster.toml': '', 'src/main.ast': '' });
  symlinkSync(folder.path, folder.at('src/loop'));
  symlinkSync(outside.path, folder.at('src/outside'));
  symlinkSync(outside.at('secret.ast'), folder.at('src/secret.ast'));
  symlinkSync(folder.at('src/main.ast'), folder.at('src/same.ast'));
  symlinkSync(folder.at('src/self.ast'), folder.at('src/self.ast'));
  expect(await sources(folder)).toEqual(['src/main.ast', 'src/same.ast']);
});

test('too many are none, and so is a folder that is not there', async () => {
  const folder = new Folder({ 'aster.toml': '', 'src/a.ast': '', 'src/b.ast': '', 'src/c.ast': '' });
  expect(await sources(folder, 3)).toHaveLength(3);
  expect(await sources(folder, 2)).toBeNull();
  expect(await nodeFiles.sourcesOfPackage(folder.at('gone'), 10)).toBeNull();
});
