/** Layouts in the words and columns of the specs: the text of the facts `layout`, `offset` and `best`, and the view `layout`. */
import type { FieldLayout, LayoutProblem, TypeLayout, VariantLayout } from '../../server/src/layout/index.ts';
import { printType } from '../../server/src/types/index.ts';

/** `12 bytes, align 4, padding 5`, or `unknown` and the reason. */
export function layoutText(layout: TypeLayout): string {
  if (layout.size === null) return `unknown, ${layout.problem === null ? 'without a reason' : problemText(layout.problem)}`;
  return `${bytes(layout.size)}, align ${known(layout.align)}, padding ${known(layout.padding)}`;
}

/** `4, size 4, align 4`. */
export function fieldText(field: FieldLayout): string {
  return `${known(field.offset)}, size ${known(field.size)}, align ${known(field.align)}`;
}

/** `8 bytes: b, c, a`, or `null` where no order is better. */
export function bestText(layout: TypeLayout): string | null {
  return layout.best === null ? null : `${bytes(layout.best.size)}: ${layout.best.order.join(', ')}`;
}

/** @param head the name, with ` = ` and the type for an alias. */
export function layoutView(head: string, layout: TypeLayout): string {
  const best = bestText(layout);
  const lines = [`${head}: ${layoutText(layout)}`, ...contentLines(layout), ...(best === null ? [] : [`  best ${best}`])];
  return lines.map((line) => `${line}\n`).join('');
}

function contentLines(layout: TypeLayout): string[] {
  switch (layout.kind) {
    case 'struct':
    case 'tuple':
      return inOrder([...layout.fields.map(fieldRow), ...layout.holes.map(holeRow)]);
    case 'union':
      return [...layout.fields.map(fieldRow), ...layout.holes.map(holeRow)].map((row) => row.line);
    case 'enum': {
      const tag = layout.tag === null ? [] : [rowOf(layout.tag.offset, layout.tag.size, `tag: ${layout.tag.type}`)];
      return [...inOrder([...tag, ...layout.holes.map(holeRow)]), ...layout.variants.flatMap((variant) => variantLines(variant, layout))];
    }
    case 'array':
      return layout.element === null ? [] : [rowOf(0, layout.size, `${printType(layout.element.type)} × ${layout.element.length}`).line];
    case 'scalar':
    case 'pointer':
    case 'closure':
    case 'unsized':
    case 'unknown':
      return [];
  }
}

/** A variant's fields, and between them the bytes that only other variants cover. */
function variantLines(variant: VariantLayout, layout: TypeLayout): string[] {
  const rows = variant.fields.map(fieldRow);
  const start = variant.offset;
  const end = start === null || variant.size === null ? null : start + variant.size;
  const gaps: Row[] = [];
  if (start !== null && end !== null) {
    let gapStart: number | null = null;
    for (let at = start; at <= end; at += 1) {
      const isGap = at < end && !covers(variant.fields, at) && !covers(layout.holes, at);
      if (isGap) gapStart ??= at;
      else if (gapStart !== null) {
        gaps.push(rowOf(gapStart, at - gapStart, 'padding'));
        gapStart = null;
      }
    }
  }
  return [`  ${variant.name} = ${variant.discriminant ?? '?'}`, ...inOrder([...rows, ...gaps])];
}

function covers(parts: readonly { readonly offset: number | null; readonly size: number | null }[], at: number): boolean {
  return parts.some(({ offset, size }) => offset !== null && size !== null && offset <= at && at < offset + size);
}

interface Row {
  readonly offset: number | null;
  readonly line: string;
}

/** By offset; of two at one offset the one named first comes first, and what is not known keeps its place behind the one before it. */
function inOrder(rows: readonly Row[]): string[] {
  let last = 0;
  const placed = rows.map((row, index) => ({ ...row, index, at: (last = row.offset ?? last) }));
  return placed.toSorted((left, right) => left.at - right.at || left.index - right.index).map((row) => row.line);
}

function fieldRow(field: FieldLayout): Row {
  return rowOf(field.offset, field.size, `${field.name}: ${printType(field.type)}`);
}

function holeRow(hole: { readonly offset: number; readonly size: number }): Row {
  return rowOf(hole.offset, hole.size, 'padding');
}

function rowOf(offset: number | null, size: number | null, what: string): Row {
  return { offset, line: `${String(offset ?? '?').padStart(4)}${String(size ?? '?').padStart(4)}  ${what}` };
}

function problemText(problem: LayoutProblem): string {
  switch (problem.kind) {
    case 'unknown-type':
    case 'unsized':
      return `${problem.kind} ${problem.text}${problem.path.length === 0 ? '' : ` at ${problem.path.join('.')}`}`;
    case 'generic':
      return `generic ${problem.parameters.join(', ')}`;
    case 'infinite-size':
    case 'too-large':
    case 'invalid-repr':
    case 'unknown-constant':
    case 'too-deep':
      return problem.kind;
  }
}

function bytes(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}

function known(value: number | null): string {
  return value === null ? 'unknown' : String(value);
}
