/** `as` between types of which neither becomes the other: judged when both are known, and only where both are certain (O15). */
import { isDoubtful } from './doubtful-methods.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import { printType } from '../print-type.ts';
import { INTEGER_TYPES, type Type, UNIT } from '../type.ts';
import { behindReferences, isCertainType } from './certain-types.ts';
import type { Inference } from './inference.ts';
import type { CastProblem, TypedExpression } from './typed-body.ts';

type Why = CastProblem['why'];

/** @param isLiteral a literal is read as what it is cast to. */
export function noteCast(inference: Inference, operand: TypedExpression, target: Type, isLiteral: boolean, { end, start }: TextRange): void {
  inference.deferred.push(() => {
    if (isDoubtful(inference)) return;
    const [from, to] = [inference.variables.final(operand.type, new Map()), inference.variables.final(target, new Map())];
    if (from === to || !isCastable(inference, from) || !isCastable(inference, to)) return;
    const why = whyInvalid(inference, from, to, isLiteral);
    // Whether a pattern binds a reference follows from its value: in a body with calls that are not understood it may be another one.
    if (why === null || (why === 'reference' && inference.incomplete.length > 0)) return;
    const owner = [from, to].map(behindReferences).find((type) => type.kind === 'adt' && !isStdFile(fileOfItem(type.item)));
    inference.problems.push({ kind: 'invalid-cast', range: { start, end }, from: printType(from), to: printType(to), why, item: owner?.kind === 'adt' ? owner.item : null });
  });
}

/** Whether it is known what a type can be cast to and from. */
function isCastable(inference: Inference, type: Type): boolean {
  return type.kind === 'pointer' ? isCertainType(inference, type.target) : isCertainType(inference, type);
}

/** `null` where the cast is good, or nothing is known against it. */
function whyInvalid(inference: Inference, from: Type, to: Type, isLiteral: boolean): Why | null {
  switch (to.kind) {
    case 'primitive':
      if (to.name === 'bool') return toBool(inference, from, isLiteral);
      if (to.name === 'char') return toChar(inference, from, isLiteral);
      return toNumber(inference, from, to);
    case 'pointer':
      return toPointer(from, to);
    case 'reference':
      return from.kind === 'primitive' || from.kind === 'tuple' || from.kind === 'adt' || from.kind === 'parameter' || from.kind === 'pointer' ? 'not-primitive' : null;
    case 'adt':
      // A pointer of the library may be made one to a wider thing.
      return from.kind === 'adt' && from.item === to.item ? null : 'not-primitive';
    case 'tuple':
      return to === UNIT || from.kind === 'tuple' ? null : 'not-primitive';
    case 'array':
      return from.kind === 'array' ? null : 'not-primitive';
    case 'parameter':
      return 'not-primitive';
    case 'slice':
    case 'str':
      return 'to-unsized';
    default:
      return null;
  }
}

function toBool(inference: Inference, from: Type, isLiteral: boolean): Why | null {
  if (from.kind === 'primitive') return isNumber(from) && !isLiteral ? 'to-bool' : isNumber(from) ? null : 'not-related';
  return isNameOfNumber(inference, from) || from.kind === 'pointer' ? 'to-bool' : notPrimitive(from);
}

function toChar(inference: Inference, from: Type, isLiteral: boolean): Why | null {
  if (from.kind === 'primitive') return from.name === 'u8' || isLiteral ? null : 'to-char';
  return isNameOfNumber(inference, from) ? 'to-char' : notPrimitive(from);
}

function toNumber(inference: Inference, from: Type, to: Extract<Type, { kind: 'primitive' }>): Why | null {
  const isInteger = (INTEGER_TYPES as readonly string[]).includes(to.name);
  if (from.kind === 'primitive') return isNumber(from) || isInteger ? null : 'not-related';
  if (from.kind === 'pointer' || from.kind === 'function' || from.kind === 'function-item' || isNameOfNumber(inference, from)) return isInteger ? null : 'not-related';
  return notPrimitive(from);
}

function toPointer(from: Type, { target }: Extract<Type, { kind: 'pointer' }>): Why | null {
  // Nobody says how long it is; an array does.
  if (from.kind === 'pointer') return from.target.kind === 'primitive' && (target.kind === 'slice' || target.kind === 'str') ? 'to-wide' : null;
  if (from.kind === 'primitive') return (INTEGER_TYPES as readonly string[]).includes(from.name) ? null : 'not-related';
  return from.kind === 'adt' || from.kind === 'tuple' || from.kind === 'parameter' ? 'not-primitive' : null;
}

/** What is no number, and no reference to one. */
function notPrimitive(from: Type): Why | null {
  switch (from.kind) {
    case 'reference':
      return 'reference';
    case 'adt':
    case 'tuple':
    case 'array':
    case 'parameter':
      return 'not-primitive';
    default:
      return null;
  }
}

function isNumber(type: Extract<Type, { kind: 'primitive' }>): boolean {
  return type.name !== 'bool' && type.name !== 'char';
}

/** An enum none of whose variants holds anything is a number with names. */
function isNameOfNumber(inference: Inference, type: Type): boolean {
  if (type.kind !== 'adt') return false;
  const declaration = inference.db.get(typeDeclaration, type.item);
  return declaration?.kind === 'enum' && declaration.variants.every(({ fields }) => fields.length === 0);
}
