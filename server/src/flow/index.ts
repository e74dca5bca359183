/** The face of the flow room: a body as a graph of places, statements and branches, with storage and drops. */
export type * from './graph.ts';
export { buildGraph } from './build-graph.ts';
export { flowGraph } from './flow-query.ts';
export { printGraph, printPlace } from './print-graph.ts';
