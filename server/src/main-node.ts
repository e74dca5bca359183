/**
 * The one entry where there is Node: `lsp` starts the server, everything else is the command line.
 * Each is loaded only if it is asked for. Nothing is written to standard output here, and no failure shows a stack to a
 * person who did not ask for one.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkspaceAssets } from './ide/index.ts';
import { VERSION } from './version.ts';

/** The wasm files and the library lie beside the bundle. */
const here = dirname(fileURLToPath(import.meta.url));

async function assets(): Promise<WorkspaceAssets> {
  const [runtimeWasm, grammarWasm, library] = await Promise.all([readFile(join(here, 'web-tree-sitter.wasm')), readFile(join(here, 'tree-sitter-aster.wasm')), readFile(join(here, 'library.json'), 'utf8')]);
  return { runtimeWasm, grammarWasm, library };
}

async function startLanguageServer(words: readonly string[]): Promise<void> {
  const [{ createConnection, ProposedFeatures }, { nodeHost }, { wholeMessages }, { startServer }] = await Promise.all([
    import('vscode-languageserver/node'),
    import('./host/node-host.ts'),
    import('./host/whole-messages.ts'),
    import('./lsp/index.ts'),
  ]);
  // An editor says which channel it listens on; without a word it is standard input and output.
  const isElsewhere = words.some((word) => /^--(?:node-ipc|socket|pipe)(?:=|$)/u.test(word));
  const connection = isElsewhere ? createConnection(ProposedFeatures.all) : createConnection(ProposedFeatures.all, process.stdin, wholeMessages(process.stdout));
  startServer(connection, nodeHost, assets, VERSION);
}

async function runCommand(words: readonly string[]): Promise<void> {
  const [{ run }, { nodeFiles }, { Workspace }] = await Promise.all([import('./cli/index.ts'), import('./host/node-files.ts'), import('./ide/index.ts')]);
  // A reader that has seen enough, such as `head`, closes the pipe: that is no failure.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));
  process.exitCode = await run(words, {
    output: { write: (text) => void process.stdout.write(text), isTerminal: process.stdout.isTTY },
    errors: { write: (text) => void process.stderr.write(text), isTerminal: process.stderr.isTTY },
    environment: process.env,
    currentFolder: process.cwd(),
    files: nodeFiles,
    createWorkspace: async () => Workspace.create(await assets()),
    version: VERSION,
    now: () => performance.now(),
    stop: new AbortController().signal,
  });
}

const words = process.argv.slice(2);
const main = words[0] === 'lsp' && !words.includes('--help') ? startLanguageServer(words) : runCommand(words);
main.catch((error: unknown) => {
  const reason = process.env['ASTER_ANALYZER_STACK'] === undefined ? String(error) : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`aster-analyzer: a defect of the analyzer ended it: ${reason}\n`);
  process.exitCode = 2;
});
