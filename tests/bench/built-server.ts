/** The built server as an editor runs it: a process of its own, spoken to over stdio. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import type { AnalysisStatusMethod, AnalysisStatusParameters } from '../../server/src/lsp/protocol.ts';

/** `npm run build` makes it. */
export const SERVER = fileURLToPath(new URL('../../dist/server/node.js', import.meta.url));

export interface BuiltServer {
  readonly client: ProtocolConnection;
  /** Opens a document and resolves when its first diagnostics have come. */
  open(uri: string, text: string): Promise<void>;
  /** Sends changes and resolves when the diagnostics of that version have come; `inServer` resolves to the milliseconds that the server says it took from having the change to having sent them. */
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): { readonly diagnostics: Promise<void>; readonly inServer: Promise<number> };
  /** What the server logged as errors. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export async function startBuiltServer(): Promise<BuiltServer> {
  const child = spawn(process.execPath, [SERVER, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const errors: string[] = [];
  const waiting = new Map<number, () => void>();
  const timing = new Map<number, (milliseconds: number) => void>();
  client.onNotification('textDocument/publishDiagnostics', ({ version = 0 }: PublishDiagnosticsParams) => {
    waiting.get(version)?.();
    waiting.delete(version);
  });
  const status: AnalysisStatusMethod = 'aster/analysisStatus';
  client.onNotification(status, ({ version, milliseconds }: AnalysisStatusParameters) => {
    timing.get(version)?.(milliseconds);
    timing.delete(version);
  });
  client.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
    if (type === 1) errors.push(message);
  });
  const diagnosticsOf = (version: number): Promise<void> => new Promise((resolve) => waiting.set(version, resolve));
  client.listen();
  await client.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { hoverPictures: true, theme: 'dark' } });
  await client.sendNotification('initialized', {});
  return {
    client,
    errors,
    open: async (uri, text) => {
      const come = diagnosticsOf(1);
      await client.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'aster', version: 1, text } });
      await come;
    },
    change: (uri, version, contentChanges) => {
      const inServer = new Promise<number>((resolve) => timing.set(version, resolve));
      const come = diagnosticsOf(version);
      return { diagnostics: client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges }).then(() => come), inServer };
    },
    close: () => endOf(child, client),
  };
}

async function endOf(child: ChildProcess, client: ProtocolConnection): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  await client.sendRequest('shutdown');
  await client.sendNotification('exit');
  await exited;
  client.dispose();
}
