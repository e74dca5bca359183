/**
 * Associated types that no trait declares: `T::Itm`, `<T as Shape>::Unti`, `Iterator<Itm = u8>`. Rests on the bounds that are
 * written. Nothing is missing where one of the traits is not known, or holds what is not seen (O15).
 */
import { nearNames } from '../base/near-names.ts';
import type { TextRange } from '../base/ranges.ts';
import type { Database } from '../base/query.ts';
import { fileOfItem, isStdFile, type ItemKey, resolveTypePath, shapeOf } from '../items/index.ts';
import { type Item, type Name, type Path, walkItem } from '../syntax/index.ts';
import { environmentOf, mayMisreadTypes, traitDeclaration } from '../types/index.ts';

export interface MissingAssociatedType {
  /** In the item. */
  readonly range: TextRange;
  readonly name: string;
  readonly role: 'associated type';
  /** The parameter or trait. */
  readonly within: string;
  readonly isOfTrait: boolean;
  readonly nearest: string | null;
}

export function missingAssociatedTypes(db: Database, key: ItemKey, item: Item): MissingAssociatedType[] {
  const found: MissingAssociatedType[] = [];
  const check = (name: Name, within: string, isOfTrait: boolean, traits: readonly ItemKey[] | null): void => {
    const names = traits === null ? null : typesOf(db, traits);
    if (names === null || names.includes(name.text) || name.text === '') return;
    found.push({ range: { start: name.start, end: name.end }, name: name.text, role: 'associated type', within, isOfTrait, nearest: nearNames(name.text, names)[0] ?? null });
  };
  walkItem(item, {
    path: (path, role) => {
      const [first, second] = path.segments;
      if (first === undefined) return;
      const { qualifiedSelf } = path;
      if (role === 'type' && qualifiedSelf !== null && qualifiedSelf.trait !== null && second === undefined) {
        const trait = traitNamed(db, key, qualifiedSelf.trait);
        if (trait !== null) check(first.name, shapeOf(db, trait)?.name ?? '?', true, [trait]);
      } else if (role === 'type' && qualifiedSelf === null && !path.isGlobal && second !== undefined && path.segments.length === 2) {
        check(second.name, first.name.text, false, boundsOf(db, key, first.name.text));
      } else if (role === 'trait') {
        const written = (path.segments.at(-1)?.arguments ?? []).flatMap((argument) => (argument.kind === 'binding' || argument.kind === 'constraint' ? [argument.name] : []));
        const trait = written.length === 0 ? null : traitNamed(db, key, path);
        if (trait !== null) for (const name of written) check(name, shapeOf(db, trait)?.name ?? '?', true, withSupertraits(db, trait));
      }
    },
  });
  return found.length === 0 || mayMisreadTypes(db, fileOfItem(key)) ? [] : found;
}

function traitNamed(db: Database, from: ItemKey, path: Path): ItemKey | null {
  const found = path.qualifiedSelf === null ? resolveTypePath(db, from, path.segments.map(({ name }) => name.text), path.isGlobal) : null;
  return found?.kind === 'item' && shapeOf(db, found.key)?.kind === 'trait' ? found.key : null;
}

function withSupertraits(db: Database, trait: ItemKey): readonly ItemKey[] | null {
  const declaration = traitDeclaration(db, trait);
  return declaration === null || declaration.hasUnknownSupertrait ? null : [trait, ...declaration.supertraits.map(({ item }) => item)];
}

/** The traits that a type parameter, or `Self` in a trait, has by what is written; `null` where it may have others. */
function boundsOf(db: Database, key: ItemKey, name: string): readonly ItemKey[] | null {
  const named = resolveTypePath(db, key, [name], false);
  if (named.kind !== 'self' && (named.kind !== 'parameter' || named.parameter !== 'type')) return null;
  if (named.kind === 'self' && shapeOf(db, named.owner)?.kind !== 'trait') return null;
  const { obscured, predicates } = environmentOf(db, key);
  const isMeant = (type: (typeof obscured)[number]): boolean => type.kind === 'parameter' && type.owner === named.owner && (named.kind === 'self' ? type.index < 0 : type.index === named.index);
  if (obscured.some(isMeant)) return null;
  return predicates.flatMap((predicate) => (predicate.kind === 'trait' && isMeant(predicate.type) ? [predicate.trait.item] : []));
}

/** The names of the types that traits declare; `null` where one of them may declare more than is seen. */
function typesOf(db: Database, traits: readonly ItemKey[]): readonly string[] | null {
  const names: string[] = [];
  for (const trait of traits) {
    const shape = shapeOf(db, trait);
    if (shape === null || (isStdFile(fileOfItem(trait)) && !WHOLLY_KNOWN.has(shape.name ?? ''))) return null;
    for (const member of shape.members) {
      if (member.kind === 'opaque-macro') return null;
      if (member.kind === 'type-alias' && member.name !== null) names.push(member.name);
    }
  }
  return names;
}

/** Traits of the library of which every associated type is declared. */
const WHOLLY_KNOWN: ReadonlySet<string> = new Set(['Clone', 'Copy', 'Debug', 'Default', 'Display', 'Drop', 'Eq', 'Hash', 'Iterator', 'Ord', 'PartialEq', 'PartialOrd', 'Send', 'Sized', 'Sync']);
