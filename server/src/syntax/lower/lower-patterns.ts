/** Patterns: from raw nodes to `nodes/pattern.ts`. */
import type { FieldPattern, Pattern } from '../nodes/pattern.ts';
import { type LoweringContext, MAXIMUM_DEPTH } from './context.ts';
import { lowerPath } from './lower-types.ts';
import { child, childrenOf, has, type RawNode } from './raw-tree.ts';

/** The pattern in a field; an error pattern where the text lacks it. */
export function patternIn(context: LoweringContext, node: RawNode, field: string): Pattern {
  const found = child(node, field);
  return lowerPattern(context, found ?? { ...node, kind: 'ERROR', start: node.end, children: [] });
}

export function lowerPattern(context: LoweringContext, node: RawNode): Pattern {
  if (node.kind === 'parenthesized_pattern') return patternIn(context, node, 'pattern');
  const base = { id: context.patterns, ...context.range(node) };
  context.patterns += 1;
  if (context.depth >= MAXIMUM_DEPTH) return { kind: 'error', ...base };
  context.depth += 1;
  const pattern = lowerPatternHere(context, node, base);
  context.depth -= 1;
  return pattern;
}

function lowerPatternHere(context: LoweringContext, node: RawNode, base: { readonly id: number; readonly start: number; readonly end: number }): Pattern {
  const path = child(node, 'path');
  switch (node.kind) {
    case 'wildcard_pattern':
      return { kind: 'wildcard', ...base };
    case 'rest_pattern':
      return { kind: 'rest', ...base };
    case 'identifier_pattern': {
      const name = context.nameIn(node, 'name');
      const subpattern = child(node, 'subpattern');
      if (name === null) return { kind: 'error', ...base };
      return { kind: 'binding', ...base, name, isReference: has(node, 'reference'), isMutable: has(node, 'mutable'), subpattern: subpattern === null ? null : lowerPattern(context, subpattern) };
    }
    case 'literal_pattern': {
      const value = child(node, 'value');
      return value === null ? { kind: 'error', ...base } : { kind: 'literal', ...base, value: context.lowerings.expression(context, value) };
    }
    case 'range_pattern': {
      const low = child(node, 'low');
      const high = child(node, 'high');
      const operator = child(node, 'operator');
      return {
        kind: 'range',
        ...base,
        low: low === null ? null : context.lowerings.expression(context, low),
        high: high === null ? null : context.lowerings.expression(context, high),
        isInclusive: operator !== null && context.source(operator) !== '..',
      };
    }
    case 'reference_pattern': {
      const inner = { kind: 'reference' as const, isMutable: has(node, 'mutable'), target: patternIn(context, node, 'target') };
      if (!has(node, 'double')) return { ...inner, ...base };
      const id = context.patterns;
      context.patterns += 1;
      return { kind: 'reference', ...base, isMutable: false, target: { ...inner, id, start: base.start + 1, end: base.end } };
    }
    case 'tuple_pattern':
      return { kind: 'tuple', ...base, elements: elementsOf(context, node) };
    case 'slice_pattern':
      return { kind: 'slice', ...base, elements: elementsOf(context, node) };
    case 'path_pattern':
      return path === null ? { kind: 'error', ...base } : { kind: 'path', ...base, path: lowerPath(context, path) };
    case 'tuple_struct_pattern':
      return path === null ? { kind: 'error', ...base } : { kind: 'tuple-struct', ...base, path: lowerPath(context, path), elements: elementsOf(context, node) };
    case 'struct_pattern':
      return path === null
        ? { kind: 'error', ...base }
        : { kind: 'struct', ...base, path: lowerPath(context, path), fields: childrenOf(node, 'field').map((field) => lowerField(context, field)), hasRest: has(node, 'rest') };
    case 'or_pattern':
      return { kind: 'or', ...base, alternatives: childrenOf(node, 'alternative').map((alternative) => lowerPattern(context, alternative)) };
    default:
      context.obscure(node);
      return { kind: 'error', ...base };
  }
}

function elementsOf(context: LoweringContext, node: RawNode): Pattern[] {
  return childrenOf(node, 'element').map((element) => lowerPattern(context, element));
}

function lowerField(context: LoweringContext, node: RawNode): FieldPattern {
  const shorthand = child(node, 'shorthand');
  const nameNode = shorthand === null ? child(node, 'name') : child(shorthand, 'name');
  const attributes = context.conditionalAttributes(node);
  return {
    ...context.range(node),
    ...(attributes.length === 0 ? {} : { attributes }),
    name: context.name(nameNode ?? node),
    isShorthand: shorthand !== null,
    pattern: shorthand === null ? patternIn(context, node, 'pattern') : lowerPattern(context, shorthand),
  };
}
