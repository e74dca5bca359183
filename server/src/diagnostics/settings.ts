/**
 * The settings that analysis reads, as inputs of the table; the same names as in the editor and in `aster.toml`.
 * There are those of the workspace, and what is said for a single file on top, so that files of several packages can be
 * open together. Where either is read from, nobody knows here.
 */
import { type Database, defineInput, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { Target } from '../layout/index.ts';
import type { RuleLevel } from './registry.ts';

export interface AnalysisSettings {
  /** The stage of the language (S1). */
  readonly stage: 1 | 2 | 3;
  readonly target: Target;
  /** Levels that differ from the registry's; unknown codes do nothing. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** Percent of a type's size from which waste is hinted at; 16 bytes are hinted at in any case (L11). */
  readonly paddingThreshold: number;
}

export const DEFAULT_SETTINGS: AnalysisSettings = { stage: 3, target: '64', rules: {}, paddingThreshold: 20 };

/** What one place (an editor, an `aster.toml`, the command line) says; `null` where it says nothing. */
export type SettingValues = { readonly [Name in Exclude<keyof AnalysisSettings, 'rules'>]: AnalysisSettings[Name] | null } & Pick<AnalysisSettings, 'rules'>;

export const NO_VALUES: SettingValues = { stage: null, target: null, rules: {}, paddingThreshold: null };

/** What `over` says wins, rule by rule. */
export function overlaid(under: AnalysisSettings, over: SettingValues): AnalysisSettings;
export function overlaid(under: SettingValues, over: SettingValues): SettingValues;
export function overlaid(under: SettingValues, over: SettingValues): SettingValues {
  return {
    stage: over.stage ?? under.stage,
    target: over.target ?? under.target,
    rules: { ...under.rules, ...over.rules },
    paddingThreshold: over.paddingThreshold ?? under.paddingThreshold,
  };
}

/** Those of the workspace. Key: the empty text. */
export const workspaceSettings = defineInput<AnalysisSettings>({ name: 'workspaceSettings', initial: DEFAULT_SETTINGS, equals: structurallyEqual });

/** What is said for one file. Key: file. */
export const fileSettings = defineInput<SettingValues>({ name: 'fileSettings', initial: NO_VALUES, equals: structurallyEqual });

const effectiveSettings = defineQuery<AnalysisSettings>({
  name: 'effectiveSettings',
  equals: structurallyEqual,
  compute: (db, file) => overlaid(db.get(workspaceSettings, ''), db.get(fileSettings, file)),
  cycle: () => DEFAULT_SETTINGS,
});

/** The settings that hold in a file. */
export function settingsOf(db: Database, file: string): AnalysisSettings {
  return db.get(effectiveSettings, file);
}
