/** Run by the build: reads the shipped library with the wasm files of the folder that it is given, and writes its syntax to standard output. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { libraryToJson, readLibrary } from './ide/index.ts';
import { AsterParser } from './syntax/index.ts';

async function main(folder: string): Promise<void> {
  const [runtimeWasm, grammarWasm] = await Promise.all([readFile(join(folder, 'web-tree-sitter.wasm')), readFile(join(folder, 'tree-sitter-aster.wasm'))]);
  process.stdout.write(libraryToJson(readLibrary(await AsterParser.create({ runtimeWasm, grammarWasm }))));
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
