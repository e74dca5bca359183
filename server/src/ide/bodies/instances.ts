/** With which type arguments generic functions are called: each list of arguments is an instance, a function of its own in the program. */
import { type Database, defineQuery } from '../../base/query.ts';
import { structurallyEqual } from '../../base/structural-equality.ts';
import { forEachShape, type ItemKey, itemTree } from '../../items/index.ts';
import { foldTerm, type GenericTerm, termIdentity, typedBody, walkBody } from '../../types/index.ts';

/** The distinct instances of a function that the bodies of a file call or name, as texts that are equal for equal lists. */
export function instancesIn(db: Database, file: string, item: ItemKey): ReadonlySet<string> {
  const found = new Set<string>();
  for (const shapes of db.get(itemTree, file).chunks) {
    forEachShape(shapes, ({ key, kind }) => {
      if (kind !== 'function' && kind !== 'statements') return;
      for (const instance of db.get(instancesQuery, key)) if (instance.item === item) found.add(instance.list);
    });
  }
  return found;
}

/** Whether nothing in the list depends on what the function around the call is called with. */
export function isInstance(generics: readonly GenericTerm[]): boolean {
  let isConcrete = generics.length > 0;
  const folder = {
    type: (type: { readonly kind: string }) => {
      if (OPEN.has(type.kind)) isConcrete = false;
      return null;
    },
    constant: (constant: { readonly kind: string }) => {
      if (constant.kind === 'unknown' || constant.kind === 'parameter') isConcrete = false;
      return null;
    },
  };
  for (const term of generics) foldTerm(term, folder);
  return isConcrete;
}

export function instanceList(generics: readonly GenericTerm[]): string {
  return generics.map(termIdentity).join(', ');
}

const OPEN: ReadonlySet<string> = new Set(['parameter', 'projection', 'infer', 'unknown']);

interface Instance {
  readonly item: ItemKey;
  readonly list: string;
}

/** Key: an item with a body. */
const instancesQuery = defineQuery<readonly Instance[]>({
  name: 'instances',
  equals: structurallyEqual,
  compute: (db, key) => {
    const body = typedBody(db, key as ItemKey);
    const instances = new Map<string, Instance>();
    const add = (item: ItemKey, generics: readonly GenericTerm[]): void => {
      const list = instanceList(generics);
      if (isInstance(generics)) instances.set(`${item}\n${list}`, { item, list });
    };
    if (body === null) return [];
    walkBody(body, {
      expression: (node) => {
        if (node.kind === 'call' && node.callee.kind === 'function' && !node.callee.isVirtual) add(node.callee.item, node.callee.generics);
        if (node.kind === 'function' && node.type.kind === 'function-item') add(node.item, node.type.arguments);
        return true;
      },
    });
    return [...instances.values()];
  },
  cycle: () => [],
});
