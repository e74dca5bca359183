/**
 * The three states that a person can see the language server in.
 *
 * A crash that is followed by a restart passes through `starting`; `stopped` is final until somebody asks for a restart.
 */
export type ServerState = 'starting' | 'running' | 'stopped';
