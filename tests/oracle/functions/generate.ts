/**
 * Random functions that are well typed and, where they are wrong, wrong on purpose.
 *
 * What is kept out, and why: semicolons and commas are all written, since leaving them out is Aster's alone. No literal
 * stands where a `String` is wanted, nothing is added to a string, and no number widens by itself. Every `Vec::new()` says
 * its type or stands where its type is known. Library functions are those that the shipped library declares in the same way.
 * References live within a statement, or in a variable that nothing conflicts with, because loans are compared elsewhere;
 * `f(&mut v, g(&v))`, which only Aster accepts, cannot arise. Nothing stands behind a statement that leaves, except where the
 * lints are compared: Aster says nothing about ownership in code that is not reached.
 */
import type { Random } from '../random.ts';
import { type Body, declare, freshName, type Variable } from './body.ts';
import { block } from './branches.ts';
import { declareStatics } from './calls.ts';
import { code, type Code, EMPTY, type Piece, withSimpler } from './code.ts';
import { generateDeclaration } from './declarations.ts';
import { emptyFlow } from './flow.ts';
import { irrefutablePattern, temporary } from './patterns.ts';
import { statements } from './statements.ts';
import { staticMistake } from './static-mistakes.ts';
import { type Bound, isCopy, option, reference, RESULT, STRING, type Term, termText, UNIT } from './terms.ts';
import { condition, value } from './values.ts';
import { generateTerm, parameterTerm, STATICS, type World } from './world.ts';

/** What kind of mistakes a function is meant to have. */
type Purpose = 'ownership' | 'names and types' | 'lints' | 'declaration';

export interface Case {
  /** Of the function, or of the type that is declared instead. */
  readonly name: string;
  readonly tree: Code;
}

export function generateCase(random: Random, world: World, index: number): Case {
  const purpose = random.weighted<Purpose>([[79, 'ownership'], [9, 'names and types'], [8, 'lints'], [4, 'declaration']]);
  if (purpose === 'declaration') return { name: `Type${index}`, tree: generateDeclaration(random, `Type${index}`) };
  return { name: `f${index}`, tree: generateFunction(random, world, `f${index}`, purpose) };
}

function generateFunction(random: Random, world: World, name: string, purpose: Purpose): Code {
  const parameters = genericParameters(random);
  const result = random.weighted<() => Term>([
    [5, () => UNIT],
    [3, () => generateTerm(random, world.declarations, 2)],
    [1.6, () => option(generateTerm(random, world.declarations, 1))],
    [1.6, () => ({ kind: 'named', declaration: RESULT, arguments: [generateTerm(random, world.declarations, 1), STRING] })],
    [parameters.length > 0 ? 2 : 0, () => parameters[0] ?? UNIT],
  ])();
  const body: Body = {
    random,
    world,
    make: { value, statements, block, condition },
    variables: [],
    flow: emptyFlow(),
    frozen: new Map(),
    loopFloor: 0,
    targets: [],
    result,
    parameters,
    mistakes: purpose === 'ownership' ? random.weighted([[42, 0], [38, 1], [20, 2]]) : 0,
    depth: 0,
    budget: 5 + random.below(14),
    nextId: 0,
  };
  if (random.chance(0.2)) declareStatics(body, STATICS);
  body.loopFloor = body.nextId;
  const written = Array.from({ length: random.weighted([[1, 0], [2, 1], [4, 2], [3, 3], [1, 4]]) }, () => parameterCode(body, parameters));
  const count = 3 + random.below(7);
  const lines = purpose === 'names and types' ? withMistake(body, count) : purpose === 'lints' ? withUnreachable(body, count) : statements(body, count);
  if (body.flow !== null && result !== UNIT) lines.push(value(body, result, true));
  const generics = parameters.length === 0 ? '' : `<${parameters.map(genericText).join(', ')}>`;
  const arrow = result === UNIT ? '' : ` -> ${termText(result)}`;
  return code(`function${parameters.length === 0 ? '' : '|generic function'}`, `fn ${name}${generics}(`, ...written.map((each, index) => withSimpler(code('', each, index + 1 < written.length ? ', ' : ''), EMPTY)), `)${arrow} `, { lines });
}

function genericParameters(random: Random): Extract<Term, { kind: 'parameter' }>[] {
  if (!random.chance(0.18)) return [];
  const bounds = (): Bound[] => random.weighted<Bound[]>([[3, []], [2, ['Copy']], [2, ['Clone']], [1, ['Debug']], [2, ['Shape']], [1, ['Clone', 'Debug']]]);
  return ['T', 'U'].slice(0, 1 + random.below(2)).map((name) => ({ kind: 'parameter', name, bounds: bounds() }));
}

function genericText({ name, bounds }: Extract<Term, { kind: 'parameter' }>): string {
  return bounds.length === 0 ? name : `${name}: ${bounds.map((bound) => (bound === 'Debug' ? 'std::fmt::Debug' : bound)).join(' + ')}`;
}

function parameterCode(body: Body, parameters: readonly Term[]): Piece {
  const { random } = body;
  const [first, ...rest] = parameters;
  const term = first !== undefined && random.chance(0.6) ? genericUse(random, random.pick([first, ...rest])) : parameterTerm(random, body.world.declarations);
  if (term.kind === 'tuple' && random.chance(0.4)) return code('pattern in a parameter', irrefutablePattern(body, temporary(body, term)), `: ${termText(term)}`);
  if (term.kind === 'reference' && !term.isMutable && isCopy(term.target) && random.chance(0.3)) {
    const { name } = declare(body, { name: freshName(body), term: term.target, isMutable: false, lenders: [], lendsExclusively: false });
    return code('pattern in a parameter|pattern &name', `&${name}: ${termText(term)}`);
  }
  const variable: Variable = declare(body, { name: freshName(body), term, isMutable: random.chance(0.35), lenders: [], lendsExclusively: false });
  const kind = term.kind === 'reference' ? (term.isMutable ? '&mut parameter' : '& parameter') : 'owned parameter';
  return code(variable.isMutable ? `${kind}|mut parameter` : kind, `${variable.isMutable ? 'mut ' : ''}${variable.name}: ${termText(term)}`);
}

function genericUse(random: Random, parameter: Term): Term {
  return random.weighted<Term>([[5, parameter], [1, reference(parameter)], [1, reference(parameter, true)], [1, option(parameter)], [1, { kind: 'vector', element: parameter }], [1, { kind: 'tuple', elements: [parameter, STRING] }]]);
}

/** One line is wrong about a name or a type. */
function withMistake(body: Body, count: number): Code[] {
  const before = body.random.below(count);
  const lines = statements(body, before);
  return [...lines, ...(body.flow === null ? [] : [staticMistake(body)]), ...statements(body, count - before)];
}

/** Sometimes more statements than are reached. */
function withUnreachable(body: Body, count: number): Code[] {
  const lines = statements(body, count);
  if (body.flow === null || !body.random.chance(0.35)) return lines;
  // No value is given behind it: what is used only where nothing arrives is another question.
  body.flow = null;
  const leaving = code('unreachable code', body.random.pick(['panic!("stop")', 'fail()', 'std::process::exit(2)', 'loop { }']), ';');
  return [...lines, leaving, code('', 'println!("{}", 3);'), ...(body.random.chance(0.5) ? [code('', 'look(&4);')] : [])];
}
