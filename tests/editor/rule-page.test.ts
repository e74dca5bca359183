/**
 * The code of a finding opens its page, which the extension carries.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium, Workbench } from './support/workbench.ts';

let browser: Browser;
let workbench: Workbench;
beforeAll(async () => {
  browser = await launchChromium();
  workbench = await Workbench.open(browser, inject('authority'), { 'page.ast': 'struct Wasteful { a: u8, b: u64, c: u8 }\n' });
  await workbench.squiggles('hint').first().waitFor();
});
afterAll(() => browser.close());

/** The words of the Markdown preview, which is a page within a page within this one. */
async function previewText(): Promise<string> {
  const preview = workbench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  return preview.locator('h1').first().innerText();
}

test('a click on the code in the hover opens the page of the rule', async () => {
  await workbench.goTo(1, 10);
  await workbench.showHover('padding-waste');
  await workbench.hover.locator('a.code-link', { hasText: 'padding-waste' }).click();
  await workbench.page.locator('.tab.active', { hasText: 'padding-waste' }).waitFor();
  expect(await previewText()).toContain('padding-waste');
});
