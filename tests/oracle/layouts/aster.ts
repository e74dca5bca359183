/** A generated program as Aster text: no `repr` where Aster needs none, and every spelling of a type that the library knows. */
import { type Declaration, type Field, type Length, type Program, parameterName, type Term } from './program.ts';

/** Name of the struct whose only field has the probe's type. */
export function probeName(index: number): string {
  return `Probe${index}`;
}

export function printAster(program: Program): string {
  return [
    'use std::rc::Rc;',
    'use std::sync::Arc;',
    'trait Shape { }',
    ...program.constants.map(({ name, text }) => `const ${name}: usize = ${text};`),
    ...program.declarations.map(printAsterDeclaration),
    ...program.probes.map((term, index) => `struct ${probeName(index)} { value: ${printAsterTerm(term)} }`),
    '',
  ].join('\n');
}

export function printAsterDeclaration(declaration: Declaration): string {
  const { kind, name } = declaration;
  const head = `${reprText(declaration)}${kind} ${name}${parametersText(declaration)}`;
  if (kind === 'enum') return `${head} { ${declaration.variants.map((variant) => `${variant.name}${bodyText(variant.shape, variant.fields)}${variant.discriminant === null ? '' : ` = ${variant.discriminant}`}`).join(', ')} }`;
  const body = bodyText(declaration.shape, declaration.fields);
  return `${head}${body}${declaration.shape === 'record' ? '' : ';'}`;
}

export function printAsterTerm(term: Term): string {
  switch (term.kind) {
    case 'primitive':
      return term.name;
    case 'never':
      return '!';
    case 'string':
      return 'String';
    case 'function':
      return 'fn(u8, &u16) -> bool';
    case 'str':
      return 'str';
    case 'dynamic':
      return 'dyn Shape';
    case 'self':
      return term.name;
    case 'pointer':
      return pointerText(term.form, printAsterTerm(term.target));
    case 'slice':
      return `[${printAsterTerm(term.element)}]`;
    case 'vector':
      return `Vec<${printAsterTerm(term.element)}>`;
    case 'option':
      return `Option<${printAsterTerm(term.some)}>`;
    case 'result':
      return `Result<${printAsterTerm(term.ok)}, ${printAsterTerm(term.error)}>`;
    case 'tuple':
      return `(${term.elements.map((element) => `${printAsterTerm(element)},`).join(' ')})`;
    case 'array':
      return `[${printAsterTerm(term.element)}; ${term.length.text}]`;
    case 'parameter':
      return parameterName(term.index);
    case 'named':
      return `${term.declaration.name}${argumentsText([...term.arguments.map(printAsterTerm), ...(term.constant === null ? [] : [constantArgument(term.constant)])])}`;
  }
}

export function argumentsText(generics: readonly string[]): string {
  return generics.length === 0 ? '' : `<${generics.join(', ')}>`;
}

/** Anything longer than a name or a number stands in braces. */
export function constantArgument(length: Length): string {
  return /^\w+$/u.test(length.text) ? length.text : `{ ${length.text} }`;
}

export function parametersText(declaration: Declaration): string {
  const names = Array.from({ length: declaration.typeParameters }, (_, index) => `${parameterName(index)}${declaration.lastIsUnsized ? ': ?Sized' : ''}`);
  return argumentsText([...names, ...(declaration.hasConstant ? ['const N: usize'] : [])]);
}

function pointerText(form: string, target: string): string {
  switch (form) {
    case '&':
      return `&${target}`;
    case 'Box':
    case 'Rc':
    case 'Arc':
      return `${form}<${target}>`;
    default:
      return `${form} ${target}`;
  }
}

function reprText({ repr }: Declaration): string {
  const words = [repr.c ? 'C' : null, repr.integer, repr.transparent ? 'transparent' : null, repr.packed === null ? null : repr.packed === 1 ? 'packed' : `packed(${repr.packed})`, repr.align === null ? null : `align(${repr.align})`].filter((word) => word !== null);
  return words.length === 0 ? '' : `#[repr(${words.join(', ')})] `;
}

function bodyText(shape: Declaration['shape'], fields: readonly Field[]): string {
  switch (shape) {
    case 'unit':
      return '';
    case 'tuple':
      return `(${fields.map((field) => printAsterTerm(field.term)).join(', ')})`;
    case 'record':
      return ` { ${fields.map((field) => `${field.name}: ${printAsterTerm(field.term)}`).join(', ')} }`;
  }
}
