#!/usr/bin/env node
/** The command `aster-analyzer`: loads the bundle that lies beside it. Sources are not enough: they have to be built first. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bundle = new URL('../dist/node.cjs', import.meta.url);

if (existsSync(fileURLToPath(bundle))) {
  await import(bundle.href);
} else {
  process.stderr.write('aster-analyzer: the program is not built yet: run "npm run build" in its repository.\n');
  process.exitCode = 2;
}
