/**
 * `duplicate-impl`: a trait that is implemented twice for one type, or a function that a type has twice.
 * Only impls whose headers certainly say the same are compared, and nothing while a declaration of the program is broken.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isStdFile, isUnreached, itemNode, type ItemKey, shapeOf, stdTypesNamed } from '../../items/index.ts';
import { derivesOf, implHeader, type ImplHeader, mayMisreadTypes, printType } from '../../types/index.ts';
import { nameRange } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { implBesideDerive, isConditional, sameImpls, sameMembers } from '../same-headers.ts';

export function duplicateImpls(db: Database, key: ItemKey): Finding[] {
  const shape = shapeOf(db, key);
  const file = fileOfItem(key);
  if (shape === null || (shape.kind !== 'impl' && !TYPES.has(shape.kind)) || isStdFile(file) || isUnreached(db, file)) return [];
  const found = shape.kind === 'impl' ? ofImpl(db, key) : ofDerives(db, key);
  return found.length === 0 || mayMisreadTypes(db, file) ? [] : found;
}

const TYPES: ReadonlySet<string> = new Set(['struct', 'enum', 'union']);

function ofImpl(db: Database, key: ItemKey): Finding[] {
  const header = implHeader(db, key);
  if (header === null || db.get(itemNode, key)?.hasError !== false) return [];
  return header.isInherent ? membersTwice(db, header) : [...implTwice(db, header), ...traitMembersTwice(db, key)];
}

function implTwice(db: Database, header: ImplHeader): Finding[] {
  const [first] = sameImpls(db, header);
  const [here, there] = [headRange(db, header.item), first === undefined ? null : headRange(db, first)];
  if (first === undefined || first === header.item || here === null || there === null || header.trait === null) return [];
  return [
    {
      code: 'duplicate-impl',
      place: { item: header.item, range: here },
      message: `\`${header.trait.name}\` is implemented twice for \`${printType(header.self)}\`.`,
      related: [{ item: first, range: there, message: 'it is first implemented here' }],
      rustc: 'E0119',
    },
  ];
}

/** In one impl the later is accused; of two impls the first one's, which the other is compared with. */
function membersTwice(db: Database, header: ImplHeader): Finding[] {
  const members = valuesOf(db, header.item);
  return members.flatMap(({ key: member, name }, index): Finding[] => {
    const before = members.slice(0, index).find((other) => other.name === name);
    const all = before === undefined ? sameMembers(db, member, name) : [];
    const other = before?.key ?? all.slice(all.indexOf(member) + 1).find((candidate) => shapeOf(db, candidate)?.parent !== header.item);
    if (other === undefined) return [];
    return twice(db, member, other, `\`${printType(header.self)}\` has \`${name}\` twice.`, 'E0592');
  });
}

function traitMembersTwice(db: Database, key: ItemKey): Finding[] {
  const members = valuesOf(db, key);
  return members.flatMap(({ key: member, name }, index): Finding[] => {
    const before = members.slice(0, index).find((other) => other.name === name);
    return before === undefined ? [] : twice(db, member, before.key, `This impl has \`${name}\` twice.`, 'E0201');
  });
}

function twice(db: Database, member: ItemKey, other: ItemKey, message: string, rustc: string): Finding[] {
  const [here, there] = [nameRange(db, member), nameRange(db, other)];
  if (here === null || there === null) return [];
  return [{ code: 'duplicate-impl', place: { item: member, range: here }, message, related: [{ item: other, range: there, message: 'the other one is here' }], rustc }];
}

/** Functions and constants, which share their names; none under a condition. */
function valuesOf(db: Database, impl: ItemKey): { readonly key: ItemKey; readonly name: string }[] {
  return (shapeOf(db, impl)?.members ?? []).flatMap(({ isConditional: isDoubtful, isStray, key, kind, name }) => (name !== null && !isDoubtful && !isStray && (kind === 'function' || kind === 'const') ? [{ key, name }] : []));
}

/** A `derive` beside an impl of the same trait; types with parameters derive under bounds. */
function ofDerives(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if ((item?.kind !== 'struct' && item?.kind !== 'enum' && item?.kind !== 'union') || item.hasError || item.generics.parameters.length > 0 || isConditional(db, key)) return [];
  return derivesOf(db, key).names.flatMap((name): Finding[] => {
    const trait = stdTypesNamed(db, name)[0];
    const range = derivedRange(item.attributes, name);
    if (trait === undefined || range === null) return [];
    const other = implBesideDerive(db, key, trait);
    const there = other === null ? null : headRange(db, other);
    if (other === null || there === null) return [];
    return [{ code: 'duplicate-impl', place: { item: key, range }, message: `\`${name}\` is derived and implemented for \`${item.name?.text ?? ''}\`.`, related: [{ item: other, range: there, message: 'it is implemented here' }], rustc: 'E0119' }];
  });
}

function derivedRange(attributes: readonly { readonly path: string; readonly argumentText: string | null; readonly argumentStart: number | null }[], name: string): TextRange | null {
  for (const { argumentStart, argumentText, path } of attributes) {
    if (path !== 'derive' || argumentText === null || argumentStart === null) continue;
    const match = new RegExp(`\\b${name}\\b(?!\\s*::)`, 'u').exec(argumentText);
    if (match !== null) return { start: argumentStart + match.index, end: argumentStart + match.index + name.length };
  }
  return null;
}

/** Without the members. */
function headRange(db: Database, key: ItemKey): TextRange | null {
  const item = db.get(itemNode, key);
  return item?.kind === 'impl' ? { start: item.headStart, end: item.selfType.end } : null;
}
