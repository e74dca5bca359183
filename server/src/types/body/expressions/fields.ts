/** `value.name`, `value.0` and `value[index]`: places inside of places. */
import { fileOfItem, isStdFile } from '../../../items/index.ts';
import type { FieldExpression, IndexExpression } from '../../../syntax/index.ts';
import { primitive, type Type } from '../../type.ts';
import { autoderef, type DereferenceStep } from '../autoderef.ts';
import { coerce } from '../coerce.ts';
import { fieldOf } from '../field-of.ts';
import { type Inference, typeArgument, unknownHere } from '../inference.ts';
import { indexOutput } from '../indexing.ts';
import { noteIndex } from '../judge-operands.ts';
import { head, rangeOf, typeOf, unknownNode } from '../nodes.ts';
import { lookUpMethod } from '../method-lookup.ts';
import { missingField } from '../missing-members.ts';
import { decideReceiver } from '../receivers.ts';
import type { TypedExpression } from '../typed-body.ts';

export function inferField(inference: Inference, node: FieldExpression): TypedExpression {
  const receiver = inference.walk.expression(inference, node.receiver, null);
  const { field } = node;
  if (field === null) return unknownNode(node, [receiver]);
  decideReceiver(inference, receiver);
  let chosen: { readonly step: DereferenceStep; readonly index: number; readonly type: Type } | null = null;
  for (const step of autoderef(inference, receiver)) {
    const found = fieldOf(inference, step.type, field.text);
    if (found !== null) chosen = { ...found, step };
    // The library's own fields are for the library: behind its pointers the program's field of the name is meant.
    if (found !== null && !(step.type.kind === 'adt' && isStdFile(fileOfItem(step.type.item)))) break;
  }
  if (chosen === null) {
    const problem = missingField(inference, receiver, field);
    const method = problem === null ? null : lookUpMethod(inference, receiver, field.text);
    if (problem !== null && method !== 'unknown') inference.problems.push(method === null ? problem : { ...problem, isMethod: true, nearest: null });
    return unknownNode(node, [receiver]);
  }
  return { kind: 'field', ...head(node, chosen.type), base: chosen.step.apply(), index: chosen.index, name: field.text, nameRange: rangeOf(field) };
}

export function inferIndex(inference: Inference, node: IndexExpression): TypedExpression {
  const base = inference.walk.expression(inference, node.receiver, null);
  const index = inference.walk.expression(inference, node.index, null);
  decideReceiver(inference, base);
  const key = typeOf(inference, index);
  const isNumber = (key.kind === 'infer' && key.of === 'integer') || key === USIZE;
  for (const step of autoderef(inference, base)) {
    const { type } = step;
    if (type.kind === 'unknown' || type.kind === 'infer') break;
    if (isNumber && (type.kind === 'array' || type.kind === 'slice')) {
      return { kind: 'index', ...head(node, type.element), base: step.apply(), index: coerce(inference, index, USIZE), overloaded: null };
    }
    if (isNumber && type.kind === 'adt' && type.item === inference.known.Vec?.key) {
      return { kind: 'index', ...head(node, typeArgument(type)), base: step.apply(), index: coerce(inference, index, USIZE), overloaded: 'shared' };
    }
    const output = indexOutput(inference, type, key);
    if (output !== null) return { kind: 'index', ...head(node, output), base: step.apply(), index, overloaded: 'shared' };
  }
  noteIndex(inference, base, { start: node.receiver.end, end: node.end });
  return unknownNode(node, [base, index], unknownHere());
}

const USIZE = primitive('usize');
