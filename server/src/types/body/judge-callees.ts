/** Calls of what is no function: judged when the type of what is called is known, and only where it is certain (O15). */
import { isDoubtful } from './doubtful-methods.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { printType } from '../print-type.ts';
import { autoderef } from './autoderef.ts';
import { behindReferences, isCertainType } from './certain-types.ts';
import type { Inference } from './inference.ts';
import { leadsOn } from './missing-members.ts';
import type { Constructed } from './path-meaning.ts';
import type { TypedExpression } from './typed-body.ts';

/** `value(..)` in which nothing callable was found. @param range of what is called. */
export function noteCallee(inference: Inference, callee: TypedExpression, { end, start }: TextRange): void {
  inference.deferred.push(() => {
    const type = inference.variables.final(callee.type, new Map());
    if (isDoubtful(inference) || !isCertainType(inference, type)) return;
    const steps = [...autoderef(inference, callee)].map((step) => inference.variables.resolve(step.type));
    const last = steps.at(-1);
    if (last === undefined || leadsOn(inference, last) || !steps.every((step) => isCertainType(inference, step) && !CALLABLE.has(behindReferences(step).kind))) return;
    const plain = behindReferences(type);
    inference.problems.push({ kind: 'not-callable', range: { start, end }, type: printType(type), form: 'value', isVariant: false, item: plain.kind === 'adt' && !isStdFile(fileOfItem(plain.item)) ? plain.item : null });
  });
}

/** `Unit()`, `Point(1, 2)` of a struct or variant that is not made by a call. */
export function sayUncallable(inference: Inference, of: Constructed, { end, start }: TextRange): void {
  const form = of.shape === 'unit' ? 'unit' : 'record';
  if (of.shape === 'tuple' || of.isIncomplete || isStdFile(fileOfItem(of.item)) || (form === 'record' && of.fields.length === 0)) return;
  inference.problems.push({ kind: 'not-callable', range: { start, end }, type: of.name, form, isVariant: of.variant !== null, item: of.item });
}

const CALLABLE: ReadonlySet<string> = new Set(['function', 'function-item', 'closure']);
