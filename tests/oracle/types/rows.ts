/**
 * What generated functions are made of: for each construct, expressions with the type that they have. In a template `«T»` is an
 * expression of that type, `«name:T»` declares a variable for what stands behind it, `«name»` names it, and `«=T»` writes the type.
 */
import { LANGUAGE_ROWS } from './rows-language.ts';
import { LIBRARY_ROWS } from './rows-library.ts';
import { type Term, parseTerm } from './terms.ts';

export type WrittenRow = readonly [construct: string, type: string, template: string];

export interface Row {
  readonly construct: string;
  readonly type: Term;
  readonly template: string;
}

export const ROWS: readonly Row[] = [...LANGUAGE_ROWS, ...LIBRARY_ROWS].map(([construct, type, template]) => ({ construct, type: parseTerm(type), template }));

export const CONSTRUCTS: readonly string[] = [...new Set(ROWS.map(({ construct }) => construct))];
