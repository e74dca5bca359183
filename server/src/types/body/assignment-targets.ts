/** What stands left of `=` and is no place: values that are computed, constants, functions (O1). */
import { fileOfItem, isStdFile, shapeOf } from '../../items/index.ts';
import type { AssignmentExpression } from '../../syntax/index.ts';
import type { Inference } from './inference.ts';
import { rangeOf } from './nodes.ts';
import type { TypedExpression, TypeProblem } from './typed-body.ts';

type Problem = Extract<TypeProblem, { kind: 'invalid-assignment-target' }>;

/** Says that nothing can be assigned to the left side. @param target the left side, inferred. */
export function noteTarget(inference: Inference, node: AssignmentExpression, target: TypedExpression): void {
  const found = whatIsNoPlace(inference, node, target);
  if (found !== null) inference.problems.push({ kind: 'invalid-assignment-target', range: rangeOf(node.operatorRange), isCompound: node.operator !== null, ...found });
}

function whatIsNoPlace(inference: Inference, { left }: AssignmentExpression, target: TypedExpression): Pick<Problem, 'what' | 'name' | 'item'> | null {
  const plain = { name: null, item: null };
  switch (left.kind) {
    case 'literal':
      return { what: 'literal', ...plain };
    case 'method-call':
      return { what: 'call', ...plain };
    case 'call':
      // A struct with fields by position is taken apart instead.
      return target.kind === 'call' && (target.callee.kind === 'function' || target.callee.kind === 'value') ? { what: 'call', ...plain } : null;
    case 'binary':
    case 'unary':
    case 'cast':
    case 'reference':
      return { what: 'operation', ...plain };
    case 'path': {
      const item = target.kind === 'constant' || target.kind === 'function' ? target.item : null;
      const kind = item === null ? null : shapeOf(inference.db, item)?.kind;
      if (item === null || (kind !== 'const' && kind !== 'function')) return null;
      return { what: kind === 'const' ? 'constant' : 'function', name: left.path.segments.at(-1)?.name.text ?? null, item: isStdFile(fileOfItem(item)) ? null : item };
    }
    default:
      return null;
  }
}
