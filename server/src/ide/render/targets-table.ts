/**
 * Both targets side by side, for types whose layouts differ: size, alignment and padding, then each field whose offset or
 * size is another.
 */
import type { FieldLayout, TypeLayout } from '../../layout/index.ts';
import type { Table, TableRow } from './layout-table.ts';
import { grouped } from './prose.ts';
import type { TargetLayouts } from './verdict.ts';

/** `null` where there is only one target. The wider one is on the left whatever is shown. */
export function targetsTable({ shown, other: second }: TargetLayouts): Table | null {
  if (second === null) return null;
  const [wide, narrow] = [shown, second].toSorted((one, two) => Number(two.target) - Number(one.target));
  if (wide === undefined || narrow === undefined) return null;
  const row = (name: string, value: number | null, other: number | null): TableRow => ({ cells: [[name], [count(value)], [count(other)]], isQuiet: false, isHeading: false });
  const narrowParts = namedParts(narrow);
  const moved = namedParts(wide).flatMap(({ name, field }, index): TableRow[] => {
    const [left, right] = [placeText(field), placeText(narrowParts[index]?.field)];
    return left === right ? [] : [{ cells: [[{ code: name }], [left], [right]], isQuiet: false, isHeading: false }];
  });
  return {
    head: ['', '64-bit', '32-bit'],
    isRight: [false, true, true],
    rows: [
      row('size', wide.size, narrow.size),
      row('align', wide.align, narrow.align),
      row('padding', wide.padding, narrow.padding),
      ...moved,
    ],
  };
}

function namedParts(layout: TypeLayout): { readonly name: string; readonly field: FieldLayout }[] {
  return [
    ...layout.fields.map((field) => ({ name: field.name, field })),
    ...layout.variants.flatMap((variant) => variant.fields.map((field) => ({ name: `${variant.name}.${field.name}`, field }))),
  ];
}

function placeText(field: FieldLayout | undefined): string {
  return field === undefined ? '?' : `${count(field.size)} at ${count(field.offset)}`;
}

function count(value: number | null): string {
  return value === null ? '?' : grouped(value);
}
