/** Lending, arguments, and calls of methods and helpers: the library's, the program's, and those of generic bounds. */
import { type Body, declare, spendMistake, type Variable, whileFrozen } from './body.ts';
import { alsoCalled, code, type Code, separated, withSimpler } from './code.ts';
import { allPlaces, inner, isLendable, isReadable, isTakeable, lendersOf, noteLent, noteRead, noteTaken, type Place } from './places.ts';
import { BOOL, hasReference, I32, option, primitive, sameTerm, satisfies, substitute, type Term, termText, UNIT, USIZE } from './terms.ts';
import { type Helper, type Method, SHAPE_METHODS } from './world.ts';

const TEXT = primitive('&str');

/** What can be called on a value of this type with a dot. */
export function methodsOf({ world }: Body, term: Term): Method[] {
  const methods: Method[] = [];
  const add = (name: string, receiver: Method['receiver'], parameters: readonly Term[], result: Term): void => {
    methods.push({ name, receiver, parameters, result });
  };
  switch (term.kind) {
    case 'vector':
      add('push', 'mutable', [term.element], UNIT);
      add('pop', 'mutable', [], option(term.element));
      add('len', 'shared', [], USIZE);
      add('is_empty', 'shared', [], BOOL);
      add('clear', 'mutable', [], UNIT);
      add('insert', 'mutable', [USIZE, term.element], UNIT);
      add('remove', 'mutable', [USIZE], term.element);
      break;
    case 'string':
      add('push_str', 'mutable', [TEXT], UNIT);
      add('len', 'shared', [], USIZE);
      add('is_empty', 'shared', [], BOOL);
      add('clear', 'mutable', [], UNIT);
      break;
    case 'named':
      if (term.declaration.name === 'Option') addOption(term, add);
      else if (term.declaration.name === 'Result') addResult(term, add);
      else {
        for (const method of world.methods.get(term.declaration.name) ?? []) {
          const instance = (inside: Term): Term => substitute(inside, term.declaration.parameters, term.arguments);
          methods.push({ ...method, parameters: method.parameters.map(instance), result: instance(method.result) });
        }
      }
      break;
    case 'primitive':
    case 'tuple':
    case 'array':
    case 'box':
    case 'reference':
    case 'parameter':
    case 'closure':
      break;
  }
  if (satisfies(term, 'Shape')) methods.push(...SHAPE_METHODS);
  if (satisfies(term, 'Clone') && term.kind !== 'primitive') add('clone', 'shared', [], term);
  return methods;
}

type Add = (name: string, receiver: Method['receiver'], parameters: readonly Term[], result: Term) => void;

function addOption(term: Extract<Term, { kind: 'named' }>, add: Add): void {
  const [some] = term.arguments;
  if (some === undefined) return;
  add('is_some', 'shared', [], BOOL);
  add('is_none', 'shared', [], BOOL);
  add('take', 'mutable', [], term);
  add('replace', 'mutable', [some], term);
  add('unwrap', 'value', [], some);
  add('expect', 'value', [TEXT], some);
  add('unwrap_or', 'value', [some], some);
  add('or', 'value', [term], term);
}

function addResult(term: Extract<Term, { kind: 'named' }>, add: Add): void {
  const [ok, error] = term.arguments;
  if (ok === undefined || error === undefined) return;
  add('is_ok', 'shared', [], BOOL);
  add('is_err', 'shared', [], BOOL);
  add('ok', 'value', [], option(ok));
  add('err', 'value', [], option(error));
  add('unwrap_or', 'value', [ok], ok);
}

/** A place whose value can be used as the receiver asks, right or, as long as mistakes are left, wrong. */
export function usablePlaces(body: Body, receiver: Method['receiver'], places: readonly Place[], mayBeWrong: boolean): readonly Place[] {
  const right = places.filter((place) => isUsable(body, receiver, place));
  if (!mayBeWrong) return right;
  const wrong = places.filter((place) => !isUsable(body, receiver, place) && !body.frozen.has(place.variable.id) && body.flow?.ended.has(place.variable.id) === false);
  return wrong.length > 0 && spendMistake(body, 0.8) ? wrong : right;
}

function isUsable(body: Body, receiver: Method['receiver'], place: Place): boolean {
  switch (receiver) {
    case 'shared':
      return isReadable(body, place);
    case 'mutable':
      return isLendable(body, place);
    case 'value':
      return isTakeable(body, place);
  }
}

export function noteUse(body: Body, receiver: Method['receiver'], place: Place): void {
  if (receiver === 'shared') noteRead(body, place);
  else if (receiver === 'mutable') noteLent(body, place);
  else noteTaken(body, place);
}

/** `place.method(..)`, with what it does to the place. */
export function methodCall(body: Body, place: Place, method: Method): Code {
  // A box and a reference have a `clone` of their own.
  const text = `${method.name === 'clone' && place.text.startsWith('*') ? `(${place.text})` : inner(body, place)}.${method.name}(`;
  const names = [`method: ${{ shared: '&self', mutable: '&mut self', value: 'self' }[method.receiver]}`, ...(place.construct === null ? [] : [place.construct])];
  if (place.term.kind === 'parameter') names.push('method of a generic bound');
  if (['vector', 'string'].includes(place.term.kind) || (place.term.kind === 'named' && place.term.declaration.isStandard)) names.push(`std: ${method.name}`);
  if (method.name === 'clone') names.push('clone');
  noteUse(body, method.receiver, place);
  const given = method.receiver === 'value' ? argumentsFor(body, method.parameters, true) : whileFrozen(body, lendersOf(place), 'untouchable', () => argumentsFor(body, method.parameters, true));
  return code(names.join('|'), text, ...separated(given), ')');
}

/** The operands of a call, in order; those that borrow keep their places from those that follow. */
export function argumentsFor(body: Body, terms: readonly Term[], isKnown: boolean): Code[] {
  const { frozen } = body;
  const given = terms.map((term) => {
    if (term.kind !== 'reference') return body.make.value(body, term, isKnown);
    const { made, holds } = lend(body, term.target, term.isMutable);
    body.frozen = new Map([...body.frozen, ...holds.map((id) => [id, term.isMutable || body.frozen.get(id) === 'untouchable' ? 'untouchable' : 'may be read'] as const)]);
    return made;
  });
  body.frozen = frozen;
  return given;
}

interface Lent {
  readonly made: Code;
  /** What stays borrowed as long as the reference is used. */
  readonly holds: readonly number[];
}

/** `&place`, `&mut place`, or of a value that has no place. */
export function lend(body: Body, target: Term, isMutable: boolean): Lent {
  const sigil = isMutable ? '&mut ' : '&';
  const places = allPlaces(body).filter(({ term }) => sameTerm(term, target));
  const [first, ...rest] = usablePlaces(body, isMutable ? 'mutable' : 'shared', places, true);
  if (first !== undefined && body.random.chance(0.85)) return lendPlace(body, body.random.pick([first, ...rest]), isMutable);
  const made = body.make.value(body, target, false);
  return { made: withSimpler(code(isMutable ? '&mut value' : '& value', sigil, made), code('', `${sigil}make::<${termText(target)}>()`)), holds: [] };
}

export function lendPlace(body: Body, place: Place, isMutable: boolean): Lent {
  const sigil = isMutable ? '&mut ' : '&';
  if (isMutable) noteLent(body, place);
  else noteRead(body, place);
  const holds = lendersOf(place);
  const kept = body.variables.find(({ id }) => id === place.variable.id);
  const isWhole = place.text === `*${place.variable.name}` && kept?.term.kind === 'reference';
  if (isWhole && kept.term.kind === 'reference' && kept.term.isMutable === isMutable && body.random.chance(0.5)) return { made: code(isMutable ? 'implicit reborrow' : 'copied reference', kept.name), holds };
  const reborrow = place.access === 'owned' ? [] : ['reborrow'];
  return { made: alsoCalled(code(isMutable ? '&mut place' : '&place', `${sigil}${place.text}`), ...reborrow, ...(place.construct === null ? [] : [place.construct])), holds };
}

export function helperCall(body: Body, helper: Helper): Code {
  return code('call of a helper', `${helper.name}(`, ...separated(argumentsFor(body, helper.parameters, true)), ')');
}

/** Calls whose result has this type: receivers in scope with a method that gives it. */
export function methodsGiving(body: Body, places: readonly Place[], wanted: Term): { readonly place: Place; readonly method: Method }[] {
  return places.flatMap((place) =>
    methodsOf(body, place.term).flatMap((method) => (sameTerm(method.result, wanted) && isUsable(body, method.receiver, place) ? [{ place, method }] : [])),
  );
}

/** A statement that uses some place: a method, a helper, or one of the functions that take anything. */
export function useStatement(body: Body): Code {
  const { random } = body;
  return random.weighted<() => Code>([
    [4, () => anyMethodStatement(body)],
    [3, () => consumeStatement(body)],
    [2, () => genericCall(body)],
    [1.5, () => code('', helperCall(body, random.pick([...body.world.helpers] as [Helper, ...Helper[]])), ';')],
    [1.2, () => printStatement(body)],
  ])();
}

/** A method on any place, whatever it gives. */
export function anyMethodStatement(body: Body): Code {
  const { random } = body;
  const places = allPlaces(body).filter((place) => place.term.kind !== 'reference' && methodsOf(body, place.term).length > 0);
  const receiver = random.weighted<Method['receiver']>([[2, 'shared'], [4, 'mutable'], [4, 'value']]);
  const [first, ...rest] = usablePlaces(body, receiver, places.filter(({ term }) => methodsOf(body, term).some((method) => method.receiver === receiver)), true);
  if (first === undefined) return consumeStatement(body);
  const place = random.pick([first, ...rest]);
  const [method, ...others] = methodsOf(body, place.term).filter((each) => each.receiver === receiver);
  if (method === undefined) return consumeStatement(body);
  const chosen = random.pick([method, ...others]);
  const call = methodCall(body, place, chosen);
  if (chosen.result.kind === 'reference') return code('method that lends', chosen.result.isMutable ? 'change(' : 'look(', call, ');');
  return code('', call, ';');
}

/** Anything by value, or whatever is in scope, to a function that takes anything. */
export function consumeStatement(body: Body): Code {
  const { random } = body;
  const candidates = allPlaces(body).filter((place) => place.term.kind !== 'closure' && !(place.term.kind === 'primitive' && random.chance(0.8)));
  const [first, ...rest] = usablePlaces(body, 'value', candidates, true);
  if (first === undefined) return code('', 'look(&', body.make.value(body, I32, false), ');');
  const place = random.pick([first, ...rest]);
  noteTaken(body, place);
  const how = random.weighted<readonly [string, string]>([[4, ['call by value', 'consume('] as const], [3, ['drop', 'drop('] as const], [1, ['generic id', 'id('] as const]]);
  return code(`${how[0]}${place.construct === null ? '' : `|${place.construct}`}`, `${how[1]}${place.text});`);
}

function genericCall(body: Body): Code {
  const { random } = body;
  const places = allPlaces(body).filter(({ term }) => term.kind !== 'closure' && term.kind !== 'reference');
  const isMutable = random.chance(0.5);
  const [first, ...rest] = usablePlaces(body, isMutable ? 'mutable' : 'shared', places, true);
  if (first === undefined) return consumeStatement(body);
  const place = random.pick([first, ...rest]);
  const { made, holds } = lendPlace(body, place, isMutable);
  if (random.chance(0.7)) return code('', isMutable ? 'change(' : 'look(', made, ');');
  const second = whileFrozen(body, holds, 'untouchable', () => body.make.value(body, random.pick([I32, place.term].filter((term) => !hasReference(term)) as [Term, ...Term[]]), false));
  // A generic parameter takes the reference itself: a `&mut` moves.
  if (made.constructs.includes('implicit reborrow')) body.flow?.gone.add(String(place.variable.id));
  return code('call with two generic parameters', 'both(', made, ', ', second, ');');
}

/** Printing borrows. */
export function printStatement(body: Body): Code {
  const { random } = body;
  const places = allPlaces(body).filter((place) => satisfies(place.term, 'Debug') && place.term.kind !== 'closure');
  const [first, ...rest] = usablePlaces(body, 'shared', places, true);
  if (first === undefined) return code('println', 'println!("{}", 3);');
  const place = random.pick([first, ...rest]);
  noteRead(body, place);
  const inline = place.text === place.variable.name && random.chance(0.3);
  if (inline) return code('println|print {name:?}', `println!("{${place.text}:?}");`);
  return code(`println${place.construct === null ? '' : `|${place.construct}`}`, `println!("{:?}", ${place.text});`);
}

/** Whether a closure can be called here, and what that does to it. */
export function callClosure(body: Body, variable: Variable): Code | null {
  const { term } = variable;
  const place = allPlaces(body).find((each) => each.key === String(variable.id));
  if (term.kind !== 'closure' || place === undefined) return null;
  const receiver = ({ Fn: 'shared', FnMut: 'mutable', FnOnce: 'value' } as const)[term.call];
  const [usable] = usablePlaces(body, receiver, [place], true);
  if (usable === undefined) return null;
  noteUse(body, receiver, usable);
  return code(`closure call: ${term.call}`, `${variable.name}(`, ...separated(argumentsFor(body, term.parameters, true)), ')');
}

/** Variables for a body's statics, which are places like others. */
export function declareStatics(body: Body, statics: readonly { readonly name: string; readonly term: Term }[]): void {
  for (const { name, term } of statics) {
    const { id } = declare(body, { name, term, isMutable: false, lenders: [], lendsExclusively: false });
    body.variables = body.variables.map((variable) => (variable.id === id ? { ...variable, isStatic: true } : variable));
  }
}
