/** Associated types: `<T as Iterator>::Item` and its like, as far as an impl or a bound says what they are. */
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';
import type { KnownItem } from './known-items.ts';

/** The type with every associated type in it replaced by what it is. */
export function normalize(_inference: Inference, type: Type): Type {
  return type;
}

/** `<self as trait>::name`; `null` where `self` does not implement the trait. */
export function projectionOf(_inference: Inference, _self: Type, _trait: KnownItem | null, _name: string): Type | null {
  return null;
}
