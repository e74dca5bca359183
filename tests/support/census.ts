/** What the analyzer does not know of a program: each expression, local and call in a body whose type or meaning is unknown. */
import { LineIndex } from '../../server/src/base/line-index.ts';
import { itemStart } from '../../server/src/items/index.ts';
import { type Callee, foldType, type Type, typedBody, type TypedExpression, walkBody } from '../../server/src/types/index.ts';
import { openText } from './fixture.ts';
import { bodyItemsOf } from './typed-words.ts';

export interface Census {
  /** Locals, and expressions as written. */
  readonly asked: number;
  readonly unknown: readonly UnknownPlace[];
}

export interface UnknownPlace {
  /** From 1. */
  readonly line: number;
  /** What is not known, as written, on one line. */
  readonly text: string;
}

/** Of one file, alone in its folder. What is unknown only because something inside of it is counts, but is not listed. */
export function censusOf(text: string): Census {
  const { db } = openText(text);
  const lines = new LineIndex(text);
  const unknown: UnknownPlace[] = [];
  let asked = 0;
  for (const key of bodyItemsOf(db, '/main.ast')) {
    const body = typedBody(db, key);
    const start = itemStart(db, key);
    if (body === null || start === null) continue;
    const missing = (range: { readonly start: number; readonly end: number }): void => {
      unknown.push({ line: lines.position(start + range.start).line + 1, text: text.slice(start + range.start, start + range.end).replaceAll(/\s+/gu, ' ') });
    };
    for (const local of body.locals) {
      asked += 1;
      if (!isKnown(local.type)) missing(local.range);
    }
    const seen = new Set<number>();
    walkBody(body, {
      expression: (node) => {
        if (node.isImplicit === true || node.source === -1 || seen.has(node.source)) return true;
        seen.add(node.source);
        asked += 1;
        if (!isKnown(node.type) || isNotUnderstood(node)) missing(node.range);
        return true;
      },
    });
    for (const { range, reason } of body.incomplete) if (!unknown.some((place) => place.line === lines.position(start + range.start).line + 1)) unknown.push({ line: lines.position(start + range.start).line + 1, text: reason });
  }
  return { asked, unknown };
}

function isNotUnderstood(node: TypedExpression): boolean {
  const isUnknownCall = (callee: Callee | null): boolean => callee?.kind === 'unknown';
  return node.kind === 'unknown' || (node.kind === 'call' && isUnknownCall(node.callee)) || ((node.kind === 'binary' || node.kind === 'unary' || node.kind === 'compound-assignment') && isUnknownCall(node.overload));
}

function isKnown(type: Type): boolean {
  let isWhole = true;
  foldType(type, {
    type: (part) => {
      if (part.kind === 'unknown' || part.kind === 'infer') isWhole = false;
      return null;
    },
    constant: (constant) => {
      if (constant.kind === 'unknown') isWhole = false;
      return null;
    },
  });
  return isWhole;
}
