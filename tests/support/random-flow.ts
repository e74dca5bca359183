/**
 * Random graphs in the text of `flow-text`: small, with loops and branches, about locals of all shapes, with mistakes in most of
 * them. They need not be graphs that any program has; only the contract of graphs holds.
 */
import { parsePlace, parseType, type TypeTree } from './flow-text-types.ts';
import type { Random } from './random.ts';

const TYPES = [
  'copy', 'own', 'own', '{a: own, b: own}', '{a: own, b: copy}', '{a: {x: own, y: own}, b: own}', 'drop{a: own}', '{a: drop{x: own}, b: own}', 'enum{A(own), B}', 'enum{A(own, own), B(copy), C}',
  '&own', '&mut own', '&{a: own, b: copy}', '&mut {a: own, b: own}', '*const own', '*mut {a: own}', 'box own', 'box {a: own, b: own}', '{a: box {x: own}, b: &mut own}', 'rc own', 'rc {a: own}',
  'vec own', 'vec copy', '[own; 2]', '[own; 3]', '[copy; 2]', '&[own; 2]', '&mut [own]', '[{a: own, b: own}; 2]', '?', '{a: ?, b: own}',
] as const;

const KINDS = ['let', 'let', 'let', 'let mut', 'let mut', 'param', 'param mut', 'temp', 'capture', 'capture mut', 'static', 'static mut', 'result'] as const;

interface Local {
  readonly name: string;
  readonly tree: TypeTree;
}

export function randomFlow(random: Random): string {
  const count = 1 + random.below(4);
  const lines: string[] = [];
  const locals: Local[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `v${index}`;
    const written = random.pick(TYPES);
    locals.push({ name, tree: parseType(written) });
    lines.push(`${random.pick(KINDS)} ${name}: ${written}`);
  }
  const blocks = 1 + random.below(6);
  for (let block = 0; block < blocks; block += 1) {
    lines.push(`b${block}${random.chance(20) ? ' (loop)' : ''}:`);
    const statements = random.below(5);
    for (let index = 0; index < statements; index += 1) lines.push(`  ${statement(random, locals)}`);
    lines.push(`  ${terminator(random, blocks)}`);
  }
  return `${lines.join('\n')}\n`;
}

function statement(random: Random, locals: readonly Local[]): string {
  const some = place(random, locals);
  switch (random.below(16)) {
    case 0:
      return `live ${some.local}`;
    case 1:
      return `dead ${some.local}`;
    case 2:
    case 3:
      return `drop ${some.text}`;
    case 4:
      return random.chance(30) ? `obscure ${some.text}` : `read ${some.text}`;
    case 5:
    case 6:
      return `${random.pick(['read', 'tag', 'read'])} ${some.text}`;
    case 7:
    case 8:
      return `${some.text} = new`;
    case 9:
      return `${some.local} := new`;
    case 10:
    case 11:
      return `${target(random, locals)} := ${random.pick(['&', '&mut ', '&mut ', '&unique ', '&raw const ', '&raw mut '])}${some.text}${random.chance(10) ? ' (capture)' : ''}`;
    case 12:
      return `${target(random, locals)} := bind ${some.text} of ${random.below(2)}`;
    default: {
      const operands = Array.from({ length: random.below(4) }, () => operand(random, locals));
      return `${target(random, locals)} ${random.pick([':=', '='])} ${random.pick(['make', 'call f', 'unknown'])}(${operands.join(', ')})`;
    }
  }
}

function operand(random: Random, locals: readonly Local[]): string {
  const some = place(random, locals);
  if (random.chance(10)) return 'const';
  if (random.chance(4)) return `obscure ${some.text}`;
  return `${some.tree.isCopy ? 'copy' : random.chance(85) ? 'move' : 'copy'} ${some.text}`;
}

function target(random: Random, locals: readonly Local[]): string {
  return place(random, locals).text;
}

const STEPS = ['.a', '.b', '.x', '.y', '.*', '.*', '.*mut', '[_]', '[mut]', '[0]', '[1]', '[-1]', '[1..0]', '[0..1]', '.A#0', '.A#1', '.B#0'] as const;

function place(random: Random, locals: readonly Local[]): { readonly text: string; readonly local: string; readonly tree: TypeTree } {
  const [first = { name: 'v0', tree: parseType('copy') }] = locals;
  const { name, tree: whole } = random.pick([first, ...locals.slice(1)]);
  let text = name;
  let tree = whole;
  for (let depth = random.below(4); depth > 0; depth -= 1) {
    const possible = STEPS.filter((step) => stepTree(text, tree, step) !== null);
    const [one, ...rest] = possible;
    if (one === undefined) break;
    const step = random.pick([one, ...rest]);
    tree = stepTree(text, tree, step) ?? tree;
    text += step;
  }
  return { text, local: name, tree };
}

function stepTree(text: string, tree: TypeTree, step: string): TypeTree | null {
  const [parsed] = parsePlace(`x${step}`).steps;
  // An array has the elements that it has.
  const most = step === '[1..0]' || step === '[0..1]' ? 1 : step === '[0]' || step === '[-1]' ? 1 : step === '[1]' ? 2 : 0;
  if (tree.kind === 'array' && tree.length < most) return null;
  if (tree.kind === 'slice' && text.length > 40) return null;
  return parsed?.from(tree)?.tree ?? null;
}

const PAIRS = ['then, else', 'body, after', 'some, none', 'arm, arm', 'after, return'] as const;

function terminator(random: Random, blocks: number): string {
  const some = (): string => `b${random.below(blocks)}`;
  const kind = random.below(10);
  if (kind === 0) return 'unreachable';
  if (kind <= 2) return 'return';
  if (kind <= 5) return `-> ${some()}`;
  if (kind === 6) return `-> ${some()} arm, ${some()} arm, ${some()} arm`;
  const [one = 'arm', other = 'arm'] = random.pick(PAIRS).split(', ');
  return `-> ${some()} ${one}, ${some()} ${other}`;
}
