/**
 * The supervisor as this extension uses it: over the library's clients, whichever host they run in. A type only.
 */
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ServerSupervisor } from './supervisor.ts';

export type ExtensionServer = ServerSupervisor<BaseLanguageClient>;
