/** What stands between the lines in a real VS Code: what is dropped where, in true order, and what a variable's life is. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { example, launchChromium, placeOf, Workbench } from './support/workbench.ts';

const text = example('moves.ast');

let browser: Browser;
let workbench: Workbench;
beforeAll(async () => {
  browser = await launchChromium();
  workbench = await Workbench.open(browser, inject('authority'), {
    'moves.ast': text,
    '.vscode/settings.json': JSON.stringify({ 'aster.inlayHints.drops': true, 'aster.inlayHints.types': true }),
  });
});
afterAll(() => browser.close());

test('hints say what is dropped behind a scope, and the types that nobody wrote', async () => {
  const match = placeOf(text, '    match post(heavy) {');
  await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').waitFor();
  await workbench.goTo(match.line, 1);
  const shown = workbench.page.locator('.view-line');
  await shown.filter({ hasText: /let\sparcel\s*:\sParcel/u }).first().waitFor();
  await shown.filter({ hasText: /stamp\).*drops\sstamp/u }).first().waitFor();
  await workbench.keepPicture('hints.png');
});

test('a hover on a variable tells its life', async () => {
  const use = placeOf(text, '"{:?}", post(parcel)');
  await workbench.goTo(use.line, use.column + '"{:?}", post('.length);
  await workbench.showHover('parcel');
  expect(await workbench.hover.first().innerText()).toMatch(/stack[\s\S]*moved/u);
  await workbench.keepPicture('variable-hover.png');
  await workbench.hideHover();
});
