/** One expression: which of the files beside this one reads it. Text that nests without end is not read. */
import { assertNever } from '../../../base/assert-never.ts';
import { type Expression, hasCondition } from '../../../syntax/index.ts';
import { type Type, UNIT } from '../../type.ts';
import { DEEPEST, type Inference, sayIncomplete, unknownHere } from '../inference.ts';
import { head, rangeOf, typeOf, unknownNode } from '../nodes.ts';
import type { TypedExpression } from '../typed-body.ts';
import { inferArray, inferRange, inferRepeat, inferStruct, inferTuple } from './aggregates.ts';
import { inferAssignment } from './assignments.ts';
import { inferBlock } from './blocks.ts';
import { inferIf, inferLetCondition, inferMatch } from './branches.ts';
import { inferCall } from './calls.ts';
import { inferClosure } from './closures.ts';
import { inferField, inferIndex } from './fields.ts';
import { inferLiteral } from './literals.ts';
import { inferBreak, inferContinue, inferDoWhile, inferFor, inferLoop, inferReturn, inferWhile } from './loops.ts';
import { inferMacroCall } from './macros.ts';
import { inferMethodCall } from './methods.ts';
import { inferBinary, inferCompoundAssignment } from './operators.ts';
import { inferPath } from './paths.ts';
import { inferAwait, inferCast, inferDereference, inferReference, inferTry, inferUnary } from './references.ts';

export function inferExpression(inference: Inference, node: Expression, expected: Type | null): TypedExpression {
  if (inference.depth >= DEEPEST) {
    sayIncomplete(inference, node, 'This is nested too deeply');
    return unknownNode(node, []);
  }
  inference.depth += 1;
  const typed = hasCondition(node.attributes) ? inferConditional(inference, node) : inferHere(inference, node, expected);
  inference.depth -= 1;
  if (typeOf(inference, typed).kind === 'never') inference.diverges = true;
  return typed;
}

/** Behind `#[cfg]`: it is read, or it is not, and nobody knows what its value is. */
function inferConditional(inference: Inference, node: Expression): TypedExpression {
  const { diverges } = inference;
  const value = inferHere(inference, node, null);
  const leaves = !diverges && (inference.diverges || typeOf(inference, value).kind === 'never');
  inference.diverges = diverges;
  sayIncomplete(inference, node, 'A `#[cfg]` decides whether this is here', leaves);
  const nowhere = { start: node.end, end: node.end };
  const then: TypedExpression = { kind: 'block', range: rangeOf(node), type: UNIT, source: -1, isImplicit: true, modifier: 'none', label: null, statements: [{ kind: 'expression', expression: value, range: rangeOf(node) }], tail: null, end: nowhere };
  const condition: TypedExpression = { kind: 'unknown', range: { start: node.start, end: node.start }, type: unknownHere(), source: -1, isImplicit: true, parts: [] };
  return { kind: 'if', ...head(node, unknownHere()), isImplicit: true, condition, then, otherwise: null };
}

function inferHere(inference: Inference, node: Expression, expected: Type | null): TypedExpression {
  switch (node.kind) {
    case 'literal':
      return inferLiteral(inference, node, expected);
    case 'path':
      return inferPath(inference, node);
    case 'unary':
      return inferUnary(inference, node, expected);
    case 'dereference':
      return inferDereference(inference, node);
    case 'reference':
      return inferReference(inference, node, expected);
    case 'binary':
      return inferBinary(inference, node, expected);
    case 'assignment':
      return node.operator === null ? inferAssignment(inference, node) : inferCompoundAssignment(inference, node, node.operator);
    case 'cast':
      return inferCast(inference, node, expected);
    case 'call':
      return inferCall(inference, node, expected);
    case 'method-call':
      return inferMethodCall(inference, node, expected);
    case 'field':
      return inferField(inference, node);
    case 'index':
      return inferIndex(inference, node);
    case 'try':
      return inferTry(inference, node);
    case 'await':
      return inferAwait(inference, node);
    case 'range':
      return inferRange(inference, node, expected);
    case 'tuple':
      return inferTuple(inference, node, expected);
    case 'array':
      return inferArray(inference, node, expected);
    case 'array-repeat':
      return inferRepeat(inference, node, expected);
    case 'struct':
      return inferStruct(inference, node, expected);
    case 'block':
      return inferBlock(inference, node, expected);
    case 'if':
      return inferIf(inference, node, expected);
    case 'let-condition':
      return inferLetCondition(inference, node);
    case 'match':
      return inferMatch(inference, node, expected);
    case 'loop':
      return inferLoop(inference, node, expected);
    case 'while':
      return inferWhile(inference, node);
    case 'do-while':
      return inferDoWhile(inference, node);
    case 'for':
      return inferFor(inference, node);
    case 'break':
      return inferBreak(inference, node);
    case 'continue':
      return inferContinue(inference, node);
    case 'return':
      return inferReturn(inference, node);
    case 'closure':
      return inferClosure(inference, node, expected);
    case 'macro-call':
      return inferMacroCall(inference, node, expected);
    case 'opaque-macro':
      sayIncomplete(inference, node, 'A macro that is not known');
      return unknownNode(node, []);
    case 'underscore':
      return unknownNode(node, []);
    case 'error':
      sayIncomplete(inference, node, 'This text is not understood');
      return unknownNode(node, []);
    default:
      return assertNever(node);
  }
}
