/**
 * The shipped standard library as text: the generated module equals its sources, no name is declared twice, and everything
 * that a hover can show says what it is. What the declarations mean is tested where it is used (`docs/memory-model/`).
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { STD_SOURCES } from '../../server/src/items/std-sources.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'server', 'std');
const files = readdirSync(folder).filter((file) => file.endsWith('.ast'));

/** Different types that have one name in Rust too; paths tell them apart. */
const SHARED_NAMES = new Set(['Error', 'Lines', 'Ordering', 'Result', 'Weak', 'Write']);

describe('the generated module', () => {
  test('is what the generator writes', () => {
    expect(() => execFileSync(process.execPath, [join(root, 'scripts', 'std.mjs'), '--check'], { stdio: 'pipe' })).not.toThrow();
  });

  test('holds every source, sorted', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(STD_SOURCES.map((source) => source.file)).toEqual(files.toSorted());
    for (const source of STD_SOURCES) expect(source.text, source.file).toBe(readFileSync(join(folder, source.file), 'utf8').replaceAll('\r\n', '\n'));
  });
});

describe('declarations', () => {
  const declarations = STD_SOURCES.flatMap((source) => declarationsOf(source.file, source.text));

  test('are there', () => {
    expect(declarations.length).toBeGreaterThan(500);
  });

  test('have a documentation comment', () => {
    expect(declarations.filter((declaration) => !declaration.isDocumented).map((declaration) => `${declaration.file}:${declaration.line} ${declaration.name}`)).toEqual([]);
  });

  test('of types have one name each', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { file, name, isType, indent } of declarations) {
      if (!isType || indent > 0 || SHARED_NAMES.has(name)) continue;
      const other = seen.get(name);
      if (other === undefined) seen.set(name, file);
      else twice.push(`${name}: ${other} and ${file}`);
    }
    expect(twice).toEqual([]);
  });

  test('of free functions have one name in each file', () => {
    const names = declarations.filter((declaration) => !declaration.isType && declaration.indent === 0).map((declaration) => `${declaration.file} ${declaration.name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

interface Declaration {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly name: string;
  readonly isType: boolean;
  readonly indent: number;
  readonly isDocumented: boolean;
}

/** What the text declares as `pub`, read line by line. */
function declarationsOf(file: string, text: string): Declaration[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index): Declaration[] => {
    const match = /^( *)pub (?:const )?(?:unsafe )?(fn|struct|enum|union|trait|type|const) (\w+)/u.exec(line);
    const [, indent, keyword, name] = match ?? [];
    if (indent === undefined || keyword === undefined || name === undefined) return [];
    let above = index - 1;
    while (/^\s*[@#]/u.test(lines[above] ?? '')) above -= 1;
    return [
      { file, line: index + 1, name, isType: keyword !== 'fn' && keyword !== 'const', indent: indent.length, isDocumented: /^\s*\/\/\/ \S/u.test(lines[above] ?? '') },
    ];
  });
}
