/** The server in a web worker. The first message brings the bytes of its files, because a worker cannot find files; then the protocol begins. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { browserHost } from './host/browser.ts';
import { startServer } from './lsp/index.ts';
import { VERSION } from './version.ts';

declare const self: DedicatedWorkerGlobalScope;

interface FilesMessage {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
  readonly library: Uint8Array;
}

self.onmessage = (event: MessageEvent<FilesMessage>) => {
  const { runtime, grammar, library } = event.data;
  self.onmessage = null;
  const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self));
  startServer(connection, browserHost, () => Promise.resolve({ runtimeWasm: runtime, grammarWasm: grammar, library: new TextDecoder().decode(library) }), VERSION);
  self.postMessage({ ready: true });
};
