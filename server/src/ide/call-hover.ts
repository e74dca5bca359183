/** What there is to know of a call where its function is named: what it takes for good, whether it allocates, which function really runs. */
import type { Database } from '../base/query.ts';
import { touches } from '../base/ranges.ts';
import { itemGenerics } from '../items/index.ts';
import { type CallNode, type Callee, copyStatus, functionSignature, type FunctionSignature, printConstantTerm, printType, type Type, walkBody } from '../types/index.ts';
import { type BodyAt, bodyAt } from './bodies/body-at.ts';
import { instanceList, instancesIn, isInstance } from './bodies/instances.ts';
import type { CallHover, CallTarget } from './render/index.ts';

/** `null` where no call of a function is named. */
export function callHover(db: Database, file: string, offset: number): CallHover | null {
  const at = bodyAt(db, file, offset);
  const call = at === null ? null : callNamedAt(at, offset);
  const signature = call === null ? null : functionSignature(db, call.callee.item);
  if (at === null || call === null || signature === null) return null;
  return { moves: movedParameters(db, at, call, signature), allocates: signature.annotations.includes('alloc'), target: targetOf(db, file, call, signature) };
}

type FunctionCall = CallNode & { readonly callee: Extract<Callee, { kind: 'function' }> };

function callNamedAt({ body, start }: BodyAt, offset: number): FunctionCall | null {
  let found: FunctionCall | null = null;
  walkBody(body, {
    expression: (node) => {
      if (node.kind === 'call' && node.callee.kind === 'function' && (node.syntax === 'call' || node.syntax === 'method') && touches(node.nameRange, offset - start)) found = node as FunctionCall;
      return true;
    },
  });
  return found;
}

/** Parameters that are given a value which surely is no copy (O3), by the names of their declaration. */
function movedParameters(db: Database, { body }: BodyAt, call: FunctionCall, signature: FunctionSignature): string[] {
  if (signature.borrowsArguments) return [];
  return call.arguments.flatMap((argument, index) => {
    const name = signature.parameters[index]?.name ?? null;
    // A unique reference is lent on.
    return name !== null && argument.type.kind !== 'reference' && copyStatus(db, body.item, argument.type) === 'no' ? [name] : [];
  });
}

function targetOf(db: Database, file: string, call: FunctionCall, signature: FunctionSignature): CallTarget {
  const { generics, isVirtual, item } = call.callee;
  const self = call.arguments[0]?.type;
  if (isVirtual && self !== undefined) {
    const behind = withoutPointers(self);
    if (behind.kind === 'dynamic') return { kind: 'vtable', type: printType(behind) };
    return behind.kind === 'parameter' || behind.kind === 'opaque' || behind.kind === 'projection' ? { kind: 'bound', type: printType(behind) } : { kind: 'plain' };
  }
  if (isVirtual || !isInstance(generics)) return { kind: 'plain' };
  const names = signature.owners.flatMap((owner) => (owner === item ? signature.generics : itemGenerics(db, owner).parameters).map((parameter) => parameter.name));
  const terms = generics.map((term, index) => ({ name: names[index] ?? '_', term: term.kind === 'type' ? printType(term.type) : printConstantTerm(term.constant) }));
  return { kind: 'instance', arguments: terms, count: new Set([...instancesIn(db, file, item), instanceList(generics)]).size };
}

/** What references, and boxes and their like, lead to. */
function withoutPointers(type: Type): Type {
  let here = type;
  for (;;) {
    const content = here.kind === 'adt' && POINTERS.has(here.name) ? here.arguments[0] : undefined;
    if (here.kind === 'reference') here = here.target;
    else if (content?.kind === 'type') here = content.type;
    else return here;
  }
}

const POINTERS: ReadonlySet<string> = new Set(['Box', 'Rc', 'Arc']);
