/** Literals and constructors: numbers, struct literals with and without a base, variants, tuples, arrays, boxes, vectors. */
import { type Body, spendMistake } from './body.ts';
import { code, type Code, type Piece, separated } from './code.ts';
import { allPlaces, isTakeable, noteTaken, partsOf, type Place } from './places.ts';
import { assertNever } from '../../../server/src/base/assert-never.ts';
import { fieldsOf, isCopy, sameTerm, type Term, termText, type Variant } from './terms.ts';

type Named = Extract<Term, { kind: 'named' }>;

export function literal(body: Body, term: Term, isKnown: boolean): Code {
  const { random } = body;
  const inner = (wanted: Term, known = isKnown): Code => {
    body.depth += 1;
    const made = body.make.value(body, wanted, known);
    body.depth -= 1;
    return made;
  };
  switch (term.kind) {
    case 'primitive':
      return primitiveLiteral(body, term, isKnown);
    case 'string':
      return random.chance(0.8) ? code('String::from', `String::from("${random.pick(['a', 'bc', 'word'])}")`) : code('String::new', 'String::new()');
    case 'tuple':
      return code('tuple', '(', ...separated(term.elements.map((element) => inner(element))), term.elements.length === 1 ? ',)' : ')');
    case 'array':
      if (isCopy(term.element) && random.chance(0.4)) return code('array [x; n]', '[', inner(term.element), `; ${term.length}]`);
      return code('array', '[', ...separated(Array.from({ length: term.length }, () => inner(term.element))), ']');
    case 'vector': {
      const length = random.below(3);
      if (length === 0) return code('Vec::new', isKnown ? 'Vec::new()' : `Vec::<${termText(term.element)}>::new()`);
      return code('vec!', 'vec![', ...separated(Array.from({ length }, () => inner(term.element))), ']');
    }
    case 'box':
      return code('Box::new', 'Box::new(', inner(term.target), ')');
    case 'named':
      return constructor(body, term, isKnown);
    case 'parameter':
      return code('made by a function of its result', isKnown ? 'make()' : `make::<${term.name}>()`);
    case 'reference':
      return code('', term.isMutable ? '&mut ' : '&', inner(term.target));
    case 'closure':
      throw new Error('A closure has no literal here');
    default:
      return assertNever(term);
  }
}

function primitiveLiteral({ random }: Body, term: Extract<Term, { kind: 'primitive' }>, isKnown: boolean): Code {
  switch (term.name) {
    case 'bool':
      return code('literal', random.pick(['true', 'false', 'coin()']));
    case 'char':
      return code('literal', random.pick(["'a'", "'z'"]));
    case '()':
      return code('literal', '()');
    case '&str':
      return code('literal', random.pick(['"a"', '"text"']));
    case 'i32':
      return code('literal', random.pick(['1', '7', '20', 'number()']));
    case 'u8':
    case 'u64':
    case 'usize':
      return code('literal', `${1 + random.below(9)}${isKnown ? '' : term.name}`);
  }
}

function constructor(body: Body, term: Named, isKnown: boolean): Code {
  const { declaration } = term;
  const { random } = body;
  const variant = random.pick(declaration.variants as [Variant, ...Variant[]]);
  const isGeneric = declaration.parameters.length > 0;
  // Of a struct the fields say the arguments; of an enum, a variant may leave some open.
  const needsArguments = isGeneric && declaration.kind === 'enum' && !isKnown;
  const generics = needsArguments ? `::<${term.arguments.map(termText).join(', ')}>` : '';
  const path = declaration.kind === 'struct' ? declaration.name : declaration.isStandard ? `${variant.name}${generics}` : `${declaration.name}${generics}::${variant.name}`;
  const isFieldKnown = !isGeneric || isKnown;
  const field = (wanted: Term): Code => {
    body.depth += 1;
    const made = body.make.value(body, wanted, isFieldKnown);
    body.depth -= 1;
    return made;
  };
  const name = declaration.isStandard ? variant.name : `${isGeneric ? 'generic ' : ''}${declaration.kind} ${variant.style === 'named' ? 'literal' : variant.style}`;
  const fields = fieldsOf(term, variant);
  switch (variant.style) {
    case 'unit':
      return code(name, path);
    case 'tuple':
      return code(name, `${path}(`, ...separated(fields.map(({ term: wanted }) => field(wanted))), ')');
    case 'named': {
      if (declaration.kind === 'struct' && fields.length > 1 && random.chance(0.25)) {
        const updated = structUpdate(body, term, field);
        if (updated !== null) return updated;
      }
      const order = random.chance(0.3) ? fields.toReversed() : fields;
      return code(name, `${path} { `, ...separated(order.map((each): Piece => code('', `${each.name}: `, field(each.term)))), ' }');
    }
  }
}

/** `S { a: value, ..base }`: takes from the base what is not written. */
function structUpdate(body: Body, term: Named, field: (wanted: Term) => Code): Code | null {
  const { random } = body;
  const [variant] = term.declaration.variants;
  const bases = allPlaces(body).filter((place) => sameTerm(place.term, term));
  if (variant === undefined || (bases.length === 0 && term.declaration.hasDrop)) return null;
  const written = fieldsOf(term, variant).filter(() => random.chance(0.5));
  // With every field written, the base is only looked at, which rustc reports and nobody writes.
  if (written.length === variant.fields.length) written.pop();
  const given = written.map((each) => code('', `${each.name}: `, field(each.term), ', '));
  const leftOf = (base: Place): Place[] => partsOf(body, base).filter(({ key }) => !written.some(({ name }) => key.endsWith(`.${name}`)));
  const isUsable = (base: Place): boolean => leftOf(base).every((part) => isTakeable(body, part));
  const isWrong = spendMistake(body, 0.1);
  const [first, ...rest] = bases.filter((base) => isUsable(base) !== isWrong && !body.frozen.has(base.variable.id) && body.flow?.ended.has(base.variable.id) === false);
  if (first !== undefined) {
    const base = random.pick([first, ...rest]);
    for (const part of leftOf(base)) noteTaken(body, part);
    return code('struct update', `${term.declaration.name} { `, ...given, `..${base.text} }`);
  }
  return code('struct update', `${term.declaration.name} { `, ...given, '..', code('', `make::<${termText(term)}>()`), ' }');
}
