/** Assignments: to a place, to several places at once, and with an operator. */
import type { AssignmentExpression, Expression } from '../../../syntax/index.ts';
import { type Type, UNIT } from '../../type.ts';
import { noteTarget } from '../assignment-targets.ts';
import { coerce } from '../coerce.ts';
import { type Inference, unknownHere } from '../inference.ts';
import { head, rangeOf, typeOf, useMutably } from '../nodes.ts';
import { fieldTypeOf, literalMeaning } from '../path-meaning.ts';
import type { AssignmentTarget, TypedExpression } from '../typed-body.ts';

export function inferAssignment(inference: Inference, node: AssignmentExpression): TypedExpression {
  if (isPattern(node.left) && !isFunctionCall(inference, node.left)) {
    const value = inference.walk.expression(inference, node.right, null);
    return { kind: 'destructuring', ...head(node, UNIT), target: targetOf(inference, node.left, value.type), value };
  }
  const target = inference.walk.expression(inference, node.left, null);
  useMutably(target);
  noteTarget(inference, node, target);
  const value = coerce(inference, inference.walk.expression(inference, node.right, target.type), target.type);
  return { kind: 'assignment', ...head(node, UNIT), target, value };
}

/** Whether the left side takes the value apart or drops it. */
function isPattern(left: Expression): boolean {
  return left.kind === 'underscore' || left.kind === 'tuple' || left.kind === 'array' || left.kind === 'struct' || (left.kind === 'call' && left.callee.kind === 'path' && left.arguments.some(isPlaceText));
}

/** The result of a function is not taken apart, whatever its arguments are. */
function isFunctionCall(inference: Inference, left: Expression): boolean {
  return left.kind === 'call' && left.callee.kind === 'path' && literalMeaning(inference, left.callee.path).kind === 'function';
}

function isPlaceText(node: Expression): boolean {
  return node.kind === 'path' || node.kind === 'underscore' || node.kind === 'field' || isPattern(node);
}

function targetOf(inference: Inference, left: Expression, type: Type): AssignmentTarget {
  const here = inference.variables.shallow(type);
  switch (left.kind) {
    case 'underscore':
      return { kind: 'discard', range: rangeOf(left) };
    case 'tuple': {
      const types = here.kind === 'tuple' ? here.elements : [];
      const rest = left.elements.findIndex(isRest);
      const skipped = rest === -1 ? 0 : types.length - left.elements.length;
      const fields = left.elements.flatMap((element, position) => {
        if (position === rest) return [];
        const index = rest !== -1 && position > rest ? position + skipped : position;
        const field = types[index] ?? unknownHere();
        return [{ index, type: field, target: targetOf(inference, element, field) }];
      });
      return { kind: 'fields', fields, range: rangeOf(left) };
    }
    case 'array': {
      const element = here.kind === 'array' || here.kind === 'slice' ? here.element : unknownHere();
      return { kind: 'fields', fields: left.elements.map((part, index) => ({ index, type: element, target: targetOf(inference, part, element) })), range: rangeOf(left) };
    }
    case 'struct': {
      const meaning = literalMeaning(inference, left.path);
      const isKnown = meaning.kind === 'struct' && inference.variables.tryUnify(meaning.type, here);
      const fields = left.fields.map((field) => {
        const index = isKnown ? meaning.fields.findIndex((declared) => declared.name === field.name.text) : -1;
        const fieldType = isKnown && index !== -1 ? fieldTypeOf(inference, meaning, index) : unknownHere();
        return { index: Math.max(index, 0), type: fieldType, target: targetOf(inference, field.value, fieldType) };
      });
      return { kind: 'fields', fields, range: rangeOf(left) };
    }
    case 'call': {
      const meaning = left.callee.kind === 'path' ? literalMeaning(inference, left.callee.path) : null;
      const isKnown = (meaning?.kind === 'struct' || meaning?.kind === 'variant') && inference.variables.tryUnify(meaning.type, here);
      const fields = left.arguments.map((part, index) => {
        const fieldType = isKnown ? fieldTypeOf(inference, meaning, index) : unknownHere();
        return { index, type: fieldType, target: targetOf(inference, part, fieldType) };
      });
      return { kind: 'fields', fields, range: rangeOf(left) };
    }
    default: {
      const place = inference.walk.expression(inference, left, null);
      useMutably(place);
      inference.variables.tryUnify(typeOf(inference, place), here);
      return { kind: 'place', place };
    }
  }
}

function isRest(node: Expression): boolean {
  return node.kind === 'range' && node.low === null && node.high === null;
}
