/**
 * What the name at a place of a file stands for: a local, an item, or a member of a type; for a field that is written short
 * the field and what its name means as a value. One answer for navigation and highlights.
 */
import type { Database } from '../../base/query.ts';
import { shiftRange, type TextRange, touches } from '../../base/ranges.ts';
import { itemAt, type ItemKey, resolveTypePath } from '../../items/index.ts';
import { canonicalItem } from '../../types/index.ts';
import { locate } from '../locate.ts';
import { bodyAt } from './body-at.ts';
import { importedNames } from './imported-names.ts';
import { type LocalAt, localAt } from './locals.ts';
import { type Member, namedUses } from './uses.ts';

export type Target =
  | { readonly kind: 'local'; readonly at: LocalAt }
  | { readonly kind: 'item'; readonly item: ItemKey; readonly member: Member | null };

/** `origin`: the name that was asked about, in the file. */
export interface TargetAt {
  readonly target: Target;
  readonly origin: TextRange;
}

/** The value before the field, where a name is both. */
export function targetsAt(db: Database, file: string, offset: number): readonly TargetAt[] {
  const at = localAt(db, file, offset);
  if (at !== null) {
    const local: TargetAt = { target: { kind: 'local', at }, origin: shiftRange(at.range, at.start) };
    return [local, ...usesAt(db, file, offset).filter(({ origin }) => origin.start === local.origin.start)];
  }
  const declared = declaredAt(db, file, offset);
  if (declared !== null) return [declared];
  const used = usesAt(db, file, offset);
  const imported = used.length > 0 ? null : importedAt(db, file, offset);
  return imported === null ? used : [imported];
}

/** What a name in a body stands for apart from a local: one item or member, and the field that is written short by it. */
export function usesAt(db: Database, file: string, offset: number): readonly TargetAt[] {
  const found = bodyAt(db, file, offset);
  if (found === null) return [];
  const uses = namedUses(db, found.body).filter(({ range }) => touches(range, offset - found.start));
  // A literal comes before what it is made of.
  return [...uses.filter(({ member }) => member?.kind !== 'field'), ...uses.filter(({ member }) => member?.kind === 'field')].map((use) => ({ target: { kind: 'item', item: use.item, member: use.member }, origin: shiftRange(use.range, found.start) }));
}

/** A name in a `use`. */
function importedAt(db: Database, file: string, offset: number): TargetAt | null {
  const found = itemAt(db, file, offset);
  const name = found === null ? undefined : importedNames(db, found.key).find(({ range }) => touches(range, offset - found.start));
  return found === null || name === undefined ? null : { target: { kind: 'item', item: name.item, member: name.member }, origin: shiftRange(name.range, found.start) };
}

function declaredAt(db: Database, file: string, offset: number): TargetAt | null {
  const located = locate(db, file, offset);
  if (located === null) return null;
  const of = (item: ItemKey, member: Member | null): TargetAt => ({ target: { kind: 'item', item, member }, origin: located.range });
  switch (located.kind) {
    case 'declaration':
      return of(located.item, null);
    case 'field':
      return of(located.item, { kind: 'field', name: located.field.name.text, variant: located.variant?.name.text ?? null });
    case 'variant':
      return of(located.item, { kind: 'variant', name: located.variant.name.text });
    case 'type-use': {
      const resolution = resolveTypePath(db, located.item, located.names, located.path.isGlobal);
      if (resolution.kind === 'item') return of(canonicalItem(db, resolution.key), null);
      return resolution.kind === 'self' ? of(resolution.owner, null) : null;
    }
  }
}
