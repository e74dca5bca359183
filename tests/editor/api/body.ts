/**
 * Runs inside the extension host, of the desktop's kind and of the web's kind alike, and asks the editor what it shows.
 *
 * The file `demo.ast` of the opened folder is its only material. It throws where the editor says something else than it
 * should, and waits for the editor's own events. Nothing of Node is used: in the web there is none.
 */
import * as vscode from 'vscode';
import { demo, demoReordered } from './demo.ts';
import { check, checkEqual, textAt } from './checks.ts';

export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) throw new Error('No folder is open.');
  const uri = vscode.Uri.joinPath(folder, 'demo.ast');
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  checkEqual('language', document.languageId, 'aster');
  checkEqual('text', document.getText(), demo);

  await checkFindings(document);
  await checkHover(document);
  await checkStructure(document);
  await checkDefinition(document);
  await checkSettings(document);
  await checkReorder(editor);
  console.log(`API all checks passed in ${vscode.env.appName} ${vscode.version}, scheme ${uri.scheme}, ${typeof process === 'undefined' ? 'no Node' : 'Node'}`);
}

/** Resolves with the findings as soon as they are as wanted. */
async function findings(uri: vscode.Uri, wanted: (found: readonly vscode.Diagnostic[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
  const now = vscode.languages.getDiagnostics(uri);
  if (wanted(now)) return now;
  return new Promise((resolve) => {
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      const found = vscode.languages.getDiagnostics(uri);
      if (!wanted(found)) return;
      listener.dispose();
      resolve(found);
    });
  });
}

async function checkFindings(document: vscode.TextDocument): Promise<void> {
  const found = await findings(document.uri, (diagnostics) => diagnostics.length === 2);
  const facts = found.map((diagnostic) => `${vscode.DiagnosticSeverity[diagnostic.severity]} ${codeOf(diagnostic)}: ${document.getText(diagnostic.range)}`);
  checkEqual('findings', facts.toSorted(), ['Error infinite-size: Handle', 'Hint padding-waste: Wasteful']);
  const targets = found.map((diagnostic) => (typeof diagnostic.code === 'object' ? diagnostic.code.target.scheme : 'none'));
  checkEqual('the codes open pages', targets, ['command', 'command']);
}

function codeOf(diagnostic: vscode.Diagnostic): string {
  return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);
}

async function checkHover(document: vscode.TextDocument): Promise<void> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>('vscode.executeHoverProvider', document.uri, textAt(document, 'Wasteful').start);
  const text = hovers.flatMap((hover) => hover.contents.map((content) => (typeof content === 'string' ? content : content.value))).join('\n');
  for (const part of ['24 bytes, align 8', '](data:image/svg+xml', 'command:aster.reorderFields?']) check(`the hover holds ${part}`, text.includes(part), text.slice(0, 400));
}

async function checkStructure(document: vscode.TextDocument): Promise<void> {
  const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
  checkEqual('symbols', symbols.map((symbol) => symbol.name), ['Wasteful', 'Handle', 'main']);
  checkEqual('fields', symbols[0]?.children.map((symbol) => symbol.name), ['small', 'large', 'last']);
  const folds = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
  check('there are folds', folds.length >= 2, folds.length);
  const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>('vscode.provideDocumentSemanticTokens', document.uri);
  check('there are semantic tokens', (tokens?.data.length ?? 0) > 0, tokens?.data.length);
}

async function checkDefinition(document: vscode.TextDocument): Promise<void> {
  const answers = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', document.uri, textAt(document, 'Vec<').start);
  const uris = answers.map((answer) => ('uri' in answer ? answer.uri : answer.targetUri));
  checkEqual('Vec is declared in the shipped library', uris.map((uri) => uri.scheme), ['aster-std']);
  const [uri] = uris;
  if (uri === undefined) return;
  const source = await vscode.workspace.openTextDocument(uri);
  check('its source can be read', source.getText().includes('struct Vec<'), source.getText().slice(0, 200));
  checkEqual('and is Aster', source.languageId, 'aster');
}

/** A changed setting changes what is shown, without a restart. */
async function checkSettings(document: vscode.TextDocument): Promise<void> {
  const severityOf = (found: readonly vscode.Diagnostic[]): vscode.DiagnosticSeverity | undefined => found.find((diagnostic) => codeOf(diagnostic) === 'padding-waste')?.severity;
  const configuration = vscode.workspace.getConfiguration('aster');
  await configuration.update('rules', { 'padding-waste': 'warning' }, vscode.ConfigurationTarget.Global);
  await findings(document.uri, (found) => severityOf(found) === vscode.DiagnosticSeverity.Warning);
  await configuration.update('rules', undefined, vscode.ConfigurationTarget.Global);
  await findings(document.uri, (found) => severityOf(found) === vscode.DiagnosticSeverity.Hint);
}

/** The command says why it does nothing, and otherwise leaves exactly the text in its best order, with the cursor in its place. */
async function checkReorder(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const cursor = textAt(document, 'large').start;
  editor.selection = new vscode.Selection(cursor, cursor);
  await vscode.commands.executeCommand('aster.reorderFields');
  checkEqual('reordered text', document.getText(), demoReordered);
  check('the cursor stays', editor.selection.active.isEqual(cursor), editor.selection.active);
  await findings(document.uri, (found) => found.every((diagnostic) => codeOf(diagnostic) !== 'padding-waste'));
  const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, new vscode.Range(cursor, cursor), 'refactor.rewrite.reorderFields');
  checkEqual('nothing is left to reorder', actions.map((action) => action.title), []);
}
