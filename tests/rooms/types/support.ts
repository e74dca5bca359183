/** Questions about types, asked from inside an item of a program: types are written as parameters of a function `here`. */
import type { Database } from '../../../server/src/base/query.ts';
import { forEachShape, type ItemKey, itemTree } from '../../../server/src/items/index.ts';
import { type Environment, environmentOf, functionSignature, normalizeType, type TraitReference, type Type } from '../../../server/src/types/index.ts';
import { openText } from '../../support/fixture.ts';

export interface Place {
  readonly db: Database;
  readonly here: ItemKey;
  readonly environment: Environment;
  /** Those of `here`'s parameters, in order. */
  readonly types: readonly Type[];
}

/** @param generics of `here`, with angle brackets; @param written the types of its parameters. */
export function placeIn(program: string, generics: string, written: readonly string[], where = ''): Place {
  const parameters = written.map((type, index) => `p${index}: ${type}`).join(', ');
  const { db } = openText(`${program}\nfn here${generics}(${parameters}) ${where} {}\n`);
  const here = itemNamed(db, 'here');
  const environment = environmentOf(db, here);
  const types = functionSignature(db, here)?.parameters.map((parameter) => normalizeType(db, environment, parameter.type)) ?? [];
  return { db, here, environment, types };
}

/** The item of this name, wherever it stands in the file. */
export function itemNamed(db: Database, name: string, file = '/main.ast'): ItemKey {
  const found: ItemKey[] = [];
  for (const shapes of db.get(itemTree, file).chunks) forEachShape(shapes, (shape) => void (shape.name === name && found.push(shape.key)));
  const [first] = found;
  if (first === undefined) throw new Error(`The program has no item named ${name}`);
  return first;
}

/** The trait in the first bound on the last parameter of `here`: a way to write a trait reference. */
export function lastBound(place: Place): TraitReference {
  const predicate = place.environment.predicates.find((candidate) => candidate.kind === 'trait');
  if (predicate?.kind !== 'trait') throw new Error('The item has no bound');
  return predicate.trait;
}

export function withoutFile(key: string): string {
  return key.replace('/main.ast#', '');
}
