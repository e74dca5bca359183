/**
 * `npm run test:crates`: real Rust code, read as Aster. Each crate is analysed in a process of its own with a limit on its
 * time, so that a crash or a hang is that crate's. Exit code 0: no false error, nothing worse than before; 1: otherwise; 77: the crates cannot be had.
 * `UPDATE_CRATES=1` writes the counts and the page; `ASTER_CRATES=a:b` reads the crates in these folders instead and only prints.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { analyseCrate, type CrateAnalysis } from './analyse.ts';
import { bringCrates } from './bring.ts';
import { type CrateCounts, countsOf, isFalseError, type Ledger, worsened } from './ledger.ts';
import { pageOf } from './page.ts';
import { PINNED_CRATES } from './pinned.ts';

const EXIT_NOT_RUN = 77;
/** Milliseconds for one crate: what takes longer hangs. */
const LONGEST = 60_000;

const COUNTS = new URL('counts.json', import.meta.url);
const PAGE = new URL('../../docs/real-code.md', import.meta.url);

const [command, folder, name] = process.argv.slice(2);
if (command === 'analyse' && folder !== undefined && name !== undefined) process.stdout.write(JSON.stringify(analyseCrate(folder, name)));
else process.exitCode = run();

function run(): number {
  const folders = process.env['ASTER_CRATES'];
  if (folders !== undefined) {
    for (const each of folders.split(':')) report(basename(each), apart(each, basename(each).replace(/-\d.*$/u, '')));
    return 0;
  }
  const brought = bringCrates(PINNED_CRATES);
  if (brought.kind === 'not-run') {
    console.log(`NOT RUN: ${brought.reason}.`);
    return EXIT_NOT_RUN;
  }
  const complaints: string[] = [];
  const now: Record<string, CrateCounts> = {};
  for (const crate of PINNED_CRATES) {
    const analysis = apart(brought.folderOf(crate), crate.name);
    report(crate.name, analysis);
    if (typeof analysis === 'string') complaints.push(`${crate.name}: ${analysis}`);
    else {
      now[crate.name] = countsOf(crate.version, analysis);
      complaints.push(...analysis.found.filter((found) => isFalseError(crate.name, found)).map(({ code, file, line, message }) => `${crate.name}: ${file}:${line}: error[${code}]: ${message}`));
    }
  }
  const before = JSON.parse(readFileSync(COUNTS, 'utf8')) as Ledger;
  const worse = worsened(before, now);
  complaints.push(...worse);
  if (process.env['UPDATE_CRATES'] !== undefined && worse.length === 0) {
    writeFileSync(COUNTS, `${JSON.stringify(now, null, 2)}\n`);
    writeFileSync(PAGE, pageOf(now));
  } else if (readFileSync(PAGE, 'utf8') !== pageOf(before)) complaints.push('docs/real-code.md is not what counts.json says');
  const better = worsened(now, before).length;
  console.log(`\n${complaints.length === 0 ? 'no false errors, and nothing is worse' : complaints.join('\n')}`);
  if (better > 0) console.log(`${better} counts are better than they were: UPDATE_CRATES=1 npm run test:crates keeps them.`);
  return complaints.length === 0 ? 0 : 1;
}

/** The analysis, or how it failed. */
function apart(crate: string, called: string): CrateAnalysis | string {
  const { error, status, stderr, stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), 'analyse', crate, called], { encoding: 'utf8', timeout: LONGEST, maxBuffer: 1 << 28 });
  if (status === 0) return JSON.parse(stdout) as CrateAnalysis;
  return error === undefined ? `the analyzer failed: ${stderr.trim().split('\n').find((line) => line.includes('Error')) ?? `status ${status ?? 'unknown'}`}` : `the analyzer did not end: ${error.message}`;
}

function report(called: string, analysis: CrateAnalysis | string): void {
  if (typeof analysis === 'string') {
    console.log(`${called}: ${analysis}`);
    return;
  }
  console.log(`${called}: ${analysis.lines} lines, ${analysis.understood} of ${analysis.functions} bodies understood, ${analysis.found.length} findings`);
  for (const { code, file, isConditional, line, message, severity, text } of analysis.found) console.log(`  ${severity}[${code}]${isConditional ? ' (cfg)' : ''} ${file}:${line}: ${message}\n    ${text}`);
}
