/** Members of types and traits that are named by a path and not called: `f64::MAX`, `Self::LIMIT`, `.map(String::from)`. */
import type { PathExpression } from '../../syntax/index.ts';
import type { Inference } from './inference.ts';
import type { PathMeaning } from './path-meaning.ts';
import type { TypedExpression } from './typed-body.ts';

export function memberAsValue(_inference: Inference, _node: PathExpression, _meaning: Extract<PathMeaning, { kind: 'associated' }>): TypedExpression | null {
  return null;
}
