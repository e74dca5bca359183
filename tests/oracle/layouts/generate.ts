/**
 * Random programs of type declarations. Everything that rustc or C would refuse is kept out here: declarations name only earlier
 * ones by value, packed types hold nothing aligned, unsized types stand only behind pointers, sizes stay small.
 */
import type { Random } from '../random.ts';
import { enumTag, generateVariants } from './generate-enums.ts';
import { generateTerm, type Scope, weightOf } from './generate-terms.ts';
import { type ConstantItem, type Declaration, type Field, holdsAligned, NO_REPR, type Program, type Repr, type Term, type Variant } from './program.ts';

/** Bytes, roughly: beyond it nothing new is learnt. */
const HEAVIEST = 20_000;

export interface Options {
  readonly declarations: number;
  readonly probes: number;
  /** `i128` and `u128` occur; C for 32-bit machines has none. */
  readonly has128: boolean;
}

export function generateProgram(random: Random, options: Options): Program {
  const constants = Array.from({ length: 12 }, (_, index): ConstantItem => constantItem(random, index));
  const declarations: Declaration[] = [];
  const weights = new Map<Declaration, number>();
  const aligned = new Set<Declaration>();
  const scope: Scope = { random, constants, declarations, weights, aligned, has128: options.has128, self: null, typeParameters: 0, hasConstant: false, mayHoldAligned: true };
  while (declarations.length < options.declarations) {
    const declaration = generateDeclaration(`S${declarations.length}`, scope);
    const weight = weightOfDeclaration(declaration, weights);
    if (weight > HEAVIEST) continue;
    weights.set(declaration, weight);
    if (declaration.repr.align !== null || termsOf(declaration).some((term) => holdsAligned(term, aligned))) aligned.add(declaration);
    declarations.push(declaration);
  }
  const probes: Term[] = [];
  while (probes.length < options.probes) {
    const term = generateTerm(scope, 3);
    if (term.kind !== 'primitive' && weightOf(term, weights) <= HEAVIEST) probes.push(term);
  }
  return { constants, declarations, probes };
}

function constantItem(random: Random, index: number): ConstantItem {
  const value = random.below(7);
  const text = random.pick([String(value), `0x${value.toString(16)}`, `${value} + 0`, `(${value} << 2) / 4`, `0b${value.toString(2)}`]);
  return { name: `N${index}`, value, text };
}

function generateDeclaration(name: string, outer: Scope): Declaration {
  const { random } = outer;
  const kind = random.weighted([
    [6, 'struct'],
    [4, 'enum'],
    [1, 'union'],
  ] as const);
  const isGeneric = random.chance(0.25);
  const typeParameters = isGeneric ? 1 + random.below(2) : 0;
  const hasConstant = random.chance(isGeneric ? 0.3 : 0.05);
  const self = typeParameters === 0 && !hasConstant ? name : null;
  const base = { name, typeParameters, hasConstant, lastIsUnsized: false, isUnsized: false, shape: 'record', fields: [], variants: [], tag: null } as const;
  const scope: Scope = { ...outer, typeParameters, hasConstant, self };
  switch (kind) {
    case 'struct':
      return generateStruct(base, scope);
    case 'union':
      return generateUnion(base, scope);
    case 'enum':
      return generateEnum(base, scope);
  }
}

/** No `()`, because Rust's twin of it is a `repr(C)` type, which may not stand there. */
const NOTHING: Term = { kind: 'array', element: { kind: 'primitive', name: 'u8' }, length: { text: '0', c: '0', isParameter: false } };

type Base = Omit<Declaration, 'kind' | 'repr'>;

function generateStruct(base: Base, scope: Scope): Declaration {
  const { random } = scope;
  if (scope.typeParameters === 0 && !scope.hasConstant && random.chance(0.04)) return generateUnsizedStruct(base, scope);
  if (random.chance(0.05)) {
    const fields = fieldsFor(scope, 1, 'field');
    const repr = { ...NO_REPR, transparent: true };
    return { ...base, kind: 'struct', repr, shape: 'record', fields: random.chance(0.5) ? [...fields, { name: 'nothing', term: NOTHING }] : fields };
  }
  const repr = structRepr(random);
  const own: Scope = { ...scope, mayHoldAligned: repr.packed === null };
  const shape = random.weighted([
    [8, 'record'],
    [3, 'tuple'],
    [0.4, 'unit'],
  ] as const);
  const fields = shape === 'unit' ? [] : fieldsFor(own, random.chance(0.05) ? 0 : 1 + random.below(7), shape === 'record' ? 'field' : 'position');
  const lastIsUnsized = scope.typeParameters === 1 && !scope.hasConstant && repr.packed === null && random.chance(0.4);
  const tail: Field[] = lastIsUnsized ? [{ name: shape === 'record' ? `f${fields.length}` : String(fields.length), term: { kind: 'parameter', index: 0 } }] : [];
  if (shape === 'unit' || !lastIsUnsized) return { ...base, kind: 'struct', repr, shape, fields };
  // A parameter that may be unsized stands last and nowhere else.
  const others = fields.map((field) => ({ ...field, term: withoutParameters(field.term) }));
  return { ...base, kind: 'struct', repr, shape, fields: [...others, ...tail], lastIsUnsized };
}

/** A struct that ends in a slice or `str`. */
function generateUnsizedStruct(base: Base, scope: Scope): Declaration {
  const tail: Term = scope.random.chance(0.5) ? { kind: 'str' } : { kind: 'slice', element: generateTerm({ ...scope, self: null }, 1) };
  return { ...base, kind: 'struct', repr: NO_REPR, fields: [...fieldsFor({ ...scope, self: null }, scope.random.below(3), 'field'), { name: 'tail', term: tail }], isUnsized: true };
}

function generateUnion(base: Base, scope: Scope): Declaration {
  const repr = structRepr(scope.random);
  return { ...base, kind: 'union', repr, fields: fieldsFor({ ...scope, mayHoldAligned: repr.packed === null }, 1 + scope.random.below(4), 'field') };
}

function generateEnum(base: Base, scope: Scope): Declaration {
  const { random } = scope;
  if (scope.typeParameters === 0 && random.chance(0.05)) {
    const fields = [...fieldsFor(scope, 1, 'position'), ...(random.chance(0.3) ? [{ name: '1', term: NOTHING }] : [])];
    const only: Variant = { name: 'Only', shape: 'tuple', fields, discriminant: null };
    return { ...base, kind: 'enum', repr: { ...NO_REPR, transparent: true }, variants: [only] };
  }
  const hasPayload = scope.typeParameters > 0 || random.chance(0.75);
  const integer = random.chance(0.3) ? random.pick(['u8', 'u16', 'u32', 'u64', 'i8', 'i16', 'i32', 'i64', 'usize', 'isize'] as const) : null;
  // `C` beside an integer is refused where no variant has a payload.
  const c = random.chance(0.2) && (integer === null || hasPayload);
  const repr: Repr = { ...NO_REPR, c, integer, align: random.chance(0.06) ? alignment(random) : null };
  const { variants, values } = generateVariants(scope, repr, hasPayload, (count, naming) => fieldsFor(scope, count, naming));
  return { ...base, kind: 'enum', repr, variants: withParameters(variants, scope), tag: enumTag(repr, values) };
}

/** Every parameter of an enum stands in a field, because Rust asks for it. */
function withParameters(variants: readonly Variant[], { random, typeParameters }: Scope): readonly Variant[] {
  const index = variants.findIndex((variant) => variant.fields.length > 0);
  return variants.map((variant, position) => {
    if (position !== index) return variant;
    const added = Array.from({ length: typeParameters }, (_, parameter): Field => {
      const name = variant.shape === 'tuple' ? String(variant.fields.length + parameter) : `g${parameter}`;
      const term: Term = { kind: 'parameter', index: parameter };
      return { name, term: random.chance(0.7) ? term : { kind: 'pointer', form: '*const', target: term } };
    });
    return { ...variant, fields: [...variant.fields, ...added] };
  });
}

function structRepr(random: Random): Repr {
  const c = random.chance(0.2);
  const roll = random.below(20);
  if (roll < 2) return { ...NO_REPR, c, align: alignment(random) };
  if (roll < 5) return { ...NO_REPR, c, packed: random.pick([1, 1, 2, 4, 8, 16]) };
  return { ...NO_REPR, c };
}

function alignment(random: Random): number {
  return random.pick([1, 2, 4, 8, 16, 32, 64, 128]);
}

function fieldsFor(scope: Scope, count: number, naming: 'field' | 'position'): Field[] {
  return Array.from({ length: count }, (_, index) => ({ name: naming === 'field' ? `f${index}` : String(index), term: generateTerm(scope, 2) }));
}

function withoutParameters(term: Term): Term {
  return mentionsParameter(term) ? { kind: 'primitive', name: 'u16' } : term;
}

function mentionsParameter(term: Term): boolean {
  switch (term.kind) {
    case 'parameter':
      return true;
    case 'pointer':
      return mentionsParameter(term.target);
    case 'slice':
    case 'vector':
      return mentionsParameter(term.element);
    case 'array':
      return mentionsParameter(term.element);
    case 'option':
      return mentionsParameter(term.some);
    case 'result':
      return mentionsParameter(term.ok) || mentionsParameter(term.error);
    case 'tuple':
      return term.elements.some(mentionsParameter);
    case 'named':
      return term.arguments.some(mentionsParameter);
    default:
      return false;
  }
}

function termsOf(declaration: Declaration): readonly Term[] {
  return [...declaration.fields, ...declaration.variants.flatMap((variant) => variant.fields)].map((field) => field.term);
}

function weightOfDeclaration(declaration: Declaration, weights: ReadonlyMap<Declaration, number>): number {
  return termsOf(declaration).reduce((sum, term) => sum + weightOf(term, weights), 16 + (declaration.repr.align ?? 0));
}
