/**
 * The stamp beside the wasm: of which sources the generated files were made, by what, and what they are.
 * It can be compared without any tool, so a grammar that was changed and not generated again is found everywhere.
 * Line ends are read as `\n`, whatever a checkout made of them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const STAMP = 'tree-sitter-aster.stamp.json';
export const WASM = 'tree-sitter-aster.wasm';

/** @returns the hashes of what is in the folder now, and the parser's ABI. */
export function describeFiles(grammarFolder) {
  const parser = readText(join(grammarFolder, 'src', 'parser.c'));
  return {
    sources: hashOf(sourceFiles(grammarFolder).map((file) => `${file}\0${readText(join(grammarFolder, file))}\0`).join('')),
    parser: hashOf(parser),
    nodeTypes: hashOf(readText(join(grammarFolder, 'src', 'node-types.json'))),
    wasm: hashOf(readFileSync(join(grammarFolder, WASM))),
    abi: Number(parser.match(/^#define LANGUAGE_VERSION (\d+)$/mu)?.[1]),
  };
}

export function readStamp(grammarFolder) {
  const path = join(grammarFolder, STAMP);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/** @param made `{ generator, compiler }`: the versions of the tools that made the files. */
export function writeStamp(grammarFolder, made) {
  writeFileSync(join(grammarFolder, STAMP), `${JSON.stringify({ ...describeFiles(grammarFolder), ...made }, null, 2)}\n`);
}

/** @returns one sentence for each disagreement between the stamp and the files; none when they agree. */
export function compareStamp(grammarFolder) {
  const stamp = readStamp(grammarFolder);
  if (stamp === null) return [`There is no ${STAMP}; npm run grammar writes it.`];
  const now = describeFiles(grammarFolder);
  const differences = [];
  if (stamp.sources !== now.sources) differences.push('grammar.js, rules/ or the scanner changed after the parser was generated; npm run grammar generates it again.');
  if (stamp.parser !== now.parser) differences.push('src/parser.c is not the one that was stamped.');
  if (stamp.nodeTypes !== now.nodeTypes) differences.push('src/node-types.json is not the one that was stamped.');
  if (stamp.wasm !== now.wasm) differences.push(`${WASM} is not the one that was stamped.`);
  if (stamp.abi !== now.abi) differences.push(`The stamp names ABI ${stamp.abi}, src/parser.c has ABI ${now.abi}.`);
  return differences;
}

export function hashOf(content) {
  return createHash('sha256').update(content).digest('hex');
}

/** The files that are written by hand and decide what the parser is, relative to the folder. */
function sourceFiles(grammarFolder) {
  const rules = readdirSync(join(grammarFolder, 'rules')).filter((file) => file.endsWith('.js')).toSorted();
  const scanner = readdirSync(join(grammarFolder, 'src')).filter((file) => file.endsWith('.h') || file === 'scanner.c').sort();
  return ['grammar.js', ...rules.map((file) => `rules/${file}`), ...scanner.map((file) => `src/${file}`)];
}

export function readText(path) {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}
