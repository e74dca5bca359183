/**
 * Settings as people write them, checked: the section `aster` of an editor and the table `[analyzer]` of an `aster.toml` have
 * the same names and are read here.
 * What makes no sense says nothing, and is named in one sentence; keys that are not known belong to other tools or to other
 * versions.
 */
import { suggestion } from '../../base/near-names.ts';
import { type AnalysisSettings, isRuleCode, NO_VALUES, type RuleCode, type RuleLevel, RULES, type SettingValues } from '../../diagnostics/index.ts';

export interface SettingComplaint {
  /** The tables below the section, from the outside in: none, `rules` or `layout`. */
  readonly place: readonly string[];
  /** What is wrong there, without a full stop. */
  readonly text: string;
}

export interface ReadSettings {
  readonly values: SettingValues;
  readonly complaints: readonly SettingComplaint[];
}

export type RuleLevels = Readonly<Partial<Record<RuleCode, RuleLevel>>>;

export const RULE_LEVELS: readonly RuleLevel[] = ['error', 'warning', 'hint', 'off'];

/** @param section `null` and what is missing say nothing. */
export function readSettingValues(section: unknown): ReadSettings {
  const complaints: SettingComplaint[] = [];
  const top = tableOf(section, [], complaints);
  const layout = tableOf(top['layout'], ['layout'], complaints);
  const values: SettingValues = {
    ...NO_VALUES,
    stage: choice<AnalysisSettings['stage']>(top['stage'], 'stage', [1, 2, 3], complaints),
    target: choice<AnalysisSettings['target']>(top['target'], 'target', ['64', '32'], complaints),
    rules: readRules(tableOf(top['rules'], ['rules'], complaints), complaints),
    paddingThreshold: readThreshold(layout['paddingThreshold'], complaints),
  };
  return { values, complaints };
}

/** Why there is no rule of that name, as a sentence. */
export function unknownRuleMessage(code: string): string {
  return `there is no rule '${code}'.${suggestion(code, RULES.map((rule) => rule.code)) || ' `aster-analyzer explain` lists the rules.'}`;
}

/** One of a few values; a number may be written as a text, and the other way round. */
export function choice<T extends string | number | boolean>(value: unknown, name: string, accepted: readonly T[], complaints: SettingComplaint[], place: readonly string[] = []): T | null {
  if (isMissing(value)) return null;
  const found = accepted.find((candidate) => candidate === value || (typeof candidate !== 'boolean' && (typeof value === 'string' || typeof value === 'number') && String(candidate) === String(value)));
  if (found === undefined) complaints.push({ place, text: `${name} is ${shown(value)}; it can be ${accepted.join(', ')}` });
  return found ?? null;
}

function readRules(table: Readonly<Record<string, unknown>>, complaints: SettingComplaint[]): RuleLevels {
  const rules: Partial<Record<RuleCode, RuleLevel>> = {};
  for (const [code, value] of Object.entries(table)) {
    if (isMissing(value)) continue;
    if (!isRuleCode(code)) {
      complaints.push({ place: ['rules'], text: unknownRuleMessage(code) });
      continue;
    }
    const level = RULE_LEVELS.find((candidate) => candidate === value);
    if (level === undefined) complaints.push({ place: ['rules'], text: `${code} is ${shown(value)}; it can be ${RULE_LEVELS.join(', ')}` });
    else rules[code] = level;
  }
  return rules;
}

function readThreshold(value: unknown, complaints: SettingComplaint[]): number | null {
  if (isMissing(value)) return null;
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  complaints.push({ place: ['layout'], text: `paddingThreshold is ${shown(value)}; it can be a percentage from 0 to 100` });
  return null;
}

function tableOf(value: unknown, place: readonly string[], complaints: SettingComplaint[]): Readonly<Record<string, unknown>> {
  if (isMissing(value)) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)) return value as Readonly<Record<string, unknown>>;
  complaints.push({ place, text: 'is not a table' });
  return {};
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}
