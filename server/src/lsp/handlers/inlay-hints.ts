/** Hints between the lines: each kind is a setting. */
import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { type DropHint, dropHints, type NamedDrop, shortType, type TypeHint, typeHints } from '../../ide/index.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Session } from '../session.ts';

export function inlayHints(session: Session, { range, textDocument }: InlayHintParams): InlayHint[] {
  const document = session.documents.get(textDocument.uri);
  if (document === null) return [];
  const { inlayHints: wanted } = session.settings;
  const { db } = session.workspace;
  const file = session.documents.nameOf(textDocument.uri);
  const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return [
    ...(wanted.types ? typeHints(db, file, within).map((hint) => typeHint(document, hint)) : []),
    ...(wanted.drops ? dropHints(db, file, within).map((hint) => dropHint(document, hint)) : []),
  ];
}

/** In characters. Longer types are shortened; the whole type is the tooltip. */
const LONGEST_TYPE = 32;
/** `InlayHintKind.Type`. */
const TYPE_KIND = 1;

function typeHint(document: OpenDocument, { insertion, offset, type }: TypeHint): InlayHint {
  const position = document.positionAt(offset);
  return {
    position,
    label: `: ${shortType(type, LONGEST_TYPE)}`,
    kind: TYPE_KIND,
    ...(type.length > LONGEST_TYPE ? { tooltip: type } : {}),
    ...(insertion === null ? {} : { textEdits: [{ range: { start: position, end: position }, newText: insertion }] }),
  };
}

function dropHint(document: OpenDocument, { drops, offset }: DropHint): InlayHint {
  return { position: document.positionAt(offset), label: `⌁ drops ${drops.map(shortName).join(', ')}`, tooltip: tooltipOf(drops), paddingLeft: true };
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
