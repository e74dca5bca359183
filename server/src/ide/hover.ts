/**
 * Hover: what a person wants to know of the type, field, variant, function or local under the cursor. Facts are gathered here; words and
 * pictures are made in `render`.
 */
import { assertNever } from '../base/assert-never.ts';
import { LineIndex } from '../base/line-index.ts';
import { shiftRange, type TextRange } from '../base/ranges.ts';
import { settingsOf } from '../diagnostics/index.ts';
import { fileOfItem, isStdFile, itemNode, type ItemKey, itemStart, resolveTypePath } from '../items/index.ts';
import { layoutOf, type Target } from '../layout/index.ts';
import type { Item, Variant } from '../syntax/index.ts';
import { canonicalItem, declaredType, lowerType, printType, type Type } from '../types/index.ts';
import { localAt } from './bodies/locals.ts';
import { locateUse } from './bodies/locate-use.ts';
import { callHover } from './call-hover.ts';
import { type Stage, stageOfItem } from './item-stage.ts';
import { localHover } from './local-hover.ts';
import { type Located, locate, typeNodeOf } from './locate.ts';
import { assembled, callPart, documentationPart, type HoverPlace, type HoverStyle, type PictureTheme, renderFieldHover, renderLocalHover, renderPrimitiveHover, renderTypeHover, renderVariantHover, signaturePart, type TargetLayouts } from './render/index.ts';
import type { Workspace } from './workspace.ts';

export interface HoverOptions {
  readonly markdown: boolean;
  /** SVG pictures, for clients that asked for them; all others get box-drawing characters. */
  readonly pictures: boolean;
  readonly theme: PictureTheme;
  /** Links that run the client's commands. */
  readonly commandLinks: boolean;
}

export interface HoverAnswer {
  /** Markdown or plain text, as asked. */
  readonly text: string;
  /** What the answer is about, as offsets in the file. */
  readonly range: TextRange;
}

/** `null` where there is nothing to say. */
export function hover(workspace: Workspace, file: string, offset: number, options: HoverOptions): HoverAnswer | null {
  const style: HoverStyle = { markdown: options.markdown, pictures: options.pictures ? options.theme : null, commandLinks: options.commandLinks };
  const local = localAt(workspace.db, file, offset);
  if (local !== null) return { text: renderLocalHover(localHover(workspace.db, local, workspace.text(file) ?? ''), style), range: shiftRange(local.range, local.start) };
  const located = locate(workspace.db, file, offset) ?? locateUse(workspace.db, file, offset);
  if (located === null) return null;
  const { stage, target } = settingsOf(workspace.db, file);
  const text = describe({ workspace, style, target }, located);
  if (text === null || text === '') return null;
  const call = located.kind === 'declaration' && located.node.kind === 'function' ? callHover(workspace.db, file, offset) : null;
  const needed = stageOfItem(workspace.db, located.item);
  return { text: assembled([text, call === null ? null : callPart(call, style), needed > stage && located.kind === 'declaration' ? stagePart(needed, stage) : null]), range: located.range };
}

/** The stages of the language by their names. */
const STAGES = { 1: 'Core-0', 2: 'Core-1', 3: 'Core-2' } as const;

function stagePart(needed: Stage, stage: Stage): string {
  return `This is of stage ${needed} (${STAGES[needed]}); the program is set to stage ${stage} (${STAGES[stage]}).`;
}

/** What every part of an answer needs to know. */
interface Asked {
  readonly workspace: Workspace;
  readonly style: HoverStyle;
  /** Of the file with the cursor. */
  readonly target: Target;
}

function describe(asked: Asked, located: Located): string | null {
  const { style, workspace } = asked;
  const { db } = workspace;
  switch (located.kind) {
    case 'declaration':
      return describeItem(asked, canonicalItem(db, located.item), null);
    case 'field': {
      const { field, variant } = located;
      const type = printType(lowerType(db, located.item, field.type));
      const signature = type === '' ? field.name.text : `${field.name.text}: ${type}`;
      const layouts = layoutsOf(asked, declaredType(db, located.item));
      return renderFieldHover({ signature, documentation: field.documentation, layouts, field: field.name.text, variant: variant?.name.text ?? null }, style);
    }
    case 'variant': {
      const { variant } = located;
      const layouts = layoutsOf(asked, declaredType(db, canonicalItem(db, located.item)));
      return renderVariantHover({ signature: variantSignature(workspace, located.item, variant), documentation: variant.documentation, layouts, variant: variant.name.text }, style);
    }
    case 'type-use':
      return describeUse(asked, located);
    default:
      return assertNever(located);
  }
}

function describeUse(asked: Asked, located: Extract<Located, { kind: 'type-use' }>): string | null {
  const { db } = asked.workspace;
  const resolution = resolveTypePath(db, located.item, located.names, located.path.isGlobal);
  const type = located.isWhole ? lowerType(db, located.item, typeNodeOf(located.path)) : null;
  switch (resolution.kind) {
    case 'item':
      return describeItem(asked, canonicalItem(db, resolution.key), type);
    case 'self':
      return type?.kind === 'adt' ? describeItem(asked, type.item, type) : null;
    case 'builtin':
      return type === null ? null : describeBuiltin(asked, type);
    case 'parameter':
      return signaturePart(`${resolution.parameter === 'type' ? 'type' : 'const'} parameter ${resolution.name}`, asked.style);
    case 'associated':
    case 'unresolved':
    case 'incomplete':
      return null;
    default:
      return assertNever(resolution);
  }
}

function describeBuiltin(asked: Asked, type: Type): string {
  const layouts = layoutsOf(asked, type);
  const isUnit = type.kind === 'tuple' && type.elements.length === 0;
  if (type.kind === 'primitive' || type.kind === 'str' || type.kind === 'never' || isUnit) {
    const name = type.kind === 'primitive' ? type.name : type.kind === 'str' ? 'str' : type.kind === 'never' ? '!' : '()';
    return renderPrimitiveHover({ name, documentation: null, layouts }, asked.style);
  }
  return renderTypeHover({ signature: printType(type), documentation: null, layouts, reorderAt: null }, asked.style);
}

/** @param use the type as it is written at a use; `null` at the declaration itself. */
function describeItem(asked: Asked, key: ItemKey, use: Type | null): string | null {
  const { style, workspace } = asked;
  const { db } = workspace;
  const item = db.get(itemNode, key);
  if (item === null) return null;
  const signature = signatureOf(workspace, key, item);
  if (item.kind !== 'struct' && item.kind !== 'enum' && item.kind !== 'union' && item.kind !== 'type-alias') {
    return assembled([signaturePart(signature, style), documentationPart(item.documentation, style)]);
  }
  const own = item.kind === 'type-alias' ? (item.type === null ? null : lowerType(db, key, item.type)) : declaredType(db, key);
  const type = use === null || mentionsUnwritten(use) ? own : use;
  if (type === null) return assembled([signaturePart(signature, style), documentationPart(item.documentation, style)]);
  const isInstance = use !== null && type === use && type.kind === 'adt' && type.arguments.length > 0;
  return renderTypeHover(
    {
      signature: isInstance ? `${printType(type)}\n${signature}` : signature,
      documentation: item.documentation,
      layouts: layoutsOf(asked, type),
      reorderAt: item.kind === 'struct' ? reorderPlace(workspace, key) : null,
    },
    style,
  );
}

/** `Pair { .. }` names a type without its arguments; what is not written is not guessed. */
function mentionsUnwritten(type: Type): boolean {
  return type.kind === 'unknown' || (type.kind === 'adt' && type.arguments.some((argument) => argument.kind === 'type' && argument.type.kind === 'unknown' && argument.type.text === '_'));
}

function layoutsOf({ workspace, target }: Asked, type: Type): TargetLayouts {
  return { shown: layoutOf(workspace.db, type, target), other: layoutOf(workspace.db, type, target === '64' ? '32' : '64') };
}

/**
 * The declaration's first words, up to its body: the fields stand in the table, and a hover is not high.
 * Behind attributes, but with the `repr` that decides the layout.
 */
function signatureOf(workspace: Workspace, key: ItemKey, item: Item): string {
  const text = workspace.text(fileOfItem(key)) ?? '';
  const start = itemStart(workspace.db, key) ?? 0;
  const from = start + (item.attributes.find((attribute) => attribute.path === 'repr')?.start ?? item.headStart);
  return text.slice(from, start + bodyStart(item)).trimEnd();
}

/** Where the body of an item begins, relative to the item; its end where it has none to leave out. */
function bodyStart(item: Item): number {
  switch (item.kind) {
    case 'struct':
    case 'union':
      return item.body.shape === 'record' ? item.body.start : item.end - item.start;
    case 'enum':
      return item.bodyRange?.start ?? item.end - item.start;
    case 'function':
      return item.body?.start ?? item.end - item.start;
    case 'trait':
    case 'module':
      return item.name?.end ?? item.end - item.start;
    default:
      return item.end - item.start;
  }
}

function variantSignature(workspace: Workspace, key: ItemKey, variant: Variant): string {
  const text = workspace.text(fileOfItem(key)) ?? '';
  const start = itemStart(workspace.db, key) ?? 0;
  return text.slice(start + variant.name.start, start + variant.end);
}

/** Where the client's command finds the struct; `null` for the shipped library, which nobody edits. */
function reorderPlace(workspace: Workspace, key: ItemKey): HoverPlace | null {
  const file = fileOfItem(key);
  const item = workspace.db.get(itemNode, key);
  const start = itemStart(workspace.db, key);
  const text = workspace.text(file);
  if (isStdFile(file) || item?.kind !== 'struct' || item.name === null || start === null || text === null) return null;
  const { line, column } = new LineIndex(text).position(start + item.name.start);
  return { uri: file, position: { line, character: column } };
}
