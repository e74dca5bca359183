/**
 * The entry where the editor has Node: the server is a process of its own and speaks over its IPC channel.
 */
import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { clientId, clientName } from './client-options.ts';
import type { ExtensionServer } from './extension-server.ts';
import { startExtension } from './start.ts';

let running: ExtensionServer | undefined;

export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server', 'node.js').fsPath;
  const run = { module, transport: TransportKind.ipc, args: ['lsp'] };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  running = startExtension(context, (options) => ({
    client: new LanguageClient(clientId, clientName, { run, debug }, options),
    // The library ends the process together with its client.
    release: () => undefined,
  }));
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}
