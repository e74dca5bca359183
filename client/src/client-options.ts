/**
 * How the client library is told to behave: which documents, what the server learns at the start, what is trusted.
 *
 * Markdown from the server is trusted for the commands that its hovers link to, and for nothing else: text of a source
 * file that reaches a hover cannot run another command.
 */
import { Uri, workspace, type Diagnostic, type LogOutputChannel } from 'vscode';
import { CloseAction, ErrorAction, type LanguageClientOptions } from 'vscode-languageclient';
import type { AsterInitializationOptions, LinkedCommand } from '../../server/src/lsp/protocol.ts';
import { documentSchemes } from './document-schemes.ts';
import { readSettings } from './settings.ts';
import { currentTheme } from './theme.ts';

/** The library reads `aster.trace.server` because of this name. */
export const clientId = 'aster';
export const clientName = 'Aster Analyzer';

export const linkedCommands: readonly LinkedCommand[] = ['aster.reorderFields', 'aster.openRulePage'];

/** The options for one start of the server; settings and theme are those of this moment. `closed`: its connection is gone. */
export function createClientOptions(output: LogOutputChannel, closed: () => void): LanguageClientOptions {
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  return {
    documentSelector: documentSchemes(folders).map((scheme) => ({ scheme, language: 'aster' })),
    outputChannel: output,
    errorHandler: {
      // A message that cannot be read or written is logged by the library. A connection that is really broken closes.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        closed();
        return { action: CloseAction.DoNotRestart, handled: true, message: 'The connection to the server was closed.' };
      },
    },
    // The supervisor says it when the server stays away; the library would open one more message for each try.
    initializationFailedHandler: () => false,
    initializationOptions: initializationOptions(),
    markdown: { isTrusted: { enabledCommands: linkedCommands }, supportHtml: false },
    middleware: {
      handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(withRulePage)),
    },
  };
}

function initializationOptions(): AsterInitializationOptions {
  const configuration = workspace.getConfiguration('aster');
  return {
    hoverPictures: true,
    theme: currentTheme(),
    commandLinks: true,
    settings: readSettings((name) => configuration.get(name)),
  };
}

/** The code of a diagnostic opens the page that this extension carries, so that it needs no network. */
function withRulePage(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic;
  const value = typeof code === 'object' ? code.value : code;
  if (diagnostic.source !== 'aster' || typeof value !== 'string') return diagnostic;
  const command: LinkedCommand = 'aster.openRulePage';
  diagnostic.code = { value, target: Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify([value]))}`) };
  return diagnostic;
}
