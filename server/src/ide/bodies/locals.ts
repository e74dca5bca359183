/**
 * The locals of a body as a person sees them: every place of the text where one of them is named. Offsets are relative to the
 * item; features that answer with places of a file shift them.
 */
import type { Database } from '../../base/query.ts';
import { type TextRange, touches } from '../../base/ranges.ts';
import { itemAt, itemNode, type ItemKey } from '../../items/index.ts';
import { type Item, type Name, walkItem } from '../../syntax/index.ts';
import { type Local, type LocalId, type TypedBody, typedBody, walkBody } from '../../types/index.ts';

export interface LocalNames {
  readonly local: Local;
  /** Where it is bound: one place for each alternative of an or-pattern. */
  readonly declarations: readonly TextRange[];
  /** Where it is named after that, in source order. */
  readonly references: readonly TextRange[];
}

/** A name of a local at a place of a file. */
export interface LocalAt {
  readonly item: ItemKey;
  readonly body: TypedBody;
  /** Where the item begins in the file. */
  readonly start: number;
  readonly names: LocalNames;
  /** The name that was asked about, relative to the item. */
  readonly range: TextRange;
  readonly isDeclaration: boolean;
}

/** Every local with its names, in order of declaration. */
export function localNames(db: Database, body: TypedBody): LocalNames[] {
  const item = db.get(itemNode, body.item);
  const names = item === null ? new Map<number, TextRange>() : boundNames(item);
  const declarations = new Map<LocalId, TextRange[]>();
  walkBody(body, {
    pattern: (node) => {
      const name = node.kind === 'binding' ? names.get(node.source) : undefined;
      if (node.kind !== 'binding' || name === undefined) return;
      const known = declarations.get(node.local);
      if (known === undefined) declarations.set(node.local, [name]);
      else if (!known.some((range) => range.start === name.start)) known.push(name);
    },
  });
  return body.locals.map((local) => {
    const declared = declarations.get(local.id) ?? [local.range];
    // What further alternatives of a pattern bind is no use of what the first one bound.
    const references = (body.references[local.id] ?? []).filter((range) => !declared.some(({ start }) => start === range.start));
    return { local, declarations: declared, references };
  });
}

/** The local that is named at an offset of a file, or `null`. */
export function localAt(db: Database, file: string, offset: number): LocalAt | null {
  const found = itemAt(db, file, offset);
  const body = found === null ? null : typedBody(db, found.key);
  if (found === null || body === null) return null;
  const at = offset - found.start;
  for (const names of localNames(db, body)) {
    const declared = names.declarations.find((range) => touches(range, at));
    const range = declared ?? names.references.find((reference) => touches(reference, at));
    if (range !== undefined) return { item: found.key, body, start: found.start, names, range, isDeclaration: declared !== undefined };
  }
  return null;
}

/** Names of binding patterns by the pattern's id. */
function boundNames(item: Item): Map<number, TextRange> {
  const names = new Map<number, TextRange>();
  const rangeOf = (name: Name): TextRange => ({ start: name.start, end: name.end });
  walkItem(item, {
    pattern: (node) => {
      if (node.kind === 'binding') names.set(node.id, rangeOf(node.name));
    },
  });
  return names;
}
