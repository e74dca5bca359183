/**
 * Every Aster file that ships or is shown (the standard library and the examples) parses without an ERROR or MISSING node.
 * They are read with the checked-in parser and nothing else, so a failure here is one of the grammar or of the file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Language, type Node, Parser } from 'web-tree-sitter';

const root = join(import.meta.dirname, '..', '..');

const parser = await (async (): Promise<Parser> => {
  await Parser.init();
  const created = new Parser();
  created.setLanguage(await Language.load(readFileSync(join(root, 'grammar', 'tree-sitter-aster.wasm'))));
  return created;
})();

describe.each(['server/std', 'examples'])('%s', (folder) => {
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith('.ast'));

  test('has files', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)('%s', (file) => {
    const tree = parser.parse(readFileSync(join(root, folder, file), 'utf8'));
    if (tree === null) throw new Error('The parser returned no tree');
    expect(brokenPlaces(tree.rootNode)).toEqual([]);
    tree.delete();
  });
});

/** Where the tree has ERROR or MISSING nodes, as `line:column kind`, counted from 1. */
function brokenPlaces(node: Node): string[] {
  if (node.isError || node.isMissing) return [`${node.startPosition.row + 1}:${node.startPosition.column + 1} ${node.isMissing ? `MISSING ${node.type}` : 'ERROR'}`];
  if (!node.hasError) return [];
  return node.children.flatMap((child) => (child === null ? [] : brokenPlaces(child)));
}
