/** A walk over shapes. */
import type { ItemShape } from './item-tree.ts';

/** Calls `visit` for every shape, outer before inner. */
export function forEachShape(shapes: readonly ItemShape[], visit: (shape: ItemShape) => void): void {
  for (const shape of shapes) {
    visit(shape);
    forEachShape(shape.members, visit);
    forEachShape(shape.nested, visit);
  }
}
