/**
 * The entry where the editor is a web page: the server is a worker.
 *
 * A worker made from a blob cannot resolve relative addresses, so the bytes of its files are read here and are the first
 * message; the worker answers `{ ready: true }`, and from then on the port speaks the Language Server Protocol.
 */
import { Uri, workspace, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient, type MessageTransports } from 'vscode-languageclient/browser';
import { clientId, clientName } from './client-options.ts';
import type { ExtensionServer } from './extension-server.ts';
import { startExtension } from './start.ts';

let running: ExtensionServer | undefined;

export function activate(context: ExtensionContext): void {
  const server = Uri.joinPath(context.extensionUri, 'dist', 'server');
  running = startExtension(context, (options) => {
    let worker: Worker | undefined;
    const start = async (): Promise<MessageTransports> => {
      const [runtime, grammar, library] = await Promise.all([
        workspace.fs.readFile(Uri.joinPath(server, 'web-tree-sitter.wasm')),
        workspace.fs.readFile(Uri.joinPath(server, 'tree-sitter-aster.wasm')),
        workspace.fs.readFile(Uri.joinPath(server, 'library.json')),
      ]);
      worker = new Worker(Uri.joinPath(server, 'browser.js').toString(true));
      await handOver(worker, { runtime, grammar, library });
      // Not the worker itself: the editor replaces the constructor, and the library would not recognise its own kind.
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return {
      client: new LanguageClient(clientId, clientName, start, options),
      // Stopping the client ends the conversation; the worker itself would live on.
      release: () => worker?.terminate(),
    };
  });
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

function handOver(worker: Worker, bytes: { readonly runtime: Uint8Array; readonly grammar: Uint8Array; readonly library: Uint8Array }): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', () => resolve(), { once: true });
    worker.addEventListener('error', (event) => reject(new Error(`The server's worker did not load: ${event.message}`)), { once: true });
    // Nothing is transferred: the bytes that the file system returned may be a view of a buffer that is not ours.
    worker.postMessage(bytes, []);
  });
}
