/** The face of the ownership room: moves, initialisation, mutability and drops over the flow graph (O1 to O7, O11). */
export type * from './facts.ts';
export { analyzeOwnership } from './analyze.ts';
export { type GraphFacts, ownershipFacts } from './ownership-query.ts';
export { stateAt } from './state-at.ts';
