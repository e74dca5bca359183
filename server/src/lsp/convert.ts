/** From the analyzer's plain data to the protocol's shapes. Offsets become positions here and nowhere else. */
import { DiagnosticSeverity, DiagnosticTag, type Diagnostic as LspDiagnostic, type DocumentSymbol as LspSymbol, type Range, SymbolKind as LspSymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextRange } from '../base/ranges.ts';
import { type Diagnostic, type DocumentSymbol, ruleByCode, rulePageUrl, type Severity, type SymbolKind } from '../ide/index.ts';
import type { ClientProfile } from './client-profile.ts';
import { type Documents, uriOf } from './documents.ts';

export function toRange(document: TextDocument, range: TextRange): Range {
  return { start: document.positionAt(range.start), end: document.positionAt(range.end) };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, hint: DiagnosticSeverity.Hint };

/** @param profile what of it the client can show. */
export function toDiagnostic(documents: Documents, document: TextDocument, diagnostic: Diagnostic, profile: ClientProfile): LspDiagnostic {
  const isFaded = profile.fadedDiagnostics && ruleByCode(diagnostic.code)?.fades === true;
  const related = profile.relatedInformation ? diagnostic.related.flatMap((place) => {
    const other = documents.view(place.file);
    return other === null ? [] : [{ location: { uri: other.uri, range: toRange(other, place.range) }, message: place.message }];
  }) : [];
  return {
    range: toRange(document, diagnostic.range),
    severity: SEVERITIES[diagnostic.severity],
    code: diagnostic.code,
    codeDescription: { href: rulePageUrl(diagnostic.code) },
    source: 'aster',
    message: diagnostic.message,
    ...(isFaded ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length > 0 ? { relatedInformation: related } : {}),
  };
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

export function toSymbol(document: TextDocument, symbol: DocumentSymbol): LspSymbol {
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
