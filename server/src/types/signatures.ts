/** What functions declare: parameters, result and demands, with every type resolved. Nothing here depends on a body. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { type GenericParameterInfo, itemGenerics, itemHead, type ItemKey, shapeOf } from '../items/index.ts';
import type { FunctionItem, Pattern, SelfParameter } from '../syntax/index.ts';
import { type LoweringPlace, lowerTypeIn, opaqueType, selfType, standardPlace } from './lower-type.ts';
import { argumentImpls, itemBounds, type Predicate } from './predicates.ts';
import { intern, type Type, UNIT, unknownType } from './type.ts';

export interface FunctionSignature {
  readonly item: ItemKey;
  readonly name: string;
  /** Whose parameters stand for types here: the impl or trait around the function, if there is one, and the function. */
  readonly owners: readonly ItemKey[];
  /** The function's own type and const parameters, and behind them one for each `impl Trait` among its arguments. */
  readonly generics: readonly GenericParameterInfo[];
  /** `typed`: `self: Box<Self>` and the like. */
  readonly receiver: 'none' | 'value' | 'shared' | 'mutable' | 'typed';
  /** `self` first, with its full type. */
  readonly parameters: readonly SignatureParameter[];
  /** As declared: of an `async fn` what the future gives. */
  readonly result: Type;
  /** Calling it needs `unsafe` (O12). */
  readonly isUnsafe: boolean;
  readonly isAsync: boolean;
  readonly isConst: boolean;
  /** More arguments may follow: `extern "C" fn printf(format: *const u8, ...)`. */
  readonly isVariadic: boolean;
  /** They may be of any type: `println(...)`. */
  readonly takesAnything: boolean;
  /** Its arguments are only looked at, whatever their types are (`@borrows`). */
  readonly borrowsArguments: boolean;
  /** The names of its annotations (`alloc`, `io`). */
  readonly annotations: readonly string[];
  /** What all owners demand. */
  readonly predicates: readonly Predicate[];
  readonly hasBody: boolean;
  /** Of the function or the `extern` block around it. */
  readonly abi: string | null;
}

export interface SignatureParameter {
  /** `null` for a pattern that is no plain name. */
  readonly name: string | null;
  readonly type: Type;
  /** `fn f(a, b)` */
  readonly isUntyped: boolean;
}

/** `null` for what is no function. */
export function functionSignature(db: Database, item: ItemKey): FunctionSignature | null {
  return db.get(functionSignatureQuery, item);
}

const functionSignatureQuery = defineQuery<FunctionSignature | null>({
  name: 'functionSignature',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = key as ItemKey;
    const head = itemHead(db, item);
    return head?.kind === 'function' ? signatureOf(db, item, head) : null;
  },
  cycle: () => null,
});

function signatureOf(db: Database, item: ItemKey, head: FunctionItem): FunctionSignature {
  const parent = shapeOf(db, item)?.parent ?? null;
  const around = parent === null ? null : shapeOf(db, parent);
  const owner = around?.kind === 'impl' || around?.kind === 'trait' ? around.key : null;
  const block = around?.kind === 'extern-block' ? itemHead(db, around.key) : null;
  const abi = head.abi ?? (block?.kind === 'extern-block' ? block.abi : null);
  const annotations = head.attributes.filter((attribute) => attribute.syntax === 'annotation').map((attribute) => attribute.path);

  const receiverType = head.selfParameter === null || owner === null ? null : typeOfSelf(db, item, owner, head.selfParameter);
  const impls = argumentImpls(db, item);
  const parameters = head.parameters.map<SignatureParameter>((parameter) => ({
    name: nameOf(parameter.pattern),
    type: parameter.type === null ? unknownType('_') : lowerTypeIn(impls.place, parameter.type),
    isUntyped: parameter.type === null,
  }));
  const anonymous = impls.found.map(({ type }) => type).filter((type) => type.kind === 'parameter');
  const isImported = abi !== null && head.body === null;
  return {
    item,
    name: head.name?.text ?? '?',
    owners: owner === null ? [item] : [owner, item],
    generics: [...itemGenerics(db, item).parameters, ...anonymous.map<GenericParameterInfo>(({ index, maybeUnsized, name }) => ({ kind: 'type', index, maybeUnsized, name }))],
    receiver: receiverType === null || owner === null ? 'none' : receiverKind(receiverType, selfType(db, owner)),
    parameters: receiverType === null ? parameters : [{ name: 'self', type: receiverType, isUntyped: false }, ...parameters],
    result: head.result === null ? UNIT : lowerTypeIn(resultPlace(db, item), head.result),
    isUnsafe: head.isUnsafe || isImported || annotations.includes('unsafe'),
    isAsync: head.isAsync,
    isConst: head.isConst,
    isVariadic: head.isVariadic,
    takesAnything: head.isVariadic && abi === null,
    borrowsArguments: annotations.includes('borrows'),
    annotations,
    predicates: [...(owner === null ? [] : itemBounds(db, owner).predicates), ...itemBounds(db, item).predicates],
    hasBody: head.body !== null,
    abi,
  };
}

/** Each `impl Trait` in a result is one type that the function chooses. */
function resultPlace(db: Database, item: ItemKey): LoweringPlace {
  let ordinal = 0;
  return {
    db,
    from: item,
    implType: (node) => {
      ordinal += 1;
      return opaqueType(db, item, node, ordinal - 1);
    },
  };
}

function typeOfSelf(db: Database, item: ItemKey, owner: ItemKey, parameter: SelfParameter): Type {
  const self = selfType(db, owner);
  if (parameter.type !== null) return lowerTypeIn(standardPlace(db, item), parameter.type);
  return parameter.isReference ? intern({ kind: 'reference', isMutable: parameter.isMutable, target: self }) : self;
}

function receiverKind(type: Type, self: Type): FunctionSignature['receiver'] {
  if (type === self) return 'value';
  if (type.kind === 'reference' && type.target === self) return type.isMutable ? 'mutable' : 'shared';
  return 'typed';
}

function nameOf(pattern: Pattern): string | null {
  return pattern.kind === 'binding' && pattern.subpattern === null ? pattern.name.text : null;
}
