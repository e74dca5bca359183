/**
 * Matches that leave values out, and patterns that may fail where nothing is said about that. Nothing of a body with a syntax
 * error or with types that contradict each other: what it matches on may be something else (O15).
 */
import type { Database } from '../base/query.ts';
import { itemNode, type ItemKey } from '../items/index.ts';
import { type MatchNode, missingPatterns, type Type, type TypedBody, typedBody, type TypedPattern, walkBody } from '../types/index.ts';

export interface UncoveredMatch {
  readonly match: MatchNode;
  /** Patterns for what no arm matches, as a person would write them; at least one. */
  readonly missing: readonly string[];
}

/** `what` cannot fail: a `let` without `else`, a `for`, a parameter. */
export interface RefutablePattern {
  readonly what: 'let' | 'for' | 'parameter';
  readonly pattern: TypedPattern;
  readonly missing: readonly string[];
}

export function uncoveredMatches(db: Database, key: ItemKey): UncoveredMatch[] {
  const found: UncoveredMatch[] = [];
  const body = clearBody(db, key);
  if (body === null) return found;
  walkBody(body, {
    expression: (match) => {
      // An arm behind `#[cfg]`, or with a guard that is not understood, may be anything.
      if (match.kind !== 'match' || match.arms.some(({ guard }) => guard?.kind === 'unknown')) return;
      const patterns = match.arms.filter(({ guard }) => guard === null).map(({ pattern }) => pattern);
      const missing = missingPatterns(db, patterns, match.scrutinee.type);
      if (missing !== null && missing.length > 0) found.push({ match, missing });
    },
  });
  return found;
}

export function refutablePatterns(db: Database, key: ItemKey): RefutablePattern[] {
  const found: RefutablePattern[] = [];
  const body = clearBody(db, key);
  if (body === null) return found;
  const look = (what: RefutablePattern['what'], pattern: TypedPattern): void => {
    const missing = pattern.kind === 'binding' || pattern.kind === 'wildcard' ? null : missingPatterns(db, [pattern], pattern.type);
    if (missing !== null && missing.length > 0) found.push({ what, pattern, missing });
  };
  for (const { pattern } of body.parameters) look('parameter', pattern);
  walkBody(body, {
    expression: (node) => {
      if (node.kind === 'for') look('for', node.pattern);
      if (node.kind === 'closure') for (const { pattern } of node.parameters) look('parameter', pattern);
      if (node.kind !== 'block') return;
      for (const statement of node.statements) if (statement.kind === 'let' && statement.otherwise === null) look('let', statement.pattern);
    },
  });
  return found;
}

/** The type whose values are matched, behind references. */
export function matchedType(type: Type): Type {
  return type.kind === 'reference' ? matchedType(type.target) : type;
}

function clearBody(db: Database, key: ItemKey): TypedBody | null {
  const body = db.get(itemNode, key)?.hasError === false ? typedBody(db, key) : null;
  return body?.incomplete.some(({ isMisleading }) => isMisleading) === true ? null : body;
}
