/** From the analyzer's plain data to the protocol's shapes. Offsets become positions here and nowhere else. */
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as LspDiagnostic, type DiagnosticRelatedInformation, type DocumentSymbol as LspSymbol, type Range, SymbolKind as LspSymbolKind } from 'vscode-languageserver';
import type { TextRange } from '../base/ranges.ts';
import { type ChunkDiagnostic, type Diagnostic, type DocumentSymbol, ruleByCode, rulePageUrl, type Severity, type SymbolKind } from '../ide/index.ts';
import { type ParsedChunk, positionInChunk } from '../syntax/index.ts';
import type { ClientProfile } from './client-profile.ts';
import { type Documents, uriOf } from './documents.ts';
import type { OpenDocument } from './open-document.ts';

export function toRange(document: OpenDocument, range: TextRange): Range {
  return { start: document.positionAt(range.start), end: document.positionAt(range.end) };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, hint: DiagnosticSeverity.Hint };

/** @param profile what of it the client can show. */
export function toDiagnostic(documents: Documents, document: OpenDocument, diagnostic: Diagnostic, profile: ClientProfile): LspDiagnostic {
  const related = diagnostic.related.flatMap((place) => relatedElsewhere(documents, place.file, place));
  return diagnosticAt(toRange(document, diagnostic.range), diagnostic, related, profile);
}

/** Where a chunk stands: its text, and the line of the document that it begins. */
export interface ChunkPlace {
  readonly chunk: ParsedChunk;
  readonly line: number;
}

/** The same for a diagnostic whose offsets count from its chunk's start. */
export function toChunkDiagnostic(documents: Documents, document: OpenDocument, place: ChunkPlace, diagnostic: ChunkDiagnostic, profile: ClientProfile): LspDiagnostic {
  const related = diagnostic.related.flatMap(({ file, range, message }) =>
    file === null ? [{ location: { uri: document.uri, range: toRangeInChunk(place, range) }, message }] : relatedElsewhere(documents, file, { range, message }),
  );
  return diagnosticAt(toRangeInChunk(place, diagnostic.range), diagnostic, related, profile);
}

function diagnosticAt(range: Range, diagnostic: Pick<Diagnostic, 'code' | 'severity' | 'message'>, related: DiagnosticRelatedInformation[], profile: ClientProfile): LspDiagnostic {
  const isFaded = profile.fadedDiagnostics && ruleByCode(diagnostic.code)?.fades === true;
  return {
    range,
    severity: SEVERITIES[diagnostic.severity],
    code: diagnostic.code,
    codeDescription: { href: rulePageUrl(diagnostic.code) },
    source: 'aster',
    message: diagnostic.message,
    ...(isFaded ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(profile.relatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function relatedElsewhere(documents: Documents, file: string, place: { readonly range: TextRange; readonly message: string }): DiagnosticRelatedInformation[] {
  const other = documents.view(file);
  return other === null ? [] : [{ location: { uri: other.uri, range: toRange(other, place.range) }, message: place.message }];
}

function toRangeInChunk({ chunk, line }: ChunkPlace, range: TextRange): Range {
  const [start, end] = [positionInChunk(chunk, range.start), positionInChunk(chunk, range.end)];
  return { start: { line: line + start.line, character: start.column }, end: { line: line + end.line, character: end.column } };
}

const SYMBOL_KINDS: Readonly<Record<SymbolKind, LspSymbolKind>> = {
  struct: LspSymbolKind.Struct,
  union: LspSymbolKind.Struct,
  enum: LspSymbolKind.Enum,
  variant: LspSymbolKind.EnumMember,
  field: LspSymbolKind.Field,
  function: LspSymbolKind.Function,
  method: LspSymbolKind.Method,
  implementation: LspSymbolKind.Object,
  trait: LspSymbolKind.Interface,
  'type-alias': LspSymbolKind.TypeParameter,
  constant: LspSymbolKind.Constant,
  static: LspSymbolKind.Variable,
  module: LspSymbolKind.Module,
};

export function toSymbol(document: OpenDocument, symbol: DocumentSymbol): LspSymbol {
  return {
    // The protocol forbids an empty name, and a half-typed declaration has one.
    name: symbol.name === '' ? '…' : symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: toRange(document, symbol.range),
    selectionRange: toRange(document, symbol.nameRange),
    children: symbol.children.map((child) => toSymbol(document, child)),
  };
}

export function toLocationUri(file: string): string {
  return uriOf(file);
}
