/**
 * The face of the layout room: sizes, alignments, offsets and padding of types for a target, what is wrong with them, and
 * the values of constants. Plain data that explains; words and pictures belong to `ide`.
 */
export type * from './model.ts';
export { TARGETS } from './model.ts';
export type { ScalarName } from './constants/integers.ts';
export { type ConstantValue, constantItemValue, evaluateConstant, layoutOf, reprProblems } from './queries.ts';
export { type DiscriminantProblem, discriminantProblems } from './discriminant-problems.ts';
export type { ReprCode, ReprProblem } from './repr-problems.ts';
export { type LayoutFinding, layoutProblems } from './problems.ts';
export { largestSize, wordSize } from './target.ts';
