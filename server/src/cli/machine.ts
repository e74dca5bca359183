/**
 * What a command needs of the machine that it runs on: streams, files, a parser. The entry gives the real ones, tests give
 * their own; nothing in this room reads a file, a clock or an environment variable by itself.
 */
import type { FileSystem } from '../base/file-system.ts';
import type { Workspace } from '../ide/index.ts';

export interface OutputStream {
  write(text: string): void;
  /** Somebody reads it as it is written: colours and a progress line make sense. */
  readonly isTerminal: boolean;
}

export interface Machine {
  readonly output: OutputStream;
  readonly errors: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute. Files are named relative to it. */
  readonly currentFolder: string;
  readonly files: FileSystem;
  /** A new workspace with the standard library in it. */
  readonly createWorkspace: () => Promise<Workspace>;
  /** Of the product: `0.1.0`. */
  readonly version: string;
  /** Milliseconds from any fixed moment. */
  readonly now: () => number;
  /** Ends what would go on for ever: watching. */
  readonly stop: AbortSignal;
}

/** 0: clean. 1: errors were found. 2: misuse, or something could not be read; it wins over 1. */
export type ExitStatus = 0 | 1 | 2;

/** Whether text on this stream may be coloured: on a terminal only, and not where https://no-color.org is asked for. */
export function hasColours(machine: Machine, stream: OutputStream): boolean {
  const { NO_COLOR: refused, TERM: terminal } = machine.environment;
  return stream.isTerminal && (refused === undefined || refused === '') && terminal !== 'dumb';
}
