/**
 * The names that a pattern binds. A plain name may turn out to be a constant or a variant: it binds for certain only where
 * nothing of that name can be one (O15).
 */
import type { Database } from '../base/query.ts';
import { type ItemKey, resolveValuePath, shapeOf } from '../items/index.ts';
import type { Pattern } from '../syntax/index.ts';

export type BindingNode = Extract<Pattern, { kind: 'binding' }>;

/** The patterns directly inside of one. */
export function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.kind) {
    case 'binding':
      return pattern.subpattern === null ? [] : [pattern.subpattern];
    case 'reference':
      return [pattern.target];
    case 'tuple':
    case 'slice':
    case 'tuple-struct':
      return pattern.elements;
    case 'struct':
      return pattern.fields.map((field) => field.pattern);
    case 'or':
      return pattern.alternatives;
    case 'wildcard':
    case 'rest':
    case 'literal':
    case 'range':
    case 'path':
    case 'error':
      return [];
  }
}

/** Whether a name binds, whatever the types are. */
export function surelyBinds(db: Database, key: ItemKey, { isMutable, isReference, name, subpattern }: BindingNode): boolean {
  if (name.text === '') return false;
  if (isMutable || isReference || subpattern !== null) return true;
  const meaning = resolveValuePath(db, key, [name.text], false);
  return meaning.kind === 'unresolved' || meaning.kind === 'top-level' || (meaning.kind === 'item' && shapeOf(db, meaning.key)?.kind === 'function');
}

/** Whether a part of a pattern could not be read, or may not be there: nobody knows what it binds. */
export function isObscure(pattern: Pattern): boolean {
  if (pattern.kind === 'error' || (pattern.kind === 'struct' && pattern.fields.some(({ attributes }) => attributes !== undefined))) return true;
  return partsOf(pattern).some(isObscure);
}
