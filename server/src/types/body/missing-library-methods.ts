/**
 * A method that the library's types and those of the language do not have here. Another library may have more than this one,
 * so that only a name spelt almost like one that is there is told, and no more than hinted at (O15).
 */
import { nearNames } from '../../base/near-names.ts';
import { fileOfItem, isLibraryReplaced, isStdFile, mayUseForeignTraits, shapeOf } from '../../items/index.ts';
import type { Name } from '../../syntax/index.ts';
import { knownImplsFor } from '../hidden-members.ts';
import { inherentMembers, mayHideImpls, traitMembers } from '../impl-index.ts';
import { traitDeclaration } from '../impls.ts';
import { libraryFunctions } from '../library-methods.ts';
import { printType } from '../print-type.ts';
import { functionSignature } from '../signatures.ts';
import type { Type } from '../type.ts';
import { autoderef } from './autoderef.ts';
import { isDoubtful } from './doubtful-methods.ts';
import { type Inference, referenceTo } from './inference.ts';
import { knownItem } from './known-items.ts';
import { mayImplement } from './trait-selection.ts';
import type { TypedExpression } from './typed-body.ts';

/** Notes the call; judged when every type is known. */
export function noteLibraryMethod(inference: Inference, receiver: TypedExpression, name: Name): void {
  inference.deferred.push(() => {
    if (isDoubtful(inference)) return;
    const types = [...autoderef(inference, receiver)].map(({ type }) => inference.variables.final(type, new Map()));
    const [first] = types.filter((type) => type.kind !== 'reference');
    if (first === undefined || !types.every(isOfLibrary) || isOtherwiseDeclared(inference, name.text, types)) return;
    const nearest = nearNames(name.text, methodNames(inference, types))[0];
    if (nearest === undefined) return;
    inference.problems.push({ kind: 'unresolved-method', range: { start: name.start, end: name.end }, type: printType(first), item: null, method: name.text, isFunction: false, nearest, isOfLibrary: true });
  });
}

function isOfLibrary(type: Type): boolean {
  if (type.id.includes('unknown ') || type.id.includes('>::')) return false;
  return type.kind === 'adt' ? isStdFile(fileOfItem(type.item)) : PLAIN.has(type.kind);
}

const PLAIN: ReadonlySet<Type['kind']> = new Set(['primitive', 'str', 'slice', 'array', 'reference']);

/** Whether anything that is seen, or may be there unseen, declares the name for one of the types. */
function isOtherwiseDeclared(inference: Inference, name: string, types: readonly Type[]): boolean {
  const { db, environment, item, obscured } = inference;
  const { file } = environment;
  if (isLibraryReplaced(db) || obscured.includes(name) || mayHideImpls(db, file, name) || mayUseForeignTraits(db, item) || inherentMembers(db, file, name).some(({ owner }) => !isStdFile(fileOfItem(owner)))) return true;
  if (types.some((type) => libraryFunctions(db, type).some((known) => known.name === name)) || traitMembers(db, file, name).length > 0) return true;
  return knownImplsFor(db, file, [...new Set(types.flatMap((type) => [type, referenceTo(type, false), referenceTo(type, true)]))]) === null;
}

function methodNames(inference: Inference, types: readonly Type[]): readonly string[] {
  const { db } = inference;
  const own = types.flatMap((type) => libraryFunctions(db, type)).filter(({ item }) => functionSignature(db, item)?.receiver !== 'none');
  const lent = COMMON_TRAITS.flatMap((trait) => {
    const known = knownItem(db, trait);
    if (known === null || traitDeclaration(db, known.key) === null || !types.some((type) => mayImplement(inference, type, { item: known.key, name: known.name, arguments: [], bindings: [] }) === 'yes')) return [];
    return shapeOf(db, known.key)?.members.flatMap((member) => member.name ?? []) ?? [];
  });
  return [...own.map((known) => known.name), ...lent];
}

const COMMON_TRAITS = ['Iterator', 'Clone', 'ToString', 'Ord'] as const;
