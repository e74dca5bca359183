/**
 * The manifest says what the server and the client do: rules, settings, defaults, commands, token types are one list each.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../client/src/settings.ts';
import { RULES } from '../../server/src/diagnostics/index.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/src/ide/index.ts';
import { DEFAULT_SERVER_SETTINGS, readSettings } from '../../server/src/lsp/read-settings.ts';
import { asObject, asObjects, contributes, manifest, readJson, repositoryRoot, settings } from './manifest-data.ts';

/** What VS Code knows without being told. */
const standardTokenTypes = new Set(
  'namespace class enum interface struct typeParameter type parameter variable property enumMember decorator event function method macro label comment string keyword number regexp operator'.split(' '),
);
const standardTokenModifiers = new Set('declaration definition readonly static deprecated abstract async modification documentation defaultLibrary'.split(' '));

describe('settings', () => {
  test('are those of the documentation, in its order', () => {
    expect(Object.keys(settings)).toEqual(['aster.stage', 'aster.target', 'aster.rules', 'aster.layout.paddingThreshold', 'aster.layout.hoverPictures', 'aster.inlayHints.types', 'aster.inlayHints.drops', 'aster.trace.server']);
  });

  test.each(Object.entries(settings))('%s is described, ordered, scoped and has a default', (_name, schema) => {
    expect(schema['markdownDescription']).toMatch(/^[A-Z].*\.$/su);
    expect(schema['order']).toBeTypeOf('number');
    expect(schema['scope']).toMatch(/^(resource|window)$/u);
    expect(schema['default']).toBeDefined();
    if (Array.isArray(schema['enum'])) expect(schema['markdownEnumDescriptions']).toHaveLength(schema['enum'].length);
  });

  test('have the defaults of the client and of the server', () => {
    const fromManifest = {
      stage: settings['aster.stage']?.['default'],
      target: settings['aster.target']?.['default'],
      rules: settings['aster.rules']?.['default'],
      layout: { paddingThreshold: settings['aster.layout.paddingThreshold']?.['default'], hoverPictures: settings['aster.layout.hoverPictures']?.['default'] },
      inlayHints: { types: settings['aster.inlayHints.types']?.['default'], drops: settings['aster.inlayHints.drops']?.['default'] },
    };
    expect(fromManifest).toEqual(defaultSettings);
    expect(readSettings(fromManifest)).toEqual({ settings: DEFAULT_SERVER_SETTINGS, complaints: [] });
  });

  test('take values that the server understands', () => {
    for (const stage of valuesOf('aster.stage')) expect(readSettings({ stage })).toMatchObject({ settings: { analysis: { stage } }, complaints: [] });
    for (const target of valuesOf('aster.target')) expect(readSettings({ target })).toMatchObject({ settings: { analysis: { target } }, complaints: [] });
  });
});

describe('rules', () => {
  const properties = asObject(settings['aster.rules']?.['properties']);

  test('are those of the registry', () => {
    expect(Object.keys(properties).toSorted()).toEqual(RULES.map((rule) => rule.code).toSorted());
  });

  test.each(RULES.map((rule) => [rule.code, rule.level] as const))('%s: its setting names its default and takes every level', (code, level) => {
    const schema = asObject(properties[code]);
    expect(schema['description']).toMatch(new RegExp(`Default: ${level}\\.$`, 'u'));
    expect(schema['enum']).toEqual(['error', 'warning', 'hint', 'off']);
    expect(existsSync(`${repositoryRoot}docs/rules/${code}.md`)).toBe(true);
  });
});

describe('semantic tokens', () => {
  test('types and modifiers beyond the standard ones are declared, and no others', () => {
    expect(idsOf('semanticTokenTypes')).toEqual(TOKEN_TYPES.filter((type) => !standardTokenTypes.has(type)));
    expect(idsOf('semanticTokenModifiers')).toEqual(TOKEN_MODIFIERS.filter((modifier) => !standardTokenModifiers.has(modifier)));
  });

  test('scopes are given only to what the server sends', () => {
    const scopes = asObjects(contributes['semanticTokenScopes']).flatMap((entry) => Object.keys(asObject(entry['scopes'])));
    expect(scopes.length).toBeGreaterThan(0);
    for (const selector of scopes) {
      const [type, ...modifiers] = selector.split('.');
      expect(TOKEN_TYPES).toContain(type);
      for (const modifier of modifiers) expect(TOKEN_MODIFIERS).toContain(modifier);
    }
  });
});

describe('commands', () => {
  const sources = readdirSync(`${repositoryRoot}client/src`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const code = sources.map((file) => readFileSync(`${repositoryRoot}client/src/${file}`, 'utf8')).join('\n');
  const contributed = asObjects(contributes['commands']);

  test('are exactly those that the client registers', () => {
    const registered = [...code.matchAll(/registerCommand\('(?<name>[^']+)'/gu)].map((match) => String(match.groups?.['name']));
    expect(contributed.map((command) => String(command['command'])).toSorted()).toEqual(registered.toSorted());
  });

  test('stand under Aster', () => {
    for (const command of contributed) expect(command['category']).toBe('Aster');
  });

  test('one key removes the padding', () => {
    expect(asObjects(contributes['keybindings'])).toMatchObject([{ command: 'aster.reorderFields', key: 'ctrl+alt+r', mac: 'cmd+alt+r' }]);
  });
});

describe('the package', () => {
  test('names files that exist or are built', () => {
    const language = asObjects(contributes['languages'])[0];
    const paths = [manifest['icon'], language?.['configuration'], ...Object.values(asObject(language?.['icon'])), ...asObjects(contributes['grammars']).map((grammar) => grammar['path'])];
    for (const path of paths) expect(existsSync(`${repositoryRoot}${String(path)}`), String(path)).toBe(true);
    expect(manifest['main']).toBe('./dist/client/node.js');
    expect(manifest['browser']).toBe('./dist/client/browser.js');
  });

  test('works in untrusted and in virtual workspaces, and asks for the editor that the client library needs', () => {
    expect(manifest['capabilities']).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
    const library = asObject(readJson('node_modules/vscode-languageclient/package.json')['engines']);
    expect(asObject(manifest['engines'])['vscode']).toBe(library['vscode']);
    expect(`^${String(asObject(manifest['devDependencies'])['@types/vscode'])}`).toBe(library['vscode']);
  });

  test('has the version of the server', () => {
    expect(readJson('server/package.json')['version']).toBe(manifest['version']);
  });
});

function valuesOf(name: string): readonly unknown[] {
  const values = settings[name]?.['enum'];
  if (!Array.isArray(values)) throw new Error(`${name} has no values`);
  return values;
}

function idsOf(point: string): readonly unknown[] {
  return asObjects(contributes[point]).map((entry) => entry['id']);
}
