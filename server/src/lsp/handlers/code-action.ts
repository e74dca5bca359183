/** `textDocument/codeAction`: the fixes of the diagnostics that touch the range, and the refactorings at its start. */
import { type CodeAction, CodeActionKind, type CodeActionParams, type TextDocumentEdit, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { fileDiagnostics, type FileEdit, type Fix, fixesFor, refactoringsAt, refusedRefactoringsAt } from '../../ide/index.ts';
import { toDiagnostic, toLocationUri, toRange } from '../convert.ts';
import type { ReorderFieldsKind } from '../protocol.ts';
import type { Session } from '../session.ts';

export const REORDER_FIELDS: ReorderFieldsKind = 'refactor.rewrite.reorderFields';
export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, REORDER_FIELDS];

export function codeActions(session: Session, params: CodeActionParams): CodeAction[] {
  const { uri } = params.textDocument;
  const document = session.documents.get(uri);
  if (document === null) return [];
  const file = session.documents.nameOf(uri);
  const [start, end] = [document.offsetAt(params.range.start), document.offsetAt(params.range.end)];
  const actions: CodeAction[] = [];
  if (isWanted(params.context.only, CodeActionKind.QuickFix)) {
    for (const diagnostic of fileDiagnostics(session.workspace.db, file)) {
      if (diagnostic.range.end < start || diagnostic.range.start > end) continue;
      const answered = toDiagnostic(session.documents, document, diagnostic, session.profile);
      for (const fix of fixesFor(session.workspace, file, diagnostic)) actions.push({ ...toAction(session, fix), diagnostics: [answered] });
    }
  }
  if (isWanted(params.context.only, REORDER_FIELDS)) {
    // Where the hint offers the same change, the quick fix is enough for a client that asked for everything.
    const offered = params.context.only === undefined && actions.some((action) => action.title.startsWith('Reorder fields'));
    if (!offered) actions.push(...refactoringsAt(session.workspace, file, start).map((fix) => toAction(session, fix)));
    // Why there is none is for a person who asked for this kind; in a list of everything it would be in the way.
    const isAskedFor = params.context.only !== undefined && session.profile.disabledActions;
    if (isAskedFor) actions.push(...refusedRefactoringsAt(session.workspace, file, start).map(({ title, kind, reason }) => ({ title, kind, disabled: { reason } })));
  }
  return actions;
}

/** Kinds are hierarchical: who asks for `refactor` also wants `refactor.rewrite`. */
function isWanted(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
}

function toAction(session: Session, fix: Fix): CodeAction {
  return {
    title: fix.title,
    kind: fix.kind === 'quickfix' ? CodeActionKind.QuickFix : fix.kind,
    ...(fix.preferred ? { isPreferred: true } : {}),
    edit: toWorkspaceEdit(session, fix),
  };
}

function toWorkspaceEdit(session: Session, fix: Fix): WorkspaceEdit {
  const byFile = groupByFile(fix.edits);
  const documentChanges: TextDocumentEdit[] = [];
  const changes: Record<string, TextEdit[]> = {};
  for (const [file, edits] of byFile) {
    const document = session.documents.view(file);
    if (document === null) continue;
    const converted = edits.map((edit): TextEdit => ({ range: toRange(document, edit), newText: edit.text }));
    const version = session.documents.has(file) ? document.version : null;
    documentChanges.push({ textDocument: { uri: document.uri, version }, edits: converted });
    changes[session.documents.has(file) ? document.uri : toLocationUri(file)] = converted;
  }
  return session.profile.documentChanges ? { documentChanges } : { changes };
}

function groupByFile(edits: Fix['edits']): Map<string, FileEdit[]> {
  const groups = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const group = groups.get(edit.file);
    if (group === undefined) groups.set(edit.file, [edit]);
    else group.push(edit);
  }
  return groups;
}
