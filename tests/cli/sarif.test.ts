/** The SARIF output against the standard: its types for every property, and what its schema asks beyond types. */
import type { Log, Region, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import { DESCRIBED, sarifProblems } from './sarif-types.ts';
import { Folder } from './support.ts';

/** Every rule that is on without settings, with related places and fixes; names and texts that need escapes. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'odd #name%.ast': `struct Node { next: Option<Node> }
struct Node { a: u8, b: u32, c: u16 }
@allow(no-such-rule)
fn f() { let s = "😀😀"; let t: Missing = s; }
struct Large { bytes: [u64; 1 << 62] }
#[repr(packed, align(4))] struct Both { a: u8 }
fn g( { }
`,
  'inner/deep/empty.ast': '',
  'inner/aster.toml': '[analyzer]\nstage = 4\n',
  'binary.ast': new Uint8Array([0xff, 0xfe]),
};

async function logOf(files: Readonly<Record<string, string | Uint8Array>>, ...words: string[]): Promise<Log> {
  const { stdout } = await new Folder(files).call(['check', '--format', 'sarif', ...words]);
  return JSON.parse(stdout) as Log;
}

function runOf(log: Log): Run {
  const [run] = log.runs;
  if (run === undefined || log.runs.length !== 1) throw new Error('not one run');
  return run;
}

describe('the description of the standard', () => {
  test('is read whole', () => {
    expect(DESCRIBED).toBeGreaterThan(50);
  });

  test('accepts the smallest log, and says what is wrong with others', () => {
    const smallest = { version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } } }] };
    expect(sarifProblems(smallest)).toEqual([]);
    expect(sarifProblems({ ...smallest, version: '2.0.0' })).toEqual(['$.version: "2.0.0" is no value of it']);
    expect(sarifProblems({ version: '2.1.0', runs: [{}] })).toEqual(['$.runs[0]: Run needs tool']);
    expect(sarifProblems({ ...smallest, extra: 1 })).toEqual(['$: Log has no extra']);
    expect(sarifProblems({ version: '2.1.0', runs: [{ tool: { driver: { name: 1 } }, results: [{ level: 'loud', message: {} }] }] })).toEqual(['$.runs[0].results[0].level: "loud" is no value of it', '$.runs[0].tool.driver.name: not a string']);
  });
});

describe('a log', () => {
  test.each([
    ['with findings of many rules, fixes and failures', FILES, []],
    ['of clean files', { 'a.ast': 'struct A;' }, []],
    ['of nothing', {}, []],
    ['after fixing', { 'a.ast': 'struct S { a: u8, b: u32, c: u16 }' }, ['--fix']],
  ] as const)('%s is what the standard describes', async (_name, files, words) => {
    expect(sarifProblems(await logOf(files, ...words))).toEqual([]);
  });

  test('keeps what the schema asks beyond types', async () => {
    const run = runOf(await logOf(FILES));
    const results = run.results ?? [];
    const rules = run.tool.driver.rules ?? [];
    expect(new Set(results.map(({ ruleId }) => ruleId)).size).toBeGreaterThan(5);
    expectDistinct(rules.map(({ id }) => id));
    expectDistinct(run.artifacts ?? []);
    for (const result of results) {
      expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      expect(result.message.text).toMatch(/\S/u);
      const places = [...(result.locations ?? []), ...(result.relatedLocations ?? [])].map(({ physicalLocation }) => physicalLocation);
      for (const place of places) {
        expectPlace(run, place?.artifactLocation);
        expectRegion(place?.region);
      }
      expectDistinct(result.relatedLocations ?? []);
      expectDistinct(result.fixes ?? []);
      for (const fix of result.fixes ?? []) {
        expect(fix.artifactChanges.length).toBeGreaterThan(0);
        for (const change of fix.artifactChanges) {
          expectPlace(run, change.artifactLocation);
          expect(change.replacements.length).toBeGreaterThan(0);
          for (const { deletedRegion } of change.replacements) expectRegion(deletedRegion);
        }
      }
    }
    for (const rule of rules) expect(URL.canParse(rule.helpUri ?? ''), rule.id).toBe(true);
  });

  test('names its failures, and where', async () => {
    const run = runOf(await logOf(FILES));
    const [invocation] = run.invocations ?? [];
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 2 });
    expect(invocation?.toolExecutionNotifications).toHaveLength(2);
    for (const { locations, message } of invocation?.toolExecutionNotifications ?? []) {
      expect(message.text).toMatch(/\S/u);
      for (const { physicalLocation } of locations ?? []) expectPlace(run, physicalLocation?.artifactLocation);
    }
  });
});

/** A reference to a file below a base that the log declares. */
function expectPlace(run: Run, place: { readonly uri?: string | undefined; readonly uriBaseId?: string | undefined } | undefined): void {
  const base = run.originalUriBaseIds?.[place?.uriBaseId ?? '']?.uri ?? '';
  expect(base).toMatch(/^file:\/\/\/.*\/$/u);
  expect(place?.uri).toMatch(/^[\w.~%/-]+$/u);
  expect(new URL(place?.uri ?? '', base).href.startsWith(base)).toBe(true);
}

/** Counted from 1, and not backwards. */
function expectRegion(region: Region | undefined): void {
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = region ?? {};
  for (const count of [startLine, startColumn, endLine, endColumn]) expect(Number.isInteger(count) && count >= 1, JSON.stringify(region)).toBe(true);
  expect(endLine > startLine || (endLine === startLine && endColumn >= startColumn), JSON.stringify(region)).toBe(true);
}

function expectDistinct(values: readonly unknown[]): void {
  expect(new Set(values.map((value) => JSON.stringify(value))).size).toBe(values.length);
}
