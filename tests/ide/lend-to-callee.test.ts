/** *Lend it to the function that only reads it*: what follows from the reference is written everywhere, or nothing is offered. */
import { describe, expect, test } from 'vitest';
import { applyEdits, fileDiagnostics, type Fix, fixesFor, type Workspace } from '../../server/src/ide/index.ts';
import { openFixture, openText } from '../support/fixture.ts';

const FILE = '/main.ast';
const ORDER = 'struct Order {\n    name: String,\n    tags: Vec<u8>,\n}\n\n';

function offered(workspace: Workspace): Fix | undefined {
  return fileDiagnostics(workspace.db, FILE)
    .filter(({ code }) => code === 'use-after-move')
    .flatMap((finding) => fixesFor(workspace, FILE, finding))
    .find(({ title }) => title.startsWith('Lend `'));
}

function lent(text: string): string | null {
  const workspace = openText(ORDER + text);
  expect(fileDiagnostics(workspace.db, FILE).map(({ code }) => code)).toContain('use-after-move');
  const fix = offered(workspace);
  return fix === undefined ? null : applyEdits(ORDER + text, fix.edits).slice(ORDER.length);
}

const USE = 'fn f(order: Order) -> usize {\n    let _first = size(order);\n    order.name.len()\n}\n';

test('arguments that are no plain place get parentheses or none as they need', () => {
  const text = `fn size(order: Order) -> usize {\n    order.tags.len()\n}\n\n${USE}\nfn g(is_new: bool, make: fn() -> Order) -> usize {\n    size(make()) + size(if is_new { make() } else { make() })\n}\n`;
  expect(lent(text)).toBe(
    'fn size(order: &Order) -> usize {\n    order.tags.len()\n}\n\nfn f(order: Order) -> usize {\n    let _first = size(&order);\n    order.name.len()\n}\n\nfn g(is_new: bool, make: fn() -> Order) -> usize {\n    size(&make()) + size(&(if is_new { make() } else { make() }))\n}\n',
  );
});

test('calls in other files of the package are lent to as well', () => {
  const files = [
    { name: FILE, text: `mod store;\nuse store::{Order, size};\n\n${USE}` },
    { name: '/store.ast', text: `pub ${ORDER}pub fn size(order: Order) -> usize {\n    order.tags.len()\n}\n\nfn both(one: Order, other: Order) -> usize {\n    size(one) + size(other)\n}\n`.replace('name:', 'pub name:') },
    { name: '/aster.toml', text: 'name = "orders"\n' },
  ];
  const { workspace } = openFixture(files);
  const edits = offered(workspace)?.edits ?? [];
  expect(applyEdits(files[0]?.text ?? '', edits.filter(({ file }) => file === FILE))).toContain('size(&order)');
  const store = applyEdits(files[1]?.text ?? '', edits.filter(({ file }) => file === '/store.ast'));
  expect(store).toContain('pub fn size(order: &Order) -> usize');
  expect(store).toContain('size(&one) + size(&other)');
});

describe('not offered', () => {
  test.each([
    ['it keeps the value', 'fn size(order: Order) -> usize {\n    let kept = order;\n    kept.tags.len()\n}\n'],
    ['it changes the value', 'fn size(mut order: Order) -> usize {\n    order.tags.push(1);\n    order.tags.len()\n}\n'],
    ['it is named as a value', 'fn size(order: Order) -> usize {\n    order.tags.len()\n}\n\nfn all(orders: Vec<Order>) -> Vec<usize> {\n    orders.into_iter().map(size).collect()\n}\n'],
    ['a macro may name it', 'fn size(order: Order) -> usize {\n    order.tags.len()\n}\n\nmacro_rules! sizes {\n    ($order:expr) => { size($order) };\n}\n'],
    ['a body that calls it is not understood', 'fn size(order: Order) -> usize {\n    order.tags.len()\n}\n\nfn other(order: Order) {\n    unheard_of!(size(order));\n}\n'],
    ['it runs later', 'async fn size(order: Order) -> usize {\n    order.tags.len()\n}\n'],
    ['it takes the value apart', 'fn size(Order { tags, .. }: Order) -> usize {\n    tags.len()\n}\n'],
  ])('where %s', (_why, callee) => {
    expect(lent(`${callee}\n${USE}`)).toBeNull();
  });

  test('where what it returns may hold on to another argument', () => {
    const use = 'fn f(order: Order, text: &str) -> usize {\n    let name = named(order, text);\n    name.len() + order.name.len()\n}\n';
    const callee = (result: string): string => `fn named(order: Order, text: &str) -> ${result} {\n    order.tags.len();\n    text${result === '&str' ? '' : '.to_string()'}\n}\n`;
    expect(lent(callee('&str') + use)).toBeNull();
    expect(lent(callee('String') + use)).toContain('order: &Order, text: &str');
  });

  test('where a trait says what the method takes', () => {
    const text = 'trait Sized2 {\n    fn size(self) -> usize;\n}\n\nimpl Sized2 for Order {\n    fn size(self) -> usize {\n        self.tags.len()\n    }\n}\n\nfn f(order: Order) -> usize {\n    let first = order.size();\n    first + order.name.len()\n}\n';
    expect(lent(text)).toBeNull();
  });
});
