/**
 * Where else the name under the cursor is used: of a local in its body, of an item or a member in the file, or in all files
 * around it. Only chunks of text in which the name is written are looked at.
 */
import type { Database } from '../base/query.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { entriesNamed, fileOfItem, forEachShape, type ItemKey, type ItemShape, itemStart, itemTree, parsedFile, resolveTypePath, rootModule, shapeOf, sourcesAround } from '../items/index.ts';
import { canonicalItem, typedBody } from '../types/index.ts';
import { walkBodyText } from './bodies/body-at.ts';
import { importedNames } from './bodies/imported-names.ts';
import { type Target, targetsAt } from './bodies/target-at.ts';
import { isSameMember, type Member, namedUses } from './bodies/uses.ts';
import { declarationOf } from './declaration.ts';

export interface Reference extends TextRange {
  readonly file: string;
  readonly isDeclaration: boolean;
}

/** In the order of the text, each once, the file that was asked about first; empty where the cursor is on no name that is understood. */
export function references(db: Database, file: string, offset: number, where: 'file' | 'everywhere'): Reference[] {
  const targets = targetsAt(db, file, offset).map(({ target }) => target);
  const isShared = targets.some(({ kind }) => kind === 'item');
  const files = where === 'file' || !isShared ? [file] : [...new Set([file, ...sourcesAround(db, file).files])];
  return files.flatMap((each) => inOrder(targets.flatMap((target) => targetReferences(db, file, each, target))));
}

/** What one target is named by in `each`. @param file that the question is about: a local is nowhere else. */
function targetReferences(db: Database, file: string, each: string, target: Target): Reference[] {
  if (target.kind === 'item') return itemReferences(db, each, target.item, target.member);
  return each === file ? localReferences(file, target) : [];
}

/** Each place once: what declares and uses, as a field written short does, counts as a use. */
function inOrder(all: readonly Reference[]): Reference[] {
  const places = new Map(all.toSorted((left, right) => Number(right.isDeclaration) - Number(left.isDeclaration)).map((reference) => [reference.start, reference]));
  return [...places.values()].toSorted((left, right) => left.start - right.start);
}

function localReferences(file: string, { at }: Extract<Target, { kind: 'local' }>): Reference[] {
  const place = (isDeclaration: boolean) => (range: TextRange): Reference => ({ file, ...shiftRange(range, at.start), isDeclaration });
  return [...at.names.declarations.map(place(true)), ...at.names.references.map(place(false))];
}

function itemReferences(db: Database, file: string, item: ItemKey, member: Member | null): Reference[] {
  const shapes = shapesThatName(db, file, [member?.name ?? shapeOf(db, item)?.name ?? '']);
  const declared = fileOfItem(item) === file ? declarationOf(db, item, member) : null;
  const isMeant = (use: { readonly item: ItemKey; readonly member: Member | null }): boolean => use.item === item && isSameMember(use.member, member);
  const found: Reference[] = declared === null ? [] : [{ file, ...declared.nameRange, isDeclaration: true }];
  forEachShape(shapes, ({ key }) => {
    const start = itemStart(db, key);
    if (start === null) return;
    const body = typedBody(db, key);
    const uses = [...(body === null ? [] : namedUses(db, body)), ...importedNames(db, key)].filter(isMeant).map(({ range }) => range);
    const places = member === null ? [...uses, ...typeReferences(db, key, item)] : uses;
    for (const range of places) found.push({ file, ...shiftRange(range, start), isDeclaration: false });
  });
  return found;
}

/** The items at the top of a file in whose chunks one of the names is written, or another name under which the file imports it. */
function shapesThatName(db: Database, file: string, names: readonly string[]): readonly ItemShape[] {
  const { chunks } = db.get(parsedFile, file);
  const all = [...names, ...names.flatMap((name) => entriesNamed(db, rootModule(file), 'alias', name).map((entry) => entry.name)), 'Self'];
  return db.get(itemTree, file).chunks.flatMap((shapes, index) => (all.some((name) => chunks[index]?.text.includes(name)) ? shapes : []));
}

/** Where a type or trait is written in an item, in offsets of the item. */
function typeReferences(db: Database, key: ItemKey, item: ItemKey): TextRange[] {
  const found: TextRange[] = [];
  walkBodyText(db, key, {
    path: (path, role) => {
      if (path.qualifiedSelf !== null) return;
      const isType = role === 'type' || role === 'trait' || role === 'struct-literal';
      path.segments.forEach((segment, index) => {
        if (!isType && index === path.segments.length - 1) return;
        const resolution = resolveTypePath(db, key, path.segments.slice(0, index + 1).map(({ name }) => name.text), path.isGlobal);
        if (resolution.kind === 'item' && canonicalItem(db, resolution.key) === item) found.push({ start: segment.name.start, end: segment.name.end });
      });
    },
  });
  return found;
}
