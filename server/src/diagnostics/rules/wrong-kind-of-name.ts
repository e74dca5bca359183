/**
 * `wrong-kind-of-name`: a name that is declared, and is not of the kind that its place asks for: a type where a trait stands, a
 * module or a variant where a type stands, an enum before the fields of a value (O15). Only declarations of the program
 * that are there under every condition are accused; the library may have a name twice.
 */
import type { Database } from '../../base/query.ts';
import { enumVariants, fileOfItem, isStdFile, isUnreached, itemNode, type ItemKey, resolveTypePath, resolveValuePath, shapeOf } from '../../items/index.ts';
import { type Path, walkItem } from '../../syntax/index.ts';
import { mayMisreadTypes } from '../../types/index.ts';
import { declaredAt } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { isUnderCondition } from '../under-condition.ts';

export function namesOfWrongKind(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  if (item === null || item.hasError || isUnreached(db, fileOfItem(key))) return [];
  const found: Finding[] = [];
  const add = (path: Path, wanted: string, wrong: Wrong | null, rustc: string): void => {
    const last = path.segments.at(-1)?.name;
    if (wrong === null || last === undefined || (wrong.item !== null && isUnderCondition(db, wrong.item))) return;
    found.push({
      code: 'wrong-kind-of-name',
      place: { item: key, range: { start: last.start, end: last.end } },
      message: `\`${last.text}\` is ${wrong.kind}, and ${wanted} is expected here.`,
      related: declaredAt(db, wrong.item, wrong.variant, `\`${last.text}\` is declared here`),
      rustc,
    });
  };
  walkItem(item, {
    path: (path, role) => {
      if (role === 'trait') add(path, 'a trait', noTrait(db, key, path), 'E0404');
      else if (role === 'type') add(path, 'a type', noType(db, key, path), 'E0573');
    },
    expression: (node) => {
      if (node.kind === 'struct') add(node.path, 'a struct or variant', noConstructor(db, key, node.path), 'E0574');
    },
    pattern: (node) => {
      if (node.kind === 'struct') add(node.path, 'a struct or variant', noConstructor(db, key, node.path), 'E0574');
    },
  });
  return found.length === 0 || mayMisreadTypes(db, fileOfItem(key)) ? [] : found;
}

interface Wrong {
  readonly kind: string;
  /** Where it is declared; `null` for what the language itself has. */
  readonly item: ItemKey | null;
  readonly variant: string | null;
}

function noTrait(db: Database, key: ItemKey, path: Path): Wrong | null {
  if (path.segments.at(-1)?.parenthesized != null) return null;
  const { item, resolution } = meaningOf(db, key, path);
  if (resolution?.kind === 'builtin' && path.segments.length === 1 && /^(?:[iu](?:8|16|32|64|128|size)|f32|f64|bool|char|str)$/u.test(resolution.name)) return { kind: 'a type', item: null, variant: null };
  if (resolution?.kind === 'parameter' && resolution.parameter === 'type') return { kind: 'a type parameter', item: null, variant: null };
  return item === null ? null : ofKind(db, item, ['struct', 'enum', 'union', 'type-alias', 'module']);
}

function noType(db: Database, key: ItemKey, path: Path): Wrong | null {
  const { item, names, resolution } = meaningOf(db, key, path);
  if (resolution === null) return null;
  if (resolution.kind === 'associated' && resolution.base.kind === 'item') {
    const [name, ...others] = resolution.rest;
    const { key: base } = resolution.base;
    const isVariant = name !== undefined && others.length === 0 && !isStdFile(fileOfItem(base)) && shapeOf(db, base)?.kind === 'enum' && enumVariants(db, base).includes(name);
    return isVariant ? { kind: 'a variant', item: base, variant: name } : null;
  }
  // What looks like a type among generic arguments may be a constant.
  return item === null || resolveValuePath(db, key, names, path.isGlobal).kind !== 'unresolved' ? null : ofKind(db, item, ['module']);
}

function noConstructor(db: Database, key: ItemKey, path: Path): Wrong | null {
  const { item, names } = meaningOf(db, key, path);
  if (item === null || names[0] === 'Self' || resolveValuePath(db, key, names, path.isGlobal).kind === 'variant') return null;
  return ofKind(db, item, ['enum', 'module', 'trait']);
}

function meaningOf(db: Database, key: ItemKey, path: Path): { readonly names: readonly string[]; readonly resolution: ReturnType<typeof resolveTypePath> | null; /** Of the program. */ readonly item: ItemKey | null } {
  const names = path.segments.map(({ name }) => name.text);
  const resolution = path.qualifiedSelf === null && !path.isGlobal ? resolveTypePath(db, key, names, false) : null;
  return { names, resolution, item: resolution?.kind === 'item' && !isStdFile(fileOfItem(resolution.key)) ? resolution.key : null };
}

const WORDS: Readonly<Record<string, string>> = { struct: 'a struct', enum: 'an enum', union: 'a union', 'type-alias': 'an alias of a type', module: 'a module', trait: 'a trait' };

function ofKind(db: Database, item: ItemKey, kinds: readonly string[]): Wrong | null {
  const kind = shapeOf(db, item)?.kind ?? '';
  const words = WORDS[kind];
  return words === undefined || !kinds.includes(kind) ? null : { kind: words, item, variant: null };
}
