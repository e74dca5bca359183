/** The server in a web worker. The first message brings the wasm bytes, because a worker cannot find files; then the protocol begins. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import { browserHost } from './host/browser.ts';
import { startServer } from './lsp/index.ts';
import { VERSION } from './version.ts';

declare const self: DedicatedWorkerGlobalScope;

interface WasmMessage {
  readonly runtime: Uint8Array;
  readonly grammar: Uint8Array;
}

self.onmessage = (event: MessageEvent<WasmMessage>) => {
  const { runtime, grammar } = event.data;
  self.onmessage = null;
  const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(self), new BrowserMessageWriter(self));
  startServer(connection, browserHost, () => Promise.resolve({ runtimeWasm: runtime, grammarWasm: grammar }), VERSION);
  self.postMessage({ ready: true });
};
