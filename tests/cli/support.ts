/**
 * Calls the command line in this process: a folder of its own on the disk, streams that remember what was written, and the
 * product's own file system. Nothing here waits for time to pass.
 */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ExitStatus, type Machine, run } from '../../server/src/cli/index.ts';
import { nodeFiles } from '../../server/src/host/node-files.ts';
import { Workspace } from '../../server/src/ide/index.ts';
import { parser } from '../support/assets.ts';

export interface Outcome {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  /** What stands in standard input. */
  readonly input?: string;
  /** Both streams are terminals. */
  readonly isTerminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Changes the machine in any other way. */
  readonly machine?: Partial<Machine>;
  /** Sees standard output as it is written. */
  readonly onOutput?: (text: string) => void;
}

/** A folder that is gone when the test is. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'aster-cli-')));

  /** @param files contents by name; folders are made as needed. */
  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    onTestFinished(() => rmSync(this.path, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  at(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    // Whole or not at all, so that nobody who watches reads half of it.
    writeFileSync(this.at(`${name}.new`), content);
    renameSync(this.at(`${name}.new`), this.at(name));
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  /** `aster-analyzer words…` in this folder. */
  async call(words: readonly string[], options: CallOptions = {}): Promise<Outcome> {
    const written = { stdout: '', stderr: '' };
    const stream = (name: keyof typeof written): Machine['output'] => ({
      isTerminal: options.isTerminal ?? false,
      write: (text) => {
        written[name] += text;
        if (name === 'stdout') options.onOutput?.(text);
      },
    });
    const status = await run(words, {
      output: stream('stdout'),
      errors: stream('stderr'),
      environment: options.environment ?? {},
      currentFolder: this.path,
      files: { ...nodeFiles, readStandardInput: () => Promise.resolve({ kind: 'text', text: options.input ?? '', hasByteOrderMark: false }) },
      createWorkspace: () => Promise.resolve(emptyWorkspace()),
      version: '0.0.0',
      now: () => 0,
      stop: new AbortController().signal,
      ...options.machine,
    });
    return { status, ...written };
  }
}

const workspace = Workspace.over(parser);

/** One for all calls, emptied for each: the standard library is read once. Calls that overlap need workspaces of their own. */
function emptyWorkspace(): Workspace {
  for (const file of workspace.files) workspace.close(file);
  workspace.setLibrary('', new Map());
  return workspace;
}

/** The parsed document of a call that prints JSON. */
export function json(outcome: Outcome): Readonly<Record<string, unknown>> {
  return JSON.parse(outcome.stdout) as Readonly<Record<string, unknown>>;
}
