/**
 * For values that are taken where a look would do: `&v` in front of a loop's iterable, `ref` in a pattern, `&` in front of what a
 * `let` takes out of a borrow. Offered where everything that happens to the value afterwards can be done with a reference.
 */
import type { TextRange } from '../../../base/ranges.ts';
import { walkBody, type TypedExpression, type TypedPattern } from '../../../types/index.ts';
import type { Fix } from '../../fix.ts';
import { bindingsBy, isOnlyLookedAt } from './local-uses.ts';
import { insertion, isOfKind, quickFix, sourceOf, type Told } from './told-finding.ts';

export function lendInstead(told: Told): Fix[] {
  if (isOfKind(told, 'use-after-move')) {
    const [move] = told.finding.moves;
    if (move === undefined || told.finding.moves.length > 1) return [];
    if (move.cause.kind === 'loop') return lendToLoop(told, move.range);
    if (move.cause.kind === 'pattern') return bindByReference(told, [move.range]);
    return [];
  }
  if (isOfKind(told, 'move-out-of-borrow', 'move-out-of-index', 'move-out-of-drop')) {
    const { bindings, cause, range } = told.finding;
    if (bindings.length > 0) return bindByReference(told, bindings);
    if (cause.kind === 'let') return borrowInLet(told, range);
  }
  return [];
}

function lendToLoop(told: Told, range: TextRange): Fix[] {
  const { body, graphs } = told;
  const pattern = loopPattern(told, range);
  if (pattern === null) return [];
  const locals = localsOf(pattern);
  if (!locals.every((local) => isOnlyLookedAt(body, graphs, local))) return [];
  return [quickFix(told, `Loop over \`&${sourceOf(told, range)}\``, [insertion(range.start, '&')], true)];
}

function loopPattern({ body }: Told, range: TextRange): TypedPattern | null {
  let found: TypedPattern | null = null;
  walkBody(body, {
    expression: (node) => {
      if (node.kind === 'for' && node.iterable.range.start === range.start && node.iterable.range.end === range.end) found = node.pattern;
    },
  });
  return found;
}

/** All bindings at the places, and those beside them that move the same value apart, become references. */
function bindByReference(told: Told, ranges: readonly TextRange[]): Fix[] {
  const { body, graphs } = told;
  const bindings = bindingsBy(body, (pattern) => pattern.mode === 'value' && ranges.some((range) => range.start === pattern.range.start));
  if (bindings.length !== ranges.length || bindings.some((binding) => (body.locals[binding.local]?.isMutable ?? true) || !isOnlyLookedAt(body, graphs, binding.local))) return [];
  // `Point { x }`: `ref` goes in front of the short name as well.
  const names = bindings.map((binding) => `\`${body.locals[binding.local]?.name ?? ''}\``).join(', ');
  return [quickFix(told, `Bind ${names} by \`ref\``, bindings.map((binding) => insertion(binding.range.start, 'ref ')), true)];
}

/** `let name = person.name;` with a plain name in front. */
function borrowInLet(told: Told, range: TextRange): Fix[] {
  const { body, graphs } = told;
  let pattern: TypedPattern | null = null;
  walkBody(body, {
    expression: (node: TypedExpression) => {
      if (node.kind !== 'block') return;
      for (const statement of node.statements) {
        if (statement.kind === 'let' && statement.initializer?.range.start === range.start && statement.initializer.range.end === range.end) pattern = statement.pattern;
      }
    },
  });
  const bound = pattern as TypedPattern | null;
  if (bound?.kind !== 'binding' || bound.subpattern !== null || (body.locals[bound.local]?.isMutable ?? true) || !isOnlyLookedAt(body, graphs, bound.local) || hasWrittenType(told, bound)) return [];
  return [quickFix(told, `Borrow \`${sourceOf(told, range)}\``, [insertion(range.start, '&')], true)];
}

function hasWrittenType({ text, start }: Told, pattern: TypedPattern): boolean {
  return /^\s*:/u.test(text.slice(start + pattern.range.end));
}

function localsOf(pattern: TypedPattern): readonly number[] {
  switch (pattern.kind) {
    case 'binding':
      return [pattern.local, ...(pattern.subpattern === null ? [] : localsOf(pattern.subpattern))];
    case 'dereference':
      return localsOf(pattern.target);
    case 'fields':
    case 'variant':
      return pattern.fields.flatMap((field) => localsOf(field.pattern));
    case 'slice':
      return [...pattern.before, ...(pattern.rest === null ? [] : [pattern.rest]), ...pattern.after].flatMap(localsOf);
    case 'or':
      return pattern.alternatives.flatMap(localsOf);
    case 'unknown':
      return pattern.parts.flatMap(localsOf);
    case 'wildcard':
    case 'constant':
      return [];
  }
}
