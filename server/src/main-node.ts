/** The one entry where there is Node: `lsp` starts the server, everything else is the command line. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host/node-host.ts';
import { startServer } from './lsp/index.ts';
import { VERSION } from './version.ts';

/** The wasm files lie beside the bundle. */
const here = dirname(fileURLToPath(import.meta.url));

async function assets(): Promise<{ runtimeWasm: Uint8Array; grammarWasm: Uint8Array }> {
  const [runtimeWasm, grammarWasm] = await Promise.all([readFile(join(here, 'web-tree-sitter.wasm')), readFile(join(here, 'tree-sitter-aster.wasm'))]);
  return { runtimeWasm, grammarWasm };
}

if (process.argv[2] === 'lsp') startServer(createConnection(ProposedFeatures.all), nodeHost, assets, VERSION);
