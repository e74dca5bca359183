/**
 * Random functions over tokens: blocks, branches, loops, patterns, closures and temporaries nested in each other. Which variables
 * still have their value is followed roughly, so that rustc accepts most of them; what it refuses is left out.
 */
import type { Random } from '../random.ts';
import { PARAMETERS, type TracedFunction } from './language.ts';

type Kind = 'D' | 'P' | 'O' | 'V' | 'B' | 'T';

interface Variable {
  readonly name: string;
  readonly kind: Kind;
  /** In how many loops it was declared: it is not moved in deeper ones. */
  readonly loops: number;
}

interface Writer {
  readonly random: Random;
  readonly result: 'i32' | 'D' | 'Option<D>';
  readonly canLeave: boolean;
  number: number;
  names: number;
  loops: number;
  fuel: number;
  variables: readonly Variable[];
}

export function generateFunction(random: Random, index: number): TracedFunction {
  const result = random.pick(['i32', 'D', 'Option<D>'] as const);
  const start: readonly Variable[] = [
    { name: 'p', kind: 'D', loops: 0 },
    { name: 'q', kind: 'P', loops: 0 },
    { name: 'o', kind: 'O', loops: 0 },
    { name: 'v', kind: 'V', loops: 0 },
  ];
  const writer: Writer = { random, result, canLeave: true, number: 0, names: 0, loops: 0, fuel: 6 + random.below(14), variables: start };
  const body = statements(writer, 1 + random.below(5));
  const title = `generated_${index}`;
  return { name: title, text: `fn ${title}(${PARAMETERS}) -> ${result} {\n${body}    ${resultValue(writer)}\n}` };
}

function statements(writer: Writer, count: number): string {
  let text = '';
  for (let index = 0; index < count && writer.fuel > 0; index += 1) text += `    ${statement(writer)}\n`;
  return text;
}

function statement(writer: Writer): string {
  const { random } = writer;
  writer.fuel -= 1;
  return random.weighted<() => string>([
    [5, () => declare(writer, 'D', token(writer))],
    [2, () => declare(writer, 'P', pair(writer))],
    [2, () => declare(writer, 'O', option(writer))],
    [1, () => declare(writer, 'B', `Box::new(${token(writer)})`)],
    [1, () => declare(writer, 'T', `(${token(writer)}, ${token(writer)})`)],
    [1, () => declare(writer, 'V', `vec![${token(writer)}, ${token(writer)}]`)],
    [3, () => `take(${token(writer)});`],
    [1, () => `two(${token(writer)}, ${token(writer)});`],
    [2, () => `${token(writer)};`],
    [2, () => `${mark(writer)};`],
    [2, () => `let _ = ${random.chance(0.5) ? token(writer) : pair(writer)};`],
    [2, () => `let ${name(writer)} = ${condition(writer)};`],
    [3, () => patternLet(writer)],
    [2, () => extended(writer)],
    [3, () => assignment(writer)],
    [3, () => branch(writer)],
    [3, () => ifLet(writer)],
    [3, () => match(writer)],
    [2, () => letElse(writer)],
    [3, () => loop(writer)],
    [2, () => closure(writer)],
    [1, () => leave(writer)],
  ])();
}

/** An expression of type `D`. */
function token(writer: Writer): string {
  const { random } = writer;
  writer.fuel -= 1;
  const simple = (): string => `mk(${(writer.number += 1)})`;
  if (writer.fuel <= 0) return simple();
  return random.weighted<() => string>([
    [6, simple],
    [4, () => moved(writer, 'D', (each) => each.name) ?? simple()],
    [2, () => moved(writer, 'P', (each) => `${each.name}.${random.pick(['a', 'b'])}`) ?? simple()],
    [1, () => moved(writer, 'T', (each) => `${each.name}.${random.below(2)}`) ?? simple()],
    [1, () => moved(writer, 'B', (each) => `*${each.name}`) ?? simple()],
    [1, () => `keep(${token(writer)})`],
    [1, () => `${pair(writer)}.${random.pick(['a', 'b'])}`],
    [1, () => `(${token(writer)}, ${token(writer)}).${random.below(2)}`],
    [1, () => blockOf(writer, token)],
    [1, () => `if ${condition(writer)} ${blockOf(writer, token)} else ${blockOf(writer, token)}`],
    [1, () => `match ${option(writer)} { Some(${name(writer)}x) => ${token(writer)}, None => ${token(writer)} }`],
    [1, () => labelled(writer)],
    [writer.result === 'Option<D>' && writer.canLeave ? 2 : 0, () => `${option(writer)}?`],
  ])();
}

function pair(writer: Writer): string {
  const { random } = writer;
  const fresh = (): string => `P { a: ${token(writer)}, b: ${token(writer)} }`;
  return random.weighted<() => string>([
    [3, fresh],
    [2, () => moved(writer, 'P', (each) => each.name) ?? fresh()],
    [1, () => moved(writer, 'P', (each) => `P { a: ${token(writer)}, ..${each.name} }`) ?? fresh()],
  ])();
}

function option(writer: Writer): string {
  const fresh = (): string => `opt(${(writer.number += 1)})`;
  return writer.random.weighted<() => string>([
    [4, fresh],
    [2, () => `Some(${token(writer)})`],
    [2, () => moved(writer, 'O', (each) => each.name) ?? fresh()],
  ])();
}

function condition(writer: Writer): string {
  const { random } = writer;
  writer.fuel -= 1;
  const plain = (): string => `cond(${(writer.number += 1)})`;
  if (writer.fuel <= 0) return plain();
  return random.weighted<() => string>([
    [5, plain],
    [3, () => `look(&${random.chance(0.5) ? token(writer) : (seen(writer, 'D') ?? token(writer))})`],
    [1, () => `${condition(writer)} && ${condition(writer)}`],
    [1, () => `(${condition(writer)} || ${condition(writer)})`],
    [1, () => `!${plain()}`],
    [1, () => `(look(&${token(writer)}) == look(&${token(writer)}))`],
  ])();
}

function declare(writer: Writer, kind: Kind, value: string): string {
  const variable = name(writer);
  writer.variables = [...writer.variables, { name: variable, kind, loops: writer.loops }];
  return `let mut ${variable} = ${value};`;
}

function patternLet(writer: Writer): string {
  const { random } = writer;
  const [first, second] = [name(writer), name(writer)];
  const text = random.weighted<() => string>([
    [1, () => `let (mut ${first}, _) = (${token(writer)}, ${token(writer)});`],
    [1, () => `let (_, mut ${first}) = (${token(writer)}, ${token(writer)});`],
    [1, () => `let P { a: mut ${first}, .. } = ${pair(writer)};`],
    [1, () => `let (mut ${first}, P { b: mut ${second}, .. }) = (${token(writer)}, ${pair(writer)});`],
    [1, () => `let [mut ${first}, _, mut ${second}] = [${token(writer)}, ${token(writer)}, ${token(writer)}];`],
  ])();
  for (const each of [first, second]) if (text.includes(`mut ${each}`)) writer.variables = [...writer.variables, { name: each, kind: 'D', loops: writer.loops }];
  return text;
}

function extended(writer: Writer): string {
  const { random } = writer;
  const variable = name(writer);
  return random.weighted<() => string>([
    [2, () => `let ${variable} = &${token(writer)}; look(${variable});`],
    [1, () => `let ${variable} = (&${token(writer)}, ${token(writer)});`],
    [1, () => `let ${variable} = Some(&${token(writer)});`],
    [1, () => `let ${variable} = { ${mark(writer)}; &${token(writer)} };`],
    [1, () => `let ${variable} = if ${condition(writer)} { &${token(writer)} } else { &${token(writer)} };`],
    [1, () => `let ref ${variable} = ${token(writer)};`],
    [1, () => `let (ref ${variable}, _) = (${token(writer)}, ${token(writer)});`],
  ])();
}

function assignment(writer: Writer): string {
  const { random } = writer;
  const target = writer.variables.filter((each) => each.kind === 'D');
  const [first] = target;
  if (first === undefined) return `${mark(writer)};`;
  const chosen = random.pick([first, ...target.slice(1)]);
  return random.weighted<() => string>([
    [4, () => `${chosen.name} = ${token(writer)};`],
    [1, () => `(${chosen.name}, _) = (${token(writer)}, ${token(writer)});`],
    [1, () => `{ let r = &mut ${chosen.name}; *r = ${token(writer)}; }`],
  ])();
}

function branch(writer: Writer): string {
  const head = `if ${condition(writer)} `;
  return apart(writer, [() => head + block(writer), () => (writer.random.chance(0.6) ? ` else ${block(writer)}` : '')]);
}

function ifLet(writer: Writer): string {
  const { random } = writer;
  const more = random.chance(0.4) ? ` && ${condition(writer)}` : '';
  const chained = random.chance(0.2) ? ` && let Some(${name(writer)}) = ${option(writer)}` : '';
  const bound = random.chance(0.7) ? `Some(${name(writer)})` : random.pick(['Some(_)', 'None', 'Some(ref y)']);
  const head = `if let ${bound} = ${option(writer)}${more}${chained} `;
  return apart(writer, [() => head + block(writer), () => (random.chance(0.6) ? ` else ${block(writer)}` : '')]);
}

function match(writer: Writer): string {
  const { random } = writer;
  const head = random.chance(0.3) ? `match (${token(writer)}, ${option(writer)}) ` : `match ${option(writer)} `;
  if (head.startsWith('match (')) {
    return apart(writer, [() => `${head}{ (x, Some(y)) ${guard(writer)}=> ${block(writer)} `, () => `(_, Some(z)) ${guard(writer)}=> ${block(writer)} `, () => `(x, _) => ${block(writer)} }`]);
  }
  return apart(writer, [() => `${head}{ Some(${random.pick(['x', '_', 'ref x'])}) ${guard(writer)}=> ${block(writer)} `, () => `Some(x) ${guard(writer)}=> ${block(writer)} `, () => `${random.pick(['None', '_', 'x'])} => ${block(writer)} `, () => `_ => ${block(writer)} }`]);
}

function guard(writer: Writer): string {
  return writer.random.chance(0.4) ? `if ${condition(writer)} ` : '';
}

function letElse(writer: Writer): string {
  const variable = name(writer);
  const head = `let Some(mut ${variable}) = ${option(writer)} else `;
  const before = writer.variables;
  const text = `${head}{ ${mark(writer)}; ${writer.loops > 0 && writer.random.chance(0.5) ? 'break' : returning(writer)} };`;
  writer.variables = [...before, { name: variable, kind: 'D', loops: writer.loops }];
  return text;
}

function loop(writer: Writer): string {
  const { random } = writer;
  const before = writer.variables;
  writer.loops += 1;
  const label = random.chance(0.2) ? "'l: " : '';
  const text = random.weighted<() => string>([
    [2, () => `${label}while ${condition(writer)} ${block(writer)}`],
    [2, () => `${label}while let Some(${random.pick(['x', '_'])}) = opt(${(writer.number += 1)}) ${block(writer)}`],
    [2, () => `${label}loop { ${mark(writer)}; if ${condition(writer)} { break; } ${block(writer)} }`],
    [2, () => `${label}for ${random.pick(['x', '_', 'mut x'])} in vec![${token(writer)}, ${token(writer)}] ${block(writer)}`],
    [1, () => `${label}for (x, _) in [(${token(writer)}, ${token(writer)})] ${block(writer)}`],
  ])();
  writer.loops -= 1;
  writer.variables = before.filter((each) => writer.variables.some((left) => left.name === each.name));
  return text;
}

function closure(writer: Writer): string {
  const { random } = writer;
  const variable = name(writer);
  const before = writer.variables;
  const inner: Writer = { ...writer, canLeave: false, loops: 0, variables: before.map((each) => ({ ...each, loops: 0 })), fuel: Math.min(writer.fuel, 5) };
  const body = `{ ${statements(inner, 1 + random.below(2)).replaceAll('\n', ' ')}}`;
  writer.number = inner.number;
  writer.names = inner.names;
  writer.fuel -= 3;
  // What the closure took is gone, whether it is called or not.
  writer.variables = before.filter((each) => inner.variables.some((left) => left.name === each.name));
  const call = random.chance(0.7) ? ` ${variable}();` : '';
  return `let mut ${variable} = ${random.chance(0.3) ? 'move ' : ''}|| ${body};${call}`;
}

function leave(writer: Writer): string {
  if (!writer.canLeave) return `${mark(writer)};`;
  const way = writer.loops > 0 ? writer.random.pick(['break', 'continue', returning(writer)]) : returning(writer);
  return `if ${condition(writer)} { ${mark(writer)}; ${way}; }`;
}

function returning(writer: Writer): string {
  if (!writer.canLeave) return 'return';
  const before = writer.variables;
  const text = `return ${resultValue(writer)}`;
  writer.variables = before;
  return text;
}

function resultValue(writer: Writer): string {
  if (writer.result === 'i32') return '1';
  return writer.result === 'D' ? token(writer) : option(writer);
}

function labelled(writer: Writer): string {
  const label = `'b${(writer.names += 1)}`;
  const before = writer.variables;
  const early = token(writer);
  writer.variables = before;
  return `${label}: { if ${condition(writer)} { break ${label} ${early}; } ${blockOf(writer, token)} }`;
}

function block(writer: Writer): string {
  return blockOf(writer, () => `${mark(writer)};`);
}

/** What is declared inside ends there; what was moved is gone. */
function blockOf(writer: Writer, tail: (writer: Writer) => string): string {
  const before = writer.variables;
  const text = `{ ${statements(writer, writer.random.below(3)).replaceAll('\n', ' ')}${tail(writer)} }`;
  writer.variables = before.filter((each) => writer.variables.some((left) => left.name === each.name));
  return text;
}

/** Ways of which one is taken: what any of them moves is gone afterwards. */
function apart(writer: Writer, ways: readonly (() => string)[]): string {
  const before = writer.variables;
  let left = before;
  const texts = ways.map((way) => {
    writer.variables = before;
    const text = way();
    left = left.filter((each) => writer.variables.some((kept) => kept.name === each.name));
    return text;
  });
  writer.variables = left;
  return texts.join('');
}

/** Takes a variable's value or part of it; `null` where there is none to take. */
function moved(writer: Writer, kind: Kind, use: (variable: Variable) => string): string | null {
  const [first, ...rest] = writer.variables.filter((each) => each.kind === kind && each.loops >= writer.loops);
  if (first === undefined) return null;
  const chosen = writer.random.pick([first, ...rest]);
  writer.variables = writer.variables.filter((each) => each !== chosen);
  return use(chosen);
}

function seen(writer: Writer, kind: Kind): string | null {
  const [first, ...rest] = writer.variables.filter((each) => each.kind === kind);
  return first === undefined ? null : writer.random.pick([first, ...rest]).name;
}

function name(writer: Writer): string {
  return `x${(writer.names += 1)}`;
}

function mark(writer: Writer): string {
  return `mark(${(writer.number += 1)})`;
}
