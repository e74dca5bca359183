/**
 * What a rule finds: a code, one sentence and places, as data without positions in a file. A place is an item and a range
 * inside it, so that a finding stays the same while the text above it moves.
 */
import type { TextRange } from '../base/ranges.ts';
import type { ItemKey } from '../items/index.ts';
import type { RuleCode } from './registry.ts';

/** `range` is relative to the item's start, in UTF-16 units. */
export interface Place {
  readonly item: ItemKey;
  readonly range: TextRange;
}

export interface RelatedPlace extends Place {
  readonly message: string;
}

export interface Finding {
  readonly code: RuleCode;
  readonly place: Place;
  /** One sentence, cause first, with the names in it. */
  readonly message: string;
  /** In the order of the story. */
  readonly related: readonly RelatedPlace[];
  /** The Rust compiler's code for this error here; `null` where it has none. */
  readonly rustc: string | null;
  /** Of what is not certain enough for the rule's own level; the settings can still ask for more. */
  readonly isHint?: true;
}
