/** `textDocument/hover`, in the form that the client asked for. */
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { hover } from '../../ide/index.ts';
import { toRange } from '../convert.ts';
import type { Session } from '../session.ts';

export function hoverAt(session: Session, params: HoverParams): Hover | null {
  const { uri } = params.textDocument;
  const document = session.documents.get(uri);
  if (document === null) return null;
  const { profile, settings, theme, workspace } = session;
  const answer = hover(workspace, session.documents.nameOf(uri), document.offsetAt(params.position), {
    markdown: profile.markdown,
    pictures: profile.markdown && profile.pictures && settings.hoverPictures,
    commandLinks: profile.markdown && profile.commandLinks,
    theme,
  });
  if (answer === null) return null;
  return { contents: { kind: profile.markdown ? MarkupKind.Markdown : MarkupKind.PlainText, value: answer.text }, range: toRange(document, answer.range) };
}
