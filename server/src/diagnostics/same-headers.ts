/**
 * Impls of one file whose headers certainly say the same: without bounds, of types that are known, with parameters told apart
 * by their places alone. Another file may be there instead of this one, so that files are not compared; nor are impls of
 * which one stands under a condition (O15).
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { fileOfItem, type ItemKey, shapeOf } from '../items/index.ts';
import { foldTerm, foldType, type GenericTerm, implHeader, type ImplHeader, implsOfTrait, inherentMembers, intern, termIdentity, type Type, type TypeFolder } from '../types/index.ts';

/** The impls of a trait with the header of this one, in the order of the file; itself alone where that is not certain. */
export function sameImpls(db: Database, header: ImplHeader): readonly ItemKey[] {
  const text = header.trait === null ? null : headerText(db, header);
  if (text === null || header.trait === null) return [header.item];
  return db.get(sameImplsQuery, `${fileOfItem(header.item)}\n${header.trait.item}\n${text}`);
}

/** Functions and constants of this name in the inherent impls with the header of this one, in the order of the file. */
export function sameMembers(db: Database, header: ImplHeader, name: string): readonly ItemKey[] {
  const text = header.isInherent ? headerText(db, header) : null;
  return text === null ? [] : db.get(sameMembersQuery, `${fileOfItem(header.item)}\n${name}\n${text}`);
}

/** Key: file, line feed, trait, line feed, header. */
const sameImplsQuery = defineQuery<readonly ItemKey[]>({
  name: 'sameImpls',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [file = '', trait = '', text = ''] = key.split('\n');
    return implsOfTrait(db, file, trait as ItemKey).flatMap((header) => (fileOfItem(header.item) === file && headerText(db, header) === text ? [header.item] : []));
  },
  cycle: () => [],
});

/** Key: file, line feed, name, line feed, header. */
const sameMembersQuery = defineQuery<readonly ItemKey[]>({
  name: 'sameMembers',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [file = '', name = '', text = ''] = key.split('\n');
    return inherentMembers(db, file, name).flatMap(({ item, owner }) => {
      if (fileOfItem(item) !== file || shapeOf(db, item)?.isConditional !== false) return [];
      const header = implHeader(db, owner);
      return header !== null && headerText(db, header) === text ? [item] : [];
    });
  },
  cycle: () => [],
});

/** Equal for headers that say the same; `null` where something is not certain. */
function headerText(db: Database, header: ImplHeader): string | null {
  if (header.isNegative || header.predicates.length > 0 || header.obscured.length > 0 || header.generics.some(({ maybeUnsized }) => maybeUnsized) || isConditional(db, header.item)) return null;
  let isCertain = true;
  const folder: TypeFolder = {
    type: (part) => {
      if (part.kind === 'parameter') return intern({ kind: 'parameter', owner: '' as ItemKey, index: part.index, name: '', maybeUnsized: false });
      if (UNCERTAIN.has(part.kind)) isCertain = false;
      return null;
    },
    constant: (constant) => {
      if (constant.kind !== 'value') isCertain = false;
      return null;
    },
  };
  const terms: readonly GenericTerm[] = header.trait?.arguments ?? [];
  const text = [foldType(header.self, folder).id, ...terms.map((term) => termIdentity(foldTerm(term, folder)))].join(' ');
  return isCertain ? text : null;
}

/** What is not known, and types of functions, which lifetimes tell apart. */
const UNCERTAIN: ReadonlySet<Type['kind']> = new Set(['unknown', 'infer', 'projection', 'opaque', 'function', 'function-item', 'closure', 'dynamic']);

/** The item, or a module that it stands in. */
export function isConditional(db: Database, key: ItemKey): boolean {
  for (let shape = shapeOf(db, key); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) {
    if (shape.isConditional || shape.isStray) return true;
  }
  return false;
}
