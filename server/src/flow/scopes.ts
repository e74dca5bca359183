/**
 * Scopes and what ends with them: locals and temporaries in reverse order of their declaration (O11), on every edge that
 * leaves a scope. A local's storage is scheduled when it begins, its drop once it has a value, so that an edge out of its
 * initialiser does not drop what does not exist yet. In dead code nothing is dropped.
 */
import type { TextRange } from '../base/ranges.ts';
import { type Builder, emit, isDead, type Scheduled, type Scope, typeOfLocal } from './builder.ts';
import type { FlowLocalId, FlowStatement, Operand, Value } from './graph.ts';
import { draftPlace, placeOfLocal } from './places.ts';

type DropReason = (FlowStatement & { readonly kind: 'drop' })['why'];

/** Runs `inside` in a scope of its own and ends the scope. */
export function inScope(builder: Builder, end: TextRange, holdsTemporaries: boolean, inside: (scope: Scope) => void): void {
  const scope = openScope(builder, end, holdsTemporaries);
  inside(scope);
  closeScope(builder);
}

export function openScope(builder: Builder, end: TextRange, holdsTemporaries: boolean): Scope {
  const scope: Scope = { entries: [], end, holdsTemporaries };
  builder.scopes.push(scope);
  return scope;
}

/** The flow runs off the innermost scope's end. */
export function closeScope(builder: Builder): void {
  leaveScopes(builder, builder.scopes.length - 1, null, null);
  builder.scopes.pop();
}

/** Where temporaries go by default. */
export function temporaryScope(builder: Builder): Scope {
  const scope = builder.scopes.findLast((each) => each.holdsTemporaries);
  if (scope === undefined) throw new Error('A temporary outside of every scope');
  return scope;
}

/**
 * Ends what the scopes above `depth` hold, on an edge out of them; the scopes stay open for the other edges.
 * @param why `null`: the ordinary end of each scope.
 * @param range `null`: where each scope ends in the text.
 */
export function leaveScopes(builder: Builder, depth: number, why: DropReason | null, range: TextRange | null): void {
  if (isDead(builder)) return;
  for (let index = builder.scopes.length - 1; index >= depth; index -= 1) {
    const scope = builder.scopes[index];
    if (scope === undefined) continue;
    for (let entry = scope.entries.length - 1; entry >= 0 && !builder.budget.isExhausted; entry -= 1) {
      const scheduled = scope.entries[entry];
      if (scheduled !== undefined) endOne(builder, scope, scheduled, why, range ?? scope.end);
    }
  }
}

/** Whether leaving the scopes above `depth` does anything. */
export function holdsAnything(builder: Builder, depth: number): boolean {
  return builder.scopes.slice(depth).some((scope) => scope.entries.length > 0);
}

/** The local's storage begins here and ends with `scope`. */
export function beginStorage(builder: Builder, local: FlowLocalId, scope: Scope): void {
  emit(builder, { kind: 'storage-live', local });
  if (!isDead(builder)) scope.entries.push({ local, what: 'storage' });
}

/** From here on the local holds a value, which is dropped with `scope`. */
export function scheduleDrop(builder: Builder, local: FlowLocalId, scope: Scope): void {
  if (!isDead(builder) && builder.facts.needsDrop(typeOfLocal(builder, local))) scope.entries.push({ local, what: 'value' });
}

/** A temporary that was moved on every path has nothing to drop; it need not be said. */
export function forgetMoved(builder: Builder, value: Value): void {
  for (const operand of operandsOf(value)) {
    if (operand.kind !== 'move') continue;
    const place = draftPlace(builder.places, operand.place);
    if (place.parent !== null || builder.locals[place.local]?.kind !== 'temporary') continue;
    forgetDrop(builder, place.local);
  }
}

function forgetDrop(builder: Builder, local: FlowLocalId): void {
  for (let depth = builder.scopes.length - 1; depth >= 0; depth -= 1) {
    const entries = builder.scopes[depth]?.entries ?? [];
    const index = entries.findLastIndex((entry) => entry.local === local && entry.what === 'value');
    if (index === -1) continue;
    entries.splice(index, 1);
    return;
  }
}

export function operandsOf(value: Value): readonly Operand[] {
  switch (value.kind) {
    case 'use':
      return [value.operand];
    case 'borrow':
      return [];
    case 'make':
    case 'call':
      return value.operands;
  }
}

function endOne(builder: Builder, scope: Scope, { local, what }: Scheduled, why: DropReason | null, range: TextRange): void {
  if (what === 'storage') {
    emit(builder, { kind: 'storage-dead', local });
    return;
  }
  const ordinary = scope.holdsTemporaries && builder.locals[local]?.kind === 'temporary' ? 'temporary' : 'scope-end';
  emit(builder, { kind: 'drop', place: placeOfLocal(builder.places, local, typeOfLocal(builder, local)), why: why ?? ordinary, range });
}
