/**
 * What a body names besides its locals: functions, constants, statics, variants and fields, each with the place of the name
 * that stands for it. Only what is written: adjustments name nothing. Offsets are relative to the item.
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode, type ItemKey } from '../../items/index.ts';
import type { Expression, FieldInitializer, FieldPattern, Name, Path, Pattern } from '../../syntax/index.ts';
import { type Type, type TypedBody, type TypedExpression, type TypedPattern, walkBody } from '../../types/index.ts';
import { walkBodyText } from './body-at.ts';

/** `variant`: the one of an enum that has the field; `null` for a struct's or union's field. */
export type Member = { readonly kind: 'variant'; readonly name: string } | { readonly kind: 'field'; readonly name: string; readonly variant: string | null };

export interface NamedUse {
  readonly range: TextRange;
  readonly item: ItemKey;
  /** What of the item is named; `null` if it is the item itself. */
  readonly member: Member | null;
}

export function isSameMember(one: Member | null, other: Member | null): boolean {
  if (one === null || other === null) return one === other;
  return one.name === other.name && (one.kind === 'field' ? other.kind === 'field' && one.variant === other.variant : other.kind === 'variant');
}

export function namedUses(db: Database, body: TypedBody): NamedUse[] {
  const syntax = nodesById(db, body.item);
  const uses: NamedUse[] = [];
  walkBody(body, {
    expression: (node) => {
      if (node.isImplicit !== true) uses.push(...usesOf(db, node, syntax.expressions.get(node.source)));
      return true;
    },
    pattern: (node) => void uses.push(...usesOfPattern(db, node, syntax.patterns.get(node.source))),
  });
  return uses;
}

function usesOf(db: Database, node: TypedExpression, written: Expression | undefined): NamedUse[] {
  switch (node.kind) {
    case 'call': {
      const { callee } = node;
      if (callee.kind !== 'function' && callee.kind !== 'constructor') return [];
      if (node.syntax === 'method') return [{ range: node.nameRange, item: callee.item, member: null }];
      const path = written?.kind === 'call' && written.callee.kind === 'path' ? written.callee.path : null;
      return path === null ? [] : pathUse(db, path, callee.item);
    }
    case 'function':
    case 'static':
      return written?.kind === 'path' ? pathUse(db, written.path, node.item) : [];
    case 'constant':
      return written?.kind === 'path' && node.item !== null ? pathUse(db, written.path, node.item) : [];
    case 'field':
      return node.base.type.kind === 'adt' ? [{ range: node.nameRange, item: node.base.type.item, member: { kind: 'field', name: node.name, variant: null } }] : [];
    case 'aggregate': {
      if (node.item === null || written?.kind !== 'struct') return [];
      return [...(node.variant === null ? [] : pathUse(db, written.path, node.item)), ...fieldUses(written.fields, node.item, node.variant === null ? null : written.path)];
    }
    default:
      return [];
  }
}

function usesOfPattern(db: Database, node: TypedPattern, written: Pattern | undefined): NamedUse[] {
  const item = node.kind === 'variant' ? node.item : node.kind === 'fields' ? itemOfType(node.type) : null;
  if (item === null || written === undefined) return [];
  if (written.kind === 'path' || written.kind === 'tuple-struct') return pathUse(db, written.path, item);
  if (written.kind !== 'struct') return [];
  const path = node.kind === 'variant' ? written.path : null;
  return [...(path === null ? [] : pathUse(db, path, item)), ...fieldUses(written.fields, item, path)];
}

/** A field that is written short names a local or a constant as well. @param variant the path whose last name is the variant. */
function fieldUses(fields: readonly (FieldInitializer | FieldPattern)[], item: ItemKey, variant: Path | null): NamedUse[] {
  const owner = variant?.segments.at(-1)?.name.text ?? null;
  return fields.map((field) => ({ range: rangeOf(field.name), item, member: { kind: 'field', name: field.name.text, variant: owner } }));
}

/** The last name of a path; of an enum it can only be a variant. */
function pathUse(db: Database, path: Path, item: ItemKey): NamedUse[] {
  const last = path.segments.at(-1);
  if (last === undefined) return [];
  const isEnum = db.get(itemNode, item)?.kind === 'enum';
  return [{ range: rangeOf(last.name), item, member: isEnum ? { kind: 'variant', name: last.name.text } : null }];
}

function itemOfType(type: Type): ItemKey | null {
  return type.kind === 'adt' ? type.item : null;
}

function rangeOf(name: Name): TextRange {
  return { start: name.start, end: name.end };
}

function nodesById(db: Database, key: ItemKey): { readonly expressions: ReadonlyMap<number, Expression>; readonly patterns: ReadonlyMap<number, Pattern> } {
  const expressions = new Map<number, Expression>();
  const patterns = new Map<number, Pattern>();
  walkBodyText(db, key, { expression: (node) => void expressions.set(node.id, node), pattern: (node) => void patterns.set(node.id, node) });
  return { expressions, patterns };
}
