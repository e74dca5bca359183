/**
 * The second moment, in a real VS Code: one line too many, and before the finger has left the key it is said what was moved
 * and where. What another function has to say stays on screen while one function is broken.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { example, launchChromium, placeOf, Workbench } from './support/workbench.ts';

const text = example('moves.ast');
const posted = placeOf(text, '    println!("{:?}", post(parcel));');
const between = placeOf(text, '    match post(heavy) {');

let browser: Browser;
let workbench: Workbench;
beforeAll(async () => {
  browser = await launchChromium();
  workbench = await Workbench.open(browser, inject('authority'), { 'moves.ast': text });
});
afterAll(() => browser.close());

test('a program without a mistake has no error', async () => {
  await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').waitFor();
  expect(await workbench.squiggles('error').count()).toBe(0);
});

test('a second use of what was given away is an error while it is typed', async () => {
  await workbench.goTo(posted.line, '    println!("{:?}", post(parcel));'.length + 1);
  await workbench.page.keyboard.type('\nweigh(&parcel);');
  await (await workbench.squigglesInLine('error', between.line)).waitFor();
  await workbench.goTo(between.line, placeOf('    weigh(&parcel);', 'parcel').column);
  await workbench.showHover('parcel');
  await workbench.hover.filter({ hasText: 'moved' }).first().waitFor();
  await workbench.keepPicture('use-after-move.png');
  await workbench.hideHover();
});

test('the error stays while another function is broken, and while it is mended again', async () => {
  const error = await workbench.squigglesInLine('error', between.line);
  const brace = placeOf(text, 'fn weigh(parcel: &Parcel) -> u32 {');
  await workbench.goTo(brace.line, brace.column + 'fn weigh(parcel: &Parcel) -> u32 {'.length);
  await workbench.page.keyboard.press('Backspace');
  await workbench.squiggles('error').nth(1).waitFor();
  expect(await error.count()).toBe(1);
  await workbench.page.keyboard.press('Control+Z');
  await workbench.squiggles('error').nth(1).waitFor({ state: 'hidden' });
  expect(await error.count()).toBe(1);
});

test('a quick fix mends it: the parcel is only looked at before', async () => {
  await workbench.goTo(between.line, placeOf('    weigh(&parcel);', 'parcel').column);
  await workbench.page.keyboard.press('Control+.');
  const widget = workbench.page.locator('.action-widget');
  await widget.waitFor();
  await widget.locator('.monaco-list-row').first().waitFor();
  await workbench.keepPicture('use-after-move-fixes.png');
  await workbench.page.keyboard.press('Enter');
  await (await workbench.squigglesInLine('error', between.line)).waitFor({ state: 'hidden' });
  expect(await workbench.squiggles('error').count()).toBe(0);
  expect(posted.line).toBe(between.line - 1);
});
