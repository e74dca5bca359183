/**
 * The face of the server: a connection and a host in, a running language server out.
 * The only room that knows the protocol. Nothing here analyses; every handler converts, asks `ide`, and converts back.
 */
import { type Connection, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, type InitializeParams, type InitializeResult, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Host } from '../base/host.ts';
import { Workspace, type WorkspaceAssets } from '../ide/index.ts';
import { isStdFile } from '../items/index.ts';
import { asRecord, isTheme, readClientProfile } from './client-profile.ts';
import { STD_SCHEME } from './documents.ts';
import { CODE_ACTION_KINDS, codeActions } from './handlers/code-action.ts';
import { definitionAt, implementationsAt, typeDefinitionAt } from './handlers/definition.ts';
import { hoverAt } from './handlers/hover.ts';
import { highlightsAt, referencesAt } from './handlers/navigation.ts';
import { inlayHints } from './handlers/inlay-hints.ts';
import { folding, outline, SEMANTIC_LEGEND, tokens } from './handlers/structure.ts';
import type { ThemeChangedMethod } from './protocol.ts';
import { OwnLibrary } from './own-library.ts';
import { Session } from './session.ts';
import { Surroundings } from './surroundings.ts';

/** Sources, and the settings of packages, whichever way their name is spelt. */
const WATCHED = ['**/*.ast', '**/aster.toml', '**/Aster.toml'];

const THEME_CHANGED: ThemeChangedMethod = 'aster/themeChanged';

/** @param assets loads the wasm files and the library; asked once, at `initialize`. @param version of the product, for `serverInfo`. */
export function startServer(connection: Connection, host: Host, assets: () => Promise<WorkspaceAssets>, version: string): void {
  let session: Session | null = null;
  let surroundings: Surroundings | null = null;
  let library: OwnLibrary | null = null;
  /** Before `initialize` and after `shutdown` there is nothing to say. */
  const answer = <T>(feature: string, uri: string, fallback: T, action: (open: Session) => T): T => {
    const open = session;
    return open === null ? fallback : open.guard(feature, uri, () => action(open), fallback);
  };

  connection.onInitialize(async (params: InitializeParams): Promise<InitializeResult> => {
    const workspace = await Workspace.create(await assets());
    session = new Session(connection, workspace, host, readClientProfile(params));
    session.applySettings(session.profile.initialSettings);
    const around = new Surroundings(session, () => own.known);
    const own = new OwnLibrary(session, () => inBackground(connection, around.libraryChanged()));
    [surroundings, library] = [around, own];
    inBackground(connection, own.refresh());
    return { capabilities: capabilities(), serverInfo: { name: 'aster-analyzer', version } };
  });

  connection.onInitialized(async () => {
    if (session === null) return;
    const { profile } = session;
    if (profile.watchesFiles) await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHED.map((globPattern) => ({ globPattern })) });
    if (profile.configuration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'aster' });
      await pullSettings(session);
    }
  });

  connection.onDidChangeConfiguration(async (params) => {
    if (session === null) return;
    if (session.profile.configuration) await pullSettings(session);
    else session.applySettings(asRecord(params.settings)['aster']);
  });

  connection.onDidOpenTextDocument(({ textDocument }) => {
    if (session === null || surroundings === null) return;
    const startedAt = host.now();
    session.documents.open(textDocument.uri, textDocument.version, textDocument.text);
    const looked = surroundings.opened(textDocument.uri);
    session.publish(textDocument.uri, startedAt);
    inBackground(connection, looked);
  });

  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    if (session === null) return;
    const startedAt = host.now();
    const open = session;
    open.guard('edit', textDocument.uri, () => open.documents.change(textDocument.uri, textDocument.version, contentChanges), undefined);
    open.publish(textDocument.uri, startedAt);
    const looked = surroundings?.changed(textDocument.uri) ?? null;
    if (looked !== null) inBackground(connection, looked);
  });

  connection.onDidCloseTextDocument(({ textDocument }) => {
    if (session === null || surroundings === null) return;
    const isOfLibrary = isStdFile(session.documents.nameOf(textDocument.uri));
    session.documents.close(textDocument.uri);
    session.unpublish(textDocument.uri);
    inBackground(connection, surroundings.closed(textDocument.uri));
    if (isOfLibrary && library !== null) inBackground(connection, library.refresh());
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    if (surroundings === null || library === null) return;
    inBackground(connection, library.changedOnDisk(changes));
    inBackground(connection, surroundings.changedOnDisk(changes));
  });

  connection.onNotification(THEME_CHANGED, (params: unknown) => {
    const { theme } = asRecord(params);
    if (session !== null && isTheme(theme)) session.theme = theme;
  });

  connection.onHover((params) => answer('hover', params.textDocument.uri, null, (open) => hoverAt(open, params)));
  connection.onDefinition((params) => answer('definition', params.textDocument.uri, [], (open) => definitionAt(open, params)));
  connection.onTypeDefinition((params) => answer('type definition', params.textDocument.uri, [], (open) => typeDefinitionAt(open, params)));
  connection.onImplementation((params) => answer('implementations', params.textDocument.uri, [], (open) => implementationsAt(open, params)));
  connection.onDocumentHighlight((params) => answer('highlights', params.textDocument.uri, [], (open) => highlightsAt(open, params)));
  connection.onReferences((params) => answer('references', params.textDocument.uri, [], (open) => referencesAt(open, params)));
  connection.onCodeAction((params) => answer('code actions', params.textDocument.uri, [], (open) => codeActions(open, params)));
  connection.onDocumentSymbol((params) => answer('outline', params.textDocument.uri, [], (open) => outline(open, params)));
  connection.onFoldingRanges((params) => answer('folding', params.textDocument.uri, [], (open) => folding(open, params)));
  connection.languages.inlayHint.on((params) => answer('inlay hints', params.textDocument.uri, [], (open) => inlayHints(open, params)));
  const { semanticTokens } = connection.languages;
  semanticTokens.on((params) => answer('semantic tokens', params.textDocument.uri, { data: [] }, (open) => tokens(open, params.textDocument.uri, null)));
  semanticTokens.onRange((params) => answer('semantic tokens', params.textDocument.uri, { data: [] }, (open) => tokens(open, params.textDocument.uri, params.range)));
  connection.onRequest('workspace/textDocumentContent', (params: unknown) => {
    const { uri } = asRecord(params);
    const path = typeof uri === 'string' ? uri.replace(/^aster-std:\/*/u, '') : '';
    return { text: session?.workspace.text(`std:/${path}`) ?? '' };
  });

  connection.onShutdown(() => {
    session?.close();
    surroundings?.close();
    library?.close();
    library = null;
    session = null;
    surroundings = null;
  });

  connection.listen();
}

function capabilities(): InitializeResult['capabilities'] {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    definitionProvider: true,
    typeDefinitionProvider: true,
    implementationProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    inlayHintProvider: true,
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
    semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: true, range: true },
    workspace: { textDocumentContent: { schemes: [STD_SCHEME] }, workspaceFolders: { supported: true } },
  };
}

async function pullSettings(session: Session): Promise<void> {
  session.applySettings(await session.connection.workspace.getConfiguration('aster'));
}

/** Work that nobody waits for: a failure is logged, never lost and never fatal. */
function inBackground(connection: Connection, work: Promise<unknown>): void {
  work.catch((error: unknown) => connection.console.error(`background work failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
}
