/** The first value of a type, for a field that has to be written: zero, empty, `None`; `todo!()` where no such value is known. */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { printConstantTerm, type Type } from '../../types/index.ts';

export const TODO = 'todo!()';

/** Types of the library's prelude that have an empty value. */
const EMPTY: Readonly<Record<string, string>> = { Option: 'None', String: 'String::new()', Vec: 'Vec::new()' };

/** An expression of the type. */
export function firstValue(type: Type): string {
  switch (type.kind) {
    case 'primitive':
      if (type.name === 'bool') return 'false';
      if (type.name === 'char') return "'\\0'";
      return type.name === 'f32' || type.name === 'f64' ? '0.0' : '0';
    case 'adt':
      return (isStdFile(fileOfItem(type.item)) ? EMPTY[type.name] : undefined) ?? TODO;
    case 'tuple':
      return joined(type.elements.map(firstValue), type.elements.length === 1);
    case 'array': {
      const element = firstValue(type.element);
      const length = printConstantTerm(type.length);
      return type.element.kind === 'primitive' && /^\w+$/u.test(length) ? `[${element}; ${length}]` : TODO;
    }
    case 'reference':
      return type.target.kind === 'str' && !type.isMutable ? '""' : TODO;
    default:
      return TODO;
  }
}

function joined(elements: readonly string[], isSingle: boolean): string {
  return elements.includes(TODO) ? TODO : `(${elements.join(', ')}${isSingle ? ',' : ''})`;
}
