/** The lists of names that edits keep up to date are those of the text as it stands; a renamed item costs its own names. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesNamed, forEachShape, type IndexList, type ItemKey, itemTree, rootModule } from '../../../server/src/items/index.ts';
import type { Workspace } from '../../../server/src/ide/index.ts';
import { newWorkspace, openText } from '../../support/fixture.ts';
import { applyEdit, editOf, looseEdit } from '../../support/random-edits.ts';

const FILE = '/main.ast';
const LISTS: readonly IndexList[] = ['type', 'value', 'inherent', 'trait', 'impl', 'alias', 'macro'];
const NAMES = ['A', 'B', 'f', 'g', 'new', 'Shape', 'area', 'inner', 'S', 'x', 'C', 'E', 'b', ''];
const TEXT = `struct A { a: u8 }
struct B(u8);
use shapes::Shape as S;
mod inner {
    struct A;
    fn f() {}
    mod inner { fn g() {} }
}
trait Shape { fn area(&self); const C: u8; }
impl Shape for A { fn area(&self) {} }
impl A { fn new() {} fn f() { struct B; impl B { fn new() {} } } }
fn f() { mod inner { fn f() {} } }
extern "C" { fn g(); }
fn f() {}
const C: u8 = 1;
impl S for B {}
`;

/** Every list of every module, as text. */
function lists({ db }: Workspace): string {
  const scopes: ItemKey[] = [rootModule(FILE)];
  for (const shapes of db.get(itemTree, FILE).chunks) forEachShape(shapes, (shape) => void (shape.kind === 'module' && scopes.push(shape.key)));
  return scopes.flatMap((scope) => LISTS.flatMap((list) => NAMES.map((name) => `${scope} ${list} ${name}: ${entriesNamed(db, scope, list, name).map((entry) => `${entry.item} of ${entry.owner}, ${entry.kind} ${entry.name}`).join('; ')}`))).join('\n');
}

describe('lists of names', () => {
  test('hold what a file declares, in file order', () => {
    const { db } = openText(TEXT);
    const items = (list: IndexList, name: string, scope = rootModule(FILE)): string[] => entriesNamed(db, scope, list, name).map(({ item }) => item);
    expect(items('value', 'f')).toEqual(['/main.ast#function:f', '/main.ast#function:f~1']);
    expect(items('value', 'g')).toEqual(['/main.ast#extern-block:C/function:g']);
    expect(items('type', 'A', '/main.ast#module:inner' as ItemKey)).toEqual(['/main.ast#module:inner/struct:A']);
    expect(items('inherent', 'new')).toEqual(['/main.ast#impl:A/function:new', '/main.ast#impl:A/function:f/impl:B/function:new']);
    expect(items('trait', 'C')).toEqual(['/main.ast#trait:Shape/const:C']);
    expect(items('impl', 'Shape')).toEqual(['/main.ast#impl:Shape for A']);
    expect(entriesNamed(db, rootModule(FILE), 'alias', 'Shape').map(({ name }) => name)).toEqual(['S']);
  });

  test('are after any edits what they are from nothing', () => {
    fc.assert(
      fc.property(fc.array(looseEdit, { minLength: 1, maxLength: 12 }), (edits) => {
        const workspace = newWorkspace();
        workspace.open(FILE, TEXT);
        let text = TEXT;
        for (const loose of edits) {
          const edit = editOf(text, loose);
          text = applyEdit(text, edit);
          workspace.edit(FILE, edit);
          const cold = newWorkspace();
          cold.open(FILE, text);
          expect(lists(workspace)).toBe(lists(cold));
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test('of other names are not felt when one is typed', () => {
    const workspace = openText(TEXT);
    lists(workspace);
    const at = TEXT.lastIndexOf('C: u8');
    workspace.edit(FILE, { start: at, end: at + 1, text: 'Cx' });
    expect(workspace.db.recordComputations(() => lists(workspace))).toEqual([]);
  });
});
