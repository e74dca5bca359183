/**
 * A generated program as Rust text with the layout of Aster spelt out: `repr(C)` everywhere, enums with the tag that L5 asks for,
 * tuples and the library's enums as declarations of their own, because Rust lays those out as it likes.
 * The program prints one line for each question: size, alignment, then an offset, size and alignment for each field.
 */
import { argumentsText, constantArgument } from './aster.ts';
import { type Declaration, type Field, type Program, parameterName, type Term, type Variant } from './program.ts';
import { hasPayload, type Question } from './questions.ts';

export function printRust(program: Program, questions: readonly Question[]): string {
  return [
    '#![feature(offset_of_enum)]',
    '#![allow(warnings)]',
    'use std::mem::{align_of, offset_of, size_of, ManuallyDrop};',
    'use std::rc::Rc;',
    'use std::sync::Arc;',
    'trait Shape { }',
    'enum Never { }',
    '#[repr(C, u8)] enum Maybe<T> { Some(T), None }',
    '#[repr(C, u8)] enum Either<T, E> { Ok(T), Err(E) }',
    '#[repr(C)] struct Tuple0;',
    '#[repr(C)] struct Tuple1<A>(A);',
    '#[repr(C)] struct Tuple2<A, B>(A, B);',
    '#[repr(C)] struct Tuple3<A, B, C>(A, B, C);',
    ...program.constants.map(({ name, text }) => `const ${name}: usize = ${text};`),
    ...program.declarations.map(printRustDeclaration),
    'static ANSWERS: &[&[usize]] = &[',
    ...questions.map((question) => `&[${questionText(question)}],`),
    '];',
    'fn main() { for answers in ANSWERS { println!("{}", answers.iter().map(|answer| answer.to_string()).collect::<Vec<_>>().join(" ")); } }',
    '',
  ].join('\n');
}

export function printRustDeclaration(declaration: Declaration): string {
  const { kind, name } = declaration;
  const parameters = argumentsText([
    ...Array.from({ length: declaration.typeParameters }, (_, index) => `${parameterName(index)}: 'static${declaration.lastIsUnsized ? ' + ?Sized' : ''}`),
    ...(declaration.hasConstant ? ['const N: usize'] : []),
  ]);
  const head = `${reprText(declaration)}${kind} ${name}${parameters}`;
  const marker = markerOf(declaration);
  if (kind === 'enum') return `${head} { ${declaration.variants.map(variantText).join(', ')} }`;
  if (kind === 'union') return `${head} { ${[...declaration.fields.map((field) => `${field.name}: ManuallyDrop<${printRustTerm(field.term)}>`), ...(marker === null ? [] : [`marker: ${marker}`])].join(', ')} }`;
  switch (declaration.shape) {
    case 'unit':
      return marker === null ? `${head};` : `${head}(${marker});`;
    case 'tuple':
      return `${head}(${withMarker(declaration, declaration.fields.map((field) => printRustTerm(field.term)), marker).join(', ')});`;
    case 'record':
      return `${head} { ${withMarker(declaration, declaration.fields.map(fieldText), marker === null ? null : `marker: ${marker}`).join(', ')} }`;
  }
}

/** In front of an unsized tail there is no room for a marker, and none is needed: the tail is the parameter. */
function withMarker(declaration: Declaration, fields: readonly string[], marker: string | null): readonly string[] {
  return marker === null || declaration.lastIsUnsized ? fields : [...fields, marker];
}

/** Rust refuses parameters that no field mentions; an empty marker mentions them all. Enums mention theirs by themselves. */
function markerOf(declaration: Declaration): string | null {
  if (declaration.typeParameters === 0) return null;
  const names = Array.from({ length: declaration.typeParameters }, (_, index) => parameterName(index));
  return `std::marker::PhantomData<(${names.map((name) => `*const ${name},`).join(' ')})>`;
}

function variantText(variant: Variant): string {
  const discriminant = variant.discriminant === null ? '' : ` = ${variant.discriminant}`;
  switch (variant.shape) {
    case 'unit':
      return `${variant.name}${discriminant}`;
    case 'tuple':
      return `${variant.name}(${variant.fields.map((field) => printRustTerm(field.term)).join(', ')})${discriminant}`;
    case 'record':
      return `${variant.name} { ${variant.fields.map(fieldText).join(', ')} }${discriminant}`;
  }
}

function fieldText(field: Field): string {
  return `${field.name}: ${printRustTerm(field.term)}`;
}

function reprText(declaration: Declaration): string {
  const { repr, kind } = declaration;
  const words = kind === 'enum' ? enumWords(declaration) : repr.transparent ? ['transparent'] : ['C', ...(repr.packed === null ? [] : [`packed(${repr.packed})`])];
  return `#[repr(${[...words, ...(repr.align === null ? [] : [`align(${repr.align})`])].join(', ')})] `;
}

function enumWords(declaration: Declaration): readonly string[] {
  const { repr, tag } = declaration;
  if (repr.transparent) return ['transparent'];
  // Beside payloads Rust allows explicit discriminants only with the type of the tag.
  const isPlain = !hasPayload(declaration) || declaration.variants.every((variant) => variant.discriminant === null);
  if (repr.c && repr.integer === null && isPlain) return ['C'];
  return hasPayload(declaration) ? ['C', tag ?? 'u8'] : [tag ?? 'u8'];
}

export function printRustTerm(term: Term): string {
  switch (term.kind) {
    case 'primitive':
      return term.name;
    case 'never':
      return 'Never';
    case 'string':
      return 'String';
    case 'function':
      return "fn(u8, &'static u16) -> bool";
    case 'str':
      return 'str';
    case 'dynamic':
      return 'dyn Shape';
    case 'self':
      return term.name;
    case 'pointer':
      return pointerText(term.form, printRustTerm(term.target));
    case 'slice':
      return `[${printRustTerm(term.element)}]`;
    case 'vector':
      return `Vec<${printRustTerm(term.element)}>`;
    case 'option':
      return `Maybe<${printRustTerm(term.some)}>`;
    case 'result':
      return `Either<${printRustTerm(term.ok)}, ${printRustTerm(term.error)}>`;
    case 'tuple':
      return `Tuple${term.elements.length}${argumentsText(term.elements.map(printRustTerm))}`;
    case 'array':
      return `[${printRustTerm(term.element)}; ${term.length.text}]`;
    case 'parameter':
      return parameterName(term.index);
    case 'named':
      return `${term.declaration.name}${argumentsText([...term.arguments.map(printRustTerm), ...(term.constant === null ? [] : [constantArgument(term.constant)])])}`;
  }
}

function pointerText(form: string, target: string): string {
  switch (form) {
    case '&':
      return `&'static ${target}`;
    case '&mut':
      return `&'static mut ${target}`;
    case 'Box':
    case 'Rc':
    case 'Arc':
      return `${form}<${target}>`;
    default:
      return `${form} ${target}`;
  }
}

function questionText({ term, fields }: Question): string {
  const type = printRustTerm(term);
  const answers = [`size_of::<${type}>()`, `align_of::<${type}>()`];
  for (const field of fields) {
    const inner = printRustTerm(field.term);
    answers.push(`offset_of!(${type}, ${field.path.join('.')})`, `size_of::<${inner}>()`, `align_of::<${inner}>()`);
  }
  return answers.join(', ');
}
