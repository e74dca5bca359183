/**
 * The small pure parts of the client: the status item's words, reading the settings, which documents are the server's.
 */
import { describe, expect, test } from 'vitest';
import { documentSchemes } from '../../client/src/document-schemes.ts';
import { defaultSettings, readSettings } from '../../client/src/settings.ts';
import { formatMilliseconds, statusSentence, statusText } from '../../client/src/status-text.ts';

const analysis = { uri: 'file:///a.ast', version: 3, milliseconds: 1.234, target: '32', stage: 2 } as const;

describe('the status', () => {
  test.each([
    ['starting', undefined, 'Aster Analyzer | starting | information | busy'],
    ['running', undefined, 'Aster Analyzer | running | information | idle'],
    ['running', analysis, '32-bit, stage 2 | analysed in 1.2 ms | information | idle'],
    ['stopped', analysis, 'Aster Analyzer | stopped | error | idle'],
  ] as const)('%s', (state, facts, expected) => {
    const { text, detail, severity, busy } = statusText(state, facts);
    expect(`${text} | ${detail} | ${severity} | ${busy ? 'busy' : 'idle'}`).toBe(expected);
  });

  test('as a sentence', () => {
    expect(statusSentence('running', '0.1.0', analysis)).toBe('Aster Analyzer 0.1.0 is running: 32-bit, stage 2, analysed in 1.2 ms.');
    expect(statusSentence('stopped', undefined, undefined)).toBe('Aster Analyzer is stopped.');
  });

  test.each([
    [0.1234, '0.12 ms'],
    [9.87, '9.9 ms'],
    [123.4, '123 ms'],
  ])('%d milliseconds', (milliseconds, expected) => {
    expect(formatMilliseconds(milliseconds)).toBe(expected);
  });
});

describe('the settings', () => {
  const read = (values: Readonly<Record<string, unknown>>) => readSettings((name) => values[name]);

  test('what is not set has its default', () => {
    expect(read({})).toEqual(defaultSettings);
  });

  test('what is set is taken', () => {
    const rules = { 'padding-waste': 'warning' };
    expect(read({ stage: 1, target: '32', rules, 'layout.paddingThreshold': 0, 'layout.hoverPictures': false, 'inlayHints.types': true, 'inlayHints.drops': true })).toEqual({
      stage: 1,
      target: '32',
      rules,
      layout: { paddingThreshold: 0, hoverPictures: false },
      inlayHints: { types: true, drops: true },
    });
  });

  test('what makes no sense has its default', () => {
    expect(read({ stage: '1', target: 64, rules: 'off', 'layout.paddingThreshold': 101, 'layout.hoverPictures': 'no', 'inlayHints.types': 'yes', 'inlayHints.drops': 1 })).toEqual(defaultSettings);
    expect(read({ rules: { 'padding-waste': 'loud', 'syntax-error': 'off', 7: null } }).rules).toEqual({ 'syntax-error': 'off' });
  });
});

test('documents of a mounted workspace are the server\'s, copies that others show are not', () => {
  expect(documentSchemes([])).toEqual(['file', 'untitled', 'vscode-vfs']);
  expect(documentSchemes(['file', 'vscode-test-web', 'vscode-test-web'])).toEqual(['file', 'untitled', 'vscode-vfs', 'vscode-test-web']);
});
