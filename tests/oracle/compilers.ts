/** Running the compilers that know the answers, in a folder of their own that is removed again. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The exit code of a run that could not compare anything, because a compiler is not installed. */
export const EXIT_WITHOUT_COMPILER = 3;

export const CLANG_CANDIDATES = ['clang-19', 'clang'] as const;

/** The first of the commands that answers `--version`, with what it answers; `null` if none does. */
export function findCompiler(candidates: readonly string[]): { readonly command: string; readonly version: string } | null {
  for (const command of candidates) {
    const answer = spawnSync(command, ['--version'], { encoding: 'utf8' });
    const version = answer.stdout?.split('\n')[0];
    if (answer.status === 0 && version !== undefined) return { command, version };
  }
  return null;
}

export interface Run {
  readonly status: number | null;
  readonly standardOutput: string;
  readonly standardError: string;
}

/** Calls `action` with a fresh folder and a way to write a file and to run a command in it. */
export function inFolder<T>(action: (tools: { readonly write: (name: string, text: string) => void; readonly run: (command: string, parameters: readonly string[], environment?: Readonly<Record<string, string>>) => Run }) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'aster-oracle-'));
  try {
    return action({
      write: (name, text) => writeFileSync(join(folder, name), text),
      run: (command, parameters, environment = {}) => {
        const result = spawnSync(command, parameters, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30, env: { ...process.env, ...environment } });
        return { status: result.status, standardOutput: result.stdout ?? '', standardError: result.stderr ?? '' };
      },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
