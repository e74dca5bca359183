/** The face of the flow room: a body as a graph of places, statements and branches, with storage and drops. */
export type * from './graph.ts';
