/**
 * `match` as a sequence of decisions: a head reads what its arms' patterns test and branches to them, up to the first arm with a
 * guard, whose failure leads to the next head. The last arm always matches, since matches are exhaustive.
 * In a guard, what the pattern binds by value is seen through a shared reference; it is bound once the guard holds.
 */
import type { MatchNode } from '../types/index.ts';
import { branch, type Builder, type Destination, diverge, type DraftBlock, emit, endOf, goto, moveCause, newBlock, type Scope, startBlock } from './builder.ts';
import type { PlaceId } from './graph.ts';
import { type BindingPattern, bindingsOf, bindOne, bindPattern, finishBindings, isRefutable, type Looked, noteLookedAt, startBindings, testPattern, walkBindings } from './patterns.ts';
import { pathOf, project } from './places.ts';
import { inScope } from './scopes.ts';
import { destinationOf, finishTemporary, startTemporary, store, type Temporary } from './temporaries.ts';
import { referenceTo } from './type-facts.ts';

type Arm = MatchNode['arms'][number];

/** What is matched on. What was read to decide about one arm is known when the next ones are tried. */
interface Matched extends Looked {
  readonly place: PlaceId;
}

export function lowerMatch(builder: Builder, match: MatchNode, destination: Destination | null): void {
  const { arms, range, scrutinee } = match;
  const matched: Matched = { place: builder.lower.place(scrutinee), range: scrutinee.range, isMatch: true, seen: new Set() };
  noteLookedAt(builder, matched.place, matched.range);
  if (arms.length === 0) {
    diverge(builder, range);
    return;
  }
  const isLookedAt = arms.some(({ pattern }) => isRefutable(pattern) || bindingsOf(pattern).length > 0);
  if (isLookedAt && arms.some(({ guard }) => guard !== null)) guardBoxes(builder, matched);
  const join = newBlock(builder);
  for (let first = 0; first < arms.length; ) {
    const group = groupFrom(arms, first);
    const next = lowerHead(builder, group, first + group.length < arms.length, matched, (arm, failed) => {
      lowerArm(builder, arm, matched, failed, destination);
      goto(builder, join);
    });
    startBlock(builder, next, null);
    first += group.length;
  }
  // Behind the last arm: no value comes here.
  diverge(builder, null);
  startBlock(builder, join, range);
}

/** While guards run nothing may change what was matched on, so the boxes that lead there are held as a whole: a part must not be missing. */
function guardBoxes(builder: Builder, { place, range }: Matched): void {
  for (const { parent, projection } of pathOf(builder.places, place)) {
    if (parent !== null && projection?.kind === 'dereference' && projection.through === 'box') emit(builder, { kind: 'read', place: parent, range, why: 'value' });
  }
}

/** The arms that one head decides between: up to the first with a guard, or the first that always matches. */
function groupFrom(arms: readonly Arm[], first: number): readonly Arm[] {
  const end = arms.findIndex((arm, index) => index >= first && (arm.guard !== null || !isRefutable(arm.pattern)));
  return arms.slice(first, end === -1 ? undefined : end + 1);
}

/** Branches to the arms and lowers them. Gives the block for what matches none of them. */
function lowerHead(builder: Builder, group: readonly Arm[], hasMore: boolean, matched: Matched, lower: (arm: Arm, failed: DraftBlock) => void): DraftBlock {
  const next = newBlock(builder);
  const targets = group.map((arm) => {
    testPattern(builder, arm.pattern, matched.place, matched);
    return { arm, block: newBlock(builder) };
  });
  const last = group.at(-1);
  const mayMiss = hasMore && last !== undefined && isRefutable(last.pattern);
  branch(builder, [
    ...targets.map(({ arm, block }) => ({ block, label: 'arm' as const, range: arm.pattern.range })),
    ...(mayMiss ? [{ block: next, label: 'arm' as const, range: null }] : []),
  ]);
  for (const { arm, block } of targets) {
    startBlock(builder, block, null);
    lower(arm, next);
  }
  return next;
}

function lowerArm(builder: Builder, arm: Arm, matched: Matched, failed: DraftBlock, destination: Destination | null): void {
  inScope(builder, endOf(arm.value.range), true, (scope) => {
    if (arm.guard === null) bindPattern(builder, arm.pattern, matched.place, scope, matched.range);
    else lowerGuarded(builder, arm, matched, scope, failed);
    builder.lower.into(arm.value, destination);
  });
}

function lowerGuarded(builder: Builder, { pattern, guard }: Arm, { place, range }: Matched, scope: Scope, failed: DraftBlock): void {
  if (guard === null) return;
  const locals = startBindings(builder, pattern, scope);
  const views = new Map<number, Temporary>();
  for (const local of bindingsOf(pattern, 'value')) {
    const known = builder.body.locals[local];
    if (known !== undefined) views.set(local, startTemporary(builder, referenceTo(known.type, false), known.range, scope));
  }
  walkBindings(builder, pattern, place, (binding, bound) => viewOrBind(builder, binding, { place: bound, range }, views.get(binding.local)));
  for (const view of views.values()) finishTemporary(builder, view);
  builder.lower.condition(guard, { block: failed, depth: builder.scopes.length - 1, label: 'arm', range: endOf(guard.range) }, 'arm');
  for (const local of locals) builder.aliases.delete(local);
  walkBindings(builder, pattern, place, (binding, bound) => {
    if (binding.mode === 'value') bindOne(builder, binding, bound, range);
  });
  finishBindings(builder, locals, scope);
}

/** References are bound before the guard; what is bound by value is looked at through a reference until then. */
function viewOrBind(builder: Builder, binding: BindingPattern, { place, range: matched }: Pick<Matched, 'place' | 'range'>, view: Temporary | undefined): void {
  if (binding.mode !== 'value' || view === undefined) {
    bindOne(builder, binding, place, matched);
    return;
  }
  const { range } = binding;
  const known = builder.body.locals[binding.local];
  if (known === undefined) return;
  const destination = { ...destinationOf(view.place, range), cause: moveCause('pattern') };
  store(builder, destination, { kind: 'borrow', place, borrow: 'shared', isImplicit: true, isTwoPhase: false, range, usage: 'pattern' }, range, referenceTo(known.type, false));
  builder.aliases.set(binding.local, project(builder.places, view.place, { kind: 'dereference', through: 'reference' }, known.type));
}
