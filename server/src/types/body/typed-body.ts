/**
 * A body with every name resolved, every type known or *unknown*, and every adjustment written out: what `flow` and the
 * editor features read instead of syntax. Autoref, autoderef, reborrows, match ergonomics and overloaded operators are
 * explicit nodes here, so that nobody behind this room infers anything again.
 *
 * Contract: plain immutable data. Ranges are relative to the item (UTF-16 units). `source` is the id of the syntax
 * expression that a node comes from; adjustments share the id of what they adjust and say `isImplicit`.
 * A *place expression* (`local`, `static`, `field`, `index`, `dereference`, and `unknown` never) denotes memory; whether it is read, moved,
 * copied or borrowed is said by where it stands, and decided in `flow` (O3). Everything else is a value.
 * What could not be understood is an `unknown` node that keeps the parts that could (O15).
 */
import type { TextRange } from '../../base/ranges.ts';
import type { ItemKey } from '../../items/index.ts';
import type { GenericTerm, Type } from '../type.ts';
import type { LocalId, TypedPattern } from './typed-pattern.ts';

export interface Local {
  readonly id: LocalId;
  /** `self` for a receiver. */
  readonly name: string;
  readonly kind: 'self' | 'parameter' | 'binding';
  readonly type: Type;
  /** Declared with `mut`. */
  readonly isMutable: boolean;
  /** The name where it is declared. Alternatives of an or-pattern share one local: the first place. */
  readonly range: TextRange;
  /** Where `mut` can be written: before the name (behind `ref`). Equals `range.start` for a plain binding. */
  readonly mutabilityStart: number;
}

export interface TypedParameter {
  readonly pattern: TypedPattern;
  readonly type: Type;
  readonly range: TextRange;
}

/** Why a part of a body is not analysed. */
export interface Incompleteness {
  readonly range: TextRange;
  /** A clause. */
  readonly reason: string;
  /** What was concluded beyond it may be wrong: an expression has another type than is wanted there, or `#[cfg]` decides whether the path goes on. */
  readonly isMisleading: boolean;
}

export interface TypedBody {
  readonly item: ItemKey;
  readonly locals: readonly Local[];
  readonly parameters: readonly TypedParameter[];
  readonly value: TypedExpression;
  /** The declared result. */
  readonly result: Type;
  readonly problems: readonly TypeProblem[];
  /** Names that occur inside text that was not understood: no finding may rest on them (O15). */
  readonly obscuredNames: readonly string[];
  /** Why parts of the body are not analysed; empty if all of it is. */
  readonly incomplete: readonly Incompleteness[];
  /** For each local, where it is named after its declaration, in source order. */
  readonly references: readonly (readonly TextRange[])[];
}

interface Base {
  readonly range: TextRange;
  readonly type: Type;
  /** Id of the syntax expression; -1 for what no expression stands for. */
  readonly source: number;
  /** An adjustment that the text does not show. */
  readonly isImplicit?: true;
}

/** What a call calls. `generics` are those of the innermost owner behind those of the impl or trait around it. */
export type Callee =
  | { readonly kind: 'function'; readonly item: ItemKey; readonly name: string; readonly generics: readonly GenericTerm[]; /** A method of a bound or of a `dyn`: which impl runs is not known. */ readonly isVirtual: boolean }
  /** `Some`, `Point`: a tuple struct or variant used as a function. */
  | { readonly kind: 'constructor'; readonly item: ItemKey; /** `null` for a struct. */ readonly variant: number | null; readonly name: string }
  /** A closure or function pointer in `callee`. `takes` says how the closure itself is used: by `FnOnce` it is consumed. */
  | { readonly kind: 'value'; readonly callee: TypedExpression; readonly takes: 'shared' | 'mutable' | 'value' }
  /** Not resolved: its arguments are neither moved nor kept (O15). */
  | { readonly kind: 'unknown' };

export type TypedExpression =
  | LiteralNode
  | LocalNode
  | StaticNode
  | ConstantNode
  | FunctionNode
  | FieldNode
  | IndexNode
  | DereferenceNode
  | BorrowNode
  | UnaryNode
  | BinaryNode
  | LogicalNode
  | AssignmentNode
  | CompoundAssignmentNode
  | DestructuringNode
  | CastNode
  | CoercionNode
  | CallNode
  | FormatNode
  | AggregateNode
  | RepeatNode
  | BlockNode
  | IfNode
  | LetConditionNode
  | MatchNode
  | LoopNode
  | WhileNode
  | DoWhileNode
  | ForNode
  | BreakNode
  | ContinueNode
  | ReturnNode
  | TryNode
  | AwaitNode
  | ClosureNode
  | UnknownNode;

export interface LiteralNode extends Base {
  readonly kind: 'literal';
}

export interface LocalNode extends Base {
  readonly kind: 'local';
  readonly local: LocalId;
}

export interface StaticNode extends Base {
  readonly kind: 'static';
  readonly item: ItemKey;
  readonly isMutable: boolean;
}

/** A `const` item, an associated constant, a const parameter, a unit struct or unit variant: a fresh value at each use. */
export interface ConstantNode extends Base {
  readonly kind: 'constant';
  readonly item: ItemKey | null;
}

/** A function or constructor used as a value; it moves nothing. */
export interface FunctionNode extends Base {
  readonly kind: 'function';
  readonly item: ItemKey;
}

/** `base.name`; `base` is adjusted until it has the field. `index` counts fields in declaration order (tuples too). */
export interface FieldNode extends Base {
  readonly kind: 'field';
  readonly base: TypedExpression;
  readonly index: number;
  readonly name: string;
  readonly nameRange: TextRange;
}

/** `base[index]`. `overloaded`: through `Index` or `IndexMut` of a library or user type; the base is then borrowed by the call. */
export interface IndexNode extends Base {
  readonly kind: 'index';
  readonly base: TypedExpression;
  readonly index: TypedExpression;
  readonly overloaded: null | 'shared' | 'mutable';
}

/** `*operand`, written or implied. `overloaded-…`: through `Deref` or `DerefMut`, which borrow the operand. */
export interface DereferenceNode extends Base {
  readonly kind: 'dereference';
  readonly operand: TypedExpression;
  readonly through: 'reference' | 'mutable-reference' | 'box' | 'pointer' | 'overloaded-shared' | 'overloaded-mutable' | 'unknown';
}

/** `&operand`. Implicit ones are autorefs of receivers and reborrows. Without `isRaw` a place operand is borrowed, a value lives in a temporary. */
export interface BorrowNode extends Base {
  readonly kind: 'borrow';
  readonly operand: TypedExpression;
  readonly isMutable: boolean;
  readonly isRaw: boolean;
}

/** Without `overload` the operand is a primitive and copied; with one it is used by value. */
export interface UnaryNode extends Base {
  readonly kind: 'unary';
  readonly operator: '-' | '!' | '~';
  readonly operand: TypedExpression;
  readonly overload: Callee | null;
}

/** Not `&&` and `||`. `mode` `borrow`: the operands are only looked at (comparisons, strings: O3); `value`: used by value. */
export interface BinaryNode extends Base {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: TypedExpression;
  readonly right: TypedExpression;
  readonly mode: 'value' | 'borrow';
  readonly overload: Callee | null;
}

/** `&&` and `||`; in conditions their operands may be `let-condition`s. */
export interface LogicalNode extends Base {
  readonly kind: 'logical';
  readonly operator: '&&' | '||';
  readonly left: TypedExpression;
  readonly right: TypedExpression;
}

export interface AssignmentNode extends Base {
  readonly kind: 'assignment';
  readonly target: TypedExpression;
  readonly value: TypedExpression;
}

/** `a += b`. Without `overload` both are primitives or strings: `b` is evaluated first and only read. With one, `a` is borrowed mutably. */
export interface CompoundAssignmentNode extends Base {
  readonly kind: 'compound-assignment';
  readonly operator: string;
  readonly target: TypedExpression;
  readonly value: TypedExpression;
  readonly mode: 'value' | 'borrow';
  readonly overload: Callee | null;
}

/** `(a, _) = pair;` and `_ = e;` */
export interface DestructuringNode extends Base {
  readonly kind: 'destructuring';
  readonly target: AssignmentTarget;
  readonly value: TypedExpression;
}

export type AssignmentTarget =
  | { readonly kind: 'place'; readonly place: TypedExpression }
  | { readonly kind: 'discard'; readonly range: TextRange }
  /** Fields of a tuple or struct by index. */
  | { readonly kind: 'fields'; readonly fields: readonly { readonly index: number; readonly type: Type; readonly target: AssignmentTarget }[]; readonly range: TextRange };

export interface CastNode extends Base {
  readonly kind: 'cast';
  readonly operand: TypedExpression;
}

/** A conversion that the text does not show and that uses its operand by value: unsizing, widening, function pointers, `!` to anything. */
export interface CoercionNode extends Base {
  readonly kind: 'coercion';
  readonly operand: TypedExpression;
  readonly coercion: 'unsize' | 'widen' | 'function-pointer' | 'never' | 'string' | 'pointer';
}

/** A call, a method call (the adjusted receiver is the first argument) or a macro that is one. */
export interface CallNode extends Base {
  readonly kind: 'call';
  readonly callee: Callee;
  readonly arguments: readonly TypedExpression[];
  readonly syntax: 'call' | 'method' | 'macro' | 'operator';
  /** The name that is called: what a message points at when the receiver is consumed. */
  readonly nameRange: TextRange;
  /** It never comes back: its type is `!`. */
  readonly diverges: boolean;
}

/** `println!("{}", a)`, `format(..)`, `assert_eq!(a, b)`, `panic!(..)`: the arguments are only looked at (O3). */
export interface FormatNode extends Base {
  readonly kind: 'format';
  readonly name: string;
  /** Those of `{name}` inside the literal come last, with the range of the name in it. */
  readonly arguments: readonly TypedExpression[];
  readonly diverges: boolean;
}

/** A struct, variant, tuple, array or `vec![a, b]` with its fields in the order in which they are written, which is that of evaluation. */
export interface AggregateNode extends Base {
  readonly kind: 'aggregate';
  readonly of: 'struct' | 'variant' | 'tuple' | 'array' | 'vec';
  readonly item: ItemKey | null;
  readonly variant: number | null;
  readonly fields: readonly { readonly index: number; readonly value: TypedExpression }[];
  /** `..base`: the fields that are not written are moved or copied out of it, one by one. */
  readonly base: TypedExpression | null;
  /** Indices and types of the fields that come out of `base`. */
  readonly fromBase: readonly { readonly index: number; readonly name: string; readonly type: Type }[];
}

/** `[value; n]` and `vec![value; n]`; a value that is not Copy is moved. */
export interface RepeatNode extends Base {
  readonly kind: 'repeat';
  readonly value: TypedExpression;
  /** Of `vec!` only; array lengths are constants. */
  readonly length: TypedExpression | null;
}

export interface BlockNode extends Base {
  readonly kind: 'block';
  readonly modifier: 'none' | 'unsafe' | 'async' | 'const';
  /** A labelled block can be left by `break 'label`, which names its `source`. */
  readonly label: string | null;
  readonly statements: readonly TypedStatement[];
  readonly tail: TypedExpression | null;
  /** The closing brace, where its locals are dropped. */
  readonly end: TextRange;
}

export type TypedStatement =
  | { readonly kind: 'let'; readonly pattern: TypedPattern; readonly type: Type; readonly initializer: TypedExpression | null; readonly otherwise: TypedExpression | null; readonly range: TextRange }
  | { readonly kind: 'expression'; readonly expression: TypedExpression; readonly range: TextRange };

export interface IfNode extends Base {
  readonly kind: 'if';
  readonly condition: TypedExpression;
  readonly then: TypedExpression;
  readonly otherwise: TypedExpression | null;
}

/** Only inside conditions of `if`, `while` and match guards. */
export interface LetConditionNode extends Base {
  readonly kind: 'let-condition';
  readonly pattern: TypedPattern;
  readonly value: TypedExpression;
}

export interface MatchNode extends Base {
  readonly kind: 'match';
  readonly scrutinee: TypedExpression;
  readonly arms: readonly { readonly pattern: TypedPattern; readonly guard: TypedExpression | null; readonly value: TypedExpression; readonly range: TextRange }[];
}

export interface LoopNode extends Base {
  readonly kind: 'loop';
  readonly label: string | null;
  readonly body: TypedExpression;
}

export interface WhileNode extends Base {
  readonly kind: 'while';
  readonly label: string | null;
  readonly condition: TypedExpression;
  readonly body: TypedExpression;
}

export interface DoWhileNode extends Base {
  readonly kind: 'do-while';
  readonly label: string | null;
  readonly body: TypedExpression;
  readonly condition: TypedExpression;
}

/** `iterable` is used by value by `IntoIterator::into_iter`; `item` is what the pattern takes apart at each round. */
export interface ForNode extends Base {
  readonly kind: 'for';
  readonly label: string | null;
  readonly pattern: TypedPattern;
  readonly item: Type;
  readonly iterable: TypedExpression;
  readonly iterator: Type;
  readonly body: TypedExpression;
}

/** `target` is the `source` of the loop or labelled block; `null` where there is none. */
export interface BreakNode extends Base {
  readonly kind: 'break';
  readonly target: number | null;
  readonly value: TypedExpression | null;
}

export interface ContinueNode extends Base {
  readonly kind: 'continue';
  readonly target: number | null;
}

export interface ReturnNode extends Base {
  readonly kind: 'return';
  readonly value: TypedExpression | null;
}

/** `operand?`: uses the operand by value and may return. */
export interface TryNode extends Base {
  readonly kind: 'try';
  readonly operand: TypedExpression;
}

export interface AwaitNode extends Base {
  readonly kind: 'await';
  readonly operand: TypedExpression;
}

/** Its body is part of the body around it: outer locals that it names are captured, how is decided in `flow` (O3). */
export interface ClosureNode extends Base {
  readonly kind: 'closure';
  readonly isMove: boolean;
  readonly isAsync: boolean;
  readonly parameters: readonly TypedParameter[];
  readonly body: TypedExpression;
  /** Its own locals, parameters included. */
  readonly locals: readonly LocalId[];
}

/** Text that was not understood, with the parts that were; their places become unknown (O15). */
export interface UnknownNode extends Base {
  readonly kind: 'unknown';
  readonly parts: readonly TypedExpression[];
}

/** What demands the type that a value does not have. */
export type MismatchCause =
  /** The `let` with its pattern. */
  | { readonly kind: 'declared'; readonly range: TextRange }
  | { readonly kind: 'parameter'; readonly item: ItemKey; /** The receiver counts. */ readonly index: number }
  | { readonly kind: 'field'; readonly item: ItemKey; readonly variant: number | null; readonly index: number }
  | { readonly kind: 'assigned'; readonly range: TextRange }
  /** An earlier branch or element. */
  | { readonly kind: 'branch'; readonly range: TextRange }
  | { readonly kind: 'result' }
  | { readonly kind: 'closure' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'place' };

/** Why a pattern cannot be matched against its place, or names too little. */
export type PatternFault =
  | { readonly kind: 'count'; readonly name: string; readonly expected: number; readonly found: number }
  /** A struct or variant whose other fields are neither named nor left out by `..`. */
  | { readonly kind: 'left-out'; readonly name: string; readonly fields: readonly string[] }
  /** `written`: as a lone name, or with its fields by position. */
  | { readonly kind: 'shape'; readonly name: string; readonly shape: 'record' | 'tuple' | 'unit'; readonly written: 'name' | 'tuple' }
  | { readonly kind: 'no-pattern'; readonly name: string; readonly found: 'function' | 'constant' | 'static' }
  | { readonly kind: 'type'; readonly matched: string; readonly found: string }
  | { readonly kind: 'form'; readonly matched: string; readonly form: 'tuple' | 'slice' | 'reference' }
  | { readonly kind: 'tuple-length'; readonly expected: number; readonly found: number }
  /** `isLeast`: `..` takes the others. */
  | { readonly kind: 'slice-length'; readonly expected: string; readonly found: number; readonly isLeast: boolean }
  /** A range in which nothing lies. */
  | { readonly kind: 'empty-range'; readonly isInclusive: boolean }
  /** A name that cannot be bound because it is something else already. */
  | { readonly kind: 'shadowed'; readonly name: string; readonly what: 'struct' | 'variant' | 'static' }
  /** A range of what has no order that a pattern knows. */
  | { readonly kind: 'range'; readonly found: string };

/** What inference finds wrong, as data; words and severities are for `diagnostics`. All ranges are the primary range of rustc's error. */
/** An operator on what does not have it. `takes`: what would do in the place of the right operand. */
export interface OperandProblem {
  readonly kind: 'invalid-operand';
  readonly range: TextRange;
  readonly operation: 'binary' | 'assigning' | 'unary' | 'dereference' | 'index';
  readonly operator: string;
  readonly left: string;
  readonly right: string | null;
  /** The program's own type among the two. */
  readonly item: ItemKey | null;
  readonly takes: 'nothing' | 'another' | 'others';
}

/** `as` between types that have no such cast. `not-related`: both are simple, but these two have nothing to do with each other. */
export interface CastProblem {
  readonly kind: 'invalid-cast';
  readonly range: TextRange;
  readonly from: string;
  readonly to: string;
  readonly why: 'to-bool' | 'to-char' | 'to-unsized' | 'to-wide' | 'not-related' | 'reference' | 'not-primitive';
  /** The program's own type among the two. */
  readonly item: ItemKey | null;
}

export type TypeProblem =
  | OperandProblem
  /** `name`: of the constant or function that is assigned. */
  | { readonly kind: 'invalid-assignment-target'; readonly range: TextRange; readonly what: 'call' | 'literal' | 'operation' | 'constant' | 'function'; readonly name: string | null; readonly item: ItemKey | null; readonly isCompound: boolean }
  | CastProblem
  /** `form`: a value of that type, or the name of a struct or variant that is made without a call. */
  | { readonly kind: 'not-callable'; readonly range: TextRange; readonly type: string; readonly form: 'value' | 'unit' | 'record'; readonly isVariant: boolean; readonly item: ItemKey | null }
  | { readonly kind: 'unresolved-field'; readonly range: TextRange; readonly type: string; readonly item: ItemKey | null; readonly isPrimitive: boolean; readonly field: string; /** It is a method, named and not called. */ readonly isMethod: boolean; readonly nearest: string | null }
  /** `isFunction`: it is an associated function without `self`. */
  | { readonly kind: 'unresolved-method'; readonly range: TextRange; readonly type: string; readonly item: ItemKey | null; readonly method: string; readonly isFunction: boolean; readonly nearest: string | null; /** The type is of the library, which may have more elsewhere. */ readonly isOfLibrary: boolean }
  | { readonly kind: 'type-mismatch'; readonly range: TextRange; readonly expected: string; readonly found: string; readonly because: MismatchCause }
  | { readonly kind: 'missing-return-value'; readonly range: TextRange; readonly expected: string; /** What ends without a value: the function's own block, another one, an `if` without `else`, a loop, a `return`. */ readonly what: 'body' | 'block' | 'if' | 'loop' | 'return'; /** Where the `;` stands that takes away a fitting value; `null` if none does. */ readonly semicolon: number | null }
  | { readonly kind: 'unresolved-name'; readonly range: TextRange; readonly name: string; readonly namespace: 'value' | 'variant' | 'associated' | 'scope'; /** The path to the module in which it is missing; `null` for a lone name. */ readonly within: string | null; readonly nearest: string | null }
  | { readonly kind: 'wrong-argument-count'; readonly range: TextRange; readonly callee: string; readonly item: ItemKey | null; readonly expected: number; readonly found: number; readonly isMethod: boolean }
  /** A closure that has other parameters than it is called with. */
  | { readonly kind: 'closure-parameter-count'; readonly range: TextRange; readonly expected: number; readonly found: number }
  /** `labelled-block`: without a label inside a labelled block. `condition`: without one in that of a `while`. `to-block`: only loops are begun again. `value`: for a loop that gives none. */
  | { readonly kind: 'misplaced-jump'; readonly range: TextRange; readonly jump: 'break' | 'continue' | 'return'; readonly why: 'outside' | 'closure' | 'async-block' | 'labelled-block' | 'condition' | 'to-block' | 'value' | 'no-function' }
  /** `isBehind`: what stands between the jump and a label of this name. */
  | { readonly kind: 'undeclared-label'; readonly range: TextRange; readonly label: string; readonly isBehind: 'closure' | 'async-block' | null }
  | { readonly kind: 'await-outside-async'; readonly range: TextRange; readonly within: 'function' | 'closure' | 'async-block' | 'constant' | 'statements' }
  | { readonly kind: 'missing-field'; readonly range: TextRange; readonly type: string; readonly item: ItemKey; readonly variant: number | null; readonly fields: readonly string[]; /** Where more fields can be written: before the closing brace. */ readonly insertAt: number }
  /** `first`: the same field before it, in the same literal or pattern. */
  | { readonly kind: 'duplicate-field'; readonly range: TextRange; readonly first: TextRange; readonly field: string; readonly isPattern: boolean }
  | { readonly kind: 'pattern-mismatch'; readonly range: TextRange; /** Whose declaration says so; `null` where a type does. */ readonly item: ItemKey | null; readonly fault: PatternFault }
  | { readonly kind: 'unknown-field'; readonly range: TextRange; readonly type: string; readonly item: ItemKey; readonly field: string; readonly nearest: string | null; readonly isPattern: boolean };
