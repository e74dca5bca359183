/**
 * Where else in a file the name under the cursor is used. Of a local these are all of its uses; of an item or a member those in
 * this file.
 */
import type { Database } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { fileOfItem, forEachShape, type ItemKey, itemStart, itemTree, resolveTypePath } from '../items/index.ts';
import { canonicalItem } from '../types/index.ts';
import { bodiesOf, walkBodyText } from './bodies/body-at.ts';
import { type Target, targetAt } from './bodies/target-at.ts';
import { isSameMember, type Member, type NamedUse, namedUses } from './bodies/uses.ts';
import { declarationOf } from './declaration.ts';

/** A place of the file that was asked about. */
export interface Reference extends TextRange {
  readonly isDeclaration: boolean;
}

/** In the order of the text, each once; empty where the cursor is on no name that is understood. */
export function references(db: Database, file: string, offset: number): Reference[] {
  const found = targetAt(db, file, offset);
  if (found === null) return [];
  const all = found.target.kind === 'local' ? localReferences(found.target) : itemReferences(db, file, found.target.item, found.target.member);
  const places = new Map(all.toSorted((left, right) => Number(left.isDeclaration) - Number(right.isDeclaration)).map((reference) => [reference.start, reference]));
  return [...places.values()].toSorted((left, right) => left.start - right.start);
}

function localReferences({ at }: Extract<Target, { kind: 'local' }>): Reference[] {
  const place = (isDeclaration: boolean) => (range: TextRange): Reference => ({ ...shiftRange(range, at.start), isDeclaration });
  return [...at.names.declarations.map(place(true)), ...at.names.references.map(place(false))];
}

function itemReferences(db: Database, file: string, item: ItemKey, member: Member | null): Reference[] {
  const declared = fileOfItem(item) === file ? declarationOf(db, item, member) : null;
  const isMeant = (use: NamedUse): boolean => use.item === item && isSameMember(use.member, member);
  return [
    ...(declared === null ? [] : [{ ...declared.nameRange, isDeclaration: true }]),
    ...bodiesOf(db, file).flatMap(({ body, start }) => namedUses(db, body).filter(isMeant).map((use) => ({ ...shiftRange(use.range, start), isDeclaration: false }))),
    ...(member === null ? typeReferences(db, file, item) : []),
  ];
}

/** Where a type or trait is written. */
function typeReferences(db: Database, file: string, item: ItemKey): Reference[] {
  const found: Reference[] = [];
  for (const shapes of db.get(itemTree, file).chunks) {
    forEachShape(shapes, ({ key }) => {
      const start = itemStart(db, key);
      if (start === null) return;
      walkBodyText(db, key, {
        path: (path, role) => {
          if ((role !== 'type' && role !== 'trait' && role !== 'struct-literal') || path.qualifiedSelf !== null) return;
          path.segments.forEach((segment, index) => {
            const resolution = resolveTypePath(db, key, path.segments.slice(0, index + 1).map(({ name }) => name.text), path.isGlobal);
            if (resolution.kind === 'item' && canonicalItem(db, resolution.key) === item) found.push({ start: start + segment.name.start, end: start + segment.name.end, isDeclaration: false });
          });
        },
      });
    });
  }
  return found;
}
