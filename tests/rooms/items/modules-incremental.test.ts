/** What changes in one file of a package cost the others, and that any changes end where reading everything anew would. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definitions, fileDiagnostics, type Workspace } from '../../../server/src/ide/index.ts';
import { newWorkspace, openFixture } from '../../support/fixture.ts';
import { applyEdit, editOf, type LooseEdit, looseEdit } from '../../support/random-edits.ts';

const NAMES = ['/src/main.ast', '/src/lib.ast', '/src/a.ast', '/src/a/b.ast', '/src/a/mod.ast', '/src/c.ast', '/tests/t.ast'] as const;
const TEXTS: Readonly<Record<(typeof NAMES)[number], string>> = {
  '/src/main.ast': 'mod a;\nmod c;\nuse a::*;\npub struct M {\n    a: a::A,\n    b: b::B,\n    c: crate::c::C,\n}\nfn run(m: M) -> u8 {\n    m.c.size() + shared()\n}\n',
  '/src/lib.ast': 'pub mod a;\npub mod c;\npub use c::shared;\n',
  '/src/a.ast': 'pub mod b;\npub use self::b::B as Renamed;\npub struct A {\n    b: Renamed,\n}\npub use super::c::shared;\n',
  '/src/a/b.ast': 'use super::*;\nuse crate::c::{C, Missing};\npub struct B {\n    c: C,\n}\nimpl B {\n    pub fn get(&self) -> u8 {\n        self.c.size()\n    }\n}\n',
  '/src/a/mod.ast': 'pub mod b;\npub struct A;\n',
  '/src/c.ast': 'pub struct C {\n    x: u8,\n}\nimpl C {\n    pub fn size(&self) -> u8 {\n        self.x\n    }\n}\npub fn shared() -> u8 {\n    1\n}\npub mod nothing;\n',
  '/tests/t.ast': 'use shop::a::A;\nuse shop::shared;\nfn test() {\n    shared(1);\n}\n',
};

type Files = Map<string, string>;

function setSources(workspace: Workspace, files: Files, isPackage: boolean): void {
  const names = [...files.keys()].toSorted();
  workspace.setSources('/', { isPackage, name: 'shop', files: names, isComplete: true });
  for (const name of names) workspace.setSurroundings(name, { kind: 'known', root: '/' });
}

function open(files: Files, isPackage: boolean, workspace: Workspace): Workspace {
  openFixture([...files].map(([name, text]) => ({ name, text })), {}, workspace);
  setSources(workspace, files, isPackage);
  return workspace;
}

/** Everything that is said of every file, and where some of its names lead. */
function stateOf(workspace: Workspace, files: Files): unknown {
  return [...files.keys()].toSorted().map((name) => {
    const text = workspace.text(name) ?? '';
    const places = [...text.matchAll(/\b[A-Za-z]\w*/gu)].map((match) => match.index).filter((_, index) => index % 3 === 0);
    return { name, text, diagnostics: fileDiagnostics(workspace.db, name), definitions: places.map((at) => definitions(workspace.db, name, at)) };
  });
}

type Step =
  | { readonly kind: 'edit'; readonly file: number; readonly edit: LooseEdit }
  | { readonly kind: 'toggle'; readonly file: number }
  | { readonly kind: 'package' }
  | { readonly kind: 'ask' };

const someFile = fc.integer({ min: 0, max: NAMES.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('edit' as const), file: someFile, edit: looseEdit }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('toggle' as const), file: someFile }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'package' as const }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'ask' as const }) },
);

test('a package whose files were edited, came and went answers as one that is read anew', () => {
  const [warm, cold] = [newWorkspace(), newWorkspace()];
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (script) => {
      const files: Files = new Map(Object.entries(TEXTS));
      let isPackage = true;
      open(files, isPackage, warm);
      for (const current of [...script, { kind: 'ask' as const }]) {
        if (current.kind === 'ask') {
          expect(stateOf(warm, files)).toEqual(stateOf(open(files, isPackage, cold), files));
          continue;
        }
        if (current.kind === 'package') isPackage = !isPackage;
        else {
          const name = NAMES[current.file] ?? NAMES[0];
          const text = files.get(name);
          if (current.kind === 'toggle') {
            if (text === undefined) {
              files.set(name, TEXTS[name]);
              warm.open(name, TEXTS[name]);
            } else {
              files.delete(name);
              warm.close(name);
            }
          } else if (text !== undefined) {
            const edit = editOf(text, current.edit);
            files.set(name, applyEdit(text, edit));
            warm.edit(name, edit);
          }
        }
        setSources(warm, files, isPackage);
      }
    }),
    { numRuns: 60 },
  );
});

describe('an edit in one file', () => {
  /** The queries about other files that an edit in a file makes run, by name and file. */
  function computedElsewhere(file: (typeof NAMES)[number], find: string, replace: string): string[] {
    const files: Files = new Map(Object.entries(TEXTS));
    const workspace = open(files, true, newWorkspace());
    const ask = (): void => {
      for (const name of files.keys()) fileDiagnostics(workspace.db, name);
    };
    ask();
    const start = TEXTS[file].indexOf(find);
    expect(start).not.toBe(-1);
    workspace.edit(file, { start, end: start + find.length, text: replace });
    return workspace.db.recordComputations(ask).filter((entry) => !entry.includes(`(${file}`));
  }

  test('inside a body asks nothing about the others', () => {
    expect(computedElsewhere('/src/c.ast', 'self.x\n', 'self.x + 1\n')).toEqual([]);
    expect(computedElsewhere('/src/a/b.ast', 'self.c.size()', '0')).toEqual([]);
  });

  test('that adds an item asks the others about no types and no bodies, but about the name that is missing in it', () => {
    const computed = computedElsewhere('/src/c.ast', 'pub fn shared', 'pub fn unheard_of() {}\npub fn shared');
    expect(computed.filter((entry) => /^(?:inferred|typedBody|functionSignature|typeDeclaration|moduleMap|flow|ownership|itemFindings)/u.test(entry))).toEqual(['itemFindings(/src/a/b.ast#use:crate::c::C, crate::c::Missing)']);
  });

  test('of a signature is felt where it is used', () => {
    const computed = computedElsewhere('/src/c.ast', 'pub fn shared()', 'pub fn shared(n: u8)');
    expect(computed.some((entry) => entry.includes('/src/main.ast#function:run'))).toBe(true);
    expect(computed.some((entry) => entry.includes('/src/a/b.ast#impl:B/function:get'))).toBe(false);
  });
});
