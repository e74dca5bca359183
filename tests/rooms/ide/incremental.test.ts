/**
 * The invariant that everything fast rests on: after any sequence of edits, in any of several files, a workspace answers as
 * one that reads the texts for the first time. Failures print the seed and the shortest script that fast-check finds.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitions, documentSymbols, fileDiagnostics, foldingRanges, semanticTokens } from '../../../server/src/ide/index.ts';
import { itemTree } from '../../../server/src/items/index.ts';
import { layoutOf, TARGETS } from '../../../server/src/layout/index.ts';
import { laidOut } from '../../support/facts.ts';
import { type Fixture, type FixtureFile, newWorkspace, openFixture } from '../../support/fixture.ts';
import { generatedProgram } from '../../support/programs.ts';
import { applyEdit, editOf, type LooseEdit, looseEdit } from '../../support/random-edits.ts';

/** Types of two files that use each other, so that an edit in one is felt in the other. */
const MAIN = `use std::collections::HashMap;

const SIZE: usize = 4;

struct Node<T> {
    value: T,
    next: Option<Box<Node<T>>>,
}

struct Wasteful {
    a: u8,
    b: [u64; SIZE],
    c: u8,
    shared: Shared,
}

type Alias = Node<Wasteful>;

enum Choice {
    One(Alias),
    Two { map: HashMap<u32, Missing> },
}

mod inner {
    use super::*;

    struct Deep {
        choice: Choice,
    }
}

impl Wasteful {
    fn get(&self) -> Self {
        struct Local {
            deep: Shared,
        }
        Wasteful { a: 1 }
    }
}
`;
const OTHER = `#[repr(C)]
struct Shared {
    flag: bool,
    number: u32,
}

union Both {
    shared: Shared,
    bytes: [u8; 12],
}

struct Twice;
struct Twice;
`;

/** What happens to one of the files. */
type Step = { readonly kind: 'edit'; readonly file: number; readonly edit: LooseEdit } | { readonly kind: 'close'; readonly file: number } | { readonly kind: 'ask' };

const someFile = fc.integer({ min: 0, max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('edit' as const), file: someFile, edit: looseEdit }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ask' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), file: someFile }) },
);

const coldWorkspace = newWorkspace();

describe('a workspace that has been edited answers as a new one', () => {
  test('in programs that use each other', () => {
    check([MAIN, OTHER], 100, 14);
  });

  test('in generated programs', () => {
    check([generatedProgram(21, 12).text, generatedProgram(22, 6).text], 40, 10);
  });
});

function check(texts: readonly [string, string], numRuns: number, maxLength: number): void {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength }), (script) => {
      const files: FixtureFile[] = [
        { name: '/main.ast', text: texts[0] },
        { name: '/other.ast', text: texts[1] },
      ];
      const live = openFixture(files);
      for (const current of script) {
        if (current.kind === 'ask') {
          expect(stateOf(live)).toEqual(stateOf(openFixture(files, {}, coldWorkspace)));
          continue;
        }
        const file = files[current.file];
        if (file === undefined) continue;
        if (current.kind === 'close') {
          live.workspace.close(file.name);
          live.workspace.setSurroundings(file.name, { kind: 'known', root: '/' });
          live.workspace.open(file.name, file.text);
        } else {
          const edit = editOf(file.text, current.edit);
          files[current.file] = { ...file, text: applyEdit(file.text, edit) };
          live.workspace.edit(file.name, edit);
          fileDiagnostics(live.workspace.db, file.name);
        }
      }
      expect(stateOf(live)).toEqual(stateOf(openFixture(files, {}, coldWorkspace)));
    }),
    { numRuns },
  );
}

function stateOf(fixture: Fixture): unknown {
  const { db } = fixture.workspace;
  return {
    files: fixture.files.map(({ name }) => ({
      diagnostics: fileDiagnostics(db, name),
      items: namesOf(db.get(itemTree, name)),
      symbols: documentSymbols(db, name),
      tokens: semanticTokens(db, name),
      folds: foldingRanges(db, name),
      definitions: [30, 90, 150, 250, 400].map((offset) => definitions(db, name, offset)),
    })),
    layouts: laidOut(fixture).map(({ head, type }) => ({ head, layouts: TARGETS.map((target) => layoutOf(db, type, target)) })),
  };
}

/** The tree as text: its shapes hold each other, which makes comparing them slow. */
function namesOf(tree: unknown): string {
  return JSON.stringify(tree);
}
