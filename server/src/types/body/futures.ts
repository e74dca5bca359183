/** What `async` makes: a value of a type without a name that implements `Future`. */
import type { ItemKey } from '../../items/index.ts';
import type { BlockExpression } from '../../syntax/index.ts';
import type { Type } from '../type.ts';
import { build, type Inference, unknownHere } from './inference.ts';

/** Behind the ordinals of the `impl Trait`s that a signature may write. */
const FIRST_FUTURE = 1_000;

/** The future of the async function `owner`. */
export function futureOf(inference: Inference, owner: ItemKey, output: Type, ordinal = FIRST_FUTURE): Type {
  const future = inference.known.Future;
  if (future === null) return unknownHere('Future');
  return build({ kind: 'opaque', owner, ordinal, bounds: [{ item: future.key, name: future.name, arguments: [], bindings: [{ name: 'Output', type: output }] }], others: [] });
}

/** The future of an async block. */
export function asyncBlockType(inference: Inference, node: BlockExpression, output: Type): Type {
  return futureOf(inference, inference.item, output, FIRST_FUTURE + 1 + node.id);
}
