/**
 * Patterns as what they do to the place they look at: tests read tags and constants, bindings move, copy or borrow parts of it,
 * `_` does nothing at all. The place itself is not read: `match moved { _ => {} }` is fine.
 * Subpatterns bind before the name in front of `@`, which would otherwise take away what they look at.
 */
import type { TextRange } from '../base/ranges.ts';
import type { LocalId, TypedPattern } from '../types/index.ts';
import { branch, type Builder, emit, goto, moveCause, newBlock, placeOfSource, type Scope, startBlock, useOf } from './builder.ts';
import type { MoveCause, PlaceId, Value } from './graph.ts';
import { placeOfLocal, project } from './places.ts';
import { beginStorage, scheduleDrop } from './scopes.ts';
import { store } from './temporaries.ts';

export type BindingPattern = TypedPattern & { readonly kind: 'binding' };

/** The name alone, by value: what a `let` or a parameter writes into directly. */
export function isPlainBinding(pattern: TypedPattern): pattern is BindingPattern {
  return pattern.kind === 'binding' && pattern.mode === 'value' && pattern.subpattern === null;
}

/** Whether a value of the pattern's type may fail to match. `unknown` may. */
export function isRefutable(pattern: TypedPattern): boolean {
  switch (pattern.kind) {
    case 'wildcard':
      return false;
    case 'binding':
      return pattern.subpattern !== null && isRefutable(pattern.subpattern);
    case 'constant':
    case 'unknown':
      return true;
    case 'dereference':
      return isRefutable(pattern.target);
    case 'fields':
      return pattern.fields.some((field) => isRefutable(field.pattern));
    case 'variant':
      return !pattern.isOnly || pattern.fields.some((field) => isRefutable(field.pattern));
    case 'slice':
      return needsLength(pattern) || [...pattern.before, ...pattern.after].some(isRefutable);
    case 'or':
      return pattern.alternatives.every(isRefutable);
  }
}

/** The locals that the pattern binds, once each, in order of declaration. Alternatives share theirs. @param mode `null`: however they bind. */
export function bindingsOf(pattern: TypedPattern, mode: BindingPattern['mode'] | null = null): readonly LocalId[] {
  const found = new Set<LocalId>();
  collectBindings(pattern, mode, found);
  return [...found].toSorted((left, right) => left - right);
}

/** What patterns look at. */
export interface Looked {
  /** Where it is written: there tags are read. */
  readonly range: TextRange;
  /** Several patterns together: where one number decides between them, it is read there, too. */
  readonly isMatch: boolean;
  /** Places that were read for patterns before. */
  readonly seen: Set<PlaceId>;
}

/** Remembers what a pattern is matched against, for whoever makes the closure that this is the body of. */
export function noteLookedAt(builder: Builder, place: PlaceId, range: TextRange): void {
  if (builder.closure !== null) builder.lookedAt.push({ place, range });
}

/** Reads what decides whether the pattern matches. */
export function testPattern(builder: Builder, pattern: TypedPattern, place: PlaceId, looked: Looked): void {
  switch (pattern.kind) {
    case 'wildcard':
      return;
    case 'constant':
      readOnce(builder, place, 'pattern', looked.isMatch && isOneOfMany(pattern) ? looked : { ...looked, range: pattern.range });
      return;
    case 'variant':
      if (!pattern.isOnly) readOnce(builder, place, 'scrutinee', looked);
      break;
    case 'slice':
      if (needsLength(pattern)) readOnce(builder, place, 'length', { ...looked, range: pattern.range });
      break;
    case 'unknown':
      emit(builder, { kind: 'obscure', place, range: pattern.range });
      return;
    case 'binding':
    case 'dereference':
    case 'fields':
    case 'or':
      break;
  }
  for (const part of partsOf(builder, pattern, place)) testPattern(builder, part.pattern, part.place, looked);
}

/** Begins the storage of all bindings; whoever gives them values schedules their drops (`finishBindings`). */
export function startBindings(builder: Builder, pattern: TypedPattern, scope: Scope): readonly LocalId[] {
  const locals = bindingsOf(pattern);
  for (const local of locals) {
    builder.declared.add(local);
    beginStorage(builder, local, scope);
  }
  return locals;
}

export function finishBindings(builder: Builder, locals: readonly LocalId[], scope: Scope): void {
  for (const local of locals) scheduleDrop(builder, local, scope);
}

/** Declares the pattern's locals in `scope` and gives them their values. @param matched what is taken apart. */
export function bindPattern(builder: Builder, pattern: TypedPattern, place: PlaceId, scope: Scope, matched: TextRange): void {
  const locals = startBindings(builder, pattern, scope);
  walkBindings(builder, pattern, place, (binding, bound) => bindOne(builder, binding, bound, matched));
  finishBindings(builder, locals, scope);
}

export function bindOne(builder: Builder, binding: BindingPattern, place: PlaceId, matched: TextRange): void {
  const { range, mode } = binding;
  const cause: MoveCause = { ...moveCause('pattern'), matched };
  const value: Value =
    mode === 'value'
      ? { kind: 'use', operand: useOf(builder, place, range, cause) }
      : { kind: 'borrow', place, borrow: mode, isImplicit: false, isTwoPhase: false, range, usage: 'pattern' };
  const local = builder.body.locals[binding.local];
  if (local === undefined) return;
  const target = placeOfSource(builder, binding.local);
  store(builder, { place: target, initializes: true, cause, range: null, targetRange: local.range, isTwoPhase: false }, value, range, local.type);
}

/** Visits the bindings with the places they bind, in order; alternatives stand in branches that meet again. */
export function walkBindings(builder: Builder, pattern: TypedPattern, place: PlaceId, visit: (binding: BindingPattern, place: PlaceId) => void): void {
  if (pattern.kind === 'or') {
    if (bindingsOf(pattern).length === 0) return;
    const join = newBlock(builder);
    const alternatives = pattern.alternatives.map((alternative) => ({ alternative, block: newBlock(builder) }));
    branch(builder, alternatives.map(({ alternative, block }) => ({ block, label: 'arm', range: alternative.range })));
    for (const { alternative, block } of alternatives) {
      startBlock(builder, block, null);
      walkBindings(builder, alternative, place, visit);
      goto(builder, join);
    }
    startBlock(builder, join, null);
    return;
  }
  if (pattern.kind === 'unknown') {
    emit(builder, { kind: 'obscure', place, range: pattern.range });
    for (const local of bindingsOf(pattern)) bindObscurely(builder, local, place, pattern);
    return;
  }
  for (const part of partsOf(builder, pattern, place)) walkBindings(builder, part.pattern, part.place, visit);
  if (pattern.kind === 'binding') visit(pattern, place);
}

interface Part {
  readonly pattern: TypedPattern;
  readonly place: PlaceId;
}

function partsOf(builder: Builder, pattern: TypedPattern, place: PlaceId): readonly Part[] {
  const { places } = builder;
  switch (pattern.kind) {
    case 'wildcard':
    case 'constant':
    case 'unknown':
      return [];
    case 'binding':
      return pattern.subpattern === null ? [] : [{ pattern: pattern.subpattern, place }];
    case 'dereference':
      return [{ pattern: pattern.target, place: project(places, place, { kind: 'dereference', through: pattern.through }, pattern.target.type) }];
    case 'fields':
    case 'variant': {
      const variant = pattern.kind === 'variant' ? pattern.variant : null;
      return pattern.fields.map((field) => ({ pattern: field.pattern, place: project(places, place, { kind: 'field', index: field.index, name: field.name, variant }, field.pattern.type) }));
    }
    case 'slice': {
      const { before, rest, after } = pattern;
      const parts = before.map((part, index) => ({ pattern: part, place: project(places, place, { kind: 'element', from: index }, part.type) }));
      if (rest !== null) parts.push({ pattern: rest, place: project(places, place, { kind: 'subslice', from: before.length, to: after.length }, rest.type) });
      return [...parts, ...after.map((part, index) => ({ pattern: part, place: project(places, place, { kind: 'element', from: index - after.length }, part.type) }))];
    }
    case 'or':
      return pattern.alternatives.map((alternative) => ({ pattern: alternative, place }));
  }
}

function collectBindings(pattern: TypedPattern, mode: BindingPattern['mode'] | null, found: Set<LocalId>): void {
  switch (pattern.kind) {
    case 'wildcard':
    case 'constant':
      return;
    case 'binding':
      if (mode === null || pattern.mode === mode) found.add(pattern.local);
      if (pattern.subpattern !== null) collectBindings(pattern.subpattern, mode, found);
      return;
    case 'dereference':
      collectBindings(pattern.target, mode, found);
      return;
    case 'fields':
    case 'variant':
      for (const field of pattern.fields) collectBindings(field.pattern, mode, found);
      return;
    case 'slice':
      for (const part of [...pattern.before, ...(pattern.rest === null ? [] : [pattern.rest]), ...pattern.after]) collectBindings(part, mode, found);
      return;
    case 'or':
      for (const alternative of pattern.alternatives) collectBindings(alternative, mode, found);
      return;
    case 'unknown':
      for (const part of pattern.parts) collectBindings(part, mode, found);
  }
}

/** Numbers that a table of them can decide between; a range and a float are compared, each where it is written. */
function isOneOfMany({ type, isRange }: TypedPattern & { readonly kind: 'constant' }): boolean {
  return isRange !== true && type.kind === 'primitive' && type.name !== 'f32' && type.name !== 'f64';
}

/** A slice has any length; an array the one that the pattern has. */
function needsLength(pattern: TypedPattern & { readonly kind: 'slice' }): boolean {
  return !pattern.isArray && !(pattern.hasRest && pattern.before.length === 0 && pattern.after.length === 0);
}

function readOnce(builder: Builder, place: PlaceId, why: 'scrutinee' | 'pattern' | 'length', { range, seen }: Looked): void {
  if (seen.has(place)) return;
  seen.add(place);
  emit(builder, { kind: 'read', place, range, why });
}

function bindObscurely(builder: Builder, local: LocalId, place: PlaceId, { range }: TypedPattern): void {
  const known = builder.body.locals[local];
  if (known === undefined) return;
  builder.obscured.add(local);
  const target = placeOfLocal(builder.places, local, known.type);
  store(builder, { place: target, initializes: true, cause: moveCause('pattern'), range: null, targetRange: known.range, isTwoPhase: false }, { kind: 'use', operand: { kind: 'obscure', place, range } }, range, known.type);
}
