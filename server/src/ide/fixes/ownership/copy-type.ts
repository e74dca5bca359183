/** For values of a type that could be copied: say that it is. Offered where every field is Copy and nothing has to happen at the end. */
import { fileOfItem, isStdFile, itemNode, itemStart, shapeOf, type ItemKey } from '../../../items/index.ts';
import type { EnumItem, StructItem } from '../../../syntax/index.ts';
import { copyStatus, dropImplOf, typeDeclaration } from '../../../types/index.ts';
import type { Fix } from '../../fix.ts';
import { indentationAt, lineBreakOf } from '../source-text.ts';
import { isOfKind, type Told } from './told-finding.ts';

export function makeTypeCopy(told: Told): Fix[] {
  if (!isOfKind(told, 'use-after-move')) return [];
  const { workspace, graph, finding, diagnostic } = told;
  const move = finding.moves[0];
  const type = move === undefined ? undefined : graph.places[move.place]?.type;
  if (type?.kind !== 'adt' || type.arguments.length > 0 || isStdFile(fileOfItem(type.item)) || !couldBeCopy(told, type.item)) return [];
  const node = workspace.db.get(itemNode, type.item);
  const start = itemStart(workspace.db, type.item);
  const file = fileOfItem(type.item);
  const text = workspace.text(file);
  if ((node?.kind !== 'struct' && node?.kind !== 'enum') || start === null || text === null || shapeOf(workspace.db, type.item) === null) return [];
  const edit = deriveEdit(node, start, text);
  if (edit === null) return [];
  return [{ title: `Make \`${type.name}\` Copy`, code: diagnostic.code, kind: 'quickfix', preferred: false, changesAbi: false, edits: [{ file, ...edit }] }];
}

function couldBeCopy({ workspace: { db } }: Told, key: ItemKey): boolean {
  const declaration = db.get(typeDeclaration, key);
  if (declaration === null || declaration.isIncomplete || declaration.kind === 'union' || dropImplOf(db, key) !== null) return false;
  const fields = declaration.kind === 'struct' ? declaration.fields : declaration.variants.flatMap((variant) => variant.fields);
  return fields.every((field) => copyStatus(db, key, field.type) === 'yes');
}

/** `Copy` goes into a `derive` that is there, with `Clone` if that is missing; else there is a new one above the item. */
function deriveEdit(node: StructItem | EnumItem, start: number, text: string): { readonly start: number; readonly end: number; readonly text: string } | null {
  const derive = node.attributes.find((attribute) => attribute.path === 'derive');
  if (derive === undefined) {
    const at = start + node.headStart;
    return { start: at, end: at, text: `#[derive(Clone, Copy)]${lineBreakOf(text)}${indentationAt(text, at)}` };
  }
  if (derive.argumentStart === null || derive.argumentText === null) return null;
  const names = derive.argumentText.split(',').map((name) => name.trim());
  const missing = ['Clone', 'Copy'].filter((name) => !names.includes(name));
  const inside = derive.argumentText.trimEnd().replace(/,$/u, '');
  const at = start + derive.argumentStart + inside.length;
  return { start: at, end: at, text: `${inside.trim() === '' ? '' : ', '}${missing.join(', ')}` };
}
