/** Names that `let` binds among the statements of a file: the file's functions may use them. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { Pattern } from '../syntax/index.ts';
import { itemTree, statementRun } from './inputs.ts';
import type { ItemKey } from './item-key.ts';

/** Each name with the `statements` shape that binds it first. */
export function topLevelLets(db: Database, file: string): ReadonlyMap<string, ItemKey> {
  return db.get(topLevelLetsQuery, file);
}

/** Key: file. */
const topLevelLetsQuery = defineQuery<ReadonlyMap<string, ItemKey>>({
  name: 'topLevelLets',
  equals: structurallyEqual,
  compute: (db, file) => {
    const names = new Map<string, ItemKey>();
    for (const shapes of db.get(itemTree, file).chunks) {
      for (const shape of shapes) {
        const run = shape.kind === 'statements' ? db.get(statementRun, shape.key) : null;
        for (const statement of run?.statements ?? []) {
          if (statement.kind === 'let') for (const name of namesOf(statement.pattern)) if (!names.has(name)) names.set(name, shape.key);
        }
      }
    }
    return names;
  },
  cycle: () => new Map(),
  barrier: true,
});

function namesOf(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'binding':
      return [pattern.name.text, ...(pattern.subpattern === null ? [] : namesOf(pattern.subpattern))];
    case 'reference':
      return namesOf(pattern.target);
    case 'tuple':
    case 'slice':
    case 'tuple-struct':
      return pattern.elements.flatMap(namesOf);
    case 'struct':
      return pattern.fields.flatMap((field) => namesOf(field.pattern));
    case 'or':
      return pattern.alternatives.flatMap(namesOf);
    case 'path':
      // A lone name may be a new one.
      return pattern.path.segments.length === 1 ? pattern.path.segments.map((segment) => segment.name.text) : [];
    default:
      return [];
  }
}
