/**
 * Expressions and statements as written. `id` is dense within the owning item, in source order (a parent before its children);
 * later rooms keep what they know of an expression in arrays indexed by it. See `common.ts` for offsets.
 * Parentheses leave no node: `(e)` is `e` with the range of `e`; `parenthesized` says that they were there.
 */
import type { TextRange } from '../../base/ranges.ts';
import type { Attribute, GenericArgument, Lifetime, Name, Path } from './common.ts';
import type { Item } from './item.ts';
import type { Pattern } from './pattern.ts';
import type { TypeNode } from './type.ts';

interface ExpressionBase extends TextRange {
  readonly id: number;
  /** Present (and true) only where the text has parentheses around this expression. */
  readonly parenthesized?: true;
  /** `#[..]` and `@name` before the expression; absent where there are none. */
  readonly attributes?: readonly Attribute[];
}

export type BinaryOperator =
  | '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '<<' | '>>'
  | '==' | '!=' | '<' | '<=' | '>' | '>=' | '&&' | '||';
export type UnaryOperator = '-' | '!' | '~';

export type Expression =
  | LiteralExpression
  | PathExpression
  | UnaryExpression
  | DereferenceExpression
  | ReferenceExpression
  | BinaryExpression
  | AssignmentExpression
  | CastExpression
  | CallExpression
  | MethodCallExpression
  | FieldExpression
  | IndexExpression
  | TryExpression
  | AwaitExpression
  | RangeExpression
  | TupleExpression
  | ArrayExpression
  | ArrayRepeatExpression
  | StructExpression
  | BlockExpression
  | IfExpression
  | LetCondition
  | MatchExpression
  | LoopExpression
  | WhileExpression
  | DoWhileExpression
  | ForExpression
  | BreakExpression
  | ContinueExpression
  | ReturnExpression
  | ClosureExpression
  | MacroCallExpression
  | OpaqueMacroExpression
  | UnderscoreExpression
  | ErrorExpression;

/**
 * A literal token. `text` is the source text. For `integer` and `float`, `suffix` is the type suffix (`u8`, `f32`) or `null`.
 * The decoded value of strings and characters is computed by who needs it.
 */
export interface LiteralExpression extends ExpressionBase {
  readonly kind: 'literal';
  readonly literal: 'integer' | 'float' | 'boolean' | 'character' | 'byte' | 'string' | 'raw-string' | 'byte-string' | 'c-string';
  readonly text: string;
  readonly suffix: string | null;
}

/** A name or path in value position; `self` too. */
export interface PathExpression extends ExpressionBase {
  readonly kind: 'path';
  readonly path: Path;
}

export interface UnaryExpression extends ExpressionBase {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

/** `*e` */
export interface DereferenceExpression extends ExpressionBase {
  readonly kind: 'dereference';
  readonly operand: Expression;
}

/** `&e`, `&mut e`, `&raw const e`, `&raw mut e` */
export interface ReferenceExpression extends ExpressionBase {
  readonly kind: 'reference';
  readonly isMutable: boolean;
  readonly isRaw: boolean;
  readonly operand: Expression;
}

export interface BinaryExpression extends ExpressionBase {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly operatorRange: TextRange;
  readonly left: Expression;
  readonly right: Expression;
}

/** `a = b` (operator `null`) and `a += b` (operator `+`). */
export interface AssignmentExpression extends ExpressionBase {
  readonly kind: 'assignment';
  readonly operator: BinaryOperator | null;
  readonly operatorRange: TextRange;
  readonly left: Expression;
  readonly right: Expression;
}

export interface CastExpression extends ExpressionBase {
  readonly kind: 'cast';
  readonly operand: Expression;
  readonly type: TypeNode;
}

export interface CallExpression extends ExpressionBase {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  /** The parentheses. */
  readonly argumentsRange: TextRange;
}

export interface MethodCallExpression extends ExpressionBase {
  readonly kind: 'method-call';
  readonly receiver: Expression;
  readonly method: Name;
  /** Turbofish, `null` without. */
  readonly genericArguments: readonly GenericArgument[] | null;
  readonly arguments: readonly Expression[];
  readonly argumentsRange: TextRange;
}

/** `e.name` and `e.0`. */
export interface FieldExpression extends ExpressionBase {
  readonly kind: 'field';
  readonly receiver: Expression;
  /** `null` while the name is not typed yet (`x.`). */
  readonly field: Name | null;
}

export interface IndexExpression extends ExpressionBase {
  readonly kind: 'index';
  readonly receiver: Expression;
  readonly index: Expression;
}

/** `e?` */
export interface TryExpression extends ExpressionBase {
  readonly kind: 'try';
  readonly operand: Expression;
}

export interface AwaitExpression extends ExpressionBase {
  readonly kind: 'await';
  readonly operand: Expression;
}

export interface RangeExpression extends ExpressionBase {
  readonly kind: 'range';
  readonly low: Expression | null;
  readonly high: Expression | null;
  readonly isInclusive: boolean;
}

/** `()` has no elements. */
export interface TupleExpression extends ExpressionBase {
  readonly kind: 'tuple';
  readonly elements: readonly Expression[];
}

export interface ArrayExpression extends ExpressionBase {
  readonly kind: 'array';
  readonly elements: readonly Expression[];
}

/** `[value; length]` */
export interface ArrayRepeatExpression extends ExpressionBase {
  readonly kind: 'array-repeat';
  readonly value: Expression;
  readonly length: Expression;
}

export interface StructExpression extends ExpressionBase {
  readonly kind: 'struct';
  readonly path: Path;
  readonly fields: readonly FieldInitializer[];
  /** `..base` */
  readonly base: Expression | null;
  /** The braces. */
  readonly bodyRange: TextRange;
}

/** `name: value`; for the shorthand `name`, `value` is the path expression of that name. */
export interface FieldInitializer extends TextRange {
  readonly attributes: readonly Attribute[];
  readonly name: Name;
  readonly isShorthand: boolean;
  readonly value: Expression;
}

/** `{ … }`, `unsafe { … }`, `async move { … }`, `const { … }`, `'label: { … }` */
export interface BlockExpression extends ExpressionBase {
  readonly kind: 'block';
  readonly modifier: 'none' | 'unsafe' | 'async' | 'const';
  readonly isMove: boolean;
  readonly label: Lifetime | null;
  readonly statements: readonly Statement[];
  /** The value: the last expression without a semicolon, where the grammar lets it be one. */
  readonly tail: Expression | null;
  /** The block holds nothing but comments: a sketch, about whose missing value nothing is said. */
  readonly isSketch: boolean;
}

export interface IfExpression extends ExpressionBase {
  readonly kind: 'if';
  /** May contain `LetCondition`s joined by `&&`. */
  readonly condition: Expression;
  readonly then: BlockExpression;
  /** A block or another `if`. */
  readonly otherwise: Expression | null;
}

/** `let pattern = value` inside a condition. */
export interface LetCondition extends ExpressionBase {
  readonly kind: 'let-condition';
  readonly pattern: Pattern;
  readonly value: Expression;
}

export interface MatchExpression extends ExpressionBase {
  readonly kind: 'match';
  readonly scrutinee: Expression;
  readonly arms: readonly MatchArm[];
  /** The braces. */
  readonly bodyRange: TextRange;
}

export interface MatchArm extends TextRange {
  readonly attributes: readonly Attribute[];
  readonly pattern: Pattern;
  readonly guard: Expression | null;
  readonly value: Expression;
}

export interface LoopExpression extends ExpressionBase {
  readonly kind: 'loop';
  readonly label: Lifetime | null;
  readonly body: BlockExpression;
}

export interface WhileExpression extends ExpressionBase {
  readonly kind: 'while';
  readonly label: Lifetime | null;
  readonly condition: Expression;
  readonly body: BlockExpression;
}

export interface DoWhileExpression extends ExpressionBase {
  readonly kind: 'do-while';
  readonly label: Lifetime | null;
  readonly body: BlockExpression;
  readonly condition: Expression;
}

export interface ForExpression extends ExpressionBase {
  readonly kind: 'for';
  readonly label: Lifetime | null;
  readonly pattern: Pattern;
  readonly iterable: Expression;
  readonly body: BlockExpression;
}

export interface BreakExpression extends ExpressionBase {
  readonly kind: 'break';
  readonly label: Lifetime | null;
  readonly value: Expression | null;
}

export interface ContinueExpression extends ExpressionBase {
  readonly kind: 'continue';
  readonly label: Lifetime | null;
}

export interface ReturnExpression extends ExpressionBase {
  readonly kind: 'return';
  readonly value: Expression | null;
}

export interface ClosureExpression extends ExpressionBase {
  readonly kind: 'closure';
  readonly isMove: boolean;
  readonly isAsync: boolean;
  readonly parameters: readonly ClosureParameter[];
  readonly result: TypeNode | null;
  readonly body: Expression;
}

export interface ClosureParameter extends TextRange {
  readonly pattern: Pattern;
  readonly type: TypeNode | null;
}

/** `println!(..)` and the other macros that are analysed as calls. `vec![e; n]` has `repeatLength`. */
export interface MacroCallExpression extends ExpressionBase {
  readonly kind: 'macro-call';
  readonly macro: Name;
  readonly arguments: readonly Expression[];
  readonly repeatLength: Expression | null;
}

/** Any other `name!(..)`: opaque. `tokens` is the range of its token tree. */
export interface OpaqueMacroExpression extends ExpressionBase {
  readonly kind: 'opaque-macro';
  readonly path: Path;
  readonly tokens: TextRange;
}

/** `_` as an expression, as in `_ = f();`. */
export interface UnderscoreExpression extends ExpressionBase {
  readonly kind: 'underscore';
}

/** Text that is no expression, or a missing one. */
export interface ErrorExpression extends ExpressionBase {
  readonly kind: 'error';
}

export type Statement =
  | LetStatement
  | ExpressionStatement
  | ItemStatement
  | EmptyStatement
  | ErrorStatement;

export interface LetStatement extends TextRange {
  readonly kind: 'let';
  readonly attributes: readonly Attribute[];
  readonly pattern: Pattern;
  readonly type: TypeNode | null;
  readonly initializer: Expression | null;
  /** `let … else { }` */
  readonly otherwise: BlockExpression | null;
}

export interface ExpressionStatement extends TextRange {
  readonly kind: 'expression';
  readonly expression: Expression;
  readonly hasSemicolon: boolean;
}

/** An item inside a body. Its offsets are relative to itself; `item.start` is relative to the item around it. */
export interface ItemStatement extends TextRange {
  readonly kind: 'item';
  readonly item: Item;
}

/** A lone `;` */
export interface EmptyStatement extends TextRange {
  readonly kind: 'empty';
}

export interface ErrorStatement extends TextRange {
  readonly kind: 'error';
}
