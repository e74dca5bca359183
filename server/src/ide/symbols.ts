/** The outline of a file: its items, fields and variants, nested as they are written. */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { parsedFile } from '../items/index.ts';
import { type Field, type Item, membersOf, printPath, printTypeNode } from '../syntax/index.ts';

export type SymbolKind = 'struct' | 'union' | 'enum' | 'variant' | 'field' | 'function' | 'method' | 'implementation' | 'trait' | 'type-alias' | 'constant' | 'static' | 'module';

/** Offsets are UTF-16 units of the file; `nameRange` lies inside `range`. */
export interface DocumentSymbol {
  readonly name: string;
  /** A few words beside the name: a field's type. */
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: TextRange;
  readonly nameRange: TextRange;
  readonly children: readonly DocumentSymbol[];
}

export function documentSymbols(db: Database, file: string): DocumentSymbol[] {
  const parsed = db.get(parsedFile, file);
  return parsed.chunks.flatMap((chunk, index) => {
    const base = parsed.starts[index] ?? 0;
    return chunk.lowered.items.flatMap((item) => symbolsOf(item, base, false));
  });
}

const KINDS: Readonly<Partial<Record<Item['kind'], SymbolKind>>> = {
  struct: 'struct',
  union: 'union',
  enum: 'enum',
  function: 'function',
  impl: 'implementation',
  trait: 'trait',
  'type-alias': 'type-alias',
  const: 'constant',
  static: 'static',
  module: 'module',
};

function symbolsOf(item: Item, base: number, isMember: boolean): DocumentSymbol[] {
  const start = base + item.start;
  if (item.kind === 'extern-block') return item.members.flatMap((member) => symbolsOf(member, start, false));
  const kind = KINDS[item.kind];
  const name = nameOf(item);
  if (kind === undefined || name === null) return [];
  const insideMembers = item.kind === 'impl' || item.kind === 'trait';
  const children = [...ownChildren(item, start), ...membersOf(item).flatMap((member) => symbolsOf(member, start, insideMembers))];
  return [
    {
      name: name.text,
      detail: '',
      kind: isMember && kind === 'function' ? 'method' : kind,
      range: { start, end: base + item.end },
      nameRange: { start: start + name.start, end: start + name.end },
      children,
    },
  ];
}

function nameOf(item: Item): { readonly text: string; readonly start: number; readonly end: number } | null {
  if (item.kind === 'impl') {
    const trait = item.trait === null ? '' : `${printPath(item.trait)} for `;
    return { text: `impl ${trait}${printTypeNode(item.selfType)}`, start: item.selfType.start, end: item.selfType.end };
  }
  return 'name' in item ? item.name : null;
}

function ownChildren(item: Item, start: number): DocumentSymbol[] {
  if (item.kind === 'struct' || item.kind === 'union') return item.body.fields.map((field) => fieldSymbol(field, start));
  if (item.kind !== 'enum') return [];
  return item.variants.map((variant) => ({
    name: variant.name.text,
    detail: '',
    kind: 'variant',
    range: { start: start + variant.start, end: start + variant.end },
    nameRange: { start: start + variant.name.start, end: start + variant.name.end },
    children: variant.body.fields.map((field) => fieldSymbol(field, start)),
  }));
}

function fieldSymbol(field: Field, start: number): DocumentSymbol {
  return {
    name: field.name.text,
    detail: printTypeNode(field.type),
    kind: 'field',
    range: { start: start + field.start, end: start + field.end },
    nameRange: { start: start + field.name.start, end: start + field.name.end },
    children: [],
  };
}
