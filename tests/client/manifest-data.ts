/**
 * The extension's manifest as data: read once, and asked for parts by name.
 */
import { readFileSync } from 'node:fs';

type JsonObject = Readonly<Record<string, unknown>>;

export const repositoryRoot = new URL('../../', import.meta.url).pathname;

export function asObject(value: unknown): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`Not an object: ${JSON.stringify(value)}`);
  return Object.fromEntries(Object.entries(value));
}

export function asObjects(value: unknown): readonly JsonObject[] {
  if (!Array.isArray(value)) throw new Error(`Not an array: ${JSON.stringify(value)}`);
  return value.map(asObject);
}

export function readJson(path: string): JsonObject {
  const value: unknown = JSON.parse(readFileSync(`${repositoryRoot}${path}`, 'utf8'));
  return asObject(value);
}

export const manifest: JsonObject = readJson('package.json');
export const contributes: JsonObject = asObject(manifest['contributes']);

/** Every setting by its name, from all groups. */
export const settings: Readonly<Record<string, JsonObject>> = Object.fromEntries(
  asObjects(contributes['configuration']).flatMap((group) => Object.entries(asObject(group['properties'])).map(([name, schema]) => [name, asObject(schema)])),
);
