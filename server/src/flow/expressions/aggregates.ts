/** Structs, variants, tuples, arrays and `vec!`: their parts in the order in which they are written, then what `..base` gives, field by field. */
import type { AggregateNode, RepeatNode } from '../../types/index.ts';
import { type Builder, type Destination, moveCause, noteUnreachable, useOf } from '../builder.ts';
import type { Operand } from '../graph.ts';
import { project } from '../places.ts';
import { store, operandTemporary } from '../temporaries.ts';
import { isInert } from './inert.ts';
import { lowerOperands, type Part } from './operands.ts';

export function lowerAggregate(builder: Builder, aggregate: AggregateNode, destination: Destination | null): void {
  const cause = moveCause('aggregate');
  const parts: Part[] = aggregate.fields.map(({ value }) => ({ expression: value, cause }));
  const { base } = aggregate;
  // What is written before a base that does something must be out of its way.
  const operands = base === null || isInert(base) ? lowerOperands(builder, parts) : parts.map((part) => useOf(builder, operandTemporary(builder, part.expression, cause, false), part.expression.range, cause));
  if (base !== null) operands.push(...operandsOfBase(builder, aggregate, base));
  noteUnreachable(builder, aggregate.range);
  store(builder, destination, { kind: 'make', what: 'aggregate', operands }, aggregate.range, aggregate.type);
}

export function lowerRepeat(builder: Builder, repeat: RepeatNode, destination: Destination | null): void {
  const cause = moveCause('aggregate');
  const parts: Part[] = [{ expression: repeat.value, cause }, ...(repeat.length === null ? [] : [{ expression: repeat.length, cause }])];
  const operands = lowerOperands(builder, parts);
  noteUnreachable(builder, repeat.range);
  store(builder, destination, { kind: 'make', what: 'aggregate', operands }, repeat.range, repeat.type);
}

/** The fields are taken when the whole is put together, so that is where it happens in the text, as rustc has it. */
function operandsOfBase(builder: Builder, { fromBase, range }: AggregateNode, base: NonNullable<AggregateNode['base']>): Operand[] {
  const whole = builder.lower.place(base);
  return fromBase.map(({ index, name, type }) => {
    const place = project(builder.places, whole, { kind: 'field', index, name, variant: null }, type);
    return useOf(builder, place, range, moveCause('aggregate'));
  });
}
