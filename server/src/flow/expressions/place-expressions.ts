/**
 * Place expressions: names, statics, fields, elements and what pointers point to, as interned places. The base of an
 * overloaded `[]` or `*` is borrowed by the call behind it; the borrow lasts while the index is computed.
 */
import type { DereferenceNode, IndexNode, StaticNode, TypedExpression } from '../../types/index.ts';
import { displayPath } from '../../items/index.ts';
import { addLocal, type Builder, emit, moveCause, placeOfSource, typeOfPlace } from '../builder.ts';
import type { PlaceId } from '../graph.ts';
import { placeOfLocal, project } from '../places.ts';
import { temporaryFor, temporaryOf } from '../temporaries.ts';
import { referenceTo } from '../type-facts.ts';
import { isInert } from './inert.ts';

export type PlaceExpression = TypedExpression & { readonly kind: 'local' | 'static' | 'field' | 'index' | 'dereference' };

export function isPlaceExpression(expression: TypedExpression): expression is PlaceExpression {
  switch (expression.kind) {
    case 'local':
    case 'static':
    case 'field':
    case 'index':
    case 'dereference':
      return true;
    default:
      return false;
  }
}

/** Where an expression stands in memory; a value gets a temporary. */
export function lowerPlace(builder: Builder, expression: TypedExpression): PlaceId {
  switch (expression.kind) {
    case 'local':
      return placeOfSource(builder, expression.local);
    case 'static':
      return placeOfStatic(builder, expression);
    case 'field': {
      const base = builder.lower.place(expression.base);
      return project(builder.places, base, { kind: 'field', index: expression.index, name: expression.name, variant: null }, expression.type);
    }
    case 'index':
      return placeOfElement(builder, expression);
    case 'dereference':
      return placeBehind(builder, expression);
    default:
      return temporaryFor(builder, expression, moveCause('other'));
  }
}

function placeOfStatic(builder: Builder, { item, isMutable, type, range }: StaticNode): PlaceId {
  let local = builder.statics.get(item);
  if (local === undefined) {
    const name = displayPath(item).split('::').at(-1) ?? null;
    local = addLocal(builder, { name, kind: 'static', type, isMutable, range, source: null, isObscured: type.kind === 'unknown' });
    builder.statics.set(item, local);
  }
  return placeOfLocal(builder.places, local, type);
}

function placeOfElement(builder: Builder, { base, index, overloaded, type }: IndexNode): PlaceId {
  const whole = builder.lower.place(base);
  if (overloaded === null) {
    builder.lower.into(index, null);
    return project(builder.places, whole, { kind: 'index', of: typeOfPlace(builder, whole).kind === 'array' ? 'array' : 'slice' }, type);
  }
  const borrowed = borrowForCall(builder, whole, base, overloaded === 'mutable');
  builder.lower.into(index, null);
  if (!isInert(index)) emit(builder, { kind: 'read', place: borrowed, range: base.range, why: 'value' });
  return project(builder.places, whole, { kind: 'index', of: overloaded === 'mutable' ? 'overloaded-mutable' : 'overloaded-shared' }, type);
}

function placeBehind(builder: Builder, { operand, through, type }: DereferenceNode): PlaceId {
  const pointer = builder.lower.place(operand);
  if (through === 'overloaded-shared' || through === 'overloaded-mutable') borrowForCall(builder, pointer, operand, through === 'overloaded-mutable');
  return project(builder.places, pointer, { kind: 'dereference', through }, type);
}

/** `&base` or `&mut base`, for `Index::index` and `Deref::deref`. */
function borrowForCall(builder: Builder, place: PlaceId, { range }: TypedExpression, isMutable: boolean): PlaceId {
  const type = referenceTo(typeOfPlace(builder, place), isMutable);
  return temporaryOf(builder, type, range, { kind: 'borrow', place, borrow: isMutable ? 'mutable' : 'shared', isImplicit: true, isTwoPhase: false, range, usage: 'autoref' });
}
