/** `textDocument/documentHighlight`, within a file, and `textDocument/references`, in all files that belong together. */
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams, type Location, type ReferenceParams } from 'vscode-languageserver';
import { documentHighlights, type HighlightKind, references } from '../../ide/index.ts';
import { toRange } from '../convert.ts';
import type { Session } from '../session.ts';

/** The protocol knows three kinds. A move is neither a read nor a write, and its colour tells it apart from both. */
const KINDS: Readonly<Record<HighlightKind, DocumentHighlightKind>> = {
  read: DocumentHighlightKind.Read,
  borrow: DocumentHighlightKind.Read,
  write: DocumentHighlightKind.Write,
  'borrow-mutable': DocumentHighlightKind.Write,
  move: DocumentHighlightKind.Text,
  text: DocumentHighlightKind.Text,
};

export function highlightsAt(session: Session, params: DocumentHighlightParams): DocumentHighlight[] {
  const document = session.documents.get(params.textDocument.uri);
  if (document === null) return [];
  return documentHighlights(session.workspace.db, session.documents.nameOf(params.textDocument.uri), document.offsetAt(params.position)).map((highlight) => ({ range: toRange(document, highlight), kind: KINDS[highlight.kind] }));
}

export function referencesAt(session: Session, params: ReferenceParams): Location[] {
  const document = session.documents.get(params.textDocument.uri);
  if (document === null) return [];
  const found = references(session.workspace.db, session.documents.nameOf(params.textDocument.uri), document.offsetAt(params.position), 'everywhere');
  return found
    .filter((reference) => params.context.includeDeclaration || !reference.isDeclaration)
    .flatMap((reference) => {
      const there = session.documents.view(reference.file);
      return there === null ? [] : [{ uri: there.uri, range: toRange(there, reference) }];
    });
}
