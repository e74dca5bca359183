/** Names for what of Rust's text is not read, told by the line of a syntax error. */
import type { FoundInCrate } from './analyse.ts';

const CONSTRUCTS: readonly (readonly [RegExp, string])[] = [
  [/^(?:pub )?default (?:unsafe )?fn /u, 'specialization: `default fn`'],
];

export function constructOf({ message, text }: FoundInCrate): string {
  return CONSTRUCTS.find(([pattern]) => pattern.test(text))?.[1] ?? `other: ${message}`;
}
