/**
 * The first moment, in a real VS Code with the packaged extension: hover a struct and see it drawn, press one key and the
 * padding is gone. The pictures in the documentation come from here.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { example, launchChromium, placeOf, Workbench } from './support/workbench.ts';

const text = example('layout.ast');
const reading = placeOf(text, 'Reading {');

const wasteful = `struct Reading {
    valid: bool,        // false while the sensor warms up
    time: u64,          // milliseconds since 1970
    station: u16,
    temperature: f32,   // degrees Celsius
    channel: u8,
}
`;
const packed = `struct Reading {
    time: u64,          // milliseconds since 1970
    temperature: f32,   // degrees Celsius
    station: u16,
    valid: bool,        // false while the sensor warms up
    channel: u8,
}
`;

let browser: Browser;
let workbench: Workbench;
beforeAll(async () => {
  browser = await launchChromium();
  workbench = await Workbench.open(browser, inject('authority'), { 'layout.ast': text });
});
afterAll(() => browser.close());

/** What the test reads of an `img`, in the page. */
interface PictureElement {
  readonly src: string;
  readonly naturalWidth: number;
  readonly naturalHeight: number;
  readonly decode: () => Promise<void>;
}

/** The picture's data and its size on screen, once it is decoded. */
async function pictureFacts(): Promise<{ readonly source: string; readonly width: number; readonly height: number }> {
  return workbench.picture.evaluate(async (element: PictureElement) => {
    await element.decode();
    return { source: element.src, width: element.naturalWidth, height: element.naturalHeight };
  });
}

test('the example is what this file expects', () => {
  expect(text).toContain(wasteful);
});

test('a quiet hint marks the struct that wastes memory, and nothing else is marked', async () => {
  await (await workbench.squigglesInLine('hint', reading.line)).waitFor();
  expect(await workbench.squiggles('error').count()).toBe(0);
});

test('the hover draws the layout, in a dark and in a light theme', async () => {
  await workbench.goTo(reading.line, reading.column);
  await workbench.showHover('32 bytes, align 8');
  const dark = await pictureFacts();
  expect(Math.min(dark.width, dark.height)).toBeGreaterThan(20);
  expect(dark.width).toBeLessThanOrEqual(480);
  await workbench.keepPicture('hover-dark.png');
  await workbench.hideHover();

  await workbench.toggleTheme('light');
  await workbench.showHover('32 bytes, align 8');
  const light = await pictureFacts();
  expect([light.width, light.height]).toEqual([dark.width, dark.height]);
  expect(light.source).not.toBe(dark.source);
  await workbench.keepPicture('hover-light.png');
  await workbench.hideHover();
  await workbench.toggleTheme('dark');
});

test('the table beside the picture says the same', async () => {
  await workbench.showHover('32 bytes, align 8');
  const rows = await workbench.hover.locator('table').first().locator('tr').allInnerTexts();
  expect(rows.map((row) => row.split(/\s+/u).join(' '))).toEqual(expect.arrayContaining(['0 valid bool 1 1', '20 temperature f32 4 4']));
  await workbench.hideHover();
});

test('an enum shows its tag', async () => {
  const shape = placeOf(text, 'Shape {');
  await workbench.goTo(shape.line, shape.column);
  await workbench.showHover('48 bytes, align 8');
  await pictureFacts();
  await workbench.keepPicture('enum-dark.png');
  await workbench.hideHover();
  await workbench.goTo(reading.line, reading.column);
});

test('the outline and the breadcrumbs know the items', async () => {
  await workbench.page.locator('.monaco-breadcrumb-item', { hasText: 'Reading' }).waitFor();
  await workbench.page.keyboard.press('Control+Shift+O');
  const rows = workbench.page.locator('.quick-input-list .monaco-list-row .label-name');
  await rows.filter({ hasText: 'Reading' }).first().waitFor();
  const names = await rows.allTextContents();
  expect(names.map((name) => name.trim())).toEqual(expect.arrayContaining(['Reading', 'temperature', 'PackedReading', 'Example']));
  await workbench.page.keyboard.press('Escape');
  await rows.first().waitFor({ state: 'hidden' });
});

test('the status item tells target, stage and duration', async () => {
  const item = workbench.page.locator('.statusbar-item[id="status.languageStatus"]');
  await item.hover();
  const details = workbench.page.locator('.hover-language-status', { hasText: '64-bit, stage 3' });
  await details.filter({ hasText: /analysed in [\d.]+ ms/u }).waitFor();
  await workbench.editor.hover();
});

test('one key, and the padding is gone', async () => {
  await workbench.goTo(reading.line, reading.column);
  await workbench.page.keyboard.press('Control+Alt+R');
  await workbench.page.locator('.tab.active.dirty').waitFor();
  expect(await workbench.save()).toBe(text.replace(wasteful, packed));
  await (await workbench.squigglesInLine('hint', reading.line)).waitFor({ state: 'hidden' });
  await workbench.page.locator('.statusbar-item', { hasText: `Ln ${reading.line}, Col ${reading.column}` }).waitFor();
  await workbench.showHover('16 bytes, align 8');
  await pictureFacts();
  await workbench.keepPicture('after-reorder.png');
  await workbench.hideHover();
});

test('undo brings the old order back, and the link in the hover reorders too', async () => {
  await workbench.page.keyboard.press('Control+Z');
  await (await workbench.squigglesInLine('hint', reading.line)).waitFor();
  expect(await workbench.save()).toBe(text);
  await workbench.showHover('32 bytes, align 8');
  await workbench.hover.locator('a', { hasText: 'Reorder fields to save 16 bytes' }).click();
  await workbench.page.locator('.tab.active.dirty').waitFor();
  expect(await workbench.save()).toBe(text.replace(wasteful, packed));
});
