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

/** `npm run build` makes it. */
export const SERVER = fileURLToPath(new URL('../../dist/server/node.js', import.meta.url));

export interface BuiltServer {
  readonly client: ProtocolConnection;
  /** Opens a document and resolves when its first diagnostics have come. */
  open(uri: string, text: string): Promise<void>;
  /** Sends changes and resolves when the diagnostics of that version have come. */
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): Promise<void>;
  /** What the server logged as errors. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

export async function startBuiltServer(): Promise<BuiltServer> {
  const child = spawn(process.execPath, [SERVER, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const errors: string[] = [];
  const waiting = new Map<number, () => void>();
  client.onNotification('textDocument/publishDiagnostics', ({ version = 0 }: PublishDiagnosticsParams) => {
    waiting.get(version)?.();
    waiting.delete(version);
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
    change: async (uri, version, contentChanges) => {
      const come = diagnosticsOf(version);
      await client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      await come;
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
