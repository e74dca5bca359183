/**
 * From types as written to type terms: every name resolved, aliases expanded, defaults filled in.
 * A name that does not resolve gives an unknown term that keeps its text; saying so is for `diagnostics`.
 */
import { assertNever } from '../base/assert-never.ts';
import { type Database, defineQuery } from '../base/query.ts';
import { structurallyEqual } from '../base/structural-equality.ts';
import { genericsOf, itemGenerics, itemNode, type ItemKey, resolveTypePath, shapeOf, type TypeResolution } from '../items/index.ts';
import { type GenericArgument, type Path, type PathSegment, printBounds, printTypeNode, type TypeNode } from '../syntax/index.ts';
import { canonicalItem } from './redeclared.ts';
import { type Constant, UNKNOWN_CONSTANT } from './constant.ts';
import { lowerConstant, resolveConstantName } from './lower-constant.ts';
import { substitute, substituteConstant } from './substitute.ts';
import { type GenericTerm, intern, NEVER, type PrimitiveName, primitive, STR, type Type, UNIT, unknownType } from './type.ts';

/** @param from the item whose text holds the type. */
export function lowerType(db: Database, from: ItemKey, node: TypeNode): Type {
  const lower = (inner: TypeNode): Type => lowerType(db, from, inner);
  switch (node.kind) {
    case 'path':
      return lowerPath(db, from, node.path);
    case 'reference':
      return intern({ kind: 'reference', isMutable: node.isMutable, target: lower(node.target) });
    case 'pointer':
      return intern({ kind: 'pointer', isMutable: node.isMutable, target: lower(node.target) });
    case 'tuple':
      return intern({ kind: 'tuple', elements: node.elements.map(lower) });
    case 'array':
      return intern({ kind: 'array', element: lower(node.element), length: node.length === null ? UNKNOWN_CONSTANT : lowerConstant(db, from, node.length, lower) });
    case 'slice':
      return intern({ kind: 'slice', element: lower(node.element) });
    case 'never':
      return NEVER;
    case 'function': {
      const result = node.result === null ? UNIT : lower(node.result);
      return intern({ kind: 'function', isUnsafe: node.isUnsafe, abi: node.abi, parameters: node.parameters.map((parameter) => lower(parameter.type)), result });
    }
    case 'dyn':
      return intern({ kind: 'dynamic', text: printBounds(node.bounds) });
    case 'impl':
      return intern({ kind: 'opaque', text: printTypeNode(node) });
    case 'inferred':
    case 'error':
      return unknownType(printTypeNode(node));
    default:
      return assertNever(node);
  }
}

function lowerPath(db: Database, from: ItemKey, path: Path): Type {
  const text = printTypeNode({ kind: 'path', start: path.start, end: path.end, path });
  if (path.qualifiedSelf !== null) return intern({ kind: 'opaque', text });
  const names = path.segments.map((segment) => segment.name.text);
  const last = path.segments.at(-1);
  if (last === undefined) return unknownType(text);
  return meaning(db, from, resolveTypePath(db, from, names, path.isGlobal), last, text);
}

function meaning(db: Database, from: ItemKey, resolution: TypeResolution, segment: PathSegment, text: string): Type {
  switch (resolution.kind) {
    case 'builtin':
      return builtin(db, from, resolution.name, segment);
    case 'parameter':
      if (resolution.parameter === 'constant') return unknownType(text);
      return intern({ kind: 'parameter', owner: resolution.owner, index: resolution.index, name: resolution.name, maybeUnsized: resolution.maybeUnsized });
    case 'self':
      return selfType(db, resolution.owner);
    case 'item':
      return itemType(db, from, resolution.key, segment, text);
    case 'associated':
      return intern({ kind: 'opaque', text });
    case 'unresolved':
    case 'incomplete':
      return unknownType(text);
    default:
      return assertNever(resolution);
  }
}

function builtin(db: Database, from: ItemKey, name: string, segment: PathSegment): Type {
  const target = (): Type => {
    const argument = segment.arguments?.[0];
    return argument?.kind === 'type' ? lowerType(db, from, argument.type) : unknownType('_');
  };
  switch (name) {
    case 'void':
    case 'unit':
      return UNIT;
    case 'never':
      return NEVER;
    case 'str':
      return STR;
    case 'ptr':
      return intern({ kind: 'pointer', isMutable: true, target: target() });
    case 'slice':
      return intern({ kind: 'slice', element: target() });
    default:
      return primitive(name as PrimitiveName);
  }
}

/** What `Self` is inside an impl, a trait or a type's own declaration. */
export function selfType(db: Database, owner: ItemKey): Type {
  const shape = shapeOf(db, owner);
  if (shape?.kind === 'impl') return db.get(implSelfType, owner);
  if (shape?.kind === 'trait') return intern({ kind: 'parameter', owner, index: -1, name: 'Self', maybeUnsized: true });
  return declaredType(db, owner);
}

/** The type that a struct, union or enum declares, over its own parameters. */
export function declaredType(db: Database, key: ItemKey): Type {
  const parameters = itemGenerics(db, key).parameters.map<GenericTerm>((parameter) =>
    parameter.kind === 'type'
      ? { kind: 'type', type: intern({ kind: 'parameter', owner: key, index: parameter.index, name: parameter.name, maybeUnsized: parameter.maybeUnsized }) }
      : { kind: 'constant', constant: { kind: 'parameter', owner: key, index: parameter.index, name: parameter.name } },
  );
  return intern({ kind: 'adt', item: key, name: shapeOf(db, key)?.name ?? '?', arguments: parameters });
}

function itemType(db: Database, from: ItemKey, found: ItemKey, segment: PathSegment, text: string): Type {
  const key = canonicalItem(db, found);
  const shape = shapeOf(db, key);
  if (shape === null) return unknownType(text);
  switch (shape.kind) {
    case 'struct':
    case 'union':
    case 'enum':
      return intern({ kind: 'adt', item: key, name: shape.name ?? '?', arguments: genericTerms(db, from, key, segment) });
    case 'type-alias': {
      const item = db.get(itemNode, key);
      if (item?.kind === 'type-alias' && item.isIntrinsic) return builtin(db, from, shape.name ?? '', segment);
      return substitute(db.get(aliasType, key), key, genericTerms(db, from, key, segment));
    }
    default:
      // A trait or a module is no type by itself.
      return unknownType(text);
  }
}

/** The arguments for an item's parameters as written at `segment`, with the declared defaults behind them. */
function genericTerms(db: Database, from: ItemKey, key: ItemKey, segment: PathSegment): GenericTerm[] {
  const { parameters } = itemGenerics(db, key);
  const written = (segment.arguments ?? []).filter((argument) => argument.kind === 'type' || argument.kind === 'const');
  const defaults = written.length < parameters.length ? db.get(genericDefaults, key) : [];
  const terms: GenericTerm[] = [];
  for (const parameter of parameters) {
    const argument = written[parameter.index];
    const standard = defaults[parameter.index];
    if (argument !== undefined) terms.push(genericTerm(db, from, parameter.kind, argument));
    else if (standard?.kind === 'type') terms.push({ kind: 'type', type: substitute(standard.type, key, terms) });
    else if (standard?.kind === 'constant') terms.push({ kind: 'constant', constant: substituteConstant(standard.constant, key, terms) });
    else terms.push(parameter.kind === 'type' ? { kind: 'type', type: unknownType('_') } : { kind: 'constant', constant: UNKNOWN_CONSTANT });
  }
  return terms;
}

function genericTerm(db: Database, from: ItemKey, kind: 'type' | 'constant', argument: GenericArgument): GenericTerm {
  if (kind === 'type') return { kind: 'type', type: argument.kind === 'type' ? lowerType(db, from, argument.type) : unknownType('_') };
  return { kind: 'constant', constant: constantArgument(db, from, argument) };
}

/** `N` in `Buffer<N>` looks like a type; here it is the name of a constant. */
function constantArgument(db: Database, from: ItemKey, argument: GenericArgument): Constant {
  if (argument.kind === 'const') return lowerConstant(db, from, argument.value, (node) => lowerType(db, from, node));
  if (argument.kind !== 'type' || argument.type.kind !== 'path' || argument.type.path.segments.length !== 1) return UNKNOWN_CONSTANT;
  const name = argument.type.path.segments[0]?.name.text;
  return name === undefined ? UNKNOWN_CONSTANT : resolveConstantName(db, from, name);
}

/** What an alias stands for, over its own parameters. Key: the alias. */
const aliasType = defineQuery<Type>({
  name: 'aliasType',
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item?.kind === 'type-alias' && item.type !== null ? lowerType(db, key as ItemKey, item.type) : unknownType(shapeOf(db, key as ItemKey)?.name ?? '?');
  },
  cycle: () => unknownType('cyclic alias'),
});

/** What `Self` is in an impl. Key: the impl. */
const implSelfType = defineQuery<Type>({
  name: 'implSelfType',
  compute: (db, key) => {
    const item = db.get(itemNode, key);
    return item?.kind === 'impl' ? lowerType(db, key as ItemKey, item.selfType) : unknownType('Self');
  },
  cycle: () => unknownType('Self'),
});

/** The defaults of an item's type and const parameters, in their order; `null` where there is none. Key: the item. */
const genericDefaults = defineQuery<readonly (GenericTerm | null)[]>({
  name: 'genericDefaults',
  equals: structurallyEqual,
  compute: (db, key) => {
    const from = key as ItemKey;
    const item = db.get(itemNode, key);
    const generics = item === null ? null : genericsOf(item);
    return (generics?.parameters ?? [])
      .filter((parameter) => parameter.kind !== 'lifetime')
      .map((parameter): GenericTerm | null => {
        if (parameter.defaultType !== null) return { kind: 'type', type: lowerType(db, from, parameter.defaultType) };
        return parameter.defaultValue === null ? null : { kind: 'constant', constant: lowerConstant(db, from, parameter.defaultValue, (node) => lowerType(db, from, node)) };
      });
  },
  cycle: () => [],
});
