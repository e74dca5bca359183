/**
 * Types and paths as text, from their nodes: for names of items (`impl Drop for File<T>`) and for showing what the source says.
 * The text is canonical: spaces and comments of the source do not matter.
 */
import { assertNever } from '../base/assert-never.ts';
import type { Bound, GenericArgument, Path, PathSegment } from './nodes/common.ts';
import type { Expression } from './nodes/expression.ts';
import type { TypeNode } from './nodes/type.ts';

export function printTypeNode(type: TypeNode): string {
  switch (type.kind) {
    case 'path':
      return printPath(type.path);
    case 'reference':
      return `&${type.lifetime === null ? '' : `'${type.lifetime.text} `}${type.isMutable ? 'mut ' : ''}${printTypeNode(type.target)}`;
    case 'pointer':
      return `*${type.isMutable ? 'mut' : 'const'} ${printTypeNode(type.target)}`;
    case 'tuple':
      return type.elements.length === 1 ? `(${type.elements.map(printTypeNode).join('')},)` : `(${type.elements.map(printTypeNode).join(', ')})`;
    case 'array':
      return `[${printTypeNode(type.element)}; ${type.length === null ? '?' : printConstant(type.length)}]`;
    case 'slice':
      return `[${printTypeNode(type.element)}]`;
    case 'never':
      return '!';
    case 'function': {
      const result = type.result === null ? '' : ` -> ${printTypeNode(type.result)}`;
      const abi = type.abi === null ? '' : `extern "${type.abi}" `;
      return `${type.isUnsafe ? 'unsafe ' : ''}${abi}fn(${type.parameters.map((parameter) => printTypeNode(parameter.type)).join(', ')})${result}`;
    }
    case 'dyn':
      return `dyn ${printBounds(type.bounds)}`;
    case 'impl':
      return `impl ${printBounds(type.bounds)}`;
    case 'inferred':
      return '_';
    case 'error':
      return '?';
    default:
      return assertNever(type);
  }
}

export function printPath(path: Path): string {
  const segments = path.segments.map(printSegment).join('::');
  if (path.qualifiedSelf === null) return `${path.isGlobal ? '::' : ''}${segments}`;
  const { type, trait } = path.qualifiedSelf;
  return `<${printTypeNode(type)}${trait === null ? '' : ` as ${printPath(trait)}`}>::${segments}`;
}

export function printBounds(bounds: readonly Bound[]): string {
  return bounds.map((bound) => (bound.kind === 'lifetime' ? `'${bound.lifetime.text}` : `${bound.isRelaxed ? '?' : ''}${printPath(bound.path)}`)).join(' + ');
}

function printSegment(segment: PathSegment): string {
  if (segment.parenthesized !== null) {
    const { inputs, output } = segment.parenthesized;
    return `${segment.name.text}(${inputs.map(printTypeNode).join(', ')})${output === null ? '' : ` -> ${printTypeNode(output)}`}`;
  }
  return segment.arguments === null ? segment.name.text : `${segment.name.text}<${segment.arguments.map(printArgument).join(', ')}>`;
}

function printArgument(argument: GenericArgument): string {
  switch (argument.kind) {
    case 'type':
      return printTypeNode(argument.type);
    case 'lifetime':
      return `'${argument.lifetime.text}`;
    case 'const':
      return printConstant(argument.value);
    case 'binding':
      return `${argument.name.text} = ${printTypeNode(argument.type)}`;
    case 'constraint':
      return `${argument.name.text}: ${printBounds(argument.bounds)}`;
    default:
      return assertNever(argument);
  }
}

/** The expressions that are usual as lengths and const arguments; anything longer is an ellipsis. */
export function printConstant(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return expression.text;
    case 'path':
      return printPath(expression.path);
    case 'unary':
      return `${expression.operator}${printConstant(expression.operand)}`;
    case 'binary':
      return `${printConstant(expression.left)} ${expression.operator} ${printConstant(expression.right)}`;
    case 'block':
      return expression.statements.length === 0 && expression.tail !== null ? `{ ${printConstant(expression.tail)} }` : '…';
    default:
      return '…';
  }
}
