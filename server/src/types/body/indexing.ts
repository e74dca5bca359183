/** `Index` of a library or user type. */
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';
import { projectionOf } from './projections.ts';

/** What `value[key]` is for a `value` of this type; `null` if it has no `Index` for it. */
export function indexOutput(inference: Inference, type: Type, key: Type): Type | null {
  return projectionOf(inference, type, inference.known.Index, 'Output', [{ kind: 'type', type: key }]);
}
