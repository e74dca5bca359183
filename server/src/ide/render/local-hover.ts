/**
 * The hover of a local: its type, the bytes that it takes where it lives and those that it owns elsewhere (R1, R2), whether it
 * owns its value at this place (O5), and where it ends (O11). What is not known is left out or said to be unknown.
 */
import { assertNever } from '../../base/assert-never.ts';
import type { PlaceState } from '../../ownership/index.ts';
import type { OwnedElsewhere } from '../owned-elsewhere.ts';
import { assembled, type HoverStyle, signaturePart } from './hover-parts.ts';
import { problemProse } from './problem-prose.ts';
import { bytes, type Prose, proseMarkdown, proseText, quotedProse } from './prose.ts';
import type { TargetLayouts } from './verdict.ts';

export interface LocalHover {
  /** `let mut names: Vec<String>` */
  readonly signature: string;
  readonly layouts: TargetLayouts;
  /** In the frame of a function, or in the future that an `async fn` returns. */
  readonly region: 'stack' | 'future';
  readonly elsewhere: OwnedElsewhere;
  /** Before the use that was asked about; `null` at the declaration. */
  readonly state: LocalState | null;
  readonly end: LocalEndInWords | null;
  /** Why less is known than could be: a clause. */
  readonly incomplete: string | null;
}

export interface LocalState {
  readonly state: PlaceState;
  /** Where it was moved, in the order of the text. Lines count from 1. `cause`: "the call of `take`", names in backquotes; `part`: what of it, if not all. */
  readonly moves: readonly { readonly line: number; readonly cause: string; readonly part: string | null; readonly inPreviousIteration: boolean }[];
  /** What the use itself does, if that takes the value or lends it out. */
  readonly use: { readonly kind: 'move'; readonly cause: string } | { readonly kind: 'borrow' | 'borrow-mutable' } | null;
}

export type LocalEndInWords =
  | { readonly kind: 'dropped'; readonly line: number; readonly isConditional: boolean; readonly isPartial: boolean }
  | { readonly kind: 'moved' };

export function renderLocalHover(hover: LocalHover, style: HoverStyle): string {
  const print = style.markdown ? proseMarkdown : proseText;
  const memory = memoryProse(hover);
  const [first, ...rest] = memory.map(print);
  const life = [stateProse(hover.state), endProse(hover.end)].filter((line) => line !== null);
  return assembled([
    signaturePart(hover.signature, style),
    [style.markdown ? `**${first ?? ''}**` : (first ?? ''), ...rest].join(' · '),
    life.map((line) => print(line)).join(' '),
    hover.incomplete === null ? null : print(['Not all of this function is understood, so not all is said of it: ', { code: hover.incomplete }, '.']),
  ]);
}

function memoryProse({ elsewhere, layouts, region }: LocalHover): Prose[] {
  const { other, shown } = layouts;
  const owned = ownedProse(elsewhere);
  if (shown.size === null) return [shown.problem === null ? ['size unknown'] : problemProse(shown.problem, shown.target), ...owned];
  const where = region === 'stack' ? 'on the stack' : 'in the future of the function';
  const targets = other === null || other.size === null || other.size === shown.size ? [] : [[`${other.target}-bit ${other.size}`]];
  return [[shown.size === 0 ? 'no bytes' : `${bytes(shown.size)} ${where}`], ...targets, ...owned];
}

function ownedProse(owned: OwnedElsewhere): Prose[] {
  switch (owned.kind) {
    case 'nothing':
    case 'unknown':
      return [];
    case 'bytes':
      return [[`owns ${bytes(owned.bytes)} on the heap`]];
    case 'elements':
      return [[owned.each === null ? 'owns its elements on the heap' : `owns its elements on the heap, ${bytes(owned.each)} each`]];
    case 'text':
      return [['owns its text on the heap']];
    case 'shared':
      return [[owned.bytes === null ? 'shares a value on the heap' : `shares ${bytes(owned.bytes)} on the heap`]];
    case 'some':
      return [['owns memory on the heap']];
    default:
      return assertNever(owned);
  }
}

function stateProse(local: LocalState | null): Prose | null {
  if (local === null) return null;
  const here = stateHere(local);
  return here === null ? null : [...here, '.'];
}

/** A sentence without its full stop. */
function stateHere({ moves, state, use }: LocalState): Prose | null {
  switch (state) {
    case 'owned':
      if (use?.kind === 'move') return ['Owned up to here, where it is moved by ', ...quotedProse(use.cause)];
      return [use === null ? 'Owned here' : `Owned here, and ${use.kind === 'borrow' ? 'borrowed' : 'borrowed mutably'}`];
    case 'moved':
      return ['Moved ', ...movesProse(moves)];
    case 'maybe-moved':
      return ['Perhaps moved ', ...movesProse(moves)];
    case 'partly-moved':
      return ['No longer whole: ', ...movesProse(moves)];
    case 'never':
      return ['No value yet'];
    case 'maybe-uninitialized':
      return ['Without a value on some paths'];
    case 'unreachable':
      return ['No path comes here'];
    case 'unknown':
      return ['Whether it is owned here is not known'];
    default:
      return assertNever(state);
  }
}

function movesProse(moves: LocalState['moves']): Prose {
  return moves.flatMap(({ cause, inPreviousIteration, line, part }, index): Prose => [
    index === 0 ? '' : index === moves.length - 1 ? ' and ' : ', ',
    ...(part === null ? [] : [{ code: part }, ' moved ']),
    `on line ${line} by `,
    ...quotedProse(cause),
    inPreviousIteration ? ', in the previous iteration of the loop' : '',
  ]);
}

function endProse(end: LocalEndInWords | null): Prose | null {
  if (end === null) return null;
  if (end.kind === 'moved') return ['Not dropped here: it is moved on every path.'];
  const what = end.isPartial ? 'What is left of it is dropped' : 'Dropped';
  return [`${what} at the end of its scope, line ${end.line}${end.isConditional ? ', unless it was moved' : ''}.`];
}
