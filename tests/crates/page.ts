/** `docs/real-code.md`, written from the counts. */
import { DIFFERENCES, type Ledger } from './ledger.ts';

export function pageOf(ledger: Ledger): string {
  const crates = Object.entries(ledger);
  const sum = (numberOf: (counts: Ledger[string]) => number): number => crates.reduce((before, [, counts]) => before + numberOf(counts), 0);
  const [lines, functions, understood] = [sum((counts) => counts.lines), sum((counts) => counts.functions), sum((counts) => counts.understood)];
  const rows = crates.map(([name, { findings, functions: all, lines: length, syntax, understood: known, version }]) => `| ${name} ${version} | ${grouped(length)} | ${grouped(all)} | ${share(known, all)} | ${total(syntax)} | ${listed(findings)} |`);
  const constructs = merged(crates.map(([, { syntax }]) => syntax));
  return `# Real code

<!-- Written by \`UPDATE_CRATES=1 npm run test:crates\`. -->

Aster means what Rust means wherever it does not say otherwise, so Rust that rustc accepts is the largest body of correct programs there is.
\`npm run test:crates\` reads well-known crates as Aster packages: an error that is not one of syntax is a defect of the analyzer, and no count on this page may ever get worse.

A body is *understood* if every name, type and call in it is known; where something is not, the rules are silent about what rests on it (rule O15 of [the model](memory-model/model.md)).
What macros outside of the language make, and what stands behind \`#[cfg]\`, is not understood.
Findings are hints, and what is listed below; hints about code behind \`#[cfg]\` are among them.

| crate | lines | functions | understood | syntax errors | findings |
| --- | ---: | ---: | ---: | ---: | --- |
${rows.join('\n')}
| **${crates.length} crates** | ${grouped(lines)} | ${grouped(functions)} | ${share(understood, functions)} | ${sum(({ syntax }) => total(syntax))} | ${listed(merged(crates.map(([, { findings }]) => findings)))} |

## What means something else

${DIFFERENCES.map(({ code, crate, text, why }) => `- ${crate}: \`${code}\` at \`${text}\`: ${why}.`).join('\n')}

## What is not read

${Object.keys(constructs).length === 0 ? 'Everything is read.' : `Syntax errors by construct: ${listed(constructs)}.`}
`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(0)} %`;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((before, count) => before + count, 0);
}

function listed(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function merged(all: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const counts of all) for (const [what, count] of Object.entries(counts)) sums.set(what, (sums.get(what) ?? 0) + count);
  return Object.fromEntries([...sums].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
