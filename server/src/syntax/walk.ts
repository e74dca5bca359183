/**
 * One walk over everything that an item's own text holds: types, patterns, expressions, in source order, outer before inner.
 * Members and items in blocks are not entered: they are items of their own, with offsets of their own.
 */
import { assertNever } from '../base/assert-never.ts';
import type { Bound, GenericArgument, Generics, Path } from './nodes/common.ts';
import type { BlockExpression, Expression, Statement } from './nodes/expression.ts';
import type { FieldList, Item } from './nodes/item.ts';
import type { Pattern } from './nodes/pattern.ts';
import type { TypeNode } from './nodes/type.ts';

type PathRole = 'type' | 'trait' | 'value' | 'pattern' | 'struct-literal';

/** What is called for each node; a missing function means that nobody asks. */
export interface SyntaxVisitor {
  readonly type?: (node: TypeNode) => void;
  /** The path of a bound, a trait or a type; `role` says what the last name should be. */
  readonly path?: (path: Path, role: PathRole) => void;
  readonly expression?: (node: Expression) => void;
  readonly pattern?: (node: Pattern) => void;
  readonly statement?: (node: Statement) => void;
}

/** One node that a walk came by, with what it tells a visitor. */
type Step =
  | { readonly kind: 'type'; readonly node: TypeNode }
  | { readonly kind: 'path'; readonly node: Path; readonly role: PathRole }
  | { readonly kind: 'expression'; readonly node: Expression }
  | { readonly kind: 'pattern'; readonly node: Pattern }
  | { readonly kind: 'statement'; readonly node: Statement };

/** Many rules ask about one item, one after the other: the way through the item that was walked last is remembered. */
let last: { readonly item: Item; readonly steps: readonly Step[] } | null = null;

export function walkItem(item: Item, visitor: SyntaxVisitor): void {
  if (last?.item !== item) last = { item, steps: stepsThrough(item) };
  for (const step of last.steps) {
    switch (step.kind) {
      case 'type':
        visitor.type?.(step.node);
        break;
      case 'path':
        visitor.path?.(step.node, step.role);
        break;
      case 'expression':
        visitor.expression?.(step.node);
        break;
      case 'pattern':
        visitor.pattern?.(step.node);
        break;
      case 'statement':
        visitor.statement?.(step.node);
        break;
      default:
        assertNever(step);
    }
  }
}

function stepsThrough(item: Item): readonly Step[] {
  const steps: Step[] = [];
  enter(
    item,
    new Walk({
      type: (node) => void steps.push({ kind: 'type', node }),
      path: (node, role) => void steps.push({ kind: 'path', node, role }),
      expression: (node) => void steps.push({ kind: 'expression', node }),
      pattern: (node) => void steps.push({ kind: 'pattern', node }),
      statement: (node) => void steps.push({ kind: 'statement', node }),
    }),
  );
  return steps;
}

function enter(item: Item, walk: Walk): void {
  switch (item.kind) {
    case 'struct':
    case 'union':
      walk.generics(item.generics);
      walk.fields(item.body);
      return;
    case 'enum':
      walk.generics(item.generics);
      for (const variant of item.variants) {
        walk.fields(variant.body);
        walk.expression(variant.discriminant);
      }
      return;
    case 'function':
      walk.generics(item.generics);
      if (item.selfParameter !== null) walk.type(item.selfParameter.type);
      for (const parameter of item.parameters) {
        walk.pattern(parameter.pattern);
        walk.type(parameter.type);
      }
      walk.type(item.result);
      item.throws.forEach((type) => walk.type(type));
      walk.expression(item.body);
      return;
    case 'impl':
      walk.generics(item.generics);
      if (item.trait !== null) walk.path(item.trait, 'trait');
      walk.type(item.selfType);
      return;
    case 'trait':
      walk.generics(item.generics);
      walk.bounds(item.supertraits);
      return;
    case 'type-alias':
      walk.generics(item.generics);
      walk.bounds(item.bounds);
      walk.type(item.type);
      return;
    case 'const':
    case 'static':
      walk.type(item.type);
      walk.expression(item.value);
      return;
    case 'module':
    case 'use':
    case 'extern-block':
    case 'extern-crate':
    case 'macro-definition':
    case 'opaque-macro':
      return;
    default:
      assertNever(item);
  }
}

/** The same for statements that stand at top level. */
export function walkStatements(statements: readonly Statement[], tail: Expression | null, visitor: SyntaxVisitor): void {
  const walk = new Walk(visitor);
  statements.forEach((statement) => walk.statement(statement));
  walk.expression(tail);
}

class Walk {
  constructor(private readonly visitor: SyntaxVisitor) {}

  generics(generics: Generics): void {
    for (const parameter of generics.parameters) {
      this.bounds(parameter.bounds);
      this.type(parameter.type);
      this.type(parameter.defaultType);
      this.expression(parameter.defaultValue);
    }
    for (const predicate of generics.where) {
      if (predicate.kind === 'type') this.type(predicate.type);
      this.bounds(predicate.bounds);
    }
  }

  fields(list: FieldList): void {
    for (const field of list.fields) this.type(field.type);
  }

  bounds(bounds: readonly Bound[]): void {
    for (const bound of bounds) if (bound.kind === 'trait') this.path(bound.path, 'trait');
  }

  path(path: Path, role: PathRole): void {
    this.visitor.path?.(path, role);
    if (path.qualifiedSelf !== null) {
      this.type(path.qualifiedSelf.type);
      if (path.qualifiedSelf.trait !== null) this.path(path.qualifiedSelf.trait, 'trait');
    }
    for (const segment of path.segments) {
      this.arguments(segment.arguments);
      segment.parenthesized?.inputs.forEach((input) => this.type(input));
      this.type(segment.parenthesized?.output ?? null);
    }
  }

  arguments(list: readonly GenericArgument[] | null): void {
    for (const argument of list ?? []) {
      if (argument.kind === 'type' || argument.kind === 'binding') this.type(argument.type);
      else if (argument.kind === 'const') this.expression(argument.value);
      else if (argument.kind === 'constraint') this.bounds(argument.bounds);
    }
  }

  type(node: TypeNode | null): void {
    if (node === null) return;
    this.visitor.type?.(node);
    switch (node.kind) {
      case 'path':
        return this.path(node.path, 'type');
      case 'reference':
      case 'pointer':
        return this.type(node.target);
      case 'tuple':
        return node.elements.forEach((element) => this.type(element));
      case 'array':
        this.type(node.element);
        return this.expression(node.length);
      case 'slice':
        return this.type(node.element);
      case 'function':
        node.parameters.forEach((parameter) => this.type(parameter.type));
        return this.type(node.result);
      case 'dyn':
      case 'impl':
        return this.bounds(node.bounds);
      case 'never':
      case 'inferred':
      case 'error':
        return;
      default:
        assertNever(node);
    }
  }

  pattern(node: Pattern): void {
    this.visitor.pattern?.(node);
    switch (node.kind) {
      case 'binding':
        if (node.subpattern !== null) this.pattern(node.subpattern);
        return;
      case 'literal':
        return this.expression(node.value);
      case 'range':
        this.expression(node.low);
        return this.expression(node.high);
      case 'reference':
        return this.pattern(node.target);
      case 'tuple':
      case 'slice':
        return node.elements.forEach((element) => this.pattern(element));
      case 'path':
        return this.path(node.path, 'pattern');
      case 'tuple-struct':
        this.path(node.path, 'pattern');
        return node.elements.forEach((element) => this.pattern(element));
      case 'struct':
        this.path(node.path, 'pattern');
        return node.fields.forEach((field) => this.pattern(field.pattern));
      case 'or':
        return node.alternatives.forEach((alternative) => this.pattern(alternative));
      case 'wildcard':
      case 'rest':
      case 'error':
        return;
      default:
        assertNever(node);
    }
  }

  statement(statement: Statement): void {
    this.visitor.statement?.(statement);
    switch (statement.kind) {
      case 'let':
        this.pattern(statement.pattern);
        this.type(statement.type);
        this.expression(statement.initializer);
        return this.expression(statement.otherwise);
      case 'expression':
        return this.expression(statement.expression);
      case 'item':
      case 'empty':
      case 'error':
        return;
      default:
        assertNever(statement);
    }
  }

  block(block: BlockExpression): void {
    block.statements.forEach((statement) => this.statement(statement));
    this.expression(block.tail);
  }

  expression(node: Expression | null): void {
    if (node === null) return;
    this.visitor.expression?.(node);
    switch (node.kind) {
      case 'path':
        return this.path(node.path, 'value');
      case 'unary':
      case 'dereference':
      case 'reference':
      case 'try':
      case 'await':
        return this.expression(node.operand);
      case 'binary':
      case 'assignment':
        this.expression(node.left);
        return this.expression(node.right);
      case 'cast':
        this.expression(node.operand);
        return this.type(node.type);
      case 'call':
        this.expression(node.callee);
        return node.arguments.forEach((argument) => this.expression(argument));
      case 'method-call':
        this.expression(node.receiver);
        this.arguments(node.genericArguments);
        return node.arguments.forEach((argument) => this.expression(argument));
      case 'field':
        return this.expression(node.receiver);
      case 'index':
        this.expression(node.receiver);
        return this.expression(node.index);
      case 'range':
        this.expression(node.low);
        return this.expression(node.high);
      case 'tuple':
      case 'array':
        return node.elements.forEach((element) => this.expression(element));
      case 'array-repeat':
        this.expression(node.value);
        return this.expression(node.length);
      case 'struct':
        this.path(node.path, 'struct-literal');
        node.fields.forEach((field) => this.expression(field.value));
        return this.expression(node.base);
      case 'block':
        return this.block(node);
      case 'if':
        this.expression(node.condition);
        this.expression(node.then);
        return this.expression(node.otherwise);
      case 'let-condition':
        this.pattern(node.pattern);
        return this.expression(node.value);
      case 'match':
        this.expression(node.scrutinee);
        for (const arm of node.arms) {
          this.pattern(arm.pattern);
          this.expression(arm.guard);
          this.expression(arm.value);
        }
        return;
      case 'loop':
        return this.expression(node.body);
      case 'while':
        this.expression(node.condition);
        return this.expression(node.body);
      case 'do-while':
        this.expression(node.body);
        return this.expression(node.condition);
      case 'for':
        this.pattern(node.pattern);
        this.expression(node.iterable);
        return this.expression(node.body);
      case 'break':
      case 'return':
        return this.expression(node.value);
      case 'closure':
        for (const parameter of node.parameters) {
          this.pattern(parameter.pattern);
          this.type(parameter.type);
        }
        this.type(node.result);
        return this.expression(node.body);
      case 'macro-call':
        node.arguments.forEach((argument) => this.expression(argument));
        return this.expression(node.repeatLength);
      case 'literal':
      case 'continue':
      case 'opaque-macro':
      case 'underscore':
      case 'error':
        return;
      default:
        assertNever(node);
    }
  }
}
