/** The files that a workspace needs, read once per test process. */
import { readFileSync } from 'node:fs';
import { libraryToJson, readLibrary } from '../../server/src/ide/index.ts';
import { AsterParser } from '../../server/src/syntax/index.ts';

const root = new URL('../../', import.meta.url);

const wasm = {
  runtimeWasm: readFileSync(new URL('node_modules/web-tree-sitter/web-tree-sitter.wasm', root)),
  grammarWasm: readFileSync(new URL('grammar/tree-sitter-aster.wasm', root)),
};

/** One parser for all tests of a process: creating it compiles the grammar. */
export const parser: AsterParser = await AsterParser.create(wasm);

export const assets = { ...wasm, library: libraryToJson(readLibrary(parser)) };
