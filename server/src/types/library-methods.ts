/** What the library declares for its own types and for those of the language, by name: to tell which of them was meant. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { forEachShape, itemTree, type ItemKey, stdFiles } from '../items/index.ts';
import { implHeader } from './impls.ts';
import { headsDiffer } from './match.ts';
import type { Type } from './type.ts';

interface LibraryImpl {
  readonly self: Type;
  readonly functions: readonly { readonly name: string; readonly item: ItemKey }[];
}

/** The functions in the library's inherent impls for a type, each with its item. Cost: a walk over the library the first time. */
export function libraryFunctions(db: Database, type: Type): readonly { readonly name: string; readonly item: ItemKey }[] {
  return db.get(inherentImpls, '').flatMap(({ functions, self }) => (headsDiffer(self, type) ? [] : functions));
}

/** One key, because there is one library. */
const inherentImpls = defineQuery<readonly LibraryImpl[]>({
  name: 'libraryInherentImpls',
  equals: structurallyEqual,
  compute: (db) => {
    const found: LibraryImpl[] = [];
    for (const file of stdFiles(db)) {
      for (const shapes of db.get(itemTree, file).chunks) {
        forEachShape(shapes, (shape) => {
          const header = shape.kind === 'impl' ? implHeader(db, shape.key) : null;
          if (header?.isInherent !== true) return;
          found.push({ self: header.self, functions: shape.members.flatMap(({ key, kind, name }) => (kind === 'function' && name !== null ? [{ name, item: key }] : [])) });
        });
      }
    }
    return found;
  },
  cycle: () => [],
});
