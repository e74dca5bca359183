/** Locals as they are declared: in the order of the text, shared by the alternatives of an or-pattern. */
import type { Name } from '../../syntax/index.ts';
import type { Type } from '../type.ts';
import type { Inference } from './inference.ts';
import type { Local } from './typed-body.ts';
import type { LocalId } from './typed-pattern.ts';

/** Declares a local and brings its name into scope. */
export function declareLocal(inference: Inference, name: Name, kind: Local['kind'], type: Type, isMutable: boolean): LocalId {
  const id = inference.locals.length;
  inference.locals.push({ id, name: name.text, kind, type, isMutable, range: { start: name.start, end: name.end }, mutabilityStart: name.start });
  inference.references.push([]);
  inference.closureLocals.at(-1)?.push(id);
  inference.scopes.declare(name.text, id);
  return id;
}
