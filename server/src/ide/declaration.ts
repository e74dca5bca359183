/** Where an item, a field or a variant is declared, in offsets of its file. */
import type { Database } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { fileOfItem, itemNode, type ItemKey, itemStart } from '../items/index.ts';
import type { Item } from '../syntax/index.ts';
import type { Member } from './bodies/uses.ts';

export interface Declaration {
  /** Files of the shipped library have names that begin with `std:/`. */
  readonly file: string;
  readonly nameRange: TextRange;
  /** The whole declaration. */
  readonly range: TextRange;
}

/** @param member of the item; `null` for the item itself. */
export function declarationOf(db: Database, key: ItemKey, member: Member | null): Declaration | null {
  const item = db.get(itemNode, key);
  const start = itemStart(db, key);
  if (item === null || start === null) return null;
  const file = fileOfItem(key);
  const part = member === null ? null : memberOf(item, member);
  if (part !== null) return { file, nameRange: shiftRange(nameOf(part), start), range: { start: start + part.start, end: start + part.end } };
  const name = item.kind === 'impl' ? item.selfType : 'name' in item ? item.name : null;
  return { file, nameRange: name === null ? { start, end: start } : { start: start + name.start, end: start + name.end }, range: { start, end: start + (item.end - item.start) } };
}

interface Part extends TextRange {
  readonly name: TextRange;
}

function nameOf(part: Part): TextRange {
  return { start: part.name.start, end: part.name.end };
}

function memberOf(item: Item, member: Member): Part | null {
  if (item.kind === 'struct' || item.kind === 'union') return item.body.fields.find((field) => field.name.text === member.name) ?? null;
  if (item.kind !== 'enum') return null;
  const variant = item.variants.find((candidate) => candidate.name.text === (member.kind === 'variant' ? member.name : member.variant));
  if (variant === undefined || member.kind === 'variant') return variant ?? null;
  return variant.body.fields.find((field) => field.name.text === member.name) ?? null;
}
