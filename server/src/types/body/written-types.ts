/**
 * Types that are written inside a body. What such a type leaves open (`_`, omitted generic arguments) is for inference to find,
 * where a signature would leave it unknown.
 */
import { constantIdentity, UNKNOWN_CONSTANT } from '../constant.ts';
import { foldType } from '../fold-type.ts';
import { lowerExpressionPath, lowerType } from '../lower-type.ts';
import type { GenericArgument, Path, TypeNode } from '../../syntax/index.ts';
import type { GenericTerm, Type } from '../type.ts';
import type { Inference } from './inference.ts';
import { normalize } from './projections.ts';
import { NOTHING_KNOWN } from './variables.ts';

export function writtenType(inference: Inference, node: TypeNode): Type {
  return normalize(inference, withVariables(inference, lowerType(inference.db, inference.item, node)));
}

/** The type that the first `count` segments of a path name. */
export function typeOfPrefix(inference: Inference, path: Path, count: number): Type {
  const segments = path.segments.slice(0, count);
  const end = segments.at(-1)?.end ?? path.start;
  return normalize(inference, withVariables(inference, lowerExpressionPath(inference.db, inference.item, { ...path, end, segments })));
}

/** Written generic arguments, without lifetimes and bindings. */
export function writtenArguments(inference: Inference, list: readonly GenericArgument[] | null): GenericTerm[] {
  return (list ?? []).flatMap((argument): GenericTerm[] => {
    if (argument.kind === 'type') return [{ kind: 'type', type: writtenType(inference, argument.type) }];
    return argument.kind === 'const' ? [{ kind: 'constant', constant: inference.variables.freshConstant() }] : [];
  });
}

function withVariables(inference: Inference, type: Type): Type {
  if (!type.id.includes(NOTHING_KNOWN.id) && !type.id.includes(UNKNOWN_LENGTH)) return type;
  return foldType(type, {
    type: (part) => (part === NOTHING_KNOWN ? inference.variables.fresh() : null),
    constant: (constant) => (constant.kind === 'unknown' ? inference.variables.freshConstant() : null),
  });
}

const UNKNOWN_LENGTH = constantIdentity(UNKNOWN_CONSTANT);
