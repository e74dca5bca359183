/**
 * What the layout of a type directly rests on: the types that it holds by value, and the constants, sizes and alignments that
 * its lengths and discriminants ask for. A graph of types and `const` items that is the same for every target.
 * Pointers are no edges: what they point to decides their width through declarations only. Nor are there edges from a
 * type that contains itself (L9): its size is not known whatever its parts are, and they may grow without end.
 */
import { assertNever } from '../base/assert-never.ts';
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { ItemKey } from '../items/index.ts';
import { type Constant, constantItem, type DeclaredField, substitute, substituteConstant, type Type, typeById, type TypeDeclaration, typeDeclaration } from '../types/index.ts';
import { containmentOf } from './containment.ts';

export type NodeKey = string & { readonly __brand: 'NodeKey' };

export function typeNode(type: Type): NodeKey {
  return `type ${type.id}` as NodeKey;
}

export function constantNode(item: ItemKey): NodeKey {
  return `const ${item}` as NodeKey;
}

/** The node's type, or its `const` item. */
export function nodeOf(key: NodeKey): { readonly kind: 'type'; readonly type: Type } | { readonly kind: 'constant'; readonly item: ItemKey } | null {
  if (key.startsWith('const ')) return { kind: 'constant', item: key.slice('const '.length) as ItemKey };
  const type = typeById(key.slice('type '.length));
  return type === null ? null : { kind: 'type', type };
}

/** Each node once, in the order of the source. Key: `NodeKey`. */
export const dependencies = defineQuery<readonly NodeKey[]>({
  name: 'layoutDependencies',
  equals: structurallyEqual,
  compute: (db, key) => {
    const node = nodeOf(key as NodeKey);
    if (node === null) return [];
    return [...new Set(node.kind === 'type' ? dependenciesOfType(db, node.type) : dependenciesOfConstant(db.get(constantItem, node.item)))];
  },
  cycle: () => [],
});

function dependenciesOfType(db: Database, type: Type): readonly NodeKey[] {
  switch (type.kind) {
    case 'tuple':
      return type.elements.map(typeNode);
    case 'array':
      return [typeNode(type.element), ...dependenciesOfConstant(type.length)];
    case 'slice':
      // Only the alignment is asked for, and a slice may end the type that it is a slice of.
      return [typeNode(type.element)];
    case 'adt':
      return dependenciesOfDeclared(db, type);
    case 'primitive':
    case 'str':
    case 'never':
    case 'parameter':
    case 'reference':
    case 'pointer':
    case 'function':
    case 'function-item':
    case 'closure':
    case 'dynamic':
    case 'opaque':
    case 'projection':
    case 'infer':
    case 'unknown':
      return [];
    default:
      return assertNever(type);
  }
}

function dependenciesOfDeclared(db: Database, type: Type & { readonly kind: 'adt' }): readonly NodeKey[] {
  const declaration = db.get(typeDeclaration, type.item);
  if (declaration === null || containmentOf(db, type.item) !== null) return [];
  return partsOf(type, declaration);
}

/** What a struct, union or enum directly rests on, even if it contains itself. */
export function partsOf(type: Type & { readonly kind: 'adt' }, declaration: TypeDeclaration): readonly NodeKey[] {
  const part = (field: DeclaredField): NodeKey => typeNode(substitute(field.type, type.item, type.arguments));
  if (declaration.kind !== 'enum') return declaration.fields.map(part);
  return declaration.variants.flatMap((variant) => [
    ...variant.fields.map(part),
    ...(variant.discriminant === null ? [] : dependenciesOfConstant(substituteConstant(variant.discriminant, type.item, type.arguments))),
  ]);
}

function dependenciesOfConstant(constant: Constant): readonly NodeKey[] {
  const found: NodeKey[] = [];
  const waiting: Constant[] = [constant];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    switch (next.kind) {
      case 'value':
      case 'parameter':
      case 'unknown':
        break;
      case 'unary':
      case 'cast':
        waiting.push(next.operand);
        break;
      case 'binary':
        waiting.push(next.right, next.left);
        break;
      case 'item':
        found.push(constantNode(next.item));
        break;
      case 'size-of':
      case 'align-of':
        found.push(typeNode(next.type));
        break;
      default:
        assertNever(next);
    }
  }
  return found;
}
