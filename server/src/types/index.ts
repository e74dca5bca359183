/**
 * The face of the types room: type terms, constants and declarations with every name resolved.
 * No inference of bodies, no sizes.
 */
export * from './type.ts';
export * from './constant.ts';
export type * from './declarations.ts';
export { constantItem, constantItemType, itemRepr, typeDeclaration } from './declaration-queries.ts';
export { declaredType, lowerType, selfType } from './lower-type.ts';
export { printConstantTerm, printTraitReference, printType } from './print-type.ts';
export { canonicalItem } from './redeclared.ts';
export { ENDLESS_TYPE, foldConstant, foldTerm, foldTrait, foldType, type TypeFolder } from './fold-type.ts';
export { instantiate, instantiateConstant, instantiateTerm, instantiateTrait, type OwnerArguments, substitute, substituteConstant, type Substitution } from './substitute.ts';
export type * from './body/typed-body.ts';
export type * from './body/typed-pattern.ts';
