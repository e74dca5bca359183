/**
 * The names that a broken text seems to declare, to import or to implement. A declaration with a mistake in its head is no
 * item for the parser; those who use its name elsewhere are not to be blamed, nor is a type whose `impl Copy` cannot be read.
 * Read from the text alone and meant to find too many.
 */
import type { Item } from '../nodes/item.ts';
import { membersOf } from './item-reuse.ts';

const DECLARED = /\b(?:struct|enum|union|trait|type|mod|module|fn|const|static|let|mut)\s+(?=([\p{L}_][\p{L}\p{N}_]*))/gu;
/** A broken import may have lost its end; what is read beyond it does no harm. */
const IMPORTED = /\buse\b([^;]{0,2000})/gu;
/** The head of an impl, and what is derived. */
const IMPLEMENTED = /\bimpl\b([^{;]{0,500})|\bderive\s*\(([^)]{0,500})/gu;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** `#[library::make(Name)]` may declare what it names: such an attribute is a macro of somebody else's. Those of tools are not. */
export function namesInForeignAttributes(items: readonly Item[]): string[] {
  return items.flatMap((item) => [...item.attributes.filter(({ path }) => path.includes('::') && !TOOLS.test(path)).flatMap(({ argumentText }) => argumentText?.match(NAME) ?? []), ...membersOf(item).flatMap((member) => namesInForeignAttributes([member]))]);
}

const TOOLS = /^(?:rustfmt|clippy|diagnostic|miri|rust_analyzer)::/u;

/** Sorted, each once. */
export function lostNames(text: string): string[] {
  const names = new Set<string>();
  for (const match of text.matchAll(DECLARED)) names.add(match[1] ?? '');
  for (const match of text.matchAll(IMPORTED)) for (const name of (match[1] ?? '').match(NAME) ?? []) names.add(name);
  for (const match of text.matchAll(IMPLEMENTED)) for (const name of `${match[1] ?? ''} ${match[2] ?? ''}`.match(NAME) ?? []) names.add(name);
  return [...names].toSorted();
}
