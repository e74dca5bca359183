/**
 * The face of the command line: the words behind the program's name and a machine in, an exit status out.
 * It asks `ide` and shows what it hears; it neither analyses nor reads anything by itself.
 */
export type { ExitStatus, Machine, OutputStream } from './machine.ts';
export { run } from './program.ts';
