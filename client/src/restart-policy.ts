/**
 * When a server that ended by itself is started again.
 *
 * A pure decision over the times of earlier restarts; the supervisor acts on it.
 * Invariant: within any three minutes there are at most five restarts, so a server that dies at once cannot spin.
 */

export const maximumRestarts = 5;
export const restartWindowMilliseconds = 3 * 60 * 1000;

export interface RestartDecision {
  readonly restart: boolean;
  /** The restarts that still count, in ascending order, this one included when it is granted. Milliseconds. */
  readonly restarts: readonly number[];
}

/** Decides after a crash at `now` (milliseconds), given the restarts that the last decision returned. */
export function decideAfterCrash(restarts: readonly number[], now: number): RestartDecision {
  const recent = restarts.filter((time) => now - time < restartWindowMilliseconds);
  return recent.length < maximumRestarts ? { restart: true, restarts: [...recent, now] } : { restart: false, restarts: recent };
}

/** What the person reads when no further restart is granted. */
export const gaveUpMessage = `The Aster language server stopped ${maximumRestarts + 1} times within three minutes, so it is not started again.`;
