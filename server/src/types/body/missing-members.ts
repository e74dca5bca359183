/**
 * Whether a value surely lacks a field: every type that it leads to is known, those with fields are the program's own and
 * complete, and nothing says that it may lead on through a `Deref` that nobody saw (O15).
 */
import { nearNames } from '../../base/near-names.ts';
import { fileOfItem, isStdFile, type ItemKey } from '../../items/index.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import { printType } from '../print-type.ts';
import type { Type } from '../type.ts';
import { autoderef } from './autoderef.ts';
import type { Inference } from './inference.ts';
import { mayImplement } from './trait-selection.ts';
import type { TypedExpression, TypeProblem } from './typed-body.ts';

/** The problem, or `null` where the field may exist. */
export function missingField(inference: Inference, receiver: TypedExpression, name: { readonly text: string; readonly start: number; readonly end: number }): Extract<TypeProblem, { kind: 'unresolved-field' }> | null {
  const seen: Type[] = [];
  for (const { type } of autoderef(inference, receiver)) {
    if (!isKnown(inference, type)) return null;
    seen.push(type);
  }
  const first = seen.find((type) => type.kind !== 'reference');
  const last = seen.at(-1);
  if (first === undefined || last === undefined || leadsOn(inference, last)) return null;
  const item = first.kind === 'adt' && !isStdFile(fileOfItem(first.item)) ? first.item : null;
  const fields = seen.flatMap((type) => (type.kind === 'adt' ? fieldsOf(inference, type.item) : []));
  return {
    kind: 'unresolved-field',
    range: { start: name.start, end: name.end },
    type: printType(inference.variables.resolve(first)),
    item,
    isPrimitive: first.kind === 'primitive',
    field: name.text,
    isMethod: false,
    nearest: nearNames(name.text, fields)[0] ?? null,
  };
}

/** The program's own types, the library's pointers on the way to them, and what the language itself has. */
function isKnown(inference: Inference, type: Type): boolean {
  switch (type.kind) {
    case 'primitive':
    case 'str':
    case 'reference':
    case 'tuple':
    case 'array':
    case 'slice':
      return true;
    case 'adt': {
      const { Box } = inference.known;
      const declaration = inference.db.get(typeDeclaration, type.item);
      return type.item === Box?.key || (!isStdFile(fileOfItem(type.item)) && declaration !== null && !declaration.isIncomplete);
    }
    default:
      return false;
  }
}

/** Whether a type may lead on through a `Deref` that nobody saw. */
export function leadsOn(inference: Inference, type: Type): boolean {
  const { Deref } = inference.known;
  return Deref === null || (type.kind === 'adt' && mayImplement(inference, type, { item: Deref.key, name: Deref.name, arguments: [], bindings: [] }) !== 'no');
}

function fieldsOf(inference: Inference, item: ItemKey): readonly string[] {
  const declaration = inference.db.get(typeDeclaration, item);
  return declaration === null || declaration.kind === 'enum' ? [] : declaration.fields.map((field) => field.name);
}
