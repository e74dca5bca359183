/**
 * `docs/json.md` is the contract of the JSON output: every document on the page is what the command prints for the program
 * above it. `UPDATE_SPECS=1` rewrites the documents; read the difference before you keep it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERSION } from '../../server/src/version.ts';
import { Folder } from './support.ts';

const path = join(import.meta.dirname, '..', '..', 'docs', 'json.md');
const ROOT = '/home/you/project';

interface Example {
  readonly program: string;
  readonly words: readonly string[];
  /** The document on the page. */
  readonly written: string;
}

const page = readFileSync(path, 'utf8');
const examples = examplesOn(page);

describe('the documents of docs/json.md', () => {
  test('are there', () => {
    expect(examples.map(({ words }) => words[0])).toEqual(['check', 'layout']);
  });

  test.each(examples.map((example) => [example.words.join(' '), example] as const))('%s', async (_name, example) => {
    const printed = await document(example);
    if (process.env['UPDATE_SPECS'] !== undefined && process.env['CI'] === undefined) rewrite(example, printed);
    else expect(example.written).toBe(printed);
  });
});

async function document({ program, words }: Example): Promise<string> {
  const folder = new Folder({ 'src/a.ast': program });
  const { stdout } = await folder.call(words, { machine: { version: VERSION } });
  return stdout.replaceAll(folder.path, ROOT);
}

function rewrite(example: Example, printed: string): void {
  const now = readFileSync(path, 'utf8');
  const head = `\`\`\`json ${example.words.join(' ')}\n`;
  writeFileSync(path, now.replace(`${head}${example.written}`, () => `${head}${printed}`));
}

function examplesOn(text: string): Example[] {
  let program = '';
  return [...text.matchAll(/^```(?<info>[^\n]+)\n(?<body>[\s\S]*?)^```$/gmu)].flatMap((match): Example[] => {
    const [language, ...words] = (match.groups?.['info'] ?? '').split(' ');
    const body = match.groups?.['body'] ?? '';
    if (language === 'aster') program = body;
    return language === 'json' ? [{ program, words, written: body }] : [];
  });
}
