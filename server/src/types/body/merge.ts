/**
 * The value of `if`, `match`, `loop` and arrays: several branches, one type. If the surroundings demand a type, each branch is
 * coerced to it; else the first that comes back says it, and where a later one does not fit, the earlier ones may fit that.
 */
import { UNIT, NEVER, type Type } from '../type.ts';
import { callableSignature } from './callable.ts';
import { coerce, tryCoerce } from './coerce.ts';
import { build, type Inference, type Merge, unknownHere } from './inference.ts';
import { noteMismatch } from './mismatches.ts';
import { typeOf } from './nodes.ts';
import type { TypedExpression } from './typed-body.ts';
import { STATIC_TEXT } from './variables.ts';

/** @param expected a wish; only one that is known is demanded. */
export function beginMerge(inference: Inference, expected: Type | null): Merge {
  const demanded = expected === null ? null : inference.variables.shallow(expected);
  const isKnown = demanded !== null && demanded.kind !== 'infer' && demanded.kind !== 'unknown';
  return { expected: isKnown ? demanded : null, type: null, branches: [] };
}

/** @param settle puts the adjusted value in its place; called once, by `endMerge`. */
export function addBranch(inference: Inference, merge: Merge, value: TypedExpression, settle: (node: TypedExpression) => void): void {
  if (merge.expected !== null) {
    merge.branches.push({ node: coerce(inference, value, merge.expected), settle });
    merge.type = merge.expected;
    return;
  }
  const type = typeOf(inference, value);
  if (merge.type === null || type.kind === 'never') {
    merge.branches.push({ node: value, settle });
    if (type.kind !== 'never') merge.type = type;
    return;
  }
  const fitting = tryCoerce(inference, value, merge.type) ?? meetEarlier(inference, merge, value, type) ?? meetAsText(inference, merge, value, type) ?? meetAsFunction(inference, merge, value, type);
  merge.branches.push({ node: fitting ?? value, settle });
  if (fitting === null) {
    noteMismatch(inference, value, merge.type, merge.branches[0]?.node.range ?? null);
    merge.type = unknownHere();
  }
}

/** Makes the earlier branches fit the new one; `null` if one of them cannot. */
function meetEarlier(inference: Inference, merge: Merge, value: TypedExpression, type: Type): TypedExpression | null {
  const adjusted: TypedExpression[] = [];
  for (const { node } of merge.branches) {
    const fitting = typeOf(inference, node).kind === 'never' ? node : tryCoerce(inference, node, type);
    if (fitting === null) return null;
    adjusted.push(fitting);
  }
  merge.branches.forEach((branch, index) => (branch.node = adjusted[index] ?? branch.node));
  merge.type = type;
  return value;
}

/** A text literal whose type is open is looked at as `&str`, to which earlier branches may lead. */
function meetAsText(inference: Inference, merge: Merge, value: TypedExpression, type: Type): TypedExpression | null {
  return type.kind === 'infer' && type.of === 'string' && meetEarlier(inference, merge, value, STATIC_TEXT) !== null ? tryCoerce(inference, value, STATIC_TEXT) : null;
}

/** Functions each have a type of their own: together they are function pointers. */
function meetAsFunction(inference: Inference, merge: Merge, value: TypedExpression, type: Type): TypedExpression | null {
  const signature = type.kind === 'function-item' || type.kind === 'closure' ? callableSignature(inference, type) : null;
  if (signature === null) return null;
  const pointer = build({ kind: 'function', isUnsafe: false, abi: null, parameters: signature.parameters, result: signature.result });
  return meetEarlier(inference, merge, value, pointer) === null ? null : tryCoerce(inference, value, pointer);
}

/** The type of the whole: `!` if no branch comes back. */
export function endMerge(inference: Inference, merge: Merge): Type {
  const type = merge.type ?? NEVER;
  for (const branch of merge.branches) {
    const isNever = typeOf(inference, branch.node).kind === 'never' && type !== NEVER && type !== UNIT;
    branch.settle(isNever ? (tryCoerce(inference, branch.node, type) ?? branch.node) : branch.node);
  }
  return type;
}
