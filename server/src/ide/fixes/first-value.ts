/** The first value of a type, for a field that has to be written: zero, empty, `None`; `todo!()` where no such value is known. */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { printConstantTerm, type Type } from '../../types/index.ts';

/** What is written where no first value is known: it compiles, and stops when it is reached. */
export const NO_FIRST_VALUE = 'todo!()';

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
      return (isStdFile(fileOfItem(type.item)) ? EMPTY[type.name] : undefined) ?? NO_FIRST_VALUE;
    case 'tuple':
      return joined(type.elements.map(firstValue), type.elements.length === 1);
    case 'array': {
      const element = firstValue(type.element);
      const length = printConstantTerm(type.length);
      return type.element.kind === 'primitive' && /^\w+$/u.test(length) ? `[${element}; ${length}]` : NO_FIRST_VALUE;
    }
    case 'reference':
      return type.target.kind === 'str' && !type.isMutable ? '""' : NO_FIRST_VALUE;
    default:
      return NO_FIRST_VALUE;
  }
}

function joined(elements: readonly string[], isSingle: boolean): string {
  return elements.includes(NO_FIRST_VALUE) ? NO_FIRST_VALUE : `(${elements.join(', ')}${isSingle ? ',' : ''})`;
}
