/** `check` for programs: what the formats have in common with the report, and what each adds. */
import { describe, expect, test } from 'vitest';
import type { Log } from 'sarif';
import type { CheckReport } from '../../server/src/cli/check-report.ts';
import { Folder, json } from './support.ts';

const PROGRAM = `struct Node { next: Option<Node> }
struct Example { a: u8, b: u32, c: u16 }
fn f() { 😀; let s = "😀😀"; let t: Missing = s; }
`;

async function report(folder: Folder, ...words: string[]): Promise<CheckReport> {
  const { stdout } = await folder.call(['check', '--format', 'json', ...words]);
  return JSON.parse(stdout) as CheckReport;
}

describe('json', () => {
  test('columns are UTF-16 units, from 1, with an exclusive end', async () => {
    const line = 'fn f() { let s = "😀😀"; let _t: Missing = s; }';
    const folder = new Folder({ 'a.ast': `\n${line}\n` });
    const { diagnostics } = await report(folder);
    const column = line.indexOf('Missing') + 1;
    expect(diagnostics.map(({ code, start, end }) => ({ code, start, end }))).toEqual([{ code: 'unresolved-type', start: { line: 2, column }, end: { line: 2, column: column + 'Missing'.length } }]);
  });

  test('is sorted by file, start and code, whatever the order of the paths', async () => {
    const folder = new Folder({ 'b.ast': PROGRAM, 'a/z.ast': PROGRAM, 'a.ast': PROGRAM });
    const one = await report(folder, 'b.ast', 'a', 'a.ast');
    expect(await report(folder, 'a.ast', 'b.ast', 'a/z.ast')).toEqual(one);
    const keys = one.diagnostics.map(({ file, start, code }) => [file, String(start.line).padStart(4), String(start.column).padStart(4), code].join(' '));
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(one.diagnostics.map(({ file }) => file))).toEqual(new Set(['a.ast', 'a/z.ast', 'b.ast']));
  });

  test('a file in a folder above is named relative to the root', async () => {
    const folder = new Folder({ 'a.ast': PROGRAM, 'inner/x.txt': '' });
    const { stdout } = await folder.call(['check', '../a.ast', '--format', 'json'], { machine: { currentFolder: folder.at('inner') } });
    const document = JSON.parse(stdout) as CheckReport;
    expect(document.root).toBe(folder.at('inner'));
    expect(new Set(document.diagnostics.map(({ file }) => file))).toEqual(new Set(['../a.ast']));
  });

  test('the edits of a fix give the fixed text', async () => {
    const folder = new Folder({ 'a.ast': 'struct S { a: u8, b: u32, c: u16 }' });
    const { diagnostics } = await report(folder);
    const edits = diagnostics[0]?.fixes.find(({ preferred }) => preferred)?.edits ?? [];
    let text = folder.read('a.ast');
    for (const { start, end, newText } of edits.toReversed()) text = text.slice(0, start.column - 1) + newText + text.slice(end.column - 1);
    expect(text).toBe('struct S { b: u32, c: u16, a: u8 }');
  });

  test('the target and the stage are null where files have different ones', async () => {
    const folder = new Folder({ 'a/aster.toml': '[analyzer]\ntarget = 32', 'a/a.ast': '', 'b/b.ast': '' });
    expect(await report(folder)).toMatchObject({ target: null, stage: 3 });
    expect(await report(folder, '--target', '32')).toMatchObject({ target: '32' });
    expect(await report(folder, 'a')).toMatchObject({ target: '32' });
  });

  test('is a document even where nothing could be read', async () => {
    const outcome = await new Folder().call(['check', 'x.ast', '--format', 'json', '--stage', '2']);
    expect(outcome.status).toBe(2);
    expect(json(outcome)).toMatchObject({ files: 0, target: '64', stage: 2, diagnostics: [], errors: [{ file: 'x.ast', message: 'no such file or folder' }] });
    expect(outcome.stderr).toBe('error: x.ast: no such file or folder\n');
  });
});

describe('sarif', () => {
  test('says what the report says', async () => {
    const folder = new Folder({ 'odd #name.ast': PROGRAM });
    const { stdout, status } = await folder.call(['check', '--format', 'sarif']);
    const log = JSON.parse(stdout) as Log;
    const reported = await report(folder);
    const [run] = log.runs;
    expect(log.version).toBe('2.1.0');
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.invocations).toEqual([{ executionSuccessful: true, exitCode: status, toolExecutionNotifications: [] }]);
    const results = run?.results ?? [];
    expect(results.map(({ ruleId }) => ruleId)).toEqual(reported.diagnostics.map(({ code }) => code));
    for (const [index, result] of results.entries()) {
      const diagnostic = reported.diagnostics[index];
      const place = result.locations?.[0]?.physicalLocation;
      expect(result.level).toBe(diagnostic?.severity === 'hint' ? 'note' : diagnostic?.severity);
      expect(run?.tool.driver.rules?.[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
      expect(place?.artifactLocation).toEqual({ uri: 'odd%20%23name.ast', uriBaseId: 'ROOT' });
      expect(place?.region).toEqual({ startLine: diagnostic?.start.line, startColumn: diagnostic?.start.column, endLine: diagnostic?.end.line, endColumn: diagnostic?.end.column });
      expect(result.fixes?.length ?? 0).toBe(diagnostic?.fixes.length);
    }
    expect(run?.originalUriBaseIds).toEqual({ ROOT: { uri: `file://${folder.path}/` } });
  });

  test('names what could not be read', async () => {
    const { stdout, status } = await new Folder().call(['check', 'x.ast', '--format', 'sarif']);
    const [run] = (JSON.parse(stdout) as Log).runs;
    expect(status).toBe(2);
    expect(run?.invocations?.[0]).toMatchObject({ executionSuccessful: false, exitCode: 2, toolExecutionNotifications: [{ level: 'error', message: { text: 'x.ast: no such file or folder' } }] });
  });
});

describe('github', () => {
  test('one workflow command for each finding, hints as notices', async () => {
    const folder = new Folder({ 'a,b.ast': 'struct Node { next: Option<Node> }\nstruct Example { a: u8, b: u32, c: u16 }\n' });
    const { stdout } = await folder.call(['check', '--format', 'github']);
    expect(stdout).toBe(
      '::error file=a%2Cb.ast,line=1,endLine=1,col=8,endColumn=12,title=aster(infinite-size)::`Node` contains itself without indirection, through `Node.next`: it would be infinitely large.\n' +
        '::notice file=a%2Cb.ast,line=2,endLine=2,col=8,endColumn=15,title=aster(padding-waste)::`Example` is 12 bytes, 8 in the best order of its fields.\n',
    );
  });

  test('a file that could not be read is an error there too', async () => {
    const { stdout, status } = await new Folder().call(['check', '100%.ast', '--format', 'github']);
    expect({ stdout, status }).toEqual({ status: 2, stdout: '::error file=100%25.ast::100%25.ast: no such file or folder\n' });
  });
});
