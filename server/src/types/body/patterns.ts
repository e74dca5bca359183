/**
 * Patterns against the type of what they look at. Match ergonomics are written out: a pattern that takes a value apart looks
 * through the references before it, and its bindings then borrow.
 * A single name is a binding unless it is a constant or a unit variant.
 */
import { assertNever } from '../../base/assert-never.ts';
import type { Pattern } from '../../syntax/index.ts';
import { build, DEEPEST, type Inference, referenceTo, sayIncomplete, tupleOf, typeArgument, unknownHere } from './inference.ts';
import { declareLocal } from './declare.ts';
import { rangeOf, useMutably } from './nodes.ts';
import { patternFields, positionalFields } from './pattern-fields.ts';
import { type MemberUse, sayMissingMember } from './missing-methods.ts';
import { literalMeaning, type PathMeaning } from './path-meaning.ts';
import { fitsArray, fitsFields, fitsTuple, holdsAnything, noteNoPattern, notePattern, noteShadowed } from './pattern-problems.ts';
import { valuesOfLiteral, valuesOfRange } from './pattern-values.ts';
import type { TypedExpression } from './typed-body.ts';
import type { LocalId, TypedPattern } from './typed-pattern.ts';
import { UNKNOWN_CONSTANT } from '../constant.ts';
import { type Type } from '../type.ts';

/** How a plain binding binds: by value, or as a reference because the pattern looked through one; `open` where a type that may be a reference is not known. */
type BindingMode = 'value' | 'shared' | 'mutable' | 'open';

/** One pattern as a whole: the alternatives inside share its names. */
interface PatternRun {
  readonly inference: Inference;
  readonly kind: 'parameter' | 'binding';
  readonly names: Map<string, LocalId>;
}

export function checkPattern(inference: Inference, pattern: Pattern, type: Type, kind: 'parameter' | 'binding'): TypedPattern {
  return check({ inference, kind, names: new Map() }, pattern, type, 'value');
}

/** A pattern against a value: `ref mut` borrows the value's place mutably, also where an overloaded operator leads to it. */
export function checkPatternOf(inference: Inference, pattern: Pattern, value: TypedExpression, type: Type): TypedPattern {
  const checked = checkPattern(inference, pattern, type, 'binding');
  if (bindsByRefMut(checked)) useMutably(value);
  return checked;
}

/** Written, not by ergonomics: those borrow through a reference that is in the value already. */
function bindsByRefMut(pattern: TypedPattern): boolean {
  switch (pattern.kind) {
    case 'binding':
      return pattern.mode === 'mutable' || (pattern.subpattern !== null && bindsByRefMut(pattern.subpattern));
    case 'dereference':
      return pattern.isImplicit !== true && bindsByRefMut(pattern.target);
    case 'fields':
    case 'variant':
      return pattern.fields.some((field) => bindsByRefMut(field.pattern));
    case 'slice':
      return [...pattern.before, ...(pattern.rest === null ? [] : [pattern.rest]), ...pattern.after].some(bindsByRefMut);
    case 'or':
      return pattern.alternatives.some(bindsByRefMut);
    case 'wildcard':
    case 'constant':
    case 'unknown':
      return false;
  }
}

function check(run: PatternRun, pattern: Pattern, type: Type, mode: BindingMode): TypedPattern {
  const { inference } = run;
  if (inference.depth >= DEEPEST) {
    sayIncomplete(inference, pattern, 'This is nested too deeply');
    return { kind: 'unknown', ...head(pattern, type), parts: [] };
  }
  inference.depth += 1;
  const checked = checkHere(run, pattern, type, mode);
  inference.depth -= 1;
  return checked;
}

function checkHere(run: PatternRun, pattern: Pattern, type: Type, mode: BindingMode): TypedPattern {
  const { inference } = run;
  switch (pattern.kind) {
    case 'wildcard':
    case 'rest':
      return { kind: 'wildcard', ...head(pattern, type) };
    case 'binding':
      return checkName(run, pattern, type, mode);
    case 'literal':
      return throughReferences(run, pattern, type, mode, (place) => checkLiteral(run, pattern, place));
    case 'range':
      return throughReferences(run, pattern, type, mode, (place) => {
        for (const end of [pattern.low, pattern.high]) {
          if (end === null) continue;
          const { type: found } = inference.walk.expression(inference, end, place);
          inference.variables.tryUnify(found, place);
          notePattern(inference, pattern, { place, kind: 'range-end', found }, end);
        }
        const matches = valuesOfRange(inference, pattern);
        return holdsAnything(inference, pattern, matches) ? { kind: 'constant', ...head(pattern, place), matches, isRange: true } : { kind: 'unknown', ...head(pattern, place), parts: [] };
      });
    case 'reference':
      return checkReference(run, pattern, type);
    case 'tuple':
      return throughReferences(run, pattern, type, mode, (place, inner) => checkTuple(run, pattern, place, inner));
    case 'slice':
      return throughReferences(run, pattern, type, mode, (place, inner) => checkSlice(run, pattern, place, inner));
    case 'path':
      return checkPath(run, pattern, literalMeaning(inference, pattern.path), type, mode, []);
    case 'tuple-struct': {
      const meaning = literalMeaning(inference, pattern.path);
      return checkPath(run, pattern, meaning, type, mode, pattern.elements);
    }
    case 'struct':
      return checkPath(run, pattern, literalMeaning(inference, pattern.path), type, mode, pattern.fields.map((field) => field.pattern));
    case 'or':
      return { kind: 'or', ...head(pattern, type), alternatives: pattern.alternatives.map((alternative) => check(run, alternative, type, mode)) };
    case 'error':
      return { kind: 'unknown', ...head(pattern, type), parts: [] };
    default:
      return assertNever(pattern);
  }
}

function head(pattern: Pattern, type: Type): { range: { start: number; end: number }; type: Type; source: number } {
  return { range: rangeOf(pattern), type, source: pattern.id };
}

function checkName(run: PatternRun, pattern: Extract<Pattern, { kind: 'binding' }>, type: Type, mode: BindingMode): TypedPattern {
  const isPlain = !pattern.isReference && !pattern.isMutable && pattern.subpattern === null;
  if (isPlain) {
    const segment = { ...pattern.name, name: pattern.name, arguments: null, parenthesized: null };
    const meaning = literalMeaning(run.inference, { start: pattern.name.start, end: pattern.name.end, isGlobal: false, qualifiedSelf: null, segments: [segment] });
    if (meaning.kind === 'constant' || ((meaning.kind === 'variant' || meaning.kind === 'struct') && meaning.shape === 'unit')) return checkPath(run, pattern, meaning, type, mode, []);
    // Where names come from what is not seen, one with a capital is a variant or a constant.
    if (meaning.kind === 'unknown' && /^\p{Lu}/u.test(pattern.name.text)) return checkPath(run, pattern, meaning, type, mode, []);
    noteShadowed(run.inference, pattern.name, meaning);
  }
  const isOpen = mode === 'open' && !pattern.isReference && !pattern.isMutable;
  // Where it may be a reference nothing is said to be moved.
  const bound = pattern.isReference ? (pattern.isMutable ? 'mutable' : 'shared') : isOpen ? 'shared' : pattern.isMutable || mode === 'open' ? 'value' : mode;
  const local = declare(run, pattern, isOpen ? unknownHere() : bound === 'value' ? type : referenceTo(type, bound === 'mutable'));
  const subpattern = pattern.subpattern === null ? null : check(run, pattern.subpattern, type, mode);
  return { kind: 'binding', ...head(pattern, type), local, mode: bound, subpattern };
}

/** The local of a name: alternatives of an or-pattern share it. */
function declare(run: PatternRun, pattern: Extract<Pattern, { kind: 'binding' }>, type: Type): LocalId {
  const known = run.names.get(pattern.name.text);
  const before = known === undefined ? undefined : run.inference.locals[known];
  if (known !== undefined && before !== undefined) {
    run.inference.variables.tryUnify(before.type, type);
    run.inference.references[known]?.push(rangeOf(pattern.name));
    return known;
  }
  const local = declareLocal(run.inference, pattern.name, run.kind, type, pattern.isMutable && !pattern.isReference);
  run.names.set(pattern.name.text, local);
  return local;
}

/** Looks through the references before a pattern that takes a value apart; each is a node that the text does not show. */
function throughReferences(run: PatternRun, pattern: Pattern, type: Type, mode: BindingMode, inner: (place: Type, mode: BindingMode) => TypedPattern, isBoxed: (item: Type) => boolean = () => false): TypedPattern {
  const here = run.inference.variables.shallow(type);
  if (here.kind === 'reference') {
    const next = mode === 'open' ? mode : here.isMutable && mode !== 'shared' ? 'mutable' : 'shared';
    const target = throughReferences(run, pattern, here.target, next, inner, isBoxed);
    return { kind: 'dereference', ...head(pattern, here), through: here.isMutable ? 'mutable-reference' : 'reference', target, isImplicit: true };
  }
  if (isBoxed(here)) {
    const target = throughReferences(run, pattern, typeArgument(here), mode, inner, isBoxed);
    return { kind: 'dereference', ...head(pattern, here), through: 'box', target, isImplicit: true };
  }
  return inner(here, mode);
}

function checkLiteral(run: PatternRun, pattern: Extract<Pattern, { kind: 'literal' }>, place: Type): TypedPattern {
  const { inference } = run;
  const value = inference.walk.expression(inference, pattern.value, place);
  // The place behind the references of a text is `str` itself.
  if (place.kind === 'str' || !inference.variables.tryUnify(value.type, place)) notePattern(inference, pattern, { place, kind: 'value', found: value.type });
  return { kind: 'constant', ...head(pattern, place), matches: valuesOfLiteral(inference, pattern.value) };
}

function checkReference(run: PatternRun, pattern: Extract<Pattern, { kind: 'reference' }>, type: Type): TypedPattern {
  const { variables } = run.inference;
  let here = variables.shallow(type);
  if (here.kind === 'infer') {
    variables.unify(here, referenceTo(variables.fresh(), pattern.isMutable));
    here = variables.shallow(here);
  }
  if (here.kind !== 'reference') notePattern(run.inference, pattern, { place: here, kind: 'reference', found: null });
  if (here.kind !== 'reference') return { kind: 'unknown', ...head(pattern, here), parts: [check(run, pattern.target, here.kind === 'unknown' ? here : unknownHere(), 'value')] };
  const target = check(run, pattern.target, here.target, 'value');
  return { kind: 'dereference', ...head(pattern, here), through: here.isMutable ? 'mutable-reference' : 'reference', target };
}

function checkTuple(run: PatternRun, pattern: Extract<Pattern, { kind: 'tuple' }>, place: Type, mode: BindingMode): TypedPattern {
  const { variables } = run.inference;
  const hasRest = pattern.elements.some((element) => element.kind === 'rest');
  if (place.kind === 'infer' && !hasRest) variables.unify(place, tupleOf(pattern.elements.map(() => variables.fresh())));
  const tuple = variables.shallow(place);
  const types = tuple.kind === 'tuple' ? tuple.elements : [];
  const fields = positionalFields(pattern.elements, types.length, (element, index) => check(run, element, types[index] ?? unknownHere(), mode));
  if (tuple.kind !== 'tuple') notePattern(run.inference, pattern, { place: tuple, kind: 'tuple', found: null });
  if (tuple.kind !== 'tuple' || !fitsTuple(run.inference, pattern, tuple.elements.length)) return { kind: 'unknown', ...head(pattern, tuple), parts: fields.map((field) => field.pattern) };
  return { kind: 'fields', ...head(pattern, tuple), fields };
}

function checkSlice(run: PatternRun, pattern: Extract<Pattern, { kind: 'slice' }>, place: Type, mode: BindingMode): TypedPattern {
  const element = place.kind === 'array' || place.kind === 'slice' ? place.element : unknownHere();
  const isArray = place.kind === 'array';
  const at = pattern.elements.findIndex((part) => part.kind === 'rest' || (part.kind === 'binding' && part.subpattern?.kind === 'rest'));
  const rest = at === -1 ? undefined : pattern.elements[at];
  const before = pattern.elements.slice(0, at === -1 ? undefined : at).map((part) => check(run, part, element, mode));
  // `rest @ ..` is the elements that are left.
  const restType = isArray ? build({ kind: 'array', element, length: UNKNOWN_CONSTANT }) : build({ kind: 'slice', element });
  const restPattern = rest?.kind === 'binding' ? checkName(run, { ...rest, subpattern: null, isMutable: rest.isMutable }, restType, mode) : null;
  const after = at === -1 ? [] : pattern.elements.slice(at + 1).map((part) => check(run, part, element, mode));
  if (place.kind !== 'array' && place.kind !== 'slice') notePattern(run.inference, pattern, { place, kind: 'slice', found: null });
  if (place.kind !== 'array' && place.kind !== 'slice') return { kind: 'unknown', ...head(pattern, place), parts: [...before, ...(restPattern === null ? [] : [restPattern]), ...after] };
  if (place.kind === 'array' && !fitsArray(run.inference, pattern, place.length, before.length + after.length, at !== -1)) return { kind: 'unknown', ...head(pattern, place), parts: [...before, ...(restPattern === null ? [] : [restPattern]), ...after] };
  return { kind: 'slice', ...head(pattern, place), before, rest: restPattern, hasRest: at !== -1, after, isArray };
}

function useIn(pattern: Pattern): MemberUse {
  if (pattern.kind === 'tuple-struct') return { shape: 'tuple', count: pattern.elements.length };
  return { shape: pattern.kind === 'struct' ? 'record' : 'unit' };
}

/** A constant, a unit variant, or a struct or variant that is taken apart. */
function checkPath(run: PatternRun, pattern: Pattern, meaning: PathMeaning, type: Type, mode: BindingMode, parts: readonly Pattern[]): TypedPattern {
  if (meaning.kind === 'constant') {
    return throughReferences(run, pattern, type, mode, (place) => {
      if (!run.inference.variables.tryUnify(meaning.type, place)) notePattern(run.inference, pattern, { place, kind: 'value', found: meaning.type });
      return { kind: 'constant', ...head(pattern, place), matches: { kind: 'unknown' } };
    });
  }
  if (meaning.kind !== 'variant' && meaning.kind !== 'struct') {
    if (meaning.kind === 'associated') sayMissingMember(run.inference, meaning, useIn(pattern));
    noteNoPattern(run.inference, pattern, meaning);
    return { kind: 'unknown', ...head(pattern, type), parts: parts.map((part) => check(run, part, unknownHere(), mode)) };
  }
  const { variables, known } = run.inference;
  const isBoxed = (here: Type): boolean => here.kind === 'adt' && here.item === known.Box?.key && meaning.item !== here.item;
  const inner = (place: Type, innerMode: BindingMode): TypedPattern => {
    const isOf = variables.tryUnify(place, meaning.type);
    if (!isOf) notePattern(run.inference, pattern, { place, kind: 'value', found: meaning.type });
    if (!isOf || !fitsFields(run.inference, pattern, meaning)) return { kind: 'unknown', ...head(pattern, place), parts: parts.map((part) => check(run, part, unknownHere(), innerMode)) };
    const fields = patternFields(run.inference, pattern, meaning, (part, fieldType) => check(run, part, fieldType, place.kind === 'unknown' ? 'open' : innerMode));
    if (meaning.kind === 'struct') return { kind: 'fields', ...head(pattern, place), fields };
    return { kind: 'variant', ...head(pattern, place), item: meaning.item, variant: meaning.variant, isOnly: meaning.isOnly, fields };
  };
  return throughReferences(run, pattern, type, mode, inner, isBoxed);
}
