/**
 * What a graph does to places, one action after the other, as columns of numbers: the analyses walk these and never look at
 * statements. An operand is an action of its own, so that `f(x, x)` sees its first move. Only who has found something goes back
 * to the statement, for ranges and words.
 */
import type { FlowGraph, FlowStatement, MoveCause, Operand, PlaceId, Value } from '../flow/index.ts';
import type { TextRange } from '../base/ranges.ts';
import { newRequests, type PathRequests, requestPath } from './move-paths.ts';

/** What an action does to its subject, which is a place, and a local for `reset` and `obscure`. */
export const DOES = {
  /** Reads, copies or borrows: the place must be initialised. */
  use: 0,
  /** Takes the value away. */
  move: 1,
  /** Borrows exclusively: the place must be initialised and may have to be mutable. */
  borrow: 2,
  /** Stores a value where one may have been. */
  assign: 3,
  /** A `let` or a temporary gets its value. */
  initialize: 4,
  /** Storage begins or ends. */
  reset: 5,
  drop: 6,
  /** Nothing is known from here on (O15). */
  obscure: 7,
} as const;

export interface Actions {
  readonly does: Uint8Array;
  readonly subject: Int32Array;
  /** The statement in its block. */
  readonly statement: Int32Array;
  /** Which operand of the statement's value; -1 for the statement itself. */
  readonly operand: Int32Array;
  /** The first action of each block, and behind the last block the number of actions. */
  readonly first: Int32Array;
  readonly block: Int32Array;
  readonly requests: PathRequests;
}

export function actionsOf(graph: FlowGraph): Actions {
  const most = countActions(graph);
  const actions: Actions = {
    does: new Uint8Array(most),
    subject: new Int32Array(most),
    statement: new Int32Array(most),
    operand: new Int32Array(most),
    first: new Int32Array(graph.blocks.length + 1),
    block: new Int32Array(most),
    requests: newRequests(graph),
  };
  let count = 0;
  const add = (does: number, subject: number, block: number, statement: number, operand: number): void => {
    actions.does[count] = does;
    actions.subject[count] = subject;
    actions.block[count] = block;
    actions.statement[count] = statement;
    actions.operand[count] = operand;
    count += 1;
  };
  for (const { id, statements } of graph.blocks) {
    actions.first[id] = count;
    for (let index = 0; index < statements.length; index += 1) {
      const statement = statements[index];
      if (statement !== undefined) addStatement(graph, actions.requests, statement, id, index, add);
    }
  }
  actions.first[graph.blocks.length] = count;
  return actions;
}

type Add = (does: number, subject: number, block: number, statement: number, operand: number) => void;

function addStatement(graph: FlowGraph, requests: PathRequests, statement: FlowStatement, block: number, index: number, add: Add): void {
  switch (statement.kind) {
    case 'assign': {
      const { value, target } = statement;
      if (value.kind === 'borrow') add(value.borrow === 'shared' || value.borrow === 'raw-const' ? DOES.use : DOES.borrow, value.place, block, index, -1);
      const operands = operandsOf(value);
      for (let at = 0; at < operands.length; at += 1) {
        const operand = operands[at];
        if (operand !== undefined) addOperand(graph, requests, operand, block, index, at, add);
      }
      requestPath(graph, requests, target);
      add(statement.initializes ? DOES.initialize : DOES.assign, target, block, index, -1);
      return;
    }
    case 'read':
      add(DOES.use, statement.place, block, index, -1);
      return;
    case 'obscure':
      add(DOES.obscure, graph.places[statement.place]?.local ?? 0, block, index, -1);
      return;
    case 'storage-live':
    case 'storage-dead':
      add(DOES.reset, statement.local, block, index, -1);
      return;
    case 'drop':
      requestPath(graph, requests, statement.place);
      add(DOES.drop, statement.place, block, index, -1);
  }
}

function addOperand(graph: FlowGraph, requests: PathRequests, operand: Operand, block: number, statement: number, at: number, add: Add): void {
  switch (operand.kind) {
    case 'move':
      requestPath(graph, requests, operand.place);
      add(DOES.move, operand.place, block, statement, at);
      return;
    case 'copy':
      add(DOES.use, operand.place, block, statement, at);
      return;
    case 'obscure':
      add(DOES.obscure, graph.places[operand.place]?.local ?? 0, block, statement, at);
      return;
    case 'constant':
  }
}

const NO_OPERANDS: readonly Operand[] = [];

export function operandsOf(value: Value): readonly Operand[] {
  switch (value.kind) {
    case 'use':
      return [value.operand];
    case 'borrow':
      return NO_OPERANDS;
    case 'make':
    case 'call':
      return value.operands;
  }
}

export function statementOf(graph: FlowGraph, actions: Actions, action: number): FlowStatement | null {
  return graph.blocks[actions.block[action] ?? 0]?.statements[actions.statement[action] ?? 0] ?? null;
}

/** The operand that the action is about. */
export function operandOf(graph: FlowGraph, actions: Actions, action: number): Operand | null {
  const statement = statementOf(graph, actions, action);
  if (statement?.kind !== 'assign') return null;
  return operandsOf(statement.value)[actions.operand[action] ?? -1] ?? null;
}

const NOWHERE: TextRange = { start: 0, end: 0 };
const NO_CAUSE: MoveCause = { kind: 'other', name: null, callee: null, argument: null, matched: null };

/** Where the action stands in the text. */
export function rangeOf(graph: FlowGraph, actions: Actions, action: number): TextRange {
  const statement = statementOf(graph, actions, action);
  if (statement === null || statement.kind === 'storage-live' || statement.kind === 'storage-dead') return NOWHERE;
  if (statement.kind !== 'assign') return statement.range;
  const operand = operandOf(graph, actions, action);
  if (operand !== null && operand.kind !== 'constant') return operand.range;
  const does = actions.does[action];
  if ((does === DOES.use || does === DOES.borrow) && statement.value.kind === 'borrow') return statement.value.range;
  return statement.range;
}

export function moveCauseOf(graph: FlowGraph, actions: Actions, action: number): MoveCause {
  const operand = operandOf(graph, actions, action);
  return operand?.kind === 'move' ? operand.cause : NO_CAUSE;
}

/** The place that the action is about; `null` where it is about a local. */
export function placeOf(actions: Actions, action: number): PlaceId {
  return actions.subject[action] ?? 0;
}

function countActions({ blocks }: FlowGraph): number {
  let most = 0;
  for (const { statements } of blocks) {
    for (const statement of statements) {
      most += 1;
      if (statement.kind !== 'assign') continue;
      const { value } = statement;
      most += value.kind === 'make' || value.kind === 'call' ? value.operands.length : 1;
    }
  }
  return most;
}
