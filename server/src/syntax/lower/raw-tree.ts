/**
 * A snapshot of a syntax tree as plain objects: one walk with a cursor, after which the wasm tree is not touched again.
 * Reading a node through wasm costs fifty times what reading a plain object costs, and lowering looks at every node
 * several times. Subtrees of items that were lowered before are not copied (`ItemReuse`).
 */
import type { Language, Tree, TreeCursor } from 'web-tree-sitter';
import type { Item } from '../nodes/item.ts';
import type { ItemParent, ItemReuse } from './item-reuse.ts';

export interface RawNode {
  readonly kind: string;
  readonly field: string | null;
  readonly isNamed: boolean;
  readonly isMissing: boolean;
  /** UTF-16 offsets in the chunk. */
  readonly start: number;
  readonly end: number;
  readonly children: readonly RawNode[];
  /** An ERROR or MISSING node, or a malformed token, is this node or lies inside. */
  readonly hasError: boolean;
  /** The item that this node was lowered to earlier; it then has no children here. */
  readonly reused: Item | null;
}

interface OpenNode extends RawNode {
  readonly isToken: boolean;
  readonly children: RawNode[];
  hasError: boolean;
}

/** What a node's type says by itself, read once per type: the cursor answers each question with a call into wasm. */
interface NodeTypeFacts {
  readonly kind: string;
  readonly isNamed: boolean;
  /** Tokens have no children, and most nodes are tokens: not asking for them halves the calls. */
  readonly isToken: boolean;
}

const TOKENS: ReadonlySet<string> = new Set([
  'identifier', 'lifetime', 'integer_literal', 'float_literal', 'character_literal', 'byte_literal', 'string_literal',
  'byte_string_literal', 'c_string_literal', 'raw_string_literal', 'unterminated_string', 'malformed_number', 'line_comment', 'doc_comment',
  'block_comment', 'block_doc_comment', 'unterminated_comment', 'shebang', 'wildcard_pattern', 'never_type', 'inferred_type',
  'missing_type', 'missing_parameters', 'missing_bracket', 'missing_body',
]);

const typeFacts: NodeTypeFacts[] = [];
let fieldNames: readonly (string | null)[] = [];

function factsOf(language: Language, typeId: number): NodeTypeFacts {
  let facts = typeFacts[typeId];
  if (facts === undefined) {
    // 65535 is the ERROR node, which is in no table.
    const kind = language.nodeTypeForId(typeId) ?? 'ERROR';
    const isNamed = kind === 'ERROR' || language.nodeTypeIsNamed(typeId);
    facts = { kind, isNamed, isToken: !isNamed || TOKENS.has(kind) };
    typeFacts[typeId] = facts;
  }
  return facts;
}

export function snapshot(tree: Tree, text: string, reuse: ItemReuse): RawNode {
  const cursor = tree.walk();
  const { language } = tree;
  if (fieldNames.length === 0) fieldNames = language.fields;
  const parents: OpenNode[] = [];
  let current = open(cursor, language, null);
  for (;;) {
    if (current.reused === null && !current.isToken && cursor.gotoFirstChild()) {
      parents.push(current);
      current = open(cursor, language, reusable(cursor, parents, text, reuse));
      continue;
    }
    for (;;) {
      const parent = parents.at(-1);
      if (parent === undefined) {
        cursor.delete();
        return current;
      }
      parent.children.push(current);
      if (current.hasError) parent.hasError = true;
      if (cursor.gotoNextSibling()) break;
      cursor.gotoParent();
      parents.pop();
      current = parent;
    }
    current = open(cursor, language, reusable(cursor, parents, text, reuse));
  }
}

function open(cursor: TreeCursor, language: Language, reused: Item | null): OpenNode {
  const { kind, isNamed, isToken } = factsOf(language, cursor.nodeTypeId);
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  // Only an empty node can be a missing one.
  const isMissing = start === end && cursor.nodeIsMissing;
  return {
    kind,
    field: fieldNames[cursor.currentFieldId] ?? null,
    isNamed,
    isToken,
    isMissing,
    start,
    end,
    children: [],
    hasError: isMissing || kind === 'ERROR' || isMalformedToken(kind),
    reused,
  };
}

function reusable(cursor: TreeCursor, parents: readonly OpenNode[], text: string, reuse: ItemReuse): Item | null {
  const parent = parents.at(-1);
  const parentKind = parent === undefined ? null : itemParentOf(parent.kind, parents.at(-2)?.kind);
  if (parent === undefined || parentKind === null || !cursor.nodeIsNamed) return null;
  const start = startWithDocumentation(parent.children, cursor.startIndex);
  const item = reuse.item(parentKind, text.slice(start, cursor.endIndex));
  return item === null || cursor.currentNode.hasError ? null : item;
}

/** As which kind of parent a node holds items; `null` if it holds none. */
export function itemParentOf(kind: string, outerKind: string | undefined): ItemParent | null {
  switch (kind) {
    case 'source_file':
      return 'file';
    case 'item_list':
      return 'module';
    case 'member_list':
      return outerKind === 'impl_item' ? 'impl' : outerKind === 'trait_item' ? 'trait' : 'extern-block';
    default:
      return null;
  }
}

/** Where the documentation directly above begins, or `start`: what stands before is read from the end of `siblings`. */
export function startWithDocumentation(siblings: readonly RawNode[], start: number): number {
  let first = start;
  for (let index = siblings.length - 1; index >= 0; index -= 1) {
    const sibling = siblings[index];
    if (sibling === undefined || !isComment(sibling)) break;
    if (isDocumentation(sibling)) first = sibling.start;
  }
  return first;
}

/** Tokens that the grammar takes although they are broken, so that the text around them keeps its shape. */
export function isMalformedToken(kind: string): boolean {
  return kind === 'unterminated_string' || kind === 'unterminated_comment' || kind === 'malformed_number' || isGap(kind);
}

/** Empty tokens for what is missing where the next line begins something else. */
export function isGap(kind: string): boolean {
  return kind === 'missing_type' || kind === 'missing_parameters' || kind === 'missing_bracket' || kind === 'missing_body';
}

export function isComment(node: RawNode): boolean {
  return node.kind === 'line_comment' || node.kind === 'block_comment' || isDocumentation(node) || node.kind === 'unterminated_comment';
}

export function isDocumentation(node: RawNode): boolean {
  return node.kind === 'doc_comment' || node.kind === 'block_doc_comment';
}

export function child(node: RawNode, field: string): RawNode | null {
  for (const candidate of node.children) if (candidate.field === field) return candidate;
  return null;
}

export function childrenOf(node: RawNode, field: string): RawNode[] {
  return node.children.filter((candidate) => candidate.field === field);
}

export function has(node: RawNode, field: string): boolean {
  return node.children.some((candidate) => candidate.field === field);
}
