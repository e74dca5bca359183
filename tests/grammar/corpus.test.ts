/**
 * Every entry of the grammar's corpus parses to the tree that stands beside it: without an ERROR or MISSING node if it is
 * whole, with one if it is broken; and every construct has a broken neighbour. `UPDATE_CORPUS=1` writes the trees instead of
 * comparing them (never in CI): read what it wrote.
 */
import { describe, expect, test } from 'vitest';
import { type CorpusEntry, isBroken, onOneLine, readCorpus, writeCorpus } from './corpus.ts';
import { brokenPlaces, parse } from './parser.ts';

const files = readCorpus();
const isUpdate = process.env['UPDATE_CORPUS'] === '1';
if (isUpdate && process.env['CI'] !== undefined) throw new Error('UPDATE_CORPUS is for people: CI compares');

test('there is a corpus', () => {
  expect(files.length).toBeGreaterThan(20);
});

describe.each(files)('$name', (file) => {
  test.each(file.entries.map((entry): [string, CorpusEntry] => [entry.name, entry]))('%s', (_name, entry) => {
    const { tree, broken } = treeOf(entry.source);
    if (!isBroken(entry)) expect(broken).toEqual([]);
    // Tokens that are broken in themselves have kinds of their own.
    else if (!/\((?:malformed|unterminated|missing)_/u.test(tree)) expect(broken).not.toEqual([]);
    if (!isUpdate) expect(tree).toBe(entry.tree);
  });

  test('names are unique and each whole entry has a broken neighbour', () => {
    const names = file.entries.map((entry) => entry.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const alone = file.entries.filter((entry, index) => !isBroken(entry) && !hasBrokenNeighbour(file.entries, index)).map((entry) => entry.name);
    expect(alone).toEqual([]);
  });

  if (isUpdate) {
    test('is written', () => {
      writeCorpus({ ...file, entries: file.entries.map((entry) => ({ ...entry, tree: treeOf(entry.source).tree })) });
    });
  }
});

/** Two entries may share one: `( goes on`, `( begins anew`, `( without its partner (broken)`. */
function hasBrokenNeighbour(entries: readonly CorpusEntry[], index: number): boolean {
  const next = entries.slice(index + 1, index + 3);
  return next.some(isBroken);
}

function treeOf(source: string): { readonly tree: string; readonly broken: readonly string[] } {
  const tree = parse(source);
  const result = { tree: onOneLine(tree.rootNode.toString()), broken: brokenPlaces(tree.rootNode) };
  tree.delete();
  return result;
}
