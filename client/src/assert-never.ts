/**
 * The end of an exhaustive switch. The server has one too; the client imports nothing but types from it.
 */

/** Makes a forgotten case a compile error, and an impossible value an exception that names it. */
export function assertNever(value: never): never {
  throw new Error(`Impossible value: ${String(value)}`);
}
