/**
 * Which of the noted mismatches are certain: both types are known up to where they differ, and every dereference was tried.
 * All of them make the body contradictory, so that nothing else rests on it; only the certain ones are problems.
 */
import type { TextRange } from '../../base/ranges.ts';
import { printType } from '../print-type.ts';
import { isUnsized, type Type, UNIT } from '../type.ts';
import { autoderef } from './autoderef.ts';
import { isDoubtful } from './doubtful-methods.ts';
import { surelyDiffer } from './differing-types.ts';
import { type Inference, sayIncomplete } from './inference.ts';
import { causesOf } from './mismatch-causes.ts';
import { mayImplement } from './trait-selection.ts';
import { mentionsVariable } from './variables.ts';
import type { MismatchCause, TypedExpression, TypeProblem } from './typed-body.ts';

/** @param value the whole body, completed. @param result the declared one */
export function judgeMismatches(inference: Inference, value: TypedExpression, result: Type): void {
  const { mismatches, problems, variables } = inference;
  if (mismatches.length === 0) return;
  const certain: { readonly node: TypedExpression; readonly expected: Type; readonly earlier: TextRange | null }[] = [];
  for (const mismatch of mismatches) {
    const { node } = mismatch;
    const expected = variables.final(mismatch.expected, new Map());
    sayIncomplete(inference, node.range, `expected ${printType(expected)}, found ${printType(node.type)}`, true);
    if (isCertain(inference, node, expected)) certain.push({ ...mismatch, expected });
  }
  const causes = causesOf(value, new Set(certain.map(({ node }) => node)));
  for (const { earlier, expected, node } of certain) {
    const because: MismatchCause | undefined = earlier === null ? causes.get(node) : { kind: 'branch', range: { start: earlier.start, end: earlier.end } };
    // `Self::Output` that could not be looked up demands nothing: the first value that came was taken for it.
    if (because === undefined || (because.kind === 'result' && mentionsVariable(result))) continue;
    const what = because.kind === 'result' && node.type === UNIT ? whatEnds(value, node) : null;
    const types = { expected: printType(expected), found: printType(node.type) };
    const problem: TypeProblem = what === null ? { kind: 'type-mismatch', range: node.range, ...types, because } : { kind: 'missing-return-value', range: node.range, expected: types.expected, what, semicolon: semicolonIn(node, expected) };
    problems.push(problem);
  }
}

/** The semicolon behind a last statement that would fit. */
function semicolonIn(node: TypedExpression, expected: Type): number | null {
  const last = node.kind === 'block' ? node.statements.at(-1) : undefined;
  return last?.kind === 'expression' && last.expression.type === expected && last.range.end > last.expression.range.end ? last.range.end - 1 : null;
}

/** `null` for what has no value because somebody wrote `()` or called what gives it. */
function whatEnds(value: TypedExpression, node: TypedExpression): Extract<TypeProblem, { kind: 'missing-return-value' }>['what'] | null {
  switch (node.kind) {
    case 'block':
      // The body itself stands under the adjustment that it did not get.
      return node === value || (value.kind === 'unknown' && value.parts[0] === node) ? 'body' : 'block';
    case 'if':
      return node.otherwise === null ? 'if' : null;
    case 'while':
    case 'do-while':
    case 'for':
      return 'loop';
    default:
      return null;
  }
}

/** A type that may have a `Deref` which nobody saw, or of which it is not known where it leads. */
function mayLeadOn(inference: Inference, type: Type): boolean {
  const { Deref } = inference.known;
  return type.kind === 'adt' && Deref !== null && mayImplement(inference, type, { item: Deref.key, name: Deref.name, arguments: [], bindings: [] }) !== 'no';
}

/** A term's id spells out what it is made of. */
function isPartlyUnknown(type: Type): boolean {
  return type.id.includes('unknown ') || type.id.includes('>::');
}

/** `Err(17)`, of which nothing says what `Ok` would hold: what it does hold is known. */
function isKnownVariant(node: TypedExpression): boolean {
  return node.kind === 'call' && node.callee.kind === 'constructor' && node.callee.variant !== null && node.arguments.every((argument) => !isPartlyUnknown(argument.type));
}

function isCertain(inference: Inference, node: TypedExpression, expected: Type): boolean {
  const found = node.type;
  if (isDoubtful(inference) || isUnsized(found) || isUnsized(expected)) return false;
  if (isPartlyUnknown(expected) || (isPartlyUnknown(found) && !isKnownVariant(node))) return false;
  if (!surelyDiffer(expected, found)) return false;
  if (expected.kind !== 'reference' || found.kind !== 'reference') return true;
  const steps = [...autoderef(inference, node)];
  const last = steps.at(-1);
  if (last !== undefined && mayLeadOn(inference, last.type)) return false;
  for (const step of steps) {
    if (step.depth > 0 && !surelyDiffer(expected.target, step.type) && expected.isMutable === found.isMutable) return false;
  }
  return true;
}
