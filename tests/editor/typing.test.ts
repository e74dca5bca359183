/**
 * While somebody types: a syntax error appears with the key that makes it and disappears with the key that mends it, and
 * the facts of everything else stay on screen.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchChromium, placeOf, Workbench } from './support/workbench.ts';

const text = `struct Wasteful {
    a: u8,
    b: u64,
    c: u8,
}

fn broken() {
    let x = 1;
}

fn after() {
    let y = 2;
}
`;
const wasteful = placeOf(text, 'Wasteful');
const endOfLet = placeOf(text, '1;');

let browser: Browser;
let workbench: Workbench;
beforeAll(async () => {
  browser = await launchChromium();
  workbench = await Workbench.open(browser, inject('authority'), { 'typing.ast': text });
  await (await workbench.squigglesInLine('hint', wasteful.line)).waitFor();
});
afterAll(() => browser.close());

test('a syntax error comes and goes with the keys, and the hint elsewhere stays', async () => {
  const hint = await workbench.squigglesInLine('hint', wasteful.line);
  await workbench.goTo(endOfLet.line, endOfLet.column);
  expect(await workbench.squiggles('error').count()).toBe(0);
  await workbench.page.keyboard.press('Delete');
  await workbench.squiggles('error').first().waitFor();
  expect(await hint.count()).toBe(1);
  await workbench.page.keyboard.type('7');
  await workbench.squiggles('error').first().waitFor({ state: 'hidden' });
  expect(await hint.count()).toBe(1);
  expect(await workbench.save()).toBe(text.replace('1;', '7;'));
});

test('a struct that is still being typed is hinted at when it has become wasteful', async () => {
  await workbench.page.keyboard.press('Control+End');
  await workbench.page.keyboard.type('struct New {\na: u8,\nb: u32,\nc: u8,');
  const line = text.split('\n').length;
  await (await workbench.squigglesInLine('hint', line)).waitFor();
  expect(await workbench.squiggles('error').count()).toBe(0);
});

test('documentation goes on in the next line', async () => {
  await workbench.page.keyboard.press('Control+End');
  await workbench.page.keyboard.type('\n\n/// First.\nSecond.');
  expect(await workbench.save()).toMatch(/\/\/\/ First\.\n\/\/\/ Second\.$/u);
});
