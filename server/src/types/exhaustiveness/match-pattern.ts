/**
 * Patterns as the question of exhaustiveness sees them: constructors with the patterns of their parts, bindings and `_` alike.
 * What is not understood gives `null`, and then nothing is said about the whole match (O15).
 */
import type { Database } from '../../base/query.ts';
import { itemNode } from '../../items/index.ts';
import type { FieldOfPattern, TypedPattern } from '../body/typed-pattern.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import type { PrimitiveName, Type } from '../type.ts';

export type MatchPattern =
  | { readonly kind: 'any' }
  /** The only constructor of its type: a struct, a tuple, an array, what a reference or a Box leads to. */
  | { readonly kind: 'single'; readonly made: Single; readonly parts: readonly MatchPattern[] }
  | { readonly kind: 'variant'; readonly type: EnumType; readonly variant: number; readonly parts: readonly MatchPattern[] }
  /** Both ends included. */
  | { readonly kind: 'values'; readonly domain: Domain; readonly low: bigint; readonly high: bigint }
  | { readonly kind: 'slice'; readonly before: readonly MatchPattern[]; readonly after: readonly MatchPattern[]; readonly hasRest: boolean }
  /** One of endlessly many values. */
  | { readonly kind: 'text' }
  | { readonly kind: 'or'; readonly alternatives: readonly MatchPattern[] };

export type EnumType = Extract<Type, { kind: 'adt' }>;

/** How the one constructor of a type is written. */
export type Single =
  | { readonly kind: 'tuple' }
  | { readonly kind: 'array' }
  | { readonly kind: 'struct'; readonly name: string; readonly isTuple: boolean; readonly fields: readonly string[] }
  /** `isImplicit`: nobody writes it. */
  | { readonly kind: 'reference'; readonly isMutable: boolean; readonly isImplicit: boolean };

/** The values of a type in ascending stretches, both ends included. */
export interface Domain {
  readonly type: PrimitiveName;
  readonly stretches: readonly { readonly low: bigint; readonly high: bigint }[];
}

export const ANY: MatchPattern = { kind: 'any' };

export function matchPattern(db: Database, pattern: TypedPattern): MatchPattern | null {
  switch (pattern.kind) {
    case 'wildcard':
      return ANY;
    case 'binding':
      return pattern.subpattern === null ? ANY : matchPattern(db, pattern.subpattern);
    case 'constant':
      return constantPattern(pattern);
    case 'dereference': {
      const target = matchPattern(db, pattern.target);
      const made: Single = { kind: 'reference', isMutable: pattern.through === 'mutable-reference', isImplicit: pattern.isImplicit === true };
      return target === null ? null : { kind: 'single', made, parts: [target] };
    }
    case 'fields':
      return fieldsPattern(db, pattern);
    case 'variant': {
      const { fields, type, variant } = pattern;
      const declared = type.kind === 'adt' ? variantsOf(db, type)?.[variant] : undefined;
      const parts = declared === undefined ? null : partsOf(db, fields, declared.fields.length);
      return parts === null || type.kind !== 'adt' ? null : { kind: 'variant', type, variant, parts };
    }
    case 'slice':
      return slicePattern(db, pattern);
    case 'or': {
      const alternatives = all(db, pattern.alternatives);
      return alternatives === null ? null : { kind: 'or', alternatives };
    }
    case 'unknown':
      return null;
  }
}

/** The variants of an enum, all of which are known to be there; `null` where some may not be. */
export function variantsOf(db: Database, { item }: EnumType): readonly { readonly name: string; readonly shape: 'record' | 'tuple' | 'unit'; readonly fields: readonly { readonly name: string; readonly type: Type }[] }[] | null {
  const declaration = db.get(typeDeclaration, item);
  const node = db.get(itemNode, item);
  if (declaration?.kind !== 'enum' || declaration.isIncomplete || node?.kind !== 'enum') return null;
  return node.variants.some((variant) => variant.attributes.some(({ path }) => path === 'cfg' || path === 'cfg_attr')) ? null : declaration.variants;
}

function constantPattern(pattern: Extract<TypedPattern, { kind: 'constant' }>): MatchPattern | null {
  const { matches, type } = pattern;
  if (matches.kind !== 'values') return matches.kind === 'text' && hasEndlessValues(type) ? { kind: 'text' } : null;
  const domain = domainOf(type);
  const [first, last] = [domain?.stretches[0], domain?.stretches.at(-1)];
  if (domain === null || first === undefined || last === undefined) return hasEndlessValues(type) ? { kind: 'text' } : null;
  return { kind: 'values', domain, low: matches.low ?? first.low, high: matches.high ?? last.high };
}

function hasEndlessValues(type: Type): boolean {
  const looked = type.kind === 'reference' ? type.target : type;
  return looked.kind === 'str' || (looked.kind === 'primitive' && (looked.name === 'f32' || looked.name === 'f64')) || (looked.kind === 'adt' && looked.name === 'String');
}

/** `null` for types whose values are not counted. */
function domainOf(type: Type): Domain | null {
  if (type.kind !== 'primitive') return null;
  const { name } = type;
  if (name === 'bool') return { type: name, stretches: [{ low: 0n, high: 1n }] };
  if (name === 'char') return { type: name, stretches: [{ low: 0n, high: 0xd7ffn }, { low: 0xe000n, high: 0x10_ffffn }] };
  const bits = /^(?<sign>[iu])(?<width>\d+|size)$/u.exec(name)?.groups;
  if (bits === undefined) return null;
  const width = bits['width'] === 'size' ? 64n : BigInt(bits['width'] ?? 0);
  return { type: name, stretches: [bits['sign'] === 'u' ? { low: 0n, high: (1n << width) - 1n } : { low: -(1n << (width - 1n)), high: (1n << (width - 1n)) - 1n }] };
}

function fieldsPattern(db: Database, { fields, type }: Extract<TypedPattern, { kind: 'fields' }>): MatchPattern | null {
  if (type.kind === 'tuple') {
    const parts = partsOf(db, fields, type.elements.length);
    return parts === null ? null : { kind: 'single', made: { kind: 'tuple' }, parts };
  }
  const declaration = type.kind === 'adt' ? db.get(typeDeclaration, type.item) : null;
  if (declaration?.kind !== 'struct' || declaration.isIncomplete) return null;
  const parts = partsOf(db, fields, declaration.fields.length);
  const made: Single = { kind: 'struct', name: declaration.name, isTuple: declaration.shape === 'tuple', fields: declaration.fields.map(({ name }) => name) };
  return parts === null ? null : { kind: 'single', made, parts };
}

function slicePattern(db: Database, pattern: Extract<TypedPattern, { kind: 'slice' }>): MatchPattern | null {
  const [before, after] = [all(db, pattern.before), all(db, pattern.after)];
  if (before === null || after === null) return null;
  const { type } = pattern;
  if (type.kind !== 'array') return { kind: 'slice', before, after, hasRest: pattern.hasRest };
  const length = type.length.kind === 'value' ? Number(type.length.value) : null;
  const between = length === null ? -1 : length - before.length - after.length;
  if (between < 0 || between > MOST_ELEMENTS || (!pattern.hasRest && between > 0)) return null;
  return { kind: 'single', made: { kind: 'array' }, parts: [...before, ...Array.from({ length: between }, () => ANY), ...after] };
}

/** Arrays beyond that are not looked into. */
const MOST_ELEMENTS = 64;

/** The patterns of all parts in their order; what is not mentioned may be anything. */
function partsOf(db: Database, fields: readonly FieldOfPattern[], count: number): readonly MatchPattern[] | null {
  const parts: MatchPattern[] = Array.from({ length: count }, () => ANY);
  for (const { index, pattern } of fields) {
    const part = matchPattern(db, pattern);
    if (part === null || index >= count) return null;
    parts[index] = part;
  }
  return parts;
}

function all(db: Database, patterns: readonly TypedPattern[]): readonly MatchPattern[] | null {
  const found = patterns.map((pattern) => matchPattern(db, pattern));
  return found.includes(null) ? null : found.filter((pattern) => pattern !== null);
}
