/** What a name in a body that is no local's stands for, as `locate` would find it where it is declared. */
import type { Database } from '../../base/query.ts';
import { itemNode } from '../../items/index.ts';
import { canonicalItem } from '../../types/index.ts';
import type { Located } from '../locate.ts';
import { usesAt } from './target-at.ts';

/** `range` is where the name is used. */
export function locateUse(db: Database, file: string, offset: number): Located | null {
  const [used] = usesAt(db, file, offset);
  if (used?.target.kind !== 'item') return null;
  const { item, member } = used.target;
  const node = db.get(itemNode, item);
  if (node === null) return null;
  if (member === null) return { kind: 'declaration', item: canonicalItem(db, item), node, range: used.origin };
  if (node.kind === 'struct' || node.kind === 'union') {
    const field = node.body.fields.find((candidate) => candidate.name.text === member.name);
    return field === undefined ? null : { kind: 'field', item, field, variant: null, range: used.origin };
  }
  if (node.kind !== 'enum') return null;
  const variant = node.variants.find((candidate) => candidate.name.text === (member.kind === 'variant' ? member.name : member.variant));
  if (variant === undefined) return null;
  if (member.kind === 'variant') return { kind: 'variant', item, variant, range: used.origin };
  const field = variant.body.fields.find((candidate) => candidate.name.text === member.name);
  return field === undefined ? null : { kind: 'field', item, field, variant, range: used.origin };
}
