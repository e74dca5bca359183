/**
 * Checks the native binding with the native runtime: every whole entry of the corpus parses to the tree beside it.
 * The runtime is no dependency of the workspace, because installing it compiles where its prebuilt binary does not load:
 * it is installed here, into a cache folder outside of the repository, the first time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RUNTIME = 'tree-sitter@0.25.1';
const require = createRequire(import.meta.url);
const grammar = fileURLToPath(new URL('../..', import.meta.url));
const tools = process.env['ASTER_TOOLS'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'aster-analyzer');
const folder = join(tools, RUNTIME.replace('@', '-'));

const Parser = loadRuntime();
const parser = new Parser();
parser.setLanguage(require('./index.js'));

let checked = 0;
const failures = [];
for (const file of readdirSync(join(grammar, 'test', 'corpus'))) {
  for (const { name, source, tree } of entries(readFileSync(join(grammar, 'test', 'corpus', file), 'utf8').replaceAll('\r\n', '\n'))) {
    if (name.includes('(broken')) continue;
    checked += 1;
    const actual = parser.parse(source).rootNode.toString();
    if (onOneLine(actual) !== onOneLine(tree)) failures.push(`${file}: ${name}\n  expected ${onOneLine(tree)}\n  actual   ${actual}`);
  }
}
for (const failure of failures) console.error(failure);
console.log(`native binding: ${checked - failures.length} of ${checked} corpus entries parse to their trees`);
process.exitCode = failures.length === 0 && checked > 100 ? 0 : 1;

function loadRuntime() {
  const path = join(folder, 'node_modules', 'tree-sitter');
  if (!existsSync(path)) {
    console.log(`installing ${RUNTIME} into ${folder}`);
    mkdirSync(folder, { recursive: true });
    const npm = spawnSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', RUNTIME], { stdio: 'inherit', shell: process.platform === 'win32' });
    if (npm.status !== 0) throw new Error(`npm could not install ${RUNTIME}`);
  }
  return require(path);
}

function entries(text) {
  return text.split(/^={3,}\n(?=[^\n]*\n={3,}\n)/mu).slice(1).map((entry) => {
    const [, name, rest] = /^([^\n]*)\n={3,}\n([^]*)$/u.exec(entry);
    const [, source, tree] = /^([^]*?)^-{3,}$([^]*)$/mu.exec(rest);
    return { name, source: source.replace(/^\n/u, '').replace(/\n\n?$/u, ''), tree };
  });
}

function onOneLine(tree) {
  return tree.trim().replace(/\s+/gu, ' ').replaceAll(' )', ')');
}
