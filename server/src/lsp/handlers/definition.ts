/** `textDocument/definition` for types. The shipped library's files are read-only documents, for clients that can show such. */
import type { DefinitionParams, Location } from 'vscode-languageserver';
import { definition } from '../../ide/index.ts';
import { toRange } from '../convert.ts';
import { fileOf, STD_SCHEME } from '../documents.ts';
import type { Session } from '../session.ts';

export function definitionAt(session: Session, params: DefinitionParams): Location | null {
  const document = session.documents.get(params.textDocument.uri);
  if (document === null) return null;
  const target = definition(session.workspace.db, fileOf(params.textDocument.uri), document.offsetAt(params.position));
  const other = target === null ? null : session.documents.view(target.file);
  if (target === null || other === null) return null;
  if (other.uri.startsWith(`${STD_SCHEME}:`) && !session.profile.textDocumentContent) return null;
  return { uri: other.uri, range: toRange(other, target.nameRange) };
}
