/** Brings the sources of the pinned crates with cargo: into a folder of the system's for temporary files, where the next run finds them again. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PinnedCrate } from './pinned.ts';

/** Milliseconds for cargo to fetch everything. */
const LONGEST = 120_000;

export type Brought = { readonly kind: 'here'; readonly folderOf: (crate: PinnedCrate) => string } | { readonly kind: 'not-run'; readonly reason: string };

export function bringCrates(crates: readonly PinnedCrate[]): Brought {
  const cache = join(tmpdir(), 'aster-real-code');
  const folderOf = ({ name, version }: PinnedCrate): string => join(cache, `${name}-${version}`);
  const missing = crates.filter((crate) => !existsSync(folderOf(crate)));
  if (missing.length === 0) return { kind: 'here', folderOf };
  if (spawnSync('cargo', ['--version']).status !== 0) return { kind: 'not-run', reason: 'cargo is not installed' };
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'fetch-'));
  try {
    const dependencies = missing.map(({ name, version }) => `${name} = { version = "=${version}", default-features = false }\n`).join('');
    writeFileSync(join(folder, 'Cargo.toml'), `[package]\nname = "real-code"\nversion = "0.0.0"\nedition = "2021"\n\n[lib]\npath = "lib.rs"\n\n[dependencies]\n${dependencies}`);
    writeFileSync(join(folder, 'lib.rs'), '');
    const { status, stderr } = spawnSync('cargo', ['vendor', '--versioned-dirs', '--quiet', 'vendor'], { cwd: folder, encoding: 'utf8', timeout: LONGEST });
    if (status !== 0) return { kind: 'not-run', reason: `cargo cannot fetch the crates: ${stderr?.trim().split('\n').at(-1) ?? 'it did not end in time'}` };
    // A folder is moved whole, so that a run that is ended leaves no half of one.
    for (const crate of missing) if (!existsSync(folderOf(crate))) renameSync(join(folder, 'vendor', `${crate.name}-${crate.version}`), folderOf(crate));
    return { kind: 'here', folderOf };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
