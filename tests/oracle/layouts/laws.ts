/** What holds of every layout, whoever computed it (L2, L5, L11). */
import type { FieldLayout, Hole, TypeLayout } from '../../../server/src/layout/index.ts';

/** The broken laws, each in a few words. */
export function brokenLaws(layout: TypeLayout): string[] {
  const { size, align } = layout;
  if (size === null || align === null) return ['a generated type has no layout'];
  const broken: string[] = [];
  const demand = (holds: boolean, law: string): void => {
    if (!holds) broken.push(law);
  };
  demand(size % align === 0, 'the size is a multiple of the alignment');
  demand(layout.problem === null, 'a known size has no problem');
  demand(layout.padding === sum(layout.holes.map((hole) => hole.size)), 'the holes add up to the padding');
  const groups = layout.kind === 'enum' ? layout.variants.map((variant) => variant.fields) : layout.kind === 'union' ? layout.fields.map((field) => [field]) : [layout.fields];
  for (const fields of groups) {
    demand(isAscending(fields, size), 'fields ascend, do not overlap and end inside');
    demand(fields.every((field) => layout.holes.every((hole) => isApart(field, hole))), 'no field lies in a hole');
    demand(fields.every((field) => (field.offset ?? 0) % (field.align ?? 1) === 0), 'every field is aligned');
  }
  if (layout.kind === 'struct' || layout.kind === 'tuple') demand(sum(layout.fields.map((field) => field.size ?? 0)) + (layout.padding ?? 0) === size, 'parts and padding add up to the size');
  for (const variant of layout.variants) demand(sum(variant.fields.map((field) => field.size ?? 0)) + (variant.padding ?? 0) === variant.size, "a variant's parts and padding add up to its size");
  if (layout.best !== null) {
    demand(layout.best.size < size, 'the best order is smaller');
    demand([...layout.best.order].toSorted().join() === layout.fields.map((field) => field.name).toSorted().join(), 'the best order names every field');
  }
  return broken;
}

function isAscending(fields: readonly FieldLayout[], end: number): boolean {
  let reached = 0;
  for (const field of fields) {
    if (field.offset === null || field.size === null || field.offset < reached) return false;
    reached = field.offset + field.size;
  }
  return reached <= end;
}

function isApart(field: FieldLayout, hole: Hole): boolean {
  return field.size === 0 || (field.offset ?? 0) + (field.size ?? 0) <= hole.offset || hole.offset + hole.size <= (field.offset ?? 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
