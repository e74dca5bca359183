/**
 * The locals of a body as a person sees them: every place of the text where one of them is named. Offsets are relative to the
 * item; features that answer with places of a file shift them.
 */
import type { Database } from '../../base/query.ts';
import { type TextRange, touches } from '../../base/ranges.ts';
import type { ItemKey } from '../../items/index.ts';
import { type Local, type LocalId, type TypedBody, walkBody } from '../../types/index.ts';
import { type BodyAt, bodyAt, walkBodyText } from './body-at.ts';

export interface LocalNames {
  readonly local: Local;
  /** Where it is bound: one place for each alternative of an or-pattern. */
  readonly declarations: readonly TextRange[];
  /** Where it is named after that, in source order. */
  readonly references: readonly TextRange[];
}

/** A name of a local at a place of a file. */
export interface LocalAt extends BodyAt {
  readonly names: LocalNames;
  /** The name that was asked about, relative to the item. */
  readonly range: TextRange;
  readonly isDeclaration: boolean;
}

/** Every local with its names, in order of declaration. */
export function localNames(db: Database, body: TypedBody): LocalNames[] {
  const names = boundNames(db, body.item);
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
  const found = bodyAt(db, file, offset);
  if (found === null) return null;
  const at = offset - found.start;
  for (const names of localNames(db, found.body)) {
    const declared = names.declarations.find((range) => touches(range, at));
    const range = declared ?? names.references.find((reference) => touches(reference, at));
    if (range !== undefined) return { ...found, names, range, isDeclaration: declared !== undefined };
  }
  return null;
}

/** Names of binding patterns by the pattern's id. */
function boundNames(db: Database, key: ItemKey): Map<number, TextRange> {
  const names = new Map<number, TextRange>();
  walkBodyText(db, key, {
    pattern: (node) => {
      if (node.kind === 'binding') names.set(node.id, { start: node.name.start, end: node.name.end });
    },
  });
  return names;
}
