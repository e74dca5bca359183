/**
 * What a value owns beyond its own bytes (R1, R2): where the library's handles keep what they own is the heap; references and
 * pointers own nothing. Followed through fields; what is not known is said to be unknown.
 */
import type { Database } from '../base/query.ts';
import { fileOfItem, isStdFile } from '../items/index.ts';
import { layoutOf, type Target } from '../layout/index.ts';
import type { Type } from '../types/index.ts';

export type OwnedElsewhere =
  | { readonly kind: 'nothing' }
  /** So many bytes on the heap. */
  | { readonly kind: 'bytes'; readonly bytes: number }
  /** A buffer whose length no type says. `each`: bytes of one element, `null` if that is not known. */
  | { readonly kind: 'elements'; readonly each: number | null }
  | { readonly kind: 'text' }
  /** Shared with other owners. `bytes`: of the value, without the counts. */
  | { readonly kind: 'shared'; readonly bytes: number | null }
  /** Something, of a size that no type says. */
  | { readonly kind: 'some' }
  | { readonly kind: 'unknown' };

const NOTHING: OwnedElsewhere = { kind: 'nothing' };
const SOME: OwnedElsewhere = { kind: 'some' };
const UNKNOWN: OwnedElsewhere = { kind: 'unknown' };

export function ownedElsewhere(db: Database, type: Type, target: Target, around: readonly Type[] = []): OwnedElsewhere {
  // A type that owns another of its own kind owns as much as its value says.
  if (around.includes(type) || around.length > DEEPEST) return SOME;
  const inner = (part: Type): OwnedElsewhere => ownedElsewhere(db, part, target, [...around, type]);
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'never':
    case 'reference':
    case 'pointer':
    case 'function':
    case 'function-item':
      return NOTHING;
    case 'tuple':
      return together(type.elements.map(inner));
    case 'array': {
      const element = inner(type.element);
      return element.kind === 'nothing' || element.kind === 'unknown' ? element : SOME;
    }
    case 'slice':
      return inner(type.element);
    case 'adt':
      return ofNamedType(db, type, target, inner);
    case 'parameter':
    case 'closure':
    case 'dynamic':
    case 'opaque':
    case 'projection':
    case 'infer':
    case 'unknown':
      return UNKNOWN;
  }
}

const DEEPEST = 32;

function ofNamedType(db: Database, type: Extract<Type, { kind: 'adt' }>, target: Target, inner: (part: Type) => OwnedElsewhere): OwnedElsewhere {
  const [first] = type.arguments;
  const content = first?.kind === 'type' ? first.type : null;
  const sizeOf = (part: Type): number | null => layoutOf(db, part, target).size;
  if (isStdFile(fileOfItem(type.item))) {
    switch (type.name) {
      case 'Box': {
        if (content === null) return UNKNOWN;
        const size = sizeOf(content);
        return size === null ? SOME : together([{ kind: 'bytes', bytes: size }, inner(content)]);
      }
      case 'Vec':
      case 'VecDeque':
        return { kind: 'elements', each: content === null ? null : sizeOf(content) };
      case 'String':
        return { kind: 'text' };
      case 'Rc':
      case 'Arc':
        return { kind: 'shared', bytes: content === null ? null : sizeOf(content) };
      case 'HashMap':
      case 'HashSet':
      case 'BTreeMap':
      case 'BTreeSet':
        return SOME;
      case 'Weak':
      case 'PhantomData':
        return NOTHING;
      default:
    }
  }
  const layout = layoutOf(db, type, target);
  if (layout.kind === 'unknown') return UNKNOWN;
  if (layout.kind === 'enum') {
    const variants = together(layout.variants.flatMap((variant) => variant.fields).map((field) => inner(field.type)));
    return variants.kind === 'nothing' || variants.kind === 'unknown' ? variants : SOME;
  }
  return together(layout.fields.map((field) => inner(field.type)));
}

/** Of several parts of one value. */
function together(parts: readonly OwnedElsewhere[]): OwnedElsewhere {
  const owning = parts.filter((part) => part.kind !== 'nothing');
  const [only] = owning;
  if (only === undefined) return NOTHING;
  if (owning.length === 1) return only;
  if (owning.some((part) => part.kind === 'unknown')) return UNKNOWN;
  let sum = 0;
  for (const part of owning) {
    if (part.kind !== 'bytes') return SOME;
    sum += part.bytes;
  }
  return { kind: 'bytes', bytes: sum };
}
