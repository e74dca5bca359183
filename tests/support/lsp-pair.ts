/**
 * A client and a server in one process, speaking the real protocol over a pair of streams.
 * Nothing here waits for time to pass: every wait is for a message.
 */
import { PassThrough } from 'node:stream';
import {
  createProtocolConnection,
  type DidOpenTextDocumentParams,
  type InitializeParams,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type ProtocolConnection,
  type Registration,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { createConnection } from 'vscode-languageserver/node';
import type { Host } from '../../server/src/base/host.ts';
import { startServer } from '../../server/src/lsp/index.ts';
import { assets } from './assets.ts';

export interface LspPair {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Opens a document and resolves with its first diagnostics. */
  open(uri: string, text: string): Promise<PublishDiagnosticsParams>;
  /** Sends changes and resolves with the diagnostics of that version. */
  change(uri: string, version: number, changes: TextDocumentContentChangeEvent[]): Promise<PublishDiagnosticsParams>;
  /** Resolves with the next published diagnostics that `matches` accepts, earlier ones included. */
  published(matches: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  /** All that was published, in the order in which it came. */
  readonly history: readonly PublishDiagnosticsParams[];
  /** What the server logged as errors: an empty list means that no feature threw. */
  readonly errors: readonly string[];
  /** What the server logged as warnings. */
  readonly warnings: readonly string[];
  /** What the server asked to be told of. */
  readonly registrations: readonly Registration[];
  close(): Promise<void>;
}

/** A host without any files. */
export const emptyHost: Host = {
  readFile: () => Promise.resolve(null),
  lookAround: () => Promise.resolve({ kind: 'folder', siblings: [] }),
  librarySources: () => Promise.resolve(null),
  now: () => performance.now(),
};

export interface LspPairOptions {
  readonly host?: Host;
  readonly capabilities?: InitializeParams['capabilities'];
  readonly initializationOptions?: unknown;
  /** The workspace's folder. */
  readonly root?: string;
  /** Answers `workspace/configuration`. */
  readonly configuration?: () => unknown;
}

export async function startLspPair(options: LspPairOptions = {}): Promise<LspPair> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const history: PublishDiagnosticsParams[] = [];
  const waiting: { matches: (params: PublishDiagnosticsParams) => boolean; resolve: (params: PublishDiagnosticsParams) => void }[] = [];
  const errors: string[] = [];
  const warnings: string[] = [];
  const registrations: Registration[] = [];
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    history.push(params);
    for (const waiter of waiting.slice()) {
      if (!waiter.matches(params)) continue;
      waiting.splice(waiting.indexOf(waiter), 1);
      waiter.resolve(params);
    }
  });
  client.onNotification('window/logMessage', (params: { type: number; message: string }) => {
    if (params.type === 1) errors.push(params.message);
    if (params.type === 2) warnings.push(params.message);
  });
  client.onRequest('client/registerCapability', (params: { readonly registrations: readonly Registration[] }) => {
    registrations.push(...params.registrations);
    return null;
  });
  client.onRequest('workspace/configuration', () => [options.configuration?.() ?? null]);
  startServer(server, options.host ?? emptyHost, () => Promise.resolve(assets), 'test');
  client.listen();
  const capabilities = options.capabilities ?? {
    textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] }, publishDiagnostics: { relatedInformation: true } },
    workspace: { workspaceEdit: { documentChanges: true } },
  };
  const initialized = await client.sendRequest<InitializeResult>('initialize', { processId: null, rootUri: options.root ?? null, capabilities, initializationOptions: options.initializationOptions });
  await client.sendNotification('initialized', {});

  const published: LspPair['published'] = (matches) => {
    const known = history.find(matches);
    return known === undefined ? new Promise((resolve) => waiting.push({ matches, resolve })) : Promise.resolve(known);
  };
  return {
    client,
    initialized,
    history,
    errors,
    warnings,
    registrations,
    published,
    open: async (uri, text) => {
      const params: DidOpenTextDocumentParams = { textDocument: { uri, languageId: 'aster', version: 1, text } };
      await client.sendNotification('textDocument/didOpen', params);
      return published((candidate) => candidate.uri === uri && candidate.version === 1);
    },
    change: async (uri, version, contentChanges) => {
      await client.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      return published((candidate) => candidate.uri === uri && candidate.version === version);
    },
    close: async () => {
      await client.sendRequest('shutdown');
      client.end();
      client.dispose();
      server.dispose();
    },
  };
}
