/** Items: from raw nodes to `nodes/item.ts`. Each item is lowered in a context of its own, whose offsets begin at the item. */
import type { ExternBlockItem, FunctionItem, ImplItem, Item, ModuleItem, Parameter, SelfParameter, TraitItem, UseImport } from '../nodes/item.ts';
import type { Name } from '../nodes/common.ts';
import { documentationText, type LoweringContext, MAXIMUM_DEPTH } from './context.ts';
import { lowerBlock } from './lower-blocks.ts';
import { expressionIn } from './lower-expressions.ts';
import { lowerFieldList, lowerVariants } from './lower-fields.ts';
import { patternIn } from './lower-patterns.ts';
import { abiOf, boundsIn, lowerGenerics, lowerPath, lowerType, requiredType, typeIn } from './lower-types.ts';
import { child, childrenOf, has, isComment, isDocumentation, itemParentOf, type RawNode, startWithDocumentation } from './raw-tree.ts';

/**
 * The item that `node` is, or `null` if it is none.
 * @param start where its documentation begins, in the chunk; @param before the siblings in front of it.
 */
export function lowerItem(outer: LoweringContext, node: RawNode, start: number, before: readonly RawNode[]): Item | null {
  if (node.reused !== null) return placed(node.reused, start - outer.base);
  if (outer.depth >= MAXIMUM_DEPTH) return null;
  const context = outer.nested(start);
  context.depth += 1;
  const problemsBefore = outer.problems.length;
  const specific = lowerSpecific(context, node);
  if (specific === null) return null;
  context.obscureErrors(node);
  const body = child(node, 'body');
  const documentation = [...before.slice(firstComment(before)), ...node.children.filter(isDocumentation), ...innerDocumentation(context, node, body)];
  const item = {
    start: start - outer.base,
    end: node.end - outer.base,
    attributes: [...context.attributes(node), ...innerAttributes(context, body)],
    documentation: documentationText(context, documentation),
    headStart: headStart(node) - start,
    visibility: visibilityOf(context, node),
    // Lowering finds mistakes of its own; an item with one is lowered again each time, so that it is found again.
    hasError: node.hasError || outer.problems.length > problemsBefore,
    nestedItems: context.nestedItems,
    expressionCount: context.expressions,
    patternCount: context.patterns,
    ...(context.obscured.size === 0 ? {} : { obscuredNames: [...context.obscured] }),
  };
  return { ...item, ...specific };
}

/** An item taken over from an earlier text: the same object if it stands at the same place. */
function placed(item: Item, start: number): Item {
  return item.start === start ? item : { ...item, start, end: start + (item.end - item.start) };
}

type WithoutBase<T> = T extends Item
  ? Omit<T, 'start' | 'end' | 'attributes' | 'documentation' | 'headStart' | 'visibility' | 'hasError' | 'obscuredNames' | 'nestedItems' | 'expressionCount' | 'patternCount'>
  : never;

function lowerSpecific(context: LoweringContext, node: RawNode): WithoutBase<Item> | null {
  const name = (): Name | null => context.nameIn(node, 'name');
  switch (node.kind) {
    case 'struct_item':
      return { kind: 'struct', name: name(), generics: lowerGenerics(context, node), body: lowerFieldList(context, child(node, 'body'), node) };
    case 'union_item':
      return { kind: 'union', name: name(), generics: lowerGenerics(context, node), body: lowerFieldList(context, child(node, 'body'), node) };
    case 'enum_item': {
      const body = child(node, 'body');
      return {
        kind: 'enum',
        name: name(),
        generics: lowerGenerics(context, node),
        variants: body === null ? [] : lowerVariants(context, body),
        bodyRange: body === null ? null : context.range(body),
        comments: body === null ? [] : context.comments(body),
      };
    }
    case 'function_item':
      return lowerFunction(context, node);
    case 'impl_item':
      return lowerImpl(context, node);
    case 'trait_item':
      return lowerTrait(context, node);
    case 'type_item': {
      const type = typeIn(context, node, 'type');
      const isIntrinsic = type?.kind === 'path' && type.path.segments.length === 1 && type.path.segments[0]?.name.text === 'intrinsic';
      return { kind: 'type-alias', name: name(), generics: lowerGenerics(context, node), bounds: boundsIn(context, node, 'bounds'), isIntrinsic, type: isIntrinsic ? null : type };
    }
    case 'const_item':
      return { kind: 'const', name: name(), type: typeIn(context, node, 'type'), value: expressionIn(context, node, 'value') };
    case 'static_item':
      return { kind: 'static', name: name(), isMutable: has(node, 'mutable'), type: typeIn(context, node, 'type'), value: expressionIn(context, node, 'value') };
    case 'module_item':
      return lowerModule(context, node);
    case 'use_item':
      return { kind: 'use', imports: importsOf(context, child(node, 'tree'), { isGlobal: false, path: [] }) };
    case 'extern_block':
      return lowerExternBlock(context, node);
    case 'extern_crate_item':
      return { kind: 'extern-crate', name: context.nameIn(node, 'alias') ?? name() };
    case 'macro_definition':
      return { kind: 'macro-definition', name: name() };
    case 'macro_invocation': {
      const path = child(node, 'macro');
      return { kind: 'opaque-macro', path: path === null ? null : lowerPath(context, path) };
    }
    default:
      return null;
  }
}

function lowerFunction(context: LoweringContext, node: RawNode): WithoutBase<FunctionItem> {
  const list = child(node, 'parameters');
  const self = list === null ? null : child(list, 'self');
  const written = list === null ? [] : childrenOf(list, 'parameter');
  const body = child(node, 'body');
  return {
    kind: 'function',
    name: context.nameIn(node, 'name'),
    generics: lowerGenerics(context, node),
    isConst: has(node, 'const'),
    isAsync: has(node, 'async'),
    isUnsafe: has(node, 'unsafe'),
    abi: abiOf(context, node),
    selfParameter: self === null ? null : lowerSelf(context, self),
    parameters: written.filter((parameter) => !has(parameter, 'variadic')).map((parameter) => lowerParameter(context, parameter)),
    isVariadic: (list !== null && has(list, 'variadic')) || written.some((parameter) => has(parameter, 'variadic')),
    effects: childrenOf(node, 'effect').map((effect) => context.name(effect)),
    result: typeIn(context, node, 'return_type'),
    throws: childrenOf(node, 'throws').map((type) => lowerType(context, type)),
    body: body === null ? null : lowerBlock(context, body),
  };
}

function lowerSelf(context: LoweringContext, node: RawNode): SelfParameter {
  const lifetime = child(node, 'lifetime');
  return {
    ...context.range(node),
    isReference: has(node, 'reference'),
    lifetime: lifetime === null ? null : context.lifetime(lifetime),
    isMutable: has(node, 'mutable'),
    type: typeIn(context, node, 'type'),
    name: context.name(child(node, 'name') ?? node),
  };
}

function lowerParameter(context: LoweringContext, node: RawNode): Parameter {
  return { ...context.range(node), attributes: context.attributes(node), pattern: patternIn(context, node, 'pattern'), type: typeIn(context, node, 'type') };
}

function lowerImpl(context: LoweringContext, node: RawNode): WithoutBase<ImplItem> {
  const trait = child(node, 'trait');
  return {
    kind: 'impl',
    generics: lowerGenerics(context, node),
    isUnsafe: has(node, 'unsafe'),
    isNegative: has(node, 'negative'),
    trait: trait === null ? null : lowerPath(context, trait),
    selfType: requiredType(context, node, 'type'),
    members: membersIn(context, node),
  };
}

function lowerTrait(context: LoweringContext, node: RawNode): WithoutBase<TraitItem> {
  return {
    kind: 'trait',
    name: context.nameIn(node, 'name'),
    generics: lowerGenerics(context, node),
    isUnsafe: has(node, 'unsafe'),
    supertraits: boundsIn(context, node, 'supertraits'),
    members: membersIn(context, node),
  };
}

function lowerModule(context: LoweringContext, node: RawNode): WithoutBase<ModuleItem> {
  return { kind: 'module', name: context.nameIn(node, 'name'), members: has(node, 'body') ? membersIn(context, node) : null };
}

function lowerExternBlock(context: LoweringContext, node: RawNode): WithoutBase<ExternBlockItem> {
  return { kind: 'extern-block', abi: abiOf(context, node) ?? '', isUnsafe: has(node, 'unsafe'), members: membersIn(context, node) };
}

function membersIn(context: LoweringContext, node: RawNode): Item[] {
  const body = child(node, 'body');
  if (body === null || itemParentOf(body.kind, node.kind) === null) return [];
  return lowerItems(context, body.children);
}

/** The items among sibling nodes, each with its documentation. */
export function lowerItems(context: LoweringContext, nodes: readonly RawNode[]): Item[] {
  const items: Item[] = [];
  nodes.forEach((node, index) => {
    // `name!(..);` in a module's or file's body is a statement for the grammar.
    const inner = node.kind === 'expression_statement' ? child(node, 'expression') : null;
    const candidate = inner?.kind === 'macro_invocation' ? inner : node;
    if (!candidate.isNamed || isComment(candidate) || candidate.kind === 'ERROR') return;
    const before = nodes.slice(Math.max(0, index - COMMENTS_LOOKED_AT), index);
    const item = lowerItem(context, candidate, startWithDocumentation(before, candidate.start), before);
    if (item !== null) items.push(item);
  });
  return items;
}

/** More comments than this in front of one item are not all its documentation; the limit keeps long lists linear. */
const COMMENTS_LOOKED_AT = 512;

interface ImportPrefix {
  readonly isGlobal: boolean;
  readonly path: readonly Name[];
}

function importsOf(context: LoweringContext, node: RawNode | null, prefix: ImportPrefix): UseImport[] {
  if (node === null || prefix.path.length >= MAXIMUM_DEPTH) return [];
  const path = [...prefix.path, ...childrenOf(node, 'segment').map((segment) => context.name(segment))];
  const isGlobal = prefix.isGlobal || has(node, 'global');
  switch (node.kind) {
    case 'use_path':
      return [{ ...context.range(node), isGlobal, path, isGlob: false, alias: context.nameIn(node, 'alias') }];
    case 'use_glob':
      return [{ ...context.range(node), isGlobal, path, isGlob: true, alias: null }];
    case 'use_group': {
      const list = child(node, 'body');
      return list === null ? [] : childrenOf(list, 'tree').flatMap((tree) => importsOf(context, tree, { isGlobal, path }));
    }
    default:
      return [];
  }
}

function visibilityOf(context: LoweringContext, node: RawNode): Item['visibility'] {
  const visibility = child(node, 'visibility');
  if (visibility === null) return 'private';
  return context.source(visibility).includes('(') ? 'restricted' : 'public';
}

function headStart(node: RawNode): number {
  return node.children.find((part) => part.field !== 'attribute' && !isComment(part))?.start ?? node.start;
}

function firstComment(before: readonly RawNode[]): number {
  let index = before.length;
  while (index > 0 && isCommentAt(before, index - 1)) index -= 1;
  return index;
}

function isCommentAt(nodes: readonly RawNode[], index: number): boolean {
  const node = nodes[index];
  return node !== undefined && isComment(node);
}

function innerAttributes(context: LoweringContext, body: RawNode | null): ReturnType<LoweringContext['attribute']>[] {
  return body === null ? [] : body.children.filter((inner) => inner.kind === 'inner_attribute').map((inner) => context.attribute(inner));
}

/** `//!` and `/*!` at the start of the body document the item around them. */
function innerDocumentation(context: LoweringContext, node: RawNode, body: RawNode | null): RawNode[] {
  if (body === null || node.kind === 'struct_item' || node.kind === 'enum_item' || node.kind === 'union_item') return [];
  return body.children.filter((inner) => isDocumentation(inner) && /^\/[/*]!/u.test(context.source(inner)));
}
