/**
 * `textDocument/definition`, `typeDefinition` and `implementation`. The shipped library's files are read-only documents, for
 * clients that can show such.
 */
import type { DefinitionParams, ImplementationParams, Location, TextDocumentPositionParams, TypeDefinitionParams } from 'vscode-languageserver';
import { definitions, type DefinitionTarget, implementations, typeDefinition, type Workspace } from '../../ide/index.ts';
import { toRange } from '../convert.ts';
import { STD_SCHEME } from '../documents.ts';
import type { Session } from '../session.ts';

export function definitionAt(session: Session, params: DefinitionParams): Location[] {
  return locationsOf(session, params, definitions);
}

export function typeDefinitionAt(session: Session, params: TypeDefinitionParams): Location[] {
  return locationsOf(session, params, typeDefinition);
}

export function implementationsAt(session: Session, params: ImplementationParams): Location[] {
  return locationsOf(session, params, implementations);
}

function locationsOf(session: Session, { position, textDocument }: TextDocumentPositionParams, ask: (db: Workspace['db'], file: string, offset: number) => readonly DefinitionTarget[]): Location[] {
  const document = session.documents.get(textDocument.uri);
  if (document === null) return [];
  return ask(session.workspace.db, session.documents.nameOf(textDocument.uri), document.offsetAt(position)).flatMap((target) => {
    const other = session.documents.view(target.file);
    if (other === null || (other.uri.startsWith(`${STD_SCHEME}:`) && !session.profile.textDocumentContent)) return [];
    return [{ uri: other.uri, range: toRange(other, target.nameRange) }];
  });
}
