/**
 * What inference finds wrong in a body, for the rules that put it into words. Nothing of an item with a syntax error, and
 * nothing that rests on a declaration with one: what looks like a name, a field or a parameter there may be something else (O15).
 */
import type { Database } from '../base/query.ts';
import { fileOfItem, itemNode, type ItemKey } from '../items/index.ts';
import { mayMisreadTypes, type TypedBody, typedBody, type TypeProblem } from '../types/index.ts';

export function bodyProblems<K extends TypeProblem['kind']>(db: Database, key: ItemKey, kind: K): Extract<TypeProblem, { kind: K }>[] {
  if (db.get(itemNode, key)?.hasError !== false) return [];
  const body = typedBody(db, key);
  return (body?.problems ?? []).filter((problem): problem is Extract<TypeProblem, { kind: K }> => problem.kind === kind && !restsOnBrokenText(db, key, problem) && !restsOnDoubt(body, problem));
}

/** Which method is meant follows from types. */
function restsOnDoubt(body: TypedBody | null, problem: TypeProblem): boolean {
  return ((problem.kind === 'wrong-argument-count' && problem.isMethod) || BY_VALUE.has(problem.kind)) && (body?.incomplete.some(({ isMisleading }) => isMisleading) ?? false);
}

/** What may follow from a value that is not what its place demands. */
const BY_VALUE: ReadonlySet<TypeProblem['kind']> = new Set(['closure-parameter-count', 'invalid-cast', 'invalid-operand', 'not-callable', 'unresolved-method']);

/** What is wrong by the types of values, which any declaration may have a part in. */
const BY_TYPE: ReadonlySet<TypeProblem['kind']> = new Set(['closure-parameter-count', 'invalid-cast', 'invalid-operand', 'not-callable', 'pattern-mismatch', 'type-mismatch', 'unresolved-field', 'unresolved-method']);

function isByType(problem: TypeProblem): boolean {
  return BY_TYPE.has(problem.kind) || (problem.kind === 'unresolved-name' && (problem.namespace === 'variant' || problem.namespace === 'associated'));
}

function restsOnBrokenText(db: Database, key: ItemKey, problem: TypeProblem): boolean {
  if (isByType(problem) && mayMisreadTypes(db, fileOfItem(key))) return true;
  if (!('item' in problem) || problem.item === null) return false;
  const declaration = db.get(itemNode, problem.item);
  if (declaration === null || declaration.hasError) return true;
  // A struct whose opening brace is missing reads like one without fields.
  return problem.kind === 'unknown-field' && declaration.kind === 'struct' && declaration.body.shape === 'unit';
}
