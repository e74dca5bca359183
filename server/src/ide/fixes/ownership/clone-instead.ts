/**
 * For values that were given away and are needed again, or that cannot be given away: give a clone. `.clone()` is there for
 * every value; not offered for a type with `impl Drop` and no `impl Clone`, of which there should be one, nor for a type parameter.
 */
import type { TextRange } from '../../../base/ranges.ts';
import type { MoveCause, PlaceId } from '../../../flow/index.ts';
import { derivesOf, dropImplOf, implsOfTrait, isUserType, type Type } from '../../../types/index.ts';
import { isStdFile, fileOfItem, stdTypesNamed } from '../../../items/index.ts';
import type { Fix } from '../../fix.ts';
import { insertion, isOfKind, quickFix, sourceOf, type Told } from './told-finding.ts';

export function cloneInstead(told: Told): Fix[] {
  if (isOfKind(told, 'use-after-move')) {
    const [move] = told.finding.moves;
    if (move === undefined || told.finding.moves.length > 1) return [];
    return cloneAt(told, move.range, move.place, move.cause);
  }
  if (isOfKind(told, 'move-out-of-borrow', 'move-out-of-index', 'move-out-of-drop')) return cloneAt(told, told.finding.range, told.finding.place, told.finding.cause);
  return [];
}

function cloneAt(told: Told, range: TextRange, place: PlaceId, cause: MoveCause): Fix[] {
  const source = sourceOf(told, range);
  const type = told.graph.places[place]?.type;
  // A pattern takes parts, a closure the variable itself, and a jump has no other use behind it.
  if (cause.kind === 'pattern' || cause.kind === 'capture' || type === undefined || !PLACE.test(source) || !mayBeCloned(told, type)) return [];
  const shorthand = shorthandName(told, range, cause);
  const written = source.startsWith('*') ? `(${source})` : source;
  if (shorthand) return [quickFix(told, `Give a clone of \`${source}\``, [insertion(range.end, `: ${source}.clone()`)])];
  const edits = source.startsWith('*') ? [{ start: range.start, end: range.end, text: `${written}.clone()` }] : [insertion(range.end, '.clone()')];
  return [quickFix(told, `Give a clone of \`${source}\``, edits)];
}

/** A name, its fields and elements: what a method can be called on as it stands. */
const PLACE = /^\**[\w.]+(?:\[[^\]\n]*\][\w.]*)*$/u;

/** `Label { text }`: the name is the field as well. */
function shorthandName({ text, start }: Told, range: TextRange, cause: MoveCause): boolean {
  if (cause.kind !== 'aggregate') return false;
  const before = /([{,])\s*$/u.exec(text.slice(0, start + range.start))?.[1];
  const behind = /^\s*([},])/u.exec(text.slice(start + range.end))?.[1];
  if (before === undefined || behind === undefined) return false;
  // Between braces a lone name is a field; in a call or an array the nearest open bracket is another one.
  return nearestOpenBracket(text, start + range.start) === '{';
}

function nearestOpenBracket(text: string, at: number): string | null {
  let depth = 0;
  for (let index = at - 1; index >= 0; index -= 1) {
    const character = text[index] ?? '';
    if (')]}'.includes(character)) depth += 1;
    else if ('([{'.includes(character)) {
      if (depth === 0) return character;
      depth -= 1;
    }
  }
  return null;
}

function mayBeCloned(told: Pick<Told, 'workspace' | 'file'>, type: Type): boolean {
  const { workspace: { db }, file } = told;
  switch (type.kind) {
    case 'parameter':
    case 'unknown':
    case 'opaque':
    case 'projection':
    case 'dynamic':
    case 'closure':
      return false;
    case 'reference':
      return !type.isMutable;
    case 'adt': {
      if (!type.arguments.every((argument) => argument.kind !== 'type' || mayBeCloned(told, argument.type))) return false;
      if (!isUserType(type) || isStdFile(fileOfItem(type.item))) return true;
      if (dropImplOf(db, type.item) === null) return true;
      const clone = stdTypesNamed(db, 'Clone')[0];
      const hasImpl = clone !== undefined && implsOfTrait(db, file, clone).some((header) => header.self.kind === 'adt' && header.self.item === type.item);
      return hasImpl || derivesOf(db, type.item).names.includes('Clone');
    }
    case 'tuple':
      return type.elements.every((element) => mayBeCloned(told, element));
    case 'array':
    case 'slice':
      return mayBeCloned(told, type.element);
    default:
      return true;
  }
}
