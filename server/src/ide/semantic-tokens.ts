/**
 * Names with a meaning that a regular expression cannot give them: types, parameters, locals, fields, variants, functions,
 * attributes. From syntax, name resolution and, for locals, what becomes of them; keywords, literals and comments are left to the editor's own grammar.
 */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { itemTree, type ItemKey, type ItemShape, parsedFile, resolveTypePath, shapeOf } from '../items/index.ts';
import { type Item, membersOf, type Path, type SyntaxVisitor, walkItem, walkStatements } from '../syntax/index.ts';
import { localTokens } from './bodies/local-tokens.ts';

export const TOKEN_TYPES = ['namespace', 'type', 'struct', 'enum', 'union', 'interface', 'typeParameter', 'parameter', 'variable', 'property', 'enumMember', 'function', 'method', 'macro', 'decorator'] as const;
export const TOKEN_MODIFIERS = ['declaration', 'mutable', 'unsafe', 'readonly', 'static', 'async', 'defaultLibrary', 'moved'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** Offsets in the file. */
export interface SemanticToken extends TextRange {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** Ordered by place; tokens never overlap. `within` limits the answer to chunks that touch it. */
export function semanticTokens(db: Database, file: string, within: TextRange | null = null): SemanticToken[] {
  const parsed = db.get(parsedFile, file);
  const tree = db.get(itemTree, file);
  const tokens: SemanticToken[] = [];
  parsed.chunks.forEach((chunk, index) => {
    const base = parsed.starts[index] ?? 0;
    if (within !== null && (base > within.end || base + chunk.text.length < within.start)) return;
    const shapes = tree.chunks[index] ?? [];
    itemTokens(db, shapes, chunk.lowered.items, base, tokens);
    chunk.lowered.statementRuns.forEach((run, runIndex) => {
      const shape = shapes[chunk.lowered.items.length + runIndex];
      if (shape === undefined) return;
      walkStatements(run.statements, run.tail, visitor(db, shape.key, base + run.start, tokens));
      addLocals(db, shape.key, base + run.start, tokens);
      itemTokens(db, shape.nested, run.nestedItems, base + run.start, tokens);
    });
  });
  return withoutOverlaps(tokens);
}

function itemTokens(db: Database, shapes: readonly ItemShape[], items: readonly Item[], base: number, tokens: SemanticToken[]): void {
  items.forEach((item, index) => {
    const shape = shapes[index];
    if (shape === undefined) return;
    const start = base + item.start;
    const add = (range: TextRange, type: TokenType, ...modifiers: TokenModifier[]): void => void tokens.push({ start: start + range.start, end: start + range.end, type, modifiers });
    for (const attribute of item.attributes) if (attribute.syntax === 'annotation') add({ start: attribute.start, end: attribute.start + 1 + attribute.path.length }, 'decorator');
    declarationTokens(item, shape, add);
    walkItem(item, visitor(db, shape.key, start, tokens));
    if (item.kind === 'function') addLocals(db, shape.key, start, tokens);
    itemTokens(db, shape.members, membersOf(item), start, tokens);
    itemTokens(db, shape.nested, item.nestedItems, start, tokens);
  });
}

function addLocals(db: Database, key: ItemKey, base: number, tokens: SemanticToken[]): void {
  for (const { isDeclaration, isMoved, isMutable, kind, range } of localTokens(db, key)) {
    const modifiers: TokenModifier[] = [...(isDeclaration ? ['declaration' as const] : []), ...(isMutable ? ['mutable' as const] : []), ...(isMoved ? ['moved' as const] : [])];
    tokens.push({ start: base + range.start, end: base + range.end, type: kind, modifiers });
  }
}

type AddToken = (range: TextRange, type: TokenType, ...modifiers: TokenModifier[]) => void;

const DECLARED: Readonly<Partial<Record<Item['kind'], TokenType>>> = { struct: 'struct', union: 'union', enum: 'enum', trait: 'interface', 'type-alias': 'type', module: 'namespace' };

function declarationTokens(item: Item, shape: ItemShape, add: AddToken): void {
  const declared = DECLARED[item.kind];
  if (declared !== undefined && 'name' in item && item.name !== null) add(item.name, declared, 'declaration');
  if ('generics' in item) for (const parameter of item.generics.parameters) if (parameter.kind === 'type') add(parameter.name, 'typeParameter', 'declaration');
  switch (item.kind) {
    case 'struct':
    case 'union':
      for (const field of item.body.fields) if (item.body.shape === 'record') add(field.name, 'property', 'declaration');
      return;
    case 'enum':
      for (const variant of item.variants) {
        add(variant.name, 'enumMember', 'declaration');
        for (const field of variant.body.fields) if (variant.body.shape === 'record') add(field.name, 'property', 'declaration');
      }
      return;
    case 'function': {
      const modifiers: TokenModifier[] = ['declaration', ...(item.isUnsafe ? ['unsafe' as const] : []), ...(item.isAsync ? ['async' as const] : [])];
      if (item.name !== null) add(item.name, shape.parent !== null && item.selfParameter !== null ? 'method' : 'function', ...modifiers);
      return;
    }
    case 'const':
      if (item.name !== null) add(item.name, 'variable', 'declaration', 'readonly', 'static');
      return;
    case 'static':
      if (item.name !== null) add(item.name, 'variable', 'declaration', 'static', ...(item.isMutable ? ['mutable' as const] : []));
      return;
    default:
  }
}

function visitor(db: Database, key: ItemKey, base: number, tokens: SemanticToken[]): SyntaxVisitor {
  const add = (range: TextRange, type: TokenType, ...modifiers: TokenModifier[]): void => void tokens.push({ start: base + range.start, end: base + range.end, type, modifiers });
  return {
    path: (path, role) => {
      if (role === 'type' || role === 'trait' || role === 'struct-literal') pathTokens(db, key, path, add);
    },
    expression: (node) => {
      switch (node.kind) {
        case 'call':
          if (node.callee.kind === 'path') {
            const last = node.callee.path.segments.at(-1);
            if (last !== undefined) add(last.name, /^\p{Lu}/u.test(last.name.text) ? 'enumMember' : 'function');
          }
          return;
        case 'method-call':
          return add(node.method, 'method');
        case 'field':
          if (node.field !== null && !/^\d/u.test(node.field.text)) add(node.field, 'property');
          return;
        case 'struct':
          for (const field of node.fields) if (!field.isShorthand) add(field.name, 'property');
          return;
        case 'macro-call':
          return add(node.macro, 'macro');
        default:
      }
    },
  };
}

function pathTokens(db: Database, key: ItemKey, path: Path, add: AddToken): void {
  if (path.qualifiedSelf !== null) return;
  path.segments.forEach((segment, index) => {
    const names = path.segments.slice(0, index + 1).map((part) => part.name.text);
    const resolution = resolveTypePath(db, key, names, path.isGlobal);
    if (resolution.kind === 'parameter' && resolution.parameter === 'type') add(segment.name, 'typeParameter');
    else if (resolution.kind === 'builtin') add(segment.name, 'type', 'defaultLibrary');
    else if (resolution.kind === 'item') {
      const type = DECLARED[shapeOf(db, resolution.key)?.kind as Item['kind']];
      if (type !== undefined) add(segment.name, type, ...(resolution.key.startsWith('std:/') ? ['defaultLibrary' as const] : []));
    }
  });
}

function withoutOverlaps(tokens: readonly SemanticToken[]): SemanticToken[] {
  const kept: SemanticToken[] = [];
  let end = 0;
  for (const token of tokens.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    if (token.start < end || token.end <= token.start) continue;
    kept.push(token);
    end = token.end;
  }
  return kept;
}
