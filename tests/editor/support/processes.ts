/**
 * Starts an editor's server as a process of its own and ends it with everything that it has started.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

export interface RunningProcess {
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Starts a Node program; resolves when its output holds `ready`, rejects with the output if it ends before. */
export async function startProcess(args: readonly string[], ready: string, cwd: string): Promise<RunningProcess> {
  // A group of its own, so that its children end with it.
  const child = spawn(process.execPath, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${args[0]} did not start.`);
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (output.includes(ready)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => reject(new Error(`${args[0]} ended before it was ready:\n${output}`)));
  });
  return {
    pid,
    stop: async () => {
      try {
        process.kill(-pid, 'SIGTERM');
      } catch {
        // The group is gone already.
      }
      await ended;
    },
  };
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}
