/**
 * Memory stays bounded however long a session lasts: what is remembered of items that were renamed, deleted or closed goes
 * away, and parsed trees are freed. Counted in entries of the query table, which is what grows first.
 */
import { describe, expect, test } from 'vitest';
import { definitions, fileDiagnostics, hover, type Workspace } from '../../server/src/ide/index.ts';
import { newWorkspace } from '../support/fixture.ts';
import { generatedProgram } from '../support/programs.ts';
import { Random } from '../support/random.ts';
import { ROUNDS, TIMEOUT } from './rounds.ts';

const EDITS = 2_000;
const FILE = '/main.ast';

describe('the table does not grow', () => {
  test('while names are typed', () => {
    const workspace = newWorkspace();
    workspace.open(FILE, 'struct Name_ {\n    a: u8,\n    b: Option<u64>,\n}\n\nfn use_it(it: Name_) {}\n');
    ask(workspace, 12, 0);
    const sizes = sizesWhile(workspace, (edit) => {
      // A name that has not been there before, in the declaration.
      const text = workspace.text(FILE) ?? '';
      const start = text.indexOf('Name_');
      const end = text.indexOf(' {', start);
      workspace.edit(FILE, { start, end, text: `Name_${edit}` });
      ask(workspace, start + 2, edit);
    });
    expectBounded(sizes);
  }, TIMEOUT);

  test('under random edits', () => {
    const workspace = newWorkspace();
    const { text } = generatedProgram(31, 20);
    workspace.open(FILE, text);
    ask(workspace, 100, 0);
    const random = new Random(31);
    const sizes = sizesWhile(workspace, (edit) => {
      const length = workspace.text(FILE)?.length ?? 0;
      const start = random.below(length);
      workspace.edit(FILE, { start, end: Math.min(length, start + random.below(4)), text: random.pick(['a', 'struct B', '\n', ' ', '{', '}', '"', 'x1', '\nfn f() {}\n']) });
      // Back to the text now and then, so that its size stays what it was.
      if (edit % 50 === 0) workspace.open(FILE, text);
      ask(workspace, start, edit);
    });
    workspace.open(FILE, text);
    expectBounded(sizes);
  }, TIMEOUT);

  test('while files are opened and closed', () => {
    const workspace = newWorkspace();
    workspace.open(FILE, 'struct Kept { a: u8 }\n');
    const sizes = sizesWhile(workspace, (edit) => {
      const name = `/file_${edit}.ast`;
      workspace.open(name, `struct A${edit} { a: u8, b: Vec<u64> }\n`);
      fileDiagnostics(workspace.db, name);
      workspace.close(name);
      ask(workspace, 8, edit);
    });
    expect(workspace.files).toEqual([FILE]);
    expectBounded(sizes);
  }, TIMEOUT);
});

test('what renamed items leave behind goes in the first quiet moment that is worth it', () => {
  const workspace = newWorkspace();
  const sizes = [10, 250].map((edits) => {
    workspace.open(FILE, 'struct Name_ {}\n');
    for (let edit = 0; edit < edits; edit += 1) {
      workspace.open(FILE, `struct Name_${edit} {}\n`);
      fileDiagnostics(workspace.db, FILE);
    }
    const before = workspace.db.size;
    workspace.tidyUp();
    return { before, after: workspace.db.size };
  });
  expect(sizes[0]?.after).toBe(sizes[0]?.before);
  expect(sizes[1]?.after).toBeLessThan((sizes[1]?.before ?? 0) - 250);
});

/** Diagnostics after every edit, as an editor asks; a hover after every tenth. */
function ask(workspace: Workspace, offset: number, edit: number): void {
  fileDiagnostics(workspace.db, FILE);
  if (edit % 10 !== 0) return;
  hover(workspace, FILE, offset, { markdown: true, pictures: true, theme: 'dark', commandLinks: true });
  definitions(workspace.db, FILE, offset);
}

/** The table's size after each quarter of the edits. */
function sizesWhile(workspace: Workspace, edit: (index: number) => void): number[] {
  const total = EDITS * ROUNDS;
  const sizes: number[] = [];
  for (let index = 1; index <= total; index += 1) {
    edit(index);
    if (index % (total / 4) === 0) sizes.push(workspace.db.size);
  }
  return sizes;
}

/** The second half of a long session holds no more than the first, apart from what waits for the next sweep. */
function expectBounded(sizes: readonly number[]): void {
  const [first = 0, , , last = 0] = sizes;
  expect(sizes.length).toBe(4);
  expect(last, sizes.join(', ')).toBeLessThan(first * 1.3);
}
