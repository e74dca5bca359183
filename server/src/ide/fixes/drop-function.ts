/**
 * For `explicit-drop-call`: `drop(x)`, which takes the value and thereby ends it. Offered for a local that owns the value and is
 * not named again: behind a reference there is nothing to take, and what is used later cannot be given away.
 */
import { declaredNamed, itemStart, moduleOf } from '../../items/index.ts';
import { type CallNode, type Local, type TypedBody, typedBody, type TypedExpression, walkBody } from '../../types/index.ts';
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Fix } from '../fix.ts';
import type { Workspace } from '../workspace.ts';

export function dropFunctionFix(workspace: Workspace, file: string, diagnostic: Diagnostic): Fix | null {
  const { db } = workspace;
  const { item: key } = diagnostic;
  if (diagnostic.code !== 'explicit-drop-call' || key === null) return null;
  const body = typedBody(db, key);
  const start = itemStart(db, key);
  if (body === null || start === null) return null;
  const call = callNamed(body, diagnostic.range.end - start);
  const local = call === null ? null : ownedLocal(body, call.arguments[0]);
  if (call === null || local === null || isUsedAgain(body, local, call)) return null;
  const isHidden = declaredNamed(db, moduleOf(db, key), 'drop').values.length > 0;
  const text = `${isHidden ? 'std::mem::drop' : 'drop'}(${local.name})`;
  return { title: `Write \`${text}\``, code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits: [{ file, start: start + call.range.start, end: start + call.range.end, text }] };
}

/** The call whose name ends at an offset of the item. */
function callNamed(body: TypedBody, offset: number): CallNode | null {
  let found: CallNode | null = null;
  walkBody(body, {
    expression: (node) => {
      if (node.kind === 'call' && node.nameRange.end === offset) found = node;
      return true;
    },
  });
  return found;
}

/** The local that an argument borrows as a whole. */
function ownedLocal(body: TypedBody, argument: TypedExpression | undefined): Local | null {
  if (argument?.kind !== 'borrow' || argument.operand.kind !== 'local') return null;
  return body.locals[argument.operand.local] ?? null;
}

/** Behind the call, or before it in the next round of a loop that began behind the declaration. */
function isUsedAgain(body: TypedBody, local: Local, call: CallNode): boolean {
  if ((body.references[local.id] ?? []).some((range) => range.start >= call.range.end)) return true;
  let isRepeated = false;
  walkBody(body, {
    expression: (node) => {
      const isAround = node.range.start <= call.range.start && call.range.end <= node.range.end;
      const repeats = node.kind === 'loop' || node.kind === 'while' || node.kind === 'do-while' || node.kind === 'for' || node.kind === 'closure';
      if (isAround && repeats && local.range.start < node.range.start) isRepeated = true;
      return isAround;
    },
  });
  return isRepeated;
}
