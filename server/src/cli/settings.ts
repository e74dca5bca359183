/**
 * The settings of a run: flags first, then the nearest `aster.toml`, then the defaults.
 * What is wrong with an `aster.toml` is said once for each.
 */
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

/** Every folder's settings, each `aster.toml` read once. */
export class SettingsReader {
  /** By folder. */
  readonly #manifests = new Map<string, string | null>();
  readonly #read = new Map<string, SettingValues>();
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
  async valuesIn(folder: string): Promise<{ readonly values: SettingValues; readonly isInPackage: boolean }> {
    const manifest = await this.#manifestOf(folder);
    if (manifest === null) return { values: this.#flags, isInPackage: false };
    const known = this.#read.get(manifest);
    return { values: known ?? (await this.#readManifest(manifest)), isInPackage: true };
  }

  async #manifestOf(folder: string): Promise<string | null> {
    const known = this.#manifests.get(folder);
    if (known !== undefined) return known;
    const manifest = await this.machine.files.manifestAbove(folder);
    this.#manifests.set(folder, manifest);
    return manifest;
  }

  async #readManifest(manifest: string): Promise<SettingValues> {
    const content = await this.machine.files.readText(manifest);
    const { values, complaints } = content.kind === 'failure' ? { values: NO_VALUES, complaints: [content.message] } : readManifest(content.text);
    const file = shownPath(this.machine, manifest);
    this.#failures.push(...complaints.map((message) => ({ file, message })));
    const effective = overlaid(values, this.#flags);
    this.#read.set(manifest, effective);
    return effective;
  }
}
