/**
 * One window of the editor under test, driven as a person would: by keys, and by looking at what is on screen.
 *
 * Nothing here waits for time to pass: every step waits for what it must have caused.
 * Invariant: each window opens a folder of its own, so that no test sees another's files.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { chromiumPath, makeFolder, picturesFolder, repositoryRoot } from './environment.ts';

const chromiumFlags = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
}

const windowSize = { width: 1100, height: 760 };
let folders = 0;

export class Workbench {
  readonly page: Page;
  /** The file on disk. */
  readonly path: string;

  private constructor(page: Page, path: string) {
    this.page = page;
    this.path = path;
  }

  /** Opens a window on a new folder that holds the given files, showing the first of them, which has been analysed. */
  static async open(browser: Browser, authority: string, files: Readonly<Record<string, string>>): Promise<Workbench> {
    folders += 1;
    const folder = makeFolder('workspaces', `window-${folders}`);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const path = join(folder, Object.keys(files)[0] ?? '');
    const page = await browser.newPage({ viewport: windowSize, deviceScaleFactor: 1 });
    page.setDefaultTimeout(15_000);
    // Without the authority in the address, the editor would file diagnostics under another name than the document's.
    const payload = JSON.stringify([['openFile', `vscode-remote://${authority}${path}`]]);
    await page.goto(`http://${authority}/?folder=${folder}&payload=${encodeURIComponent(payload)}`);
    const workbench = new Workbench(page, path);
    await workbench.editor.waitFor({ timeout: 60_000 });
    await workbench.hideSideBar();
    return workbench;
  }

  get editor(): Locator {
    return this.page.locator('.editor-instance .monaco-editor .view-lines').first();
  }

  get hover(): Locator {
    return this.page.locator('.monaco-hover:not(.hidden)');
  }

  /** The picture in the hover. */
  get picture(): Locator {
    return this.hover.locator('img[src^="data:image/svg+xml"]').first();
  }

  /** Underlines of one severity in the visible part of the editor. */
  squiggles(severity: 'error' | 'hint'): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /** Underlines of one severity in one visible line, which the editor draws at the height of the line's number. */
  async squigglesInLine(severity: 'error' | 'hint', line: number): Promise<Locator> {
    const number = this.page.locator('.margin-view-overlays > div', { has: this.page.getByText(String(line), { exact: true }) });
    const height = await number.first().evaluate((element) => element.getAttribute('style')?.match(/top: *\d+px/u)?.[0]);
    if (height === undefined) throw new Error(`Line ${line} has no height.`);
    return this.page.locator(`.view-overlays > div[style*="${height};"] .squiggly-${severity}`);
  }

  /** Lines and columns from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await this.page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Shows the hover at the cursor and waits for what it says. */
  async showHover(text: string): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+I');
    await this.hover.filter({ hasText: text }).waitFor();
  }

  async hideHover(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.hover.waitFor({ state: 'hidden' });
  }

  /** Runs a command by its title. */
  async run(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
    await input.waitFor({ state: 'hidden' });
  }

  /** Goes from the dark theme to the light one, or back. */
  async toggleTheme(to: 'dark' | 'light'): Promise<void> {
    await this.run('Preferences: Toggle between Light/Dark Themes');
    await this.page.locator(`.monaco-workbench.${to === 'dark' ? 'vs-dark' : 'vs'}`).waitFor();
  }

  /** Saves and returns the text on disk. */
  async save(): Promise<string> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
    return readFileSync(this.path, 'utf8');
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** Keeps a screenshot of the window's upper part, where the hover is, under this name. */
  async keepPicture(name: string): Promise<void> {
    mkdirSync(picturesFolder, { recursive: true });
    const clip = { x: 0, y: 0, width: windowSize.width, height: 470 };
    await this.page.screenshot({ path: join(picturesFolder, name), animations: 'disabled', clip });
  }

  private async hideSideBar(): Promise<void> {
    const sideBar = this.page.locator('.part.sidebar');
    if (!(await sideBar.isVisible())) return;
    await this.editor.click();
    await this.page.keyboard.press('Control+B');
    await sideBar.waitFor({ state: 'hidden' });
  }
}

/** The text of an example program. */
export function example(name: string): string {
  return readFileSync(join(repositoryRoot, 'examples', name), 'utf8');
}

/** The line of the text, counted from 1, and the column of `find` in it. */
export function placeOf(text: string, find: string): { readonly line: number; readonly column: number } {
  const offset = text.indexOf(find);
  if (offset < 0) throw new Error(`The text does not hold "${find}".`);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
