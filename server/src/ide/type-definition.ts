/**
 * Where the type of what stands under the cursor is declared: of a variable, a field, a function's result, an expression.
 * References, pointers, arrays and boxes are looked through, because their content is what a person asks about.
 */
import { assertNever } from '../base/assert-never.ts';
import type { Database } from '../base/query.ts';
import { containsRange, shiftRange, type TextRange } from '../base/ranges.ts';
import { itemNode, type ItemKey, resolveTypePath, shapeOf, stdTypesNamed } from '../items/index.ts';
import { aliasedType, canonicalItem, constantItemType, type DeclaredField, declaredType, functionSignature, lowerType, type Type, typeDeclaration, type TypedBody, type TypedExpression, type TypedPattern, walkBody } from '../types/index.ts';
import { bodyAt } from './bodies/body-at.ts';
import { targetsAt } from './bodies/target-at.ts';
import type { Member } from './bodies/uses.ts';
import { definitions, type DefinitionTarget, itemTarget, parameterTarget } from './definition.ts';
import { locate } from './locate.ts';

/** Several for what only its traits say; empty for primitives and for what is not known. */
export function typeDefinition(db: Database, file: string, offset: number): DefinitionTarget[] {
  const located = locate(db, file, offset);
  if (located?.kind === 'type-use') {
    const meaning = resolveTypePath(db, located.item, located.names, located.path.isGlobal);
    if (meaning.kind === 'item' && shapeOf(db, meaning.key)?.kind === 'type-alias') return targetsOf(db, aliasedType(db, meaning.key), located.range);
    return definitions(db, file, offset);
  }
  if (located?.kind === 'field') return targetsOf(db, typeOfItem(db, located.item, { kind: 'field', name: located.field.name.text, variant: located.variant?.name.text ?? null }), located.range);
  const [found] = targetsAt(db, file, offset);
  if (found?.target.kind === 'local') return targetsOf(db, found.target.at.names.local.type, found.origin);
  // What is used in a body has the type that it has there, with its arguments.
  const around = located === null ? bodyAt(db, file, offset) : null;
  const here = around === null ? null : nodeAt(around.body, offset - around.start);
  if (here !== null && around !== null) {
    const field = found?.target.kind === 'item' && found.target.member?.kind === 'field' ? fieldOf(db, here, found.target.item, found.target.member) : null;
    return targetsOf(db, field ?? here.type, found?.origin ?? shiftRange(here.range, around.start));
  }
  return found === undefined ? [] : targetsOf(db, typeOfItem(db, found.target.item, found.target.member), found.origin);
}

/** The smallest expression or pattern around a place; a block is no answer to a place between its statements. */
function nodeAt(body: TypedBody, offset: number): TypedExpression | TypedPattern | null {
  const found: (TypedExpression | TypedPattern)[] = [];
  const look = (node: TypedExpression | TypedPattern): void => {
    const smallest = found[0];
    const isSmaller = smallest === undefined || node.range.end - node.range.start <= smallest.range.end - smallest.range.start;
    if (isSmaller && containsRange(node.range, { start: offset, end: offset })) found[0] = node;
  };
  walkBody(body, { expression: (node) => (node.isImplicit === true ? undefined : look(node)), pattern: look });
  const [smallest] = found;
  return smallest === undefined || smallest.kind === 'block' ? null : smallest;
}

/** The type that a field has in a literal or pattern which names it; `null` for every other node. */
function fieldOf(db: Database, node: TypedExpression | TypedPattern, item: ItemKey, member: Member): Type | null {
  if (node.kind === 'fields' || node.kind === 'variant') return node.fields.find(({ name }) => name === member.name)?.pattern.type ?? null;
  if (node.kind !== 'aggregate') return null;
  const index = declaredFields(db, item, member).findIndex(({ name }) => name === member.name);
  return node.fields.find((field) => field.index === index)?.value.type ?? null;
}

function declaredFields(db: Database, item: ItemKey, member: Member): readonly DeclaredField[] {
  const declaration = db.get(typeDeclaration, item);
  if (declaration === null || member.kind === 'variant') return [];
  return declaration.kind === 'enum' ? (declaration.variants.find(({ name }) => name === member.variant)?.fields ?? []) : declaration.fields;
}

/** What an item is or gives, as declared; `null` where that is no type. */
function typeOfItem(db: Database, item: ItemKey, member: Member | null): Type | null {
  if (member?.kind === 'field') return declaredFields(db, item, member).find(({ name }) => name === member.name)?.type ?? null;
  if (db.get(typeDeclaration, item) !== null) return declaredType(db, item);
  if (shapeOf(db, item)?.kind === 'type-alias') return aliasedType(db, item);
  const node = db.get(itemNode, item);
  if (node?.kind === 'static') return node.type === null ? null : lowerType(db, item, node.type);
  return functionSignature(db, item)?.result ?? db.get(constantItemType, item);
}

function targetsOf(db: Database, type: Type | null, origin: TextRange): DefinitionTarget[] {
  return type === null ? [] : nominal(db, type, origin, DEEPEST).filter((target) => target !== null);
}

/** References of references of …: a type that is built by a program has no end. */
const DEEPEST = 32;

function nominal(db: Database, type: Type, origin: TextRange, fuel: number): readonly (DefinitionTarget | null)[] {
  if (fuel === 0) return [];
  const inner = (content: Type): readonly (DefinitionTarget | null)[] => nominal(db, content, origin, fuel - 1);
  switch (type.kind) {
    case 'adt': {
      const content = stdTypesNamed(db, 'Box').includes(canonicalItem(db, type.item)) ? contentOf(type) : null;
      const behind = content === null ? [] : inner(content);
      return behind.length > 0 ? behind : [itemTarget(db, canonicalItem(db, type.item), origin)];
    }
    case 'reference':
    case 'pointer':
      return inner(type.target);
    case 'array':
    case 'slice':
      return inner(type.element);
    case 'dynamic':
      return type.traits.map((trait) => itemTarget(db, trait.item, origin));
    case 'opaque':
      return type.bounds.map((trait) => itemTarget(db, trait.item, origin));
    case 'parameter':
      return [type.index === -1 ? itemTarget(db, type.owner, origin) : parameterTarget(db, type.owner, type.name, origin)];
    case 'function':
      return inner(type.result);
    case 'function-item':
      return inner(functionSignature(db, type.item)?.result ?? type);
    case 'primitive':
    case 'str':
    case 'never':
    case 'tuple':
    case 'closure':
    case 'projection':
    case 'infer':
    case 'unknown':
      return [];
    default:
      return assertNever(type);
  }
}

function contentOf(type: Extract<Type, { kind: 'adt' }>): Type | null {
  const [content] = type.arguments;
  return content?.kind === 'type' ? content.type : null;
}
