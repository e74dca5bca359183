/**
 * Impls of one file whose headers certainly say the same: without bounds, of types that are known, with parameters told apart
 * by their places alone. Another file may be there instead of this one, so that files are not compared; nor are impls of
 * which one stands under a condition (O15).
 */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { fileOfItem, itemGenerics, itemHead, type ItemKey, shapeOf, stdTypesNamed } from '../items/index.ts';
import { walkItem } from '../syntax/index.ts';
import { derivesOf, foldTerm, foldType, type GenericTerm, implHeader, type ImplHeader, implsOfTrait, inherentMembers, intern, termIdentity, type Type, type TypeFolder } from '../types/index.ts';

/** The impls of a trait with the header of this one, in the order of the file; none where no other certainly has it. */
export function sameImpls(db: Database, { item, trait }: ImplHeader): readonly ItemKey[] {
  return trait === null ? [] : groupOf(db.get(repeatedImpls, `${fileOfItem(item)}\n${trait.item}`), item);
}

/** Functions and constants of a member's name in inherent impls with one header, in the order of the file; none where it is the only one. */
export function sameMembers(db: Database, member: ItemKey, name: string): readonly ItemKey[] {
  return groupOf(db.get(repeatedMembers, `${fileOfItem(member)}\n${name}`), member);
}

type Groups = readonly (readonly ItemKey[])[];

function groupOf(groups: Groups, item: ItemKey): readonly ItemKey[] {
  return groups.find((group) => group.includes(item)) ?? [];
}

/** Those that are there more than once. Their list is mostly empty and stays so while impls come and go: then nobody is asked again. Key: file, line feed, trait. */
const repeatedImpls = defineQuery<Groups>({
  name: 'repeatedImpls',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [file = '', trait = ''] = key.split('\n');
    const here = implsOfTrait(db, file, trait as ItemKey).filter(({ item }) => fileOfItem(item) === file);
    return repeated(here.map(({ item }) => [item, db.get(headerText, item)]));
  },
  cycle: () => [],
});

/** Key: file, line feed, name. */
const repeatedMembers = defineQuery<Groups>({
  name: 'repeatedMembers',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [file = '', name = ''] = key.split('\n');
    const here = inherentMembers(db, file, name).filter(({ item }) => fileOfItem(item) === file && shapeOf(db, item)?.isConditional === false);
    return repeated(here.map(({ item, owner }) => [item, db.get(headerText, owner)]));
  },
  cycle: () => [],
});

function repeated(texts: readonly (readonly [ItemKey, string | null])[]): Groups {
  const groups = new Map<string, ItemKey[]>();
  for (const [item, text] of texts) {
    if (text === null) continue;
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [item]);
    else group.push(item);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Types of a file that derive a trait and have an impl of it in the same file, with that impl. Key: file, line feed, trait. */
const derivedAndImplemented = defineQuery<readonly (readonly [type: ItemKey, impl: ItemKey])[]>({
  name: 'derivedAndImplemented',
  equals: structurallyEqual,
  compute: (db, key) => {
    const [file = '', trait = ''] = key.split('\n');
    return implsOfTrait(db, file, trait as ItemKey).flatMap((header): readonly (readonly [ItemKey, ItemKey])[] => {
      const type = plainlyImplementedBy(db, file, header);
      return type !== null && derivesOf(db, type).names.includes(header.trait?.name ?? '') ? [[type, header.item]] : [];
    });
  },
  cycle: () => [],
});

/** The impl, in the same file, of a trait that a type derives. */
export function implBesideDerive(db: Database, type: ItemKey, trait: ItemKey): ItemKey | null {
  return db.get(derivedAndImplemented, `${fileOfItem(type)}\n${trait}`).find(([derived]) => derived === type)?.[1] ?? null;
}

function plainlyImplementedBy(db: Database, file: string, { isNegative, item, predicates, self, trait }: ImplHeader): ItemKey | null {
  if (self.kind !== 'adt' || isNegative || predicates.length > 0 || fileOfItem(item) !== file || fileOfItem(self.item) !== file) return null;
  // `PartialEq<Other>` is another trait than the one that is derived.
  const isPlain = trait !== null && trait.arguments.every((argument) => argument.kind === 'type' && argument.type === self) && !isConditional(db, item);
  return isPlain ? self.item : null;
}

/** Equal for headers that say the same; `null` where something is not certain. Key: the impl. */
const headerText = defineQuery<string | null>({
  name: 'headerText',
  compute: (db, key) => {
    const header = implHeader(db, key as ItemKey);
    return header === null || saysMore(db, key as ItemKey) ? null : textOf(db, header);
  },
  cycle: () => null,
});

/** Two names of the library for one type here, such as `Path` and `PathBuf`, are two types elsewhere; so are types with a parameter that is left out here. */
function saysMore(db: Database, impl: ItemKey): boolean {
  const head = itemHead(db, impl);
  let isFound = false;
  if (head !== null) {
    walkItem(head, {
      path: ({ segments }) => {
        const name = segments.at(-1)?.name.text ?? '';
        const written = segments.at(-1)?.arguments?.filter(({ kind }) => kind === 'type' || kind === 'const').length ?? 0;
        isFound ||= stdTypesNamed(db, name).some((type) => shapeOf(db, type)?.kind === 'type-alias' || written > itemGenerics(db, type).parameters.length);
      },
    });
  }
  return isFound;
}

function textOf(db: Database, header: ImplHeader): string | null {
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
