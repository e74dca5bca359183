/**
 * Where the source itself silences rules: `@allow(code)` and `#[allow(code)]` before an item, a field, a variant, a parameter,
 * a statement, an expression or a match arm, and `#![allow(code)]` at the top of a file, module or block. A finding is
 * silenced if its primary range starts inside such a node; what is before `mod m;` holds for the file of `m`.
 * Names of Rust's lints are understood.
 */
import { type Database, defineQuery, type Query } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { declarationOfFile, fileAttributes, fileOfItem, itemNode, type ItemKey, shapeOf } from '../items/index.ts';
import type { Attribute } from '../syntax/index.ts';
import { attributedNodes } from './attributed-nodes.ts';
import { isRuleCode, RULES } from './registry.ts';

/** Codes that are allowed inside a range of an item; the range is relative to the item. */
interface Allowance {
  readonly range: TextRange;
  readonly codes: readonly string[];
}

/** The item's own allowances and those of what its text holds. Key: `ItemKey`. */
const allowancesOf = defineQuery<readonly Allowance[]>({
  name: 'allowances',
  equals: structurallyEqual,
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    if (item === null) return [];
    return attributedNodes(item).flatMap(({ range, attributes }) => {
      const codes = attributes.flatMap(allowedCodes);
      return codes.length === 0 ? [] : [{ range, codes }];
    });
  },
  cycle: () => [],
});

/** What the item allows for everything inside it. Apart from `allowancesOf`, so that an edit below does not reach the members. */
const allowedInside = defineQuery<readonly string[]>({
  name: 'allowedInside',
  equals: structurallyEqual,
  compute: (db, key) => db.get(itemNode, key)?.attributes.flatMap(allowedCodes) ?? [],
  cycle: () => [],
});

/** What the attributes inside a file allow for all of it, and those of the modules around it. Key: file. */
const allowedInFile: Query<readonly string[]> = defineQuery<readonly string[]>({
  name: 'allowedInFile',
  equals: structurallyEqual,
  compute: (db, file) => {
    const own = db.get(fileAttributes, file).flatMap(allowedCodes);
    const declaration = declarationOfFile(db, file);
    return declaration === null ? own : [...own, ...allowedAround(db, declaration)];
  },
  cycle: () => [],
});

/** What an item, those that hold it and the file allow for everything inside the item. */
function allowedAround(db: Database, item: ItemKey): readonly string[] {
  const codes = [...db.get(allowedInFile, fileOfItem(item))];
  for (let here: ItemKey | null = item; here !== null; here = shapeOf(db, here)?.parent ?? null) codes.push(...db.get(allowedInside, here));
  return codes;
}

/** Whether the source silences `code` at `offset` of the item. */
export function isAllowed(db: Database, item: ItemKey, offset: number, code: string): boolean {
  const here = db.get(allowancesOf, item).some(({ range, codes }) => range.start <= offset && offset <= range.end && codes.includes(code));
  if (here) return true;
  const parent = shapeOf(db, item)?.parent ?? null;
  return (parent === null ? db.get(allowedInFile, fileOfItem(item)) : allowedAround(db, parent)).includes(code);
}

export interface AllowedName extends TextRange {
  readonly name: string;
}

/** The names in an `allow`, each with its range relative to the item; nothing for other attributes. */
export function allowedNames(attribute: Attribute): AllowedName[] {
  const { argumentStart, argumentText } = attribute;
  if (attribute.path !== 'allow' || argumentText === null || argumentStart === null) return [];
  return [...argumentText.matchAll(/[A-Za-z_][\w:-]*/gu)].map((match) => {
    const start = argumentStart + match.index;
    return { name: match[0], start, end: start + match[0].length };
  });
}

function allowedCodes(attribute: Attribute): string[] {
  return allowedNames(attribute).flatMap(({ name }) => (isRuleCode(name) ? [name] : RULES.filter((rule) => (rule.lints as readonly string[]).includes(name)).map((rule) => rule.code)));
}
