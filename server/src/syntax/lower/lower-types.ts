/** Types, paths, bounds and generics: from raw nodes to `nodes/type.ts` and `nodes/common.ts`. */
import { hasCondition } from '../conditions.ts';
import type { Bound, GenericArgument, GenericParameter, Generics, Path, PathSegment, WherePredicate } from '../nodes/common.ts';
import type { FunctionType, TypeNode } from '../nodes/type.ts';
import { type LoweringContext, MAXIMUM_DEPTH } from './context.ts';
import { child, childrenOf, has, type RawNode } from './raw-tree.ts';

/** The type in a field; `null` where the field is absent or missing. */
export function typeIn(context: LoweringContext, node: RawNode, field: string): TypeNode | null {
  const found = child(node, field);
  return found === null || found.isMissing ? null : lowerType(context, found);
}

/** The type in a field that the grammar demands; an error type where the text lacks it. */
export function requiredType(context: LoweringContext, node: RawNode, field: string): TypeNode {
  return typeIn(context, node, field) ?? { kind: 'error', ...context.range({ start: node.end, end: node.end }) };
}

export function lowerType(context: LoweringContext, node: RawNode): TypeNode {
  if (context.depth >= MAXIMUM_DEPTH) return { kind: 'error', ...context.range(node) };
  context.depth += 1;
  const type = lowerTypeHere(context, node);
  context.depth -= 1;
  return type;
}

function lowerTypeHere(context: LoweringContext, node: RawNode): TypeNode {
  const range = context.range(node);
  switch (node.kind) {
    case 'type_path':
      return { kind: 'path', ...range, path: lowerPath(context, node) };
    case 'missing_type': {
      // As if its name were still to be typed.
      const name = context.name(node);
      return { kind: 'path', ...range, path: { ...range, isGlobal: false, qualifiedSelf: null, segments: [{ start: name.start, end: name.end, name, arguments: null, parenthesized: null }] } };
    }
    case 'reference_type': {
      const lifetime = child(node, 'lifetime');
      return { kind: 'reference', ...range, isMutable: has(node, 'mutable'), lifetime: lifetime === null ? null : context.lifetime(lifetime), target: requiredType(context, node, 'target') };
    }
    case 'pointer_type':
      return { kind: 'pointer', ...range, isMutable: has(node, 'mutable'), target: requiredType(context, node, 'target') };
    case 'tuple_type':
      return { kind: 'tuple', ...range, elements: childrenOf(node, 'element').map((element) => lowerType(context, element)) };
    case 'parenthesized_type':
      return requiredType(context, node, 'type');
    case 'array_type': {
      const length = child(node, 'length');
      return { kind: 'array', ...range, element: requiredType(context, node, 'element'), length: length === null || length.isMissing ? null : context.lowerings.expression(context, length) };
    }
    case 'slice_type':
      return { kind: 'slice', ...range, element: requiredType(context, node, 'element') };
    case 'never_type':
      return { kind: 'never', ...range };
    case 'inferred_type':
      return { kind: 'inferred', ...range };
    case 'function_type':
      return lowerFunctionType(context, node);
    case 'dyn_type':
      return { kind: 'dyn', ...range, bounds: boundsIn(context, node, 'bounds') };
    case 'impl_type':
      return { kind: 'impl', ...range, bounds: boundsIn(context, node, 'bounds') };
    default:
      return { kind: 'error', ...range };
  }
}

function lowerFunctionType(context: LoweringContext, node: RawNode): FunctionType {
  const list = child(node, 'parameters');
  const parameters = list === null ? [] : childrenOf(list, 'parameter');
  return {
    kind: 'function',
    ...context.range(node),
    isUnsafe: has(node, 'unsafe'),
    abi: abiOf(context, node),
    forLifetimes: forLifetimes(context, node),
    parameters: parameters.map((parameter) => ({ name: context.nameIn(parameter, 'name'), type: requiredType(context, parameter, 'type') })),
    result: typeIn(context, node, 'return_type'),
    isVariadic: list !== null && has(list, 'variadic'),
  };
}

/** The string after `extern`, `""` for a bare one, `null` without `extern`. */
export function abiOf(context: LoweringContext, node: RawNode): string | null {
  const modifier = child(node, 'extern');
  if (modifier === null) return null;
  const abi = child(modifier, 'abi');
  return abi === null ? '' : context.source(abi).replace(/^r?#*"|"#*$/gu, '');
}

/** A path in a type or an expression: flat names, each followed by what belongs to it. */
export function lowerPath(context: LoweringContext, node: RawNode): Path {
  const self = child(node, 'self');
  const trait = self === null ? null : child(self, 'trait');
  return {
    ...context.range(node),
    isGlobal: has(node, 'global'),
    qualifiedSelf: self === null ? null : { type: requiredType(context, self, 'type'), trait: trait === null ? null : lowerPath(context, trait) },
    segments: lowerSegments(context, node),
  };
}

function lowerSegments(context: LoweringContext, node: RawNode): PathSegment[] {
  const segments: PathSegment[] = [];
  for (const part of node.children) {
    const last = segments.at(-1);
    if (segments.length >= MAXIMUM_DEPTH) break;
    if (part.field === 'name') {
      const name = context.name(part);
      segments.push({ start: name.start, end: name.end, name, arguments: null, parenthesized: null });
    } else if (last !== undefined && part.field === 'arguments') {
      segments[segments.length - 1] = { ...last, end: part.end - context.base, arguments: lowerArguments(context, part) };
    } else if (last !== undefined && part.field === 'inputs') {
      const inputs = childrenOf(part, 'input').map((input) => lowerType(context, input));
      segments[segments.length - 1] = { ...last, end: part.end - context.base, parenthesized: { inputs, output: null } };
    } else if (last?.parenthesized != null && part.field === 'output') {
      segments[segments.length - 1] = { ...last, end: part.end - context.base, parenthesized: { ...last.parenthesized, output: lowerType(context, part) } };
    }
  }
  return segments;
}

export function lowerArguments(context: LoweringContext, node: RawNode): GenericArgument[] {
  return childrenOf(node, 'argument').map((argument) => lowerArgument(context, argument));
}

function lowerArgument(context: LoweringContext, node: RawNode): GenericArgument {
  const range = context.range(node);
  switch (node.kind) {
    case 'lifetime':
      return { kind: 'lifetime', ...range, lifetime: context.lifetime(node) };
    case 'const_argument': {
      const value = child(node, 'value');
      return { kind: 'const', ...range, value: context.lowerings.expression(context, value ?? node) };
    }
    case 'binding_argument': {
      const name = child(node, 'name');
      return { kind: 'binding', ...range, name: context.name(name ?? node), type: requiredType(context, node, 'type') };
    }
    case 'constraint_argument': {
      const name = child(node, 'name');
      return { kind: 'constraint', ...range, name: context.name(name ?? node), bounds: boundsIn(context, node, 'bounds') };
    }
    default:
      return { kind: 'type', ...range, type: requiredType(context, node, 'type') };
  }
}

/** The bounds in a field that holds a `bounds` node; none where it is absent. */
export function boundsIn(context: LoweringContext, node: RawNode, field: string): Bound[] {
  const bounds = child(node, field);
  // `use<'a, T>` says what an `impl Trait` captures; it bounds nothing.
  return bounds === null ? [] : childrenOf(bounds, 'bound').filter((bound) => bound.isNamed && bound.kind !== 'use_bound').map((bound) => lowerBound(context, bound));
}

function lowerBound(context: LoweringContext, node: RawNode): Bound {
  const range = context.range(node);
  if (node.kind === 'lifetime') return { kind: 'lifetime', ...range, lifetime: context.lifetime(node) };
  const path = child(node, 'path');
  return { kind: 'trait', ...range, path: lowerPath(context, path ?? node), isRelaxed: has(node, 'relaxed'), forLifetimes: forLifetimes(context, node) };
}

function forLifetimes(context: LoweringContext, node: RawNode): ReturnType<LoweringContext['lifetime']>[] {
  const list = child(node, 'for_lifetimes');
  return list === null ? [] : childrenOf(list, 'lifetime').map((lifetime) => context.lifetime(lifetime));
}

export function lowerGenerics(context: LoweringContext, node: RawNode): Generics {
  const list = child(node, 'generics');
  return {
    range: list === null ? null : context.range(list),
    parameters: list === null ? [] : childrenOf(list, 'parameter').map((parameter) => lowerParameter(context, parameter)),
    where: childrenOf(node, 'where').flatMap((clause) => childrenOf(clause, 'predicate').map((predicate) => lowerPredicate(context, predicate))),
  };
}

function lowerParameter(context: LoweringContext, node: RawNode): GenericParameter {
  const nameNode = child(node, 'name') ?? node;
  const isLifetime = node.kind === 'lifetime_parameter';
  const value = child(node, 'default');
  return {
    ...context.range(node),
    kind: isLifetime ? 'lifetime' : node.kind === 'const_parameter' ? 'const' : 'type',
    name: isLifetime ? context.lifetime(nameNode) : context.name(nameNode),
    bounds: boundsIn(context, node, 'bounds'),
    type: typeIn(context, node, 'type'),
    defaultType: node.kind === 'type_parameter' ? typeIn(context, node, 'default') : null,
    defaultValue: node.kind === 'const_parameter' && value !== null ? context.lowerings.expression(context, value) : null,
    ...(hasCondition(context.attributes(node)) ? { isConditional: true } : {}),
  };
}

function lowerPredicate(context: LoweringContext, node: RawNode): WherePredicate {
  const range = context.range(node);
  const lifetime = child(node, 'lifetime');
  const bounds = boundsIn(context, node, 'bounds');
  if (lifetime !== null) return { kind: 'lifetime', ...range, lifetime: context.lifetime(lifetime), bounds };
  return { kind: 'type', ...range, type: requiredType(context, node, 'type'), bounds, forLifetimes: forLifetimes(context, node) };
}
