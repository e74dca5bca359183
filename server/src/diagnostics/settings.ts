/** The settings that analysis reads, as one input of the table; the same names as in the editor and in `aster.toml`. */
import { defineInput } from '../base/query.ts';
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

/** Key: the empty text. */
export const analysisSettings = defineInput<AnalysisSettings>({ name: 'analysisSettings', initial: DEFAULT_SETTINGS, equals: structurallyEqual });
