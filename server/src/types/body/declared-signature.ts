/** The signature of a function as it is declared, over its own generic parameters. */
import type { Database } from '../../base/query.ts';
import { itemHead, type ItemKey, shapeOf } from '../../items/index.ts';
import { lowerType, selfType } from '../lower-type.ts';
import { intern, type TraitReference, type Type, UNIT, unknownType } from '../type.ts';

export type Predicate = { readonly kind: 'trait'; readonly type: Type; readonly trait: TraitReference } | { readonly kind: 'projection'; readonly projection: Type; readonly type: Type };

export interface FunctionSignature {
  readonly item: ItemKey;
  readonly name: string;
  readonly owners: readonly ItemKey[];
  readonly receiver: 'none' | 'value' | 'shared' | 'mutable' | 'typed';
  readonly parameters: readonly { readonly name: string | null; readonly type: Type; readonly isUntyped: boolean }[];
  readonly result: Type;
  readonly isAsync: boolean;
  readonly isVariadic: boolean;
  readonly takesAnything: boolean;
  readonly predicates: readonly Predicate[];
}

export function functionSignature(db: Database, item: ItemKey): FunctionSignature | null {
  const head = itemHead(db, item);
  if (head?.kind !== 'function') return null;
  const parent = shapeOf(db, item)?.parent ?? null;
  const kind = parent === null ? undefined : shapeOf(db, parent)?.kind;
  const owner = parent !== null && (kind === 'impl' || kind === 'trait') ? parent : null;
  const parameters = head.parameters.map((parameter) => ({
    name: parameter.pattern.kind === 'binding' ? parameter.pattern.name.text : null,
    type: parameter.type === null ? unknownType('_') : lowerType(db, item, parameter.type),
    isUntyped: parameter.type === null,
  }));
  const self = head.selfParameter;
  if (self !== null && owner !== null) {
    const of = selfType(db, owner);
    const type = self.type !== null ? lowerType(db, item, self.type) : self.isReference ? intern({ kind: 'reference', isMutable: self.isMutable, target: of }) : of;
    parameters.unshift({ name: 'self', type, isUntyped: false });
  }
  return {
    item,
    name: head.name?.text ?? '?',
    owners: owner === null ? [item] : [owner, item],
    receiver: self === null ? 'none' : self.type !== null ? 'typed' : self.isReference ? (self.isMutable ? 'mutable' : 'shared') : 'value',
    parameters,
    result: head.result === null ? UNIT : lowerType(db, item, head.result),
    isAsync: head.isAsync,
    isVariadic: head.isVariadic,
    takesAnything: head.attributes.some((attribute) => attribute.path === 'borrows'),
    predicates: [],
  };
}
