/** The face of the items room: what files declare, and what their names mean. */
export * from './item-key.ts';
export type { ItemShape, ItemTree, ImportShape } from './item-tree.ts';
export { type FileSurroundings, forgetFile, ingestFile, itemNode, itemTree, parsedFile, type SourceSet, sourceSet, statementRun, surroundings } from './inputs.ts';
export { type GenericParameterInfo, genericsOf, type ItemGenerics, itemGenerics } from './generics.ts';
export { entriesNamed, FILE_PARTS, itemsInPart, partOfItem, type IndexEntry, type IndexList, rootModule } from './file-index.ts';
export { importPaths } from './importable.ts';
export { itemHead } from './item-head.ts';
export { chunkOfItem, itemAt, itemStart, startsInChunk } from './positions.ts';
export { declaredNamed, type ModuleScope, moduleOf, scopeOf, shapeOf } from './scopes.ts';
export { isStdFile, stdFiles, stdTypesNamed, stdValuesNamed } from './std-library.ts';
export { forEachShape } from './walk-shapes.ts';
export { isLost } from './module-names.ts';
export { crateRoot, isModule, missingModuleFiles, moduleContents, moduleFileCandidates, parentModule, siblingsOf, sourcesAround } from './modules.ts';
export { moduleAround, resolveTypePath } from './resolve-type.ts';
export type { TypeResolution } from './type-resolution.ts';
export { enumVariants } from './enum-variants.ts';
export { nearestMember, nearestTypeName, nearestValueName } from './near-values.ts';
export { resolveValuePath, type ValueResolution } from './resolve-value.ts';
