/** Names inside text that was not understood: nothing may rest on them (O15). */
import type { TextRange } from '../../base/ranges.ts';
import type { Inference } from './inference.ts';

/** @param node an error or an opaque macro, with the names that its text holds. */
export function obscure(inference: Inference, node: TextRange & { readonly names?: readonly string[] }): void {
  for (const name of node.names ?? []) inference.obscured.add(name);
}
