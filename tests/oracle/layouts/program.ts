/** A generated program of type declarations, in no language: `aster.ts`, `rust.ts` and `c.ts` write it down. */

export type Term =
  | { readonly kind: 'primitive'; readonly name: string }
  | { readonly kind: 'never' }
  | { readonly kind: 'string' }
  | { readonly kind: 'function' }
  | { readonly kind: 'pointer'; readonly form: PointerForm; readonly target: Term }
  /** Only as the target of a pointer. */
  | { readonly kind: 'str' }
  | { readonly kind: 'dynamic' }
  | { readonly kind: 'slice'; readonly element: Term }
  | { readonly kind: 'vector'; readonly element: Term }
  | { readonly kind: 'option'; readonly some: Term }
  | { readonly kind: 'result'; readonly ok: Term; readonly error: Term }
  | { readonly kind: 'tuple'; readonly elements: readonly Term[] }
  | { readonly kind: 'array'; readonly element: Term; readonly length: Length }
  | { readonly kind: 'named'; readonly declaration: Declaration; readonly arguments: readonly Term[]; readonly constant: Length | null }
  /** The declaration around it, which has no parameters; only as the target of a pointer. */
  | { readonly kind: 'self'; readonly name: string }
  /** A type parameter of the declaration around it. */
  | { readonly kind: 'parameter'; readonly index: number };

export const POINTER_FORMS = ['*const', '*mut', '&', '&mut', 'Box', 'Rc', 'Arc'] as const;
export type PointerForm = (typeof POINTER_FORMS)[number];

/** A number of elements, written as people write it. `constant` stands for the declaration's own const parameter. */
export interface Length {
  /** In Aster and in Rust. */
  readonly text: string;
  readonly c: string | null;
  readonly isParameter: boolean;
}

export interface Repr {
  readonly c: boolean;
  readonly transparent: boolean;
  readonly align: number | null;
  readonly packed: number | null;
  readonly integer: string | null;
}

export const NO_REPR: Repr = { c: false, transparent: false, align: null, packed: null, integer: null };

export interface Field {
  readonly name: string;
  readonly term: Term;
}

export interface Variant {
  readonly name: string;
  readonly shape: 'record' | 'tuple' | 'unit';
  readonly fields: readonly Field[];
  /** As written; `null` where it is implied. */
  readonly discriminant: string | null;
}

export interface Declaration {
  readonly kind: 'struct' | 'union' | 'enum';
  readonly name: string;
  /** `T`, `U`; the last one may be unsized in a struct that ends in it. */
  readonly typeParameters: number;
  readonly lastIsUnsized: boolean;
  readonly hasConstant: boolean;
  readonly repr: Repr;
  readonly shape: 'record' | 'tuple' | 'unit';
  readonly fields: readonly Field[];
  readonly variants: readonly Variant[];
  /** The tag that the rule L5 asks for; `null` for what has none. */
  readonly tag: string | null;
  /** Ends in a part without a size: only pointers to it are used. */
  readonly isUnsized: boolean;
}

export interface ConstantItem {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

export interface Program {
  readonly constants: readonly ConstantItem[];
  readonly declarations: readonly Declaration[];
  /** Types whose layout is asked for by themselves. */
  readonly probes: readonly Term[];
}

export const TYPE_PARAMETER_NAMES = ['T', 'U'] as const;

export function parameterName(index: number): string {
  return TYPE_PARAMETER_NAMES[index] ?? 'T';
}

/** The term with the arguments in the place of the declaration's parameters. */
export function instantiate(term: Term, generics: readonly Term[], constant: Length | null): Term {
  const inner = (part: Term): Term => instantiate(part, generics, constant);
  switch (term.kind) {
    case 'parameter':
      return generics[term.index] ?? term;
    case 'pointer':
      return { ...term, target: inner(term.target) };
    case 'slice':
    case 'vector':
      return { ...term, element: inner(term.element) };
    case 'option':
      return { ...term, some: inner(term.some) };
    case 'result':
      return { ...term, ok: inner(term.ok), error: inner(term.error) };
    case 'tuple':
      return { ...term, elements: term.elements.map(inner) };
    case 'array':
      return { ...term, element: inner(term.element), length: term.length.isParameter && constant !== null ? constant : term.length };
    case 'named':
      return { ...term, arguments: term.arguments.map(inner), constant: term.constant?.isParameter === true && constant !== null ? constant : term.constant };
    case 'primitive':
    case 'never':
    case 'string':
    case 'function':
    case 'str':
    case 'dynamic':
    case 'self':
      return term;
  }
}

/** Whether a value of the term has an aligned type inside, by any way. */
export function holdsAligned(term: Term, aligned: ReadonlySet<Declaration>): boolean {
  switch (term.kind) {
    case 'named':
      return aligned.has(term.declaration) || term.arguments.some((argument) => holdsAligned(argument, aligned));
    case 'tuple':
      return term.elements.some((element) => holdsAligned(element, aligned));
    case 'array':
    case 'slice':
      return holdsAligned(term.element, aligned);
    case 'option':
      return holdsAligned(term.some, aligned);
    case 'result':
      return holdsAligned(term.ok, aligned) || holdsAligned(term.error, aligned);
    default:
      return false;
  }
}
