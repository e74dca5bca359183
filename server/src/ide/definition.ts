/** Where the type, item, member or local under the cursor is declared. */
import type { Database } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { fileOfItem, genericsOf, isModule, itemNode, type ItemKey, itemStart, moduleContents, resolveTypePath, rootModule } from '../items/index.ts';
import { canonicalItem } from '../types/index.ts';
import { type TargetAt, targetsAt } from './bodies/target-at.ts';
import { type Declaration, declarationOf } from './declaration.ts';
import { locate, type Located } from './locate.ts';

/** Offsets in `file`; files of the shipped library have names that begin with `std:/`. */
export interface DefinitionTarget {
  readonly file: string;
  readonly nameRange: TextRange;
  /** The whole declaration. */
  readonly range: TextRange;
  /** The name that was asked about, in the file of the question. */
  readonly origin: TextRange;
}

/** Two for a field that is written short in a literal: the value and the field. */
export function definitions(db: Database, file: string, offset: number): DefinitionTarget[] {
  const located = locate(db, file, offset);
  const all = located?.kind === 'type-use' ? [ofTypeUse(db, located)] : targetsAt(db, file, offset).map((found) => ofTarget(db, file, found));
  const found = all.filter((target) => target !== null);
  // A field that is written short in a pattern declares a variable: who asks there does not ask for that.
  return found.length > 1 ? found.filter(({ nameRange, origin, file: where }) => where !== file || nameRange.start !== origin.start) : found;
}

function ofTypeUse(db: Database, located: Extract<Located, { kind: 'type-use' }>): DefinitionTarget | null {
  const resolution = resolveTypePath(db, located.item, located.names, located.path.isGlobal);
  switch (resolution.kind) {
    case 'item':
      return itemTarget(db, canonicalItem(db, resolution.key), located.range);
    case 'self':
      return itemTarget(db, resolution.owner, located.range);
    case 'parameter':
      return parameterTarget(db, resolution.owner, resolution.name, located.range);
    case 'builtin':
    case 'associated':
    case 'unresolved':
    case 'incomplete':
      return null;
  }
}

/** @param origin the name that was asked about. */
export function itemTarget(db: Database, key: ItemKey, origin: TextRange): DefinitionTarget | null {
  const declared = fileOfModule(db, key) ?? declarationOf(db, key, null);
  return declared === null ? null : { ...declared, origin };
}

/** A module in a file of its own is that file. */
function fileOfModule(db: Database, key: ItemKey): Declaration | null {
  if (!isModule(db, key)) return null;
  const module = moduleContents(db, key);
  if (module === null || module !== rootModule(fileOfItem(module))) return null;
  return { file: fileOfItem(module), nameRange: { start: 0, end: 0 }, range: { start: 0, end: 0 } };
}

/** What a name in a body stands for: a local, a function, a constant, a variant, a field. */
function ofTarget(db: Database, file: string, { origin, target }: TargetAt): DefinitionTarget | null {
  if (target.kind === 'local') {
    const { declarations } = target.at.names;
    const range = shiftRange(declarations[0] ?? target.at.names.local.range, target.at.start);
    return { file, nameRange: range, range, origin };
  }
  const declared = (target.member === null ? fileOfModule(db, target.item) : null) ?? declarationOf(db, target.item, target.member);
  return declared === null ? null : { ...declared, origin };
}

/** A type or const parameter of `owner`. */
export function parameterTarget(db: Database, owner: ItemKey, name: string, origin: TextRange): DefinitionTarget | null {
  const item = db.get(itemNode, owner);
  const start = itemStart(db, owner);
  const parameter = item === null ? undefined : genericsOf(item)?.parameters.find((candidate) => candidate.name.text === name);
  if (parameter === undefined || start === null) return null;
  const range = { start: start + parameter.start, end: start + parameter.end };
  return { file: fileOfItem(owner), nameRange: { start: start + parameter.name.start, end: start + parameter.name.end }, range, origin };
}
