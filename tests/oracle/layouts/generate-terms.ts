/** Random type terms within a scope of declarations, constants and parameters. */
import type { Random } from '../random.ts';
import { type ConstantItem, type Declaration, holdsAligned, type Length, POINTER_FORMS, type Term } from './program.ts';

export interface Scope {
  readonly random: Random;
  readonly constants: readonly ConstantItem[];
  readonly declarations: readonly Declaration[];
  readonly weights: ReadonlyMap<Declaration, number>;
  /** Declarations with an aligned type inside. */
  readonly aligned: ReadonlySet<Declaration>;
  readonly has128: boolean;
  /** The name of the declaration being written, if it may be pointed to. */
  readonly self: string | null;
  readonly typeParameters: number;
  readonly hasConstant: boolean;
  readonly mayHoldAligned: boolean;
}

const SCALARS = ['i8', 'i16', 'i32', 'i64', 'isize', 'u8', 'u16', 'u32', 'u64', 'usize', 'f32', 'f64', 'bool', 'char'] as const;

/** A term with a size. @param depth how far terms may still nest. */
export function generateTerm(scope: Scope, depth: number): Term {
  for (;;) {
    const term = anyTerm(scope, depth);
    if (scope.mayHoldAligned || !holdsAligned(term, scope.aligned)) return term;
  }
}

function anyTerm(scope: Scope, depth: number): Term {
  const { random } = scope;
  if (depth === 0) return scalar(scope);
  const choice = random.weighted([
    [10, 'scalar'],
    [3, 'pointer'],
    [2, 'array'],
    [2, 'tuple'],
    [scope.declarations.length === 0 ? 0 : 5, 'named'],
    [scope.typeParameters * 4, 'parameter'],
    [1, 'option'],
    [0.5, 'result'],
    [0.5, 'vector'],
    [0.5, 'string'],
    [0.3, 'function'],
    [0.2, 'never'],
  ] as const);
  const inner = (): Term => anyTerm(scope, depth - 1);
  switch (choice) {
    case 'scalar':
      return scalar(scope);
    case 'pointer':
      return { kind: 'pointer', form: random.pick(POINTER_FORMS), target: pointee(scope, depth - 1) };
    case 'array':
      return { kind: 'array', element: inner(), length: generateLength(scope) };
    case 'tuple':
      return { kind: 'tuple', elements: Array.from({ length: random.below(4) }, inner) };
    case 'named':
      return namedTerm(scope, depth) ?? scalar(scope);
    case 'parameter':
      return { kind: 'parameter', index: random.below(scope.typeParameters) };
    case 'option':
      return { kind: 'option', some: inner() };
    case 'result':
      return { kind: 'result', ok: inner(), error: inner() };
    case 'vector':
      return { kind: 'vector', element: inner() };
    case 'string':
    case 'function':
    case 'never':
      return { kind: choice };
  }
}

function scalar({ random, has128 }: Scope): Term {
  return { kind: 'primitive', name: has128 && random.chance(0.06) ? random.pick(['i128', 'u128']) : random.pick(SCALARS) };
}

/** What a pointer may point to: everything, unsized types and the declaration itself too. */
function pointee(scope: Scope, depth: number): Term {
  const { random } = scope;
  const choice = random.weighted([
    [6, 'sized'],
    [1.5, 'str'],
    [1.5, 'slice'],
    [1, 'dynamic'],
    [scope.self === null ? 0 : 2, 'self'],
    [1.5, 'tail'],
  ] as const);
  switch (choice) {
    case 'sized':
      return anyTerm(scope, depth);
    case 'str':
    case 'dynamic':
      return { kind: choice };
    case 'slice':
      return { kind: 'slice', element: anyTerm(scope, depth) };
    case 'self':
      return scope.self === null ? { kind: 'str' } : { kind: 'self', name: scope.self };
    case 'tail':
      return unsizedNamed(scope) ?? { kind: 'str' };
  }
}

/** A struct that ends in something unsized, as declared or as an instance. */
function unsizedNamed(scope: Scope): Term | null {
  const { random } = scope;
  const candidates = scope.declarations.filter((declaration) => declaration.isUnsized || declaration.lastIsUnsized);
  const declaration = candidates[random.below(candidates.length)];
  if (declaration === undefined) return null;
  const tail = random.pick<Term>([{ kind: 'str' }, { kind: 'dynamic' }, { kind: 'slice', element: scalar(scope) }]);
  // One such struct may end in another.
  const nested = declaration.lastIsUnsized && random.chance(0.3) ? unsizedNamed(scope) : null;
  return { kind: 'named', declaration, arguments: declaration.lastIsUnsized ? [nested ?? tail] : [], constant: null };
}

function namedTerm(scope: Scope, depth: number): Term | null {
  const { random, declarations } = scope;
  // Late declarations first: they are the ones that nest.
  const index = random.chance(0.5) ? declarations.length - 1 - random.below(Math.min(30, declarations.length)) : random.below(declarations.length);
  const declaration = declarations[index];
  if (declaration === undefined || declaration.isUnsized) return null;
  return {
    kind: 'named',
    declaration,
    arguments: Array.from({ length: declaration.typeParameters }, () => anyTerm(scope, depth - 1)),
    constant: declaration.hasConstant ? generateLength(scope) : null,
  };
}

/** A length as people write it; what it is on the target is left to the compilers. */
export function generateLength(scope: Scope): Length {
  const { random, constants } = scope;
  if (scope.hasConstant && random.chance(0.4)) return { text: 'N', c: null, isParameter: true };
  const small = random.below(6);
  const constant = constants[random.below(constants.length)];
  const choice = random.below(12);
  if (choice === 0 && constant !== undefined) return plain(constant.name);
  if (choice === 1 && constant !== undefined) return plain(`${constant.name} + ${small}`, `(${constant.name} + ${small})`);
  if (choice === 2) return plain('size_of::<u32>()', 'sizeof(uint32_t)');
  if (choice === 3) return plain('size_of::<usize>() / 2', '(sizeof(uintptr_t) / 2)');
  if (choice === 4) return plain('align_of::<u64>() - 1', '(_Alignof(uint64_t) - 1)');
  if (choice === 5) return plain(`(1 << ${small % 4}) % 5`, `((1 << ${small % 4}) % 5)`);
  if (choice === 6) return plain(`0x${small.toString(16)}`);
  return plain(String(small));
}

/** Bytes, roughly and never too few. */
export function weightOf(term: Term, weights: ReadonlyMap<Declaration, number>): number {
  const inner = (part: Term): number => weightOf(part, weights);
  switch (term.kind) {
    case 'tuple':
      return term.elements.reduce((sum, element) => sum + inner(element), 16);
    case 'array':
      return 12 * inner(term.element);
    case 'option':
      return 16 + inner(term.some);
    case 'result':
      return 16 + inner(term.ok) + inner(term.error);
    case 'named':
      return (weights.get(term.declaration) ?? 64) + 40 * term.arguments.reduce((sum, argument) => sum + inner(argument), 0);
    case 'slice':
      return inner(term.element);
    default:
      return 24;
  }
}

function plain(text: string, c: string = text): Length {
  return { text, c, isParameter: false };
}
