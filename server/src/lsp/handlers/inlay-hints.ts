/** Hints between the lines: each kind is a setting. */
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { dropHints, type NamedDrop } from '../../ide/index.ts';
import { fileOf } from '../documents.ts';
import type { Session } from '../session.ts';

export function inlayHints(session: Session, { range, textDocument }: InlayHintParams): InlayHint[] {
  const document = session.documents.get(textDocument.uri);
  if (document === null || !session.settings.inlayHints.drops) return [];
  const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return dropHints(session.workspace.db, fileOf(textDocument.uri), within).map(({ drops, offset }): InlayHint => ({
    position: document.positionAt(offset),
    label: `⌁ drops ${drops.map(shortName).join(', ')}`,
    tooltip: tooltipOf(drops),
    paddingLeft: true,
  }));
}

/** `s?` may have been moved before. */
function shortName({ isConditional, name, without }: NamedDrop): string {
  return `${without.length === 0 ? '' : 'the rest of '}${name}${isConditional ? '?' : ''}`;
}

function tooltipOf(drops: readonly NamedDrop[]): string {
  const sentences = [drops.length === 1 ? 'The scope ends here, and what it owns is dropped.' : 'The scope ends here, and what it owns is dropped in this order: the last declared first.'];
  for (const { isConditional, name, without } of drops) {
    if (without.length > 0) sentences.push(`${without.join(' and ')} may have been moved out of ${name} before; only the rest is dropped.`);
    if (isConditional) sentences.push(`${name} is dropped only where it was not moved before.`);
  }
  return sentences.join(' ');
}
