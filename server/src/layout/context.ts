/**
 * What the rules of layout ask of the program around a type, so that they are plain functions of their answers.
 * `queries.ts` answers from the query table; no rule here knows that there is one.
 */
import type { ItemKey } from '../items/index.ts';
import type { Constant, Type, TypeDeclaration } from '../types/index.ts';
import type { Evaluated } from './constants/evaluate.ts';
import type { ScalarName } from './constants/integers.ts';
import type { Target, TypeLayout } from './model.ts';

export interface LayoutContext {
  readonly target: Target;
  /** `null` where nothing of that key is declared (any more). */
  readonly declaration: (item: ItemKey) => TypeDeclaration | null;
  /** The layout of a part. Parts that contain the type being laid out are answered as unknown. */
  readonly layout: (type: Type) => TypeLayout;
  readonly evaluate: (constant: Constant, expected: ScalarName | null) => Evaluated;
}
