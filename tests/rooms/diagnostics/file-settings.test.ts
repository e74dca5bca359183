/** Each file has the settings of its own place: those of the workspace, and on top what was said for the file. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, fileDiagnostics, fixesFor, hover, incompleteItems, NO_VALUES, type Workspace } from '../../../server/src/ide/index.ts';
import { openFixture } from '../../support/fixture.ts';

const [ONE, OTHER] = ['/one.ast', '/other.ast'];
const PADDED = 'struct Padded { a: u8, b: usize, c: u16 }';
let workspace: Workspace;

beforeEach(() => {
  ({ workspace } = openFixture([{ name: ONE, text: PADDED }, { name: OTHER, text: PADDED }]));
});

function found(file: string): string[] {
  return fileDiagnostics(workspace.db, file).filter(({ code }) => code === 'padding-waste').map(({ severity, message }) => `${severity}: ${message}`);
}

const WIDE = '`Padded` is 24 bytes, 16 in the best order of its fields.';
const NARROW = '`Padded` is 12 bytes, 8 in the best order of its fields.';

describe('what is said for one file', () => {
  test('is heard in that file alone: rules, findings, fixes, hovers', () => {
    workspace.setFileSettings(ONE, { ...NO_VALUES, target: '32', rules: { 'padding-waste': 'warning' } });
    expect(found(ONE)).toEqual([`warning: ${NARROW}`]);
    expect(found(OTHER)).toEqual([`hint: ${WIDE}`]);
    const verdicts = [ONE, OTHER].map((file) => hover(workspace, file, PADDED.indexOf('Padded'), { markdown: false, pictures: false, theme: 'dark', commandLinks: false })?.text.split('\n')[2]?.split(',')[0]);
    expect(verdicts).toEqual(['12 bytes', '24 bytes']);
    const titles = [ONE, OTHER].map((file) => fileDiagnostics(workspace.db, file).flatMap((diagnostic) => fixesFor(workspace, file, diagnostic).map(({ title }) => title))[0]);
    expect(titles).toEqual(['Reorder fields to save 4 bytes', 'Reorder fields to save 8 bytes']);
  });

  test('wins over the workspace only in what it names, whichever was said last', () => {
    workspace.setFileSettings(ONE, { ...NO_VALUES, rules: { 'padding-waste': 'error' } });
    workspace.setSettings({ ...DEFAULT_SETTINGS, target: '32', rules: { 'padding-waste': 'warning' } });
    expect(found(ONE)).toEqual([`error: ${NARROW}`]);
    expect(found(OTHER)).toEqual([`warning: ${NARROW}`]);
    workspace.setFileSettings(ONE, NO_VALUES);
    expect(found(ONE)).toEqual(found(OTHER));
  });

  test('decides what is too large, and how it is called', () => {
    const text = 'struct Large { bytes: [u8; 3000000000] }';
    for (const file of [ONE, OTHER]) workspace.open(file, text);
    workspace.setFileSettings(ONE, { ...NO_VALUES, target: '32' });
    const codes = [ONE, OTHER].map((file) => fileDiagnostics(workspace.db, file).map(({ code }) => code));
    expect(codes).toEqual([['type-too-large'], []]);
    expect(incompleteItems(workspace.db, ONE)).toEqual([]);
  });

  test('is forgotten with the file', () => {
    workspace.setFileSettings(ONE, { ...NO_VALUES, target: '32' });
    workspace.close(ONE);
    workspace.open(ONE, PADDED);
    expect(found(ONE)).toEqual([`hint: ${WIDE}`]);
  });
});

test('settings of one file compute nothing again in another', () => {
  for (const file of [ONE, OTHER]) fileDiagnostics(workspace.db, file);
  workspace.setFileSettings(ONE, { ...NO_VALUES, paddingThreshold: 90 });
  const computed = workspace.db.recordComputations(() => [ONE, OTHER].forEach((file) => fileDiagnostics(workspace.db, file)));
  expect(computed.filter((query) => query.includes(OTHER))).toEqual([]);
  expect(computed.length).toBeGreaterThan(0);
});
