/** The functions that a method name may mean, seen from a module, with what the search asks of each: read once per name. */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { fileOfItem, isTraitInScope, isTraitNamed, type ItemKey } from '../../items/index.ts';
import { inherentMembers, type Member, traitMembers } from '../impl-index.ts';
import { type ImplHeader, implHeader } from '../impls.ts';
import { ownTraitReference } from '../lower-type.ts';
import { functionSignature } from '../signatures.ts';
import type { TraitReference, Type } from '../type.ts';
import { NOTHING_KNOWN } from './variables.ts';

export interface InherentCandidate {
  readonly item: ItemKey;
  readonly header: ImplHeader;
  /** The type of `self`. */
  readonly receiver: Type;
}

export interface TraitCandidate {
  readonly item: ItemKey;
  /** The trait with unknown arguments. */
  readonly trait: TraitReference;
  readonly receiver: Type;
}

export interface MethodsNamed {
  readonly inherent: readonly InherentCandidate[];
  readonly traits: readonly TraitCandidate[];
  /**
   * Those of traits that every type has, so that `Rc<RefCell<T>>` finds the `borrow` of the cell, and those of operators,
   * unless they are imported: a type's own `add(&self, ..)` is meant before the operator, which takes the value.
   */
  readonly late: readonly TraitCandidate[];
  /** Those of traits that are not in scope: nobody is accused of that, but what is in scope is meant first. */
  readonly unseen: readonly TraitCandidate[];
}

export function methodsNamed(db: Database, module: ItemKey, name: string): MethodsNamed {
  return db.get(methodsNamedQuery, `${module}\n${name}`);
}

const LATE: ReadonlySet<string> = new Set(['std:/core.ast#trait:Borrow', 'std:/core.ast#trait:BorrowMut']);

const OPERATORS = 'std:/ops.ast';

/** Key: module, line feed, name. */
const methodsNamedQuery = defineQuery<MethodsNamed>({
  name: 'methodsNamed',
  equals: structurallyEqual,
  compute: (db, key) => {
    const cut = key.indexOf('\n');
    const [module, name] = [key.slice(0, cut) as ItemKey, key.slice(cut + 1)];
    const file = fileOfItem(module);
    const all = traitMembers(db, file, name);
    const seen = all.filter(({ owner }) => isTraitInScope(db, module, owner));
    const traits = seen.flatMap((member) => traitCandidate(db, member));
    return {
      inherent: inherentMembers(db, file, name).flatMap((member) => inherentCandidate(db, member)),
      traits: traits.filter((candidate) => !isLate(db, module, candidate)),
      late: traits.filter((candidate) => isLate(db, module, candidate)),
      unseen: all.filter((member) => !seen.includes(member)).flatMap((member) => traitCandidate(db, member)),
    };
  },
  cycle: () => ({ inherent: [], traits: [], late: [], unseen: [] }),
});

function isLate(db: Database, module: ItemKey, { trait }: TraitCandidate): boolean {
  return LATE.has(trait.item) || (fileOfItem(trait.item) === OPERATORS && !isTraitNamed(db, module, trait.item));
}

function receiverOf(db: Database, member: Member): Type | null {
  const signature = member.kind === 'function' ? functionSignature(db, member.item) : null;
  return signature === null || signature.receiver === 'none' ? null : (signature.parameters[0]?.type ?? null);
}

function inherentCandidate(db: Database, member: Member): InherentCandidate[] {
  const receiver = receiverOf(db, member);
  const header = receiver === null ? null : implHeader(db, member.owner);
  return receiver === null || header === null ? [] : [{ item: member.item, header, receiver }];
}

function traitCandidate(db: Database, member: Member): TraitCandidate[] {
  const receiver = receiverOf(db, member);
  if (receiver === null) return [];
  const own = ownTraitReference(db, member.owner);
  return [{ item: member.item, trait: { ...own, arguments: own.arguments.map(() => ({ kind: 'type', type: NOTHING_KNOWN })) }, receiver }];
}
