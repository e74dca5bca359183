/** Type terms as a person writes them in Aster: `Option<u64>`, `&mut [u8]`, `[u8; N]`. */
import { assertNever } from '../base/assert-never.ts';
import { displayPath } from '../items/index.ts';
import type { Constant } from './constant.ts';
import type { GenericTerm, Type } from './type.ts';

export function printType(type: Type): string {
  switch (type.kind) {
    case 'primitive':
    case 'parameter':
      return type.name;
    case 'str':
      return 'str';
    case 'never':
      return '!';
    case 'adt':
      return type.arguments.length === 0 ? type.name : `${type.name}<${type.arguments.map(printTerm).join(', ')}>`;
    case 'reference':
      return `&${type.isMutable ? 'mut ' : ''}${printType(type.target)}`;
    case 'pointer':
      return `*${type.isMutable ? 'mut' : 'const'} ${printType(type.target)}`;
    case 'tuple':
      return type.elements.length === 1 ? `(${type.elements.map(printType).join('')},)` : `(${type.elements.map(printType).join(', ')})`;
    case 'array':
      return `[${printType(type.element)}; ${printConstantTerm(type.length)}]`;
    case 'slice':
      return `[${printType(type.element)}]`;
    case 'function': {
      const abi = type.abi === null ? '' : `extern "${type.abi}" `;
      const result = type.result.kind === 'tuple' && type.result.elements.length === 0 ? '' : ` -> ${printType(type.result)}`;
      return `${type.isUnsafe ? 'unsafe ' : ''}${abi}fn(${type.parameters.map(printType).join(', ')})${result}`;
    }
    case 'dynamic':
      return `dyn ${type.text}`;
    case 'opaque':
    case 'unknown':
      return type.text;
    default:
      return assertNever(type);
  }
}

function printTerm(term: GenericTerm): string {
  return term.kind === 'type' ? printType(term.type) : printConstantTerm(term.constant);
}

export function printConstantTerm(constant: Constant): string {
  switch (constant.kind) {
    case 'value':
      return String(constant.value);
    case 'unary':
      return `${constant.operator}${printConstantTerm(constant.operand)}`;
    case 'binary':
      return `${printConstantTerm(constant.left)} ${constant.operator} ${printConstantTerm(constant.right)}`;
    case 'cast':
      return `${printConstantTerm(constant.operand)} as ${printType(constant.type)}`;
    case 'item':
      return displayPath(constant.item);
    case 'parameter':
      return constant.name;
    case 'size-of':
      return `size_of::<${printType(constant.type)}>()`;
    case 'align-of':
      return `align_of::<${printType(constant.type)}>()`;
    case 'unknown':
      return '_';
    default:
      return assertNever(constant);
  }
}
