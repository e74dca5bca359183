/**
 * Everything that a spec can assert about a program, gathered from the analyzer: diagnostics, layouts, values, references.
 * A fact has a place and a text; which facts have to be asserted is decided in `spec.ts`.
 */
import { forEachShape, isStdFile, fileOfItem, type ItemKey, itemGenerics, itemNode, itemStart, itemTree, parsedFile, resolveTypePath, shapeOf } from '../../server/src/items/index.ts';
import { evaluateConstant, type FieldLayout, layoutOf, type Target, TARGETS, type TypeLayout } from '../../server/src/layout/index.ts';
import { type Field, type Item, type Path, walkItem, walkStatements } from '../../server/src/syntax/index.ts';
import { canonicalItem, declaredType, lowerType, printType, type Type } from '../../server/src/types/index.ts';
import { allDiagnostics, type Fixture } from './fixture.ts';
import { bestText, fieldText, layoutText } from './layout-words.ts';
import { ownershipFactsOf } from './ownership-facts.ts';
import { typeFacts } from './typed-facts.ts';

export interface Fact {
  readonly tag: string;
  /** A rule for diagnostics, a target for layouts, else `null`. */
  readonly argument: string | null;
  readonly file: string;
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A declaration whose layout a spec can assert. */
export interface LaidOut {
  readonly key: ItemKey;
  readonly item: Item;
  readonly file: string;
  /** Where the item starts in its file. */
  readonly start: number;
  /** The name, with ` = ` and the type for an alias. */
  readonly head: string;
  readonly type: Type;
}

/** Tags that are asserted per target. */
export const TARGET_TAGS: ReadonlySet<string> = new Set(['layout', 'offset', 'tag', 'discriminant', 'best', 'value']);

/** @param labels the names that `def` assertions gave to places, for `ref`. */
export function factsOf(fixture: Fixture, labels: ReadonlyMap<ItemKey, string>): Fact[] {
  return [...diagnosticFacts(fixture), ...laidOut(fixture).flatMap((declared) => TARGETS.flatMap((target) => layoutFacts(fixture, declared, target))), ...valueFacts(fixture), ...definitionFacts(fixture), ...referenceFacts(fixture, labels), ...typeFacts(fixture), ...ownershipFactsOf(fixture)];
}

/** The structs, unions, enums and aliases without parameters, in the order of the text. */
export function laidOut(fixture: Fixture): LaidOut[] {
  const { db } = fixture.workspace;
  return itemsOf(fixture).flatMap(({ key, item, file, start }): LaidOut[] => {
    const name = 'name' in item ? item.name : null;
    const parent = shapeOf(db, key)?.parent ?? null;
    const isAssociated = parent !== null && ['impl', 'trait'].includes(shapeOf(db, parent)?.kind ?? '');
    if (name === null || isAssociated || itemGenerics(db, key).parameters.length > 0) return [];
    if (item.kind === 'struct' || item.kind === 'union' || item.kind === 'enum') return [{ key, item, file, start, head: name.text, type: declaredType(db, canonicalItem(db, key)) }];
    if (item.kind !== 'type-alias' || item.type === null) return [];
    const type = lowerType(db, key, item.type);
    return [{ key, item, file, start, head: `${name.text} = ${printType(type)}`, type }];
  });
}

/** Where a `def` can stand: the names of all items. */
export function definitionFacts(fixture: Fixture): (Fact & { readonly key: ItemKey })[] {
  return itemsOf(fixture).flatMap(({ key, item, file, start }) => {
    const name = 'name' in item ? item.name : null;
    return name === null ? [] : [{ tag: 'def', argument: null, file, start: start + name.start, end: start + name.end, text: '', key }];
  });
}

function diagnosticFacts(fixture: Fixture): Fact[] {
  return allDiagnostics(fixture).map(({ file, diagnostic }) => ({
    tag: diagnostic.severity,
    argument: diagnostic.code,
    file,
    start: diagnostic.range.start,
    end: diagnostic.range.end,
    text: diagnostic.message,
  }));
}

function layoutFacts(fixture: Fixture, declared: LaidOut, target: Target): Fact[] {
  const { item, file, start, type } = declared;
  const layout = layoutOf(fixture.workspace.db, type, target);
  const name = 'name' in item ? item.name : null;
  if (name === null) return [];
  const fact = (tag: string, place: { readonly start: number; readonly end: number }, text: string): Fact => ({ tag, argument: target, file, start: start + place.start, end: start + place.end, text });
  const facts = [fact('layout', name, layoutText(layout))];
  const best = bestText(layout);
  if (item.kind === 'struct' && best !== null) facts.push(fact('best', name, best));
  if (item.kind === 'enum' && layout.tag !== null) facts.push(fact('tag', name, layout.tag.type));
  for (const { field, laid } of fieldsOf(item, layout)) facts.push(fact('offset', field.name.start < field.name.end ? field.name : field.type, fieldText(laid)));
  if (item.kind === 'enum') {
    item.variants.forEach((variant, index) => facts.push(fact('discriminant', variant.name, String(layout.variants[index]?.discriminant ?? 'unknown'))));
  }
  return facts;
}

/** The written fields beside their layouts. */
function fieldsOf(item: Item, layout: TypeLayout): { readonly field: Field; readonly laid: FieldLayout }[] {
  const pair = (fields: readonly Field[], laid: readonly FieldLayout[]): { readonly field: Field; readonly laid: FieldLayout }[] =>
    fields.flatMap((field, index) => {
      const beside = laid[index];
      return beside === undefined ? [] : [{ field, laid: beside }];
    });
  if (item.kind === 'struct' || item.kind === 'union') return pair(item.body.fields, layout.fields);
  if (item.kind !== 'enum') return [];
  return item.variants.flatMap((variant, index) => pair(variant.body.fields, layout.variants[index]?.fields ?? []));
}

function valueFacts(fixture: Fixture): Fact[] {
  return itemsOf(fixture).flatMap(({ key, item, file, start }) => {
    if (item.kind !== 'const' || item.name === null) return [];
    const place = { file, start: start + item.name.start, end: start + item.name.end };
    return TARGETS.flatMap((target) => {
      const value = evaluateConstant(fixture.workspace.db, { kind: 'item', item: key }, target, null);
      return 'value' in value ? [{ tag: 'value', argument: target, ...place, text: String(value.value) }] : [];
    });
  });
}

function referenceFacts(fixture: Fixture, labels: ReadonlyMap<ItemKey, string>): Fact[] {
  const { db } = fixture.workspace;
  const facts: Fact[] = [];
  const collect = (file: string, key: ItemKey, start: number, path: Path): void => {
    const last = path.segments.at(-1);
    if (last === undefined || path.qualifiedSelf !== null) return;
    const names = path.segments.map((segment) => segment.name.text);
    const resolution = resolveTypePath(db, key, names, path.isGlobal);
    if (resolution.kind !== 'item') return;
    const text = isStdFile(fileOfItem(resolution.key)) ? 'std' : (labels.get(resolution.key) ?? `a place without \`def\`: ${resolution.key}`);
    facts.push({ tag: 'ref', argument: null, file, start: start + last.name.start, end: start + last.name.end, text });
  };
  for (const { key, item, file, start } of itemsOf(fixture)) walkItem(item, { path: (path, role) => void (role === 'type' && collect(file, key, start, path)) });
  for (const { name: file } of fixture.files) {
    const parsed = db.get(parsedFile, file);
    parsed.chunks.forEach((chunk, index) => {
      chunk.lowered.statementRuns.forEach((run, runIndex) => {
        const shape = db.get(itemTree, file).chunks[index]?.[chunk.lowered.items.length + runIndex];
        const start = (parsed.starts[index] ?? 0) + run.start;
        if (shape !== undefined) walkStatements(run.statements, run.tail, { path: (path, role) => void (role === 'type' && collect(file, shape.key, start, path)) });
      });
    });
  }
  return facts;
}

/** Every item of the fixture's files with its place, outer before inner. */
function itemsOf(fixture: Fixture): { readonly key: ItemKey; readonly item: Item; readonly file: string; readonly start: number }[] {
  const { db } = fixture.workspace;
  return fixture.files.flatMap(({ name: file }) => {
    const found: { readonly key: ItemKey; readonly item: Item; readonly file: string; readonly start: number }[] = [];
    for (const shapes of db.get(itemTree, file).chunks) {
      forEachShape(shapes, ({ key }) => {
        const item = db.get(itemNode, key);
        const start = itemStart(db, key);
        if (item !== null && start !== null) found.push({ key, item, file, start });
      });
    }
    return found.toSorted((left, right) => left.start - right.start);
  });
}
