/**
 * What lowering one chunk gives: its top-level items, its top-level statements, and what is broken in it.
 * All offsets here are relative to the chunk's first character.
 *
 * `lower/lower-chunk.ts` exports `lowerChunk(parsed: Tree, text: string, reuse: ItemReuse): LoweredChunk`, where `ItemReuse`
 * answers "the item (or statement run) lowered earlier from exactly this text under this kind of parent, without errors
 * then" or nothing. Since offsets inside an item are its own, such an item is taken over as the same object with, at most,
 * a new `start` and `end`: an edit in one method of an `impl` lowers that method alone, and the others keep their identity.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Attribute } from './common.ts';
import type { Expression, Statement } from './expression.ts';
import type { Item } from './item.ts';

/** One broken place, small and local. Offsets as said by who holds it. */
export interface SyntaxProblem extends TextRange {
  readonly kind: 'unexpected' | 'missing';
  /** For `missing`: the token as a person writes it (`;`, `}`, `)`), or a word for a class of tokens (`name`, `type`, `expression`). */
  readonly expected: string | null;
  /** For `unexpected`: the first characters of the text that does not fit, at most 24, on one line. */
  readonly found: string | null;
}

export interface LoweredChunk {
  /** Top-level items in source order. */
  readonly items: readonly Item[];
  /** Runs of top-level statements between the items, each an offset base of its own, like an item. */
  readonly statementRuns: readonly StatementRun[];
  /** `#![..]` at the top of the file. */
  readonly attributes: readonly Attribute[];
  readonly problems: readonly SyntaxProblem[];
  /** Names that broken text seems to declare or import, and those that macros of others are given: what is not declared elsewhere may be one of them. */
  readonly lostNames: readonly string[];
}

/** Statements at top level that stand next to each other; inner offsets are relative to `start`. */
export interface StatementRun extends TextRange {
  readonly statements: readonly Statement[];
  /** An expression without semicolon at the very end. */
  readonly tail: Expression | null;
  readonly hasError: boolean;
  /** As in `Item.obscuredNames`. */
  readonly obscuredNames?: readonly string[];
  /** Items that stand in blocks inside these statements, as in `Item.nestedItems`. */
  readonly nestedItems: readonly Item[];
  readonly expressionCount: number;
  readonly patternCount: number;
}
