/** Paths that part and meet again, the ends of paths, and blocks that are given a value. */
import { type Body, inScope, type Target } from './body.ts';
import { type Block, code, type Code, guarded, type Piece, withSimpler } from './code.ts';
import { copyFlow, joinFlows } from './flow.ts';
import { type Term, termText, UNIT } from './terms.ts';

/** Each action from the same flow; then where their ends meet. */
export function fork<T>(body: Body, actions: readonly (() => T)[]): T[] {
  const before = body.flow;
  const ends: (Body['flow'])[] = [];
  const results = actions.map((action) => {
    body.flow = before === null ? null : copyFlow(before);
    const result = action();
    ends.push(body.flow);
    return result;
  });
  body.flow = joinFlows(ends);
  return results;
}

/** An action that may happen or not. */
export function perhaps<T>(body: Body, action: () => T): T {
  const [result] = fork<T | null>(body, [action, () => null]);
  return result as T;
}

/** A block of statements; if `mayLeave`, sometimes one whose end leaves the loop or the function. */
export function block(body: Body, count: number, mayLeave = true): Block {
  return inScope(body, () => {
    const way = mayLeave && body.random.chance(0.3) ? wayOut(body) : null;
    const { loopFloor } = body;
    if (way !== null) body.loopFloor = way.floor;
    const lines = body.make.statements(body, count);
    if (way !== null && body.flow !== null) lines.push(code('', way.leave(), ';'));
    body.loopFloor = loopFloor;
    return { lines };
  });
}

/** Statements whose end is reached: none, if those that were written leave on every way. */
export function passableStatements(body: Body, count: number): Code[] {
  const before = body.flow === null ? null : copyFlow(body.flow);
  const exits = body.targets.map((target) => target.exits.length);
  const { variables } = body;
  const lines = body.make.statements(body, count);
  if (body.flow !== null) return lines;
  body.flow = before;
  body.variables = variables;
  body.targets.forEach((target, index) => target.exits.splice(exits[index] ?? 0));
  return [];
}

/** Statements and a value behind them. */
export function valueBlock(body: Body, term: Term, isKnown: boolean, count: number): Block {
  return inScope(body, () => {
    const lines = passableStatements(body, count);
    return { lines: [...lines, body.make.value(body, term, isKnown)] };
  });
}

interface WayOut {
  /** Variables with a smaller number are not missed on this way. */
  readonly floor: number;
  /** Without a semicolon: an expression of any type. */
  readonly leave: () => Code;
}

/** A way to leave from here: a jump, a return, or a call that does not come back. */
export function wayOut(body: Body): WayOut | null {
  const { random } = body;
  // Without a label only the innermost can be left, and only a loop.
  const loops = body.targets.filter((target) => target.isLoop && (target.label !== null || target === body.targets.at(-1)));
  const target = loops.length > 0 && random.chance(0.8) ? random.pick(loops as [Target, ...Target[]]) : null;
  if (target !== null && random.chance(target.label === null ? 0.75 : 0.5)) return { floor: target.outerFloor, leave: () => breakTo(body, target) };
  if (target !== null) return { floor: body.loopFloor, leave: () => continueTo(body, target) };
  if (body.result === null || random.chance(0.25)) {
    return {
      floor: 0,
      leave: () => {
        body.flow = null;
        return random.weighted([[2, code('panic!', 'panic!("no")')], [1, code('call of fn -> !', 'fail()')], [1, code('std::process::exit', 'std::process::exit(1)')]]);
      },
    };
  }
  const { result } = body;
  return { floor: 0, leave: () => returnFrom(body, result) };
}

export function breakTo(body: Body, target: Target): Code {
  const given = target.value === null ? null : body.make.value(body, target.value, target.isKnown);
  if (body.flow !== null) target.exits.push(copyFlow(body.flow));
  body.flow = null;
  const isInnermost = target.isLoop && body.targets.at(-1) === target;
  const label = target.label !== null && (!isInnermost || body.random.chance(0.3)) ? ` ${target.label}` : '';
  const name = label === '' ? 'break' : 'labelled break';
  return given === null ? code(name, `break${label}`) : withSimpler(code(`${name}|break value`, `break${label} `, guarded(given)), code('', `break make::<${termText(target.value ?? UNIT)}>()`));
}

function continueTo(body: Body, target: Target): Code {
  body.flow = null;
  const isInnermost = body.targets.at(-1) === target;
  const label = target.label !== null && (!isInnermost || body.random.chance(0.7)) ? ` ${target.label}` : '';
  return code(label === '' ? 'continue' : 'labelled continue', `continue${label}`);
}

export function returnFrom(body: Body, result: Term): Code {
  const isUnit = result.kind === 'primitive' && result.name === '()';
  const given = isUnit ? null : body.make.value(body, result, true);
  body.flow = null;
  return given === null ? code('return', 'return') : code('return', 'return ', given);
}

/** `if c { .. } else { .. }` around pieces that stand for the branches. */
export function ifCode(construct: string, condition: Piece, then: Block, otherwise: Piece | null): Code {
  return otherwise === null ? code(construct, 'if ', condition, ' ', then) : code(construct, 'if ', condition, ' ', then, ' else ', otherwise);
}
