/**
 * The face of the types room: type terms, constants and declarations with every name resolved.
 * No inference of bodies, no sizes.
 */
export * from './type.ts';
export * from './constant.ts';
export type * from './declarations.ts';
export { constantItem, constantItemType, itemRepr, typeDeclaration } from './declaration-queries.ts';
export { type CopyClaim, copyClaim, type FieldPlace, fieldsAgainstCopy, implOfLibraryTrait } from './copy-claims.ts';
export { copyStatus, type CopyStatus, dropImplOf, isUserType, needsDrop } from './copy.ts';
export { inherentMembers, implsOfTrait, mayHideImpls, mayMisreadTypes, type Member, traitMembers } from './impl-index.ts';
export { type ImplHeader, implHeader, matchImpl, memberNamed, type MemberKind, type TraitDeclaration, traitDeclaration, type TraitMember } from './impls.ts';
export { aliasedType, associatedTypeBounds, declaredType, lowerTraitReference, lowerType, ownArguments, ownTraitReference, selfType, standardPlace, supertraitsOf, traitDeclaring } from './lower-type.ts';
export { type Binding, both, type Certainty, isRigid, matchTerms, matchTrait, matchType, sameType } from './match.ts';
export { lowerConstant } from './lower-constant.ts';
export { type Bounds, type Environment, environmentOf, instantiatePredicate, itemBounds, type Predicate, predicatesOfReference } from './predicates.ts';
export { printConstantTerm, printTraitReference, printType } from './print-type.ts';
export { canonicalItem } from './redeclared.ts';
export { ENDLESS_TYPE, foldConstant, foldTerm, foldTrait, foldType, type TypeFolder } from './fold-type.ts';
export { functionSignature, type FunctionSignature, type SignatureParameter } from './signatures.ts';
export { instantiate, instantiateConstant, instantiateTerm, instantiateTrait, type OwnerArguments, substitute, substituteConstant, type Substitution } from './substitute.ts';
export { derivesOf } from './traits/derives.ts';
export { closedAnswer } from './traits/closed.ts';
export { implementsTrait, normalizeType } from './traits/solve.ts';
export type { Callable, SolverEnvironment } from './traits/solver.ts';
export type * from './body/typed-body.ts';
export type * from './body/typed-pattern.ts';
export { surelyDiffer } from './body/differing-types.ts';
export { typedBody } from './body/infer-body.ts';
export { bindingPlaces, isWhollyKnown, localUses } from './body/local-uses.ts';
export { type BodyVisitor, walkBody, walkExpression } from './body/walk-body.ts';
export { missingPatterns } from './exhaustiveness/missing-patterns.ts';
