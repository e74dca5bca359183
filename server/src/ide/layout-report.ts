/**
 * The layouts of every struct, enum and union that files declare, and of every concrete instance of a generic type that they
 * write, as plain data: for the command line and whatever else shows many layouts at once. Numbers are bytes; what is not
 * known is `null`. Lines count from 1.
 * Invariant: `id` is unique within a report and names the same type in every report on the same text.
 */
import type { Database } from '../base/query.ts';
import { LineIndex } from '../base/line-index.ts';
import { displayPath, fileOfItem, itemNode, type ItemKey, itemStart } from '../items/index.ts';
import { layoutOf, type FieldLayout, type Target, type TypeLayout } from '../layout/index.ts';
import { printConstantTerm, printType, type Type, typeDeclaration } from '../types/index.ts';
import { isUnknown } from './incomplete-items.ts';
import { stripModel, type StripModel, targetsDiffer, targetsTable, type Table, verdictText } from './render/index.ts';
import { problemProse } from './render/problem-prose.ts';
import { proseText } from './render/prose.ts';
import type { Workspace } from './workspace.ts';
import { type WrittenType, writtenTypes } from './written-types.ts';

export interface ReportedType {
  /** `src/a.ast#m::Pair<u8>`. */
  readonly id: string;
  /** For an instance, the `id` of what it is an instance of, whether that is in the report or not; else `null`. */
  readonly definition: string | null;
  readonly arguments: readonly string[];
  /** As a person writes it, of an instance with its arguments; not unique. */
  readonly name: string;
  readonly kind: 'struct' | 'enum' | 'union';
  /** Where it is declared; names of the shipped library's files begin with `std:/`. */
  readonly file: string;
  readonly line: number;
  /** Type and const parameters of a generic definition. */
  readonly parameters: readonly string[];
  /** What there is to know in one line, for all targets of the report. */
  readonly verdict: string;
  /** One for each target, in the order asked for. */
  readonly layouts: readonly ReportedLayout[];
  /** Both targets side by side, where two were asked for and they differ. */
  readonly comparison: Table | null;
}

export interface ReportedLayout {
  readonly target: Target;
  readonly size: number | null;
  readonly align: number | null;
  readonly padding: number | null;
  /** Empty for enums. */
  readonly fields: readonly ReportedField[];
  readonly holes: readonly { readonly offset: number; readonly size: number }[];
  readonly tag: { readonly offset: number; readonly size: number; readonly type: string } | null;
  readonly variants: readonly ReportedVariant[];
  readonly best: { readonly size: number; readonly order: readonly string[] } | null;
  readonly repr: readonly string[];
  /** Something that the layout rests on is not known. */
  readonly incomplete: boolean;
  /** Why there is no size, as a clause; `null` where there is one. */
  readonly problem: string | null;
  /** The same as a picture. */
  readonly strip: StripModel;
}

export interface ReportedField {
  readonly name: string;
  readonly type: string;
  readonly offset: number | null;
  readonly size: number | null;
  readonly align: number | null;
}

export interface ReportedVariant {
  readonly name: string;
  readonly discriminant: number | string | null;
  readonly offset: number | null;
  readonly size: number | null;
  readonly padding: number | null;
  readonly fields: readonly ReportedField[];
}

/**
 * Declarations in the order of `files` and of the text, each followed by its instances; then the instances of types that are
 * declared elsewhere, those of one type together, in the order in which they are first written.
 */
export function layoutReport(workspace: Workspace, files: readonly string[], targets: readonly Target[]): ReportedType[] {
  const { db } = workspace;
  const { declared, instances } = writtenTypes(db, files);
  const naming = new Naming();
  const reported: ReportedType[] = [];
  // Taken out when they are described, so that what is left at the end is declared elsewhere.
  const waiting = new Map<ItemKey, WrittenType[]>();
  for (const instance of instances) {
    const known = waiting.get(instance.meaning);
    if (known === undefined) waiting.set(instance.meaning, [instance]);
    else known.push(instance);
  }
  const describeInstances = (definition: string, meaning: ItemKey, key: ItemKey): void => {
    for (const { type } of waiting.get(meaning) ?? []) reported.push(describe(workspace, { key, meaning, type, id: naming.instance(definition, type), definition }, targets));
    waiting.delete(meaning);
  };
  for (const declaration of declared) {
    const definition = naming.definition(declaration.meaning, declaration.key);
    reported.push(describe(workspace, { ...declaration, id: definition, definition: null }, targets));
    describeInstances(definition, declaration.meaning, declaration.key);
  }
  for (const meaning of waiting.keys()) describeInstances(naming.definition(meaning, meaning), meaning, meaning);
  return reported;
}

/** Gives out ids; what would be the second of a name gets an ordinal, as items do. */
class Naming {
  readonly #used = new Map<string, number>();
  readonly #definitions = new Map<ItemKey, string>();

  /** @param meaning the item that decides the layout; @param key the one that is declared in the file. */
  definition(meaning: ItemKey, key: ItemKey): string {
    let id = this.#definitions.get(key);
    if (id === undefined) {
      id = this.#unique(`${fileOfItem(key)}#${displayPath(key)}`);
      this.#definitions.set(key, id);
      if (!this.#definitions.has(meaning)) this.#definitions.set(meaning, id);
    }
    return id;
  }

  instance(definition: string, type: Type): string {
    return this.#unique(`${definition}<${argumentsOf(type).join(', ')}>`);
  }

  #unique(id: string): string {
    const count = this.#used.get(id) ?? 0;
    this.#used.set(id, count + 1);
    return count === 0 ? id : `${id}~${count}`;
  }
}

interface Named extends WrittenType {
  readonly id: string;
  readonly definition: string | null;
}

function describe(workspace: Workspace, written: Named, targets: readonly Target[]): ReportedType {
  const { db } = workspace;
  const { key, type, meaning } = written;
  const declaration = db.get(typeDeclaration, meaning);
  const layouts = targets.map((target) => layoutOf(db, type, target));
  const [shown, other = null] = layouts;
  const pair = shown === undefined ? null : { shown, other };
  const isInstance = written.definition !== null;
  return {
    id: written.id,
    definition: written.definition,
    arguments: isInstance ? argumentsOf(type) : [],
    name: isInstance ? printType(type) : (declaration?.name ?? printType(type)),
    kind: declaration?.kind ?? 'struct',
    file: fileOfItem(key),
    line: lineOf(workspace, key),
    parameters: isInstance ? [] : (declaration?.parameters.map(({ name }) => name) ?? []),
    verdict: pair === null ? '' : verdictText(pair),
    layouts: layouts.map((layout) => numbers(layout, declaration?.isIncomplete ?? true)),
    comparison: pair !== null && targetsDiffer(pair) ? targetsTable(pair) : null,
  };
}

function numbers(layout: TypeLayout, isDeclarationIncomplete: boolean): ReportedLayout {
  const { target, size, align, padding, holes, tag, best, repr, problem } = layout;
  return {
    target,
    size,
    align,
    padding,
    fields: layout.fields.map(fieldNumbers),
    holes,
    tag,
    variants: layout.variants.map((variant) => ({
      name: variant.name,
      discriminant: variant.discriminant,
      offset: variant.offset,
      size: variant.size,
      padding: variant.padding,
      fields: variant.fields.map(fieldNumbers),
    })),
    best,
    repr,
    incomplete: isDeclarationIncomplete || (problem !== null && isUnknown(problem)),
    problem: problem === null ? null : proseText(problemProse(problem, target)),
    strip: stripModel(layout),
  };
}

function fieldNumbers({ name, type, offset, size, align }: FieldLayout): ReportedField {
  return { name, type: printType(type), offset, size, align };
}

function argumentsOf(type: Type): string[] {
  if (type.kind !== 'adt') return [];
  return type.arguments.map((argument) => (argument.kind === 'type' ? printType(argument.type) : printConstantTerm(argument.constant)));
}

function lineOf(workspace: Workspace, key: ItemKey): number {
  const node = workspace.db.get(itemNode, key);
  const start = itemStart(workspace.db, key) ?? 0;
  const name = node !== null && 'name' in node && node.name !== null ? node.name.start : 0;
  return lineIndex(workspace, fileOfItem(key)).position(start + name).line + 1;
}

const indexes = new WeakMap<Database, Map<string, { readonly text: string; readonly index: LineIndex }>>();

/** Made once for each text: a file may declare thousands of types. */
function lineIndex(workspace: Workspace, file: string): LineIndex {
  let known = indexes.get(workspace.db);
  if (known === undefined) indexes.set(workspace.db, (known = new Map()));
  const text = workspace.text(file) ?? '';
  const found = known.get(file);
  if (found?.text === text) return found.index;
  const index = new LineIndex(text);
  known.set(file, { text, index });
  return index;
}
