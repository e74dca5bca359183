/** `Index` of a library or user type. */
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';

/** What `value[key]` is for a `value` of this type; `null` if it has no `Index` for it. */
export function indexOutput(_inference: Inference, _type: Type, _key: Type): Type | null {
  return null;
}
