/**
 * The picture of a layout as data: lanes of cells, each with its place in bytes. One function makes it from a `TypeLayout`;
 * the SVG, the box drawing, the tables and every later view draw from it, so that they cannot disagree.
 * No pixels, no columns, no colours, no escaping here.
 *
 * A struct is one lane. An enum has a lane for each variant with a payload and one for all the others together; a union
 * has a lane for each field; an array has a lane of elements. All lanes of a model begin at the same byte.
 * Invariant: the cells of a lane follow each other without a gap in `drawnAt`, and where the size is known they cover it
 * (L11: what nothing covers is a cell of its own).
 */
import { assertNever } from '../../base/assert-never.ts';
import type { FieldLayout, Hole, TypeLayout, VariantLayout } from '../../layout/index.ts';
import { printType } from '../../types/index.ts';
import { arrayCells } from './array-cells.ts';
import { largestVariant } from './largest-variant.ts';
import type { StripCell, StripLane, StripModel, StripVariant } from './strip-cells.ts';

/** How long a field of unknown size is drawn, in bytes. */
const NOMINAL_SIZE = 4;

/** Scalars, pointers and types of which nothing is known have no lanes. */
export function stripModel(layout: TypeLayout): StripModel {
  const lanes = lanesOf(layout);
  const drawnSize = Math.max(0, ...lanes.map(({ cells }) => endOf(cells)));
  return { arrangement: arrangementOf(layout), size: layout.size, drawnSize, lanes };
}

/** The model with the lane of one variant only. */
export function laneOfVariant(model: StripModel, variant: string): StripModel {
  return { ...model, lanes: model.lanes.filter(({ variants }) => variants.some((each) => each.name === variant)) };
}

function arrangementOf(layout: TypeLayout): StripModel['arrangement'] {
  if (layout.kind === 'enum') return 'variants';
  if (layout.kind === 'union') return 'overlay';
  return layout.kind === 'array' ? 'elements' : 'sequence';
}

function lanesOf(layout: TypeLayout): StripLane[] {
  const arrangement = arrangementOf(layout);
  switch (arrangement) {
    case 'variants':
      return variantLanes(layout);
    case 'overlay':
      return layout.fields.map((field) => lane(withGaps([fieldCell(field, 'field')], layout, null), { label: field.name }));
    case 'elements':
      return layout.element === null ? [] : [lane(arrayCells(printType(layout.element.type), layout.element.size, layout.element.length, layout.align))];
    case 'sequence':
      return layout.fields.length === 0 ? [] : [lane(withGaps(layout.fields.map((field) => fieldCell(field, 'field')), layout, Infinity))];
    default:
      return assertNever(arrangement);
  }
}

function variantLanes(layout: TypeLayout): StripLane[] {
  const tag = tagCells(layout);
  const withPayload = layout.variants.filter((variant) => variant.fields.length > 0);
  const without = layout.variants.filter((variant) => variant.fields.length === 0);
  const largest = largestVariant(layout)?.name ?? null;
  const lanes = withPayload.map((variant) =>
    lane(withGaps([...tag, ...variant.fields.map((field) => fieldCell(field, 'payload'))], layout, endOfPayload(variant)), {
      label: variant.name,
      variants: [nameAndNumber(variant)],
      payload: variant.size,
      isLargest: variant.name === largest,
    }),
  );
  if (without.length === 0) return lanes;
  const others = lane(withGaps(tag, layout, null), {
    label: without.map((variant) => variant.name).join(', '),
    variants: without.map(nameAndNumber),
    payload: withPayload.length === 0 ? null : 0,
  });
  const place = layout.variants.findIndex((variant) => variant.fields.length === 0);
  const before = layout.variants.slice(0, place).length;
  return [...lanes.slice(0, before), others, ...lanes.slice(before)];
}

function tagCells(layout: TypeLayout): StripCell[] {
  if (layout.tag === null) return [];
  const { offset, size, type } = layout.tag;
  return [{ kind: 'tag', label: 'tag', type, offset, size, align: size, drawnAt: 0, drawnSize: 0 }];
}

function fieldCell(field: FieldLayout, kind: 'field' | 'payload'): StripCell {
  const { name, offset, size, align } = field;
  return { kind: size === null ? 'unknown' : kind, label: name, type: printType(field.type), offset, size, align, drawnAt: 0, drawnSize: 0 };
}

/**
 * The cells with their places, and a cell for every gap between and behind them.
 * Gaps before `ownEnd` are this lane's own padding; behind it they are padding only where the whole type says so.
 */
function withGaps(cells: readonly StripCell[], layout: TypeLayout, ownEnd: number | null): StripCell[] {
  const placed: StripCell[] = [];
  let reached = 0;
  let isKnown = true;
  for (const cell of cells) {
    if (isKnown && cell.offset !== null && cell.offset > reached) {
      placed.push(...gapCells(reached, cell.offset, layout.holes, ownEnd));
      reached = cell.offset;
    }
    const drawnSize = cell.size ?? NOMINAL_SIZE;
    placed.push({ ...cell, drawnAt: reached, drawnSize });
    reached += drawnSize;
    isKnown &&= cell.offset !== null && cell.size !== null;
  }
  if (isKnown && layout.size !== null) placed.push(...gapCells(reached, layout.size, layout.holes, ownEnd));
  return placed;
}

function gapCells(start: number, end: number, holes: readonly Hole[], ownEnd: number | null): StripCell[] {
  if (start >= end) return [];
  if (ownEnd !== null && start < ownEnd) return [gapCell('padding', start, end)];
  const cells: StripCell[] = [];
  let reached = start;
  for (const hole of holes) {
    const from = Math.max(reached, hole.offset);
    const to = Math.min(end, hole.offset + hole.size);
    if (from >= to) continue;
    if (from > reached) cells.push(gapCell('unused', reached, from));
    cells.push(gapCell('padding', from, to));
    reached = to;
  }
  return reached < end ? [...cells, gapCell('unused', reached, end)] : cells;
}

function gapCell(kind: 'padding' | 'unused', start: number, end: number): StripCell {
  return { kind, label: '', type: '', offset: start, size: end - start, align: null, drawnAt: start, drawnSize: end - start };
}

function lane(cells: readonly StripCell[], details: Partial<StripLane> = {}): StripLane {
  return { label: '', variants: [], payload: null, isLargest: false, ...details, cells };
}

function nameAndNumber(variant: VariantLayout): StripVariant {
  return { name: variant.name, discriminant: variant.discriminant, isUninhabited: variant.isUninhabited };
}

function endOfPayload(variant: VariantLayout): number | null {
  return variant.offset === null || variant.size === null ? null : variant.offset + variant.size;
}

function endOf(cells: readonly StripCell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.drawnAt + last.drawnSize;
}
