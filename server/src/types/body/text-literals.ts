/**
 * Text literals have a type of their own, which becomes `&'static str` or `String` by what is asked of it. Where one is read as
 * `&str` while that is open, the decision is left open too: a text that turns out to be a `String` is lent there.
 */
import { STR, type Type } from '../type.ts';
import type { Draft, Inference } from './inference.ts';
import { become, implicitBorrow, implicitDereference } from './nodes.ts';
import type { TypedExpression } from './typed-body.ts';
import { STATIC_TEXT } from './variables.ts';

/** The node as a `&str`, for a node whose type is that of a text literal. */
export function readAsText(inference: Inference, node: TypedExpression): TypedExpression {
  inference.deferred.push(() => {
    if (!isString(inference, node.type)) return;
    const text = { ...node };
    become(node, implicitBorrow(implicitDereference(text, 'overloaded-shared', STR), false));
  });
  return node;
}

/** A literal that ends as a `String` allocates: the conversion is written out around the literal itself. */
export function settleLiteral(inference: Inference, node: TypedExpression): void {
  inference.deferred.push(() => {
    if (!isString(inference, node.type)) return;
    const literal: Draft<TypedExpression> = { ...node };
    literal.type = STATIC_TEXT;
    become(node, { kind: 'coercion', range: node.range, source: node.source, type: node.type, operand: literal, coercion: 'string', isImplicit: true });
  });
}

function isString(inference: Inference, type: Type): boolean {
  const decided = inference.variables.shallow(type);
  return decided.kind === 'adt' && decided.item === inference.known.String?.key;
}
