/** The shapes of a strip: lanes of cells, in bytes. How they are made stands in `strip-model.ts`, how they are drawn in the renderers. */

/**
 * `field`: of a struct, tuple, union or array. `payload`: a field of a variant. `padding`: bytes that nothing ever covers,
 * or that separate two fields. `unused`: bytes that this variant or union field leaves to others. `unknown`: a field whose
 * size is not known.
 */
export type CellKind = 'field' | 'tag' | 'payload' | 'padding' | 'unused' | 'unknown';

export interface StripCell {
  readonly kind: CellKind;
  /** The field's name; `tag`; empty for bytes without a name. As the source says, not escaped. */
  readonly label: string;
  /** The type's text; empty for bytes without a type. Not escaped. */
  readonly type: string;
  /** In bytes; `null` where not known. */
  readonly offset: number | null;
  readonly size: number | null;
  readonly align: number | null;
  /** Where the cell is drawn, in bytes: its offset, or behind the cell before it where that is not known. */
  readonly drawnAt: number;
  /** How long it is drawn, in bytes: its size, or a nominal length where that is not known. Zero-sized fields have 0. */
  readonly drawnSize: number;
}

export interface StripVariant {
  readonly name: string;
  readonly discriminant: number | string | null;
  readonly isUninhabited: boolean;
}

export interface StripLane {
  /** The variant's or union field's name, several variants joined by commas; empty where there is one lane only. */
  readonly label: string;
  /** The variants that look like this; empty for all but enums. */
  readonly variants: readonly StripVariant[];
  /** Bytes from the first to behind the last byte of the payload; `null` where not known, and for all but enums. */
  readonly payload: number | null;
  /** The one variant that decides the size of the enum. */
  readonly isLargest: boolean;
  readonly cells: readonly StripCell[];
}

export interface StripModel {
  readonly arrangement: 'sequence' | 'variants' | 'overlay' | 'elements';
  /** In bytes; `null` where not known. */
  readonly size: number | null;
  /** The longest lane, in drawn bytes. 0: there is nothing to draw. */
  readonly drawnSize: number;
  readonly lanes: readonly StripLane[];
}
