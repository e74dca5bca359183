/** Blocks, branches, matches and loops as values. */
import { type Body, freshId, inScope, type Target } from './body.ts';
import { breakTo, fork, ifCode, passableStatements, valueBlock } from './branches.ts';
import { code, type Code } from './code.ts';
import { joinFlows } from './flow.ts';
import { enterLoop } from './loops.ts';
import { matchCode } from './matches.ts';
import type { Term } from './terms.ts';

export function controlValue(body: Body, term: Term, isKnown: boolean): Code {
  const { random } = body;
  return random.weighted<() => Code>([
    [3, () => ifValue(body, term, isKnown)],
    [3, () => matchCode(body, 'match as value', () => arm(body, term, isKnown))],
    [1.5, () => code('block as value', valueBlock(body, term, isKnown, 1 + random.below(2)))],
    [1.5, () => loopValue(body, term, isKnown)],
    [1, () => labelledBlock(body, term, isKnown)],
  ])();
}

function arm(body: Body, term: Term, isKnown: boolean): Code {
  if (body.random.chance(0.6)) return body.make.value(body, term, isKnown);
  return code('', valueBlock(body, term, isKnown, 1));
}

function ifValue(body: Body, term: Term, isKnown: boolean): Code {
  const condition = body.make.condition(body);
  const [then, otherwise] = fork(body, [() => valueBlock(body, term, isKnown, body.random.below(2)), () => valueBlock(body, term, isKnown, body.random.below(2))]);
  if (then === undefined || otherwise === undefined) throw new Error('Two branches give two blocks');
  return ifCode('if as value', condition, then, otherwise);
}

/** `loop { .. break value; }` */
function loopValue(body: Body, term: Term, isKnown: boolean): Code {
  const label = body.random.chance(0.3) ? `'l${freshId(body)}` : null;
  const { loop, target } = enterLoop(body, label, { term, isKnown }, () =>
    inScope(body, () => {
      const lines = passableStatements(body, 1);
      const { loopFloor } = body;
      const own = body.targets.at(-1);
      body.loopFloor = own?.outerFloor ?? loopFloor;
      if (own !== undefined) lines.push(code('', breakTo(body, own), ';'));
      body.loopFloor = loopFloor;
      return { lines };
    }),
  );
  body.flow = joinFlows(target.exits);
  return code('loop as value', `${label === null ? '' : `${label}: `}loop `, loop);
}

/** `'a: { if c { break 'a value; } value }` */
function labelledBlock(body: Body, term: Term, isKnown: boolean): Code {
  const label = `'b${freshId(body)}`;
  const target: Target = { label, isLoop: false, value: term, isKnown, exits: [], outerFloor: body.loopFloor };
  const before = body.targets;
  body.targets = [...before, target];
  const made = inScope(body, () => {
    const condition = body.make.condition(body);
    const [early] = fork(body, [() => ({ lines: [code('', breakTo(body, target), ';')] }), () => ({ lines: [] })]);
    const lines = [code('', 'if ', condition, ' ', early ?? { lines: [] })];
    return { lines: [...lines, ...passableStatements(body, 1), body.make.value(body, term, isKnown)] };
  });
  body.targets = before;
  body.flow = joinFlows([body.flow, ...target.exits]);
  return code('labelled block', `${label}: `, made);
}
