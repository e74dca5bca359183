/**
 * The house's plan, read from the imports of every file: rooms import only rooms to their left and through their face, no
 * file imports in a circle, and what only one room may see is seen by no other. Type imports, dynamic imports and imports
 * for side effects count.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** From left to right; a room may import those before it. `flow`, `ownership` and `memory` have their place already. */
const ROOMS = ['base', 'syntax', 'items', 'types', 'layout', 'flow', 'ownership', 'memory', 'diagnostics', 'ide', 'lsp', 'cli', 'host'] as const;
/** Neighbours that do not see each other. */
const APART: readonly (readonly [string, string])[] = [['flow', 'layout'], ['cli', 'lsp'], ['host', 'lsp'], ['lsp', 'host'], ['cli', 'host']];
/** What a host implements stands in `base`, and the command line's machine in `cli`. */
const HOST_MAY_SEE: ReadonlySet<string> = new Set(['base', 'cli']);
/** Modules that one room alone may import. */
const FENCED: readonly { readonly pattern: RegExp; readonly rooms: readonly string[] }[] = [
  { pattern: /^web-tree-sitter$/u, rooms: ['syntax'] },
  { pattern: /^vscode-languageserver/u, rooms: ['lsp', 'mains'] },
  { pattern: /^vscode-uri$/u, rooms: ['lsp', 'host', 'mains'] },
  { pattern: /^node:/u, rooms: ['host', 'cli', 'mains'] },
  { pattern: /^vscode$/u, rooms: [] },
];

interface Module {
  readonly file: string;
  readonly room: string;
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'));
}

function importsOf(file: string): string[] {
  const { module, errors } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
  expect(errors, file).toEqual([]);
  const text = readFileSync(join(ROOT, file), 'utf8');
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start, moduleRequest.end).replaceAll(/^['"`]|['"`]$/gu, ''));
  const reExports = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])));
  return [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...reExports, ...dynamic];
}

const server: Module[] = filesBelow('server/src').map((file) => {
  const [room = ''] = file.slice('server/src/'.length).split('/');
  return { file, room: room.endsWith('.ts') ? 'mains' : room, imports: importsOf(file) };
});
const client: Module[] = filesBelow('client/src').map((file) => ({ file, room: 'client', imports: importsOf(file) }));

function resolved(from: string, specifier: string): string {
  return relative(ROOT, join(ROOT, dirname(from), specifier)).replaceAll('\\', '/');
}

describe('arrows', () => {
  it('are read from a real number of modules', () => {
    expect(server.length).toBeGreaterThan(100);
    expect(client.length).toBeGreaterThan(5);
    expect(server.flatMap((module) => module.imports).length).toBeGreaterThan(300);
  });

  it('point to the left, and at the face of a room', () => {
    const wrong = server.flatMap(({ file, imports, room }) =>
      imports.flatMap((specifier) => {
        if (!specifier.startsWith('.')) return [];
        const target = resolved(file, specifier);
        const [other = ''] = target.slice('server/src/'.length).split('/');
        if (room === 'mains' || other === room || !ROOMS.some((name) => name === other)) return [];
        const isLeft = ROOMS.findIndex((name) => name === other) < ROOMS.findIndex((name) => name === room);
        const isApart = APART.some(([one, two]) => one === room && two === other) || (room === 'host' && !HOST_MAY_SEE.has(other));
        if (!isLeft || isApart) return [`${file} may not import ${target}`];
        const isFace = other === 'base' || target.endsWith('/index.ts') || target === `server/src/${other}/machine.ts`;
        return isFace || (room === 'ide' && target.startsWith('server/src/ide/')) ? [] : [`${file} imports ${target}, which is not a face`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('respect what one room alone may see', () => {
    const wrong = server.flatMap(({ file, imports, room }) => imports.flatMap((specifier) => FENCED.filter(({ pattern, rooms }) => pattern.test(specifier) && !rooms.includes(room)).map(() => `${file} may not import ${specifier}`)));
    expect(wrong).toEqual([]);
  });

  it('lead from the client to the types of the protocol and nowhere else', () => {
    const wrong = client.flatMap(({ file, imports }) => imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => resolved(file, specifier)).filter((target) => !target.startsWith('client/') && target !== 'server/src/lsp/protocol.ts').map((target) => `${file} may not import ${target}`));
    expect(wrong).toEqual([]);
  });

  it('make no circle', () => {
    const graph = new Map([...server, ...client].map(({ file, imports }) => [file, imports.filter((specifier) => specifier.startsWith('.')).map((specifier) => resolved(file, specifier))]));
    expect(circlesIn(graph)).toEqual([]);
  });
});

/** The types of syntax nodes refer to each other as the grammar does; nothing but types is imported there. */
const RECURSIVE_TYPES = /^server\/src\/(?:syntax\/nodes\/|types\/(?:type|constant)\.ts$)/u;

function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      const circle = path.slice(path.indexOf(file));
      if (!circle.every((member) => RECURSIVE_TYPES.test(member))) circles.push([...circle, file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}
