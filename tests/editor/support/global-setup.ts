/**
 * Before the suite: unpacks and installs the package into a fresh editor and starts the editor. After it: ends the editor.
 */
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readZip } from '../../client/zip.ts';
import { codeServerFolder, extensionsFolder, makeFolder, packagePath, repositoryRoot, unpackedExtension, userDataFolder } from './environment.ts';
import { freePort, startProcess } from './processes.ts';
import { writeUserSettings } from './user-settings.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the editor listens, as `127.0.0.1:PORT`. */
    authority: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const entry of readZip(readFileSync(packagePath))) {
    if (!entry.name.startsWith('extension/')) continue;
    const path = join(dirname(unpackedExtension), entry.name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, entry.read());
  }
  await build({
    absWorkingDir: repositoryRoot,
    entryPoints: ['tests/editor/api/body.ts'],
    outfile: join(unpackedExtension, 'test', 'body.js'),
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
    logLevel: 'warning',
  });

  const entry = join(codeServerFolder, 'out', 'node', 'entry.js');
  const folders = ['--config', join(userDataFolder, 'config.yaml'), '--user-data-dir', userDataFolder, '--extensions-dir', extensionsFolder];
  makeFolder('user-data');
  writeUserSettings();
  execFileSync(process.execPath, [entry, ...folders, '--install-extension', packagePath, '--force'], { stdio: 'pipe' });

  const authority = `127.0.0.1:${await freePort()}`;
  const flags = ['--auth', 'none', '--bind-addr', authority, '--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-getting-started-override'];
  const editor = await startProcess([entry, ...folders, ...flags], 'HTTP server listening on', makeFolder('workspaces'));
  project.provide('authority', authority);
  return () => editor.stop();
}
