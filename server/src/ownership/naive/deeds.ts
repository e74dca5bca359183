/** What statements do, as the naive analysis sees it: one deed after the other, about places with names. */
import type { TextRange } from '../../base/ranges.ts';
import type { Block, BlockId, FlowGraph, FlowStatement, MoveCause, Operand, Place, PlaceId } from '../../flow/index.ts';
import { siblingsSharing, steps } from './places.ts';

/** One thing that a statement does. */
export interface Deed {
  readonly id: number;
  readonly does: 'use' | 'move' | 'borrow' | 'assign' | 'initialize' | 'reset' | 'drop' | 'obscure';
  readonly place: Place;
  readonly range: TextRange;
  readonly cause: MoveCause | null;
  readonly isCapture: boolean;
  /** Looks for a pattern. */
  readonly isForPattern: boolean;
}

export function deedsOf(graph: FlowGraph, statement: FlowStatement): Omit<Deed, 'id'>[] {
  const deed = (does: Deed['does'], place: PlaceId, range: TextRange, cause: MoveCause | null = null, isCapture = false, isForPattern = false): Omit<Deed, 'id'>[] => {
    const known = graph.places[place];
    return known === undefined ? [] : [{ does, place: known, range, cause, isCapture, isForPattern }];
  };
  const ofOperand = (operand: Operand): Omit<Deed, 'id'>[] => {
    if (operand.kind === 'constant') return [];
    return deed(operand.kind === 'copy' ? 'use' : operand.kind, operand.place, operand.range, operand.kind === 'move' ? operand.cause : null);
  };
  switch (statement.kind) {
    case 'assign': {
      const { value, target, range, initializes } = statement;
      const before =
        value.kind === 'borrow'
          ? deed(value.borrow.startsWith('raw-c') || value.borrow === 'shared' ? 'use' : 'borrow', value.place, value.range, null, value.usage === 'capture' || value.borrow === 'unique')
          : (value.kind === 'use' ? [value.operand] : value.operands).flatMap(ofOperand);
      return [...before, ...deed(initializes ? 'initialize' : 'assign', target, range)];
    }
    case 'read':
      return deed('use', statement.place, statement.range, null, false, statement.why !== 'value');
    case 'obscure':
    case 'drop':
      return deed(statement.kind, statement.place, statement.range);
    case 'storage-live':
    case 'storage-dead': {
      const place = graph.places.find((each) => each.local === statement.local && each.parent === null);
      return place === undefined ? [] : deed('reset', place.id, { start: 0, end: 0 });
    }
  }
}

/** `3/f0/*`: the way from the local to the place. A key is a part of another if it begins with it. */
export function keyOf(graph: FlowGraph, place: Place): string {
  return `${place.local}/${steps(graph, place).map((step) => `${step.name}/`).join('')}`;
}

/** How much of the place can be taken apart from what holds it. */
export function ownKey(graph: FlowGraph, place: Place): { readonly key: string; readonly isWhole: boolean } {
  const all = steps(graph, place);
  const end = all.findIndex((step) => !step.isOwn);
  const own = end === -1 ? all : all.slice(0, end);
  return { key: `${place.local}/${own.map((step) => `${step.name}/`).join('')}`, isWhole: end === -1 };
}

/** The keys of everything that comes and goes with the place, if it is taken whole. */
export function keysTaken(graph: FlowGraph, place: Place): readonly string[] {
  return [keyOf(graph, place), ...siblingsSharing(graph, place).map((sibling) => keyOf(graph, sibling))];
}

export function targetsOf(block: Block | undefined): readonly BlockId[] {
  switch (block?.terminator.kind) {
    case 'goto':
      return [block.terminator.target];
    case 'branch':
      return block.terminator.targets.map((target) => target.block);
    default:
      return [];
  }
}

export function isFromOutside({ locals }: FlowGraph, local: number): boolean {
  const kind = locals[local]?.kind;
  return kind === 'parameter' || kind === 'capture' || kind === 'static';
}
