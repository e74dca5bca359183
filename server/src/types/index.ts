/**
 * The face of the types room: type terms, constants and declarations with every name resolved.
 * No inference of bodies, no sizes.
 */
export * from './type.ts';
export * from './constant.ts';
export type * from './declarations.ts';
