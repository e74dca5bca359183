/** A fix: edits of source texts that a person can apply, in plain data with offsets. */
import type { RuleCode } from '../diagnostics/index.ts';

/** Offsets are UTF-16 units of the file as it is now. */
export interface FileEdit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Fix {
  readonly title: string;
  /** The rule whose finding it removes; `null` for a refactoring that answers no finding. */
  readonly code: RuleCode | null;
  readonly kind: 'quickfix' | 'refactor.rewrite.reorderFields';
  /** The one that a person most likely wants. */
  readonly preferred: boolean;
  /** Changes the binary interface: never applied without being asked for by name. */
  readonly changesAbi: boolean;
  /** Apply together to the same text; they never overlap. */
  readonly edits: readonly FileEdit[];
}

/** A refactoring that was asked for and cannot be done here. */
export interface RefusedRefactoring {
  readonly title: string;
  readonly kind: Exclude<Fix['kind'], 'quickfix'>;
  /** One sentence. */
  readonly reason: string;
}

/** Applies the edits of one file to its text. */
export function applyEdits(text: string, edits: readonly { readonly start: number; readonly end: number; readonly text: string }[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits.toSorted((left, right) => left.start - right.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
