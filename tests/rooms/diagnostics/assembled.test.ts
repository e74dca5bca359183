/**
 * Diagnostics assembled with the help of those before are what they are from nothing, after any edits in any file; and where
 * nothing changed the lists are the same objects, which is what a client's view is kept up to date by.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleDiagnostics, type AssembledDiagnostics } from '../../../server/src/diagnostics/index.ts';
import { DEFAULT_SETTINGS, type Workspace } from '../../../server/src/ide/index.ts';
import { openFixture, openText } from '../../support/fixture.ts';
import { applyEdit, editOf, looseEdit } from '../../support/random-edits.ts';

const FILE = '/main.ast';
const OTHER = '/other.ast';

/** Something to say in most chunks; what is said in some of them speaks of places in others. */
const TEXT = `struct Wasteful {
    a: u8,
    b: u64,
    c: u8,
}

struct Twice;

mod inner {
    struct Deep {
        a: Missing,
        shared: Shared,
    }
}

fn broken( {

@allow(missing-token)
fn silenced() { let a = ; }

struct Twice;

enum Endless {
    One(Endless),
}

impl Wasteful {
    fn get(&self) -> Absent {
        struct Local { a: u8, b: u64, c: u8 }
    }
}
`;

test('after any edits they are what they are from nothing', () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), file: fc.constantFrom(FILE, OTHER), edit: looseEdit }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('level' as const), level: fc.constantFrom('off' as const, 'error' as const) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (script) => {
      const texts = new Map([[FILE, TEXT], [OTHER, 'struct Shared { a: u8, b: u32 }\n']]);
      const { workspace } = openFixture([...texts].map(([name, text]) => ({ name, text })));
      let assembled: AssembledDiagnostics | null = null;
      for (const current of script) {
        assembled = assembleDiagnostics(workspace.db, FILE, assembled);
        if (current.kind === 'level') workspace.setSettings({ ...DEFAULT_SETTINGS, rules: { 'padding-waste': current.level } });
        else {
          const before = texts.get(current.file) ?? '';
          const edit = editOf(before, current.edit);
          texts.set(current.file, applyEdit(before, edit));
          workspace.edit(current.file, edit);
        }
        assembled = assembleDiagnostics(workspace.db, FILE, assembled);
        expect(assembled).toEqual(assembleDiagnostics(workspace.db, FILE, null));
      }
    }),
    { numRuns: 150 },
  );
});

describe('an edit keeps the lists of the other chunks', () => {
  test.each([
    ['in a body', 'let a = ;', 'let ab = ;'],
    ['a line above everything', 'struct Wasteful', '// A remark.\n\nstruct Wasteful'],
    ['two items above everything', 'struct Wasteful', 'struct New;\n\nstruct New2;\n\nstruct Wasteful'],
    ['of a type that another holds', 'One(Endless)', 'One(u8)'],
  ])('%s', (_name, old, replacement) => {
    const { kept, total } = keptBy(old, replacement);
    // The edited chunk, what the edit put before it, and the one that points at another.
    expect(total - kept).toBeLessThanOrEqual(4);
    expect(total).toBeGreaterThanOrEqual(6);
  });

  test('and the same text again keeps all but those that point elsewhere', () => {
    const { kept, total } = keptBy('Wasteful', 'Wasteful');
    expect(total - kept).toBe(1);
  });
});

function keptBy(old: string, replacement: string): { readonly kept: number; readonly total: number } {
  const workspace: Workspace = openText(TEXT);
  const before = assembleDiagnostics(workspace.db, FILE, null);
  const start = TEXT.indexOf(old);
  workspace.edit(FILE, { start, end: start + old.length, text: replacement });
  const after = assembleDiagnostics(workspace.db, FILE, before);
  const said = before.spoken.map(({ found }) => found);
  return { kept: after.spoken.filter(({ found }) => said.includes(found)).length, total: after.spoken.length };
}
