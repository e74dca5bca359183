/** Lists that must be one: rules, their pages and their settings; versions; and what no file of the repository may say or be. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../server/src/ide/index.ts';
import { VERSION } from '../../server/src/version.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
const tracked = execFileSync('git', ['ls-files'], { cwd: fileURLToPath(ROOT), encoding: 'utf8' }).split('\n').filter((path) => path !== '');
const codes: readonly string[] = RULES.map((rule) => rule.code).toSorted((left, right) => left.localeCompare(right));

describe('the registry of rules', () => {
  it('is the list of pages', () => {
    const pages = readdirSync(new URL('docs/rules/', ROOT)).filter((name) => name.endsWith('.md') && name !== 'README.md').map((name) => name.slice(0, -3));
    expect(pages.toSorted((left, right) => left.localeCompare(right))).toEqual(codes);
  });

  it('is the list of settings', () => {
    const manifest: unknown = JSON.parse(read('package.json'));
    const text = JSON.stringify(manifest);
    const rules = /"aster\.rules":\{.*?"properties":(\{.*?\}\})/u.exec(text)?.[1];
    expect(rules, 'aster.rules in package.json').toBeDefined();
    for (const code of codes) expect(rules, code).toContain(`"${code}"`);
    const named = [...(rules ?? '').matchAll(/"(?<code>[a-z]+(?:-[a-z]+)+)":\{/gu)].map((match) => match.groups?.['code'] ?? '');
    expect(named.toSorted((left, right) => left.localeCompare(right))).toEqual(codes);
  });

  it('has a spec that accuses and one that is silent on each page', () => {
    for (const rule of RULES) {
      const page = read(`docs/rules/${rule.code}.md`);
      expect(page, rule.code).toMatch(new RegExp(`(?:error|warning|hint)\\[${rule.code}\\]`, 'u'));
      expect(page, rule.code).toMatch(/accepted|silent=/u);
    }
  });
});

describe('the repository', () => {
  it('has one version', () => {
    for (const path of ['package.json', 'server/package.json', 'grammar/package.json']) expect(JSON.parse(read(path)), path).toMatchObject({ version: VERSION });
  });

  it('has no source file of more than 500 lines', () => {
    const long = tracked.filter((path) => /^(?:server\/src|client\/src|tests|scripts|grammar\/rules)\/.*\.(?:ts|mjs|js)$/u.test(path) && !GENERATED.has(path)).filter((path) => read(path).split('\n').length > 500);
    expect(long).toEqual([]);
  });

  it('names no registry and no path of a machine', () => {
    const texts = tracked.filter((path) => /\.(?:ts|mjs|js|json|md|sh|c|yml|ast|scm|txt)$/u.test(path) && !path.startsWith('grammar/src/'));
    // Pieces, so that this file does not accuse itself.
    const forbidden = new RegExp([['registry', 'npmjs'].join('\\.'), ['static', 'crates'].join('\\.'), ['deb', 'debian'].join('\\.'), ['/work', 'main'].join('/'), ['/work', 'shared'].join('/'), ['\\.\\.', 'shared'].join('/')].join('|'), 'u');
    expect(texts.length).toBeGreaterThan(200);
    expect(texts.filter((path) => forbidden.test(read(path)))).toEqual([]);
  });
});

/** Written by scripts; their length is that of what they are made from. */
const GENERATED: ReadonlySet<string> = new Set(['server/src/items/std-sources.ts', 'server/src/cli/rule-pages.ts', 'server/src/syntax/grammar-nodes.ts']);
