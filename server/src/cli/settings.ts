/**
 * The settings of a run: flags first, then the nearest `aster.toml`, then the defaults.
 * In `aster.toml` they stand under `[analyzer]`, with the names that they have in an editor. What makes no sense there is left
 * at its default and named in one sentence; keys that are not known belong to other tools or to other versions.
 */
import { parse, TomlError } from 'smol-toml';
import { type AnalysisSettings, DEFAULT_SETTINGS, isRuleCode, type RuleCode, type RuleLevel, RULES } from '../ide/index.ts';
import { type Failure, shownPath } from './inputs.ts';
import type { Machine } from './machine.ts';
import { suggestion } from './near-names.ts';

export type RuleLevels = Readonly<Partial<Record<RuleCode, RuleLevel>>>;

/** What the command line says; `null` where it says nothing. */
export interface SettingFlags {
  readonly target: AnalysisSettings['target'] | null;
  readonly stage: AnalysisSettings['stage'] | null;
  readonly rules: RuleLevels;
}

export const NO_FLAGS: SettingFlags = { target: null, stage: null, rules: {} };
export const LEVELS: readonly RuleLevel[] = ['error', 'warning', 'hint', 'off'];

/** Every folder's settings, each `aster.toml` read once. */
export class SettingsReader {
  /** By folder. */
  readonly #manifests = new Map<string, string | null>();
  readonly #read = new Map<string, AnalysisSettings>();
  readonly #failures: Failure[] = [];
  readonly #defaults: AnalysisSettings;

  constructor(
    readonly machine: Machine,
    readonly flags: SettingFlags,
  ) {
    this.#defaults = withFlags(DEFAULT_SETTINGS, flags);
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
  async settingsIn(folder: string): Promise<{ readonly settings: AnalysisSettings; readonly isInPackage: boolean }> {
    const manifest = await this.#manifestOf(folder);
    if (manifest === null) return { settings: this.#defaults, isInPackage: false };
    const known = this.#read.get(manifest);
    return { settings: known ?? (await this.#readManifest(manifest)), isInPackage: true };
  }

  async #manifestOf(folder: string): Promise<string | null> {
    const known = this.#manifests.get(folder);
    if (known !== undefined) return known;
    const manifest = await this.machine.files.manifestAbove(folder);
    this.#manifests.set(folder, manifest);
    return manifest;
  }

  async #readManifest(manifest: string): Promise<AnalysisSettings> {
    const content = await this.machine.files.readText(manifest);
    const { settings, complaints } = content.kind === 'failure' ? { settings: DEFAULT_SETTINGS, complaints: [content.message] } : readManifest(content.text);
    const file = shownPath(this.machine, manifest);
    this.#failures.push(...complaints.map((message) => ({ file, message })));
    const effective = withFlags(settings, this.flags);
    this.#read.set(manifest, effective);
    return effective;
  }
}

/** The settings under `[analyzer]` of an `aster.toml`. */
export function readManifest(text: string): { readonly settings: AnalysisSettings; readonly complaints: readonly string[] } {
  let document: unknown;
  try {
    document = parse(text, { integersAsBigInt: 'asNeeded' });
  } catch (error) {
    return { settings: DEFAULT_SETTINGS, complaints: [malformed(error)] };
  }
  const complaints: string[] = [];
  const section = tableIn(document, 'analyzer', 'analyzer', complaints);
  const layout = tableIn(section, 'layout', 'analyzer.layout', complaints);
  const settings: AnalysisSettings = {
    stage: choice(section['stage'], 'stage', [1, 2, 3], DEFAULT_SETTINGS.stage, complaints),
    target: choice(section['target'], 'target', ['64', '32'], DEFAULT_SETTINGS.target, complaints),
    rules: readRules(tableIn(section, 'rules', 'analyzer.rules', complaints), complaints),
    paddingThreshold: readThreshold(layout['paddingThreshold'], complaints),
  };
  return { settings, complaints };
}

/** Why there is no rule of that name, as a sentence. */
export function unknownRuleMessage(code: string): string {
  return `there is no rule '${code}'.${suggestion(code, RULES.map((rule) => rule.code)) || ' `aster-analyzer explain` lists the rules.'}`;
}

/** What the command line says wins. */
export function withFlags(settings: AnalysisSettings, flags: SettingFlags): AnalysisSettings {
  return { ...settings, target: flags.target ?? settings.target, stage: flags.stage ?? settings.stage, rules: { ...settings.rules, ...flags.rules } };
}

function malformed(error: unknown): string {
  if (!(error instanceof TomlError)) return 'is not valid TOML';
  // The library adds an excerpt below its first line.
  const reason = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /u, '');
  return `is not valid TOML: line ${error.line}, column ${error.column}: ${reason}`;
}

function tableIn(value: unknown, key: string, name: string, complaints: string[]): Readonly<Record<string, unknown>> {
  const found = isTable(value) ? value[key] : undefined;
  if (found === undefined) return {};
  if (isTable(found)) return found;
  complaints.push(`[${name}] is not a table`);
  return {};
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A number may be written as a text, and the other way round. */
function choice<T extends string | number>(value: unknown, name: string, accepted: readonly T[], fallback: T, complaints: string[]): T {
  if (value === undefined) return fallback;
  const found = accepted.find((candidate) => (typeof value === 'string' || typeof value === 'number') && String(candidate) === String(value));
  if (found === undefined) complaints.push(`[analyzer] ${name} is ${shown(value)}; it can be ${accepted.join(', ')}`);
  return found ?? fallback;
}

function readRules(table: Readonly<Record<string, unknown>>, complaints: string[]): Record<string, RuleLevel> {
  const rules: Record<string, RuleLevel> = {};
  for (const [code, value] of Object.entries(table)) {
    const level = LEVELS.find((candidate) => candidate === value);
    if (!isRuleCode(code)) complaints.push(`[analyzer.rules] ${unknownRuleMessage(code)}`);
    else if (level === undefined) complaints.push(`[analyzer.rules] ${code} is ${shown(value)}; it can be ${LEVELS.join(', ')}`);
    else rules[code] = level;
  }
  return rules;
}

function readThreshold(value: unknown, complaints: string[]): number {
  if (value === undefined) return DEFAULT_SETTINGS.paddingThreshold;
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  complaints.push(`[analyzer.layout] paddingThreshold is ${shown(value)}; it can be a percentage from 0 to 100`);
  return DEFAULT_SETTINGS.paddingThreshold;
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
