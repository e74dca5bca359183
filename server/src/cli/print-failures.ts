/** What could not be read, one sentence each on standard error, in every format: who reads the output by machine sees it too. */
import pc from 'picocolors';
import type { Failure } from './inputs.ts';
import { hasColours, type Machine } from './machine.ts';
import { printable } from './render/terminal-text.ts';

export function printFailures(machine: Machine, failures: readonly Failure[]): void {
  const { bold, red } = pc.createColors(hasColours(machine, machine.errors));
  for (const { file, message } of failures) machine.errors.write(`${bold(red('error'))}: ${printable(file)}: ${printable(message)}\n`);
}
