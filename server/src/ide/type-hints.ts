/**
 * The types of variables whose declaration writes none, for hints behind their names: those of `let`, of the parameters of
 * closures, and those that patterns bind. Only what is wholly known is told, and nothing that the right side says itself.
 */
import type { Database } from '../base/query.ts';
import type { TextRange } from '../base/ranges.ts';
import { itemNode, type ItemKey } from '../items/index.ts';
import type { Expression, Path, Pattern } from '../syntax/index.ts';
import { foldType, type Local, type LocalId, printType, STR, type Type, type TypedBody, walkBody } from '../types/index.ts';
import { bodiesOf, walkBodyText } from './bodies/body-at.ts';
import { writtenType } from './type-in-source.ts';

export interface TypeHint {
  /** Behind the name, in the file. */
  readonly offset: number;
  /** The whole type, however long. */
  readonly type: string;
  /** What inserted at `offset` declares the variable with its type; `null` where the language does not let it be written. */
  readonly insertion: string | null;
}

/** In the order of the text. @param within only names that end there. */
export function typeHints(db: Database, file: string, within: TextRange): TypeHint[] {
  return bodiesOf(db, file, within).flatMap(({ body, start }) =>
    untypedBindings(db, body).flatMap(({ canBeTyped, end, initializer, local }): TypeHint[] => {
      const offset = start + end;
      if (offset < within.start || offset > within.end || !isWholeType(local.type) || isObvious(initializer, local.type)) return [];
      const written = canBeTyped ? writtenType(db, body.item, local.type) : null;
      return [{ offset, type: printType(local.type), insertion: written === null ? null : `: ${written}` }];
    }),
  );
}

interface UntypedBinding {
  readonly local: Local;
  /** Of the name, in the item. */
  readonly end: number;
  /** The name is the whole pattern of a `let` or of a closure's parameter, behind which a type can stand. */
  readonly canBeTyped: boolean;
  readonly initializer: Expression | null;
}

/** Alternatives of an or-pattern bind one variable: its first place. */
function untypedBindings(db: Database, body: TypedBody): UntypedBinding[] {
  const locals = localsByPattern(body);
  const found: UntypedBinding[] = [];
  const bare = new Map<number, Expression | null>();
  const typed = typedParameters(db, body.item);
  // Patterns come in the order of the text, outer before inner.
  let typedUntil = -1;
  walkBodyText(db, body.item, {
    statement: (node) => {
      if (node.kind !== 'let') return;
      if (node.type === null) bare.set(node.pattern.id, node.initializer);
      else typed.add(node.pattern.id);
    },
    expression: (node) => {
      if (node.kind !== 'closure') return;
      for (const { pattern, type } of node.parameters) {
        if (type === null) bare.set(pattern.id, null);
        else typed.add(pattern.id);
      }
    },
    pattern: (node) => {
      if (typed.has(node.id)) typedUntil = Math.max(typedUntil, node.end);
      const local = body.locals[locals.get(node.id) ?? -1];
      if (node.kind !== 'binding' || local === undefined || node.start < typedUntil || local.range.start !== node.name.start) return;
      found.push({ local, end: node.name.end, canBeTyped: bare.has(node.id) && isPlain(node), initializer: isPlain(node) ? (bare.get(node.id) ?? null) : null });
    },
  });
  return found;
}

function isPlain(pattern: Pattern): boolean {
  return pattern.kind === 'binding' && !pattern.isReference && pattern.subpattern === null;
}

/** Patterns of a function's own parameters: their types are part of its signature. */
function typedParameters(db: Database, key: ItemKey): Set<number> {
  const item = db.get(itemNode, key);
  return new Set(item?.kind === 'function' ? item.parameters.map(({ pattern }) => pattern.id) : []);
}

function localsByPattern(body: TypedBody): ReadonlyMap<number, LocalId> {
  const locals = new Map<number, LocalId>();
  walkBody(body, { pattern: (node) => void (node.kind === 'binding' && locals.set(node.source, node.local)) });
  return locals;
}

/** Whether nothing in it is unknown or undecided. */
function isWholeType(type: Type): boolean {
  let isWhole = true;
  foldType(type, {
    type: (part) => {
      if (part.kind === 'unknown' || part.kind === 'infer') isWhole = false;
      return null;
    },
    constant: (constant) => {
      if (constant.kind === 'unknown') isWhole = false;
      return null;
    },
  });
  return isWhole;
}

/** Whether the initializer names its type: a literal, a struct literal, a constructor of just this type, a cast, a closure. */
function isObvious(initializer: Expression | null, type: Type): boolean {
  switch (initializer?.kind) {
    case 'literal':
      if (initializer.literal === 'integer' || initializer.literal === 'float') return initializer.suffix !== null || (type.kind === 'primitive' && type.name === (initializer.literal === 'integer' ? 'i32' : 'f64'));
      // A string literal that became a `String` allocates.
      return initializer.literal === 'string' || initializer.literal === 'raw-string' ? type.kind === 'reference' && type.target === STR : true;
    case 'unary':
      return isObvious(initializer.operand, type);
    case 'reference':
      return type.kind === 'reference' && isObvious(initializer.operand, type.target);
    case 'tuple':
      return type.kind === 'tuple' && initializer.elements.every((element, index) => isObvious(element, type.elements[index] ?? type));
    case 'array':
      return type.kind === 'array' && initializer.elements.length > 0 && initializer.elements.every((element) => isObvious(element, type.element));
    case 'array-repeat':
      return type.kind === 'array' && isObvious(initializer.value, type.element);
    case 'cast':
      return initializer.type.kind !== 'inferred';
    case 'closure':
      return true;
    case 'struct':
      return type.kind === 'adt' && type.arguments.length === 0;
    case 'path':
      return type.kind === 'function-item' || namesType(initializer.path, type);
    case 'call':
      return initializer.callee.kind === 'path' && namesType(initializer.callee.path, type);
    default:
      return false;
  }
}

/** `Point`, `Shape::Dot`, `String::new`, `Vec::<u8>::new`: the type is one of the path's last two names, with the arguments that it takes. */
function namesType({ segments }: Path, type: Type): boolean {
  if (type.kind !== 'adt') return false;
  return segments.slice(-2).some(({ arguments: written, name }) => (name.text === type.name && (type.arguments.length === 0 || written !== null)) || (name.text === 'Self' && segments.length > 1));
}
