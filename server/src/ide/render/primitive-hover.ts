/** The hover of a primitive type: its size on both targets and the values that it holds. */
import { assertNever } from '../../base/assert-never.ts';
import type { PrimitiveName } from '../../types/index.ts';
import type { Target } from '../../layout/index.ts';
import { assembled, documentationPart, type HoverStyle, signaturePart } from './hover-parts.ts';
import { proseMarkdown, proseText } from './prose.ts';
import { type TargetLayouts, verdictMarkdown, verdictText } from './verdict.ts';

export interface PrimitiveHover {
  readonly name: PrimitiveName | 'str' | '()' | '!';
  readonly documentation: string | null;
  readonly layouts: TargetLayouts;
}

export function renderPrimitiveHover(hover: PrimitiveHover, style: HoverStyle): string {
  const { shown, other } = hover.layouts;
  const here = primitiveValues(hover.name, shown.target);
  const there = other === null ? here : primitiveValues(hover.name, other.target);
  const values = here === there || other === null ? [`Holds ${here}.`] : [`Holds ${here} (${other.target}-bit: ${there}).`];
  return assembled([
    signaturePart(hover.name, style),
    style.markdown ? verdictMarkdown(hover.layouts) : verdictText(hover.layouts),
    style.markdown ? proseMarkdown(values) : proseText(values),
    documentationPart(hover.documentation, style),
  ]);
}

/** A clause that follows "holds". */
export function primitiveValues(name: PrimitiveHover['name'], target: Target): string {
  switch (name) {
    case 'i8':
    case 'i16':
    case 'i32':
    case 'i64':
    case 'i128':
      return signedRange(Number(name.slice(1)));
    case 'isize':
      return signedRange(Number(target));
    case 'u8':
    case 'u16':
    case 'u32':
    case 'u64':
    case 'u128':
      return unsignedRange(Number(name.slice(1)));
    case 'usize':
      return unsignedRange(Number(target));
    case 'f32':
      return 'IEEE 754 numbers of about 7 decimal digits, up to 3.4e38';
    case 'f64':
      return 'IEEE 754 numbers of about 15 decimal digits, up to 1.8e308';
    case 'bool':
      return 'false (0) or true (1)';
    case 'char':
      return 'one Unicode scalar value, 0 to 0x10FFFF without the surrogates';
    case 'str':
      return 'UTF-8 text of any length, behind a reference of two words';
    case '()':
      return 'the one value ()';
    case '!':
      return 'nothing: it is the type of what never returns';
    default:
      return assertNever(name);
  }
}

function signedRange(bits: number): string {
  const half = 1n << BigInt(bits - 1);
  return `−${digits(half)} to ${digits(half - 1n)}`;
}

function unsignedRange(bits: number): string {
  return `0 to ${digits((1n << BigInt(bits)) - 1n)}`;
}

function digits(value: bigint): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}
