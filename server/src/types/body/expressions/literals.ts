/** Literals: numbers take the type that their context asks for, texts are `&str` or `String`. */
import { UNKNOWN_CONSTANT } from '../../constant.ts';
import type { LiteralExpression } from '../../../syntax/index.ts';
import { INTEGER_TYPES, type PrimitiveName, primitive, type Type } from '../../type.ts';
import { build, type Inference, referenceTo, unknownHere } from '../inference.ts';
import { head } from '../nodes.ts';
import { settleLiteral } from '../text-literals.ts';
import type { TypedExpression } from '../typed-body.ts';

const INTEGERS: ReadonlySet<string> = new Set(INTEGER_TYPES);

export function inferLiteral(inference: Inference, node: LiteralExpression, expected: Type | null): TypedExpression {
  const literal: TypedExpression = { kind: 'literal', ...head(node, literalType(inference, node, expected)) };
  if (node.literal === 'string' || node.literal === 'raw-string') settleLiteral(inference, literal);
  return literal;
}

function literalType(inference: Inference, node: LiteralExpression, expected: Type | null): Type {
  const wish = expected === null ? null : inference.variables.shallow(expected);
  switch (node.literal) {
    case 'integer':
      if (node.suffix !== null) return primitive(node.suffix as PrimitiveName);
      return wish?.kind === 'primitive' && INTEGERS.has(wish.name) ? wish : inference.variables.fresh('integer');
    case 'float':
      if (node.suffix !== null) return primitive(node.suffix as PrimitiveName);
      return wish?.kind === 'primitive' && (wish.name === 'f32' || wish.name === 'f64') ? wish : inference.variables.fresh('float');
    case 'boolean':
      return primitive('bool');
    case 'character':
      return primitive('char');
    case 'byte':
      return primitive('u8');
    case 'string':
    case 'raw-string':
      return inference.variables.fresh('string');
    case 'byte-string':
      return referenceTo(build({ kind: 'array', element: primitive('u8'), length: UNKNOWN_CONSTANT }), false);
    case 'c-string':
      return unknownHere('&CStr');
  }
}
