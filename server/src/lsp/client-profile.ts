/** What the client can do and wants, read once from `initialize`; nothing in it is trusted to be there or well formed. */
import { DiagnosticTag, type InitializeParams } from 'vscode-languageserver';
import type { EditorTheme } from './protocol.ts';

export interface ClientProfile {
  /** Hovers may hold Markdown. */
  readonly markdown: boolean;
  /** Hovers may hold SVG data URIs; only a client that asks for them gets them. */
  readonly pictures: boolean;
  /** Hovers may hold links that run commands. */
  readonly commandLinks: boolean;
  readonly theme: EditorTheme;
  readonly relatedInformation: boolean;
  /** Diagnostics may say that what they point at does nothing, so that it is faded. */
  readonly fadedDiagnostics: boolean;
  /** Edits may carry the version of the document they were made for. */
  readonly documentChanges: boolean;
  /** Code actions may be shown that cannot be done, with the reason. */
  readonly disabledActions: boolean;
  readonly configuration: boolean;
  readonly watchesFiles: boolean;
  /** Read-only documents from the server (LSP 3.18). */
  readonly textDocumentContent: boolean;
  readonly lineFoldingOnly: boolean;
  /** Asks for its inlay hints again when it is told to. */
  readonly refreshesInlayHints: boolean;
  /** URIs of the workspace's folders. */
  readonly folders: readonly string[];
  /** Settings handed over at the start, before the first configuration request. */
  readonly initialSettings: unknown;
}

const THEMES: ReadonlySet<string> = new Set<EditorTheme>(['dark', 'light', 'highContrast', 'highContrastLight']);

export function isTheme(value: unknown): value is EditorTheme {
  return typeof value === 'string' && THEMES.has(value);
}

export function readClientProfile(params: InitializeParams): ClientProfile {
  const { textDocument, workspace } = params.capabilities;
  const options = asRecord(params.initializationOptions);
  const theme = options['theme'];
  return {
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    pictures: options['hoverPictures'] === true,
    commandLinks: options['commandLinks'] === true,
    theme: isTheme(theme) ? theme : 'dark',
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    fadedDiagnostics: textDocument?.publishDiagnostics?.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) ?? false,
    documentChanges: workspace?.workspaceEdit?.documentChanges ?? false,
    disabledActions: textDocument?.codeAction?.disabledSupport ?? false,
    configuration: workspace?.configuration ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    textDocumentContent: workspace?.textDocumentContent !== undefined,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly ?? false,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    folders: foldersOf(params),
    initialSettings: options['settings'],
  };
}

function foldersOf({ rootUri, workspaceFolders }: InitializeParams): readonly string[] {
  const folders = workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri }]);
  return folders.flatMap(({ uri }) => (typeof uri === 'string' ? [uri] : []));
}

export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {};
}
