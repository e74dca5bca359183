/**
 * Renders images/icon.svg to images/icon.png, 256 by 256, with Chromium: the marketplace takes no SVG.
 *
 * The PNG is checked in, so nobody needs this unless the drawing changes. Chromium: `scripts/setup.sh vscode`.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const images = join(dirname(dirname(fileURLToPath(import.meta.url))), 'images');
const drawing = await readFile(join(images, 'icon.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
await page.screenshot({ path: join(images, 'icon.png'), omitBackground: true });
await browser.close();
