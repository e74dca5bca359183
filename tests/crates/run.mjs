/** Bundles the test, which is TypeScript, and runs it: Node 20 does not read TypeScript by itself. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
// As deep as the sources, so that packages and the grammar are found from the bundle as from them.
const bundle = `${root}tests/crates/.bundle-${process.pid}.mjs`;
try {
  await build({
    entryPoints: [`${root}tests/crates/main.ts`],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outfile: bundle,
    logLevel: 'error',
  });
  process.exitCode = spawnSync(process.execPath, [bundle], { stdio: 'inherit' }).status ?? 2;
} finally {
  rmSync(bundle, { force: true });
}
