/** Fields and variants: from raw nodes to the bodies of structs, unions and enums. */
import type { Field, FieldList, Variant } from '../nodes/item.ts';
import { documentationText, type LoweringContext } from './context.ts';
import { expressionIn } from './lower-expressions.ts';
import { requiredType } from './lower-types.ts';
import { child, isComment, isDocumentation, type RawNode, startWithDocumentation } from './raw-tree.ts';

/** @param body the brackets, or `null` for a unit shape, whose empty range stands at the end of `owner`'s name. */
export function lowerFieldList(context: LoweringContext, body: RawNode | null, owner: RawNode): FieldList {
  if (body === null) {
    const at = child(owner, 'name')?.end ?? owner.end;
    return { ...context.range({ start: at, end: at }), shape: 'unit', fields: [], comments: [], commas: [] };
  }
  const isTuple = body.kind === 'tuple_field_list';
  const fields: Field[] = [];
  body.children.forEach((node, index) => {
    if (node.field === 'field') fields.push(lowerField(context, node, isTuple ? String(fields.length) : null, body.children.slice(0, index)));
  });
  return {
    ...context.range(body),
    shape: isTuple ? 'tuple' : 'record',
    fields,
    comments: context.comments(body),
    commas: body.children.filter((node) => node.kind === ',' && !node.isMissing).map((node) => node.start - context.base),
  };
}

function lowerField(context: LoweringContext, node: RawNode, position: string | null, before: readonly RawNode[]): Field {
  const type = requiredType(context, node, 'type');
  const nameNode = child(node, 'name');
  const name = position === null ? context.name(nameNode ?? { ...node, end: node.start }) : { text: position, start: type.start, end: type.start };
  return { ...context.range(node), ...describe(context, node, before), name, type };
}

export function lowerVariants(context: LoweringContext, body: RawNode): Variant[] {
  const variants: Variant[] = [];
  body.children.forEach((node, index) => {
    if (node.field !== 'variant') return;
    const nameNode = child(node, 'name');
    const { attributes, documentation } = describe(context, node, body.children.slice(0, index));
    variants.push({
      ...context.range(node),
      attributes,
      documentation,
      name: context.name(nameNode ?? { ...node, end: node.start }),
      body: lowerFieldList(context, child(node, 'body'), node),
      discriminant: expressionIn(context, node, 'discriminant'),
    });
  });
  return variants;
}

function describe(context: LoweringContext, node: RawNode, before: readonly RawNode[]): Pick<Field, 'attributes' | 'documentation' | 'visibility'> {
  const start = startWithDocumentation(before, node.start);
  const documentation = [...before.filter((comment) => isComment(comment) && comment.start >= start), ...node.children.filter(isDocumentation)];
  const visibility = child(node, 'visibility');
  return {
    attributes: context.attributes(node),
    documentation: documentationText(context, documentation),
    visibility: visibility === null ? 'private' : context.source(visibility).includes('(') ? 'restricted' : 'public',
  };
}
