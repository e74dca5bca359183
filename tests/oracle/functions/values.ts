/** Expressions that own their value: places taken, literals, calls, and what leaves a function early. */
import { type Body, inScope, whileFrozen } from './body.ts';
import { passableStatements } from './branches.ts';
import { callClosure, helperCall, methodCall, methodsGiving, usablePlaces } from './calls.ts';
import { alsoCalled, asOperand, code, type Code, withSimpler } from './code.ts';
import { controlValue } from './control-values.ts';
import { copyFlow } from './flow.ts';
import { literal } from './literals.ts';
import { allPlaces, isReadable, lendersOf, noteLent, noteRead, noteTaken, type Place } from './places.ts';
import { BOOL, isCopy, isNumber, option, RESULT, sameTerm, satisfies, STRING, type Term, termText } from './terms.ts';

const DEEPEST = 3;

/** An expression of this type. `isKnown`: the context says the type too. */
export function value(body: Body, term: Term, isKnown: boolean): Code {
  const made = body.depth > DEEPEST ? shallowValue(body, term, isKnown) : anyValue(body, term, isKnown);
  return withSimpler(made, madeUp(term, isKnown));
}

/** The shortest text of this type. */
function madeUp(term: Term, isKnown: boolean): Code {
  const short = { i32: '3', bool: 'true', String: 'String::new()', '()': '()', '&str': '"a"', char: "'a'" }[termText(term)];
  return code('made by a function of its result', short ?? (isKnown ? 'make()' : `make::<${termText(term)}>()`));
}

function shallowValue(body: Body, term: Term, isKnown: boolean): Code {
  return takenPlace(body, term, 0.1) ?? (body.random.chance(0.4) ? madeUp(term, isKnown) : literal(body, term, isKnown));
}

function anyValue(body: Body, term: Term, isKnown: boolean): Code {
  const { random } = body;
  const inner = (wanted: Term, known: boolean): Code => {
    body.depth += 1;
    const made = body.make.value(body, wanted, known);
    body.depth -= 1;
    return made;
  };
  const makers: (readonly [number, () => Code | null])[] = [
    [9, () => takenPlace(body, term, 0.3)],
    [4, () => literal(body, term, isKnown)],
    [0.6, () => madeUp(term, isKnown)],
    [0.6, () => wrapped(code('generic id', 'id(', inner(term, isKnown), ')'))],
    [0.3, () => wrapped(code('call with one generic parameter twice', 'pick_one(', inner(term, isKnown), ', ', inner(term, isKnown), ')'))],
    [isCopy(term) ? 0.6 : 0, () => wrapped(code('Copy by a generic bound', 'copied(', inner(term, isKnown), ')'))],
    [2.5, () => clone(body, term)],
    [2.5, () => methodValue(body, term)],
    [1, () => helperValue(body, term)],
    [0.8, () => inPlace(body, term)],
    [0.5, () => wrapped(code('unwrap of a call', 'maybe(', inner(term, false), ').unwrap()'))],
    [2, () => closureValue(body, term)],
    [1.6, () => controlValue(body, term, isKnown)],
    [1.5, () => question(body, term)],
    [isNumber(term) ? 2 : 0, () => arithmetic(body, term)],
    [sameTerm(term, BOOL) ? 4 : 0, () => body.make.condition(body)],
  ];
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const made = random.weighted(makers)();
    if (made !== null) return made;
  }
  return literal(body, term, isKnown);
}

function wrapped(made: Code): Code {
  const operands = made.pieces.filter((piece): piece is Code => typeof piece !== 'string' && 'pieces' in piece);
  return withSimpler(made, ...operands);
}

/** A place by value: copied or moved. @param daring how probable a deliberate mistake is. */
export function takenPlace(body: Body, term: Term, daring: number): Code | null {
  const places = allPlaces(body).filter((place) => sameTerm(place.term, term));
  const [first, ...rest] = usablePlaces(body, 'value', places, body.random.chance(daring));
  if (first === undefined) return null;
  const place = body.random.pick([first, ...rest]);
  noteTaken(body, place);
  return takenCode(place);
}

function takenCode(place: Place): Code {
  return alsoCalled(code(isCopy(place.term) ? 'copy' : 'move', place.text), ...(place.construct === null ? [] : [place.construct]), ...(place.key.includes('.') && !isCopy(place.term) ? ['partial move'] : []));
}

function clone(body: Body, term: Term): Code | null {
  if (!satisfies(term, 'Clone') || term.kind === 'primitive') return null;
  const places = allPlaces(body).filter((place) => sameTerm(place.term, term));
  const [first, ...rest] = usablePlaces(body, 'shared', places, true);
  return first === undefined ? null : methodCall(body, body.random.pick([first, ...rest]), { name: 'clone', receiver: 'shared', parameters: [], result: term });
}

function methodValue(body: Body, term: Term): Code | null {
  const [first, ...rest] = methodsGiving(body, allPlaces(body), term);
  if (first === undefined) return null;
  const { place, method } = body.random.pick([first, ...rest]);
  return methodCall(body, place, method);
}

function helperValue(body: Body, term: Term): Code | null {
  const [first, ...rest] = body.world.helpers.filter(({ result }) => sameTerm(result, term));
  return first === undefined ? null : helperCall(body, body.random.pick([first, ...rest]));
}

/** `std::mem::replace(&mut place, value)` and `std::mem::take(&mut place)`. */
function inPlace(body: Body, term: Term): Code | null {
  const places = allPlaces(body).filter((place) => sameTerm(place.term, term));
  const [first, ...rest] = usablePlaces(body, 'mutable', places, true);
  if (first === undefined) return null;
  const place = body.random.pick([first, ...rest]);
  noteLent(body, place);
  const replacement = whileFrozen(body, lendersOf(place), 'untouchable', () => body.make.value(body, term, true));
  return code('std::mem::replace', `std::mem::replace(&mut ${place.text}, `, replacement, ')');
}

function closureValue(body: Body, term: Term): Code | null {
  const closures = body.variables.filter((variable) => variable.term.kind === 'closure' && sameTerm(variable.term.result, term));
  const [first, ...rest] = closures;
  return first === undefined ? null : callClosure(body, body.random.pick([first, ...rest]));
}

/** `e?`: what is moved before it is gone on both ways. */
function question(body: Body, term: Term): Code | null {
  const { result } = body;
  if (result?.kind !== 'named' || !result.declaration.isStandard) return null;
  const [, error] = result.arguments;
  const isOption = error === undefined;
  const wanted: Term = isOption ? option(term) : { kind: 'named', declaration: RESULT, arguments: [term, error] };
  body.depth += 1;
  const operand = body.make.value(body, wanted, false);
  body.depth -= 1;
  return code(isOption ? '? on Option' : '? on Result', asOperand(operand), '?');
}

function arithmetic(body: Body, term: Term): Code {
  body.depth += 2;
  const left = body.make.value(body, term, false);
  const right = body.make.value(body, term, false);
  body.depth -= 2;
  return wrapped(code('arithmetic', '(', left, ` ${body.random.pick(['+', '-', '*', '/', '%', '&', '|'])} `, right, ')'));
}

/** A truth value, often with a right side that is only sometimes evaluated. */
export function condition(body: Body): Code {
  const { random } = body;
  body.depth += 1;
  const made = random.weighted<() => Code>([
    [4, () => code('', 'coin()')],
    [2, () => lookCondition(body)],
    [2, () => shortCircuit(body)],
    [1, () => comparison(body)],
    [0.6, () => wrapped(code('not', '!(', body.make.condition(body), ')'))],
    [1, () => takenPlace(body, BOOL, 0.1) ?? code('', 'coin()')],
    [1, () => methodValue(body, BOOL) ?? code('', 'coin()')],
    [0.5, () => code('block as condition', { lines: [...inScope(body, () => passableStatements(body, 1)), code('', 'coin()')] })],
  ])();
  body.depth -= 1;
  return withSimpler(made, code('', 'coin()'));
}

function lookCondition(body: Body): Code {
  const places = allPlaces(body).filter((place) => place.term.kind !== 'closure' && place.term.kind !== 'primitive');
  const [first, ...rest] = usablePlaces(body, 'shared', places, true);
  if (first === undefined) return code('', 'coin()');
  const place = body.random.pick([first, ...rest]);
  noteRead(body, place);
  return code(`&place${place.construct === null ? '' : `|${place.construct}`}`, `look(&${place.text})`);
}

function shortCircuit(body: Body): Code {
  const left = body.depth > DEEPEST ? code('', 'coin()') : body.make.condition(body);
  const before = body.flow === null ? null : copyFlow(body.flow);
  const right = body.depth > DEEPEST ? lookCondition(body) : body.random.chance(0.5) ? consuming(body) : body.make.condition(body);
  // What the right side gives back may not have been given back; what it moves may be gone.
  if (body.flow !== null && before !== null) for (const gone of before.gone) body.flow.gone.add(gone);
  const isAnd = body.random.chance(0.5);
  const isMove = right.constructs.includes('move') || right.constructs.includes('moved in a condition');
  return withSimpler(code(`short circuit: ${isAnd ? 'and' : 'or'}${isMove ? '|short circuit with a move' : ''}`, '(', left, isAnd ? ' && ' : ' || ', right, ')'), left, right);
}

/** `look(&id(x))`: a condition that takes a place. */
function consuming(body: Body): Code {
  const places = allPlaces(body).filter((place) => !isCopy(place.term) && place.term.kind !== 'closure' && place.term.kind !== 'reference');
  const [first, ...rest] = usablePlaces(body, 'value', places, true);
  if (first === undefined) return lookCondition(body);
  const place = body.random.pick([first, ...rest]);
  noteTaken(body, place);
  return code(`moved in a condition|generic id${place.construct === null ? '' : `|${place.construct}`}`, `look(&id(${place.text}))`);
}

/** Comparisons borrow. */
function comparison(body: Body): Code {
  const { random } = body;
  const places = allPlaces(body).filter((place) => (isNumber(place.term) || sameTerm(place.term, STRING)) && isReadable(body, place));
  const [first, ...rest] = places;
  if (first === undefined) return code('', 'number() > 2');
  const left = random.pick([first, ...rest]);
  noteRead(body, left);
  if (sameTerm(left.term, STRING)) {
    const others = places.filter((place) => sameTerm(place.term, STRING) && isReadable(body, place));
    const right = random.pick([left, ...others]);
    noteRead(body, right);
    return code('comparison of strings', `${left.text} == ${right.text}`);
  }
  return code('comparison', `${left.text} ${random.pick(['<=', '==', '>', '!='])} 3`);
}
