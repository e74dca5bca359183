/** The types and places of `flow-text`: what a type is made of, and where the steps of a place lead. */
import type { Projection } from '../../server/src/flow/index.ts';
import type { ItemKey } from '../../server/src/items/index.ts';
import { intern, primitive, type Type, unknownType } from '../../server/src/types/index.ts';

export interface TypeTree {
  readonly kind: 'copy' | 'own' | 'struct' | 'enum' | 'reference' | 'pointer' | 'box' | 'rc' | 'vec' | 'array' | 'slice' | 'unknown';
  readonly text: string;
  readonly isCopy: boolean;
  readonly needsDrop: boolean;
  readonly hasDropImpl: boolean;
  /** Of references and pointers. */
  readonly isMutable: boolean;
  readonly target: TypeTree | null;
  readonly length: number;
  readonly fields: readonly { readonly name: string; readonly variant: number | null; readonly index: number; readonly tree: TypeTree }[];
}

/** Throws where the text is no type. */
export function parseType(written: string): TypeTree {
  const reader = { text: written, at: 0 };
  const tree = typeAt(reader);
  if (reader.at !== written.length) throw new Error(`No type: ${written}`);
  return tree;
}

interface TypeReader {
  readonly text: string;
  at: number;
}

function typeAt(reader: TypeReader): TypeTree {
  const start = reader.at;
  const tree = shapeAt(reader);
  return { ...tree, text: reader.text.slice(start, reader.at) };
}

const PREFIXES = [
  ['&mut ', 'reference', true],
  ['&', 'reference', false],
  ['*const ', 'pointer', false],
  ['*mut ', 'pointer', true],
  ['box ', 'box', false],
  ['rc ', 'rc', false],
  ['vec ', 'vec', false],
] as const;

const LEAF = { text: '', isMutable: false, target: null, length: 0, fields: [] } as const;

function shapeAt(reader: TypeReader): TypeTree {
  for (const [prefix, kind, isMutable] of PREFIXES) {
    if (!takes(reader, prefix)) continue;
    const isOwner = kind === 'box' || kind === 'rc' || kind === 'vec';
    return { ...LEAF, kind, isCopy: kind === 'pointer' || (kind === 'reference' && !isMutable), needsDrop: isOwner, hasDropImpl: isOwner, isMutable, target: typeAt(reader) };
  }
  if (takes(reader, 'copy')) return { ...LEAF, kind: 'copy', isCopy: true, needsDrop: false, hasDropImpl: false };
  if (takes(reader, 'own')) return { ...LEAF, kind: 'own', isCopy: false, needsDrop: true, hasDropImpl: false };
  if (takes(reader, '?')) return { ...LEAF, kind: 'unknown', isCopy: false, needsDrop: true, hasDropImpl: false };
  if (takes(reader, 'drop{')) return { ...fieldsAt(reader, null), needsDrop: true, hasDropImpl: true };
  if (takes(reader, '{')) return fieldsAt(reader, null);
  if (takes(reader, 'enum{')) return variantsAt(reader);
  if (takes(reader, '[')) {
    const element = typeAt(reader);
    const length = /^; (\d+)\]/u.exec(reader.text.slice(reader.at));
    reader.at += length?.[0].length ?? 1;
    return { ...LEAF, kind: length === null ? 'slice' : 'array', isCopy: element.isCopy, needsDrop: element.needsDrop, hasDropImpl: false, target: element, length: Number(length?.[1] ?? 0) };
  }
  throw new Error(`No type at ${reader.at}: ${reader.text}`);
}

function fieldsAt(reader: TypeReader, variant: number | null): TypeTree {
  const fields: TypeTree['fields'][number][] = [];
  while (!takes(reader, '}')) {
    const name = /^(\w+): /u.exec(reader.text.slice(reader.at));
    if (name === null) throw new Error(`No field at ${reader.at}: ${reader.text}`);
    reader.at += name[0].length;
    fields.push({ name: name[1] ?? '', variant, index: fields.length, tree: typeAt(reader) });
    takes(reader, ', ');
  }
  return { ...LEAF, kind: 'struct', isCopy: false, needsDrop: fields.some((field) => field.tree.needsDrop), hasDropImpl: false, fields };
}

function variantsAt(reader: TypeReader): TypeTree {
  const fields: TypeTree['fields'][number][] = [];
  for (let variant = 0; !takes(reader, '}'); variant += 1) {
    const name = /^(\w+)/u.exec(reader.text.slice(reader.at))?.[1] ?? '';
    reader.at += name.length;
    if (takes(reader, '(')) {
      for (let index = 0; !takes(reader, ')'); index += 1) {
        fields.push({ name: `${name}#${index}`, variant, index, tree: typeAt(reader) });
        takes(reader, ', ');
      }
    }
    takes(reader, ', ');
  }
  return { ...LEAF, kind: 'enum', isCopy: false, needsDrop: fields.some((field) => field.tree.needsDrop), hasDropImpl: false, fields };
}

function takes(reader: TypeReader, text: string): boolean {
  if (!reader.text.startsWith(text, reader.at)) return false;
  reader.at += text.length;
  return true;
}

/** The real term for a type; what has no name has its text as name. */
export function typeFor(tree: TypeTree): Type {
  const target = tree.target === null ? null : typeFor(tree.target);
  switch (tree.kind) {
    case 'copy':
      return primitive('i32');
    case 'unknown':
      return unknownType('?');
    case 'reference':
    case 'pointer':
      return intern({ kind: tree.kind, isMutable: tree.isMutable, target: target ?? unknownType('?') });
    case 'array':
      return intern({ kind: 'array', element: target ?? unknownType('?'), length: { kind: 'value', value: BigInt(tree.length), type: null } });
    case 'slice':
      return intern({ kind: 'slice', element: target ?? unknownType('?') });
    case 'own':
    case 'struct':
    case 'enum':
    case 'box':
    case 'rc':
    case 'vec':
      return intern({ kind: 'adt', item: `test#struct:${tree.text}` as ItemKey, name: tree.text, arguments: [] });
  }
}

export interface PlaceStep {
  readonly name: string;
  /** `null`: the type has no such part. */
  readonly from: (tree: TypeTree) => { readonly projection: Projection; readonly tree: TypeTree } | null;
}

export function parsePlace(written: string): { readonly local: string; readonly steps: readonly PlaceStep[] } {
  const [local = ''] = /^\w+/u.exec(written) ?? [];
  const steps = [...written.slice(local.length).matchAll(/\.\*mut|\.\*|\.[\w#]+|\[[^\]]*\]/gu)].map((match) => ({ name: match[0], from: (tree: TypeTree) => stepFrom(tree, match[0]) }));
  return { local, steps };
}

function stepFrom(tree: TypeTree, name: string): ReturnType<PlaceStep['from']> {
  if (name === '.*' || name === '.*mut') {
    const through = throughOf(tree, name === '.*mut');
    return through === null || tree.target === null || (name === '.*mut' && tree.kind !== 'rc') ? null : { projection: { kind: 'dereference', through }, tree: tree.target };
  }
  if (name.startsWith('.')) {
    const field = tree.fields.find((each) => each.name === name.slice(1));
    return field === undefined ? null : { projection: { kind: 'field', index: field.index, name: field.name, variant: field.variant }, tree: field.tree };
  }
  const inside = name.slice(1, -1);
  if (tree.target === null) return null;
  if (inside === '_' || inside === 'mut') {
    if (inside === 'mut' && tree.kind !== 'vec') return null;
    if (tree.kind === 'vec') return { projection: { kind: 'index', of: inside === 'mut' ? 'overloaded-mutable' : 'overloaded-shared' }, tree: tree.target };
    return tree.kind === 'array' || tree.kind === 'slice' ? { projection: { kind: 'index', of: tree.kind }, tree: tree.target } : null;
  }
  if (tree.kind !== 'array' && tree.kind !== 'slice') return null;
  const [from = '0', to] = inside.split('..');
  if (to === undefined) return { projection: { kind: 'element', from: Number(from) }, tree: tree.target };
  return { projection: { kind: 'subslice', from: Number(from), to: Number(to) }, tree: { ...tree, length: tree.length - Number(from) - Number(to) } };
}

function throughOf(tree: TypeTree, isMutable: boolean): (Projection & { readonly kind: 'dereference' })['through'] | null {
  switch (tree.kind) {
    case 'reference':
      return tree.isMutable ? 'mutable-reference' : 'reference';
    case 'pointer':
      return 'pointer';
    case 'box':
      return 'box';
    case 'rc':
      return isMutable ? 'overloaded-mutable' : 'overloaded-shared';
    default:
      return null;
  }
}
