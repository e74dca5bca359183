/**
 * Names that are declared twice inside one item: generic parameters, parameters, names of one pattern, items of one block.
 * What stands under a condition may not be there, and a name that may be a constant binds nothing (O15).
 */
import type { TextRange } from '../base/ranges.ts';
import type { Database } from '../base/query.ts';
import { fileOfItem, genericsOf, isStdFile, itemHead, itemNode, type ItemKey, shapeOf } from '../items/index.ts';
import { type BlockExpression, type GenericParameter, type Item, type Pattern, walkItem } from '../syntax/index.ts';
import { isObscure, partsOf, surelyBinds } from './pattern-names.ts';

/** Both places are in the item, unless the first is a parameter of the impl or trait around it. */
export interface RepeatedName {
  readonly name: string;
  readonly what: 'generic parameter' | 'lifetime' | 'parameter' | 'binding' | 'item';
  readonly range: TextRange;
  readonly first: { readonly item: ItemKey; readonly range: TextRange };
  readonly rustc: 'E0403' | 'E0496' | 'E0415' | 'E0416' | 'E0428';
}

export function repeatedNames(db: Database, key: ItemKey): RepeatedName[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError || isStdFile(fileOfItem(key))) return [];
  return [...repeatedGenerics(db, key, item), ...repeatedInPatterns(db, key, item), ...repeatedInBlocks(key, item)];
}

function repeatedGenerics(db: Database, key: ItemKey, item: Item): RepeatedName[] {
  const parent = shapeOf(db, key)?.parent ?? null;
  const owner = parent === null ? null : itemHead(db, parent);
  const around = parent !== null && (owner?.kind === 'impl' || owner?.kind === 'trait') ? owner.generics.parameters : [];
  const found: RepeatedName[] = [];
  const seen = new Map<string, { item: ItemKey; parameter: GenericParameter }>();
  const nameOf = ({ kind, name }: GenericParameter): string => (kind === 'lifetime' ? `'${name.text}` : name.text);
  const isNamed = ({ isConditional, name }: GenericParameter): boolean => isConditional !== true && name.text !== '' && name.text !== '_';
  if (parent !== null) for (const parameter of around) if (isNamed(parameter)) seen.set(nameOf(parameter), { item: parent, parameter });
  for (const parameter of genericsOf(item)?.parameters ?? []) {
    if (!isNamed(parameter)) continue;
    const name = nameOf(parameter);
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, { item: key, parameter });
      continue;
    }
    const isShadowing = first.item !== key && parameter.kind === 'lifetime';
    found.push({ name, what: parameter.kind === 'lifetime' ? 'lifetime' : 'generic parameter', range: rangeOf(parameter.name), first: { item: first.item, range: rangeOf(first.parameter.name) }, rustc: isShadowing ? 'E0496' : 'E0403' });
  }
  return found;
}

function repeatedInPatterns(db: Database, key: ItemKey, item: Item): RepeatedName[] {
  const found: RepeatedName[] = [];
  const inside = new Set<Pattern>();
  const look = (patterns: readonly Pattern[], code: 'E0415' | 'E0416'): void => {
    patterns.forEach((pattern) => addAll(pattern, inside));
    if (patterns.some(isObscure)) return;
    const seen = new Map<string, TextRange>();
    for (const pattern of patterns) for (const { first, name, range } of collect(db, key, pattern, seen)) found.push({ name, what: code === 'E0416' ? 'binding' : 'parameter', range, first: { item: key, range: first }, rustc: code });
  };
  if (item.kind === 'function' && !item.parameters.some(({ attributes }) => attributes.length > 0)) look(item.parameters.map(({ pattern }) => pattern), 'E0415');
  walkItem(item, {
    expression: (node) => {
      if (node.kind === 'closure') look(node.parameters.map(({ pattern }) => pattern), 'E0415');
    },
    pattern: (pattern) => {
      if (!inside.has(pattern)) look([pattern], 'E0416');
    },
  });
  return found;
}

function addAll(pattern: Pattern, into: Set<Pattern>): void {
  into.add(pattern);
  for (const part of partsOf(pattern)) addAll(part, into);
}

interface Again {
  readonly name: string;
  readonly range: TextRange;
  readonly first: TextRange;
}

/** The names that a pattern binds a second time; those of all it binds are added to `seen`. Alternatives may bind the same. */
function collect(db: Database, key: ItemKey, pattern: Pattern, seen: Map<string, TextRange>): Again[] {
  if (pattern.kind === 'or') {
    const before = new Map(seen);
    return pattern.alternatives.flatMap((alternative) => {
      const own = new Map(before);
      const found = collect(db, key, alternative, own);
      for (const [name, place] of own) seen.set(name, place);
      return found;
    });
  }
  const found: Again[] = [];
  if (pattern.kind === 'binding') {
    const { name } = pattern;
    const first = seen.get(name.text);
    if (first === undefined) seen.set(name.text, rangeOf(name));
    else if (surelyBinds(db, key, pattern)) found.push({ name: name.text, range: rangeOf(name), first });
  }
  return [...found, ...partsOf(pattern).flatMap((part) => collect(db, key, part, seen))];
}

function repeatedInBlocks(key: ItemKey, item: Item): RepeatedName[] {
  if (item.nestedItems.length < 2) return [];
  const found: RepeatedName[] = [];
  walkItem(item, {
    expression: (node) => {
      if (node.kind === 'block') found.push(...repeatedItems(key, node));
    },
  });
  return found;
}

function repeatedItems(key: ItemKey, block: BlockExpression): RepeatedName[] {
  const items = block.statements.flatMap((statement) => (statement.kind === 'item' ? [statement.item] : []));
  const seen = new Map<string, Item>();
  return items.flatMap((item): RepeatedName[] => {
    const name = 'name' in item ? item.name : null;
    // An attribute may be a macro that takes the item away.
    if (name === null || name.text === '' || name.text === '_' || item.attributes.some(({ path }) => path === 'cfg' || path === 'cfg_attr')) return [];
    const keys = namespacesOf(item).map((namespace) => `${namespace} ${name.text}`);
    const first = keys.map((each) => seen.get(each)).find((other) => other !== undefined);
    for (const each of keys) if (!seen.has(each)) seen.set(each, item);
    if (first === undefined || !('name' in first) || first.name === null || announces(first, item)) return [];
    const at = (node: Item, { end, start }: TextRange): TextRange => ({ start: node.start + start, end: node.start + end });
    return [{ name: name.text, what: 'item', range: at(item, name), first: { item: key, range: at(first, first.name) }, rustc: 'E0428' }];
  });
}

function announces(first: Item, second: Item): boolean {
  return first.kind === 'function' && second.kind === 'function' && (first.body === null) !== (second.body === null);
}

function namespacesOf(item: Item): readonly ('type' | 'value')[] {
  switch (item.kind) {
    case 'struct':
      return item.body.shape === 'record' ? ['type'] : ['type', 'value'];
    case 'union':
    case 'enum':
    case 'trait':
    case 'type-alias':
    case 'module':
      return ['type'];
    case 'function':
    case 'const':
    case 'static':
      return ['value'];
    default:
      return [];
  }
}

function rangeOf({ end, start }: TextRange): TextRange {
  return { start, end };
}
