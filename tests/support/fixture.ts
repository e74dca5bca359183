/**
 * Programs of one or several files, opened in a workspace as an editor would: in one folder, which is a package if there
 * is an `/aster.toml`. One workspace serves all fixtures of a process, one after the other: a fixture costs its own text,
 * not the standard library's. Who needs two at a time makes the second workspace (`newWorkspace`).
 */
import { DEFAULT_SETTINGS, fileDiagnostics, type Diagnostic, Workspace } from '../../server/src/ide/index.ts';
import { parser } from './assets.ts';

export interface FixtureFile {
  /** `/main.ast` */
  readonly name: string;
  readonly text: string;
}

export interface Fixture {
  readonly workspace: Workspace;
  /** The Aster files, in the order given. */
  readonly files: readonly FixtureFile[];
}

export interface FixtureOptions {
  readonly target?: '64' | '32';
  readonly stage?: 1 | 2 | 3;
}

const shared = newWorkspace();

export function newWorkspace(): Workspace {
  return Workspace.over(parser);
}

/** A workspace that holds the files and nothing else but the standard library. It ends the fixture before it in that workspace. */
export function openFixture(files: readonly FixtureFile[], options: FixtureOptions = {}, workspace: Workspace = shared): Fixture {
  for (const file of workspace.files) workspace.close(file);
  setUp(workspace, files, options);
  for (const { name, text } of asterFiles(files)) workspace.open(name, text);
  return { workspace, files: asterFiles(files) };
}

/** One file, `/main.ast`, alone in its folder. */
export function openText(text: string, options: FixtureOptions = {}): Workspace {
  return openFixture([{ name: '/main.ast', text }], options).workspace;
}

/** Settings and surroundings for files that are still to be opened. */
function setUp(workspace: Workspace, files: readonly FixtureFile[], options: FixtureOptions): void {
  workspace.setSettings({ ...DEFAULT_SETTINGS, target: options.target ?? '64', stage: options.stage ?? 3 });
  const isPackage = files.some((file) => file.name === '/aster.toml');
  const names = asterFiles(files).map((file) => file.name);
  for (const name of names) workspace.setSurroundings(name, { kind: 'known', root: '/' });
  workspace.setSources('/', { isPackage, name: null, files: names.toSorted(), isComplete: true });
}

/** The diagnostics of all files, in the order of the files. */
export function allDiagnostics(fixture: Fixture): { readonly file: string; readonly diagnostic: Diagnostic }[] {
  return fixture.files.flatMap(({ name }) => fileDiagnostics(fixture.workspace.db, name).map((diagnostic) => ({ file: name, diagnostic })));
}

function asterFiles(files: readonly FixtureFile[]): readonly FixtureFile[] {
  return files.filter((file) => file.name.endsWith('.ast'));
}
