/** The end of an exhaustive `switch`: a new member of the union becomes a compile error where it is not handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
