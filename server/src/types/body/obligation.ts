/** What has to hold of types and waits until it can be decided. */
import type { TraitReference, Type } from '../type.ts';

export type Obligation =
  /** `type: trait` */
  | { readonly kind: 'trait'; readonly type: Type; readonly trait: TraitReference; readonly depth: number }
  /** `<self as trait>::name` is `result`. */
  | { readonly kind: 'projection'; readonly self: Type; readonly trait: TraitReference | null; readonly name: string; readonly result: Type; readonly depth: number }
  /** Something that is done when a type is known. */
  | { readonly kind: 'known'; readonly type: Type; readonly action: () => void };

/** An open question, and the variables that kept it open when it was last asked: until one of them is bound, the answer stays. */
export interface PendingObligation {
  readonly obligation: Obligation;
  stalledOn: readonly Type[];
}
