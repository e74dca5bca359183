/**
 * `infinite-size` (L9) and `type-too-large` (L10): declarations whose size does not exist or cannot be addressed, and the
 * unions without fields that `invalid-repr`'s neighbours in the layout room report (L4).
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, itemNode, type ItemKey } from '../../items/index.ts';
import { largestSize, type LayoutFinding, layoutProblems } from '../../layout/index.ts';
import type { Field, Item } from '../../syntax/index.ts';
import type { Finding } from '../finding.ts';
import { settingsOf } from '../settings.ts';

export function typeSizes(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || (item.kind !== 'struct' && item.kind !== 'enum' && item.kind !== 'union')) return [];
  const { target } = settingsOf(db, fileOfItem(key));
  return layoutProblems(db, key, target).flatMap((problem) => describe(key, item, problem) ?? []);
}

function describe(key: ItemKey, item: Extract<Item, { kind: 'struct' | 'enum' | 'union' }>, problem: LayoutFinding): Finding | null {
  const { name } = item;
  if (name === null) return null;
  switch (problem.kind) {
    case 'infinite-size': {
      const [first] = problem.cycle;
      const chain = problem.cycle.map((step) => `\`${step.type}.${step.field}\``).join(', then ');
      const field = first === undefined ? null : findField(item, first.field);
      return {
        code: 'infinite-size',
        place: { item: key, range: { start: name.start, end: name.end } },
        message: `\`${name.text}\` contains itself without indirection, through ${chain}: it would be infinitely large.`,
        related: field === null ? [] : [{ item: key, range: rangeOf(field), message: `here \`${name.text}\` is stored inside itself; a \`Box\` would end the recursion` }],
        rustc: 'E0072',
      };
    }
    case 'type-too-large': {
      const field = problem.field === null ? null : findField(item, problem.field);
      const limit = largestSize(problem.target).toLocaleString('en');
      return {
        code: 'type-too-large',
        place: { item: key, range: field === null ? { start: name.start, end: name.end } : rangeOf(field) },
        message: `${field === null ? `\`${name.text}\`` : `The field \`${problem.field ?? ''}\``} is larger than the ${limit} bytes that a ${problem.target}-bit target can address.`,
        related: [],
        rustc: null,
      };
    }
    case 'empty-union':
      return {
        code: 'invalid-repr',
        place: { item: key, range: { start: name.start, end: name.end } },
        message: `The union \`${name.text}\` has no field: there is nothing that it could be laid out as.`,
        related: [],
        rustc: null,
      };
  }
}

/** A field by the name that layouts use: `field`, or `Variant.field` in enums. */
function findField(item: Extract<Item, { kind: 'struct' | 'enum' | 'union' }>, path: string): Field | null {
  if (item.kind !== 'enum') return item.body.fields.find((field) => field.name.text === path) ?? null;
  for (const variant of item.variants) {
    const field = variant.body.fields.find((candidate) => `${variant.name.text}.${candidate.name.text}` === path);
    if (field !== undefined) return field;
  }
  return null;
}

function rangeOf(field: Field): TextRange {
  return { start: field.type.start, end: field.type.end };
}
