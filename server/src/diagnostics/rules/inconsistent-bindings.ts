/**
 * `inconsistent-bindings`: alternatives of a pattern that do not bind the same names, or one of them by reference and another
 * by value (O5). The alternative that lacks a name is accused, once for each name. Silent where a name may be a constant
 * or a variant, and where a part of the pattern could not be read.
 */
import type { Database } from '../../base/query.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { type Pattern, walkItem } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';
import { type BindingNode, isObscure, partsOf, surelyBinds } from '../pattern-names.ts';

export function inconsistentBindings(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError) return [];
  const found: Finding[] = [];
  walkItem(item, {
    pattern: (pattern) => {
      if (pattern.kind === 'or' && !isObscure(pattern)) found.push(...compare(db, key, pattern.alternatives));
    },
  });
  return found;
}

function compare(db: Database, key: ItemKey, alternatives: readonly Pattern[]): Finding[] {
  const named = alternatives.map(namesIn);
  const names = new Set(named.flatMap((each) => [...each.keys()]));
  return [...names].flatMap((name): Finding[] => {
    const nodes = named.flatMap((each) => each.get(name) ?? []);
    const [first] = nodes;
    if (first === undefined || !nodes.some((node) => surelyBinds(db, key, node))) return [];
    const related = [{ item: key, range: rangeOf(first.name), message: `\`${name}\` is bound here` }];
    const lacking = alternatives[named.findIndex((each) => !each.has(name))];
    if (lacking !== undefined) {
      return [{ code: 'inconsistent-bindings', place: { item: key, range: rangeOf(lacking) }, message: `This alternative does not bind \`${name}\`.`, related, rustc: 'E0408' }];
    }
    const other = nodes.find((node) => node.isReference !== first.isReference || node.isMutable !== first.isMutable);
    if (other === undefined) return [];
    return [{ code: 'inconsistent-bindings', place: { item: key, range: rangeOf(other.name) }, message: `\`${name}\` is bound ${wayOf(other)} here, and ${wayOf(first)} in another alternative.`, related, rustc: 'E0409' }];
  });
}

function wayOf({ isMutable, isReference }: BindingNode): string {
  const words = [isReference ? 'ref' : '', isMutable ? 'mut' : ''].filter((word) => word !== '').join(' ');
  return words === '' ? 'by value' : `as \`${words}\``;
}

/** The names of a pattern; those that are only in some of the alternatives inside count as well. */
function namesIn(pattern: Pattern): ReadonlyMap<string, BindingNode> {
  const names = new Map<string, BindingNode>();
  const add = (part: Pattern): void => {
    if (part.kind === 'binding' && !names.has(part.name.text)) names.set(part.name.text, part);
    partsOf(part).forEach(add);
  };
  add(pattern);
  return names;
}

function rangeOf({ end, start }: { readonly start: number; readonly end: number }): { start: number; end: number } {
  return { start, end };
}
