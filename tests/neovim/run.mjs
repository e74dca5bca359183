/**
 * `npm run test:neovim`: the built server in a headless Neovim, configured as docs/editors.md says.
 *
 * Without Neovim it says so and exits with 77, so that a caller can tell "not run" from "failed". The configuration is the
 * page's own text, so that a person who copies it gets what is tested here; the command `aster-analyzer` is this repository's.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const notRun = 77;
/** For all cases together, in milliseconds. */
const limit = 120_000;

const version = /^NVIM v(?<major>\d+)\.(?<minor>\d+)/mu.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.groups;
if (version === undefined) {
  console.error("Not run: Neovim is not installed here. 'scripts/setup.sh neovim' installs it.");
  process.exit(notRun);
}
if (!existsSync(join(root, 'server/dist/node.cjs'))) {
  console.error('The server is not built: run "npm run build" first.');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'aster-neovim-'));
try {
  const isNew = Number(version.major) > 0 || Number(version.minor) >= 11;
  const configuration = join(folder, 'init.lua');
  writeFileSync(configuration, documented(isNew ? 0 : 1));
  symlinkSync(join(root, 'server/bin/aster-analyzer.mjs'), join(folder, 'aster-analyzer'));
  const environment = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, ASTER_NEOVIM_FOLDER: folder, ASTER_NEOVIM_REPOSITORY: root };
  const words = ['--headless', '--clean', '-n', '-u', configuration, '-c', `luafile ${join(root, 'tests/neovim/check.lua')}`, '-c', 'cquit 1'];
  const { error, status } = spawnSync('nvim', words, { cwd: folder, env: environment, stdio: ['ignore', 'inherit', 'inherit'], timeout: limit });
  if (error !== undefined) console.error(`Neovim did not come to an end: ${error.message}`);
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The page's configurations for Neovim: for new versions, then for older ones. */
function documented(index) {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8').replaceAll('\r\n', '\n');
  const section = page.split(/^## /mu).find((text) => text.startsWith('Neovim\n')) ?? '';
  const block = [...section.matchAll(/^```lua\n(?<code>.*?)^```$/gmsu)][index]?.groups?.code;
  if (block === undefined) throw new Error('docs/editors.md has no such configuration for Neovim');
  return block;
}
