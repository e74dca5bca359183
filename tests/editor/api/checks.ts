/**
 * The few assertions of the API-level test: inside the extension host there is no test framework.
 */
import { Range, type TextDocument } from 'vscode';

/** Throws, with what was found, unless the fact holds. */
export function check(what: string, holds: boolean, found: unknown): void {
  if (!holds) throw new Error(`${what}: found ${JSON.stringify(found)}`);
}

/** Throws unless both are the same as JSON. */
export function checkEqual(what: string, found: unknown, expected: unknown): void {
  check(`${what}, expected ${JSON.stringify(expected)}`, JSON.stringify(found) === JSON.stringify(expected), found);
}

/** The range of the first occurrence. */
export function textAt(document: TextDocument, find: string): Range {
  const offset = document.getText().indexOf(find);
  if (offset < 0) throw new Error(`The document does not hold "${find}".`);
  return new Range(document.positionAt(offset), document.positionAt(offset + find.length));
}
