/** The face of the diagnostics room: the registry of rules, the settings that they read, and what they find in a file. */
export { assembleDiagnostics, type AssembledDiagnostics, type ChunkDiagnostic, type ChunkDiagnostics, type Diagnostic, fileDiagnostics, type RelatedDiagnostic } from './file-diagnostics.ts';
export { isRuleCode, type Rule, type RuleCode, ruleByCode, type RuleLevel, RULES, rulesOfRustc, type Severity } from './registry.ts';
export { type AnalysisSettings, DEFAULT_SETTINGS, fileSettings, NO_VALUES, overlaid, type SettingValues, settingsOf, workspaceSettings } from './settings.ts';
export { causeInWords, isWithin, placeInWords, placeOr } from './places-in-words.ts';
export { missingImports } from './rules/unresolved-import.ts';
export { missingTypes, nearestType } from './rules/unresolved-type.ts';
export { implOfTrait } from './trait-items.ts';
export { uncoveredMatches } from './uncovered.ts';
