/** The face of the renderers: facts in, words and pictures out, as Markdown or as plain text. */
export { assembled, documentationPart, type HoverPlace, type HoverStyle, signaturePart } from './hover-parts.ts';
export { renderFieldHover, renderVariantHover } from './member-hovers.ts';
export type { PictureTheme } from './picture-colours.ts';
export { renderPrimitiveHover } from './primitive-hover.ts';
export { renderTypeHover } from './type-hover.ts';
export { type TargetLayouts, verdictText } from './verdict.ts';
