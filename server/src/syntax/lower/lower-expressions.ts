/** Expressions with operands, calls, literals and paths: from raw nodes to `nodes/expression.ts`. Blocks are in `lower-blocks.ts`. */
import type { TextRange } from '../../base/ranges.ts';
import type { BinaryOperator, Expression, FieldInitializer, LiteralExpression, UnaryOperator } from '../nodes/expression.ts';
import { type LoweringContext, MAXIMUM_DEPTH } from './context.ts';
import { patternIn } from './lower-patterns.ts';
import { lowerArguments, lowerPath, requiredType, typeIn } from './lower-types.ts';
import { child, childrenOf, has, type RawNode } from './raw-tree.ts';

/** The part that all expressions have; taken before the children, so that a parent's id comes before theirs. */
export interface ExpressionHead extends TextRange {
  readonly id: number;
}

export function takeHead(context: LoweringContext, node: { readonly start: number; readonly end: number }): ExpressionHead {
  const id = context.expressions;
  context.expressions += 1;
  return { id, ...context.range(node) };
}

/** The expression in a field; `null` where it is absent or missing. */
export function expressionIn(context: LoweringContext, node: RawNode, field: string): Expression | null {
  const found = child(node, field);
  return found === null || found.isMissing ? null : lowerExpression(context, found);
}

/** The expression in a field that the grammar demands; an error expression where the text lacks it. */
export function requiredExpression(context: LoweringContext, node: RawNode, field: string): Expression {
  return expressionIn(context, node, field) ?? { kind: 'error', ...takeHead(context, { start: node.end, end: node.end }) };
}

export function lowerExpression(context: LoweringContext, node: RawNode): Expression {
  if (context.depth >= MAXIMUM_DEPTH) {
    context.obscure(node);
    return { kind: 'error', ...takeHead(context, node) };
  }
  context.depth += 1;
  const expression = lowerExpressionHere(context, node);
  context.depth -= 1;
  return expression;
}

function lowerExpressionHere(context: LoweringContext, node: RawNode): Expression {
  switch (node.kind) {
    case 'parenthesized_expression':
      return { ...requiredExpression(context, node, 'expression'), parenthesized: true };
    case 'annotated_expression': {
      const inner = requiredExpression(context, node, 'expression');
      return { ...inner, attributes: [...context.conditionalAttributes(node), ...(inner.attributes ?? [])] };
    }
    case 'path':
      return { kind: 'path', ...takeHead(context, node), path: lowerPath(context, node) };
    case 'negative_literal': {
      const head = takeHead(context, node);
      return { kind: 'unary', ...head, operator: '-', operand: requiredExpression(context, node, 'value') };
    }
    case 'struct_expression':
      return lowerStruct(context, node);
    case 'tuple_expression':
    case 'array_expression': {
      const head = takeHead(context, node);
      return { kind: node.kind === 'tuple_expression' ? 'tuple' : 'array', ...head, elements: childrenOf(node, 'element').map((element) => lowerExpression(context, element)) };
    }
    case 'array_repeat_expression': {
      const head = takeHead(context, node);
      return { kind: 'array-repeat', ...head, value: requiredExpression(context, node, 'value'), length: requiredExpression(context, node, 'length') };
    }
    case 'underscore_expression':
      return { kind: 'underscore', ...takeHead(context, node) };
    case 'macro_call_expression':
      return lowerMacroCall(context, node);
    case 'macro_invocation': {
      const path = child(node, 'macro');
      const tokens = child(node, 'tokens');
      const head = takeHead(context, node);
      context.obscure(node);
      return path === null ? { kind: 'error', ...head } : { kind: 'opaque-macro', ...head, path: lowerPath(context, path), tokens: context.range(tokens ?? { start: node.end, end: node.end }) };
    }
    case 'closure_expression':
      return lowerClosure(context, node);
    default:
      return lowerLiteral(context, node) ?? lowerOperation(context, node) ?? context.lowerings.blockLike(context, node) ?? { kind: 'error', ...takeHead(context, node) };
  }
}

const LITERALS: Readonly<Record<string, LiteralExpression['literal']>> = {
  integer_literal: 'integer',
  float_literal: 'float',
  boolean_literal: 'boolean',
  character_literal: 'character',
  byte_literal: 'byte',
  string_literal: 'string',
  raw_string_literal: 'raw-string',
  byte_string_literal: 'byte-string',
  c_string_literal: 'c-string',
  unterminated_string: 'string',
};

function lowerLiteral(context: LoweringContext, node: RawNode): Expression | null {
  const literal = LITERALS[node.kind];
  if (literal === undefined) return null;
  const text = context.source(node);
  const suffix = literal === 'integer' || literal === 'float' ? /(?:[iu](?:8|16|32|64|128|size)|f32|f64)$/u.exec(/^0[xX]/u.test(text) ? text.replace(/f(?:32|64)$/u, '') : text) : null;
  return { kind: 'literal', ...takeHead(context, node), literal, text, suffix: suffix?.[0] ?? null };
}

/** Expressions made of an operator and its operands. */
function lowerOperation(context: LoweringContext, node: RawNode): Expression | null {
  const head = (): ExpressionHead => takeHead(context, node);
  switch (node.kind) {
    case 'unary_expression':
      return { kind: 'unary', ...head(), operator: operatorText(context, node) as UnaryOperator, operand: requiredExpression(context, node, 'operand') };
    case 'dereference_expression':
      return { kind: 'dereference', ...head(), operand: requiredExpression(context, node, 'operand') };
    case 'reference_expression':
      return lowerReference(context, node);
    case 'binary_expression':
      return lowerBinary(context, node);
    case 'assignment_expression': {
      const operator = operatorText(context, node);
      const outer = head();
      const left = requiredExpression(context, node, 'left');
      return {
        kind: 'assignment',
        ...outer,
        operator: operator === '=' ? null : (operator.slice(0, -1) as BinaryOperator),
        operatorRange: operatorRange(context, node),
        left,
        right: requiredExpression(context, node, 'right'),
      };
    }
    case 'cast_expression':
      return { kind: 'cast', ...head(), operand: requiredExpression(context, node, 'operand'), type: requiredType(context, node, 'type') };
    case 'call_expression': {
      const outer = head();
      const callee = requiredExpression(context, node, 'function');
      return { kind: 'call', ...outer, callee, ...argumentsOf(context, node) };
    }
    case 'method_call_expression': {
      const outer = head();
      const receiver = requiredExpression(context, node, 'receiver');
      const generics = child(node, 'generic_arguments');
      const method = child(node, 'method') ?? node;
      return { kind: 'method-call', ...outer, receiver, method: context.name(method), genericArguments: generics === null ? null : lowerArguments(context, generics), ...argumentsOf(context, node) };
    }
    case 'field_expression':
      return { kind: 'field', ...head(), receiver: requiredExpression(context, node, 'receiver'), field: context.nameIn(node, 'field') };
    case 'await_expression':
      return { kind: 'await', ...head(), operand: requiredExpression(context, node, 'operand') };
    case 'index_expression':
      return { kind: 'index', ...head(), receiver: requiredExpression(context, node, 'receiver'), index: requiredExpression(context, node, 'index') };
    case 'try_expression':
      return { kind: 'try', ...head(), operand: requiredExpression(context, node, 'operand') };
    case 'range_expression':
      return { kind: 'range', ...head(), low: expressionIn(context, node, 'low'), high: expressionIn(context, node, 'high'), isInclusive: operatorText(context, node) === '..=' };
    case 'return_expression':
      return { kind: 'return', ...head(), value: expressionIn(context, node, 'value') };
    case 'break_expression':
      return { kind: 'break', ...head(), label: labelOf(context, node), value: expressionIn(context, node, 'value') };
    case 'continue_expression':
      return { kind: 'continue', ...head(), label: labelOf(context, node) };
    case 'let_condition':
      return { kind: 'let-condition', ...head(), pattern: patternIn(context, node, 'pattern'), value: requiredExpression(context, node, 'value') };
    case 'let_chain':
      return lowerBinary(context, node);
    default:
      return null;
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);

function lowerBinary(context: LoweringContext, node: RawNode): Expression {
  const operator = operatorText(context, node) as BinaryOperator;
  const left = child(node, 'left');
  if (COMPARISONS.has(operator) && left?.kind === 'binary_expression' && COMPARISONS.has(operatorText(context, left))) {
    const at = child(node, 'operator') ?? node;
    context.problems.push({ kind: 'unexpected', start: at.start, end: at.end, expected: null, found: operator });
  }
  const head = takeHead(context, node);
  return { kind: 'binary', ...head, operator, operatorRange: operatorRange(context, node), left: requiredExpression(context, node, 'left'), right: requiredExpression(context, node, 'right') };
}

/** `&&e` is two references, the outer one shared. */
function lowerReference(context: LoweringContext, node: RawNode): Expression {
  const outer = takeHead(context, node);
  const isMutable = has(node, 'mutable');
  if (!has(node, 'double')) return { kind: 'reference', ...outer, isMutable, isRaw: has(node, 'raw'), operand: requiredExpression(context, node, 'operand') };
  const inner = takeHead(context, { start: node.start + 1, end: node.end });
  return {
    kind: 'reference',
    ...outer,
    isMutable: false,
    isRaw: false,
    operand: { kind: 'reference', ...inner, isMutable, isRaw: has(node, 'raw'), operand: requiredExpression(context, node, 'operand') },
  };
}

function argumentsOf(context: LoweringContext, node: RawNode): { readonly arguments: readonly Expression[]; readonly argumentsRange: TextRange } {
  const list = child(node, 'arguments');
  return {
    arguments: list === null ? [] : childrenOf(list, 'argument').map((argument) => lowerExpression(context, argument)),
    argumentsRange: context.range(list ?? { start: node.end, end: node.end }),
  };
}

function lowerStruct(context: LoweringContext, node: RawNode): Expression {
  const head = takeHead(context, node);
  const path = child(node, 'path');
  const body = child(node, 'body');
  if (path === null || body === null) return { kind: 'error', ...head };
  return {
    kind: 'struct',
    ...head,
    path: lowerPath(context, path),
    fields: childrenOf(body, 'field').map((field) => lowerInitializer(context, field)),
    base: expressionIn(context, body, 'base'),
    bodyRange: context.range(body),
  };
}

function lowerInitializer(context: LoweringContext, node: RawNode): FieldInitializer {
  const shorthand = child(node, 'shorthand');
  const attributes = context.conditionalAttributes(node);
  if (shorthand === null) return { ...context.range(node), attributes, name: context.name(child(node, 'name') ?? node), isShorthand: false, value: requiredExpression(context, node, 'value') };
  const name = context.name(shorthand);
  const segment = { start: name.start, end: name.end, name, arguments: null, parenthesized: null };
  const path = { start: name.start, end: name.end, isGlobal: false, qualifiedSelf: null, segments: [segment] };
  return { ...context.range(node), attributes, name, isShorthand: true, value: { kind: 'path', ...takeHead(context, shorthand), path } };
}

function lowerMacroCall(context: LoweringContext, node: RawNode): Expression {
  const head = takeHead(context, node);
  const macro = child(node, 'macro');
  if (macro === null) return { kind: 'error', ...head };
  // `println!("{x}", x = e)`: the name says nothing that analysis needs, the value is an argument like the others.
  const argumentNodes = childrenOf(node, 'argument').map((argument) => (argument.kind === 'named_argument' ? (child(argument, 'value') ?? argument) : argument));
  return { kind: 'macro-call', ...head, macro: context.name(macro), arguments: argumentNodes.map((argument) => lowerExpression(context, argument)), repeatLength: expressionIn(context, node, 'length') };
}

function lowerClosure(context: LoweringContext, node: RawNode): Expression {
  const head = takeHead(context, node);
  const list = child(node, 'parameters');
  const parameters = (list === null ? [] : childrenOf(list, 'parameter')).map((parameter) => ({
    ...context.range(parameter),
    pattern: patternIn(context, parameter, 'pattern'),
    type: typeIn(context, parameter, 'type'),
  }));
  const result = typeIn(context, node, 'return_type');
  const body = child(node, 'body');
  return {
    kind: 'closure',
    ...head,
    isMove: has(node, 'move'),
    isAsync: has(node, 'async'),
    parameters,
    result,
    body: body?.kind === 'block' ? context.lowerings.block(context, body) : requiredExpression(context, node, 'body'),
  };
}

export function labelOf(context: LoweringContext, node: RawNode): ReturnType<LoweringContext['lifetime']> | null {
  const label = child(node, 'label');
  return label === null ? null : context.lifetime(label);
}

function operatorText(context: LoweringContext, node: RawNode): string {
  const operator = child(node, 'operator');
  return operator === null ? '' : context.source(operator);
}

function operatorRange(context: LoweringContext, node: RawNode): TextRange {
  return context.range(child(node, 'operator') ?? { start: node.start, end: node.start });
}
