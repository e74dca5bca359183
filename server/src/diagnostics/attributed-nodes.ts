/**
 * What of an item's text can carry attributes of its own: the item itself, fields, variants, parameters, statements,
 * expressions and match arms. Members and items in blocks are items of their own.
 */
import type { TextRange } from '../base/ranges.ts';
import { type Attribute, type Item, walkItem } from '../syntax/index.ts';

/** The range is relative to the item and holds everything that the attributes speak of. */
export interface AttributedNode {
  readonly range: TextRange;
  readonly attributes: readonly Attribute[];
}

/** Only those with an attribute; an outer node comes before those inside it. */
export function attributedNodes(item: Item): AttributedNode[] {
  const found: AttributedNode[] = [];
  const add = (range: TextRange, attributes: readonly Attribute[] | undefined): void => {
    if (attributes !== undefined && attributes.length > 0) found.push({ range: { start: range.start, end: range.end }, attributes });
  };
  add({ start: 0, end: item.end - item.start }, item.attributes);
  switch (item.kind) {
    case 'struct':
    case 'union':
      for (const field of item.body.fields) add(field, field.attributes);
      break;
    case 'enum':
      for (const variant of item.variants) {
        add(variant, variant.attributes);
        for (const field of variant.body.fields) add(field, field.attributes);
      }
      break;
    case 'function':
      for (const parameter of item.parameters) add(parameter, parameter.attributes);
      break;
    default:
  }
  walkItem(item, {
    statement: (node) => {
      if (node.kind === 'let') add(node, node.attributes);
      // The statement begins with the attribute, its expression behind it.
      else if (node.kind === 'expression') add(node, node.expression.attributes);
    },
    expression: (node) => {
      if (!found.some(({ attributes }) => attributes === node.attributes)) add(node, node.attributes);
      if (node.kind === 'match') for (const arm of node.arms) add(arm, arm.attributes);
    },
  });
  return found;
}
