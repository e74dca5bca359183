/**
 * Bundles the product: the extension's two entries and the server's two, each one file, with the wasm files and the library's syntax beside the server.
 *
 *   node scripts/build.mjs [--production] [--into FOLDER] [client] [server]
 *
 * Without a part, both. `--production` minifies and leaves out source maps. What ships is `dist/` (the extension) and
 * `server/dist/` (the npm package, a copy of the Node server); neither needs `node_modules`.
 * `--into` puts them below another folder than the repository: two builds at once into one folder mix their files.
 * Every file is written whole and then renamed, so that a build never shows a half-written file to a test that runs.
 */
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);

const { values, positionals } = parseArgs({
  options: { production: { type: 'boolean', default: false }, into: { type: 'string', default: root } },
  allowPositionals: true,
});
const into = (...parts) => join(resolve(values.into), ...parts);
const unknown = positionals.find((part) => part !== 'client' && part !== 'server');
if (unknown !== undefined) {
  console.error(`build.mjs: there is no part '${unknown}'; the parts are client and server.`);
  process.exit(2);
}
const wanted = (part) => positionals.length === 0 || positionals.includes(part);

const common = {
  bundle: true,
  write: false,
  minify: values.production,
  sourcemap: values.production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: root,
};
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  // The ES module of the runtime asks for its own address, which a CommonJS bundle has not.
  alias: { 'web-tree-sitter': at('node_modules/web-tree-sitter/web-tree-sitter.cjs') },
  define: { 'import.meta.url': 'addressOfThisBundle' },
  banner: { js: "const addressOfThisBundle = require('node:url').pathToFileURL(__filename).href;" },
};
const browser = { ...common, platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'], define: { global: 'globalThis' } };

const bundles = {
  client: [
    { ...node, entryPoints: ['client/src/main-node.ts'], outfile: into('dist/client/node.js'), external: ['vscode'] },
    { ...browser, format: 'cjs', entryPoints: ['client/src/main-browser.ts'], outfile: into('dist/client/browser.js'), external: ['vscode'] },
  ],
  server: [
    { ...node, entryPoints: ['server/src/main-node.ts'], outfile: into('dist/server/node.js') },
    // The runtime mentions Node's modules in branches that a worker never takes.
    { ...browser, format: 'iife', entryPoints: ['server/src/main-browser.ts'], outfile: into('dist/server/browser.js'), external: ['fs/promises', 'module', 'node:*'] },
  ],
};
const libraryReader = { ...node, sourcemap: false, entryPoints: ['server/src/main-library.ts'] };
const besideServer = [at('node_modules/web-tree-sitter/web-tree-sitter.wasm'), at('grammar/tree-sitter-aster.wasm')];

const written = new Set();

async function put(path, write) {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await write(temporary);
  await rename(temporary, path);
  written.add(path);
}

async function bundle(options) {
  const { outputFiles } = await build(options);
  for (const file of outputFiles) await put(file.path, (temporary) => writeFile(temporary, file.contents));
  const script = outputFiles.find((file) => file.path.endsWith('.js'));
  console.log(`${relative(into(), options.outfile)}  ${(script.contents.length / 1024).toFixed(0)} KiB`);
}

/** Files of an earlier build that this one did not write would otherwise ship. */
async function removeLeftOvers(folder) {
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    if (!written.has(path) && !entry.endsWith('.tmp')) await rm(path, { recursive: true, force: true });
  }
}

/** The standard library is read here once, so that a server that starts need not. */
async function readLibrary() {
  const { outputFiles } = await build({ ...libraryReader, outfile: into('dist/read-library.cjs') });
  const script = join(await mkdtemp(join(tmpdir(), 'aster-library-')), 'read-library.cjs');
  await writeFile(script, outputFiles[0].contents);
  const { stdout } = await promisify(execFile)(process.execPath, [script, into('dist/server')], { maxBuffer: 64_000_000 });
  await rm(dirname(script), { recursive: true });
  return stdout;
}

for (const part of ['client', 'server'].filter(wanted)) {
  await Promise.all(bundles[part].map(bundle));
  if (part === 'server') {
    for (const file of besideServer) await put(into('dist/server', basename(file)), (temporary) => copyFile(file, temporary));
    // Its package is made of ES modules, so the CommonJS bundle says by its name what it is.
    await put(into('server/dist/node.cjs'), (temporary) => copyFile(into('dist/server/node.js'), temporary));
    for (const file of besideServer) await put(into('server/dist', basename(file)), (temporary) => copyFile(file, temporary));
    const library = await readLibrary();
    for (const folder of ['dist/server', 'server/dist']) await put(into(folder, 'library.json'), (temporary) => writeFile(temporary, library));
    await removeLeftOvers(into('server/dist'));
  }
  await removeLeftOvers(into('dist', part));
}
