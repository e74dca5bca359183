/** Type terms as a person writes them in Aster: `Option<u64>`, `&mut [u8]`, `[u8; N]`. */
import { assertNever } from '../base/assert-never.ts';
import { displayPath } from '../items/index.ts';
import type { Constant } from './constant.ts';
import { type GenericTerm, type TraitReference, type Type, UNIT } from './type.ts';

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
    case 'function-item':
      return `fn ${type.name}`;
    case 'closure':
      return 'closure';
    case 'dynamic':
      return `dyn ${printTraits(type.traits, type.others)}`;
    case 'opaque':
      return `impl ${printTraits(type.bounds, type.others)}`;
    case 'projection':
      return type.trait === null || type.self.kind === 'parameter' || type.self.kind === 'projection'
        ? `${printType(type.self)}::${type.name}`
        : `<${printType(type.self)} as ${printTraitReference(type.trait)}>::${type.name}`;
    case 'infer':
      return type.of === 'type' ? '_' : `{${type.of}}`;
    case 'unknown':
      return type.text;
    default:
      return assertNever(type);
  }
}

/** `Iterator<Item = u8>`, `FnMut(u8) -> bool`. */
export function printTraitReference(reference: TraitReference): string {
  const [first] = reference.arguments;
  if (CALLABLE.has(reference.name) && first?.kind === 'type' && first.type.kind === 'tuple') {
    const output = reference.bindings.find((binding) => binding.name === 'Output');
    const result = output === undefined || output.type === UNIT ? '' : ` -> ${printType(output.type)}`;
    return `${reference.name}(${first.type.elements.map(printType).join(', ')})${result}`;
  }
  const parts = [...reference.arguments.map(printTerm), ...reference.bindings.map(({ name, type }) => `${name} = ${printType(type)}`)];
  return parts.length === 0 ? reference.name : `${reference.name}<${parts.join(', ')}>`;
}

const CALLABLE: ReadonlySet<string> = new Set(['Fn', 'FnMut', 'FnOnce']);

function printTraits(traits: readonly TraitReference[], others: readonly string[]): string {
  return [...traits.map(printTraitReference), ...others].join(' + ');
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
