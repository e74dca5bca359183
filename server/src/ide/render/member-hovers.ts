/** The hovers of a field and of a variant: where its bytes are inside the type, and what is behind them. */
import type { FieldLayout, TypeLayout, VariantLayout } from '../../layout/index.ts';
import { assembled, documentationPart, type HoverStyle, signaturePart, stripPart } from './hover-parts.ts';
import { layoutTable } from './layout-table.ts';
import { bytes, grouped, type Prose, proseMarkdown, proseText } from './prose.ts';
import type { StripCell, StripLane } from './strip-cells.ts';
import { laneOfVariant, stripModel } from './strip-model.ts';
import { tablePart } from './type-hover.ts';
import type { TargetLayouts } from './verdict.ts';

export interface FieldHover {
  /** Such as `b: u32`, shown as code. */
  readonly signature: string;
  readonly documentation: string | null;
  /** Of the type that the field belongs to. */
  readonly layouts: TargetLayouts;
  readonly field: string;
  /** The variant that the field belongs to; `null` for a struct or union. */
  readonly variant: string | null;
}

/** Offset, size, alignment, and the bytes up to the next field. */
export function renderFieldHover(hover: FieldHover, style: HoverStyle): string {
  const { shown, other } = hover.layouts;
  const here = fieldProse(shown, hover);
  const there = other === null ? null : fieldProse(other, hover);
  const place = (layout: TypeLayout): string => JSON.stringify(fieldOf(layout, hover), ['offset', 'size', 'align']);
  const differs = other !== null && place(shown) !== place(other);
  return assembled([
    signaturePart(hover.signature, style),
    here === null ? null : printed(here, style),
    differs && there !== null ? printed([`${other.target}-bit: `, ...there], style) : null,
    documentationPart(hover.documentation, style),
  ]);
}

export interface VariantHover {
  /** Such as `Some(T)`, shown as code. */
  readonly signature: string;
  readonly documentation: string | null;
  /** Of the enum. */
  readonly layouts: TargetLayouts;
  readonly variant: string;
}

/** The value of the tag, the payload, and the bytes that other variants need. */
export function renderVariantHover(hover: VariantHover, style: HoverStyle): string {
  const { shown } = hover.layouts;
  const model = stripModel(shown);
  const alone = laneOfVariant(model, hover.variant);
  const variant = shown.variants.find((each) => each.name === hover.variant);
  const lane = alone.lanes[0];
  // A variant without a payload is drawn under its own name, whichever others look like it.
  const own = lane === undefined || variant === undefined ? [] : [{ ...lane, label: variant.name, variants: lane.variants.filter((each) => each.name === variant.name) }];
  const drawn = { ...alone, lanes: own };
  return assembled([
    signaturePart(hover.signature, style),
    variant === undefined || lane === undefined ? null : printed(variantProse(shown, variant, lane), style),
    variant === undefined ? null : stripPart(drawn, style),
    variant === undefined ? null : tablePart(layoutTable(drawn), style),
    documentationPart(hover.documentation, style),
  ]);
}

function printed(prose: Prose, style: HoverStyle): string {
  return style.markdown ? proseMarkdown(prose) : proseText(prose);
}

function fieldOf(layout: TypeLayout, { field, variant }: FieldHover): FieldLayout | null {
  const fields = variant === null ? layout.fields : (layout.variants.find((each) => each.name === variant)?.fields ?? []);
  return fields.find((each) => each.name === field) ?? null;
}

function fieldProse(layout: TypeLayout, hover: FieldHover): Prose | null {
  const field = fieldOf(layout, hover);
  if (field === null) return null;
  const offset = field.offset === null ? 'offset unknown' : `offset ${grouped(field.offset)}`;
  const size = field.size === null ? 'size unknown' : bytes(field.size);
  const align = field.align === null ? 'align unknown' : `align ${field.align}`;
  const next = nextProse(layout, hover);
  return [`${offset} · ${size}, ${align}`, ...(next.length === 0 ? [] : [' · ', ...next])];
}

/** What is behind the field: the next one, padding up to it, or the end. */
function nextProse(layout: TypeLayout, hover: FieldHover): Prose {
  const model = stripModel(layout);
  const lane = hover.variant === null ? model.lanes.find((each) => each.cells.some((cell) => isField(cell, hover.field))) : laneOfVariant(model, hover.variant).lanes[0];
  const cells = lane?.cells ?? [];
  const index = cells.findIndex((cell) => isField(cell, hover.field));
  const cell = cells[index];
  if (cell === undefined || cell.offset === null || cell.size === null) return [];
  const between: string[] = [];
  for (const behind of cells.slice(index + 1)) {
    if (behind.kind === 'padding' || behind.kind === 'unused') {
      between.push(`${bytes(behind.size ?? 0)} ${behind.kind}`);
      continue;
    }
    return between.length === 0 ? ['directly followed by ', { code: behind.label }] : [`${between.join(', ')} before `, { code: behind.label }];
  }
  if (layout.size === null) return [];
  return [between.length === 0 ? `ends the ${layout.kind}` : `${between.join(', ')} up to the end`];
}

function isField(cell: StripCell, name: string): boolean {
  return cell.label === name && (cell.kind === 'field' || cell.kind === 'payload' || cell.kind === 'unknown');
}

function variantProse(layout: TypeLayout, variant: VariantLayout, lane: StripLane): Prose {
  const unused = lane.cells.reduce((sum, cell) => sum + (cell.kind === 'unused' ? (cell.size ?? 0) : 0), 0);
  const parts = [
    ...(variant.discriminant === null ? [] : [layout.tag === null ? `discriminant ${variant.discriminant}` : `tag ${variant.discriminant}`]),
    ...(variant.fields.length === 0 ? ['no payload'] : [payloadText(variant)]),
    ...(variant.padding !== null && variant.padding > 0 ? [`${bytes(variant.padding)} padding inside`] : []),
    ...(unused === 0 ? [] : [`${bytes(unused)} unused, which other variants need`]),
    ...(lane.isLargest ? ['the largest variant'] : []),
    ...(variant.isUninhabited ? ['no value of it can exist'] : []),
  ];
  return [parts.join(' · ')];
}

function payloadText(variant: VariantLayout): string {
  const size = variant.size === null ? 'payload of unknown size' : `payload ${bytes(variant.size)}`;
  return variant.offset === null ? size : `${size} at offset ${grouped(variant.offset)}`;
}
