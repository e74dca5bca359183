/** Statements: declarations in all forms, assignments, branches, and uses of what is there. */
import { type Body, declare, freshName, hidingName, inScope, spendMistake } from './body.ts';
import { block, fork, ifCode, wayOut } from './branches.ts';
import { callClosure, consumeStatement, useStatement } from './calls.ts';
import { closureStatement } from './closures.ts';
import { alsoCalled, code, type Code, EMPTY, type Piece } from './code.ts';
import { copyFlow, joinFlows } from './flow.ts';
import { loopStatement } from './loops.ts';
import { anySubject, matchStatement, refutableSubject, subjectCode } from './matches.ts';
import { irrefutablePattern, refutablePattern } from './patterns.ts';
import { allPlaces, isAssignable, isReadable, noteAssigned, noteTaken, type Place } from './places.ts';
import { referenceStatement } from './references.ts';
import { hasReference, isCopy, isNumber, type Term, termText } from './terms.ts';
import { takenPlace } from './values.ts';
import { generateTerm } from './world.ts';

const DEEPEST_BLOCK = 3;

/** So many statements, fewer if nothing behind them could be reached. */
export function statements(body: Body, count: number): Code[] {
  const lines: Code[] = [];
  for (let index = 0; index < count && body.flow !== null && body.budget > 0; index += 1) {
    body.budget -= 1;
    lines.push(...statement(body));
  }
  return lines;
}

function statement(body: Body): Code[] {
  const { random } = body;
  const isDeep = body.depth >= DEEPEST_BLOCK;
  const one = (made: Code): Code[] => [made];
  return random.weighted<() => Code[]>([
    [5, () => one(letStatement(body))],
    [1, () => lateDeclaration(body)],
    [1.6, () => one(patternStatement(body))],
    [0.9, () => one(letElse(body))],
    [3, () => one(assignment(body))],
    [0.8, () => one(compoundAssignment(body))],
    [7, () => one(useStatement(body))],
    [1.4, () => takeAndGiveBack(body)],
    [isDeep ? 0 : 2.2, () => one(ifStatement(body))],
    [isDeep ? 0 : 1.5, () => one(ifLet(body))],
    [isDeep ? 0 : 1.5, () => one(matchStatement(body))],
    [isDeep ? 0 : 1.9, () => one(loopStatement(body))],
    [isDeep ? 0 : 0.4, () => one(code('block', block(body, 2, false)))],
    [1.6, () => one(referenceStatement(body))],
    [1.2, () => one(closureStatement(body))],
    [body.variables.some(({ term }) => term.kind === 'closure') ? 6 : 0, () => one(closureCall(body))],
    [0.3, () => one(ignoring(body))],
    [0.5, () => doubleDrop(body)],
  ])();
}

/** A type worth having: often one that is already there. */
export function someTerm(body: Body): Term {
  const { random } = body;
  const known = body.variables.map(({ term }) => term).filter((term) => !hasReference(term));
  if (known.length > 0 && random.chance(0.45)) return random.pick(known as [Term, ...Term[]]);
  return random.chance(0.1) && body.parameters.length > 0 ? random.pick(body.parameters as [Term, ...Term[]]) : generateTerm(random, body.world.declarations, 2);
}

export function letStatement(body: Body): Code {
  const { random } = body;
  const term = someTerm(body);
  const isAnnotated = random.chance(0.45);
  const given = random.chance(0.3) ? takenPlace(body, term, 0.3) ?? body.make.value(body, term, isAnnotated) : body.make.value(body, term, isAnnotated);
  const name = hidingName(body);
  const isShadowing = body.variables.some((variable) => variable.name === name);
  const isMutable = random.chance(0.5);
  declare(body, { name, term, isMutable, lenders: [], lendsExclusively: false });
  const names = ['let', ...(isMutable ? ['let mut'] : []), ...(isAnnotated ? ['annotated let'] : []), ...(isShadowing ? ['shadowing'] : [])];
  return code(names.join('|'), `let ${isMutable ? 'mut ' : ''}${name}${isAnnotated ? `: ${termText(term)}` : ''} = `, given, ';');
}

/** `let x: T;`, assigned later: at once, on all ways, on some, or not. */
function lateDeclaration(body: Body): Code[] {
  const { random } = body;
  const term = someTerm(body);
  const isMutable = random.chance(0.3);
  const name = freshName(body);
  const variable = declare(body, { name, term, isMutable, lenders: [], lendsExclusively: false }, false);
  const line = code('let without a value', `let ${isMutable ? 'mut ' : ''}${name}: ${termText(term)};`);
  // Nothing is assigned where another variable has hidden this one, or where no path arrives.
  const assign = (): Code[] => {
    if (body.flow === null || !allPlaces(body).some((place) => place.variable === variable)) return [];
    const given = body.make.value(body, term, true);
    const place = allPlaces(body).find((each) => each.variable === variable);
    if (place !== undefined) noteAssigned(body, place);
    return [code('late assignment', `${name} = `, given, ';')];
  };
  switch (random.weighted([[3, 'once'], [3, 'both'], [2, 'some'], [1, 'not yet']] as const)) {
    case 'once':
      return [line, ...body.make.statements(body, random.below(2)), ...assign()];
    case 'both': {
      const condition = body.make.condition(body);
      const [then, otherwise] = fork(body, [() => inScope(body, () => ({ lines: assign() })), () => inScope(body, () => ({ lines: [...body.make.statements(body, 1), ...assign()] }))]);
      return [line, ifCode('if|if else|assigned on both ways', condition, then ?? { lines: [] }, otherwise ?? null)];
    }
    case 'some': {
      const condition = body.make.condition(body);
      const [then] = fork(body, [() => inScope(body, () => ({ lines: assign() })), () => ({ lines: [] })]);
      return [line, ifCode('if|assigned on one way', condition, then ?? { lines: [] }, null)];
    }
    case 'not yet':
      return [line];
  }
}

/** `let PATTERN = e;` */
function patternStatement(body: Body): Code {
  const { made, arms } = subjectCode(body, anySubject(body));
  const before = body.variables;
  const pattern = irrefutablePattern(body, arms);
  const isNew = body.variables !== before;
  return alsoCalled(code('let with a pattern', 'let ', pattern, ' = ', made, ';'), ...(isNew ? ['let'] : ['pattern without a name']));
}

function letElse(body: Body): Code {
  const { made, arms } = subjectCode(body, refutableSubject(body));
  const start = body.flow;
  const { variables } = body;
  let leaving: { readonly lines: readonly Code[] } = { lines: [] };
  const [, pattern] = fork(body, [
    () => {
      leaving = inScope(body, () => {
        const way = wayOut(body);
        const { loopFloor } = body;
        if (way !== null) body.loopFloor = way.floor;
        const lines = body.make.statements(body, body.random.below(2));
        if (body.flow !== null) lines.push(way === null ? code('panic!', 'panic!("else");') : code('', way.leave(), ';'));
        body.loopFloor = loopFloor;
        body.flow = null;
        return { lines };
      });
      return EMPTY;
    },
    () => refutablePattern(body, arms),
  ]);
  if (start === null) body.variables = variables;
  return code('let else', 'let ', pattern?.constructs.includes('or-pattern') ? code('', '(', pattern, ')') : (pattern ?? '_'), ' = ', made, ' else ', leaving, ';');
}

/** `_ = place` and `let _ = place` do not take it. */
function ignoring(body: Body): Code {
  const places = allPlaces(body).filter((place) => isReadable(body, place) && place.term.kind !== 'closure');
  const [first, ...rest] = places;
  if (first === undefined) return consumeStatement(body);
  return code('let _ = place', `let _ = ${body.random.pick([first, ...rest]).text};`);
}

export function assignment(body: Body): Code {
  const { random } = body;
  const places = allPlaces(body).filter((place) => !hasReference(place.term) && place.term.kind !== 'closure');
  const isWrong = spendMistake(body, 0.25);
  const [first, ...rest] = places.filter((place) => (isWrong ? isWronglyAssigned(body, place) : isAssignable(body, place)));
  if (first === undefined) return letStatement(body);
  const place = random.pick([first, ...rest]);
  const given = body.make.value(body, place.term, true);
  // The value may have taken what leads to the place.
  if (!isWrong && !isAssignable(body, place)) return keep(body, place.term, given);
  noteAssigned(body, place);
  return code(`${assignmentName(place)}${place.construct === null ? '' : `|${place.construct}`}`, `${place.text} = `, given, ';');
}

/** What was meant for a place that is no longer there. */
function keep(body: Body, term: Term, given: Code): Code {
  const { name } = declare(body, { name: freshName(body), term, isMutable: false, lenders: [], lendsExclusively: false });
  return code('let|annotated let', `let ${name}: ${termText(term)} = `, given, ';');
}

function isWronglyAssigned(body: Body, place: Place): boolean {
  return !isAssignable(body, place) && !body.frozen.has(place.variable.id) && body.flow?.ended.has(place.variable.id) === false;
}

function assignmentName({ access, text, variable }: Place): string {
  if (text === variable.name) return 'assignment';
  return access === 'owned' ? 'assignment to a part' : 'assignment through a reference';
}

/** The right side comes first, so the place has to outlive it. */
function compoundAssignment(body: Body): Code {
  const { random } = body;
  const isWrong = spendMistake(body, 0.2);
  const places = allPlaces(body).filter(({ term }) => isNumber(term));
  const [first, ...rest] = places.filter((place) => (isWrong ? isWronglyAssigned(body, place) : isAssignable(body, place) && isReadable(body, place)));
  if (first === undefined) return assignment(body);
  const place = random.pick([first, ...rest]);
  const given = body.make.value(body, place.term, true);
  if (!isWrong && !(isAssignable(body, place) && isReadable(body, place))) return keep(body, place.term, given);
  noteAssigned(body, place);
  return code(`compound assignment${place.construct === null ? '' : `|${place.construct}`}`, `${place.text} ${random.pick(['+=', '-=', '*=', '|='])} `, given, ';');
}

/** `consume(x); x = make();` or `x = id(x);`: right even where the loop turns again. */
function takeAndGiveBack(body: Body): Code[] {
  const { random } = body;
  const { loopFloor } = body;
  body.loopFloor = 0;
  const places = allPlaces(body).filter((place) => !isCopy(place.term) && !hasReference(place.term) && place.term.kind !== 'closure' && place.isWritable && place.access === 'owned' && place.obstacle === 'none' && isReadable(body, place) && isAssignable(body, place));
  const [first, ...rest] = places;
  body.loopFloor = loopFloor;
  if (first === undefined) return [useStatement(body)];
  const place = random.pick([first, ...rest]);
  noteTaken(body, place);
  const isWhole = place.text === place.variable.name;
  const name = isWhole ? 'moved and given back' : 'part moved and given back';
  const names = `${name}${place.construct === null ? '' : `|${place.construct}`}`;
  if (random.chance(0.4)) {
    noteAssigned(body, place);
    return [code(names, `${place.text} = id(${place.text});`)];
  }
  const taken = code('call by value', `consume(${place.text});`);
  if (!isWhole && random.chance(0.4) && body.mistakes > 0) return [taken];
  const given = body.make.value(body, place.term, true);
  if (!isAssignable(body, place)) return [taken, keep(body, place.term, given)];
  noteAssigned(body, place);
  return [taken, code(names, `${place.text} = `, given, ';')];
}

function ifStatement(body: Body): Code {
  const { random } = body;
  const condition = body.make.condition(body);
  const count = (): number => 1 + random.below(2);
  if (random.chance(0.4)) {
    const [then] = fork(body, [() => block(body, count()), () => null]);
    return ifCode('if', condition, then ?? { lines: [] }, null);
  }
  const isChain = random.chance(0.3);
  const [then, otherwise] = fork<Piece>(body, [() => block(body, count()), () => (isChain ? elseIf(body, count()) : block(body, count()))]);
  if (then === undefined || typeof then === 'string' || 'pieces' in then || otherwise === undefined) throw new Error('Two branches give two blocks');
  return ifCode(isChain ? 'if|else if' : 'if|if else', condition, then, otherwise);
}

function elseIf(body: Body, count: number): Code {
  const condition = body.make.condition(body);
  const [then, otherwise] = fork(body, [() => block(body, count), () => (body.random.chance(0.5) ? block(body, count) : null)]);
  return ifCode('if', condition, then ?? { lines: [] }, otherwise ?? null);
}

function ifLet(body: Body): Code {
  const { random } = body;
  const { made, arms } = subjectCode(body, refutableSubject(body));
  const isChain = random.chance(0.15);
  let pattern: Piece = '_';
  let chained: readonly Piece[] = [];
  let bound: Body['flow'] = null;
  const [then, otherwise] = fork<Piece | null>(body, [
    () =>
      inScope(body, () => {
        pattern = refutablePattern(body, arms);
        if (isChain) {
          chained = [' && ', body.make.condition(body)];
          bound = body.flow === null ? null : copyFlow(body.flow);
        }
        return block(body, 1 + random.below(2));
      }),
    () => (random.chance(0.5) && !isChain ? block(body, 1 + random.below(2)) : null),
  ]);
  // What the pattern took stays taken where the condition behind it fails.
  body.flow = joinFlows([body.flow, bound]);
  const names = ['if let', ...(isChain ? ['let chain'] : []), ...(otherwise == null ? [] : ['if let else'])];
  return code(names.join('|'), 'if let ', pattern, ' = ', made, ...chained, ' ', then ?? { lines: [] }, ...(otherwise == null ? [] : [' else ', otherwise]));
}

function closureCall(body: Body): Code {
  const [first, ...rest] = body.variables.filter(({ term }) => term.kind === 'closure');
  const call = first === undefined ? null : callClosure(body, body.random.pick([first, ...rest]));
  return call === null ? useStatement(body) : code('', call, ';');
}

function doubleDrop(body: Body): Code[] {
  if (!spendMistake(body, 0.7)) return [useStatement(body)];
  const places = allPlaces(body).filter((place) => !isCopy(place.term) && place.obstacle === 'none' && place.access === 'owned' && !place.key.includes('.') && place.term.kind !== 'closure' && isReadable(body, place) && !body.frozen.has(place.variable.id));
  const [first, ...rest] = places;
  if (first === undefined) return [useStatement(body)];
  const place = body.random.pick([first, ...rest]);
  noteTaken(body, place);
  const line = code('drop|drop twice', `drop(${place.text});`);
  const between = body.make.statements(body, body.random.below(2));
  return body.flow === null ? [line, ...between] : [line, ...between, line];
}
