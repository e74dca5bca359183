#!/usr/bin/env node
/**
 * From the grammar's sources to everything that is generated and checked in:
 *
 *   node scripts/grammar.mjs generate              src/parser.c, src/grammar.json, src/node-types.json   (tree-sitter)
 *   node scripts/grammar.mjs types                 server/src/syntax/grammar-nodes.ts                    (nothing)
 *   node scripts/grammar.mjs wasm                  tree-sitter-aster.wasm                                (clang)
 *   node scripts/grammar.mjs stamp                 tree-sitter-aster.stamp.json                          (both, for their versions)
 *   node scripts/grammar.mjs check                 compares the stamp and the types with the files       (nothing)
 *   node scripts/grammar.mjs check --regenerate    also makes everything again and compares              (both)
 *   node scripts/grammar.mjs test                  the corpus, by tree-sitter's own test runner          (tree-sitter)
 *   node scripts/grammar.mjs all                   generate, types, wasm, stamp, check, test
 *
 * `--grammar FOLDER` names another folder than `grammar/`.
 * Exit status: 0 done, 1 something differs or failed, 2 misuse or a tool is missing.
 */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { nodeTypesModule } from './grammar/node-types.mjs';
import { compareStamp, hashOf, readStamp, readText, WASM, writeStamp } from './grammar/stamp.mjs';
import { compileWasm, findCompiler, findGenerator, generateParser, MissingTool, run, ToolFailed } from './grammar/tools.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const typesFile = join(root, 'server', 'src', 'syntax', 'grammar-nodes.ts');

/** Each command says what it did; `check` and `test` return whether all was well. */
const commands = {
  generate(grammarFolder) {
    const generator = findGenerator();
    generateParser(generator, grammarFolder, join(grammarFolder, 'src'));
    say(`generated src/parser.c with ${generator.version}`);
    return true;
  },
  types(grammarFolder) {
    writeFileSync(typesFile, typesOf(grammarFolder));
    say('wrote server/src/syntax/grammar-nodes.ts');
    return true;
  },
  wasm(grammarFolder) {
    const compiler = findCompiler();
    compileWasm(compiler, join(grammarFolder, 'src'), join(grammarFolder, WASM));
    say(`compiled ${WASM} with ${compiler.version}`);
    return true;
  },
  stamp(grammarFolder) {
    writeStamp(grammarFolder, { generator: findGenerator().version, compiler: findCompiler().version });
    say('wrote the stamp');
    return true;
  },
  check(grammarFolder, options) {
    const differences = compareStamp(grammarFolder);
    if (!existsSync(typesFile) || typesOf(grammarFolder) !== readText(typesFile)) differences.push('server/src/syntax/grammar-nodes.ts is out of date; node scripts/grammar.mjs types writes it.');
    if (options.regenerate) differences.push(...compareRegenerated(grammarFolder));
    for (const difference of differences) console.error(difference);
    if (differences.length === 0) say(options.regenerate ? 'what is checked in is what the tools make' : 'the stamp agrees with the files');
    return differences.length === 0;
  },
  test(grammarFolder) {
    process.stdout.write(run(findGenerator().path, ['test'], grammarFolder));
    return true;
  },
  all(grammarFolder, options) {
    return ['generate', 'types', 'wasm', 'stamp', 'check', 'test'].every((name) => commands[name](grammarFolder, options));
  },
};

/** Makes the generated files again in a folder of their own and compares; a wasm is comparable only between equal compilers. */
function compareRegenerated(grammarFolder) {
  const generator = findGenerator();
  const compiler = findCompiler();
  const stamp = readStamp(grammarFolder);
  const folder = mkdtempSync(join(tmpdir(), 'aster-grammar-'));
  const differences = [];
  try {
    cpSync(join(grammarFolder, 'src'), folder, { recursive: true });
    generateParser(generator, grammarFolder, folder);
    for (const file of ['parser.c', 'grammar.json', 'node-types.json']) {
      if (readText(join(folder, file)) !== readText(join(grammarFolder, 'src', file))) differences.push(`src/${file} is not what ${generator.version} generates.`);
    }
    if (stamp?.compiler === compiler.version) {
      compileWasm(compiler, folder, join(folder, WASM));
      if (hashOf(readFileSync(join(folder, WASM))) !== stamp.wasm) differences.push(`${WASM} is not what ${compiler.version} compiles.`);
    } else {
      say(`${WASM} was compiled by ${stamp?.compiler}, ${compiler.version} is here: not compared`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return differences;
}

function typesOf(grammarFolder) {
  return nodeTypesModule(JSON.parse(readText(join(grammarFolder, 'src', 'node-types.json'))));
}

function say(sentence) {
  process.stdout.write(`grammar: ${sentence}\n`);
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grammar: { type: 'string', default: join(root, 'grammar') }, regenerate: { type: 'boolean', default: false } },
  });
  const [name] = positionals;
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined || positionals.length !== 1) throw new MissingTool(`usage: node scripts/grammar.mjs ${Object.keys(commands).join(' | ')}`);
  return command(resolve(values.grammar), values);
}

try {
  process.exitCode = main() ? 0 : 1;
} catch (error) {
  if (!(error instanceof MissingTool || error instanceof ToolFailed || error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')) throw error;
  console.error(error.message);
  process.exitCode = error instanceof ToolFailed ? 1 : 2;
}
