/** The checked-in parser, loaded once per test process, and what the grammar's tests ask of its trees. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, type Node, Parser, type Tree } from 'web-tree-sitter';

const root = join(import.meta.dirname, '..', '..');

await Parser.init();
export const language = await Language.load(readFileSync(join(root, 'grammar', 'tree-sitter-aster.wasm')));
const parser = new Parser();
parser.setLanguage(language);

/** The caller deletes the tree. */
export function parse(text: string, old: Tree | null = null): Tree {
  const tree = parser.parse(text, old);
  if (tree === null) throw new Error('The parser returned no tree');
  return tree;
}

/** Where the tree has ERROR or MISSING nodes, as `line:column kind`, counted from 1. */
export function brokenPlaces(node: Node): string[] {
  const broken: string[] = [];
  const pending: Node[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.isError || next.isMissing) broken.push(`${next.startPosition.row + 1}:${next.startPosition.column + 1} ${next.isMissing ? `MISSING ${next.type}` : 'ERROR'}`);
    else if (next.hasError) pending.push(...next.children.toReversed());
  }
  return broken;
}
