/** What a `for` loop goes through: `IntoIterator` of the value, `Iterator` of what that makes. */
import type { Type } from '../type.ts';
import { type Inference, unknownHere } from './inference.ts';
import { projectionOf } from './projections.ts';

export function iterationOf(inference: Inference, iterable: Type): { readonly item: Type; readonly iterator: Type } {
  const { IntoIterator } = inference.known;
  return {
    item: projectionOf(inference, iterable, IntoIterator, 'Item') ?? unknownHere(),
    iterator: projectionOf(inference, iterable, IntoIterator, 'IntoIter') ?? unknownHere(),
  };
}
