/** Text behind `#[cfg(..)]`: it may not be there at all, or may stand for one of several that exclude each other. */
import type { Attribute } from './nodes/common.ts';

export function hasCondition(attributes: readonly Attribute[] | undefined): boolean {
  return attributes?.some(({ path, syntax }) => path === 'cfg' && syntax === 'attribute') === true;
}
