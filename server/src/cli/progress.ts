/** One line that says how far long work has come: on a terminal only, only after a while, and gone when the work is done. */
import type { Machine } from './machine.ts';

export interface Progress {
  report(verb: string, done: number, total: number): void;
  /** Removes the line. */
  end(): void;
}

/** Milliseconds before anything is shown, and between two lines. */
const PATIENCE = 400;
const INTERVAL = 80;
const CLEAR_LINE = '\r\u001B[K';

export const NO_PROGRESS: Progress = { report: () => undefined, end: () => undefined };

export function progressOn(machine: Machine): Progress {
  const { errors, now } = machine;
  if (!errors.isTerminal) return NO_PROGRESS;
  let started: number | null = null;
  let shownAt = 0;
  let isShown = false;
  return {
    report: (verb, done, total) => {
      const time = now();
      started ??= time;
      if (time - started < PATIENCE || time - shownAt < INTERVAL) return;
      shownAt = time;
      isShown = true;
      errors.write(`${CLEAR_LINE}${verb} ${done} of ${total} files`);
    },
    end: () => {
      if (isShown) errors.write(CLEAR_LINE);
      isShown = false;
    },
  };
}
