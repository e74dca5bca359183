/**
 * `copy-and-drop` (O11): a type that is copied and has an `impl Drop`; each copy would run it, for one and the same thing.
 * Silent where `copy-impl-invalid` speaks: a type that cannot be Copy for its fields is one mistake, not two.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import { copyClaim, type CopyClaim, dropImplOf, fieldsAgainstCopy, implOfLibraryTrait } from '../../types/index.ts';
import type { Finding } from '../finding.ts';

export function copyAndDrop(db: Database, key: ItemKey): Finding[] {
  const claim = copyClaim(db, key);
  const drop = claim === null ? null : dropImplOf(db, claim.type.item);
  if (claim === null || drop === null || implOfLibraryTrait(db, drop, 'Drop') === null || fieldsAgainstCopy(db, claim).length > 0) return [];
  // A claim to Copy that a field refuses is wrong already, whatever becomes of the drop.
  if (fieldsAgainstCopy(db, claim).length > 0) return [];
  const [range, there] = [claimRange(db, claim), selfRange(db, drop)];
  if (range === null) return [];
  return [
    {
      code: 'copy-and-drop',
      place: { item: key, range },
      message: `\`${claim.type.name}\` has an \`impl Drop\` and cannot be Copy: each copy would be dropped.`,
      related: there === null ? [] : [{ item: drop, range: there, message: `\`Drop\` is implemented here` }],
      rustc: 'E0184',
    },
  ];
}

/** Where a claim is reported: at the type's name for a derive, at the type in the impl's head. */
export function claimRange(db: Database, claim: CopyClaim): TextRange | null {
  if (!claim.isDerived) return selfRange(db, claim.item);
  const item = db.get(itemNode, claim.item);
  const name = item !== null && 'name' in item ? item.name : null;
  return name === null ? null : { start: name.start, end: name.end };
}

/** The type in the head of an impl. */
export function selfRange(db: Database, impl: ItemKey): TextRange | null {
  const item = db.get(itemNode, impl);
  return item?.kind === 'impl' ? { start: item.selfType.start, end: item.selfType.end } : null;
}
