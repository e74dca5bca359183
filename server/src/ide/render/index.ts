/** The face of rendering: layouts as pictures, tables, sentences and whole hovers. Pure functions; no database, no files. */
export { type CallHover, callPart, type CallTarget } from './call-hover.ts';
export { assembled, documentationPart, type HoverPlace, type HoverStyle, signaturePart } from './hover-parts.ts';
export { layoutTable, type Table, tableMarkdown, tableText } from './layout-table.ts';
export { type LocalHover, type LocalState, renderLocalHover } from './local-hover.ts';
export { type FieldHover, renderFieldHover, renderVariantHover, type VariantHover } from './member-hovers.ts';
export type { PictureTheme } from './picture-colours.ts';
export { type PrimitiveHover, renderPrimitiveHover } from './primitive-hover.ts';
export { shortType } from './short-type.ts';
export type { CellKind, StripCell, StripLane, StripModel } from './strip-cells.ts';
export { stripModel } from './strip-model.ts';
export { renderStripSvg, svgDataUri, svgMarkdown } from './strip-svg.ts';
export { renderStripText } from './strip-text.ts';
export { targetsTable } from './targets-table.ts';
export { renderTypeHover, type TypeHover } from './type-hover.ts';
export { type TargetLayouts, targetsDiffer, verdict, verdictMarkdown, verdictText } from './verdict.ts';
