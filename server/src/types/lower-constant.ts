/** Constant expressions as terms: what array lengths, const arguments and discriminants say, with names resolved (L12). */
import type { Database } from '../base/query.ts';
import { declaredNamed, type ItemKey, moduleOf, resolveValuePath, shapeOf } from '../items/index.ts';
import type { Expression, Path, TypeNode } from '../syntax/index.ts';
import { type Constant, UNKNOWN_CONSTANT } from './constant.ts';
import { INTEGER_TYPES, primitive, type Type } from './type.ts';

/** How a type inside a constant is read; handed in, because types in turn hold constants. */
export type TypeReader = (node: TypeNode) => Type;

/** @param from the item whose text holds the expression. What is not understood becomes an unknown term. */
export function lowerConstant(db: Database, from: ItemKey, expression: Expression, readType: TypeReader): Constant {
  const lower = (inner: Expression): Constant => lowerConstant(db, from, inner, readType);
  switch (expression.kind) {
    case 'literal':
      return lowerLiteral(expression);
    case 'unary':
      return { kind: 'unary', operator: expression.operator, operand: lower(expression.operand) };
    case 'binary':
      return { kind: 'binary', operator: expression.operator, left: lower(expression.left), right: lower(expression.right) };
    case 'cast':
      return { kind: 'cast', operand: lower(expression.operand), type: readType(expression.type) };
    case 'block':
      return expression.statements.length === 0 && expression.tail !== null && expression.modifier !== 'async' ? lower(expression.tail) : UNKNOWN_CONSTANT;
    case 'path':
      return lowerPathConstant(db, from, expression.path);
    case 'call':
      return lowerCall(db, from, expression, readType);
    default:
      return UNKNOWN_CONSTANT;
  }
}

function lowerLiteral(literal: Extract<Expression, { kind: 'literal' }>): Constant {
  switch (literal.literal) {
    case 'integer': {
      const digits = (literal.suffix === null ? literal.text : literal.text.slice(0, -literal.suffix.length)).replaceAll('_', '');
      const value = parseInteger(digits);
      return value === null || literal.suffix?.startsWith('f') === true ? UNKNOWN_CONSTANT : { kind: 'value', value, type: literal.suffix };
    }
    case 'boolean':
      return { kind: 'value', value: literal.text === 'true' ? 1n : 0n, type: 'bool' };
    case 'character':
    case 'byte':
      return lowerCharacter(literal.text, literal.literal);
    default:
      return UNKNOWN_CONSTANT;
  }
}

function parseInteger(digits: string): bigint | null {
  try {
    return BigInt(digits);
  } catch {
    // `0x` without digits and `0b` alone are tokens, but no numbers.
    return null;
  }
}

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, '0': 0, '\\': 92, "'": 39, '"': 34 };

function lowerCharacter(text: string, kind: 'character' | 'byte'): Constant {
  const inner = text.slice(kind === 'byte' ? 2 : 1, -1);
  const type = kind === 'byte' ? 'u8' : 'char';
  const escape = /^\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F_]+)\}|(.))$/u.exec(inner);
  const hexadecimal = escape?.[1] ?? escape?.[2]?.replaceAll('_', '');
  const code = escape === null ? inner.codePointAt(0) : hexadecimal === undefined ? SIMPLE_ESCAPES[escape[3] ?? ''] : Number.parseInt(hexadecimal, 16);
  return code === undefined ? UNKNOWN_CONSTANT : { kind: 'value', value: BigInt(code), type };
}

function lowerPathConstant(db: Database, from: ItemKey, path: Path): Constant {
  if (path.qualifiedSelf !== null || path.isGlobal) return UNKNOWN_CONSTANT;
  const names = path.segments.map((segment) => segment.name.text);
  const [first, second] = names;
  if (first === undefined) return UNKNOWN_CONSTANT;
  if (names.length === 1) return resolveConstantName(db, from, first);
  return names.length === 2 && second !== undefined && isIntegerName(first) ? integerLimit(first, second) : constantAt(db, from, names);
}

function isIntegerName(name: string): name is (typeof INTEGER_TYPES)[number] {
  return (INTEGER_TYPES as readonly string[]).includes(name);
}

/** `u8::MAX` and its like. */
function integerLimit(type: (typeof INTEGER_TYPES)[number], name: string): Constant {
  const integer = primitive(type);
  const isSigned = type.startsWith('i');
  const allOnes: Constant = { kind: 'cast', operand: { kind: 'unary', operator: '-', operand: { kind: 'value', value: 1n, type: 'i128' } }, type: integer };
  if (name === 'MAX' && !isSigned) return allOnes;
  if (name === 'MIN' && !isSigned) return { kind: 'value', value: 0n, type };
  const bits = new Map<string, bigint>([['i8', 8n], ['i16', 16n], ['i32', 32n], ['i64', 64n], ['i128', 128n]]).get(type);
  if (bits === undefined) return UNKNOWN_CONSTANT;
  const limit = 1n << (bits - 1n);
  if (name === 'MAX') return { kind: 'value', value: limit - 1n, type };
  return name === 'MIN' ? { kind: 'value', value: -limit, type } : UNKNOWN_CONSTANT;
}

/** A const parameter or a `const` item, seen from inside `from`. */
export function resolveConstantName(db: Database, from: ItemKey, name: string): Constant {
  return constantAt(db, from, [name]);
}

function constantAt(db: Database, from: ItemKey, names: readonly string[]): Constant {
  const found = resolveValuePath(db, from, names, false);
  switch (found.kind) {
    case 'constant-parameter':
      return { kind: 'parameter', owner: found.owner, index: found.index, name: found.name };
    case 'item':
      return constantItemTerm(db, found.key);
    default:
      return UNKNOWN_CONSTANT;
  }
}

function constantItemTerm(db: Database, key: ItemKey): Constant {
  return shapeOf(db, key)?.kind === 'const' ? { kind: 'item', item: key } : UNKNOWN_CONSTANT;
}

/** `size_of::<T>()` and `align_of::<T>()`, unless the program declares a function of that name. */
function lowerCall(db: Database, from: ItemKey, call: Extract<Expression, { kind: 'call' }>, readType: TypeReader): Constant {
  if (call.callee.kind !== 'path' || call.arguments.length > 0) return UNKNOWN_CONSTANT;
  const { segments } = call.callee.path;
  const last = segments.at(-1);
  const argument = last?.arguments?.[0];
  if (last === undefined || argument?.kind !== 'type') return UNKNOWN_CONSTANT;
  const name = last.name.text;
  if (segments.length === 1 && declaredNamed(db, moduleOf(db, from), name).values.length > 0) return UNKNOWN_CONSTANT;
  if (segments.length > 1 && segments.at(-2)?.name.text !== 'mem') return UNKNOWN_CONSTANT;
  if (name === 'size_of') return { kind: 'size-of', type: readType(argument.type) };
  return name === 'align_of' ? { kind: 'align-of', type: readType(argument.type) } : UNKNOWN_CONSTANT;
}
