/** Names that `let` binds among the statements of a file: the file's functions may use them. */
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import type { Pattern } from '../syntax/index.ts';
import { itemTree, statementRun } from './inputs.ts';
import type { ItemKey } from './item-key.ts';

/** The `statements` shape that binds a name first; `null` if none does. */
export function topLevelLet(db: Database, file: string, name: string): ItemKey | null {
  return db.get(topLevelLetNamed, `${file}\n${name}`);
}

/** One query for each name: while an item is typed there often are statements for a moment, and what they bind concerns few. Key: file, line feed, name. */
const topLevelLetNamed = defineQuery<ItemKey | null>({
  name: 'topLevelLetNamed',
  compute: (db, key) => {
    const cut = key.lastIndexOf('\n');
    return db.get(topLevelLets, key.slice(0, cut)).get(key.slice(cut + 1)) ?? null;
  },
  cycle: () => null,
  barrier: true,
});

/** Each name with the `statements` shape that binds it first. Key: file. */
const topLevelLets = defineQuery<ReadonlyMap<string, ItemKey>>({
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
