/**
 * What a function of an impl declares against what its trait declares, both seen from inside the impl: `Self` is its type,
 * the trait's parameters are what the header says, associated types are what the impl gives. Lifetimes are not compared;
 * what is not known, or may turn out to be another type, differs from nothing (O15).
 */
import type { Database } from '../base/query.ts';
import { itemGenerics, type ItemKey } from '../items/index.ts';
import { environmentOf, type FunctionSignature, type GenericTerm, type ImplHeader, instantiate, intern, normalizeType, ownArguments, printType, type Substitution, surelyDiffer, type Type } from '../types/index.ts';

export type SignatureDifference =
  | { readonly kind: 'self'; readonly has: boolean }
  | { readonly kind: 'count'; readonly expected: number; readonly found: number }
  | { readonly kind: 'generics'; readonly expected: number; readonly found: number }
  | { readonly kind: 'unsafe'; readonly isDeclared: boolean }
  | { readonly kind: 'parameter'; /** The receiver counts. */ readonly index: number; readonly expected: string; readonly found: string }
  | { readonly kind: 'result'; readonly expected: string; readonly found: string; readonly isAsync: boolean };

/** The first difference in the order in which rustc looks; `null` where none is certain. */
export function signatureDifference(db: Database, header: ImplHeader, wanted: FunctionSignature, has: FunctionSignature): SignatureDifference | null {
  if ((wanted.receiver === 'none') !== (has.receiver === 'none')) return { kind: 'self', has: has.receiver !== 'none' };
  if (wanted.generics.length !== has.generics.length) return { kind: 'generics', expected: wanted.generics.length, found: has.generics.length };
  const [expected, found] = [wanted.parameters.length, has.parameters.length];
  if (expected !== found) return { kind: 'count', expected, found };
  if (wanted.generics.some(({ kind }, index) => has.generics[index]?.kind !== kind)) return null;
  if (wanted.isUnsafe !== has.isUnsafe && wanted.abi === null && has.abi === null) return { kind: 'unsafe', isDeclared: wanted.isUnsafe };
  return typeDifference(db, header, wanted, has);
}

function typeDifference(db: Database, header: ImplHeader, wanted: FunctionSignature, has: FunctionSignature): SignatureDifference | null {
  const substitution = seenFrom(db, header, [{ owner: wanted.item, arguments: parametersOf(db, has), self: null }]);
  for (const [index, { isUntyped, type }] of has.parameters.entries()) {
    const declared = wanted.parameters[index];
    if (declared === undefined || declared.isUntyped || isUntyped) continue;
    const differing = difference(db, has.item, instantiate(declared.type, substitution), type);
    if (differing !== null) return { kind: 'parameter', index, ...differing };
  }
  if (wanted.isAsync !== has.isAsync) return null;
  const differing = difference(db, has.item, instantiate(wanted.result, substitution), has.result);
  return differing === null ? null : { kind: 'result', ...differing, isAsync: has.isAsync };
}

/** What the parameters of the trait stand for in an impl. */
export function seenFrom(db: Database, { self, trait }: ImplHeader, others: Substitution = []): Substitution {
  return trait === null || trait.arguments.length !== itemGenerics(db, trait.item).parameters.length ? others : [{ owner: trait.item, arguments: trait.arguments, self }, ...others];
}

/** Two types that surely differ, in words. @param inside the item that knows what holds. */
export function difference(db: Database, inside: ItemKey, expected: Type, found: Type): { readonly expected: string; readonly found: string } | null {
  if (expected === found) return null;
  const environment = environmentOf(db, inside);
  const [wanted, has] = [normalizeType(db, environment, expected), normalizeType(db, environment, found)];
  return surelyDiffer(wanted, has) ? { expected: printType(wanted), found: printType(has) } : null;
}

/** The function's own parameters as arguments, those of its `impl Trait`s included. */
function parametersOf(db: Database, { generics, item }: FunctionSignature): GenericTerm[] {
  const named = ownArguments(db, item);
  return generics.map((parameter, index) => named[index] ?? { kind: 'type', type: intern({ kind: 'parameter', owner: item, index: parameter.index, name: parameter.name, maybeUnsized: parameter.maybeUnsized }) });
}
