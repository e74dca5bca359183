/**
 * Coercion sites: how a value gets the type that its place demands. Reborrows, dereferences of references, unsizing,
 * lossless widening, pointers of functions and the value of what never comes back are written out as nodes.
 * What does not fit becomes unknown, so that nothing rests on it (O15), and is noted for `mismatches`.
 */
import { isUnsized, NEVER, type Type, UNIT } from '../type.ts';
import { autoderef } from './autoderef.ts';
import { callableSignature } from './callable.ts';
import { type Inference, tupleOf, typeArgument } from './inference.ts';
import { noteMismatch } from './mismatches.ts';
import { discarded, implicitBorrow, implicitCoercion, isPlace, typeOf } from './nodes.ts';
import { decideReceiver } from './receivers.ts';
import { settlePending } from './settle.ts';
import { readAsText } from './text-literals.ts';
import type { TypedExpression } from './typed-body.ts';
import { STATIC_TEXT } from './variables.ts';
import { widens } from './widening.ts';

/** The node with its adjustments, so that it has the type `target`. */
export function coerce(inference: Inference, node: TypedExpression, target: Type): TypedExpression {
  const fitting = tryCoerce(inference, node, target);
  if (fitting !== null) return fitting;
  const { variables } = inference;
  // A value that nobody asked for is dropped: the semicolon behind it may be left out.
  if (variables.shallow(target) === UNIT) return discarded(node);
  noteMismatch(inference, node, target);
  return { kind: 'unknown', range: node.range, source: node.source, type: variables.shallow(target), parts: [node] };
}

/** The value of an argument where there are more or fewer of them than parameters: that it does not fit the parameter at its place contradicts nothing. */
export function coerceLoosely(inference: Inference, node: TypedExpression, target: Type): TypedExpression {
  const fitting = tryCoerce(inference, node, target);
  if (fitting !== null) return fitting;
  // What happens to the place is not known (O15).
  return isPlace(node) ? { kind: 'unknown', range: node.range, source: node.source, type: inference.variables.shallow(target), parts: [node] } : node;
}

/** `null` where the types do not fit; then nothing has changed. */
export function tryCoerce(inference: Inference, node: TypedExpression, target: Type): TypedExpression | null {
  const { variables } = inference;
  // What the surroundings want decides only what nothing else has decided.
  if (isOpen(inference, typeOf(inference, node))) settlePending(inference);
  const [from, to] = [typeOf(inference, node), variables.shallow(target)];
  if (from.kind === 'never' && to !== NEVER) {
    variables.markDiverging(to);
    return implicitCoercion(node, 'never', to);
  }
  if (from.kind === 'unknown' || to.kind === 'unknown' || to.kind === 'infer') return variables.tryUnify(from, to) ? node : null;
  if (from.kind === 'infer') return from.of === 'string' ? coerceText(inference, node, to) : variables.tryUnify(from, to) ? node : null;
  switch (to.kind) {
    case 'reference':
      return from.kind === 'reference' ? coerceReference(inference, node, from, to) : null;
    case 'pointer':
      return coercePointer(inference, node, from, to);
    case 'function':
      return coerceToFunction(inference, node, from, to);
    case 'primitive':
      if (from.kind === 'primitive' && widens(from.name, to.name)) return implicitCoercion(node, 'widen', to);
      break;
    case 'adt':
      if (unsizesOwner(inference, from, to)) return implicitCoercion(node, 'unsize', to);
      break;
    default:
  }
  return variables.tryUnify(from, to) ? node : null;
}

/** Nothing is known of it, or of what it refers to. */
function isOpen({ variables }: Inference, type: Type): boolean {
  const inner = type.kind === 'reference' ? variables.shallow(type.target) : type;
  return inner.kind === 'infer' && inner.of === 'type';
}

/** A text literal whose type is open is looked at as `&str` without deciding that it is one. */
function coerceText(inference: Inference, node: TypedExpression, to: Type): TypedExpression | null {
  if (to.kind === 'reference' && inference.variables.shallow(to.target).kind === 'str') return readAsText(inference, node);
  return inference.variables.tryUnify(node.type, to) ? node : null;
}

type Reference = Extract<Type, { kind: 'reference' }>;

function coerceReference(inference: Inference, node: TypedExpression, from: Reference, to: Reference): TypedExpression | null {
  if (to.isMutable && !from.isMutable) return null;
  const { variables } = inference;
  // No value has an unsized type, so that what is lent must be known before it is looked through.
  if (isUnsized(variables.shallow(to.target))) decideReceiver(inference, node);
  const inner = variables.shallow(from.target);
  // `&"text"` where a text is wanted.
  if (inner.kind === 'infer' && inner.of === 'string' && variables.shallow(to.target).kind === 'str' && variables.tryUnify(inner, STATIC_TEXT)) return coerceReference(inference, node, from, to);
  if (unsizes(inference, from.target, to.target)) return implicitCoercion(reborrow(inference, node, to.isMutable), 'unsize', to);
  for (const step of autoderef(inference, node)) {
    if (step.depth === 0 || !variables.tryUnify(step.type, to.target)) continue;
    const isSame = step.depth === 1 && from.isMutable === to.isMutable;
    if (isSame && (!from.isMutable || !isPlace(node))) return node;
    return implicitBorrow(step.apply(), to.isMutable);
  }
  return null;
}

/** `&mut *place`: a unique reference that is passed on stays usable afterwards. */
export function reborrow(inference: Inference, node: TypedExpression, isMutable: boolean): TypedExpression {
  const from = typeOf(inference, node);
  if (from.kind !== 'reference' || (isMutable && !from.isMutable) || (from.isMutable === isMutable && (!isMutable || !isPlace(node)))) return node;
  for (const step of autoderef(inference, node)) if (step.depth === 1) return implicitBorrow(step.apply(), isMutable);
  return node;
}

function coercePointer(inference: Inference, node: TypedExpression, from: Type, to: Extract<Type, { kind: 'pointer' }>): TypedExpression | null {
  if (from.kind !== 'reference' && from.kind !== 'pointer') return null;
  if (to.isMutable && !from.isMutable) return null;
  if (from.kind === 'pointer' && from.isMutable === to.isMutable && inference.variables.tryUnify(from.target, to.target)) return node;
  if (!unsizes(inference, from.target, to.target) && !inference.variables.tryUnify(from.target, to.target)) return null;
  return implicitCoercion(reborrow(inference, node, to.isMutable), 'pointer', to);
}

function coerceToFunction(inference: Inference, node: TypedExpression, from: Type, to: Extract<Type, { kind: 'function' }>): TypedExpression | null {
  const { variables } = inference;
  if (from.kind === 'function') return variables.tryUnify(from, to) ? node : null;
  const signature = callableSignature(inference, from);
  if (signature === null) return null;
  const fits = variables.tryUnify(tupleOf([...signature.parameters, signature.result]), tupleOf([...to.parameters, to.result]));
  return fits ? implicitCoercion(node, 'function-pointer', to) : null;
}

/** `[T; N]` to `[T]`, a sized type to `dyn Trait`. */
function unsizes(inference: Inference, from: Type, to: Type): boolean {
  const { variables } = inference;
  const [source, target] = [variables.shallow(from), variables.shallow(to)];
  if (target.kind === 'slice') return source.kind === 'array' && variables.tryUnify(source.element, target.element);
  if (target.kind !== 'dynamic') return false;
  switch (source.kind) {
    case 'unknown':
    case 'infer':
    case 'str':
    case 'slice':
      return false;
    case 'dynamic':
      // To a supertrait, or to fewer marker traits.
      return source !== target && !variables.couldUnify(source, target);
    default:
      return true;
  }
}

/** `Box<[T; N]>` to `Box<[T]>`, `Rc<Square>` to `Rc<dyn Shape>`. */
function unsizesOwner(inference: Inference, from: Type, to: Extract<Type, { kind: 'adt' }>): boolean {
  return from.kind === 'adt' && from.item === to.item && OWNERS.has(to.name) && unsizes(inference, typeArgument(from), typeArgument(to));
}

const OWNERS: ReadonlySet<string> = new Set(['Box', 'Rc', 'Arc', 'Weak', 'Cell', 'RefCell', 'NonNull', 'Pin']);
