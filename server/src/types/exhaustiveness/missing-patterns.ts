/**
 * Which values no pattern of a list matches, after Maranget, *Warnings for pattern matching* (2007): the first column of a
 * matrix of patterns is split by the constructors of its type, and what no row has is named.
 * Bounded: with the work it is done, and then nothing is known.
 */
import type { Database } from '../../base/query.ts';
import type { TypedPattern } from '../body/typed-pattern.ts';
import { instantiate } from '../substitute.ts';
import type { Type } from '../type.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import { ANY, type Domain, type EnumType, type MatchPattern, matchPattern, variantsOf } from './match-pattern.ts';
import type { Missing } from './missing.ts';
import { printMissing } from './print-missing.ts';

/** Rows that may be looked at for one match. */
const MOST_WORK = 20_000;

/** So many are found for each constructor: nobody reads a longer list. */
const MOST_FOUND = 32;

type Row = readonly MatchPattern[];

interface Search {
  readonly db: Database;
  work: number;
}

/**
 * Patterns for the values of `type` that none of `patterns` matches, as a person would write them; empty if they match all.
 * `null` where that is not known: something in them is not understood, or the search was cut short.
 */
export function missingPatterns(db: Database, patterns: readonly TypedPattern[], type: Type): readonly string[] | null {
  const rows: Row[] = [];
  for (const pattern of patterns) {
    const row = matchPattern(db, pattern);
    if (row === null) return null;
    rows.push([row]);
  }
  const search: Search = { db, work: 0 };
  const found = rows.length === 0 ? missingOfAll(db, type) : missingIn(search, rows, 1);
  return found === null || search.work > MOST_WORK ? null : [...new Set(found.map(([missing]) => printMissing(missing ?? ANY_MISSING)))];
}

const ANY_MISSING: Missing = { kind: 'any' };

/** Where there is no pattern at all: each variant, or anything. `null` for types that may have no value. */
function missingOfAll(db: Database, type: Type): readonly (readonly Missing[])[] | null {
  const looked = type.kind === 'reference' ? type.target : type;
  if (looked.kind === 'primitive') return [[ANY_MISSING]];
  const variants = looked.kind === 'adt' ? variantsOf(db, looked) : null;
  if (variants === null || looked.kind !== 'adt') return null;
  return variants.flatMap((_variant, index) => (isInhabited(db, looked, index, 0) ? [[variantMissing(db, looked, index, [])]] : []));
}

/** Lists of `width` values each, such that no row matches the whole list. */
function missingIn(search: Search, rows: readonly Row[], width: number): readonly (readonly Missing[])[] {
  search.work += rows.length + 1;
  if (search.work > MOST_WORK) return [];
  if (width === 0) return rows.length === 0 ? [[]] : [];
  const expanded = rows.flatMap(alternativesOf);
  const heads = expanded.flatMap(([head]) => (head === undefined || head.kind === 'any' ? [] : [head]));
  const [first] = heads;
  const others = (): readonly (readonly Missing[])[] => missingIn(search, expanded.filter(([head]) => head?.kind === 'any').map((row) => row.slice(1)), width - 1);
  if (first === undefined) return others().map((rest) => [ANY_MISSING, ...rest]);
  switch (first.kind) {
    case 'single':
      return inside(search, expanded, width, first.parts.length, (head) => (head.kind === 'single' && head.parts.length === first.parts.length ? head.parts : null), (parts) => ({ kind: 'single', made: first.made, parts }));
    case 'variant':
      return missingVariants(search, expanded, width, first.type, others);
    case 'values':
      return missingValues(search, expanded, width, first.domain, heads);
    case 'slice':
      return missingSlices(search, expanded, width, heads);
    case 'text':
      return others().map((rest) => [ANY_MISSING, ...rest]);
    case 'or':
      return [];
  }
}

/** What is missing below one constructor: its parts take the place of the first column. */
function inside(search: Search, rows: readonly Row[], width: number, count: number, partsOf: (head: MatchPattern) => readonly MatchPattern[] | null, make: (parts: readonly Missing[]) => Missing): readonly (readonly Missing[])[] {
  const open = Array.from({ length: count }, () => ANY);
  const below = rows.flatMap(([head = ANY, ...rest]): Row[] => {
    const parts = head.kind === 'any' ? open : partsOf(head);
    return parts === null ? [] : [[...parts, ...rest]];
  });
  return missingIn(search, below, count + width - 1).slice(0, MOST_FOUND).map((list) => [make(list.slice(0, count)), ...list.slice(count)]);
}

function missingVariants(search: Search, rows: readonly Row[], width: number, type: EnumType, others: () => readonly (readonly Missing[])[]): readonly (readonly Missing[])[] {
  const { db } = search;
  const variants = variantsOf(db, type) ?? [];
  const named = new Set(rows.map(([head]) => (head?.kind === 'variant' ? head.variant : -1)));
  const absent = variants.flatMap((_variant, index) => (named.has(index) || !isInhabited(db, type, index, 0) ? [] : [index]));
  const rest = absent.length === 0 ? [] : others().slice(0, MOST_FOUND);
  return variants.flatMap((variant, index) => {
    if (!named.has(index)) return absent.includes(index) ? rest.map((list) => [variantMissing(db, type, index, []), ...list]) : [];
    return inside(search, rows, width, variant.fields.length, (head) => (head.kind === 'variant' && head.variant === index ? head.parts : null), (parts) => variantMissing(db, type, index, parts));
  });
}

function variantMissing(db: Database, type: EnumType, index: number, parts: readonly Missing[]): Missing {
  const variant = variantsOf(db, type)?.[index];
  return { kind: 'variant', type, name: variant?.name ?? '_', shape: variant?.shape ?? 'unit', parts: (variant?.fields ?? []).map((_field, at) => parts[at] ?? ANY_MISSING) };
}

/** The type's values are cut where a pattern begins or ends; what no pattern holds is one stretch again. */
function missingValues(search: Search, rows: readonly Row[], width: number, domain: Domain, heads: readonly MatchPattern[]): readonly (readonly Missing[])[] {
  const cuts = new Set<bigint>();
  for (const head of heads) if (head.kind === 'values') cuts.add(head.low).add(head.high + 1n);
  const sorted = [...cuts].toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  const pieces = domain.stretches.flatMap(({ low, high }) => {
    const starts = [low, ...sorted.filter((cut) => low < cut && cut <= high)];
    return starts.map((start, index) => ({ low: start, high: (starts[index + 1] ?? high + 1n) - 1n }));
  });
  return pieces.flatMap((piece) => inside(search, rows, width, 0, (head) => (head.kind === 'values' && head.low <= piece.low && piece.high <= head.high ? [] : null), () => ({ kind: 'values', domain, ...piece })));
}

/** Slices by their length: each up to the longest pattern, and all longer ones together. */
function missingSlices(search: Search, rows: readonly Row[], width: number, heads: readonly MatchPattern[]): readonly (readonly Missing[])[] {
  const slices = heads.filter((head) => head.kind === 'slice');
  const before = Math.max(0, ...slices.map((head) => (head.hasRest ? head.before.length : 0)));
  const after = Math.max(0, ...slices.map((head) => (head.hasRest ? head.after.length : 0)));
  const fixed = Math.max(-1, ...slices.map((head) => (head.hasRest ? -1 : head.before.length)));
  const longest = Math.max(before + after, fixed + 1);
  const lengths = Array.from({ length: longest }, (_unused, length) => ({ length, hasRest: false }));
  return [...lengths, { length: longest, hasRest: true }].flatMap(({ length, hasRest }) => {
    const front = hasRest ? longest - after : length;
    return inside(search, rows, width, length, (head) => (head.kind === 'slice' ? elementsOf(head, length, hasRest) : null), (parts) => ({ kind: 'slice', before: parts.slice(0, front), after: parts.slice(front), hasRest }));
  });
}

/** The patterns for the elements of slices with `length` elements, or more if `hasRest`; `null` if the pattern matches none of these. */
function elementsOf(pattern: Extract<MatchPattern, { kind: 'slice' }>, length: number, hasRest: boolean): readonly MatchPattern[] | null {
  const between = length - pattern.before.length - pattern.after.length;
  if (!pattern.hasRest) return hasRest || between !== 0 ? null : pattern.before;
  return between < 0 ? null : [...pattern.before, ...Array.from({ length: between }, () => ANY), ...pattern.after];
}

function alternativesOf(row: Row): readonly Row[] {
  const [head, ...rest] = row;
  return head?.kind === 'or' ? head.alternatives.flatMap((alternative) => alternativesOf([alternative, ...rest])) : [row];
}

/** Whether a variant can have a value at all: not with a field of type `!`, or of an enum without variants. */
function isInhabited(db: Database, type: EnumType, variant: number, depth: number): boolean {
  const fields = variantsOf(db, type)?.[variant]?.fields ?? [];
  return fields.every((field) => hasValues(db, instantiate(field.type, [{ owner: type.item, arguments: type.arguments, self: null }]), depth + 1));
}

/** `true` in doubt would name what cannot be; so what is not known, or nested deeply, has none. */
function hasValues(db: Database, type: Type, depth: number): boolean {
  if (depth > DEEPEST_TYPE) return true;
  switch (type.kind) {
    case 'never':
    case 'unknown':
      return false;
    case 'tuple':
      return type.elements.every((element) => hasValues(db, element, depth + 1));
    case 'adt': {
      const declaration = db.get(typeDeclaration, type.item);
      if (declaration === null) return false;
      if (declaration.kind === 'enum') return declaration.variants.length > 0 && (variantsOf(db, type) === null || declaration.variants.some((_variant, index) => isInhabited(db, type, index, depth)));
      if (declaration.kind === 'union') return true;
      return declaration.fields.every((field) => hasValues(db, instantiate(field.type, [{ owner: type.item, arguments: type.arguments, self: null }]), depth + 1));
    }
    default:
      return true;
  }
}

const DEEPEST_TYPE = 4;
