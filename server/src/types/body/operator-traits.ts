/** Operators of a type's own: which method of which impl runs, and what it gives. */
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';
import type { Callee, TypedExpression } from './typed-body.ts';

export type OperatorName = 'Add' | 'Sub' | 'Mul' | 'Div' | 'Rem' | 'BitAnd' | 'BitOr' | 'BitXor' | 'Shl' | 'Shr' | 'Neg' | 'Not' | `${'Add' | 'Sub' | 'Mul' | 'Div' | 'Rem' | 'BitAnd' | 'BitOr' | 'BitXor' | 'Shl' | 'Shr'}Assign`;

export interface OperatorCall {
  readonly callee: Callee;
  readonly result: Type;
}

/** `null` where no impl is known. */
export function operatorCall(_inference: Inference, _name: OperatorName, _left: TypedExpression, _right: TypedExpression | null): OperatorCall | null {
  return null;
}
