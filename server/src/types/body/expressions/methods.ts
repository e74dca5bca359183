/** Method calls: the receiver is adjusted as the method wants it, and becomes the first argument. */
import { fileOfItem, isStdFile } from '../../../items/index.ts';
import type { MethodCallExpression } from '../../../syntax/index.ts';
import type { GenericTerm, Type } from '../../type.ts';
import { noteTraitMethod } from '../doubtful-methods.ts';
import { build, type Inference, instanceOf, sayIncomplete, unknownHere } from '../inference.ts';
import { lookUpMethod, type Receiver } from '../method-lookup.ts';
import { noteLibraryMethod } from '../missing-library-methods.ts';
import { missingMethod } from '../missing-methods.ts';
import { head, implicitBorrow, implicitCoercion, isPlace, rangeOf, typeOf } from '../nodes.ts';
import { behindReferences, decideReceiver } from '../receivers.ts';
import { type OpenSignature, openSignature } from '../signatures.ts';
import { openTraitCall } from '../trait-calls.ts';
import type { Callee, TypedExpression } from '../typed-body.ts';
import { mayImplement } from '../trait-selection.ts';
import { writtenArguments } from '../written-types.ts';
import { inferArguments, mayBeAbsent } from './calls.ts';

export function inferMethodCall(inference: Inference, node: MethodCallExpression, expected: Type | null): TypedExpression {
  const receiver = inference.walk.expression(inference, node.receiver, null);
  decideReceiver(inference, receiver);
  const first = typeOf(inference, receiver);
  if (leadsToUnknown(inference, first)) return unresolvedMethod(inference, node, receiver);
  const found = lookUpMethod(inference, receiver, node.method.text) ?? asString(inference, receiver, node.method.text);
  if (found === null) {
    const problem = node.arguments.some(mayBeAbsent) ? null : missingMethod(inference, receiver, node.method, node.arguments.length);
    if (problem !== null) inference.problems.push(problem);
    else noteLibraryMethod(inference, receiver, node.method);
  }
  if (found === null || found === 'unknown') return unresolvedMethod(inference, node, receiver);
  const opened = openMethod(inference, writtenArguments(inference, node.genericArguments), found);
  if (opened === null) return unresolvedMethod(inference, node, receiver);
  const { callee, signature } = opened;
  if (isDoubtful(inference, found, node, signature)) return unresolvedMethod(inference, node, receiver);
  const { trait } = found.method;
  if (trait !== null && !trait.isBound) noteTraitMethod(inference, trait.self, trait.reference);
  const [self, ...parameters] = signature.parameters;
  const adjusted = adjustReceiver(found);
  if (self !== undefined) inference.variables.tryUnify(self, adjusted.type);
  checkCount(inference, node, signature, parameters.length);
  const values = inferArguments(inference, node.arguments, parameters, signature.result, expected);
  const diverges = inference.variables.shallow(signature.result).kind === 'never';
  return { kind: 'call', ...head(node, signature.result), callee, arguments: [adjusted, ...values], syntax: 'method', nameRange: rangeOf(node.method), diverges };
}

/** A reference to what is not known: methods of anything would fit. */
function leadsToUnknown(inference: Inference, type: Type): boolean {
  return behindReferences(inference, type).kind === 'unknown';
}

/** What a text literal cannot do, a `String` can: `let mut s = ""; s.push('x');`. */
function asString(inference: Inference, receiver: TypedExpression, name: string): ReturnType<typeof lookUpMethod> {
  const type = typeOf(inference, receiver);
  if (type.kind !== 'infer' || type.of !== 'string') return null;
  const before = inference.variables.snapshot();
  inference.variables.unify(type, instanceOf(inference.known.String));
  const found = lookUpMethod(inference, receiver, name);
  if (found === null || found === 'unknown') inference.variables.rollback(before);
  else inference.variables.commit();
  return found;
}

/**
 * A method of a trait that no bound promises and that takes another number of arguments: another of that name is meant, which
 * nobody sees; unless the trait is the program's own, and the type surely has it.
 */
function isDoubtful(inference: Inference, { method }: Receiver, node: MethodCallExpression, { declared, parameters }: OpenSignature): boolean {
  if (method.trait === null || method.trait.isBound || declared.isVariadic || node.arguments.length === parameters.length - 1 || node.arguments.some(mayBeAbsent)) return false;
  const { reference, self } = method.trait;
  return isStdFile(fileOfItem(reference.item)) || mayImplement(inference, self, reference) !== 'yes';
}

export function openMethod(inference: Inference, written: readonly GenericTerm[], { method }: Receiver): { readonly signature: OpenSignature; readonly callee: Callee } | null {
  if (method.trait !== null) return openTraitCall(inference, method.item, method.trait.reference, method.trait.self, method.trait.isBound, written);
  const signature = openSignature(inference, method.item, written);
  if (signature === null) return null;
  return { signature, callee: { kind: 'function', item: method.item, name: signature.declared.name, generics: signature.generics, isVirtual: false } };
}

/** The receiver as the method takes it. */
export function adjustReceiver({ autoref, step, unsizes }: Receiver): TypedExpression {
  const node = step.apply();
  if (autoref !== 'none') {
    const borrowed = implicitBorrow(node, autoref === 'mutable');
    if (!unsizes || step.type.kind !== 'array') return borrowed;
    const slice = build({ kind: 'reference', isMutable: autoref === 'mutable', target: build({ kind: 'slice', element: step.type.element }) });
    return implicitCoercion(borrowed, 'unsize', slice);
  }
  // A unique reference that stands in a place is lent on, not given away.
  if (step.type.kind !== 'reference' || !step.type.isMutable || !isPlace(node)) return node;
  const target: TypedExpression = { kind: 'dereference', range: node.range, source: node.source, type: step.type.target, operand: node, through: 'mutable-reference', isImplicit: true };
  return implicitBorrow(target, true);
}

function unresolvedMethod(inference: Inference, node: MethodCallExpression, receiver: TypedExpression): TypedExpression {
  const values = node.arguments.map((argument) => inference.walk.expression(inference, argument, null));
  sayIncomplete(inference, node.method, 'This method is not resolved');
  return { kind: 'call', ...head(node, unknownHere()), callee: { kind: 'unknown' }, arguments: [receiver, ...values], syntax: 'method', nameRange: rangeOf(node.method), diverges: false };
}

function checkCount(inference: Inference, node: MethodCallExpression, { declared }: OpenSignature, expected: number): void {
  const found = node.arguments.length;
  if (found === expected || declared.isVariadic || node.arguments.some(mayBeAbsent)) return;
  inference.problems.push({ kind: 'wrong-argument-count', range: rangeOf(node.method), callee: declared.name, item: declared.item, expected, found, isMethod: true });
}
