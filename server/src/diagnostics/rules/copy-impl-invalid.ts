/**
 * `copy-impl-invalid` (O2): `Copy` for a type with a field that is not, or for what is no struct, enum or union.
 * Silent where a field's type is not understood, and for types of the library, whose impls are not the program's to judge.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { copyClaim, type CopyClaim, fieldsAgainstCopy, implOfLibraryTrait, printType, type Type } from '../../types/index.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { claimRange, selfRange } from './copy-and-drop.ts';

export function invalidCopyImpls(db: Database, key: ItemKey): Finding[] {
  const claim = copyClaim(db, key);
  return claim === null ? notDeclared(db, key) : withFields(db, key, claim);
}

function withFields(db: Database, key: ItemKey, claim: CopyClaim): Finding[] {
  const fields = fieldsAgainstCopy(db, claim).flatMap((place) => fieldAt(db, claim.type.item, place.variant, place.field) ?? []);
  const range = claimRange(db, claim);
  if (range === null || fields.length === 0) return [];
  return [
    {
      code: 'copy-impl-invalid',
      place: { item: key, range },
      message: `\`${claim.type.name}\` cannot be Copy: its ${fieldsInWords(fields.map(({ name }) => name))} not.`,
      related: fields.map<RelatedPlace>(({ name, range: place }) => ({ item: claim.type.item, range: place, message: `the type of ${name} is not Copy` })),
      rustc: 'E0204',
    },
  ];
}

/** As many as a sentence bears; all of them are related places. */
function fieldsInWords(names: readonly string[]): string {
  const shown = names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : [...names];
  const last = shown.pop();
  return shown.length === 0 ? `field ${last ?? ''} is` : `fields ${shown.join(', ')} and ${last ?? ''} are`;
}

function fieldAt(db: Database, key: ItemKey, variant: number | null, index: number): { readonly name: string; readonly range: TextRange } | null {
  const item = db.get(itemNode, key);
  if (item?.kind !== 'struct' && item?.kind !== 'union' && item?.kind !== 'enum') return null;
  const holder = item.kind === 'enum' ? item.variants[variant ?? -1] : item;
  const field = holder?.body.fields[index];
  if (field === undefined) return null;
  const path = item.kind === 'enum' ? `${holder?.name?.text ?? '?'}.${field.name.text}` : field.name.text;
  return { name: `\`${path}\``, range: { start: field.type.start, end: field.type.end } };
}

/** `impl Copy for &mut T`: only what is declared can be given the trait. */
function notDeclared(db: Database, key: ItemKey): Finding[] {
  const header = implOfLibraryTrait(db, key, 'Copy');
  const range = header === null ? null : selfRange(db, key);
  if (header === null || range === null || !isNeverDeclared(header.self)) return [];
  return [
    {
      code: 'copy-impl-invalid',
      place: { item: key, range },
      message: `\`${printType(header.self)}\` is no struct, enum or union: \`Copy\` cannot be implemented for it.`,
      related: [],
      rustc: 'E0206',
    },
  ];
}

/** Types whose being Copy the language alone decides. */
function isNeverDeclared(type: Type): boolean {
  switch (type.kind) {
    case 'reference':
      return type.isMutable;
    case 'tuple':
    case 'str':
    case 'slice':
    case 'function':
    case 'dynamic':
      return true;
    default:
      return false;
  }
}
