/**
 * What lowering carries along: the text, the item whose start the offsets count from, the ids it has handed out.
 * One context per item; nested items get their own.
 */
import type { TextRange } from '../../base/ranges.ts';
import { hasCondition } from '../conditions.ts';
import type { Attribute, Comment, Lifetime, Name } from '../nodes/common.ts';
import type { BlockExpression, Expression } from '../nodes/expression.ts';
import type { Item } from '../nodes/item.ts';
import type { SyntaxProblem } from '../nodes/file.ts';
import { childrenOf, child, isComment, isDocumentation, type RawNode } from './raw-tree.ts';

/**
 * The parts of lowering that call each other in a circle: types hold expressions, expressions hold blocks, blocks hold items.
 * The files know only those before them; what lies the other way they reach through this table.
 */
export interface Lowerings {
  readonly expression: (context: LoweringContext, node: RawNode) => Expression;
  readonly block: (context: LoweringContext, node: RawNode) => BlockExpression;
  /** `null` for a node that does not end in a block. */
  readonly blockLike: (context: LoweringContext, node: RawNode) => Expression | null;
  /** `null` for a node that is no item. `start` is where its documentation begins, `before` its earlier siblings. */
  readonly item: (context: LoweringContext, node: RawNode, start: number, before: readonly RawNode[]) => Item | null;
}

/** Beyond this depth of nested items, expressions, types or patterns the text is one opaque node: nobody wrote it by hand. */
export const MAXIMUM_DEPTH = 500;

export class LoweringContext {
  expressions = 0;
  patterns = 0;
  depth = 0;
  readonly nestedItems: Item[] = [];
  /** Names inside text that is not understood. */
  readonly obscured = new Set<string>();

  /** @param base the chunk offset that this context's offsets are relative to. */
  constructor(
    readonly text: string,
    readonly base: number,
    /** Problems that the grammar lets pass and lowering finds; chunk-relative, shared by all contexts of a chunk. */
    readonly problems: SyntaxProblem[],
    readonly lowerings: Lowerings,
  ) {}

  nested(base: number): LoweringContext {
    const inner = new LoweringContext(this.text, base, this.problems, this.lowerings);
    inner.depth = this.depth;
    return inner;
  }

  range(node: { readonly start: number; readonly end: number }): TextRange {
    return { start: node.start - this.base, end: node.end - this.base };
  }

  source(node: { readonly start: number; readonly end: number }): string {
    return this.text.slice(node.start, node.end);
  }

  name(node: RawNode): Name {
    const text = this.source(node);
    return { ...this.range(node), text: text.startsWith('r#') ? text.slice(2) : text };
  }

  /** The name in a field; `null` where it is missing. */
  nameIn(node: RawNode, field: string): Name | null {
    const found = child(node, field);
    return found === null || found.isMissing || found.start === found.end ? null : this.name(found);
  }

  lifetime(node: RawNode): Lifetime {
    return { ...this.range(node), text: this.source(node).slice(1) };
  }

  attributes(node: RawNode): Attribute[] {
    return childrenOf(node, 'attribute').map((attribute) => this.attribute(attribute));
  }

  /** Those before a part of a body. What `#[cfg]` may take away is understood, but nothing rests on the names in it. */
  conditionalAttributes(node: RawNode): Attribute[] {
    const attributes = this.attributes(node);
    if (hasCondition(attributes)) this.obscure(node);
    return attributes;
  }

  attribute(node: RawNode): Attribute {
    const path = child(node, 'path');
    const tokens = child(node, 'arguments');
    const value = child(node, 'value');
    const argument = tokens === null ? value : { start: tokens.start + 1, end: Math.max(tokens.start + 1, tokens.end - 1) };
    return {
      ...this.range(node),
      syntax: node.kind === 'annotation' ? 'annotation' : node.kind === 'inner_attribute' ? 'inner-attribute' : 'attribute',
      path: path === null ? '' : this.source(path).replace(/\s/gu, ''),
      argumentText: argument === null ? null : this.source(argument),
      argumentStart: argument === null ? null : argument.start - this.base,
    };
  }

  /** Remembers every name in a stretch of text that is not understood: analysis rests nothing on them. */
  obscure(node: { readonly start: number; readonly end: number }): void {
    for (const name of this.source(node).match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []) this.obscured.add(name);
  }

  /** The same for the lines of the broken parts below a node: what is left of a `let` without its `t` stands beside the error. Without recursion, because text may nest ten thousand brackets. */
  obscureErrors(node: RawNode): void {
    const pending = [node];
    for (let inner = pending.pop(); inner !== undefined; inner = pending.pop()) {
      if (inner.kind === 'ERROR') this.obscure(this.linesOf(inner));
      else if (inner.hasError) pending.push(...inner.children);
    }
  }

  linesOf(node: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number } {
    const end = this.text.indexOf('\n', node.end);
    return { start: Math.max(this.base, this.text.lastIndexOf('\n', node.start - 1) + 1), end: end === -1 ? this.text.length : end };
  }

  /** Every comment below the node, in source order. Without recursion, because text may nest ten thousand brackets. */
  comments(node: RawNode): Comment[] {
    const found: Comment[] = [];
    const pending = node.children.toReversed();
    for (let inner = pending.pop(); inner !== undefined; inner = pending.pop()) {
      if (isComment(inner)) {
        found.push({ ...this.range(inner), syntax: inner.kind === 'line_comment' || inner.kind === 'doc_comment' ? 'line' : 'block', documentation: isDocumentation(inner) });
      } else for (let index = inner.children.length - 1; index >= 0; index -= 1) pending.push(inner.children[index] ?? inner);
    }
    return found;
  }
}

/** The text of documentation comments without their markers, joined by line feeds; `null` without any. */
export function documentationText(context: LoweringContext, comments: readonly RawNode[]): string | null {
  const lines = comments.filter(isDocumentation).flatMap((comment) => plainDocumentation(context.source(comment)));
  return lines.length === 0 ? null : lines.join('\n').trim();
}

function plainDocumentation(comment: string): string[] {
  if (comment.startsWith('//')) return [comment.slice(3).replace(/^ /u, '').trimEnd()];
  return comment
    .replace(/^\/\*[*!]/u, '')
    .replace(/\*\/$/u, '')
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*\* ?/u, '').trimEnd());
}
