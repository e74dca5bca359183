/** Patterns, and what they do to the place that they are matched against: copy, move, or borrow by default or by word. */
import { type Body, declare, freshId, freshName, spendMistake } from './body.ts';
import { alsoCalled, code, type Code, type Piece, separated } from './code.ts';
import { isLendable, isReadable, isTakeable, lendersOf, noteLent, noteRead, noteTaken, partsOf, type Place } from './places.ts';
import { fieldsOf, isCopy, isNumber, reference, sameTerm, type Term, type Variant } from './terms.ts';

/** What a pattern is matched against. */
export interface Matched {
  readonly term: Term;
  readonly place: Place;
  /** The default binding mode: what a plain name does. */
  readonly mode: 'move' | 'ref' | 'ref mut';
  /** What a reference that comes out of it leads to. */
  readonly lenders: readonly number[];
}

interface Made {
  readonly made: Code;
  readonly isIrrefutable: boolean;
}

interface Wish {
  readonly isRefutable: boolean;
  readonly mayBind: boolean;
  readonly depth: number;
}

const DEEPEST = 3;

/** A value without a place of its own. */
export function temporary(body: Body, term: Term, lenders: readonly number[] = []): Matched {
  const variable = { id: freshId(body), name: '', term, isMutable: true, isStatic: false, lenders, lendsExclusively: false };
  return { term, place: { variable, key: String(variable.id), text: '', term, access: 'owned', obstacle: 'none', isWritable: true, construct: null }, mode: 'move', lenders };
}

/** A pattern that always matches, for a loop's element or a parameter. */
export function bindPattern(body: Body, subject: { readonly term: Term; readonly lenders: readonly number[]; readonly isExclusive: boolean }): Code {
  return irrefutablePattern(body, temporary(body, subject.term, subject.lenders));
}

export function irrefutablePattern(body: Body, matched: Matched): Code {
  return pattern(body, matched, { isRefutable: false, mayBind: true, depth: 0 }).made;
}

/** Does not match everything: what stands in the other branch counts as reached for rustc even if it cannot be. */
export function refutablePattern(body: Body, matched: Matched): Code {
  return pattern(body, matched, { isRefutable: true, mayBind: true, depth: 0 }).made;
}

/** @returns whether it matches everything, too. */
export function pattern(body: Body, matched: Matched, wish: Wish): Made {
  const { random } = body;
  const { term } = matched;
  if (wish.depth >= DEEPEST) return leaf(body, matched, wish);
  switch (term.kind) {
    case 'reference':
      if (matched.mode !== 'move' || (!(wish.isRefutable && wish.depth === 0) && random.chance(0.25))) return leaf(body, matched, wish);
      return throughReference(body, matched, term, wish);
    case 'tuple':
      return random.chance(wish.depth === 0 ? 0.8 : 0.5) ? tuplePattern(body, matched, wish) : leaf(body, matched, wish);
    case 'array':
      return random.chance(wish.depth === 0 ? 0.8 : 0.5) ? arrayPattern(body, matched, term.length, wish) : leaf(body, matched, wish);
    case 'named': {
      const { variants, kind } = term.declaration;
      if (kind === 'struct') return random.chance(wish.depth === 0 ? 0.7 : 0.4) ? variantPattern(body, matched, term, variants[0], wish) : leaf(body, matched, wish);
      if (!wish.isRefutable || (wish.depth > 0 && random.chance(0.15))) return leaf(body, matched, wish);
      if (random.chance(canShareName(term) ? 0.35 : 0.15) && (variants.length > 2 || wish.depth > 0)) return orPattern(body, matched, term, wish) ?? variantPattern(body, matched, term, random.pick(variants as [Variant, ...Variant[]]), wish);
      if (wish.mayBind && random.chance(0.06)) {
        const named = atPattern(body, matched, wish);
        if (named !== null) return named;
      }
      const filled = variants.filter(({ fields }) => fields.length > 0);
      return variantPattern(body, matched, term, random.pick((random.chance(0.8) && filled.length > 0 ? filled : variants) as [Variant, ...Variant[]]), wish);
    }
    case 'primitive':
      if (!wish.isRefutable || (wish.depth > 0 && random.chance(0.5))) return leaf(body, matched, wish);
      return literalPattern(body, matched, wish);
    case 'string':
    case 'vector':
    case 'box':
    case 'parameter':
    case 'closure':
      return leaf(body, matched, wish);
  }
}

/** One arm's pattern for this variant, matching whatever is in it. */
export function variantArm(body: Body, matched: Matched, term: Extract<Term, { kind: 'named' }>, variant: Variant): Code {
  return variantPattern(body, matched, term, variant, { isRefutable: false, mayBind: true, depth: 1 }).made;
}

/** A name or `_`. */
function leaf(body: Body, matched: Matched, wish: Wish): Made {
  const { random } = body;
  const ignored: Made = { made: code('pattern _', '_'), isIrrefutable: true };
  if (!wish.mayBind || random.chance(wish.depth === 0 ? 0.1 : 0.25)) return ignored;
  const { term, place, mode } = matched;
  const name = freshName(body);
  if (mode !== 'move') {
    if (place.variable.name !== '' && !isReadable(body, place)) return ignored;
    declare(body, { name, term: reference(term, mode === 'ref mut'), isMutable: false, lenders: matched.lenders, lendsExclusively: mode === 'ref mut' });
    return { made: code(`binding by ergonomics: ${mode}`, name), isIrrefutable: true };
  }
  const isPlace = place.variable.name !== '';
  const isWrong = !isTakeable(body, place) && !body.frozen.has(place.variable.id) && body.flow?.ended.has(place.variable.id) === false && spendMistake(body, 0.6);
  if (isPlace && isReadable(body, place) && !isWrong && (!isTakeable(body, place) || random.chance(0.15))) return byWord(body, matched, name);
  if (!isTakeable(body, place) && !isWrong) return ignored;
  noteTaken(body, place);
  const isMutable = random.chance(0.25);
  declare(body, { name, term, isMutable, lenders: matched.lenders, lendsExclusively: term.kind === 'reference' && term.isMutable });
  return { made: code(`${isCopy(term) ? 'binding that copies' : 'binding that moves'}${isMutable ? '|mut in a pattern' : ''}`, `${isMutable ? 'mut ' : ''}${name}`), isIrrefutable: true };
}

/** `ref name` or `ref mut name`. */
function byWord(body: Body, { term, place }: Matched, name: string): Made {
  const isMutable = body.random.chance(0.35) && (isLendable(body, place) || (!place.isWritable && !body.frozen.has(place.variable.id) && spendMistake(body, 0.5)));
  if (isMutable) noteLent(body, place);
  else noteRead(body, place);
  declare(body, { name, term: reference(term, isMutable), isMutable: false, lenders: lendersOf(place), lendsExclusively: isMutable });
  return { made: code(isMutable ? 'ref mut' : 'ref', `ref ${isMutable ? 'mut ' : ''}${name}`), isIrrefutable: true };
}

/** `name @ pattern`; what is behind the `@` binds nothing. */
function atPattern(body: Body, matched: Matched, wish: Wish): Made | null {
  const { made, isIrrefutable } = leaf(body, matched, { ...wish, depth: 0 });
  if (made.pieces[0] === '_') return null;
  const inside = pattern(body, matched, { ...wish, mayBind: false });
  return { made: code('pattern @', made, ' @ ', inside.made.constructs.includes('or-pattern') ? code('', '(', inside.made, ')') : inside.made), isIrrefutable: isIrrefutable && inside.isIrrefutable };
}

function throughReference(body: Body, matched: Matched, term: Extract<Term, { kind: 'reference' }>, wish: Wish): Made {
  const [target] = partsOf(body, matched.place);
  if (target === undefined || !(matched.place.variable.name === '' || isReadable(body, matched.place))) return leaf(body, matched, wish);
  if (!term.isMutable && isCopy(term.target) && wish.mayBind && !(wish.isRefutable && wish.depth === 0) && body.random.chance(0.7)) {
    const name = freshName(body);
    declare(body, { name, term: term.target, isMutable: false, lenders: [], lendsExclusively: false });
    return { made: code('pattern &name', `&${name}`), isIrrefutable: true };
  }
  if (term.isMutable) noteLent(body, target);
  else noteRead(body, target);
  const lenders = matched.place.variable.name === '' ? matched.lenders : [...lendersOf(matched.place), ...matched.lenders];
  return pattern(body, { term: term.target, place: target, mode: term.isMutable ? 'ref mut' : 'ref', lenders }, wish);
}

function parts(body: Body, matched: Matched, places: readonly Place[], wish: Wish): Made[] {
  return places.map((place) => pattern(body, { ...matched, term: place.term, place }, { ...wish, depth: wish.depth + 1 }));
}

function together(made: Code, inner: readonly Made[], isOneOfMany = false): Made {
  const isNested = inner.some(({ made: { constructs } }) => constructs.some((name) => /^pattern (?:struct|tuple|array|variant)/u.test(name)));
  return { made: isNested ? alsoCalled(made, 'nested pattern') : made, isIrrefutable: !isOneOfMany && inner.every(({ isIrrefutable }) => isIrrefutable) };
}

function tuplePattern(body: Body, matched: Matched, wish: Wish): Made {
  const inner = parts(body, matched, partsOf(body, matched.place), wish);
  const made = inner.map((each) => each.made);
  if (inner.length > 2 && inner.at(-1)?.made.pieces[0] === '_') return together(code('pattern tuple|pattern ..', '(', ...separated(made.slice(0, -1)), ', ..)'), inner);
  return together(code('pattern tuple', '(', ...separated(made), inner.length === 1 ? ',)' : ')'), inner);
}

function arrayPattern(body: Body, matched: Matched, length: number, wish: Wish): Made {
  const [any] = partsOf(body, matched.place);
  if (any === undefined) return leaf(body, matched, wish);
  // By a pattern elements can be moved out of an array one by one.
  const places = Array.from({ length }, (_, index): Place => ({ ...any, key: `${matched.place.key}.[${index}]`, obstacle: matched.place.obstacle }));
  const inner = parts(body, matched, places, wish);
  const made = inner.map((each) => each.made);
  const last = inner.at(-1)?.made.pieces[0];
  return together(code(last === '_' ? 'pattern array|pattern ..' : 'pattern array', '[', ...separated(last === '_' ? [...made.slice(0, -1), '..'] : made), ']'), inner);
}

function variantPlaces(body: Body, { place }: Matched, term: Extract<Term, { kind: 'named' }>, variant: Variant): Place[] {
  if (term.declaration.kind === 'struct') return partsOf(body, place);
  return fieldsOf(term, variant).map((field): Place => ({ ...place, key: `${place.key}.(${variant.name}).${field.name}`, term: field.term, construct: null }));
}

function variantPattern(body: Body, matched: Matched, term: Extract<Term, { kind: 'named' }>, variant: Variant | undefined, wish: Wish): Made {
  if (variant === undefined) return leaf(body, matched, wish);
  const { declaration } = term;
  const path = declaration.kind === 'struct' ? declaration.name : declaration.isStandard ? variant.name : `${declaration.name}::${variant.name}`;
  const name = declaration.kind === 'struct' ? 'pattern struct' : `pattern variant${declaration.isStandard ? `|pattern ${variant.name}` : ''}`;
  const isOneOfMany = declaration.kind === 'enum' && declaration.variants.length > 1;
  const inner = parts(body, matched, variantPlaces(body, matched, term, variant), wish);
  switch (variant.style) {
    case 'unit':
      return together(code(name, path), inner, isOneOfMany);
    case 'tuple':
      return together(code(name, `${path}(`, ...separated(inner.map(({ made }) => made)), ')'), inner, isOneOfMany);
    case 'named': {
      const fields = inner.flatMap(({ made }, index): Piece[] => (made.pieces[0] === '_' && body.random.chance(0.8) ? [] : [code('', `${variant.fields[index]?.name}: `, made)]));
      const hasRest = fields.length < inner.length;
      return together(code(hasRest ? `${name}|pattern ..` : name, `${path} { `, ...separated(hasRest ? [...fields, '..'] : fields), ' }'), inner, isOneOfMany);
    }
  }
}

/** Whether its first two variants hold the same. */
function canShareName({ declaration }: Extract<Term, { kind: 'named' }>): boolean {
  const [first, second] = declaration.variants;
  const [left, right] = [first?.fields ?? [], second?.fields ?? []];
  return left.length === 1 && right.length === 1 && left[0] !== undefined && right[0] !== undefined && sameTerm(left[0].term, right[0].term);
}

/** Several variants; a name in all of them if they hold the same type, and no names otherwise. */
function orPattern(body: Body, matched: Matched, term: Extract<Term, { kind: 'named' }>, wish: Wish): Made | null {
  const { variants } = term.declaration;
  const [first, second] = variants;
  if (first === undefined || second === undefined) return null;
  const wrap = (made: Code): Code => (wish.depth === 0 ? made : code('', '(', made, ')'));
  const [left, right] = [variantPlaces(body, matched, term, first), variantPlaces(body, matched, term, second)];
  const [only, other] = [left[0], right[0]];
  const takes = matched.mode === 'move';
  const isBindable = (place: Place): boolean => (takes ? isTakeable(body, place) : matched.place.variable.name === '' || isReadable(body, matched.place));
  if (wish.mayBind && left.length === 1 && right.length === 1 && only !== undefined && other !== undefined && sameTerm(only.term, other.term) && isBindable(only) && isBindable(other)) {
    const name = freshName(body);
    if (takes) for (const place of [only, other]) noteTaken(body, place);
    declare(body, { name, term: takes ? only.term : reference(only.term, matched.mode === 'ref mut'), isMutable: false, lenders: takes ? [] : matched.lenders, lendsExclusively: matched.mode === 'ref mut' });
    const alternative = (variant: Variant): string => {
      const path = term.declaration.isStandard ? variant.name : `${term.declaration.name}::${variant.name}`;
      return variant.style === 'tuple' ? `${path}(${name})` : `${path} { ${variant.fields[0]?.name}: ${name} }`;
    };
    return { made: wrap(code('or-pattern|or-pattern that binds|pattern variant', `${alternative(first)} | ${alternative(second)}`)), isIrrefutable: variants.length === 2 };
  }
  const silent = { ...wish, mayBind: false, depth: wish.depth + 1 };
  const made = [first, second].map((variant) => variantPattern(body, matched, term, variant, silent).made);
  return { made: wrap(code('or-pattern', ...separated(made, ' | '))), isIrrefutable: false };
}

function literalPattern(body: Body, { term }: Matched, wish: Wish): Made {
  const { random } = body;
  const texts = isNumber(term) ? ['1', '2', '1..=5', '3 | 4'] : term.kind !== 'primitive' ? [] : ({ bool: ['true', 'false'], char: ["'a'", "'a'..='e'"], '&str': ['"a"'] } as Record<string, readonly string[]>)[term.name] ?? [];
  const [first, ...rest] = texts;
  if (first === undefined) return { made: code('pattern _', '_'), isIrrefutable: true };
  const text = random.pick([first, ...rest]);
  const isOr = text.includes(' | ');
  return { made: code(`pattern literal${isOr ? '|or-pattern' : text.includes('..=') ? '|pattern range' : ''}`, isOr && wish.depth > 0 ? `(${text})` : text), isIrrefutable: false };
}
