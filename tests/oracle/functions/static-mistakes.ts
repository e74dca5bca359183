/**
 * Mistakes about names and types, one line each. The Rust compiler says nothing about ownership in a function that has one,
 * so these stand in functions of their own.
 */
import type { Body } from './body.ts';
import { methodsOf } from './calls.ts';
import { code, type Code, type Piece, separated } from './code.ts';
import { fieldsOf, type Term, termText } from './terms.ts';
import { generateTerm } from './world.ts';

export function staticMistake(body: Body): Code {
  const { random } = body;
  return random.weighted<() => Code>([
    [3, () => unknownName(body)],
    [3, () => argumentCount(body)],
    [4, () => fields(body)],
    [3, () => code('mistake: explicit drop', random.pick(['make::<Guard>().drop();', 'let mut guard = make::<Guard>(); guard.drop();', 'let guard: Guard = make(); guard.drop();']))],
  ])();
}

function unknownName({ random }: Body): Code {
  return code('mistake: unknown name', random.pick(['consume(missing);', 'let found = missing;', 'missing(3);', 'look(&missing);', 'let sum = 3 + missing;', 'missing.poke();', 'println!("{:?}", missing);', 'if missing { }', 'consume(make_nothing());', 'match missing { _ => { } }']));
}

function argumentCount(body: Body): Code {
  const { random, world } = body;
  const name = 'mistake: argument count';
  const off = (terms: readonly Term[]): Piece[] => {
    const wanted = terms.map((term) => madeText(term));
    const isFewer = wanted.length > 0 && random.chance(0.5);
    return separated(isFewer ? wanted.slice(1) : [...wanted, '3']);
  };
  if (random.chance(0.4)) return code(name, random.pick(['consume();', 'consume(3, 4);', 'both(3);', 'look();', 'fail(3);', 'let all = coin(3);', 'both(1, 2, 3);', 'let made = Some();', 'let made = Some(1, 2);', 'let name = String::from();', 'let made = Box::new();']));
  if (random.chance(0.5)) {
    const [first, ...rest] = world.helpers;
    if (first === undefined) return code(name, 'consume();');
    const helper = random.pick([first, ...rest]);
    return code(name, `${helper.name}(`, ...off(helper.parameters), ');');
  }
  const term = generateTerm(random, world.declarations, 2);
  const [first, ...rest] = methodsOf(body, term).filter(({ name: method }) => method !== 'clone');
  if (first === undefined) return code(name, 'number(3);');
  const method = random.pick([first, ...rest]);
  return code(name, `let mut subject = ${madeText(term)}; subject.${method.name}(`, ...off(method.parameters), ');');
}

/** A field too many, too few, or of another name. */
function fields(body: Body): Code {
  const { random, world } = body;
  const structs = world.declarations.filter(({ kind, variants: [variant] }) => kind === 'struct' && variant?.style === 'named');
  const [first, ...rest] = structs;
  if (first === undefined) return unknownName(body);
  const declaration = random.pick([first, ...rest]);
  const term: Extract<Term, { kind: 'named' }> = { kind: 'named', declaration, arguments: declaration.parameters.map(() => generateTerm(random, world.declarations, 0)) };
  const [variant] = declaration.variants;
  const written = variant === undefined ? [] : fieldsOf(term, variant).map((field) => `${field.name}: ${madeText(field.term)}`);
  const left = random.below(written.length + 1);
  switch (random.weighted([[3, 'missing'], [3, 'unknown'], [2, 'renamed'], [1, 'none']] as const)) {
    case 'missing':
      return code('mistake: missing field', `let built = ${declaration.name} { ${written.toSpliced(Math.min(left, written.length - 1), 1).join(', ')} };`);
    case 'unknown':
      return code('mistake: unknown field', `let built: ${termText(term)} = ${declaration.name} { ${written.toSpliced(left, 0, 'extra: 3').join(', ')} };`);
    case 'renamed':
      return code('mistake: unknown field', `let built: ${termText(term)} = ${declaration.name} { ${written.map((text, index) => (index === 0 ? text.replace(/^\w+/u, 'other') : text)).join(', ')} };`);
    case 'none':
      return code('mistake: missing field', `let built: ${termText(term)} = ${declaration.name} { };`);
  }
}

function madeText(term: Term): string {
  return term.kind === 'reference' ? `&${term.isMutable ? 'mut ' : ''}make::<${termText(term.target)}>()` : `make::<${termText(term)}>()`;
}
