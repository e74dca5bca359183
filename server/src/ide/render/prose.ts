/**
 * Sentences with names from the source in them, before it is known whether they become Markdown or plain text: words of
 * ours are strings, which use nothing that Markdown reads; the source's are `{ code }`. So no sentence can forget to escape.
 */
import { markdownCode, shortened } from './escaping.ts';

export type Prose = readonly (string | { readonly code: string })[];

const LONGEST_NAME = 80;

export function proseMarkdown(prose: Prose): string {
  return prose.map((part) => (typeof part === 'string' ? part : markdownCode(shortened(part.code, LONGEST_NAME)))).join('');
}

export function proseText(prose: Prose): string {
  return prose.map((part) => (typeof part === 'string' ? part : `\`${shortened(part.code, LONGEST_NAME)}\``)).join('');
}

/** `8 bytes`, `1 byte`, `1,048,576 bytes`. */
export function bytes(count: number): string {
  return `${grouped(count)} ${count === 1 ? 'byte' : 'bytes'}`;
}

/** Digits in groups of three from five digits on. */
export function grouped(count: number): string {
  return count < 10_000 ? String(count) : String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** `a`, `b` and `c`. */
export function listed(names: readonly string[]): Prose {
  return names.flatMap((name, index) => [...(index === 0 ? [] : [index === names.length - 1 ? ' and ' : ', ']), { code: name }]);
}

/** A sentence of ours with names in backquotes. */
export function quotedProse(text: string): Prose {
  return text.split('`').map((part, index) => (index % 2 === 1 ? { code: part } : part));
}
