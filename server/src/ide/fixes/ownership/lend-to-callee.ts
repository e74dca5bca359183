/**
 * For a value that a function of the workspace took and only reads: lend it. The parameter becomes a reference, and so does
 * the argument of every call. Offered only where all that names the function is a call that was understood, and where
 * nothing that the function returns could hold on to what it is lent.
 */
import type { Database } from '../../../base/query.ts';
import type { TextRange } from '../../../base/ranges.ts';
import { flowGraph } from '../../../flow/index.ts';
import { fileOfItem, isStdFile, itemHead, itemNode, type ItemKey, itemStart, shapeOf, sourcesAround } from '../../../items/index.ts';
import { ownershipFacts } from '../../../ownership/index.ts';
import type { FunctionItem } from '../../../syntax/index.ts';
import { type CallNode, foldType, functionSignature, isUserType, type LocalId, type Type, type TypedBody, type TypedExpression, typedBody, walkBody } from '../../../types/index.ts';
import { type BodyAt, bodiesOf } from '../../bodies/body-at.ts';
import type { FileEdit, Fix } from '../../fix.ts';
import type { Workspace } from '../../workspace.ts';
import { withoutComments } from '../source-text.ts';
import { isOnlyLookedAt } from './local-uses.ts';
import { isOfKind, sourceOf, type Told } from './told-finding.ts';

export function lendToCallee(told: Told): Fix[] {
  if (!isOfKind(told, 'use-after-move')) return [];
  const { workspace, finding, diagnostic } = told;
  const [move] = finding.moves;
  if (move === undefined || finding.moves.length > 1 || (move.cause.kind !== 'call' && move.cause.kind !== 'method')) return [];
  const { argument, callee } = move.cause;
  if (callee === null || argument === null) return [];
  const parameter = parameterEdit(workspace, callee, argument);
  const calls = parameter === null ? null : callEdits(workspace, callee, argument);
  if (parameter === null || calls === null) return [];
  const name = shapeOf(workspace.db, callee)?.name ?? '';
  return [{ title: `Lend \`${sourceOf(told, move.range)}\` to \`${name}\`, which only reads it`, code: diagnostic.code, kind: 'quickfix', preferred: true, changesAbi: false, edits: [parameter, ...calls] }];
}

/** Where `&` is written in the declaration; `null` if a reference would not do there. */
function parameterEdit({ db }: Workspace, callee: ItemKey, argument: number): FileEdit | null {
  const file = fileOfItem(callee);
  const node = db.get(itemNode, callee);
  const start = itemStart(db, callee);
  const body = typedBody(db, callee);
  if (isStdFile(file) || node?.kind !== 'function' || start === null || body === null || isBoundElsewhere(db, callee)) return null;
  if (node.isAsync || node.isConst || node.body === null || node.abi !== null || body.incomplete.length > 0 || flowGraph(db, callee) === null) return null;
  const local = localOfParameter(body, argument);
  const at = placeOfType(node, argument);
  if (local === null || at === null || !mayGetReference(db, callee, argument)) return null;
  const graphs = ownershipFacts(db, callee).map(({ graph }) => graph);
  return isOnlyLookedAt(body, graphs, local) ? { file, start: start + at, end: start + at, text: '&' } : null;
}

/** The local that is nothing but the parameter: no pattern, and not `mut`. */
function localOfParameter(body: TypedBody, argument: number): LocalId | null {
  const pattern = body.parameters[argument]?.pattern;
  if (pattern?.kind !== 'binding' || pattern.subpattern !== null || pattern.mode !== 'value') return null;
  return body.locals[pattern.local]?.isMutable === false ? pattern.local : null;
}

function placeOfType({ parameters, selfParameter }: FunctionItem, argument: number): number | null {
  if (selfParameter === null) return parameters[argument]?.type?.start ?? null;
  if (argument > 0) return parameters[argument - 1]?.type?.start ?? null;
  return selfParameter.isReference || selfParameter.isMutable || selfParameter.type !== null ? null : selfParameter.start;
}

/** With one more reference among the parameters, a result that borrows could be taken to borrow from that one. */
function mayGetReference(db: Database, callee: ItemKey, argument: number): boolean {
  const signature = functionSignature(db, callee);
  const own = signature?.parameters[argument]?.type;
  return signature !== null && own !== undefined && own.kind !== 'reference' && !mayBorrow(db, signature.result);
}

function mayBorrow(db: Database, result: Type): boolean {
  let found = false;
  foldType(result, {
    type: (type) => {
      if (type.kind === 'adt') found ||= isUserType(type) && hasLifetimes(db, type.item);
      else found ||= !['primitive', 'never', 'tuple', 'array', 'pointer'].includes(type.kind);
      return null;
    },
    constant: (constant) => constant,
  });
  return found;
}

function hasLifetimes(db: Database, item: ItemKey): boolean {
  const head = itemHead(db, item);
  return head === null || !('generics' in head) || head.generics.parameters.some(({ kind }) => kind === 'lifetime');
}

/** A method of a trait has its signature from there. */
function isBoundElsewhere(db: Database, item: ItemKey): boolean {
  const parent = shapeOf(db, item)?.parent ?? null;
  const around = parent === null ? null : db.get(itemNode, parent);
  return around?.kind === 'trait' || (around?.kind === 'impl' && around.trait !== null);
}

/** A `&` for the argument of every call; `null` if the function is named in any other way, or may be where nobody looked. */
function callEdits(workspace: Workspace, callee: ItemKey, argument: number): readonly FileEdit[] | null {
  const { db } = workspace;
  const home = fileOfItem(callee);
  const around = sourcesAround(db, home);
  const shape = shapeOf(db, callee);
  const name = shape?.name ?? '';
  if (name === '' || (!around.isComplete && shape?.isPublic === true)) return null;
  const isWritten = new RegExp(`(?<![\\w#])${name}(?!\\w)`, 'u');
  const edits: FileEdit[] = [];
  for (const file of new Set([home, ...around.files])) {
    const source = workspace.text(file);
    if (source === null) return null;
    const text = withoutComments(source);
    if (!isWritten.test(text)) continue;
    // What a macro makes of its text is not known.
    if (text.includes('macro_rules!')) return null;
    for (const at of bodiesOf(db, file)) {
      if (!isWritten.test(text.slice(at.start, at.start + at.body.value.range.end))) continue;
      const calls = callsIn(at, callee, name);
      if (calls === null) return null;
      for (const call of calls) {
        const lent = lentAt(source, at, call, argument);
        if (lent === null) return null;
        edits.push(...lent.map((edit) => ({ ...edit, file })));
      }
    }
  }
  return edits;
}

/** `null` where the function is named as a value, and where it may be named by what was not understood. */
function callsIn({ body }: BodyAt, callee: ItemKey, name: string): readonly CallNode[] | null {
  if (body.obscuredNames.includes(name)) return null;
  const calls: CallNode[] = [];
  let isClear = true;
  walkBody(body, {
    expression: (node) => {
      if (node.kind === 'call' && node.callee.kind === 'function' && node.callee.item === callee) calls.push(node);
      else if (node.kind === 'function' && node.item === callee) isClear = false;
      else if (node.kind === 'unknown' || (node.kind === 'call' && node.callee.kind === 'unknown')) isClear = false;
    },
  });
  return isClear ? calls : null;
}

/** What makes the argument of one call a reference; `null` if that cannot be said. A receiver becomes one by itself. */
function lentAt(text: string, { start }: BodyAt, call: CallNode, argument: number): readonly Omit<FileEdit, 'file'>[] | null {
  if (call.syntax === 'method' && argument === 0) return [];
  const given = call.arguments[argument];
  if (given === undefined || given.isImplicit === true || call.syntax === 'operator') return null;
  const { end, start: from }: TextRange = { start: start + given.range.start, end: start + given.range.end };
  const before = { start: from, end: from, text: needsParentheses(given, text.slice(from, end)) ? '&(' : '&' };
  return before.text === '&' ? [before] : [before, { start: end, end, text: ')' }];
}

/** `&a + b` borrows `a` alone. */
function needsParentheses({ kind }: TypedExpression, written: string): boolean {
  return !['local', 'field', 'call', 'literal', 'aggregate', 'index', 'static', 'constant', 'format'].includes(kind) || !/^[\w"']/u.test(written);
}
