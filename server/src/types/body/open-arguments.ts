/** Generic arguments that inference has to find. */
import { itemGenerics, type ItemKey } from '../../items/index.ts';
import type { GenericTerm } from '../type.ts';
import type { Inference } from './inference.ts';

/** A variable for each type and const parameter of `owner`, or what is written. */
export function openArguments(inference: Inference, owner: ItemKey, written: readonly GenericTerm[] = []): GenericTerm[] {
  return itemGenerics(inference.db, owner).parameters.map((parameter): GenericTerm => {
    const given = written[parameter.index];
    if (given?.kind === parameter.kind) return given;
    return parameter.kind === 'type' ? { kind: 'type', type: inference.variables.fresh() } : { kind: 'constant', constant: inference.variables.freshConstant() };
  });
}
