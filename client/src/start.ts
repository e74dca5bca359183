/**
 * Puts the extension together: output, supervisor, status item, commands, theme. Both entries end here.
 *
 * It is thin on purpose: what a program means is the server's business. What differs between a process and a worker is
 * handed in as `createSession`.
 */
import { commands, window, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type {
  AnalysisStatusMethod,
  AnalysisStatusParameters,
  ThemeChangedMethod,
  ThemeChangedParameters,
} from '../../server/src/lsp/protocol.ts';
import { clientName, createClientOptions } from './client-options.ts';
import { reorderFields } from './commands/reorder-fields.ts';
import { openRulePage, registerDocumentation } from './commands/rule-page.ts';
import { showStatus } from './commands/status.ts';
import type { ExtensionServer } from './extension-server.ts';
import { gaveUpMessage } from './restart-policy.ts';
import { StatusItem } from './status-item.ts';
import { ServerSupervisor, type ServerSession } from './supervisor.ts';
import { currentTheme } from './theme.ts';

/** Makes the client of one server, in this host. */
export type CreateHostSession = (options: LanguageClientOptions) => ServerSession<BaseLanguageClient>;

/** Starts everything and returns the supervisor, whose server the entry stops at the end. */
export function startExtension(context: ExtensionContext, createHostSession: CreateHostSession): ExtensionServer {
  const output = window.createOutputChannel(clientName, { log: true });
  const item = new StatusItem();
  const supervisor: ExtensionServer = new ServerSupervisor(
    (closed) => {
      const session = createHostSession(createClientOptions(output, closed));
      receiveStatus(session.client, (analysis) => item.accept(analysis));
      return session;
    },
    {
      stateChanged: (state) => item.follow(state),
      gaveUp: () => void offerRestart(output),
      log: (message) => output.info(message),
      now: () => Date.now(),
    },
  );
  context.subscriptions.push(
    output,
    item,
    registerDocumentation(context),
    commands.registerCommand('aster.restartServer', () => supervisor.restart()),
    commands.registerCommand('aster.showOutput', () => output.show()),
    commands.registerCommand('aster.showStatus', () => showStatus(supervisor, item)),
    commands.registerCommand('aster.reorderFields', (argument: unknown) => reorderFields(supervisor, argument)),
    commands.registerCommand('aster.openRulePage', (argument: unknown) => openRulePage(context, argument)),
    window.onDidChangeActiveColorTheme(() => sendTheme(supervisor.client)),
  );
  void supervisor.start();
  return supervisor;
}

function receiveStatus(client: BaseLanguageClient, accept: (analysis: AnalysisStatusParameters) => void): void {
  const method: AnalysisStatusMethod = 'aster/analysisStatus';
  client.onNotification(method, accept);
}

function sendTheme(client: BaseLanguageClient | undefined): void {
  const method: ThemeChangedMethod = 'aster/themeChanged';
  const parameters: ThemeChangedParameters = { theme: currentTheme() };
  // A server that is on its way out is told nothing; the next one learns the theme at its start.
  client?.sendNotification(method, parameters).catch(() => undefined);
}

async function offerRestart(output: LogOutputChannel): Promise<void> {
  const restart = 'Restart Server';
  const show = 'Show Output';
  const choice = await window.showErrorMessage(gaveUpMessage, restart, show);
  if (choice === restart) await commands.executeCommand('aster.restartServer');
  if (choice === show) output.show();
}
