/** What is matched, and `match` itself: arms, guards, and what each arm may rely on. */
import { type Body, inScope, whileFrozen } from './body.ts';
import { block, wayOut } from './branches.ts';
import { alsoCalled, code, type Code, constructsOf, guarded } from './code.ts';
import { copyFlow, joinFlows } from './flow.ts';
import { irrefutablePattern, type Matched, pattern, temporary, variantArm } from './patterns.ts';
import { allPlaces, isLendable, isReadable, lendersOf, noteLent, noteRead, type Place } from './places.ts';
import { hasReference, isNumber, OPTION, option, STRING, type Term } from './terms.ts';

export interface Subject {
  readonly place: Place | null;
  readonly term: Term;
}

/** Something that a pattern may fail to match: an enum if there is one. */
export function refutableSubject(body: Body): Subject {
  const { random } = body;
  const places = allPlaces(body).filter((place) => isReadable(body, place) && isInteresting(place.term));
  const [first, ...rest] = places;
  if (first !== undefined && random.chance(0.75)) {
    const place = random.pick([first, ...rest]);
    return { place, term: place.term };
  }
  const enums = body.world.declarations.filter(({ kind, parameters }) => kind === 'enum' && parameters.length === 0);
  const owned = body.variables.map(({ term }) => term).filter((term) => !hasReference(term));
  const term = random.weighted<() => Term>([
    [3, () => option(owned.length === 0 ? STRING : random.pick(owned as [Term, ...Term[]]))],
    [2, () => ({ kind: 'named', declaration: random.pick([OPTION, ...enums]), arguments: [STRING] })],
  ])();
  return { place: null, term: term.kind === 'named' && term.declaration.parameters.length === 0 ? { ...term, arguments: [] } : term };
}

function isInteresting(term: Term): boolean {
  if (term.kind === 'reference') return isInteresting(term.target);
  return (term.kind === 'named' && term.declaration.kind === 'enum') || isNumber(term);
}

/** Anything at all. */
export function anySubject(body: Body): Subject {
  const { random } = body;
  const places = allPlaces(body).filter((place) => isReadable(body, place) && place.term.kind !== 'closure' && (place.term.kind !== 'primitive' || random.chance(0.2)));
  const apart = places.filter(({ term }) => term.kind === 'tuple' || term.kind === 'array' || (term.kind === 'named' && term.declaration.kind === 'struct'));
  const [first, ...rest] = random.chance(0.7) && apart.length > 0 ? apart : places;
  if (first === undefined || random.chance(0.15)) {
    const terms = places.map(({ term }) => term).filter((term) => !hasReference(term));
    return { place: null, term: random.pick([STRING, ...terms]) };
  }
  const place = random.pick([first, ...rest]);
  return { place, term: place.term };
}

/** The subject as an expression: by value, `&`, `&mut`, or a value without a place. */
export function subjectCode(body: Body, { place, term }: Subject): { readonly made: Code; readonly arms: Matched } {
  const { random } = body;
  if (place === null) return { made: code('match on a value', guarded(body.make.value(body, term, false))), arms: temporary(body, term) };
  const names = place.construct === null ? [] : [place.construct];
  const how = random.weighted([[5, 'value'], [2.5, 'shared'], [isLendable(body, place) ? 2 : 0, 'mutable']] as const);
  if (how === 'value' || term.kind === 'reference') noteRead(body, place);
  if (how === 'value' || term.kind === 'reference') return { made: alsoCalled(code('match on a place', place.text), ...names), arms: { term, place, mode: 'move', lenders: place.variable.lenders } };
  if (how === 'mutable') noteLent(body, place);
  else noteRead(body, place);
  const isMutable = how === 'mutable';
  return { made: alsoCalled(code(isMutable ? 'match on &mut' : 'match on &', `${isMutable ? '&mut ' : '&'}${place.text}`), ...names), arms: { term, place, mode: isMutable ? 'ref mut' : 'ref', lenders: lendersOf(place) } };
}

/** `match` with as many arms as it takes. @param arm what follows an arrow. */
export function matchCode(body: Body, construct: string, arm: () => Code): Code {
  const { random } = body;
  const subject = random.chance(0.75) ? refutableSubject(body) : anySubject(body);
  const { made, arms } = subjectCode(body, subject);
  let start = body.flow;
  const ends: (Body['flow'])[] = [];
  const lines: Code[] = [];
  const addArm = (bind: () => Code, mayGuard: boolean): void => {
    const line = inScope(body, () => {
      body.flow = start === null ? null : copyFlow(start);
      const outer = body.variables;
      const left = bind();
      // rustc tries a guard again for each pattern of several, so that it may move nothing.
      const guard = mayGuard && !constructsOf(left).has('or-pattern') && random.chance(0.25) ? guardCode(body, arms, outer.length) : null;
      if (guard !== null) start = failing(start, body.flow, guard.gone);
      // An arm that does not leave says the type.
      const right = ends.some((end) => end !== null) && random.chance(0.15) ? (leavingArm(body) ?? arm()) : arm();
      return guard === null ? code('', left, ' => ', right, ',') : code('guard', left, ' if ', guard.made, ' => ', right, ',');
    });
    ends.push(body.flow);
    lines.push(line);
  };
  // A place behind a reference is matched through it.
  const target = subject.term.kind === 'reference' ? null : subject.term;
  if (target?.kind === 'named' && target.declaration.kind === 'enum' && random.chance(0.55)) {
    const variants = random.chance(0.3) ? target.declaration.variants.toReversed() : target.declaration.variants;
    for (const variant of variants) addArm(() => variantArm(body, arms, target, variant), false);
  } else {
    let isExhaustive = false;
    for (let index = random.below(3); index > 0 && !isExhaustive; index -= 1) {
      addArm(() => {
        const next = pattern(body, arms, { isRefutable: true, mayBind: true, depth: 0 });
        isExhaustive = next.isIrrefutable;
        return next.made;
      }, true);
      if (lines.at(-1)?.constructs.includes('guard')) isExhaustive = false;
    }
    if (!isExhaustive) addArm(() => (random.chance(0.5) ? code('pattern _', '_') : irrefutablePattern(body, arms)), false);
  }
  body.flow = joinFlows(ends);
  return code(construct, 'match ', made, ' ', { lines, areArms: true });
}

function failing(start: Body['flow'], after: Body['flow'], gone: ReadonlySet<string>): Body['flow'] {
  if (start === null || after === null) return start;
  const flow = copyFlow(start);
  for (const key of gone) flow.gone.add(key);
  for (const id of after.ended) flow.ended.add(id);
  return flow;
}

/** Inside a guard, what the pattern binds and what is matched can only be looked at. */
function guardCode(body: Body, arms: Matched, outer: number): { readonly made: Code; readonly gone: ReadonlySet<string> } {
  const before = new Set(body.flow?.gone);
  const bound = body.variables.slice(outer).map(({ id }) => id);
  const made = whileFrozen(body, [...bound, ...lendersOf(arms.place)], arms.mode === 'ref mut' ? 'untouchable' : 'may be read', () => body.make.condition(body));
  return { made, gone: new Set([...(body.flow?.gone ?? [])].filter((key) => !before.has(key))) };
}

function leavingArm(body: Body): Code | null {
  const { loopFloor } = body;
  const way = wayOut(body);
  if (way === null || body.flow === null) return null;
  body.loopFloor = way.floor;
  const made = way.leave();
  body.loopFloor = loopFloor;
  return alsoCalled(made, 'arm that leaves');
}

/** A match whose arms are blocks. */
export function matchStatement(body: Body): Code {
  return matchCode(body, 'match', () => code('', block(body, 1 + body.random.below(2))));
}
