/**
 * The corpus of the grammar: `grammar/test/corpus/*.txt`, in the format of tree-sitter's own test runner. Read and written
 * here without that tool. An entry whose name ends in `(broken)` is text that is not Aster; its tree shows how the parser recovers.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CorpusEntry {
  readonly name: string;
  readonly source: string;
  /** The tree as an S-expression on one line; empty where it is not written yet. */
  readonly tree: string;
}

export interface CorpusFile {
  readonly path: string;
  readonly name: string;
  readonly entries: readonly CorpusEntry[];
}

const folder = join(import.meta.dirname, '..', '..', 'grammar', 'test', 'corpus');
const RULE = '='.repeat(80);
const DIVIDER = '-'.repeat(80);

export function isBroken(entry: CorpusEntry): boolean {
  return entry.name.includes('(broken');
}

export function readCorpus(): CorpusFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .toSorted()
    .map((name) => {
      const path = join(folder, name);
      return { path, name: name.replace(/\.txt$/u, ''), entries: parseCorpus(readFileSync(path, 'utf8').replaceAll('\r\n', '\n')) };
    });
}

/** The sources of every entry of the given kind, for tests that need programs. */
export function corpusSources(kind: 'whole' | 'broken'): string[] {
  return readCorpus().flatMap((file) => file.entries.filter((entry) => isBroken(entry) === (kind === 'broken')).map((entry) => entry.source));
}

export function writeCorpus(file: CorpusFile): void {
  writeFileSync(file.path, file.entries.map((entry) => `${RULE}\n${entry.name}\n${RULE}\n\n${entry.source}\n\n${DIVIDER}\n\n${indented(entry.tree)}\n`).join('\n'));
}

function parseCorpus(text: string): CorpusEntry[] {
  return text.split(/^={3,}\n(?=[^\n]*\n={3,}\n)/mu).slice(1).map((entry) => {
    const [name = '', rest = ''] = split(entry, /\n={3,}\n/u);
    const [source = '', tree = ''] = split(rest, /^-{3,}$/mu);
    // One line break belongs to the format at either end of the source.
    return { name: name.trim(), source: source.replace(/^\n/u, '').replace(/\n\n?$/u, ''), tree: onOneLine(tree) };
  });
}

function split(text: string, divider: RegExp): string[] {
  const match = divider.exec(text);
  return match === null ? [text] : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

export function onOneLine(tree: string): string {
  return tree.trim().replace(/\s+/gu, ' ').replaceAll(' )', ')');
}

/** One node a line, each two blanks deeper than its parent, as tree-sitter writes it. */
function indented(tree: string): string {
  let depth = 0;
  let lines = '';
  for (const [token] of tree.matchAll(/\((?:MISSING|UNEXPECTED) (?:"[^"]*"|'(?:[^'\\]|\\.)*'|[^)]*)\)|[a-z_]+: |\(|\)|[^\s()]+/gu)) {
    const opens = token.startsWith('(');
    if (token === ')') {
      depth -= 1;
      lines += ')';
    } else if (opens || token.endsWith(': ')) {
      const behindField = lines.endsWith(': ');
      lines += behindField || lines === '' ? token : `\n${'  '.repeat(depth)}${token}`;
      if (token === '(') depth += 1;
    } else lines += token;
  }
  return lines;
}
