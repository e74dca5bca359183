/**
 * Who implements what stands under the cursor: the impls of a trait, the impls for a type, and for what a trait declares what
 * its impls have under that name. In all files that belong together, and in the library.
 */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { fileOfItem, forEachShape, isStdFile, type ItemKey, itemTree, shapeOf, sourcesAround, stdFiles } from '../items/index.ts';
import { canonicalItem, implHeader, implsOfTrait, memberNamed, type MemberKind, type Type, typeDeclaration } from '../types/index.ts';
import { targetsAt } from './bodies/target-at.ts';
import { type DefinitionTarget, itemTarget } from './definition.ts';

/** The program's before the library's, each once. */
export function implementations(db: Database, file: string, offset: number): DefinitionTarget[] {
  const [found] = targetsAt(db, file, offset);
  if (found?.target.kind !== 'item') return [];
  const { item, member } = found.target;
  // A field or a variant is nothing that anybody implements.
  const items = member === null ? implementing(db, file, item) : [];
  return items.flatMap((each) => targetOf(db, each, found.origin));
}

function implementing(db: Database, file: string, item: ItemKey): readonly ItemKey[] {
  const shape = shapeOf(db, item);
  if (shape?.kind === 'trait') return implsOf(db, file, item);
  if (db.get(typeDeclaration, item) !== null) return implsForType(db, file, item);
  const owner = shape?.parent ?? null;
  if (shape === null || shape.name === null || owner === null || !isMember(shape.kind)) return [];
  const { kind, name } = shape;
  if (shapeOf(db, owner)?.kind !== 'trait') return [item];
  return implsOf(db, file, owner).flatMap((impl) => memberNamed(db, impl, kind, name) ?? []);
}

function isMember(kind: string): kind is MemberKind {
  return kind === 'function' || kind === 'type-alias' || kind === 'const';
}

function implsOf(db: Database, file: string, trait: ItemKey): readonly ItemKey[] {
  return implsOfTrait(db, file, canonicalItem(db, trait)).map((header) => header.item);
}

/** Inherent impls and impls of traits, for the type itself and for references to it. */
function implsForType(db: Database, file: string, item: ItemKey): readonly ItemKey[] {
  const type = canonicalItem(db, item);
  const files = [...new Set([file, ...sourcesAround(db, file).files, ...(isStdFile(fileOfItem(type)) ? stdFiles(db) : [])])];
  const found: ItemKey[] = [];
  for (const each of files) {
    for (const shapes of db.get(itemTree, each).chunks) {
      forEachShape(shapes, ({ key, kind }) => {
        if (kind !== 'impl') return;
        const self = implHeader(db, key)?.self;
        if (self !== undefined && itemBehind(self) === type) found.push(key);
      });
    }
  }
  return found;
}

function itemBehind(type: Type): ItemKey | null {
  let here = type;
  while (here.kind === 'reference') here = here.target;
  return here.kind === 'adt' ? here.item : null;
}

function targetOf(db: Database, item: ItemKey, origin: TextRange): DefinitionTarget[] {
  const target = itemTarget(db, item, origin);
  return target === null ? [] : [target];
}
