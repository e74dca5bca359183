/**
 * The life of the language server as this window sees it: started, restarted after a crash, stopped, given up.
 *
 * Every start makes a fresh client, because the library's client cannot be started again after a failed start.
 * Hosts differ only in how a client is made (a process or a worker), which `ServerHost` hands in.
 * Invariant: at most one session is current, and only the current one changes the state.
 */
import { EventEmitter, type Disposable, type Event } from 'vscode';
import { CloseAction, ErrorAction, type BaseLanguageClient, type ErrorHandler } from 'vscode-languageclient';
import { decideAfterCrash } from './restart-policy.ts';
import type { ServerState } from './server-state.ts';

/** What a host does for one server: makes the client, and frees what the client itself does not end. */
export interface ServerSession {
  readonly client: BaseLanguageClient;
  readonly release: () => void;
}

export type CreateSession = (errorHandler: ErrorHandler) => ServerSession;

export interface SupervisorEvents {
  /** A client that has just been made and is not started yet: the moment to register handlers. */
  readonly created: (client: BaseLanguageClient) => void;
  /** The server ended by itself and will not be started again. */
  readonly gaveUp: () => void;
  readonly log: (message: string) => void;
}

export class ServerSupervisor implements Disposable {
  readonly #createSession: CreateSession;
  readonly #events: SupervisorEvents;
  readonly #stateChanged = new EventEmitter<ServerState>();
  #session: ServerSession | undefined;
  #state: ServerState = 'stopped';
  #restarts: readonly number[] = [];

  /** Fires after each change of {@link state}. */
  readonly onDidChangeState: Event<ServerState> = this.#stateChanged.event;

  constructor(createSession: CreateSession, events: SupervisorEvents) {
    this.#createSession = createSession;
    this.#events = events;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The client of a running server. */
  get client(): BaseLanguageClient | undefined {
    return this.#state === 'running' ? this.#session?.client : undefined;
  }

  /** Starts a server; resolves when it runs or has failed, and never rejects. */
  async start(): Promise<void> {
    const session = this.#createSession(this.#errorHandler());
    this.#session = session;
    this.#setState('starting');
    this.#events.created(session.client);
    try {
      await session.client.start();
      if (this.#session === session) this.#setState('running');
    } catch (error) {
      this.#events.log(`The server did not start: ${String(error)}`);
      this.#sessionEnded(session);
    }
  }

  /** Ends the server, forgets its earlier crashes and starts a new one. */
  async restart(): Promise<void> {
    await this.stop();
    this.#restarts = [];
    await this.start();
  }

  /** Ends the server; resolves also when it does not answer. */
  async stop(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    this.#setState('stopped');
    if (session !== undefined) await this.#end(session);
  }

  /** Resolves when the server runs or is stopped, at once if it is not starting. */
  async settled(): Promise<void> {
    if (this.#state !== 'starting') return;
    await new Promise<void>((resolve) => {
      const listener = this.onDidChangeState((state) => {
        if (state === 'starting') return;
        listener.dispose();
        resolve();
      });
    });
  }

  dispose(): void {
    this.#stateChanged.dispose();
  }

  #errorHandler(): ErrorHandler {
    return {
      // A message that cannot be read or written is logged by the library. A connection that is really broken closes.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const session = this.#session;
        // The library finishes its own clean-up after this handler has returned; the next start waits for that.
        if (session !== undefined) setTimeout(() => this.#sessionEnded(session), 0);
        return { action: CloseAction.DoNotRestart, handled: true, message: 'The connection to the server was closed.' };
      },
    };
  }

  #sessionEnded(session: ServerSession): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    void this.#end(session);
    const decision = decideAfterCrash(this.#restarts, Date.now());
    this.#restarts = decision.restarts;
    if (decision.restart) {
      this.#events.log(`The server ended by itself; restart ${decision.restarts.length}.`);
      void this.start();
      return;
    }
    this.#setState('stopped');
    this.#events.gaveUp();
  }

  async #end(session: ServerSession): Promise<void> {
    try {
      await session.client.dispose();
    } catch (error) {
      // A server that has crashed cannot say goodbye. That is no news to anybody.
      this.#events.log(`The server did not stop by itself: ${String(error)}`);
    }
    session.release();
  }

  #setState(state: ServerState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#stateChanged.fire(state);
  }
}
