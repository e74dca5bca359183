/** The section `aster` of a client's settings, checked: what makes no sense is left at its default and named in one sentence. */
import { type AnalysisSettings, DEFAULT_SETTINGS, isRuleCode, type RuleLevel } from '../ide/index.ts';
import { asRecord } from './client-profile.ts';

export interface ServerSettings {
  readonly analysis: AnalysisSettings;
  readonly hoverPictures: boolean;
}

export const DEFAULT_SERVER_SETTINGS: ServerSettings = { analysis: DEFAULT_SETTINGS, hoverPictures: true };

const LEVELS: ReadonlySet<string> = new Set<RuleLevel>(['error', 'warning', 'hint', 'off']);

export function readSettings(value: unknown): { readonly settings: ServerSettings; readonly complaints: readonly string[] } {
  const complaints: string[] = [];
  const section = asRecord(value);
  const layout = asRecord(section['layout']);
  const choose = <T>(name: string, given: unknown, accepted: readonly T[], fallback: T): T => {
    if (given === undefined || given === null) return fallback;
    const found = accepted.find((candidate) => candidate === given || JSON.stringify(String(candidate)) === JSON.stringify(typeof given === 'number' ? String(given) : given));
    if (found === undefined) complaints.push(`The setting aster.${name} is ${JSON.stringify(given)}; it can be ${accepted.map(String).join(', ')}.`);
    return found ?? fallback;
  };
  const analysis: AnalysisSettings = {
    stage: choose('stage', section['stage'], [1, 2, 3] as const, DEFAULT_SETTINGS.stage),
    target: choose('target', section['target'], ['64', '32'] as const, DEFAULT_SETTINGS.target),
    rules: readRules(section['rules'], complaints),
    paddingThreshold: readThreshold(layout['paddingThreshold'], complaints),
  };
  return { settings: { analysis, hoverPictures: choose('layout.hoverPictures', layout['hoverPictures'], [true, false], true) }, complaints };
}

function readRules(value: unknown, complaints: string[]): Record<string, RuleLevel> {
  const rules: Record<string, RuleLevel> = {};
  for (const [code, level] of Object.entries(asRecord(value))) {
    if (!isRuleCode(code)) complaints.push(`The setting aster.rules names ${JSON.stringify(code)}, which is no rule.`);
    else if (typeof level !== 'string' || !LEVELS.has(level)) complaints.push(`The setting aster.rules.${code} is ${JSON.stringify(level)}; it can be error, warning, hint, off.`);
    else rules[code] = level as RuleLevel;
  }
  return rules;
}

function readThreshold(value: unknown, complaints: string[]): number {
  if (value === undefined || value === null) return DEFAULT_SETTINGS.paddingThreshold;
  if (typeof value === 'number' && value >= 0 && value <= 100) return value;
  complaints.push(`The setting aster.layout.paddingThreshold is ${JSON.stringify(value)}; it can be a percentage from 0 to 100.`);
  return DEFAULT_SETTINGS.paddingThreshold;
}
