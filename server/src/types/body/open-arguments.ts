/** Generic arguments that inference has to find. */
import { type GenericParameterInfo, itemGenerics, type ItemKey } from '../../items/index.ts';
import type { GenericTerm } from '../type.ts';
import type { Inference } from './inference.ts';

/** A variable for each type and const parameter of `owner`, or what is written. */
export function openArguments(inference: Inference, owner: ItemKey, written: readonly GenericTerm[] = []): GenericTerm[] {
  return openParameters(inference, itemGenerics(inference.db, owner).parameters, written);
}

/** The same for parameters in their order. */
export function openParameters(inference: Inference, parameters: readonly GenericParameterInfo[], written: readonly GenericTerm[] = []): GenericTerm[] {
  return parameters.map((parameter): GenericTerm => {
    const given = written[parameter.index];
    if (given?.kind === parameter.kind) return given;
    return parameter.kind === 'type' ? { kind: 'type', type: inference.variables.fresh() } : { kind: 'constant', constant: inference.variables.freshConstant() };
  });
}
