/** For values that are taken out from behind a `&mut`: leave something else there, by `take` or `replace`. */
import { fileOfItem, isStdFile } from '../../../items/index.ts';
import type { Type } from '../../../types/index.ts';
import type { Fix } from '../../fix.ts';
import { isOfKind, quickFix, sourceOf, type Told } from './told-finding.ts';

/** The library's types that have an empty value. */
const EMPTY: ReadonlySet<string> = new Set(['Option', 'String', 'Vec', 'HashMap', 'HashSet', 'VecDeque', 'BTreeMap']);

export function takeInstead(told: Told): Fix[] {
  if (!isOfKind(told, 'move-out-of-borrow') || told.finding.through !== 'mutable-reference' || told.finding.bindings.length > 0) return [];
  const { finding, graph } = told;
  const type = graph.places[finding.place]?.type;
  const source = sourceOf(told, finding.range);
  if (type === undefined || !isEmptyable(type) || !/^\*?[\w.]+$/u.test(source)) return [];
  const isOption = type.kind === 'adt' && type.name === 'Option';
  const text = isOption ? `${source.startsWith('*') ? source.slice(1) : source}.take()` : `std::mem::take(&mut ${source})`;
  return [quickFix(told, `Take it and leave an empty value: \`${text}\``, [{ start: finding.range.start, end: finding.range.end, text }])];
}

function isEmptyable(type: Type): boolean {
  return type.kind === 'adt' && EMPTY.has(type.name) && isStdFile(fileOfItem(type.item));
}
