/**
 * The types of generated functions. A term is plain data; two terms are the same type exactly if their texts are equal, so
 * the text serves as identity wherever types are looked up.
 */
import { assertNever } from '../../../server/src/base/assert-never.ts';

export type PrimitiveName = 'i32' | 'u8' | 'u64' | 'usize' | 'bool' | 'char' | '()' | '&str';

export type Term =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'string' }
  /** A struct or enum, Option and Result included. */
  | { readonly kind: 'named'; readonly declaration: Declaration; readonly arguments: readonly Term[] }
  | { readonly kind: 'tuple'; readonly elements: readonly Term[] }
  | { readonly kind: 'array'; readonly element: Term; readonly length: number }
  | { readonly kind: 'vector'; readonly element: Term }
  | { readonly kind: 'box'; readonly target: Term }
  | { readonly kind: 'reference'; readonly isMutable: boolean; readonly target: Term }
  | { readonly kind: 'parameter'; readonly name: string; readonly bounds: readonly Bound[] }
  | Closure;

export type Bound = 'Copy' | 'Clone' | 'Debug' | 'Shape';

/** A closure in a variable; it has no type that could be written. */
export interface Closure {
  readonly kind: 'closure';
  /** Which of the three traits the weakest call needs. */
  readonly call: 'Fn' | 'FnMut' | 'FnOnce';
  readonly isCopy: boolean;
  readonly parameters: readonly Term[];
  readonly result: Term;
  /** Tells one closure from another. */
  readonly name: string;
}

export interface Declaration {
  readonly name: string;
  readonly kind: 'struct' | 'enum';
  readonly parameters: readonly string[];
  /** Of a struct the one. */
  readonly variants: readonly Variant[];
  /** For every argument that is. */
  readonly isCopy: boolean;
  readonly hasDrop: boolean;
  /** Declared by the standard library: its variants need no path before them. */
  readonly isStandard: boolean;
  /** Has an impl of the program's one trait. */
  readonly implementsShape: boolean;
}

export interface Variant {
  readonly name: string;
  readonly style: 'unit' | 'tuple' | 'named';
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly term: Term;
}

export function primitive(name: PrimitiveName): Term {
  return { kind: 'primitive', name };
}

export const UNIT = primitive('()');
export const BOOL = primitive('bool');
export const I32 = primitive('i32');
export const USIZE = primitive('usize');
export const STRING: Term = { kind: 'string' };

/** Types with arithmetic. */
export const NUMBERS = ['i32', 'u8', 'u64', 'usize'] as const;

export function isNumber(term: Term): boolean {
  return term.kind === 'primitive' && (NUMBERS as readonly string[]).includes(term.name);
}

const FIRST = { kind: 'parameter', name: 'T', bounds: [] } as const;
const SECOND = { kind: 'parameter', name: 'E', bounds: [] } as const;
const STANDARD = { kind: 'enum', isCopy: true, hasDrop: false, isStandard: true, implementsShape: false } as const;

export const OPTION: Declaration = {
  ...STANDARD,
  name: 'Option',
  parameters: ['T'],
  variants: [
    { name: 'Some', style: 'tuple', fields: [{ name: '0', term: FIRST }] },
    { name: 'None', style: 'unit', fields: [] },
  ],
};

export const RESULT: Declaration = {
  ...STANDARD,
  name: 'Result',
  parameters: ['T', 'E'],
  variants: [
    { name: 'Ok', style: 'tuple', fields: [{ name: '0', term: FIRST }] },
    { name: 'Err', style: 'tuple', fields: [{ name: '0', term: SECOND }] },
  ],
};

export function option(term: Term): Term {
  return { kind: 'named', declaration: OPTION, arguments: [term] };
}

export function vector(element: Term): Term {
  return { kind: 'vector', element };
}

export function boxed(target: Term): Term {
  return { kind: 'box', target };
}

export function reference(target: Term, isMutable = false): Term {
  return { kind: 'reference', isMutable, target };
}

const texts = new WeakMap<Term, string>();

/** As it is written in both languages. */
export function termText(term: Term): string {
  const known = texts.get(term);
  if (known !== undefined) return known;
  const text = writeTerm(term);
  texts.set(term, text);
  return text;
}

function writeTerm(term: Term): string {
  switch (term.kind) {
    case 'primitive':
      return term.name;
    case 'string':
      return 'String';
    case 'named':
      return term.arguments.length === 0 ? term.declaration.name : `${term.declaration.name}<${term.arguments.map(termText).join(', ')}>`;
    case 'tuple':
      return `(${term.elements.map(termText).join(', ')}${term.elements.length === 1 ? ',' : ''})`;
    case 'array':
      return `[${termText(term.element)}; ${term.length}]`;
    case 'vector':
      return `Vec<${termText(term.element)}>`;
    case 'box':
      return `Box<${termText(term.target)}>`;
    case 'reference':
      return `&${term.isMutable ? 'mut ' : ''}${termText(term.target)}`;
    case 'parameter':
      return term.name;
    case 'closure':
      return `closure ${term.name}`;
    default:
      return assertNever(term);
  }
}

export function sameTerm(left: Term, right: Term): boolean {
  return left === right || termText(left) === termText(right);
}

/** Model rule O2. */
export function isCopy(term: Term): boolean {
  switch (term.kind) {
    case 'primitive':
      return true;
    case 'string':
    case 'vector':
    case 'box':
      return false;
    case 'named':
      return term.declaration.isCopy && term.arguments.every(isCopy);
    case 'tuple':
      return term.elements.every(isCopy);
    case 'array':
      return isCopy(term.element);
    case 'reference':
      return !term.isMutable;
    case 'parameter':
      return term.bounds.includes('Copy');
    case 'closure':
      return term.isCopy;
    default:
      return assertNever(term);
  }
}

/** Whether everything in the term has this bound; the generated declarations derive Clone and Debug always. */
export function satisfies(term: Term, bound: Bound): boolean {
  switch (term.kind) {
    case 'parameter':
      return term.bounds.includes(bound) || (bound === 'Clone' && term.bounds.includes('Copy'));
    case 'closure':
      return false;
    case 'named':
      if (bound === 'Shape') return term.declaration.implementsShape;
      return (bound !== 'Copy' || term.declaration.isCopy) && term.arguments.every((each) => satisfies(each, bound));
    case 'tuple':
      return bound !== 'Shape' && term.elements.every((each) => satisfies(each, bound));
    case 'array':
    case 'vector':
      return bound !== 'Shape' && satisfies(term.element, bound);
    case 'box':
      return bound !== 'Shape' && satisfies(term.target, bound);
    case 'primitive':
    case 'string':
      return bound !== 'Shape';
    case 'reference':
      return bound === 'Debug' && satisfies(term.target, bound);
    default:
      return assertNever(term);
  }
}

export function hasReference(term: Term): boolean {
  switch (term.kind) {
    case 'reference':
    case 'closure':
      return true;
    case 'named':
      return term.arguments.some(hasReference);
    case 'tuple':
      return term.elements.some(hasReference);
    case 'array':
    case 'vector':
      return hasReference(term.element);
    case 'box':
      return hasReference(term.target);
    case 'primitive':
    case 'string':
    case 'parameter':
      return false;
    default:
      return assertNever(term);
  }
}

/** A field's type in an instance of the declaration. */
export function substitute(term: Term, parameters: readonly string[], replacements: readonly Term[]): Term {
  if (parameters.length === 0) return term;
  const inside = (inner: Term): Term => substitute(inner, parameters, replacements);
  switch (term.kind) {
    case 'parameter':
      return replacements[parameters.indexOf(term.name)] ?? term;
    case 'named':
      return { ...term, arguments: term.arguments.map(inside) };
    case 'tuple':
      return { ...term, elements: term.elements.map(inside) };
    case 'array':
    case 'vector':
      return { ...term, element: inside(term.element) };
    case 'box':
    case 'reference':
      return { ...term, target: inside(term.target) };
    case 'primitive':
    case 'string':
    case 'closure':
      return term;
    default:
      return assertNever(term);
  }
}

/** The fields of a variant in an instance. */
export function fieldsOf(term: Extract<Term, { kind: 'named' }>, variant: Variant): readonly Field[] {
  return variant.fields.map((field) => ({ name: field.name, term: substitute(field.term, term.declaration.parameters, term.arguments) }));
}
