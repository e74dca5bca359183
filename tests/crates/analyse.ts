/**
 * One Rust crate, read as an Aster package: every `.rs` file under `src` becomes an `.ast` file of one package, and what the
 * analyzer says of it is counted. A crate that rustc compiles has no errors, so whatever error is found is the analyzer's.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { LineIndex } from '../../server/src/base/line-index.ts';
import { type Diagnostic, fileDiagnostics, Workspace } from '../../server/src/ide/index.ts';
import type { Database } from '../../server/src/base/query.ts';
import { forEachShape, type ItemKey, itemTree, shapeOf } from '../../server/src/items/index.ts';
import { typedBody } from '../../server/src/types/index.ts';
import { parser } from '../support/assets.ts';

export interface FoundInCrate {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly message: string;
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line itself, without the space around it. */
  readonly text: string;
  /** In an item behind `#[cfg]`: rustc may never have looked at it. */
  readonly isConditional: boolean;
}

export interface CrateAnalysis {
  readonly lines: number;
  /** Functions with a body. */
  readonly functions: number;
  /** Functions of whose bodies nothing was left out. */
  readonly understood: number;
  readonly found: readonly FoundInCrate[];
  /** Why bodies were not understood, with how many bodies each reason stands in. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** @param folder the crate's: `Cargo.toml` and `src` stand in it. */
export function analyseCrate(folder: string, name: string): CrateAnalysis {
  const workspace = Workspace.over(parser);
  const texts = new Map<string, string>();
  for (const path of sourcesOf(folder)) {
    const file = relative(folder, path).split(sep).join('/').replace(/\.rs$/u, '.ast');
    texts.set(file, asAster(readFileSync(path, 'utf8')));
  }
  for (const [file, text] of texts) workspace.open(file, text);
  workspace.setSources('', { isPackage: true, name, files: [...texts.keys()].toSorted(), isComplete: true });
  for (const file of texts.keys()) workspace.setSurroundings(file, { kind: 'known', root: '' });
  const found: FoundInCrate[] = [];
  const reasons: Record<string, number> = {};
  let [lines, functions, understood] = [0, 0, 0];
  for (const [file, text] of texts) {
    const index = new LineIndex(text);
    const rows = text.split('\n');
    lines += rows.length;
    for (const diagnostic of fileDiagnostics(workspace.db, file)) {
      const { line } = index.position(diagnostic.range.start);
      found.push({ ...told(diagnostic), file, line: line + 1, text: rows[line]?.trim() ?? '', isConditional: diagnostic.item !== null && isConditional(workspace.db, diagnostic.item) });
    }
    for (const shapes of workspace.db.get(itemTree, file).chunks) {
      forEachShape(shapes, (shape) => {
        if (shape.kind !== 'function') return;
        const body = typedBody(workspace.db, shape.key);
        if (body === null) return;
        functions += 1;
        if (body.incomplete.length === 0) understood += 1;
        for (const reason of new Set(body.incomplete.map((part) => part.reason))) reasons[reason] = (reasons[reason] ?? 0) + 1;
      });
    }
  }
  return { lines, functions, understood, found, reasons };
}

function isConditional(db: Database, key: ItemKey): boolean {
  for (let shape = shapeOf(db, key); shape !== null; shape = shape.parent === null ? null : shapeOf(db, shape.parent)) if (shape.isConditional) return true;
  return false;
}

function told({ code, message, severity }: Diagnostic): Pick<FoundInCrate, 'code' | 'message' | 'severity'> {
  return { code, message, severity };
}

/** Nearly all crates keep them in `src`; a few have a `lib.rs` beside their manifest. */
function sourcesOf(folder: string): string[] {
  if (existsSync(join(folder, 'src'))) return rustFiles(join(folder, 'src'));
  return existsSync(join(folder, 'lib.rs')) ? [join(folder, 'lib.rs')] : [];
}

/** The files have other names as Aster, and a path begins with a text there. */
function asAster(text: string): string {
  return borrowedPaths(text.replace(/(#\[path\s*=\s*"[^"]*)\.rs"\]/gu, '$1.ast"]').replaceAll('PathBuf::new()', 'PathBuf::from("")'));
}

/** Aster's `Path` owns its text, Rust's is only ever borrowed: what makes one there is a reference. */
function borrowedPaths(text: string): string {
  let result = '';
  let from = 0;
  for (const { 0: call, index } of text.matchAll(/(?<![\w:])Path::new\(/gu)) {
    if (index < from) continue;
    let depth = 1;
    let end = index + call.length;
    while (end < text.length && depth > 0) {
      depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
      end += 1;
    }
    result += `${text.slice(from, index)}(&${text.slice(index, end)})`;
    from = end;
  }
  return result + text.slice(from);
}

function rustFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? rustFiles(path) : entry.name.endsWith('.rs') ? [path] : [];
    })
    .toSorted();
}
