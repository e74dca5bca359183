/**
 * Whether a type or parameter may have members that nobody can see: those that an unknown derive or attribute writes, those of a trait
 * that is not known, and those of a trait of the library of which not all methods are declared here (O15).
 */
import { type Database, defineQuery } from '../base/query.ts';
import { fileOfItem, isStdFile, itemHead, type ItemKey, itemNode } from '../items/index.ts';
import { programImpls } from './impl-index.ts';
import { type ImplHeader, implHeader, traitDeclaration } from './impls.ts';
import { headsDiffer } from './match.ts';
import { derivesOf } from './traits/derives.ts';
import type { TraitReference, Type } from './type.ts';

/** The impls that the program may have written for a type; `null` if one of them may bring members that are not seen. @param types the type, and references to it. @param hides what is asked of each trait. */
export function knownImplsFor(db: Database, file: string, types: readonly Type[], hides: typeof hidesMembers = hidesMembers): readonly ImplHeader[] | null {
  const found: ImplHeader[] = [];
  for (const impl of programImpls(db, file)) {
    const header = implHeader(db, impl);
    if (header === null) return null;
    if (!types.some((type) => mayBeFor(header.self, type))) continue;
    if (header.self.kind === 'unknown' || hasUnknownAttribute(db, impl)) return null;
    if (!header.isInherent && (header.trait === null || hides(db, header.trait))) return null;
    found.push(header);
  }
  return found;
}

/** What is written for one type says nothing of a parameter. */
function mayBeFor(self: Type, type: Type): boolean {
  if (self.kind === 'reference' && type.kind === 'reference') return self.isMutable === type.isMutable && mayBeFor(self.target, type.target);
  return type.kind === 'parameter' ? OPEN.has(self.kind) : !headsDiffer(self, type);
}

const OPEN: ReadonlySet<Type['kind']> = new Set(['parameter', 'projection', 'opaque', 'unknown']);

/** Whether a struct, enum or union has a derive or an attribute that may write anything. */
export function mayGainMembers(db: Database, item: ItemKey): boolean {
  return db.get(gainsMembers, item);
}

const gainsMembers = defineQuery<boolean>({
  name: 'gainsMembers',
  compute: (db, item) => {
    const { conditional, isIncomplete, names } = derivesOf(db, item as ItemKey);
    return isIncomplete || conditional.length > 0 || names.some((name) => !STANDARD_DERIVES.has(name)) || hasUnknownAttribute(db, item as ItemKey);
  },
  cycle: () => true,
});

/** Whether a trait has methods that are not declared where they can be seen, or stands below one that has. */
export function hidesMembers(db: Database, trait: TraitReference): boolean {
  if (isStdFile(fileOfItem(trait.item))) return !FULLY_DECLARED.has(trait.name);
  const declaration = traitDeclaration(db, trait.item);
  return declaration === null || declaration.hasUnknownSupertrait || hasUnknownAttribute(db, trait.item) || declaration.supertraits.some((above) => isStdFile(fileOfItem(above.item)) && !FULLY_DECLARED.has(above.name));
}

function hasUnknownAttribute(db: Database, item: ItemKey): boolean {
  const node = itemHead(db, item) ?? db.get(itemNode, item);
  return node === null || node.attributes.some(({ path, syntax }) => syntax === 'attribute' && !INERT_ATTRIBUTES.has(path));
}

const STANDARD_DERIVES: ReadonlySet<string> = new Set(['Debug', 'Clone', 'Copy', 'PartialEq', 'Eq', 'PartialOrd', 'Ord', 'Hash', 'Default']);

/** Attributes of the language itself, which write no members. */
const INERT_ATTRIBUTES: ReadonlySet<string> = new Set([
  'derive', 'repr', 'doc', 'allow', 'expect', 'warn', 'deny', 'forbid', 'cfg', 'inline', 'must_use', 'deprecated', 'non_exhaustive', 'rustfmt::skip', 'default', 'track_caller', 'automatically_derived', 'size', 'align', 'max_padding',
]);

/** Traits of the library whose methods are all declared. */
const FULLY_DECLARED: ReadonlySet<string> = new Set([
  'Copy', 'Sized', 'Send', 'Sync', 'Unpin', 'Clone', 'Drop', 'Default', 'From', 'Into', 'TryFrom', 'TryInto', 'AsRef', 'AsMut', 'Borrow', 'BorrowMut', 'Debug', 'Display', 'FromStr', 'ToString',
  'PartialEq', 'Eq', 'PartialOrd', 'Ord', 'Hash', 'IntoIterator', 'FromIterator', 'Extend', 'Deref', 'DerefMut', 'Index', 'IndexMut', 'Neg', 'Not',
  ...['Add', 'Sub', 'Mul', 'Div', 'Rem', 'BitAnd', 'BitOr', 'BitXor', 'Shl', 'Shr'].flatMap((name) => [name, `${name}Assign`]),
]);
