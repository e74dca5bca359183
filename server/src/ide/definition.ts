/** Where the type under the cursor is declared. */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { fileOfItem, genericsOf, itemNode, type ItemKey, itemStart, resolveTypePath } from '../items/index.ts';
import { canonicalItem } from '../types/index.ts';
import { locate } from './locate.ts';

/** Offsets in `file`; files of the shipped library have names that begin with `std:/`. */
export interface DefinitionTarget {
  readonly file: string;
  readonly nameRange: TextRange;
  /** The whole declaration. */
  readonly range: TextRange;
  /** The name that was asked about, in the file of the question. */
  readonly origin: TextRange;
}

export function definition(db: Database, file: string, offset: number): DefinitionTarget | null {
  const located = locate(db, file, offset);
  if (located === null) return null;
  if (located.kind !== 'type-use') return located.kind === 'declaration' ? itemTarget(db, located.item, located.range) : null;
  const resolution = resolveTypePath(db, located.item, located.names, located.path.isGlobal);
  switch (resolution.kind) {
    case 'item':
      return itemTarget(db, canonicalItem(db, resolution.key), located.range);
    case 'self':
      return itemTarget(db, resolution.owner, located.range);
    case 'parameter':
      return parameterTarget(db, resolution.owner, resolution.name, located.range);
    case 'builtin':
    case 'associated':
    case 'unresolved':
    case 'incomplete':
      return null;
  }
}

function itemTarget(db: Database, key: ItemKey, origin: TextRange): DefinitionTarget | null {
  const item = db.get(itemNode, key);
  const start = itemStart(db, key);
  if (item === null || start === null) return null;
  const name = item.kind === 'impl' ? item.selfType : 'name' in item ? item.name : null;
  const nameRange = name === null ? { start, end: start } : { start: start + name.start, end: start + name.end };
  return { file: fileOfItem(key), nameRange, range: { start, end: start + (item.end - item.start) }, origin };
}

function parameterTarget(db: Database, owner: ItemKey, name: string, origin: TextRange): DefinitionTarget | null {
  const item = db.get(itemNode, owner);
  const start = itemStart(db, owner);
  const parameter = item === null ? undefined : genericsOf(item)?.parameters.find((candidate) => candidate.name.text === name);
  if (parameter === undefined || start === null) return null;
  const range = { start: start + parameter.start, end: start + parameter.end };
  return { file: fileOfItem(owner), nameRange: { start: start + parameter.name.start, end: start + parameter.name.end }, range, origin };
}
