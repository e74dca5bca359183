/**
 * Programs to test on: every Aster file that ships, and generated ones that use each construct of the language in the
 * places where reading a file piece by piece could go wrong (strings and comments with brackets, items in blocks,
 * documentation, statements at top level). All of them are free of syntax errors.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Random } from './random.ts';

export interface Program {
  readonly name: string;
  readonly text: string;
}

const root = new URL('../../', import.meta.url);

export const EXAMPLES: readonly Program[] = programsIn('examples/');
export const STANDARD_LIBRARY: readonly Program[] = programsIn('server/std/');
export const SHIPPED: readonly Program[] = [...EXAMPLES, ...STANDARD_LIBRARY];

/** A program of about `count` items at top level, decided by the seed. */
export function generatedProgram(seed: number, count: number): Program {
  const random = new Random(seed);
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) parts.push(item(random, `${random.pick(['alpha', 'beta', 'gamma'])}_${index}`));
  return { name: `generated ${seed}`, text: parts.join(random.chance(80) ? '\n' : '') };
}

function programsIn(folder: string): Program[] {
  return readdirSync(new URL(folder, root))
    .filter((file) => file.endsWith('.ast'))
    .map((file) => ({ name: folder + file, text: readFileSync(new URL(folder + file, root), 'utf8') }));
}

function item(random: Random, name: string): string {
  return prefix(random) + random.pick(ITEMS)(random, name) + (random.chance(30) ? '\n' : '');
}

function prefix(random: Random): string {
  const parts: string[] = [];
  if (random.chance(20)) parts.push('// A remark with { and " in it.\n');
  if (random.chance(15)) parts.push('/* A block comment {\n   /* nested */ " */\n');
  if (random.chance(30)) parts.push('/// What it is: `a { b`, \'c.\n///\n/// More.\n');
  if (random.chance(10)) parts.push('/** Documentation\n * in a block ( */\n');
  if (random.chance(15)) parts.push('@experimental\n');
  if (random.chance(15)) parts.push('#[allow(dead_code, /* ] */ unused)]\n');
  return parts.join('');
}

const ITEMS: readonly [ItemText, ...ItemText[]] = [
  (random, name) => `struct ${title(name)} {\n${lines(random, 1, 5, (index) => `    ${fieldPrefix(random)}field_${index}: ${type(random)},\n`)}}\n`,
  (random, name) => `pub struct ${title(name)}<T, const N: usize> {\n    value: [T; N],\n    count: ${type(random)},\n}\n`,
  (random, name) => `struct ${title(name)}(${type(random)}, ${type(random)});\n`,
  (random, name) => `enum ${title(name)} {\n    Nothing,\n    One(${type(random)}),\n    Many { first: ${type(random)}, rest: ${type(random)} },\n}\n`,
  (random, name) => `fn ${name}(first: ${type(random)}, second: &str) -> ${type(random)} {\n${body(random)}}\n`,
  (random, name) => `async fn ${name}() {\n${body(random)}}\n`,
  (_random, name) => `unsafe fn ${name}();\n`,
  (random, name) => `impl ${title(name)} {\n    /// A method.\n    fn new() -> Self {\n${body(random)}    }\n\n    fn get(&self) -> ${type(random)} { 0 }\n}\n`,
  (_random, name) => `trait ${title(name)}: Clone {\n    type Output;\n    fn run(&mut self) -> Self::Output;\n}\n`,
  (random, name) => `mod ${name} {\n    use std::mem::size_of;\n\n    struct Inner {\n        a: ${type(random)},\n    }\n\n    fn inner() {\n${body(random)}    }\n}\n`,
  (random, name) => `const ${name.toUpperCase()}: usize = ${random.below(100)} + (2 * 3);\n`,
  (random, name) => `static mut ${name.toUpperCase()}: ${type(random)} = 0;\n`,
  (random, name) => `type ${title(name)} = ${type(random)};\n`,
  (_random, name) => `use std::${name}::{self, One, Two as Three};\n`,
  (random, name) => `extern "C" {\n    fn ${name}(size: usize) -> *mut ${type(random)};\n}\n`,
  (random, name) => `union ${title(name)} {\n    number: u64,\n    bytes: ${type(random)},\n}\n`,
  (_random, name) => `macro_rules! ${name} {\n    ($a:expr) => { $a + 1 };\n}\n`,
  (_random, name) => `let ${name} = "top level {";\nprintln("a \\" b", ${name});\n`,
  (_random, name) => `fn ${name}() {\n    struct Local {\n        a: u8,\n    }\n    fn helper() { let x = '{'; }\n    helper();\n}\n`,
];

type ItemText = (random: Random, name: string) => string;

function body(random: Random): string {
  return lines(random, 1, 6, () => `        ${random.pick(STATEMENTS)}\n`);
}

const STATEMENTS: readonly [string, ...string[]] = [
  'let a = 1;',
  'let mut b: Vec<u8> = Vec::new();',
  'let text = "a { b \\" c // d";',
  'let raw = r#"one " two {\n    three"#;',
  'let long = "over\n several lines }";',
  "let brace = '{'; let quote = '\"'; let escape = '\\'';",
  "'outer: loop { break 'outer; }",
  'if a < b { c(1, [2, 3]); } else { d(); }',
  'while a > 0 { a = a - 1; }',
  'for i in 0..10 { println("{}", i); }',
  'match a { 0 => { one() } 1 | 2 => two(), _ => {} }',
  '/* skipped { */ call(a /* b ) */, c);',
  '// a remark with { ( [ "',
  'let closure = |x: u8| { x + 1 };',
  'unsafe { *pointer = 1; }',
  'return;',
];

function type(random: Random): string {
  return random.pick(['u8', 'u16', 'u32', 'u64', 'bool', 'String', 'Vec<u8>', 'Option<u32>', '&\'static str', '[u8; 4]', '(u8, u64)', '*mut u8', 'fn(u8) -> bool', 'Box<dyn Clone>']);
}

function fieldPrefix(random: Random): string {
  if (random.chance(15)) return '/// A field.\n    ';
  return random.chance(10) ? '@allow(padding-waste)\n    ' : '';
}

function lines(random: Random, least: number, most: number, line: (index: number) => string): string {
  const count = least + random.below(most - least + 1);
  return Array.from({ length: count }, (_unused, index) => line(index)).join('');
}

function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
