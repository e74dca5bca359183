/** Which field of a type a name means. */
import { typeDeclaration } from '../declaration-queries.ts';
import { instantiate } from '../substitute.ts';
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';
import { normalize } from './projections.ts';

/** The field of a struct, union or tuple; `null` if it has none of that name. */
export function fieldOf(inference: Inference, type: Type, name: string): { readonly index: number; readonly type: Type } | null {
  if (type.kind === 'tuple') {
    const index = /^\d+$/u.test(name) ? Number(name) : -1;
    const element = type.elements[index];
    return element === undefined ? null : { index, type: element };
  }
  if (type.kind !== 'adt') return null;
  const declaration = inference.db.get(typeDeclaration, type.item);
  if (declaration === null || declaration.kind === 'enum') return null;
  const index = declaration.fields.findIndex((field) => field.name === name);
  const field = declaration.fields[index];
  return field === undefined ? null : { index, type: normalize(inference, instantiate(field.type, [{ owner: type.item, arguments: type.arguments, self: null }])) };
}
