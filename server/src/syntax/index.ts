/**
 * The face of the syntax room: text in, plain typed nodes and syntax problems out.
 * It is the only room that sees web-tree-sitter, and it knows nothing of names, types or files on disk.
 */
export { AsterParser, type ParserAssets } from './parser.ts';
export { SyntaxStore } from './syntax-store.ts';
export type { TextEdit } from './chunks/pieces.ts';
export { EMPTY_FILE, chunkIndexAt, type ParsedChunk, type ParsedFile } from './parsed-file.ts';
export { type FileLines, linesOf, offsetIn, positionIn, positionInChunk } from './file-lines.ts';
export { hasCondition } from './conditions.ts';
export { membersOf } from './lower/item-reuse.ts';
export * from './print.ts';
export { type SyntaxVisitor, walkItem, walkStatements } from './walk.ts';
export type * from './nodes/common.ts';
export type * from './nodes/expression.ts';
export type * from './nodes/file.ts';
export type * from './nodes/item.ts';
export type * from './nodes/pattern.ts';
export type * from './nodes/type.ts';
