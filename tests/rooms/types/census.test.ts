/**
 * What is not known of the programs in `examples/`: `docs/census.md` lists it, and says for each place why. A place without a
 * reason is a defect of the inference or of the shipped library. `UPDATE_SPECS=1` writes the page.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileDiagnostics } from '../../../server/src/ide/index.ts';
import { type Census, censusOf, type UnknownPlace } from '../../support/census.ts';
import { openText } from '../../support/fixture.ts';
import { EXAMPLES } from '../../support/programs.ts';

const PAGE = new URL('../../../docs/census.md', import.meta.url);

/** Why something in a program cannot be known, by the program's name and the text of the place. */
const REASONS: Readonly<Record<string, string>> = {};

const counted = EXAMPLES.map(({ name, text }) => ({ name, text, census: censusOf(text) }));

test('there are programs to ask about', () => {
  expect(EXAMPLES.length).toBeGreaterThan(15);
  expect(counted.every(({ census }) => census.asked > 50)).toBe(true);
});

describe('an example', () => {
  test.each(counted.map(({ census, name, text }) => [name, text, census] as const))('%s is understood, and nothing is wrong with it', (name, text, census) => {
    expect(census.unknown.filter((place) => reasonOf(name, place) === undefined).map(({ line, text: place }) => `${line}: ${place}`)).toEqual([]);
    const { db } = openText(text);
    expect(fileDiagnostics(db, '/main.ast').filter(({ severity }) => severity !== 'hint').map(({ message }) => message)).toEqual([]);
  });
});

test('every example opens by saying what it shows', () => {
  for (const { name, text } of EXAMPLES) expect(text.split('\n')[0], name).toMatch(/^\/\/ \S.*[.:]/u);
});

test('docs/census.md says what holds today', () => {
  if ((process.env['UPDATE_SPECS'] ?? '') !== '') writeFileSync(PAGE, pageOf());
  expect(readFileSync(PAGE, 'utf8')).toBe(pageOf());
});

describe('a census', () => {
  test.each<[name: string, text: string, unknown: readonly string[]]>([
    ['counts locals and expressions', 'fn f(a: u8) { let b = a; }', []],
    ['lists what is not known', 'fn f(a: Missing) { let b = 1; a.go(b); }', ['a', 'a.go(b)', 'a']],
    ['looks into types', 'fn f() { let a = Vec::new(); }', ['a', 'Vec::new()']],
  ])('%s', (_name, text, unknown) => {
    const census = censusOf(text);
    expect(census.asked).toBeGreaterThan(2);
    expect(census.unknown.map((place) => place.text)).toEqual(unknown);
  });
});

function reasonOf(name: string, { text }: UnknownPlace): string | undefined {
  return REASONS[`${name}: ${text}`];
}

function pageOf(): string {
  const rows = counted.map(({ census, name, text }) => `| [${name.slice('examples/'.length)}](../${name}) | ${text.trimEnd().split('\n').length} | ${census.asked} | ${share(census)} |`);
  const [asked, unknown] = [sum(({ asked: count }) => count), sum(({ unknown: places }) => places.length)];
  const places = counted.flatMap(({ census, name }) => census.unknown.map((place) => `- \`${name}\`, line ${place.line}: \`${place.text}\`: ${reasonOf(name, place) ?? 'no reason'}.`));
  return `# Census

<!-- Written by \`UPDATE_SPECS=1 npx vitest run tests/rooms/types/census.test.ts\`. -->

The rules are silent about what is not known (rule O15 of [the model](memory-model/model.md)), so what is not known is what the tool cannot do.
This page counts it in the programs of [\`examples\`](../examples): every local and every expression of every body is asked for its type, and every call for what it calls.
How much of other people's code is understood, [real code](real-code.md) says.

| program | lines | asked | known |
| --- | ---: | ---: | ---: |
${rows.join('\n')}
| **${counted.length} programs** | ${counted.reduce((total, { text }) => total + text.trimEnd().split('\n').length, 0)} | ${asked} | ${share({ asked, unknown: { length: unknown } })} |

## What is not known

${places.length === 0 ? 'Nothing.' : places.join('\n')}
`;
}

function sum(numberOf: (census: Census) => number): number {
  return counted.reduce((total, { census }) => total + numberOf(census), 0);
}

function share({ asked, unknown }: { readonly asked: number; readonly unknown: { readonly length: number } }): string {
  return `${(Math.floor(((asked - unknown.length) / asked) * 1000) / 10).toFixed(1)} %`;
}
