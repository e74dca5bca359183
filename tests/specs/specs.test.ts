/**
 * The literate specs: every section of `docs/memory-model` and `docs/rules` that has a program is documentation and test at
 * once. `UPDATE_SPECS=1` rewrites the views that differ, and is refused in CI. What no page asks is checked for each
 * program all the same (`unasked.ts`).
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { checkSection, comparedText, renderView } from '../support/spec.ts';
import { readPage, type SpecSection, type SpecView } from '../support/spec-page.ts';
import { unaskedComplaints } from './unasked.ts';

const DOCS = new URL('../../docs/', import.meta.url);
const UPDATES = (process.env['UPDATE_SPECS'] ?? '') !== '';
if (UPDATES && process.env['CI'] !== undefined) throw new Error('UPDATE_SPECS rewrites what is expected, and is refused in CI');

const PAGES = ['memory-model', 'rules'].flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, DOCS))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`),
);

describe.each(PAGES)('%s', (page) => {
  const url = new URL(page, DOCS);
  const text = readFileSync(url, 'utf8');
  const rewritten: { readonly view: SpecView; readonly shown: string }[] = [];

  test('begins with its title', () => {
    expect(text).toMatch(/^# \S/u);
  });

  test.each(sectionsOf(text))('%s', (_name, section) => {
    expect(checkSection(section)).toEqual([]);
    for (const view of section.views) {
      const shown = renderView(section, view);
      if (!UPDATES) expect(comparedText(view), `docs/${page}:${view.line}`).toBe(shown);
      else if (shown !== comparedText(view)) rewritten.push({ view, shown });
    }
  });

  test.each(sectionsOf(text))('%s: unasked', (_name, section) => {
    if (section.program !== null) expect(unaskedComplaints(section.program)).toEqual([]);
  });

  afterAll(() => {
    if (rewritten.length === 0) return;
    let updated = text;
    for (const { view, shown } of rewritten.toSorted((left, right) => right.view.start - left.view.start)) updated = updated.slice(0, view.start) + shown + updated.slice(view.end);
    writeFileSync(url, updated);
  });
});

test('there are pages with programs', () => {
  expect(PAGES.filter((page) => sectionsOf(readFileSync(new URL(page, DOCS), 'utf8')).length > 0).length).toBeGreaterThan(20);
});

/** The sections that hold a program; prose is no test. */
function sectionsOf(text: string): [string, SpecSection][] {
  return readPage(text)
    .filter((section) => section.program !== null)
    .map((section) => [`line ${section.line}: ${section.heading}`, section]);
}
