/** The queries that give declarations: from an item's node to its fields' type terms, structurally compared. */
import { assertNever } from '../base/assert-never.ts';
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { itemGenerics, itemNode, type ItemKey } from '../items/index.ts';
import { type Attribute, type EnumItem, type FieldList, hasCondition, type Item, type StructItem, type UnionItem } from '../syntax/index.ts';
import { type Constant, UNKNOWN_CONSTANT } from './constant.ts';
import type { DeclaredField, DeclaredParameter, ReprHint, TypeDeclaration } from './declarations.ts';
import { lowerConstant } from './lower-constant.ts';
import { lowerType } from './lower-type.ts';
import type { Type } from './type.ts';

/** What a struct, union or enum declares; `null` for every other item. Key: `ItemKey`. */
export const typeDeclaration = defineQuery<TypeDeclaration | null>({
  name: 'typeDeclaration',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item === null ? null : declarationOf(db, key as ItemKey, item);
  },
  cycle: () => null,
});

/** The value of a `const` item as a term; unknown for every other item. Key: `ItemKey`. */
export const constantItem = defineQuery<Constant>({
  name: 'constantItem',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    if (item?.kind !== 'const' || item.value === null) return UNKNOWN_CONSTANT;
    const from = key as ItemKey;
    return lowerConstant(db, from, item.value, (node) => lowerType(db, from, node));
  },
  cycle: () => UNKNOWN_CONSTANT,
});

/** The declared type of a `const` item, in which its value is computed; `null` where none is written. Key: `ItemKey`. */
export const constantItemType = defineQuery<Type | null>({
  name: 'constantItemType',
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item?.kind !== 'const' || item.type === null ? null : lowerType(db, key as ItemKey, item.type);
  },
  cycle: () => null,
});

/** The `repr` hints before any item, in source order: most items may not have any. Key: `ItemKey`. */
export const itemRepr = defineQuery<readonly ReprHint[]>({
  name: 'itemRepr',
  equals: structurallyEqual,
  compute: (db, key) => db.get(itemNode, key)?.attributes.flatMap(reprHints) ?? [],
  cycle: () => [],
});

function declarationOf(db: Database, key: ItemKey, item: Item): TypeDeclaration | null {
  switch (item.kind) {
    case 'struct':
      return { kind: 'struct', ...baseOf(db, key, item), shape: item.body.shape, fields: fieldsOf(db, key, item.body) };
    case 'union':
      return { kind: 'union', ...baseOf(db, key, item), fields: fieldsOf(db, key, item.body) };
    case 'enum':
      return {
        kind: 'enum',
        ...baseOf(db, key, item),
        variants: item.variants.map((variant) => ({
          name: variant.name.text,
          shape: variant.body.shape,
          fields: fieldsOf(db, key, variant.body),
          discriminant: variant.discriminant === null ? null : lowerConstant(db, key, variant.discriminant, (node) => lowerType(db, key, node)),
        })),
      };
    case 'function':
    case 'impl':
    case 'trait':
    case 'type-alias':
    case 'const':
    case 'static':
    case 'module':
    case 'use':
    case 'extern-block':
    case 'extern-crate':
    case 'macro-definition':
    case 'opaque-macro':
      return null;
    default:
      return assertNever(item);
  }
}

function baseOf(db: Database, key: ItemKey, item: StructItem | UnionItem | EnumItem): Pick<TypeDeclaration, 'item' | 'name' | 'parameters' | 'repr' | 'isIncomplete'> {
  const parameters = itemGenerics(db, key).parameters.map<DeclaredParameter>(({ kind, name }) => ({ kind, name }));
  return { item: key, name: item.name?.text ?? '?', parameters, repr: item.attributes.flatMap(reprHints), isIncomplete: item.hasError || hasConditionalParts(item) };
}

/** What `#[cfg]` may take away makes another type: nobody knows which one is meant. */
function hasConditionalParts(item: StructItem | UnionItem | EnumItem): boolean {
  const parts = item.kind === 'enum' ? item.variants.flatMap((variant) => [variant, ...variant.body.fields]) : item.body.fields;
  return parts.some((part) => hasCondition(part.attributes));
}

function fieldsOf(db: Database, key: ItemKey, list: FieldList): DeclaredField[] {
  return list.fields.map((field) => ({ name: field.name.text, type: lowerType(db, key, field.type) }));
}

/** The hints of one `repr(..)` attribute, cut at the commas outside of parentheses; a bare `repr` is one hint without a name. */
function reprHints(attribute: Attribute): ReprHint[] {
  if (attribute.path !== 'repr') return [];
  if (attribute.argumentText === null || attribute.argumentStart === null) return [{ name: '', argument: null, start: attribute.start, end: attribute.end }];
  const hints: ReprHint[] = [];
  const pattern = /([^\s,()=]+(?:\s*=\s*[^\s,()]*)?)\s*(?:\(([^()]*)\))?/gu;
  for (const match of attribute.argumentText.matchAll(pattern)) {
    const start = attribute.argumentStart + match.index;
    hints.push({ name: match[1] ?? '', argument: match[2]?.trim() ?? null, start, end: start + match[0].trimEnd().length });
  }
  return hints;
}
