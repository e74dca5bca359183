/**
 * The end of inference: what waited for types is decided, and every node gets its final type, in one walk over the body.
 * The nodes are this run's own and nobody else has seen them, so they are completed in place.
 */
import type { GenericTerm, Type } from '../type.ts';
import type { Draft, Inference } from './inference.ts';
import { settlePending } from './settle.ts';
import type { AssignmentTarget, Callee, TypedExpression } from './typed-body.ts';
import type { TypedPattern } from './typed-pattern.ts';
import { partsOf, partsOfPattern, patternsOf } from './parts.ts';

export function complete(inference: Inference, value: TypedExpression, patterns: readonly TypedPattern[]): void {
  settlePending(inference);
  // What waits for a literal goes on with its standard type.
  if (inference.variables.applyDefaults()) settlePending(inference);
  for (const action of inference.deferred) action();
  const memory = new Map<Type, Type>();
  const final = (type: Type): Type => inference.variables.final(type, memory);
  const finalTerm = (term: GenericTerm): GenericTerm => inference.variables.finalTerm(term, memory);
  for (const local of inference.locals) local.type = final(local.type);
  completePatterns(patterns, final);
  // Without recursion, because bodies may be deep.
  const pending: TypedExpression[] = [value];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    (node as Draft<TypedExpression>).type = final(node.type);
    completeRest(node, final, finalTerm);
    completePatterns(patternsOf(node), final);
    pending.push(...partsOf(node));
  }
}

function completePatterns(roots: readonly TypedPattern[], final: (type: Type) => Type): void {
  const pending = [...roots];
  for (let pattern = pending.pop(); pattern !== undefined; pattern = pending.pop()) {
    (pattern as Draft<TypedPattern>).type = final(pattern.type);
    pending.push(...partsOfPattern(pattern));
  }
}

/** The types in a node beside its own. */
function completeRest(node: TypedExpression, final: (type: Type) => Type, finalTerm: (term: GenericTerm) => GenericTerm): void {
  const callee = 'callee' in node ? node.callee : 'overload' in node ? node.overload : null;
  if (callee?.kind === 'function') (callee as Draft<Extract<Callee, { kind: 'function' }>>).generics = callee.generics.map(finalTerm);
  switch (node.kind) {
    case 'for': {
      const draft: Draft<typeof node> = node;
      draft.item = final(node.item);
      draft.iterator = final(node.iterator);
      return;
    }
    case 'block':
      for (const statement of node.statements) if (statement.kind === 'let') (statement as Draft<typeof statement>).type = final(statement.type);
      return;
    case 'closure':
      for (const parameter of node.parameters) (parameter as Draft<typeof parameter>).type = final(parameter.type);
      return;
    case 'aggregate':
      for (const field of node.fromBase) (field as Draft<typeof field>).type = final(field.type);
      return;
    case 'destructuring':
      completeTarget(node.target, final);
      return;
    default:
  }
}

function completeTarget(target: AssignmentTarget, final: (type: Type) => Type): void {
  if (target.kind !== 'fields') return;
  for (const field of target.fields) {
    (field as Draft<typeof field>).type = final(field.type);
    completeTarget(field.target, final);
  }
}
