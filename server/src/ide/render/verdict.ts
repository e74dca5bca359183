/**
 * The one line that says what there is to know of a type's layout: size, alignment, padding, what another order would save,
 * and the other target where it differs. What is not known is said to be unknown, and why.
 */
import type { TypeLayout } from '../../layout/index.ts';
import { nicheSaving } from './niche.ts';
import { problemProse } from './problem-prose.ts';
import { bytes, grouped, type Prose, proseMarkdown, proseText } from './prose.ts';
import { stripModel } from './strip-model.ts';

/** The layout for the target of the settings, and the one for the other target. */
export interface TargetLayouts {
  readonly shown: TypeLayout;
  /** `null` where only one target is asked for. */
  readonly other: TypeLayout | null;
}

/** The parts of the line, in order. */
export function verdict(layouts: TargetLayouts): Prose[] {
  const { shown } = layouts;
  const size = shown.size === null ? unknownSize(shown) : knownSize(shown, shown.size);
  return [...size, ...targetsPart(layouts)];
}

export function verdictMarkdown(layouts: TargetLayouts): string {
  const [first, ...rest] = verdict(layouts).map(proseMarkdown);
  return [`**${first ?? ''}**`, ...rest].join(' · ');
}

export function verdictText(layouts: TargetLayouts): string {
  return verdict(layouts).map(proseText).join(' · ');
}

/** Whether a size, an alignment or an offset is another on the other target. */
export function targetsDiffer({ shown, other }: TargetLayouts): boolean {
  if (other === null) return false;
  return places(shown) !== places(other);
}

/** All numbers of a layout, in order. */
function places(layout: TypeLayout): string {
  const fields = [...layout.fields, ...layout.variants.flatMap((variant) => variant.fields)];
  return JSON.stringify([layout.size, layout.align, fields.map((field) => [field.offset, field.size, field.align])]);
}

function unknownSize(layout: TypeLayout): Prose[] {
  const reason = layout.problem === null ? ['size unknown'] : problemProse(layout.problem, layout.target);
  return layout.align === null ? [reason] : [reason, [`align ${layout.align}`]];
}

function knownSize(layout: TypeLayout, size: number): Prose[] {
  return [[`${bytes(size)}, align ${layout.align ?? '?'}`], ...paddingParts(layout, size), ...bestParts(layout, size), ...notes(layout)];
}

function paddingParts(layout: TypeLayout, size: number): Prose[] {
  if (size === 0) return layout.isUninhabited ? [] : [['takes no memory']];
  if (layout.padding === null || (layout.kind !== 'struct' && layout.kind !== 'tuple' && layout.kind !== 'union' && layout.kind !== 'enum')) return [];
  const { padding } = layout;
  // Whatever no variant covers is padding in every lane; what a lane has beyond that separates the variant's own fields.
  const inside = stripModel(layout).lanes.flatMap((lane) => {
    const own = lane.cells.reduce((sum, cell) => sum + (cell.kind === 'padding' ? (cell.size ?? 0) : 0), 0) - padding;
    return layout.kind === 'enum' && own > 0 ? [{ name: lane.label, padding: own }] : [];
  });
  const most = inside.toSorted((one, other) => other.padding - one.padding)[0];
  const whole = layout.padding === 0 ? 'no padding' : `${bytes(layout.padding)} padding`;
  return [[whole], ...(most === undefined ? [] : [[inside.length > 1 ? 'up to ' : '', `${grouped(most.padding)} more inside `, { code: most.name }]])];
}

function bestParts(layout: TypeLayout, size: number): Prose[] {
  if (layout.best === null) return [];
  const saved = `best order saves ${grouped(size - layout.best.size)}`;
  return layout.orderIsPromised ? [[`${saved}, but `, { code: `repr(${layout.repr.join(', ')})` }, ' promises this one']] : [[saved]];
}

function notes(layout: TypeLayout): Prose[] {
  const saving = nicheSaving(layout);
  return [
    ...(layout.isUninhabited ? [['no value of it can exist']] : []),
    ...(saving === 0 ? [] : [[`a niche would save ${bytes(saving)}: there is none in Aster`]]),
  ];
}

/** `64-bit 24 · 32-bit 12`, the wider one first whatever is shown. */
function targetsPart({ shown, other }: TargetLayouts): Prose[] {
  if (other === null || (shown.size === other.size && shown.align === other.align)) return [];
  if (shown.size === null && other.size === null) return [];
  const both = [shown, other].toSorted((one, two) => Number(two.target) - Number(one.target));
  const isAboutSize = shown.size !== other.size;
  return both.map((layout) => [`${layout.target}-bit ${isAboutSize ? (layout.size === null ? '?' : grouped(layout.size)) : `align ${layout.align ?? '?'}`}`]);
}
