/**
 * The life of the server: started, restarted after a crash at most five times in three minutes, given up, asked for again.
 */
import { describe, expect, test } from 'vitest';
import { decideAfterCrash, maximumRestarts, restartWindowMilliseconds } from '../../client/src/restart-policy.ts';
import type { ServerState } from '../../client/src/server-state.ts';
import { ServerSupervisor } from '../../client/src/supervisor.ts';

describe('the policy', () => {
  test('five restarts within three minutes, and not a sixth', () => {
    let restarts: readonly number[] = [];
    const granted = [0, 1, 2, 3, 4, 5].map((second) => {
      const decision = decideAfterCrash(restarts, second * 1000);
      ({ restarts } = decision);
      return decision.restart;
    });
    expect(granted).toEqual([true, true, true, true, true, false]);
  });

  test('a restart counts for three minutes and no longer', () => {
    const restarts = [0, 1, 2, 3, 4];
    expect(decideAfterCrash(restarts, restartWindowMilliseconds - 1).restart).toBe(false);
    expect(decideAfterCrash(restarts, restartWindowMilliseconds)).toEqual({ restart: true, restarts: [1, 2, 3, 4, restartWindowMilliseconds] });
  });

  test('no three minutes hold more than the maximum, however crashes are spaced', () => {
    for (const spacing of [0, 1, 20_000, 35_999, 36_000, 36_001, 90_000]) {
      let restarts: readonly number[] = [];
      const times: number[] = [];
      for (let crash = 0; crash < 40; crash += 1) {
        const now = crash * spacing;
        const decision = decideAfterCrash(restarts, now);
        ({ restarts } = decision);
        if (decision.restart) times.push(now);
      }
      for (const start of times) {
        const within = times.filter((time) => time >= start && time - start < restartWindowMilliseconds);
        expect(within.length).toBeLessThanOrEqual(maximumRestarts);
      }
    }
  });
});

interface FakeServer {
  readonly crash: () => void;
  readonly log: string[];
}

/** A supervisor over fake clients: each start is answered by the next of `starts`, and afterwards succeeds. */
function supervise(starts: readonly ('succeeds' | 'fails')[] = []) {
  const servers: FakeServer[] = [];
  const states: ServerState[] = [];
  let time = 0;
  let waiting: (() => void)[] = [];
  let gaveUp = 0;
  const supervisor = new ServerSupervisor(
    (closed) => {
      const outcome = starts[servers.length] ?? 'succeeds';
      const log: string[] = [];
      servers.push({ crash: closed, log });
      return {
        client: {
          start: async () => {
            log.push('start');
            if (outcome === 'fails') throw new Error('no such server');
          },
          dispose: async () => {
            log.push('dispose');
          },
        },
        release: () => void log.push('release'),
      };
    },
    {
      stateChanged: (state) => {
        states.push(state);
        for (const resolve of waiting) resolve();
        waiting = [];
      },
      gaveUp: () => {
        gaveUp += 1;
      },
      log: () => undefined,
      now: () => time,
    },
  );
  /** Resolves when the supervisor has reached the state through a change. */
  const reaches = async (state: ServerState): Promise<void> => {
    while (supervisor.state !== state) await new Promise<void>((resolve) => void waiting.push(resolve));
  };
  const crash = async (): Promise<void> => {
    servers.at(-1)?.crash();
    while (supervisor.state === 'running') await new Promise<void>((resolve) => void waiting.push(resolve));
  };
  return { supervisor, servers, states, reaches, crash, gaveUps: () => gaveUp, pass: (milliseconds: number) => void (time += milliseconds) };
}

describe('the life', () => {
  test('a crashed server is replaced by a fresh one, and what it left is freed', async () => {
    const { supervisor, servers, states, reaches, crash } = supervise();
    await supervisor.start();
    await crash();
    await reaches('running');
    expect(states).toEqual(['starting', 'running', 'starting', 'running']);
    expect(servers.map((server) => server.log)).toEqual([['start', 'dispose', 'release'], ['start']]);
  });

  test('the sixth crash within three minutes is the last, and is said once', async () => {
    const { supervisor, servers, reaches, crash, gaveUps } = supervise();
    await supervisor.start();
    for (let count = 0; count < maximumRestarts; count += 1) {
      await crash();
      await reaches('running');
    }
    expect(gaveUps()).toBe(0);
    await crash();
    await reaches('stopped');
    expect(gaveUps()).toBe(1);
    expect(servers).toHaveLength(maximumRestarts + 1);
    expect(supervisor.client).toBeUndefined();
  });

  test('crashes that are far apart are no reason to give up', async () => {
    const { supervisor, reaches, crash, gaveUps, pass } = supervise();
    await supervisor.start();
    for (let count = 0; count < 3 * maximumRestarts; count += 1) {
      pass(restartWindowMilliseconds / maximumRestarts);
      await crash();
      await reaches('running');
    }
    expect(gaveUps()).toBe(0);
  });

  test('a start that fails counts as a crash', async () => {
    const { supervisor, servers, reaches, gaveUps } = supervise(Array.from({ length: 20 }, () => 'fails'));
    await supervisor.start();
    await reaches('stopped');
    expect(servers).toHaveLength(maximumRestarts + 1);
    expect(gaveUps()).toBe(1);
  });

  test('a restart that is asked for forgets the crashes before it', async () => {
    const { supervisor, servers, reaches, crash } = supervise(Array.from({ length: maximumRestarts + 1 }, () => 'fails' as const));
    await supervisor.start();
    await reaches('stopped');
    await supervisor.restart();
    expect(supervisor.state).toBe('running');
    await crash();
    await reaches('running');
    expect(servers).toHaveLength(maximumRestarts + 3);
  });

  test('stopping is no crash, and a late word from an old server changes nothing', async () => {
    const { supervisor, servers, states } = supervise();
    await supervisor.start();
    await supervisor.stop();
    servers[0]?.crash();
    await new Promise((resolve) => setImmediate(resolve));
    expect(states).toEqual(['starting', 'running', 'stopped']);
    expect(servers).toHaveLength(1);
  });

  test('whoever waits for the server goes on when it runs', async () => {
    const { supervisor } = supervise();
    const started = supervisor.start();
    const order: string[] = [];
    await Promise.all([started, supervisor.settled().then(() => order.push(supervisor.state))]);
    expect(order).toEqual(['running']);
    await supervisor.settled();
  });
});
