/**
 * Text that was not understood: it may do anything or nothing with what it names, may leave and may come back. Its parts stand
 * on a side path, and whatever they name is unknown from there on (O15).
 */
import type { TypedExpression, UnknownNode } from '../../types/index.ts';
import { branch, type Builder, type Destination, emit, endOf, goto, newBlock, startBlock, typeOfLocal } from '../builder.ts';
import type { FlowLocalId } from '../graph.ts';
import { draftPlace, placeOfLocal } from '../places.ts';
import { inScope } from '../scopes.ts';
import { store } from '../temporaries.ts';
import { forEachPlace } from '../visit.ts';
import { isInert } from './inert.ts';

export function lowerUnknown(builder: Builder, expression: UnknownNode, destination: Destination | null): void {
  const { parts, range, type } = expression;
  const firstBlock = builder.blocks.length;
  if (parts.every(isInert)) for (const part of parts) obscurePart(builder, part);
  else {
    const side = newBlock(builder);
    const join = newBlock(builder);
    branch(builder, [
      { block: side, label: 'then', range },
      { block: join, label: 'short-circuit', range: null },
    ]);
    startBlock(builder, side, null);
    inScope(builder, endOf(range), true, () => {
      for (const part of parts) obscurePart(builder, part);
    });
    goto(builder, join);
    startBlock(builder, join, null);
    for (const local of namedSince(builder, firstBlock)) emit(builder, { kind: 'obscure', place: placeOfLocal(builder.places, local, typeOfLocal(builder, local)), range });
  }
  store(builder, destination, { kind: 'make', what: 'operator', operands: [] }, range, type);
}

/** The variable with all that is in it: what happens to a part of it may happen to the rest. */
function obscurePart(builder: Builder, part: TypedExpression): void {
  const place = builder.lower.place(part);
  const { local } = draftPlace(builder.places, place);
  emit(builder, { kind: 'obscure', place: placeOfLocal(builder.places, local, typeOfLocal(builder, local)), range: part.range });
}

/** The named locals that occur in the blocks from `firstBlock` on, and the statics. */
function namedSince(builder: Builder, firstBlock: number): ReadonlySet<FlowLocalId> {
  const found = new Set<FlowLocalId>();
  for (const block of builder.blocks.slice(firstBlock)) {
    for (const statement of block.statements) {
      forEachPlace(statement, (place) => {
        const { local } = draftPlace(builder.places, place);
        if (builder.locals[local]?.kind !== 'temporary') found.add(local);
      });
    }
  }
  return found;
}
