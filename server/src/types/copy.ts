/** Whether values of a type are copied or moved (O2), and whether something happens when they end (O11). */
import { type Database, defineQuery } from '../base/query.ts';
import { fileOfItem, isStdFile, type ItemKey, rootModule, stdTypesNamed } from '../items/index.ts';
import { typeDeclaration } from './declaration-queries.ts';
import { implsOfTrait } from './impl-index.ts';
import { environmentOf } from './predicates.ts';
import { substitute } from './substitute.ts';
import { type TraitReference, type Type, typeById } from './type.ts';
import { implementsTrait, normalizeType } from './traits/solve.ts';

/** `unknown`: nothing may be said about moves of such a value (O15). */
export type CopyStatus = 'yes' | 'no' | 'unknown';

/** @param item the item in whose body or declaration the question is asked: its bounds count. */
export function copyStatus(db: Database, item: ItemKey, type: Type): CopyStatus {
  switch (type.kind) {
    case 'primitive':
    case 'never':
    case 'pointer':
    case 'function':
    case 'function-item':
      return 'yes';
    case 'reference':
      return type.isMutable ? 'no' : 'yes';
    case 'closure':
    case 'unknown':
    case 'infer':
      return 'unknown';
    default:
      return db.get(copyStatusQuery, `${environmentFor(db, item, type)}\n${type.id}`);
  }
}

/** Key: the item whose bounds count, or a file's root; a line feed; the type's id. */
const copyStatusQuery = defineQuery<CopyStatus>({
  name: 'copyStatus',
  compute: (db, key) => {
    const cut = key.indexOf('\n');
    const type = typeById(key.slice(cut + 1));
    const copy = libraryTrait(db, 'Copy');
    if (type === null || copy === null) return 'unknown';
    const answer = implementsTrait(db, environmentOf(db, key.slice(0, cut) as ItemKey), type, copy);
    return answer === 'maybe' ? 'unknown' : answer;
  },
  cycle: () => 'unknown',
});

/** Types without parameters are the same in every item of a file. */
function environmentFor(db: Database, item: ItemKey, type: Type): ItemKey {
  return /\?-?\d|impl |>::/u.test(type.id) ? environmentOf(db, item).key : rootModule(fileOfItem(item));
}

/** Whether the end of such a value does something: it, or something in it, may have an `impl Drop`. */
export function needsDrop(db: Database, type: Type): boolean {
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'reference':
    case 'pointer':
    case 'function':
    case 'function-item':
      return false;
    default:
      return db.get(needsDropQuery, type.id);
  }
}

/** Key: the type's id. */
const needsDropQuery = defineQuery<boolean>({
  name: 'needsDrop',
  compute: (db, id) => {
    const type = typeById(id);
    return type !== null && dropsSomething(db, type, []);
  },
  cycle: () => true,
});

/** Types that grow without end when they are looked into. */
const DEEPEST = 32;

function dropsSomething(db: Database, type: Type, around: readonly Type[]): boolean {
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'reference':
    case 'pointer':
    case 'function':
    case 'function-item':
      return false;
    case 'tuple':
      return type.elements.some((element) => dropsSomething(db, element, around));
    case 'array':
    case 'slice':
      return dropsSomething(db, type.element, around);
    case 'adt': {
      if (around.length > DEEPEST) return true;
      // What a type holds of itself it drops only if something else in it needs it.
      return !around.includes(type) && adtDrops(db, type, [...around, type]);
    }
    case 'parameter':
    case 'projection':
    case 'opaque':
    case 'dynamic':
    case 'closure':
    case 'infer':
    case 'unknown':
      return true;
  }
}

function adtDrops(db: Database, type: Extract<Type, { kind: 'adt' }>, around: readonly Type[]): boolean {
  if (dropImplOf(db, type.item) !== null) return true;
  const declaration = db.get(typeDeclaration, type.item);
  if (declaration === null) return true;
  // Nothing is dropped with a union, nor with what is made not to be.
  if (declaration.kind === 'union' || (type.name === 'ManuallyDrop' && isStdFile(fileOfItem(type.item)))) return false;
  const fields = declaration.kind === 'enum' ? declaration.variants.flatMap((variant) => variant.fields) : declaration.fields;
  return fields.some((field) => {
    const own = normalizeType(db, environmentOf(db, type.item), substitute(field.type, type.item, type.arguments));
    return dropsSomething(db, own, around);
  });
}

/** The `impl Drop` of a struct, enum or union: a program's or the library's. */
export function dropImplOf(db: Database, adt: ItemKey): ItemKey | null {
  return db.get(dropImplQuery, adt);
}

/** Key: the type's item. */
const dropImplQuery = defineQuery<ItemKey | null>({
  name: 'dropImpl',
  compute: (db, key) => {
    const drop = libraryTrait(db, 'Drop');
    if (drop === null) return null;
    const impls = implsOfTrait(db, fileOfItem(key as ItemKey), drop.item);
    return impls.find((header) => !header.isNegative && header.self.kind === 'adt' && header.self.item === key)?.item ?? null;
  },
  cycle: () => null,
});

/** Declared by the program, not by the shipped library. */
export function isUserType(type: Type): boolean {
  return type.kind === 'adt' && !isStdFile(fileOfItem(type.item));
}

function libraryTrait(db: Database, name: string): TraitReference | null {
  const item = stdTypesNamed(db, name)[0];
  return item === undefined ? null : { item, name, arguments: [], bindings: [] };
}
