/** For writes to what is not `mut`: declare the local with `mut`. */
import type { Local } from '../../../types/index.ts';
import type { Fix } from '../../fix.ts';
import { bindingsBy } from './local-uses.ts';
import { insertion, isOfKind, localOf, quickFix, type Told } from './told-finding.ts';

export function addMut(told: Told): Fix[] {
  const place = isOfKind(told, 'assign-twice')
    ? told.finding.place
    : isOfKind(told, 'assign-to-immutable', 'borrow-immutable-as-mutable') && (told.finding.reason === 'local' || told.finding.reason === 'capture')
      ? told.finding.behind
      : null;
  const local = place === null ? null : localOf(told, place);
  if (local === null || local.isMutable || !canBeMut(told, local)) return [];
  return [quickFix(told, `Declare \`${local.name}\` with \`mut\``, mutEdits(told, local), true)];
}

/** `mut` in front of the name, in every alternative of an or-pattern. */
export function mutEdits({ body }: Told, local: Local): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const bindings = bindingsBy(body, (pattern) => pattern.local === local.id);
  const places = bindings.length > 1 ? bindings.map((pattern) => pattern.range.start) : [local.mutabilityStart];
  return places.map((at) => insertion(at, 'mut '));
}

/** A binding by `ref`, or one that the pattern makes a reference, would mean something else with `mut`. */
export function canBeMut({ body }: Told, local: Local): boolean {
  return bindingsBy(body, (pattern) => pattern.local === local.id).every((pattern) => pattern.mode === 'value');
}
