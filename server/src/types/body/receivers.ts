/** What a method, a field or an index is asked of has to be known by then: what waited for it is decided now. */
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';
import { typeOf } from './nodes.ts';
import { settlePending } from './settle.ts';
import type { TypedExpression } from './typed-body.ts';
import { STATIC_TEXT } from './variables.ts';

/** If the type waits for a text literal to be `&str` or `String`, that is `&str` now. */
export function decideReceiver(inference: Inference, receiver: TypedExpression): void {
  const type = behindReferences(inference, typeOf(inference, receiver));
  if (type.kind !== 'infer' || type.of !== 'type') return;
  settlePending(inference);
  const { pending, variables } = inference;
  if (variables.shallow(type) !== type) return;
  for (const { obligation, stalledOn } of pending) {
    if (obligation.kind !== 'projection' || variables.shallow(obligation.result) !== type) continue;
    for (const variable of stalledOn) if (variable.kind === 'infer' && variable.of === 'string') variables.tryUnify(variable, STATIC_TEXT);
  }
  settlePending(inference);
}

export function behindReferences(inference: Inference, type: Type): Type {
  let here = type;
  while (here.kind === 'reference') here = inference.variables.shallow(here.target);
  return here;
}
