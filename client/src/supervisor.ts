/**
 * The life of the language server as this window sees it: started, restarted after a crash, stopped, given up.
 *
 * Every start makes a fresh client, because the library's client cannot be started again after a failed start.
 * Hosts differ only in how a client is made (a process or a worker). No editor API is used, so the life is tested alone.
 * Invariant: at most one session is current, and only the current one changes the state.
 */
import { decideAfterCrash } from './restart-policy.ts';
import type { ServerState } from './server-state.ts';

/** What the supervisor asks of a client; the library's clients can do it. */
export interface StartableClient {
  readonly start: () => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** One server: its client, and how to free what the client itself does not end. */
export interface ServerSession<Client extends StartableClient> {
  readonly client: Client;
  readonly release: () => void;
}

/** Makes a session that is not started; `closed` is to be called when its connection closes unasked. */
export type CreateSession<Client extends StartableClient> = (closed: () => void) => ServerSession<Client>;

export interface SupervisorEvents {
  readonly stateChanged: (state: ServerState) => void;
  /** The server ended by itself and will not be started again. */
  readonly gaveUp: () => void;
  readonly log: (message: string) => void;
  /** The time in milliseconds. */
  readonly now: () => number;
}

export class ServerSupervisor<Client extends StartableClient> {
  readonly #createSession: CreateSession<Client>;
  readonly #events: SupervisorEvents;
  readonly #waiting: (() => void)[] = [];
  #session: ServerSession<Client> | undefined;
  #state: ServerState = 'stopped';
  #restarts: readonly number[] = [];

  constructor(createSession: CreateSession<Client>, events: SupervisorEvents) {
    this.#createSession = createSession;
    this.#events = events;
  }

  get state(): ServerState {
    return this.#state;
  }

  /** The client of a running server. */
  get client(): Client | undefined {
    return this.#state === 'running' ? this.#session?.client : undefined;
  }

  /** Starts a server; resolves when it runs or this start has failed, and never rejects. */
  async start(): Promise<void> {
    const session: ServerSession<Client> = this.#createSession(() => {
      // The library finishes its own clean-up after it has told us; the next start waits for that.
      setTimeout(() => this.#sessionEnded(session), 0);
    });
    this.#session = session;
    this.#setState('starting');
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
    if (this.#state === 'starting') await new Promise<void>((resolve) => void this.#waiting.push(resolve));
  }

  #sessionEnded(session: ServerSession<Client>): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    void this.#end(session);
    const decision = decideAfterCrash(this.#restarts, this.#events.now());
    this.#restarts = decision.restarts;
    if (decision.restart) {
      this.#events.log(`The server ended by itself; restart ${decision.restarts.length}.`);
      void this.start();
      return;
    }
    this.#setState('stopped');
    this.#events.gaveUp();
  }

  async #end(session: ServerSession<Client>): Promise<void> {
    try {
      await session.client.dispose();
    } catch (error) {
      // A server that has crashed cannot say goodbye. That is no news to anybody but the log.
      this.#events.log(`The server did not stop by itself: ${String(error)}`);
    }
    session.release();
  }

  #setState(state: ServerState): void {
    if (this.#state === state) return;
    this.#state = state;
    if (state !== 'starting') for (const resolve of this.#waiting.splice(0)) resolve();
    this.#events.stateChanged(state);
  }
}
