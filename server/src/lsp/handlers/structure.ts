/** Requests that show a file's structure: outline, folding, semantic tokens. */
import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type FoldingRange,
  FoldingRangeKind,
  type FoldingRangeParams,
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
} from 'vscode-languageserver';
import { documentSymbols, foldingRanges, semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from '../../ide/index.ts';
import { toSymbol } from '../convert.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Session } from '../session.ts';

export const SEMANTIC_LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };

export function outline(session: Session, params: DocumentSymbolParams): DocumentSymbol[] {
  const document = session.documents.get(params.textDocument.uri);
  if (document === null) return [];
  return documentSymbols(session.workspace.db, session.documents.nameOf(params.textDocument.uri)).map((symbol) => toSymbol(document, symbol));
}

export function folding(session: Session, params: FoldingRangeParams): FoldingRange[] {
  const document = session.documents.get(params.textDocument.uri);
  if (document === null) return [];
  return foldingRanges(session.workspace.db, session.documents.nameOf(params.textDocument.uri)).flatMap((range) => {
    const [start, end] = [document.positionAt(range.start), document.positionAt(range.end)];
    // The line with the closing bracket stays in sight where a client folds whole lines.
    const endLine = session.profile.lineFoldingOnly ? end.line - 1 : end.line;
    if (endLine <= start.line) return [];
    return [{ startLine: start.line, endLine, ...(range.kind === 'imports' ? { kind: FoldingRangeKind.Imports } : {}) }];
  });
}

/** @param range only what touches it; `null` for the whole document. */
export function tokens(session: Session, uri: string, range: Range | null): SemanticTokens {
  const document = session.documents.get(uri);
  if (document === null) return { data: [] };
  const within = range === null ? null : { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  const builder = new SemanticTokensBuilder();
  for (const token of semanticTokens(session.workspace.db, session.documents.nameOf(uri), within)) {
    if (within === null || (token.end > within.start && token.start < within.end)) push(builder, document, token);
  }
  return builder.build();
}

function push(builder: SemanticTokensBuilder, document: OpenDocument, token: ReturnType<typeof semanticTokens>[number]): void {
  const { line, character } = document.positionAt(token.start);
  const modifiers = token.modifiers.reduce((bits, modifier) => bits | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
  builder.push(line, character, token.end - token.start, TOKEN_TYPES.indexOf(token.type), modifiers);
}
