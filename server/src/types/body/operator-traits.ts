/** Operators of a type's own: which method of which impl runs, and what it gives. */
import { memberNamed } from '../impls.ts';
import type { GenericTerm, TraitReference, Type } from '../type.ts';
import { type Inference, unknownHere } from './inference.ts';
import { knownItem } from './known-items.ts';
import { openArguments } from './open-arguments.ts';
import { tryProject } from './projections.ts';
import { select } from './trait-selection.ts';
import type { Callee, TypedExpression } from './typed-body.ts';

type Arithmetic = 'Add' | 'Sub' | 'Mul' | 'Div' | 'Rem' | 'BitAnd' | 'BitOr' | 'BitXor' | 'Shl' | 'Shr';
export type OperatorName = Arithmetic | `${Arithmetic}Assign` | 'Neg' | 'Not';

const METHODS: Readonly<Record<Arithmetic, string>> = { Add: 'add', Sub: 'sub', Mul: 'mul', Div: 'div', Rem: 'rem', BitAnd: 'bitand', BitOr: 'bitor', BitXor: 'bitxor', Shl: 'shl', Shr: 'shr' };

export interface OperatorCall {
  readonly callee: Callee;
  readonly result: Type;
}

/** `null` where no impl is known. */
export function operatorCall(inference: Inference, name: OperatorName, left: TypedExpression, right: TypedExpression | null): OperatorCall | null {
  const trait = knownItem(inference.db, name);
  if (trait === null) return null;
  const written: readonly GenericTerm[] = right === null ? [] : [{ kind: 'type', type: right.type }];
  const reference: TraitReference = { item: trait.key, name, arguments: openArguments(inference, trait.key, written), bindings: [] };
  const selection = select(inference, left.type, reference);
  if (selection === null || selection === 'open') return null;
  const method = methodName(name);
  const isVirtual = selection.kind !== 'impl';
  const item = (selection.kind === 'impl' ? memberNamed(inference.db, selection.header.item, 'function', method) : null) ?? memberNamed(inference.db, trait.key, 'function', method);
  if (item === null) return null;
  const generics = selection.kind === 'impl' ? selection.substitution.arguments : reference.arguments;
  return { callee: { kind: 'function', item, name: method, generics, isVirtual }, result: name.endsWith('Assign') ? unknownHere() : (tryProject(inference, left.type, reference, 'Output', 0) ?? unknownHere()) };
}

function methodName(name: OperatorName): string {
  if (name === 'Neg' || name === 'Not') return name.toLowerCase();
  return name.endsWith('Assign') ? `${METHODS[name.slice(0, -'Assign'.length) as Arithmetic]}_assign` : METHODS[name as Arithmetic];
}
