/**
 * The command that opens the documentation page of a rule, and the read-only documents that it opens.
 *
 * The pages are carried by the extension below `docs/`; the scheme `aster-docs` gives them an address that works in
 * every host, without a network. A link from one page to another stays within the scheme.
 */
import {
  Uri,
  commands,
  languages,
  window,
  workspace,
  type Disposable,
  type ExtensionContext,
  type TextDocumentContentProvider,
} from 'vscode';

const scheme = 'aster-docs';

/** Registers the documents behind `aster-docs:`. */
export function registerDocumentation(context: ExtensionContext): Disposable {
  const provider: TextDocumentContentProvider = {
    provideTextDocumentContent: async (uri) => {
      const bytes = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'docs', uri.path));
      return new TextDecoder().decode(bytes);
    },
  };
  return workspace.registerTextDocumentContentProvider(scheme, provider);
}

/** Opens the page of the rule, or lets the person choose one: first those of the findings at the cursor. */
export async function openRulePage(context: ExtensionContext, argument: unknown): Promise<void> {
  const known = knownRules(context);
  const code = typeof argument === 'string' ? argument : await chooseRule(known);
  if (code === undefined) return;
  if (!known.includes(code)) {
    void window.showWarningMessage(`There is no rule "${code}".`);
    return;
  }
  await commands.executeCommand('markdown.showPreview', Uri.from({ scheme, path: `/rules/${code}.md` }));
}

async function chooseRule(known: readonly string[]): Promise<string | undefined> {
  const here = codesAtCursor().filter((code) => known.includes(code));
  const others = known.filter((code) => !here.includes(code));
  return window.showQuickPick([...here, ...others], { title: 'Rules of Aster Analyzer', placeHolder: 'A rule, to open its page' });
}

function codesAtCursor(): readonly string[] {
  const editor = window.activeTextEditor;
  if (editor === undefined) return [];
  return languages
    .getDiagnostics(editor.document.uri)
    .filter((diagnostic) => diagnostic.range.contains(editor.selection.active))
    .map((diagnostic) => String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code));
}

/** The rules are the properties of the setting `aster.rules`, so this list has no second copy. */
function knownRules(context: ExtensionContext): readonly string[] {
  const manifest: unknown = context.extension.packageJSON;
  const groups = property(property(manifest, 'contributes'), 'configuration');
  if (!Array.isArray(groups)) return [];
  return groups
    .map((group: unknown) => property(property(property(group, 'properties'), 'aster.rules'), 'properties'))
    .flatMap((rules) => (typeof rules === 'object' && rules !== null ? Object.keys(rules) : []))
    .toSorted();
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}
