/**
 * What a trait demands of an impl, against what the impl has. Nothing where either may hold more than is seen: a syntax error,
 * a macro, `#[cfg]` (O15).
 */
import type { Database } from '../base/query.ts';
import { fileOfItem, isStdFile, itemHead, itemNode, type ItemKey, type ItemShape, shapeOf } from '../items/index.ts';
import { implHeader, type TraitReference } from '../types/index.ts';

export interface ImplOfTrait {
  readonly trait: TraitReference;
  /** Members of the trait that the impl has to have and does not have, in the order of the trait. */
  readonly missing: readonly ItemShape[];
  /** Members of the impl that the trait does not declare. None for the library's traits: not all that they have is declared. */
  readonly foreign: readonly ItemShape[];
  /** Functions and constants of both. */
  readonly pairs: readonly { readonly declared: ItemShape; readonly written: ItemShape }[];
}

/** `null` for what is no impl of a trait that is wholly known. */
export function implOfTrait(db: Database, impl: ItemKey): ImplOfTrait | null {
  const header = implHeader(db, impl);
  const trait = header?.trait ?? null;
  if (header === null || trait === null || header.isNegative || !isWhole(db, impl) || !isWhole(db, trait.item)) return null;
  const declared = membersOf(db, trait.item);
  const written = membersOf(db, impl);
  const namesakes = (list: readonly ItemShape[], { kind, name }: ItemShape): readonly ItemShape[] => list.filter((other) => other.name === name && other.kind === kind);
  return {
    trait,
    missing: isProvided(db, trait.item) ? [] : declared.filter((member) => isDemanded(db, member) && namesakes(written, member).length === 0),
    foreign: isStdFile(fileOfItem(trait.item)) ? [] : written.filter((member) => MEMBER_KINDS.has(member.kind) && member.name !== null && !member.isConditional && namesakes(declared, member).length === 0),
    pairs: written.flatMap((member) => {
      const [same, ...others] = namesakes(declared, member);
      return (member.kind !== 'function' && member.kind !== 'const') || same === undefined || others.length > 0 || member.isConditional || same.isConditional ? [] : [{ declared: same, written: member }];
    }),
  };
}

const MEMBER_KINDS: ReadonlySet<ItemShape['kind']> = new Set(['function', 'type-alias', 'const']);

function membersOf(db: Database, key: ItemKey): readonly ItemShape[] {
  return shapeOf(db, key)?.members ?? [];
}

/** Whether nothing but what is seen can be among the members. */
function isWhole(db: Database, key: ItemKey): boolean {
  const node = db.get(itemNode, key);
  return node !== null && !node.hasError && membersOf(db, key).every(({ isStray, kind }) => MEMBER_KINDS.has(kind) && !isStray);
}

/** The library does not show every default, and nothing of what each number has. */
function isProvided(db: Database, key: ItemKey): boolean {
  return itemHead(db, key)?.attributes.some(({ path, syntax }) => syntax === 'annotation' && path === 'provided') ?? false;
}

function isDemanded(db: Database, { isConditional, key }: ItemShape): boolean {
  if (isConditional) return false;
  const head = itemHead(db, key);
  switch (head?.kind) {
    case 'function':
      return head.body === null && !isProvided(db, key);
    case 'type-alias':
      return head.type === null;
    case 'const':
      return head.value === null;
    default:
      return false;
  }
}
