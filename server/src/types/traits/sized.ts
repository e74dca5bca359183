/** Whether a type has a size that is known when the program is built (L6): texts, slices and `dyn` have none, nor has a struct that ends in one. */
import type { Database } from '../../base/query.ts';
import { typeDeclaration } from '../declaration-queries.ts';
import type { Certainty } from '../match.ts';
import type { Type } from '../type.ts';

/** Structs that hold each other in their last fields are no values at all. */
const DEEPEST = 8;

export function sized(db: Database, type: Type, depth = 0): Certainty {
  switch (type.kind) {
    case 'str':
    case 'slice':
    case 'dynamic':
      return 'no';
    case 'parameter':
      return type.maybeUnsized ? 'maybe' : 'yes';
    case 'projection':
    case 'unknown':
    case 'infer':
      return 'maybe';
    case 'adt':
      return sizedByTail(db, type, depth);
    default:
      return 'yes';
  }
}

function sizedByTail(db: Database, { arguments: terms, item }: Extract<Type, { kind: 'adt' }>, depth: number): Certainty {
  if (depth > DEEPEST) return 'maybe';
  const declaration = db.get(typeDeclaration, item);
  const tail = declaration?.kind === 'struct' ? (declaration.fields.at(-1)?.type ?? null) : null;
  if (tail === null) return 'yes';
  const given = tail.kind === 'parameter' && tail.owner === item ? terms[tail.index] : undefined;
  return sized(db, given?.kind === 'type' ? given.type : tail, depth + 1);
}
