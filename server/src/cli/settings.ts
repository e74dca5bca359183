/**
 * The settings of a run: flags first, then the nearest `aster.toml`, then the defaults.
 * What is wrong with an `aster.toml` is said once for each.
 */
import { dirname } from 'node:path';
import { NO_VALUES, overlaid, readManifest, type RuleLevels, type SettingValues } from '../ide/index.ts';
import { type Failure, shownPath } from './inputs.ts';
import type { Machine } from './machine.ts';

/** What the command line says; `null` where it says nothing. */
export interface SettingFlags extends Pick<SettingValues, 'target' | 'stage'> {
  readonly rules: RuleLevels;
}

export const NO_FLAGS: SettingFlags = { target: null, stage: null, rules: {} };

/** What the command line alone says. */
export function valuesOfFlags({ target, stage, rules }: SettingFlags): SettingValues {
  return { ...NO_VALUES, target, stage, rules };
}

/** What holds in a folder. */
export interface FolderSettings {
  readonly values: SettingValues;
  /** The package that the folder is part of: where it begins (absolute), and what it calls itself. */
  readonly package: { readonly folder: string; readonly name: string | null } | null;
}

/** Every folder's settings, each `aster.toml` read once. */
export class SettingsReader {
  /** By folder. */
  readonly #manifests = new Map<string, string | null>();
  readonly #read = new Map<string, FolderSettings>();
  readonly #failures: Failure[] = [];
  readonly #flags: SettingValues;

  constructor(
    readonly machine: Machine,
    flags: SettingFlags,
  ) {
    this.#flags = valuesOfFlags(flags);
  }

  /** Absolute paths of the `aster.toml` files that were read. */
  get manifests(): readonly string[] {
    return [...this.#read.keys()];
  }

  /** What was wrong with them. */
  get failures(): readonly Failure[] {
    return this.#failures;
  }

  /** @param folder absolute. */
  async valuesIn(folder: string): Promise<FolderSettings> {
    const manifest = await this.#manifestOf(folder);
    if (manifest === null) return { values: this.#flags, package: null };
    return this.#read.get(manifest) ?? (await this.#readManifest(manifest));
  }

  async #manifestOf(folder: string): Promise<string | null> {
    const known = this.#manifests.get(folder);
    if (known !== undefined) return known;
    const manifest = await this.machine.files.manifestAbove(folder);
    this.#manifests.set(folder, manifest);
    return manifest;
  }

  async #readManifest(manifest: string): Promise<FolderSettings> {
    const content = await this.machine.files.readText(manifest);
    const { values, name, complaints } = content.kind === 'failure' ? { values: NO_VALUES, name: null, complaints: [content.message] } : readManifest(content.text);
    const file = shownPath(this.machine, manifest);
    this.#failures.push(...complaints.map((message) => ({ file, message })));
    const settings: FolderSettings = { values: overlaid(values, this.#flags), package: { folder: dirname(manifest), name } };
    this.#read.set(manifest, settings);
    return settings;
  }
}
