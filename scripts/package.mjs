/**
 * Builds for production and packs the extension into one .vsix.
 *
 *   node scripts/package.mjs [--out FILE]          default: aster-analyzer-VERSION.vsix in the repository's root
 *
 * What ships is the allow-list in `.vscodeignore`. Everything is bundled, so dependencies are neither read nor packed.
 * The last line says the size and the number of files; above 3 MB it fails, because that is the promise.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, `aster-analyzer-${version}.vsix`) } } });
const out = resolve(values.out);
const promisedBytes = 3_000_000;

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(dirname(out), { recursive: true });
run(join(root, 'scripts', 'build.mjs'), '--production');
run(createRequire(import.meta.url).resolve('@vscode/vsce/vsce'), 'package', '--no-dependencies', '--out', out);

const { size } = statSync(out);
console.log(`${out}: ${(size / 1_000_000).toFixed(2)} MB`);
if (size > promisedBytes) {
  console.error(`package.mjs: the package is larger than ${promisedBytes / 1_000_000} MB.`);
  process.exit(1);
}
