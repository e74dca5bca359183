/**
 * The face of the analyzer: open files in a `Workspace`, ask for answers, apply fixes. Plain data with offsets throughout;
 * the language server and the command line turn it into their own shapes.
 */
export { libraryToJson, readLibrary } from './library.ts';
export { type DropHint, dropHints, type NamedDrop } from './drop-hints.ts';
export { type TypeHint, typeHints } from './type-hints.ts';
export { Workspace, type WorkspaceAssets } from './workspace.ts';
export { assembleDiagnostics, type AssembledDiagnostics, type ChunkDiagnostic, type ChunkDiagnostics, type Diagnostic, fileDiagnostics, type RelatedDiagnostic } from '../diagnostics/index.ts';
export { type AnalysisSettings, DEFAULT_SETTINGS, NO_VALUES, overlaid, type SettingValues, settingsOf } from '../diagnostics/index.ts';
export { type Manifest, readManifest } from './settings/manifest.ts';
export { choice, readSettingValues, RULE_LEVELS, type RuleLevels, type SettingComplaint, unknownRuleMessage } from './settings/setting-values.ts';
export { isRuleCode, type Rule, type RuleCode, ruleByCode, type RuleLevel, RULES, rulesOfRustc, type Severity } from '../diagnostics/index.ts';
export { applyEdits, type FileEdit, type Fix, type RefusedRefactoring } from './fix.ts';
export { fixesFor, refactoringsAt, refusedRefactoringsAt } from './fixes/index.ts';
export { type DocumentSymbol, documentSymbols, type SymbolKind } from './symbols.ts';
export { type FoldingRange, foldingRanges } from './folding.ts';
export { type SemanticToken, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES, type TokenModifier, type TokenType } from './semantic-tokens.ts';
export { hover, type HoverAnswer, type HoverOptions } from './hover.ts';
export { definitions, type DefinitionTarget } from './definition.ts';
export { typeDefinition } from './type-definition.ts';
export { implementations } from './implementations.ts';
export { documentHighlights, type Highlight, type HighlightKind } from './highlights.ts';
export { type Reference, references } from './references.ts';
export { rulePageUrl } from './rule-page-url.ts';
export { type IncompleteItem, incompleteItems } from './incomplete-items.ts';
export { layoutReport, type ReportedField, type ReportedLayout, type ReportedType, type ReportedVariant } from './layout-report.ts';
export { layoutTable, renderStripText, shortType, type StripModel, type Table, tableText } from './render/index.ts';
