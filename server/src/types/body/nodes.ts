/** Making nodes of a typed body: what every node needs, the adjustments that the text does not show, and what is a place. */
import type { TextRange } from '../../base/ranges.ts';
import type { Expression } from '../../syntax/index.ts';
import { type Type, UNIT } from '../type.ts';
import { type Draft, type Inference, referenceTo, unknownHere } from './inference.ts';
import type { BlockNode, CoercionNode, DereferenceNode, TypedExpression } from './typed-body.ts';

export interface NodeHead {
  readonly range: TextRange;
  readonly type: Type;
  readonly source: number;
}

/** What a node takes over from the expression that it comes from. */
export function head(node: Expression, type: Type): NodeHead {
  return { range: rangeOf(node), type, source: node.id };
}

export function rangeOf(node: TextRange): TextRange {
  return { start: node.start, end: node.end };
}

/** Whether the node denotes memory, so that where it stands decides what happens to it. */
export function isPlace(node: TypedExpression): boolean {
  return node.kind === 'local' || node.kind === 'static' || node.kind === 'field' || node.kind === 'index' || node.kind === 'dereference';
}

export function implicitBorrow(operand: TypedExpression, isMutable: boolean): TypedExpression {
  if (isMutable) useMutably(operand);
  return { kind: 'borrow', range: operand.range, source: operand.source, type: referenceTo(operand.type, isMutable), operand, isMutable, isRaw: false, isImplicit: true };
}

export function implicitDereference(operand: TypedExpression, through: DereferenceNode['through'], type: Type): TypedExpression {
  return { kind: 'dereference', range: operand.range, source: operand.source, type, operand, through, isImplicit: true };
}

export function implicitCoercion(operand: TypedExpression, coercion: CoercionNode['coercion'], type: Type): TypedExpression {
  return { kind: 'coercion', range: operand.range, source: operand.source, type, operand, coercion, isImplicit: true };
}

/** A value that nobody asked for: it is dropped where it stands, as behind a semicolon. */
export function discarded(node: TypedExpression): TypedExpression {
  const block: BlockNode = {
    kind: 'block',
    range: node.range,
    source: node.source,
    type: UNIT,
    isImplicit: true,
    modifier: 'none',
    label: null,
    statements: [{ kind: 'expression', expression: node, range: node.range }],
    tail: null,
    end: { start: node.range.end, end: node.range.end },
  };
  return block;
}

/** What was not understood, with the parts that were (O15). */
export function unknownNode(node: Expression, parts: readonly TypedExpression[], type: Type = unknownHere()): TypedExpression {
  return { kind: 'unknown', ...head(node, type), parts };
}

/**
 * Says that a place is written or borrowed mutably: what leads to it through `Deref` and `Index` then goes through
 * `DerefMut` and `IndexMut`. Known only after the place itself was read.
 */
export function useMutably(place: TypedExpression): void {
  let here: TypedExpression = place;
  for (;;) {
    if (here.kind === 'field') here = here.base;
    else if (here.kind === 'index') {
      if (here.overloaded !== null) (here as Draft<typeof here>).overloaded = 'mutable';
      here = here.base;
    } else if (here.kind === 'dereference' && (here.through === 'box' || here.through === 'overloaded-shared')) {
      if (here.through === 'overloaded-shared') (here as Draft<typeof here>).through = 'overloaded-mutable';
      here = here.operand;
    } else if (here.kind === 'dereference' && here.through === 'mutable-reference') {
      // A unique reference is unique only if what holds it is.
      here = here.operand;
    } else return;
  }
}

/** Puts other content into a node that stands in its place already. */
export function become(node: TypedExpression, content: TypedExpression): void {
  for (const key of Object.keys(node)) if (!(key in content)) Reflect.deleteProperty(node, key);
  Object.assign(node, content);
}

/** The innermost operand behind implicit borrows and dereferences. */
export function withoutAdjustments(node: TypedExpression): TypedExpression {
  let here = node;
  while (here.isImplicit === true && (here.kind === 'borrow' || here.kind === 'dereference' || here.kind === 'coercion')) here = here.operand;
  return here;
}

/** Asks what the type of a node is by now. */
export function typeOf(inference: Inference, node: TypedExpression): Type {
  return inference.variables.shallow(node.type);
}
