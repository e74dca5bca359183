/** What a list of patterns leaves out, as data: the search makes it, and it is printed as patterns. */
import type { Domain, EnumType, Single } from './match-pattern.ts';

/** A value that is not matched, as far as it matters. */
export type Missing =
  | { readonly kind: 'any' }
  | { readonly kind: 'single'; readonly made: Single; readonly parts: readonly Missing[] }
  | { readonly kind: 'variant'; readonly type: EnumType; readonly name: string; readonly shape: 'record' | 'tuple' | 'unit'; readonly parts: readonly Missing[] }
  | { readonly kind: 'values'; readonly domain: Domain; readonly low: bigint; readonly high: bigint }
  /** `hasRest`: any number of elements between the two lists. */
  | { readonly kind: 'slice'; readonly before: readonly Missing[]; readonly after: readonly Missing[]; readonly hasRest: boolean };
