/**
 * Closures without captures by reference: `move` closures, closures that take what they capture by using it up, and closures
 * that capture nothing. The generator takes a captured variable as gone as a whole; that less may be captured is for the
 * compilers to find.
 */
import { type Body, declare, freshName, type Variable } from './body.ts';
import { anyMethodStatement, consumeStatement, printStatement, usablePlaces } from './calls.ts';
import { alsoCalled, code, type Code } from './code.ts';
import { emptyFlow } from './flow.ts';
import { allPlaces, noteTaken } from './places.ts';
import { type Closure, hasReference, I32, isCopy, STRING, type Term, termText, UNIT } from './terms.ts';

/** `let f = move |a: T| { .. };` */
export function closureStatement(body: Body): Code {
  const { random } = body;
  const captured = random.chance(0.2) ? [] : chooseCaptured(body);
  const name = freshName(body);
  const parameters = Array.from({ length: random.weighted([[3, 0], [2, 1]]) }, (): Term => random.pick([I32, STRING, ...body.world.helpers.flatMap((helper) => helper.parameters).filter((term) => !hasReference(term))]));
  const result = random.weighted<Term>([[3, UNIT], [2, random.pick([I32, STRING, ...captured.map(({ term }) => term)])]]);
  const isByUse = captured.length > 0 && random.chance(0.3);
  const { made, call } = closureCode(body, captured, parameters, result, isByUse);
  for (const variable of captured) {
    const place = allPlaces(body).find(({ key }) => key === String(variable.id));
    if (place !== undefined) noteTaken(body, place);
  }
  const term: Closure = { kind: 'closure', call, isCopy: call !== 'FnOnce' && captured.every((variable) => isCopy(variable.term)), parameters, result, name };
  const isOnTheSpot = parameters.length === 0 && result === UNIT && random.chance(0.2);
  if (isOnTheSpot) return alsoCalled(code('closure as argument', call === 'FnOnce' ? 'run_once(' : 'run_twice(', made, ');'), ...made.constructs);
  const isMutable = call === 'FnMut' ? !(body.mistakes > 0 && random.chance(0.2)) : random.chance(0.1);
  declare(body, { name, term, isMutable, lenders: [], lendsExclusively: false });
  return code(`let|closure: ${captured.length === 0 ? 'no captures' : isByUse ? 'captures by use' : 'move'}`, `let ${isMutable ? 'mut ' : ''}${name} = `, made, ';');
}

function chooseCaptured(body: Body): Variable[] {
  const roots = allPlaces(body).filter((place) => place.text === place.variable.name && !place.variable.isStatic && !hasReference(place.term));
  const [first, ...rest] = usablePlaces(body, 'value', roots, true);
  if (first === undefined) return [];
  const chosen = Array.from({ length: 1 + body.random.below(2) }, () => body.random.pick([first, ...rest]).variable);
  return [...new Set(chosen)];
}

/** Writes the inside with nothing but the captured variables in scope. */
function closureCode(body: Body, captured: readonly Variable[], parameters: readonly Term[], result: Term, isByUse: boolean): { readonly made: Code; readonly call: Closure['call'] } {
  const { random } = body;
  const { variables, flow, frozen, targets, result: outerResult, loopFloor, mistakes } = body;
  body.variables = [];
  body.flow = emptyFlow();
  body.frozen = new Map();
  body.targets = [];
  body.result = null;
  body.loopFloor = 0;
  const inner = captured.map((variable) => ({ outer: variable, inside: declare(body, { name: variable.name, term: variable.term, isMutable: variable.isMutable, lenders: [], lendsExclusively: false }) }));
  const isQuiet = !isByUse && random.chance(0.4);
  const names = parameters.map((term) => {
    const name = freshName(body);
    declare(body, { name, term, isMutable: false, lenders: [], lendsExclusively: false });
    return `${name}: ${termText(term)}`;
  });
  const written = inner.find(({ outer }) => outer.isMutable);
  // Captured by use means that every captured variable is used up, as a whole, and nothing is borrowed from outside.
  const lines = isByUse
    ? inner.filter(({ outer }) => !isCopy(outer.term)).map(({ inside }) => code('moved into a closure by use', `consume(${inside.name});`))
    : written !== undefined && random.chance(0.9)
    ? [code('&mut place', `change(&mut ${written.inside.name});`)]
    : Array.from({ length: 1 + random.below(2) }, () => (isQuiet ? printStatement(body) : random.chance(0.5) ? anyMethodStatement(body) : consumeStatement(body)));
  if (isByUse) for (const { inside, outer } of inner) if (!isCopy(outer.term)) body.flow?.gone.add(String(inside.id));
  if (result !== UNIT) lines.push(isByUse ? code('', `make::<${termText(result)}>()`) : body.make.value(body, result, false));
  const gone = [...(body.flow?.gone ?? [])];
  const usesUp = inner.some(({ inside }) => gone.some((key) => key === String(inside.id) || key.startsWith(`${inside.id}.`)));
  const changes = lines.some((line) => mentionsWriting(line));
  Object.assign(body, { variables, flow, frozen, targets, result: outerResult, loopFloor, mistakes: Math.min(mistakes, body.mistakes) });
  const arrow = result === UNIT || random.chance(0.6) ? '' : ` -> ${termText(result)}`;
  const made = code('', `${isByUse && captured.length > 0 ? '' : captured.length === 0 && random.chance(0.6) ? '' : 'move '}|${names.join(', ')}|${arrow} `, { lines });
  return { made, call: usesUp ? 'FnOnce' : changes ? 'FnMut' : 'Fn' };
}

function mentionsWriting(piece: Code): boolean {
  return piece.constructs.some((name) => name === 'method: &mut self' || name === '&mut place' || name === 'std::mem::replace') || piece.pieces.some((inner) => typeof inner !== 'string' && 'pieces' in inner && mentionsWriting(inner));
}
