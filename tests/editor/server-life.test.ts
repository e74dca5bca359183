/**
 * The language server ends by itself: it comes back at once, five times; then the person is told, with a button.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { extensionsFolder } from './support/environment.ts';
import { launchChromium, Workbench } from './support/workbench.ts';

const text = 'struct Wasteful { a: u8, b: u64, c: u8 }\n';

let browser: Browser;
let workbench: Workbench;
/** Servers of windows that other files have left. */
let others: ReadonlySet<number>;

beforeAll(async () => {
  others = new Set(serverProcesses());
  browser = await launchChromium();
  workbench = await Workbench.open(browser, inject('authority'), { 'life.ast': text });
  await workbench.squiggles('hint').first().waitFor();
});
afterAll(() => browser.close());

/** The process numbers of the packaged server. */
function serverProcesses(): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      const command = commandOf(pid);
      return command.includes(extensionsFolder) && command.includes(join('dist', 'server', 'node.js'));
    });
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // Not a process, or no longer one.
    return '';
  }
}

function ownServers(): readonly number[] {
  return serverProcesses().filter((pid) => !others.has(pid));
}

/** Ends the one server of this window; returns its number. */
function crash(): number {
  const [pid, ...more] = ownServers();
  if (pid === undefined || more.length > 0) throw new Error(`Expected one server, found ${ownServers().join(', ')}.`);
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** Waits for another server than this one, which has analysed the document. */
async function waitForSuccessor(pid: number): Promise<void> {
  await expect.poll(() => ownServers().filter((candidate) => candidate !== pid), { timeout: 15_000 }).toHaveLength(1);
  await workbench.page.locator('.monaco-editor .squiggly-hint').first().waitFor();
  await workbench.goTo(1, 10);
  await workbench.showHover('24 bytes, align 8');
  await workbench.hideHover();
}

test('it is started again after a crash, and says nothing', async () => {
  await waitForSuccessor(crash());
  expect(await workbench.page.locator('.notification-toast').count()).toBe(0);
});

test('the sixth crash is the last, and a button starts it again', async () => {
  for (let count = 2; count <= 5; count += 1) await waitForSuccessor(crash());
  crash();
  const toast = workbench.page.locator('.notification-toast', { hasText: 'stopped 6 times within three minutes' });
  await toast.waitFor();
  expect(ownServers()).toEqual([]);
  await workbench.squiggles('hint').first().waitFor({ state: 'hidden' });
  await toast.locator('.monaco-button', { hasText: 'Restart Server' }).click();
  await waitForSuccessor(0);
});
