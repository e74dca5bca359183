/** The face of the items room: what files declare, and what their names mean. */
export * from './item-key.ts';
