/**
 * Which of an item's generic parameters its own text mentions. A bound on a parameter (`T: Clone`, `where T: Clone`) mentions
 * what it demands, not the parameter. What could not be read may mention anything (O15).
 */
import { genericsOf } from '../items/index.ts';
import { type Item, type Path, walkItem } from '../syntax/index.ts';

export interface Mentions {
  /** First names of paths, and lifetimes with their quote. */
  readonly names: ReadonlySet<string>;
  /** A reference says no lifetime: the parameter may be meant. */
  readonly hasElidedLifetimes: boolean;
}

/** `null` where a part could not be read, or an attribute may rewrite the item. */
export function mentionsOf(item: Item): Mentions | null {
  if (item.hasError || item.attributes.some(({ path }) => !HARMLESS.has(path))) return null;
  const bounded = new Set<Path>();
  const names = new Set<string>();
  let hasElidedLifetimes = false;
  let isObscure = false;
  for (const clause of genericsOf(item)?.where ?? []) {
    if (clause.kind === 'type' && clause.type.kind === 'path' && clause.type.path.segments.length === 1) bounded.add(clause.type.path);
    for (const bound of clause.bounds) if (bound.kind === 'lifetime') names.add(`'${bound.lifetime.text}`);
  }
  for (const { bounds } of genericsOf(item)?.parameters ?? []) for (const bound of bounds) if (bound.kind === 'lifetime') names.add(`'${bound.lifetime.text}`);
  walkItem(item, {
    path: (path) => {
      const first = path.segments[0]?.name.text;
      if (first !== undefined && !bounded.has(path)) names.add(first);
      for (const segment of path.segments) for (const argument of segment.arguments ?? []) if (argument.kind === 'lifetime') names.add(`'${argument.lifetime.text}`);
    },
    type: (node) => {
      isObscure ||= node.kind === 'error';
      if (node.kind === 'reference' && node.lifetime !== null) names.add(`'${node.lifetime.text}`);
      hasElidedLifetimes ||= node.kind === 'reference' && node.lifetime === null;
      if (node.kind === 'dyn' || node.kind === 'impl') for (const bound of node.bounds) if (bound.kind === 'lifetime') names.add(`'${bound.lifetime.text}`);
    },
    expression: (node) => {
      isObscure ||= node.kind === 'error' || node.kind === 'opaque-macro';
    },
  });
  return isObscure ? null : { names, hasElidedLifetimes };
}

/** Attributes that leave the item as it stands. */
const HARMLESS: ReadonlySet<string> = new Set(['align', 'allow', 'cold', 'deny', 'deprecated', 'derive', 'doc', 'expect', 'forbid', 'inline', 'must_use', 'non_exhaustive', 'repr', 'size', 'warn']);
