/**
 * `drop-impl-invalid` (O11): `impl Drop` for what is no struct, enum or union, or for some instances of a generic type only.
 * Silent about types of the library and about names that were not understood.
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isStdFile, itemNode, type ItemKey } from '../../items/index.ts';
import { type ImplHeader, implOfLibraryTrait, printConstantTerm, printType, type Type } from '../../types/index.ts';
import type { Finding } from '../finding.ts';
import { selfRange } from './copy-and-drop.ts';

export function invalidDropImpls(db: Database, key: ItemKey): Finding[] {
  const header = implOfLibraryTrait(db, key, 'Drop');
  const range = header === null ? null : selfRange(db, key);
  if (header === null || range === null) return [];
  const { self } = header;
  if (self.kind !== 'adt') {
    if (!isNeverDeclared(self)) return [];
    const message = `\`${printType(self)}\` is no struct, enum or union of this program: \`Drop\` cannot be implemented for it.`;
    return [{ code: 'drop-impl-invalid', place: { item: key, range }, message, related: [], rustc: 'E0120' }];
  }
  const fixed = isStdFile(fileOfItem(self.item)) ? null : fixedArgument(header, self);
  const item = db.get(itemNode, key);
  if (fixed === null || item?.kind !== 'impl') return [];
  return [
    {
      code: 'drop-impl-invalid',
      place: { item: key, range: { start: item.headStart, end: range.end } },
      message: `\`Drop\` holds for every \`${self.name}\` or for none, but this impl is only for those with ${fixed}.`,
      related: [],
      rustc: 'E0366',
    },
  ];
}

function isNeverDeclared(type: Type): boolean {
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'reference':
    case 'pointer':
    case 'tuple':
    case 'array':
    case 'slice':
    case 'function':
    case 'dynamic':
    case 'parameter':
      return true;
    default:
      return false;
  }
}

/** The first argument that is not a parameter of the impl, or one that stands twice, in words. */
function fixedArgument(header: ImplHeader, self: Extract<Type, { kind: 'adt' }>): string | null {
  const seen = new Set<number>();
  for (const argument of self.arguments) {
    const parameter = argument.kind === 'type' ? argument.type : argument.constant;
    if (parameter.kind === 'unknown' || parameter.kind === 'projection') return null;
    if (parameter.kind === 'parameter' && parameter.owner === header.item && !seen.has(parameter.index)) {
      seen.add(parameter.index);
      continue;
    }
    return `\`${argument.kind === 'type' ? printType(argument.type) : printConstantTerm(argument.constant)}\`${parameter.kind === 'parameter' ? ' twice' : ''}`;
  }
  return null;
}
