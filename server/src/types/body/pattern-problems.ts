/**
 * Patterns that do not fit what they look at. What follows from a declaration alone is a problem at once: the number of fields,
 * fields left out, another shape. What rests on types is noted and judged when every type is known: only heads that surely
 * differ count, and numbers are never compared with numbers, because a literal takes the type that its place has (O15).
 */
import { isDoubtful } from './doubtful-methods.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isStdFile, shapeOf } from '../../items/index.ts';
import type { Name, Path, Pattern } from '../../syntax/index.ts';
import type { Constant } from '../constant.ts';
import { printType } from '../print-type.ts';
import { INTEGER_TYPES, type Type } from '../type.ts';
import { isOpen, surelyDiffer } from './differing-types.ts';
import type { Inference, NotedPattern } from './inference.ts';
import { rangeOf } from './nodes.ts';
import type { Constructed, PathMeaning } from './path-meaning.ts';
import type { PatternFault } from './typed-body.ts';
import type { MatchedValues } from './typed-pattern.ts';

/** Whether the fields that a pattern takes apart are those of its struct or variant; says so where they are not. */
export function fitsFields(inference: Inference, pattern: Pattern, of: Constructed): boolean {
  const fault = of.isIncomplete || !isCertainlyDeclared(inference, of) ? null : fieldFault(pattern, of);
  if (fault === null) return true;
  inference.problems.push({ kind: 'pattern-mismatch', range: faultRange(pattern, fault), item: of.item, fault });
  return fault.kind === 'left-out';
}

/** Whether a tuple has as many fields as a pattern takes apart; says so where it has not. */
export function fitsTuple(inference: Inference, pattern: Extract<Pattern, { kind: 'tuple' }>, expected: number): boolean {
  const found = pattern.elements.filter((element) => element.kind !== 'rest').length;
  if (found === pattern.elements.length ? found === expected : found <= expected) return true;
  inference.problems.push({ kind: 'pattern-mismatch', range: rangeOf(pattern), item: null, fault: { kind: 'tuple-length', expected, found } });
  return false;
}

/** Whether an array has as many elements as a pattern takes apart; says so where it surely has not. */
export function fitsArray(inference: Inference, pattern: Extract<Pattern, { kind: 'slice' }>, length: Constant, found: number, hasRest: boolean): boolean {
  if (length.kind !== 'value' || (hasRest ? BigInt(found) <= length.value : BigInt(found) === length.value)) return true;
  inference.problems.push({ kind: 'pattern-mismatch', range: rangeOf(pattern), item: null, fault: { kind: 'slice-length', expected: String(length.value), found, isLeast: hasRest } });
  return false;
}

/** Whether a range holds anything, as far as its ends are written as numbers or characters; says so where it does not. */
export function holdsAnything(inference: Inference, pattern: Extract<Pattern, { kind: 'range' }>, values: MatchedValues): boolean {
  if (values.kind !== 'values' || values.low === null || values.high === null || values.low <= values.high) return true;
  inference.problems.push({ kind: 'pattern-mismatch', range: rangeOf(pattern), item: null, fault: { kind: 'empty-range', isInclusive: pattern.isInclusive } });
  return false;
}

/** Says that a lone name is a struct or variant that is made by a call, or a static: neither can be bound again. */
export function noteShadowed(inference: Inference, name: Name, meaning: PathMeaning): void {
  const what = meaning.kind === 'static' ? 'static' : (meaning.kind === 'struct' || meaning.kind === 'variant') && meaning.shape === 'tuple' && !meaning.isIncomplete ? meaning.kind : null;
  const item = 'item' in meaning ? meaning.item : null;
  if (what === null || item === null || isStdFile(fileOfItem(item)) || shapeOf(inference.db, item)?.isConditional !== false) return;
  inference.problems.push({ kind: 'pattern-mismatch', range: rangeOf(name), item, fault: { kind: 'shadowed', name: name.text, what } });
}

/** A path in a pattern that leads to what no value is made of. */
export function noteNoPattern(inference: Inference, pattern: Pattern, meaning: PathMeaning): void {
  if (pattern.kind !== 'tuple-struct' && pattern.kind !== 'path') return;
  const found = meaning.kind === 'function' || meaning.kind === 'static' ? meaning.kind : meaning.kind === 'constant' && pattern.kind === 'tuple-struct' ? 'constant' : null;
  const item = 'item' in meaning ? meaning.item : null;
  if (found === null || item === null || isStdFile(fileOfItem(item)) || shapeOf(inference.db, item)?.isConditional === true) return;
  inference.problems.push({ kind: 'pattern-mismatch', range: rangeOf(pattern.path), item, fault: { kind: 'no-pattern', name: lastName(pattern.path), found } });
}

/** Notes that a pattern is for other values than those of the place; judged by `judgePatterns`. */
export function notePattern(inference: Inference, pattern: Pattern, noted: Omit<NotedPattern, 'range' | 'part'>, part: TextRange = pattern): void {
  inference.notedPatterns.push({ ...noted, range: pattern, part });
}

/** Which of the noted patterns surely do not fit: when every type is known. */
export function judgePatterns(inference: Inference): void {
  if (isDoubtful(inference)) return;
  const said = new Set<number>();
  for (const noted of inference.notedPatterns) {
    const fault = judged(inference, noted);
    const range = fault?.kind === 'range' ? noted.range : noted.part;
    if (fault === null || said.has(range.start)) continue;
    said.add(range.start);
    inference.problems.push({ kind: 'pattern-mismatch', range: rangeOf(range), item: null, fault });
  }
}

function judged(inference: Inference, { found, kind, place: placed }: NotedPattern): PatternFault | null {
  const { variables } = inference;
  const place = variables.final(placed, new Map());
  const type = found === null ? null : withoutReferences(variables.final(found, new Map()));
  if (kind === 'range-end' && type !== null && (type.kind === 'str' || (type.kind === 'primitive' && type.name === 'bool'))) return { kind: 'range', found: printType(type) };
  // What surely stands behind an owner may be looked at through it.
  if (isOpen(place) || (place.kind === 'adt' && isStdFile(fileOfItem(place.item)) && !TAKEN_APART.has(place.name))) return null;
  const matched = printType(place);
  if (type === null) return kind === 'value' || kind === 'range-end' ? null : { kind: 'form', matched, form: kind };
  if (isOpen(type) || !differ(place, type)) return null;
  return { kind: 'type', matched, found: printType(type) };
}

const TAKEN_APART: ReadonlySet<string> = new Set(['Vec', 'String', 'Option', 'Result']);

function differ(place: Type, type: Type): boolean {
  if (isText(place) && isText(type)) return false;
  if (isNumber(place) && isNumber(type)) return isFloat(type) && !isFloat(place);
  if (isSequence(place) && isSequence(type)) return false;
  // Of two instances of one type the arguments may still turn out equal.
  if (place.kind === 'adt' && type.kind === 'adt') return place.item !== type.item && place.name !== type.name && !(isOfLibrary(place) && isOfLibrary(type));
  return place.kind !== type.kind || surelyDiffer(place, type);
}

/** Whether a function of the library gives an `Option` or a `Result` is not the same in all versions of it. */
function isOfLibrary(type: Type): boolean {
  return type.kind === 'adt' && isStdFile(fileOfItem(type.item));
}

function isText(type: Type): boolean {
  return type.kind === 'str' || (type.kind === 'adt' && type.name === 'String');
}

function isNumber(type: Type): boolean {
  return type.kind === 'primitive' && (NUMBERS.has(type.name) || isFloat(type));
}

const NUMBERS: ReadonlySet<string> = new Set(INTEGER_TYPES);

function isFloat(type: Type): boolean {
  return type.kind === 'primitive' && (type.name === 'f32' || type.name === 'f64');
}

function isSequence(type: Type): boolean {
  return type.kind === 'array' || type.kind === 'slice' || (type.kind === 'adt' && type.name === 'Vec');
}

/** A constant text is `&str`, and what is looked at through the same reference is `str`. */
function withoutReferences(type: Type): Type {
  let here = type;
  while (here.kind === 'reference') here = here.target;
  return here;
}

/** A declaration of the program, or one of the library that no version of it has otherwise. */
function isCertainlyDeclared({ db }: Inference, { item }: Constructed): boolean {
  const shape = shapeOf(db, item);
  return shape !== null && !shape.isConditional && (!isStdFile(fileOfItem(item)) || shape.name === 'Option' || shape.name === 'Result');
}

function fieldFault(pattern: Pattern, of: Constructed): PatternFault | null {
  const { fields, name, shape } = of;
  switch (pattern.kind) {
    case 'path':
      return shape === 'unit' ? null : { kind: 'shape', name, shape, written: 'name' };
    case 'tuple-struct': {
      if (shape !== 'tuple') return { kind: 'shape', name, shape, written: 'tuple' };
      const written = pattern.elements.filter((element) => element.kind !== 'rest').length;
      const fits = written === pattern.elements.length ? written === fields.length : written <= fields.length;
      return fits ? null : { kind: 'count', name, expected: fields.length, found: written };
    }
    case 'struct': {
      if (pattern.hasRest || of.isUnion) return null;
      const written = new Set(pattern.fields.map((field) => field.name.text));
      // One that it does not have is told by itself, and may be meant for one that is left out.
      const isClear = pattern.fields.every((field) => fields.some((declared) => declared.name === field.name.text));
      const left = isClear ? fields.filter((field) => !written.has(field.name)).map((field) => field.name) : [];
      return left.length === 0 ? null : { kind: 'left-out', name, fields: left };
    }
    default:
      return null;
  }
}

/** As rustc points: at the parts where they are too many or too few, at the path where it is the wrong one. */
function faultRange(pattern: Pattern, { kind }: PatternFault): { start: number; end: number } {
  if (kind === 'shape' && pattern.kind === 'tuple-struct') return rangeOf(pattern.path);
  const parts = kind === 'count' && pattern.kind === 'tuple-struct' ? pattern.elements.filter((element) => element.kind !== 'rest') : [];
  const [first] = parts;
  return first === undefined ? rangeOf(pattern) : { start: first.start, end: parts.at(-1)?.end ?? first.end };
}

function lastName({ segments }: Path): string {
  return segments.at(-1)?.name.text ?? '';
}
