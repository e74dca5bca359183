/**
 * `unconstrained-parameter`: a type or const parameter of an impl that neither its type nor its trait mentions, so that
 * nothing could say what it stands for (L8). One that a bound mentions may follow from that bound, and is not accused.
 */
import type { Database } from '../../base/query.ts';
import { fileOfItem, isStdFile, isUnreached, itemHead, itemNode, type ItemKey, shapeOf } from '../../items/index.ts';
import type { Finding } from '../finding.ts';
import { mentionsOf } from '../parameter-mentions.ts';
import { isUnderCondition } from '../under-condition.ts';

export function unconstrainedParameters(db: Database, key: ItemKey): Finding[] {
  if (shapeOf(db, key)?.kind !== 'impl' || isStdFile(fileOfItem(key))) return [];
  const head = itemHead(db, key);
  if (head?.kind !== 'impl' || head.generics.parameters.length === 0) return [];
  const mentions = mentionsOf(head);
  if (mentions === null) return [];
  const free = head.generics.parameters.filter(({ isConditional, kind, name }) => kind !== 'lifetime' && isConditional !== true && name.text !== '' && !mentions.names.has(name.text));
  if (free.length === 0 || db.get(itemNode, key)?.hasError !== false || isUnderCondition(db, key) || isUnreached(db, fileOfItem(key))) return [];
  return free.map(({ name }) => ({
    code: 'unconstrained-parameter',
    place: { item: key, range: { start: name.start, end: name.end } },
    message: `Nothing says what \`${name.text}\` stands for: ${head.trait === null ? 'the type of this impl does not mention it' : 'neither the trait nor the type of this impl mentions it'}.`,
    related: [],
    rustc: 'E0207',
  }));
}
