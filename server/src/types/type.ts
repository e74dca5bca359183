/**
 * Type terms: what a written type means, with every name resolved. Interned: two equal terms are the same object, so they
 * compare by identity, and `id` is a text that names the term within the process (a key for queries).
 * Lifetimes are not part of a term. What cannot be known is `unknown`, which is contagious and silent (O15).
 */
import type { ItemKey } from '../items/index.ts';
import { type Constant, constantIdentity } from './constant.ts';

export const INTEGER_TYPES = ['i8', 'i16', 'i32', 'i64', 'i128', 'isize', 'u8', 'u16', 'u32', 'u64', 'u128', 'usize'] as const;
export type IntegerType = (typeof INTEGER_TYPES)[number];
export type PrimitiveName = IntegerType | 'f32' | 'f64' | 'bool' | 'char';

export type Type =
  | { readonly kind: 'primitive'; readonly id: string; readonly name: PrimitiveName }
  | { readonly kind: 'str'; readonly id: string }
  | { readonly kind: 'never'; readonly id: string }
  /** A struct, enum or union, declared by a user or by the shipped library. */
  | { readonly kind: 'adt'; readonly id: string; readonly item: ItemKey; readonly name: string; readonly arguments: readonly GenericTerm[] }
  /** A type parameter of `owner`. `maybeUnsized`: declared `?Sized`. `Self` in a trait has index -1. */
  | { readonly kind: 'parameter'; readonly id: string; readonly owner: ItemKey; readonly index: number; readonly name: string; readonly maybeUnsized: boolean }
  | { readonly kind: 'reference'; readonly id: string; readonly isMutable: boolean; readonly target: Type }
  | { readonly kind: 'pointer'; readonly id: string; readonly isMutable: boolean; readonly target: Type }
  | { readonly kind: 'tuple'; readonly id: string; readonly elements: readonly Type[] }
  | { readonly kind: 'array'; readonly id: string; readonly element: Type; readonly length: Constant }
  | { readonly kind: 'slice'; readonly id: string; readonly element: Type }
  | { readonly kind: 'function'; readonly id: string; readonly isUnsafe: boolean; readonly abi: string | null; readonly parameters: readonly Type[]; readonly result: Type }
  /** The type of a function that is named, not called: of size 0. `arguments` are those of its impl or trait, then its own. */
  | { readonly kind: 'function-item'; readonly id: string; readonly item: ItemKey; readonly name: string; readonly arguments: readonly GenericTerm[] }
  /** The closure that the expression `source` of `owner` makes. */
  | { readonly kind: 'closure'; readonly id: string; readonly owner: ItemKey; readonly source: number }
  /** `dyn A + B`. `others`: the bounds that name no known trait, as written. */
  | { readonly kind: 'dynamic'; readonly id: string; readonly traits: readonly TraitReference[]; readonly others: readonly string[] }
  /** The one type behind the `ordinal`th `impl Trait` in the signature of `owner`: nothing but its bounds is known. `others` as in `dyn`. */
  | { readonly kind: 'opaque'; readonly id: string; readonly owner: ItemKey; readonly ordinal: number; readonly bounds: readonly TraitReference[]; readonly others: readonly string[] }
  /** `T::Item`, `<T as Tr>::Item`; `trait` is `null` where the text does not say which trait the name belongs to. */
  | { readonly kind: 'projection'; readonly id: string; readonly trait: TraitReference | null; readonly self: Type; readonly name: string }
  /** What inference has not decided yet; never part of a declaration or of a finished body. `of` says which literal it stands for. */
  | { readonly kind: 'infer'; readonly id: string; readonly index: number; readonly of: 'type' | 'integer' | 'float' | 'string' }
  /** `text` is what the source says, for people. */
  | { readonly kind: 'unknown'; readonly id: string; readonly text: string };

export type GenericTerm = { readonly kind: 'type'; readonly type: Type } | { readonly kind: 'constant'; readonly constant: Constant };

/** `Index<usize>` in a bound: without `Self`. `bindings`: `Item = u8`. `Fn(A) -> B` has a tuple as argument and binds `Output`. */
export interface TraitReference {
  readonly item: ItemKey;
  readonly name: string;
  readonly arguments: readonly GenericTerm[];
  readonly bindings: readonly { readonly name: string; readonly type: Type }[];
}

/** A type term without its `id`. */
export type TypeShape = Type extends infer T ? (T extends Type ? Omit<T, 'id'> : never) : never;

const interned = new Map<string, Type>();

/** The one object for this term. */
export function intern(shape: TypeShape): Type {
  const id = identity(shape);
  const known = interned.get(id);
  if (known !== undefined) return known;
  const type = { ...shape, id } as Type;
  interned.set(id, type);
  return type;
}

/** The term that `id` names, or `null` if it was never made. */
export function typeById(id: string): Type | null {
  return interned.get(id) ?? null;
}

export const UNIT = intern({ kind: 'tuple', elements: [] });
export const NEVER = intern({ kind: 'never' });
export const STR = intern({ kind: 'str' });

export function primitive(name: PrimitiveName): Type {
  return intern({ kind: 'primitive', name });
}

/** Whether values of it are surely found behind pointers only: it has no size of its own (L6). */
export function isUnsized(type: Type): boolean {
  return type.kind === 'str' || type.kind === 'slice' || type.kind === 'dynamic' || (type.kind === 'tuple' && type.elements.some(isUnsized));
}

export function unknownType(text: string): Type {
  return intern({ kind: 'unknown', text });
}

function identity(shape: TypeShape): string {
  switch (shape.kind) {
    case 'primitive':
      return shape.name;
    case 'str':
      return 'str';
    case 'never':
      return '!';
    case 'adt':
      return shape.arguments.length === 0 ? shape.item : `${shape.item}<${shape.arguments.map(termIdentity).join(',')}>`;
    case 'parameter':
      // With the name, so that a renamed parameter is not shown by its old one.
      return `${shape.owner}?${shape.index}${shape.maybeUnsized ? '?' : ''}:${shape.name}`;
    case 'reference':
      return `&${shape.isMutable ? 'mut ' : ''}${shape.target.id}`;
    case 'pointer':
      return `*${shape.isMutable ? 'mut ' : 'const '}${shape.target.id}`;
    case 'tuple':
      return `(${shape.elements.map((element) => `${element.id},`).join('')})`;
    case 'array':
      return `[${shape.element.id};${constantIdentity(shape.length)}]`;
    case 'slice':
      return `[${shape.element.id}]`;
    case 'function':
      return `${shape.isUnsafe ? 'unsafe ' : ''}${shape.abi === null ? '' : `extern "${shape.abi}" `}fn(${shape.parameters.map((parameter) => parameter.id).join(',')})->${shape.result.id}`;
    case 'function-item':
      return `fn ${shape.item}<${shape.arguments.map(termIdentity).join(',')}>`;
    case 'closure':
      return `closure ${shape.owner}!${shape.source}`;
    case 'dynamic':
      return `dyn ${[...shape.traits.map(traitIdentity), ...shape.others].join('+')}`;
    case 'opaque':
      return `impl ${shape.owner}!${shape.ordinal}(${[...shape.bounds.map(traitIdentity), ...shape.others].join('+')})`;
    case 'projection':
      return `<${shape.self.id}${shape.trait === null ? '' : ` as ${traitIdentity(shape.trait)}`}>::${shape.name}`;
    case 'infer':
      return `??${shape.of}${shape.index}`;
    case 'unknown':
      return `unknown ${shape.text}`;
  }
}

/** A text that is equal for equal references only. */
export function traitIdentity(reference: TraitReference): string {
  const parts = [...reference.arguments.map(termIdentity), ...reference.bindings.map((binding) => `${binding.name}=${binding.type.id}`)];
  return parts.length === 0 ? reference.item : `${reference.item}<${parts.join(',')}>`;
}

/** A text that is equal for equal terms only. */
export function termIdentity(term: GenericTerm): string {
  return term.kind === 'type' ? term.type.id : constantIdentity(term.constant);
}
