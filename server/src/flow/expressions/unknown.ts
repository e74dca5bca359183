/**
 * Text that was not understood: it may do anything or nothing with what it names, may leave and may come back. Its parts stand
 * on a side path, and whatever they name is unknown from there on (O15).
 */
import type { UnknownNode } from '../../types/index.ts';
import { branch, type Builder, type Destination, emit, endOf, goto, newBlock, startBlock } from '../builder.ts';
import type { FlowLocalId } from '../graph.ts';
import { draftPlace, placeOfLocal } from '../places.ts';
import { inScope } from '../scopes.ts';
import { store } from '../temporaries.ts';
import { forEachPlace } from '../visit.ts';

export function lowerUnknown(builder: Builder, expression: UnknownNode, destination: Destination | null): void {
  const { parts, range, type } = expression;
  if (parts.length > 0) {
    const firstBlock = builder.blocks.length;
    const side = newBlock(builder);
    const join = newBlock(builder);
    branch(builder, [
      { block: side, label: 'then', range },
      { block: join, label: 'short-circuit', range: null },
    ]);
    startBlock(builder, side, null);
    inScope(builder, endOf(range), true, () => {
      for (const part of parts) emit(builder, { kind: 'obscure', place: builder.lower.place(part), range: part.range });
    });
    goto(builder, join);
    startBlock(builder, join, null);
    for (const local of namedSince(builder, firstBlock)) {
      const known = builder.locals[local];
      if (known !== undefined) emit(builder, { kind: 'obscure', place: placeOfLocal(builder.places, local, known.type), range });
    }
  }
  store(builder, destination, { kind: 'make', what: 'operator', operands: [] }, range, type);
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
