/** Loops: what holds inside, what turns again, and where they are left. */
import { type Body, declare, freshId, freshName, inScope, type Target, whileFrozen } from './body.ts';
import { block, breakTo, perhaps } from './branches.ts';
import { usablePlaces } from './calls.ts';
import { type Block, code, type Code, guarded, type Piece } from './code.ts';
import { copyFlow, joinFlows } from './flow.ts';
import { refutableSubject, subjectCode } from './matches.ts';
import { bindPattern, refutablePattern } from './patterns.ts';
import { allPlaces, lendersOf, noteLent, noteRead, noteTaken } from './places.ts';
import { hasReference, reference, type Term, USIZE, vector } from './terms.ts';

/** Writes a loop's inside: what lies outside may not be moved, and references to it are either left alone or no longer used. */
export function enterLoop<T>(body: Body, label: string | null, value: { readonly term: Term; readonly isKnown: boolean } | null, action: () => T): { readonly loop: T; readonly target: Target } {
  const { targets, loopFloor, frozen, variables } = body;
  const target: Target = { label, isLoop: true, value: value?.term ?? null, isKnown: value?.isKnown === true, exits: [], outerFloor: loopFloor };
  for (const variable of variables) {
    if (variable.lenders.length === 0 || body.flow?.ended.has(variable.id) !== false) continue;
    if (body.random.chance(0.6)) body.flow.ended.add(variable.id);
    else body.frozen = new Map([...body.frozen, ...variable.lenders.map((id) => [id, variable.lendsExclusively || body.frozen.get(id) === 'untouchable' ? 'untouchable' : 'may be read'] as const)]);
  }
  body.targets = [...targets, target];
  body.loopFloor = body.nextId;
  const loop = action();
  body.targets = targets;
  body.loopFloor = loopFloor;
  body.frozen = frozen;
  return { loop, target };
}

export function loopStatement(body: Body): Code {
  const { random } = body;
  const label = random.chance(0.35) ? `'l${freshId(body)}` : null;
  return random.weighted<() => Code>([
    [2, () => whileLoop(body, label)],
    [2, () => endlessLoop(body, label)],
    [1.5, () => rangeLoop(body, label)],
    [6, () => elementLoop(body, label)],
    [2, () => whileLetLoop(body, label)],
  ])();
}

function prefix(label: string | null): string {
  return label === null ? '' : `${label}: `;
}

function inside(body: Body): Block {
  return block(body, 1 + body.random.below(3), true);
}

function whileLoop(body: Body, label: string | null): Code {
  let condition: Code = code('', 'coin()');
  const { loop, target } = enterLoop(body, label, null, () => {
    condition = withoutTargets(body, () => body.make.condition(body));
    return perhaps(body, () => inside(body));
  });
  body.flow = joinFlows([body.flow, ...target.exits]);
  return code(`while${label === null ? '' : '|label'}`, `${prefix(label)}while `, condition, ' ', loop);
}

/** A loop's own condition cannot leave it without a label. */
function withoutTargets<T>(body: Body, action: () => T): T {
  const { targets } = body;
  body.targets = [];
  const result = action();
  body.targets = targets;
  return result;
}

/** `loop` with at least one break. */
function endlessLoop(body: Body, label: string | null): Code {
  const { loop, target } = enterLoop(body, label, null, () =>
    inScope(body, () => {
      const first = body.make.statements(body, body.random.below(2));
      const own = body.targets.at(-1);
      if (body.flow === null || own === undefined) return { lines: first };
      const condition = body.make.condition(body);
      const before = body.flow;
      const { loopFloor } = body;
      body.flow = before === null ? null : copyFlow(before);
      body.loopFloor = own.outerFloor;
      const leaving = inScope(body, () => {
        const lines = body.make.statements(body, body.random.below(2));
        return body.flow === null ? lines : [...lines, code('', breakTo(body, own), ';')];
      });
      body.loopFloor = loopFloor;
      body.flow = before;
      const way = code('if', 'if ', condition, ' ', { lines: leaving });
      return { lines: [...first, way, ...body.make.statements(body, 1 + body.random.below(2))] };
    }),
  );
  body.flow = joinFlows(target.exits);
  return code(`loop${label === null ? '' : '|label'}`, `${prefix(label)}loop `, loop);
}

function rangeLoop(body: Body, label: string | null): Code {
  const isUsed = body.random.chance(0.7);
  const name = isUsed ? freshName(body) : '_';
  const { loop, target } = enterLoop(body, label, null, () =>
    perhaps(body, () =>
      inScope(body, () => {
        if (isUsed) declare(body, { name, term: USIZE, isMutable: false, lenders: [], lendsExclusively: false });
        return inside(body);
      }),
    ),
  );
  body.flow = joinFlows([body.flow, ...target.exits]);
  return code(`for over a range${label === null ? '' : '|label'}`, `${prefix(label)}for ${name} in 0..${isUsed ? '3usize' : '3'} `, loop);
}

/** Over a vector or an array: by value, `&` or `&mut`. */
function elementLoop(body: Body, label: string | null): Code {
  const { random } = body;
  const receiver = random.weighted([[4, 'value'], [3, 'shared'], [3, 'mutable']] as const);
  const places = allPlaces(body).filter(({ term }) => (term.kind === 'vector' || term.kind === 'array') && !hasReference(term));
  const [first, ...rest] = usablePlaces(body, receiver, places, true);
  if (first === undefined || random.chance(0.1)) return ownedElements(body, label);
  const place = random.pick([first, ...rest]);
  const element = place.term.kind === 'vector' || place.term.kind === 'array' ? place.term.element : place.term;
  const isOwned = receiver === 'value';
  if (isOwned) noteTaken(body, place);
  else if (receiver === 'mutable') noteLent(body, place);
  else noteRead(body, place);
  const term = isOwned ? element : reference(element, receiver === 'mutable');
  const run = (): Code => elements(body, label, term, `${{ value: '', shared: '&', mutable: '&mut ' }[receiver]}${place.text}`, isOwned ? [] : lendersOf(place), receiver === 'mutable');
  const made = isOwned ? run() : whileFrozen(body, lendersOf(place), receiver === 'mutable' ? 'untouchable' : 'may be read', run);
  return { ...made, constructs: [...made.constructs, `for in ${{ value: 'v', shared: '&v', mutable: '&mut v' }[receiver]}`, ...(place.construct === null ? [] : [place.construct])] };
}

function ownedElements(body: Body, label: string | null): Code {
  const element = body.random.pick([USIZE, ...body.variables.map(({ term }) => term).filter((term) => !hasReference(term))]);
  const source = guarded(body.make.value(body, vector(element), false));
  return elements(body, label, element, source, [], false);
}

function elements(body: Body, label: string | null, term: Term, source: Piece, lenders: readonly number[], isExclusive: boolean): Code {
  let pattern: Piece = '_';
  const { loop, target } = enterLoop(body, label, null, () =>
    perhaps(body, () =>
      inScope(body, () => {
        pattern = bindPattern(body, { term, lenders, isExclusive });
        return inside(body);
      }),
    ),
  );
  body.flow = joinFlows([body.flow, ...target.exits]);
  return code(`for over elements${label === null ? '' : '|label'}`, `${prefix(label)}for `, pattern, ' in ', source, ' ', loop);
}

/** `while let Some(x) = v.pop()`, or whatever else may not match. */
function whileLetLoop(body: Body, label: string | null): Code {
  let head: readonly Piece[] = [];
  const { loop, target } = enterLoop(body, label, null, () => {
    const subject = refutableSubject(body);
    const { made, arms } = withoutTargets(body, () => subjectCode(body, subject));
    return perhaps(body, () =>
      inScope(body, () => {
        const pattern = refutablePattern(body, arms);
        head = [pattern, ' = ', made];
        return inside(body);
      }),
    );
  });
  body.flow = joinFlows([body.flow, ...target.exits]);
  return code(`while let${label === null ? '' : '|label'}`, `${prefix(label)}while let `, ...head, ' ', loop);
}
