/**
 * `duplicate-field`: one name for two fields of a declaration, or one field twice in a literal or pattern (O1).
 * The later one is accused. Silent where one of them is under a condition, and for a declaration with a syntax error.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { type Field, type FieldList, hasCondition, type Item } from '../../syntax/index.ts';
import { bodyProblems } from '../body-problems.ts';
import type { Finding } from '../finding.ts';

export function duplicateFields(db: Database, key: ItemKey): Finding[] {
  return [...declaredTwice(db, key), ...namedTwice(db, key)];
}

function declaredTwice(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError) return [];
  return fieldListsOf(item).flatMap((list) => {
    const seen = new Map<string, Field>();
    return list.fields.flatMap((field): Finding[] => {
      const name = field.name.text;
      if (list.shape !== 'record' || name === '' || hasCondition(field.attributes)) return [];
      const first = seen.get(name);
      if (first === undefined) {
        seen.set(name, field);
        return [];
      }
      return [
        {
          code: 'duplicate-field',
          place: { item: key, range: rangeOf(field) },
          message: `The field \`${name}\` is declared twice.`,
          related: [{ item: key, range: rangeOf(first), message: `\`${name}\` is first declared here` }],
          rustc: 'E0124',
        },
      ];
    });
  });
}

function fieldListsOf(item: Item): readonly FieldList[] {
  switch (item.kind) {
    case 'struct':
    case 'union':
      return [item.body];
    case 'enum':
      return item.variants.map((variant) => variant.body);
    default:
      return [];
  }
}

function rangeOf(field: Field): TextRange {
  return { start: field.name.start, end: field.type.end };
}

function namedTwice(db: Database, key: ItemKey): Finding[] {
  return bodyProblems(db, key, 'duplicate-field').map(({ field, first, isPattern, range }) => ({
    code: 'duplicate-field',
    place: { item: key, range },
    message: isPattern ? `The pattern names the field \`${field}\` twice.` : `The field \`${field}\` gets two values.`,
    related: [{ item: key, range: first, message: `\`${field}\` is first named here` }],
    rustc: isPattern ? 'E0025' : 'E0062',
  }));
}
