/**
 * `unsized-value`: a variable, parameter or field of a type that has no size of its own (L6). Only what is written there is
 * judged, so that no finding rests on inference.
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isUnreached, itemNode, type ItemKey, shapeOf } from '../../items/index.ts';
import { type Field, type Item, type TypeNode, walkItem } from '../../syntax/index.ts';
import { lowerType, mayMisreadTypes, printType, typeDeclaration } from '../../types/index.ts';
import type { Finding } from '../finding.ts';

export function unsizedValues(db: Database, key: ItemKey): Finding[] {
  const file = fileOfItem(key);
  const item = db.get(itemNode, key);
  if (item === null || item.hasError || shapeOf(db, key)?.isConditional === true || isUnreached(db, file)) return [];
  // Which field is the last one depends on conditions.
  if (db.get(typeDeclaration, key)?.isIncomplete === true) return [];
  const found = unsizedPlaces(db, key, item);
  return found.length === 0 || mayMisreadTypes(db, file) ? [] : found;
}

function unsizedPlaces(db: Database, key: ItemKey, item: Item): Finding[] {
  const found: Finding[] = [];
  const judge = (what: string, node: TypeNode, at: { readonly start: number; readonly end: number } = node): void => {
    const type = lowerType(db, key, node);
    if (type.kind !== 'str' && type.kind !== 'slice' && type.kind !== 'dynamic') return;
    const printed = printType(type);
    found.push({
      code: 'unsized-value',
      place: { item: key, range: { start: at.start, end: at.end } },
      message: `${what} cannot hold \`${printed}\`, which has no size of its own; \`&${printed}\` has one.`,
      related: [],
      rustc: 'E0277',
    });
  };
  const fields = (owner: string, all: readonly Field[]): void => {
    for (const field of all) judge(field.name.end > field.name.start ? `The field \`${field.name.text}\` of \`${owner}\`` : `A field of \`${owner}\``, field.type);
  };
  if (item.kind === 'struct') fields(item.name?.text ?? '?', item.body.fields.slice(0, -1));
  if (item.kind === 'union') fields(item.name?.text ?? '?', item.body.fields);
  if (item.kind === 'enum') for (const variant of item.variants) fields(variant.name.text, variant.body.fields);
  if (item.kind !== 'function' || item.body === null) return found;
  for (const { pattern, type } of item.parameters) if (type !== null) judge(pattern.kind === 'binding' ? `The parameter \`${pattern.name.text}\`` : 'A parameter', type);
  walkItem(item, {
    statement: (node) => {
      if (node.kind === 'let' && node.type !== null) judge(node.pattern.kind === 'binding' ? `The variable \`${node.pattern.name.text}\`` : 'A variable', node.type, node.pattern);
    },
  });
  return found;
}
