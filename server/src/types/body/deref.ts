/** What `*` leads to: built in for references, pointers and `Box`, through `Deref` for everything else. */
import type { Type } from '../type.ts';
import { type Inference, typeArgument } from './inference.ts';
import { projectionOf } from './projections.ts';
import type { DereferenceNode } from './typed-body.ts';

export interface Dereferenced {
  readonly through: DereferenceNode['through'];
  readonly type: Type;
}

/** One step that is taken without being written; `null` where there is none. */
export function dereferenced(inference: Inference, type: Type): Dereferenced | null {
  const here = inference.variables.shallow(type);
  switch (here.kind) {
    case 'reference':
      return { through: here.isMutable ? 'mutable-reference' : 'reference', type: here.target };
    case 'adt': {
      if (here.item === inference.known.Box?.key) return { through: 'box', type: typeArgument(here) };
      const target = projectionOf(inference, here, inference.known.Deref, 'Target');
      return target === null ? null : { through: 'overloaded-shared', type: target };
    }
    case 'parameter':
    case 'opaque':
    case 'projection': {
      const target = projectionOf(inference, here, inference.known.Deref, 'Target');
      return target === null ? null : { through: 'overloaded-shared', type: target };
    }
    default:
      return null;
  }
}
