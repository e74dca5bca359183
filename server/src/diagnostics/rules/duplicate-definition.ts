/**
 * `duplicate-definition`: two declarations of one name in one namespace of one module, or two variants of one name in an enum.
 * So is a name that an item declares twice in itself: a parameter, a name of a pattern, an item of a block.
 * The later one is accused and points at the first. Silent if any of them is conditional (`#[cfg(..)]`), and where one
 * function has a body and the other has none: the one without announces the other. Items among broken text do not count.
 */
import type { Database } from '../../base/query.ts';
import { declaredNamed, itemNode, type ItemKey, moduleOf, shapeOf } from '../../items/index.ts';
import type { EnumItem } from '../../syntax/index.ts';
import { nameRange } from '../declared-at.ts';
import type { Finding } from '../finding.ts';
import { type RepeatedName, repeatedNames } from '../repeated-names.ts';

export function duplicateDefinitions(db: Database, key: ItemKey): Finding[] {
  const item = db.get(itemNode, key);
  const inItem = item?.kind === 'enum' ? duplicateVariants(key, item) : [];
  const inModule = duplicateItem(db, key);
  const repeated = repeatedNames(db, key).map(({ first, name, range, rustc, what }): Finding => ({
    code: 'duplicate-definition',
    place: { item: key, range },
    message: SENTENCES[what](name),
    related: [{ ...first, message: `\`${name}\` is first declared here` }],
    rustc,
  }));
  return [...(inModule === null ? [] : [inModule]), ...inItem, ...repeated];
}

const SENTENCES: Readonly<Record<RepeatedName['what'], (name: string) => string>> = {
  'generic parameter': (name) => `There is a generic parameter \`${name}\` here already.`,
  lifetime: (name) => `There is a lifetime \`${name}\` here already.`,
  parameter: (name) => `The parameters bind \`${name}\` twice.`,
  binding: (name) => `The pattern binds \`${name}\` twice.`,
  item: (name) => `\`${name}\` is declared twice in this block.`,
};

function duplicateItem(db: Database, key: ItemKey): Finding | null {
  const shape = shapeOf(db, key);
  if (shape === null || shape.name === null) return null;
  const parent = shape.parent === null ? null : shapeOf(db, shape.parent);
  // Members of impls and traits and items in blocks have scopes of other kinds.
  if (parent !== null && parent.kind !== 'module' && parent.kind !== 'extern-block') return null;
  const { types, values } = declaredNamed(db, moduleOf(db, key), shape.name);
  for (const all of [types, values]) {
    const declared = all.filter((other) => shapeOf(db, other)?.isStray === false);
    const first = declared[0];
    if (first === undefined || first === key || !declared.includes(key)) continue;
    if (declared.some((other) => shapeOf(db, other)?.isConditional !== false)) return null;
    if (announces(db, first, key)) return null;
    // Broken text in a module can leave there what belongs into an `impl`.
    if (parent !== null && db.get(itemNode, parent.key)?.hasError !== false) return null;
    return finding(db, key, first, shape.name);
  }
  return null;
}

function announces(db: Database, first: ItemKey, second: ItemKey): boolean {
  const [one, other] = [db.get(itemNode, first), db.get(itemNode, second)];
  return one?.kind === 'function' && other?.kind === 'function' && (one.body === null) !== (other.body === null);
}

function finding(db: Database, key: ItemKey, first: ItemKey, name: string): Finding | null {
  const [here, there] = [nameRange(db, key), nameRange(db, first)];
  if (here === null || there === null) return null;
  return {
    code: 'duplicate-definition',
    place: { item: key, range: here },
    message: `\`${name}\` is declared twice in this scope.`,
    related: [{ item: first, range: there, message: `\`${name}\` is first declared here` }],
    rustc: 'E0428',
  };
}

function duplicateVariants(key: ItemKey, item: EnumItem): Finding[] {
  const found: Finding[] = [];
  const seen = new Map<string, EnumItem['variants'][number]>();
  for (const variant of item.variants) {
    const name = variant.name.text;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, variant);
    else if (!isConditional(first) && !isConditional(variant) && name !== '') {
      found.push({
        code: 'duplicate-definition',
        place: { item: key, range: { start: variant.name.start, end: variant.name.end } },
        message: `The variant \`${name}\` is declared twice in this enum.`,
        related: [{ item: key, range: { start: first.name.start, end: first.name.end }, message: `\`${name}\` is first declared here` }],
        rustc: 'E0428',
      });
    }
  }
  return found;
}

function isConditional(variant: EnumItem['variants'][number]): boolean {
  return variant.attributes.some((attribute) => attribute.path === 'cfg');
}
