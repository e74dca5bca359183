/**
 * The command that removes the padding of the struct at the cursor, or of the struct that a hover's link names.
 *
 * Which order is best and what the edit is, the server decides; this asks for its code action and applies it.
 * The cursor stays where it was, because the replaced text would otherwise push it to the end of the struct.
 */
import {
  CodeActionKind,
  Position,
  Range,
  Uri,
  commands,
  window,
  workspace,
  type CodeAction,
  type TextEditor,
} from 'vscode';
import type { ReorderFieldsArgument, ReorderFieldsKind } from '../../../server/src/lsp/protocol.ts';
import type { ExtensionServer } from '../extension-server.ts';

const kind: ReorderFieldsKind = 'refactor.rewrite.reorderFields';

/** Applies the reorder fix; says in one sentence why not when there is none. */
export async function reorderFields(server: ExtensionServer, argument: unknown): Promise<void> {
  const editor = isReorderFieldsArgument(argument) ? await showPlace(argument) : window.activeTextEditor;
  if (editor === undefined || editor.document.languageId !== 'aster') return;
  await server.settled();
  const position = isReorderFieldsArgument(argument) ? positionOf(argument) : editor.selection.active;
  const action = await findAction(editor, position);
  if (action === undefined) {
    void window.showInformationMessage('No struct here becomes smaller with another order of its fields.');
    return;
  }
  if (action.disabled !== undefined || action.edit === undefined) {
    void window.showInformationMessage(action.disabled?.reason ?? `The server offered "${action.title}" without an edit.`);
    return;
  }
  const selections = editor.selections;
  if (await workspace.applyEdit(action.edit)) {
    editor.selections = selections;
    window.setStatusBarMessage(`Aster: ${action.title}`, 5000);
  }
}

async function findAction(editor: TextEditor, position: Position): Promise<CodeAction | undefined> {
  const wanted = CodeActionKind.Empty.append(kind);
  const actions = await commands.executeCommand<readonly CodeAction[] | undefined>(
    'vscode.executeCodeActionProvider',
    editor.document.uri,
    new Range(position, position),
    kind,
    1,
  );
  const matching = (actions ?? []).filter((action) => action.kind !== undefined && wanted.contains(action.kind));
  return matching.find((action) => action.disabled === undefined) ?? matching[0];
}

async function showPlace(argument: ReorderFieldsArgument): Promise<TextEditor> {
  const uri = Uri.parse(argument.uri);
  const shown = window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  return shown ?? (await window.showTextDocument(uri));
}

function positionOf(argument: ReorderFieldsArgument): Position {
  return new Position(argument.position.line, argument.position.character);
}

/** A link's argument has passed through Markdown, so its shape is checked. */
function isReorderFieldsArgument(value: unknown): value is ReorderFieldsArgument {
  if (typeof value !== 'object' || value === null || !('uri' in value) || !('position' in value)) return false;
  const { uri, position } = value;
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return false;
  return 'line' in position && isCount(position.line) && 'character' in position && isCount(position.character);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
