/**
 * A graph while it is built: its blocks, the block that statements go to now, and the number of points left.
 * Who lowers a construct asks `builder.lower` for its parts, so that the files of constructs need not know each other.
 * Invariants: the current block is always open; a block is reached if an edge from a reached block leads to it, which is
 * known when it is started, since only the back edges of loops come later; nothing throws.
 */
import type { TextRange } from '../base/ranges.ts';
import type { ItemKey } from '../items/index.ts';
import type { LocalId, Type, TypedBody, TypedExpression } from '../types/index.ts';
import type { BlockId, FlowGraph, FlowLocal, FlowLocalId, FlowStatement, MoveCause, Operand, PlaceId, Terminator } from './graph.ts';
import { draftPlace, type PlaceTable, placeOfLocal } from './places.ts';
import type { TypeFacts } from './type-facts.ts';

/** Where a value goes. */
export interface Destination {
  readonly place: PlaceId;
  /** A `let`, a temporary or the result: there is no old value. */
  readonly initializes: boolean;
  /** Why a place that is used by value moves. */
  readonly cause: MoveCause;
  /** The range of the assignment; `null`: that of the expression. */
  readonly range: TextRange | null;
  readonly targetRange: TextRange;
  /** An exclusive borrow that goes there is taken when it is used: an argument of a call (O8). */
  readonly isTwoPhase: boolean;
}

/** What expressions become. One object per builder, put together in `build-graph`. */
export interface Lowering {
  /** Computes a value. `null`: nobody keeps it; its type is a scalar, or it is dropped at once. */
  readonly into: (expression: TypedExpression, destination: Destination | null) => void;
  /** As part of a call, an aggregate, an operator. */
  readonly operand: (expression: TypedExpression, cause: MoveCause, isArgument?: boolean) => Operand;
  /** Several of them, so that what comes later cannot disturb what came earlier. */
  readonly operands: (parts: readonly { readonly expression: TypedExpression; readonly cause: MoveCause }[], isArgument?: boolean) => Operand[];
  /** Where it stands in memory; a value gets a temporary. */
  readonly place: (expression: TypedExpression) => PlaceId;
  /** Always a temporary of its own; a place is moved or copied there. */
  readonly temporary: (expression: TypedExpression, cause: MoveCause) => PlaceId;
  /** Goes on where the condition holds; elsewhere leaves for `otherwise`. */
  readonly condition: (expression: TypedExpression, otherwise: Otherwise, label: BranchLabel) => void;
}

export type BranchTarget = (Terminator & { readonly kind: 'branch' })['targets'][number];
export type BranchLabel = BranchTarget['label'];

/** Where a condition that fails goes: the scopes above `depth` are left on the way, at `range`. */
export interface Otherwise {
  readonly block: DraftBlock;
  readonly depth: number;
  readonly label: BranchLabel;
  readonly range: TextRange;
}

export interface DraftBlock {
  readonly id: BlockId;
  readonly statements: FlowStatement[];
  terminator: DraftTerminator | null;
  isReached: boolean;
  /** A loop's head. */
  loop: TextRange | null;
  /** Of the dead code that leads here: whether all of it is already in the list of unreachable text. */
  isReported: boolean | null;
}

export type DraftTerminator =
  | { readonly kind: 'goto'; readonly target: DraftBlock }
  | { readonly kind: 'branch'; readonly targets: readonly (Omit<BranchTarget, 'block'> & { readonly block: DraftBlock })[] }
  | { readonly kind: 'return'; readonly range: TextRange }
  | { readonly kind: 'unreachable' };

/** What ends where, and in which order; see `scopes`. */
export interface Scope {
  readonly entries: Scheduled[];
  /** Where it ends in the text: a closing brace, a semicolon. */
  readonly end: TextRange;
  /** Temporaries of the expressions inside end here: a statement, a tail, a condition, an arm. */
  readonly holdsTemporaries: boolean;
}

export interface Scheduled {
  readonly local: FlowLocalId;
  readonly what: 'value' | 'storage';
}

/** A loop or labelled block that can be left or gone on with. `depth` is the number of scopes around it. */
export interface JumpTarget {
  readonly source: number;
  readonly after: DraftBlock;
  readonly next: DraftBlock | null;
  readonly depth: number;
  readonly destination: Destination | null;
}

/** Why the flow does not come here, and whether that was said. `because` is `null` where nothing is to be said. */
interface Divergence {
  readonly because: TextRange | null;
  isReported: boolean;
}

/** A place that a pattern is matched against, whether the pattern uses it or not. */
export interface LookedAt {
  readonly place: PlaceId;
  readonly range: TextRange;
}

/** Shared by a body and its closures. */
export interface Budget {
  points: number;
  depth: number;
  isExhausted: boolean;
}

export interface Builder {
  readonly body: TypedBody;
  /** The id of the closure expression whose body this is. */
  readonly closure: number | null;
  readonly facts: TypeFacts;
  readonly lower: Lowering;
  readonly budget: Budget;
  /** The locals of the typed body, as every graph begins with them. */
  readonly named: readonly FlowLocal[];
  places: PlaceTable;
  readonly locals: FlowLocal[];
  readonly blocks: DraftBlock[];
  current: DraftBlock;
  /** Innermost last. */
  readonly scopes: Scope[];
  readonly jumps: JumpTarget[];
  /** What a local's name means instead: bindings of a pattern inside its guard. */
  readonly aliases: Map<LocalId, PlaceId>;
  readonly statics: Map<ItemKey, FlowLocalId>;
  /** Expressions whose temporary outlives its statement, with the scope where it ends. */
  readonly extended: Map<TypedExpression, Scope>;
  /** The locals of the typed body that this graph declares. */
  readonly declared: Set<LocalId>;
  readonly obscured: Set<FlowLocalId>;
  readonly closures: FlowGraph[];
  /** Places that patterns look at, as far as a closure around them has to know. */
  readonly lookedAt: LookedAt[];
  readonly unreachable: { readonly range: TextRange; readonly because: TextRange }[];
  /** Where `return` and `?` put their value. */
  readonly result: Destination;
  divergence: Divergence | null;
}

/** Of one body with its closures; a person's function is far below. */
export const MAXIMUM_POINTS = 200_000;
/** Of nested typed expressions. */
export const MAXIMUM_DEPTH = 500;

export function newBlock(builder: Pick<Builder, 'blocks'>): DraftBlock {
  const block: DraftBlock = { id: builder.blocks.length, statements: [], terminator: null, isReached: false, loop: null, isReported: null };
  builder.blocks.push(block);
  return block;
}

export function emit(builder: Builder, statement: FlowStatement): void {
  const { budget } = builder;
  if (budget.isExhausted) return;
  budget.points += 1;
  if (budget.points > MAXIMUM_POINTS) budget.isExhausted = true;
  builder.current.statements.push(statement);
}

export function goto(builder: Builder, target: DraftBlock): void {
  lead(builder, target);
  close(builder, { kind: 'goto', target });
}

export function branch(builder: Builder, targets: readonly (Omit<BranchTarget, 'block'> & { readonly block: DraftBlock })[]): void {
  for (const { block } of targets) lead(builder, block);
  close(builder, { kind: 'branch', targets });
}

/** The flow ends here; what follows is dead. @param because what ends it; `null` where nothing is to be said about what follows. */
export function diverge(builder: Builder, because: TextRange | null, terminator: DraftTerminator = { kind: 'unreachable' }): void {
  close(builder, terminator);
  leaveDead(builder, because);
}

/** Leaves for another block; what follows in the text is dead. */
export function jumpTo(builder: Builder, target: DraftBlock, because: TextRange): void {
  goto(builder, target);
  leaveDead(builder, because);
}

/** @param because what ends the flow if no edge leads here; `null`: nothing is to be said then. */
export function startBlock(builder: Builder, block: DraftBlock, because: TextRange | null): void {
  builder.current = block;
  builder.divergence = block.isReached ? null : { because, isReported: block.isReported ?? because === null };
}

export function isDead(builder: Builder): boolean {
  return !builder.current.isReached;
}

/** Text that stands where no path comes is noted once per stretch, as rustc's `unreachable_code` does. */
export function noteUnreachable(builder: Builder, range: TextRange): void {
  const { divergence } = builder;
  if (divergence === null || divergence.isReported || divergence.because === null || divergence.because === range) return;
  divergence.isReported = true;
  builder.unreachable.push({ range, because: divergence.because });
}

/** What the name of a typed local means here. */
export function placeOfSource(builder: Builder, local: LocalId): PlaceId {
  const alias = builder.aliases.get(local);
  if (alias !== undefined) return alias;
  return placeOfLocal(builder.places, local, typeOfLocal(builder, local));
}

export function typeOfLocal(builder: Builder, local: FlowLocalId): Type {
  const known = builder.locals[local];
  if (known === undefined) throw new Error(`There is no local ${local}`);
  return known.type;
}

export function typeOfPlace(builder: Builder, place: PlaceId): Type {
  return draftPlace(builder.places, place).type;
}

export function addLocal(builder: Pick<Builder, 'locals'>, local: Omit<FlowLocal, 'id'>): FlowLocalId {
  const id = builder.locals.length;
  builder.locals.push({ id, ...local });
  return id;
}

/** A use of a place by value: what it does is decided by its type (O2, O3). */
export function useOf(builder: Builder, place: PlaceId, range: TextRange, cause: MoveCause): Operand {
  switch (builder.facts.copyStatus(typeOfPlace(builder, place))) {
    case 'yes':
      return { kind: 'copy', place, range };
    case 'no':
      return { kind: 'move', place, range, cause };
    case 'unknown':
      return { kind: 'obscure', place, range };
  }
}

export function moveCause(kind: MoveCause['kind'], name: string | null = null, callee: ItemKey | null = null, argument: number | null = null): MoveCause {
  return { kind, name, callee, argument, matched: null };
}

/** The last character of a range: a closing brace, a semicolon. */
export function endOf(range: TextRange): TextRange {
  return { start: Math.max(range.start, range.end - 1), end: range.end };
}

function lead(builder: Builder, target: DraftBlock): void {
  if (builder.current.isReached) target.isReached = true;
  else target.isReported = (target.isReported ?? true) && (builder.divergence?.isReported ?? true);
}

function close(builder: Builder, terminator: DraftTerminator): void {
  builder.budget.points += 1;
  builder.current.terminator = terminator;
}

/** In code that is dead already, the reason and whether it was said stay what they were. */
function leaveDead(builder: Builder, because: TextRange | null): void {
  const wasDead = isDead(builder) ? builder.divergence : null;
  builder.current = newBlock(builder);
  builder.divergence = wasDead ?? { because, isReported: because === null };
}
