/**
 * `unsatisfied-bound`: a function of the program is called with a type that surely has not the trait which a bound of it
 * demands. Only types of the program and primitives are judged, and no bound that somebody else's macro could satisfy (O15).
 */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { fileOfItem, genericsOf, isStdFile, isUnreached, itemGenerics, itemHead, itemNode, type ItemKey, shapeOf } from '../../items/index.ts';
import { closedAnswer, derivesOf, environmentOf, functionSignature, type GenericTerm, instantiatePredicate, itemBounds, mayMisreadTypes, type Predicate, printTraitReference, printType, type Substitution, type Type, type TypedExpression, typedBody, walkBody } from '../../types/index.ts';
import type { Finding, RelatedPlace } from '../finding.ts';

type Call = Extract<TypedExpression, { kind: 'call' }>;
type Demand = Extract<Predicate, { kind: 'trait' }>;

export function unsatisfiedBounds(db: Database, key: ItemKey): Finding[] {
  const file = fileOfItem(key);
  const body = typedBody(db, key);
  if (body === null || db.get(itemNode, key)?.hasError !== false || isUnreached(db, file)) return [];
  if (body.incomplete.some(({ isMisleading }) => isMisleading)) return [];
  const found: Finding[] = [];
  walkBody(body, {
    expression: (node) => {
      if (node.kind === 'call' && node.callee.kind === 'function' && !isStdFile(fileOfItem(node.callee.item))) found.push(...ofCall(db, key, node, node.callee.item, node.callee.generics));
      return true;
    },
  });
  return found.length === 0 || mayMisreadTypes(db, file) ? [] : found;
}

function ofCall(db: Database, key: ItemKey, call: Call, callee: ItemKey, generics: readonly GenericTerm[]): Finding[] {
  const signature = functionSignature(db, callee);
  if (signature === null || shapeOf(db, callee)?.isConditional === true) return [];
  const substitution = argumentsOf(db, signature.owners, generics);
  return itemBounds(db, callee).predicates.flatMap((declared): Finding[] => {
    if (declared.kind !== 'trait' || declared.type.kind !== 'parameter' || declared.type.owner !== callee) return [];
    const demand = instantiatePredicate(declared, substitution);
    if (demand.kind !== 'trait' || !isMissing(db, key, demand)) return [];
    const trait = printTraitReference(declared.trait);
    const parameter = printType(declared.type);
    const who = parameter.startsWith('impl ') ? `A parameter of \`${signature.name}\`` : `\`${parameter}\` of \`${signature.name}\``;
    return [
      {
        code: 'unsatisfied-bound',
        place: { item: key, range: culprit(call, signature.parameters.map(({ type }) => type), declared.type) },
        message: `${who} has to be \`${trait}\`, and \`${printType(demand.type)}\` is not.`,
        related: boundAt(db, callee, declared.type.name, `\`${trait}\` is demanded here`),
        rustc: 'E0277',
      },
    ];
  });
}

/** The arguments of the impl or trait around a function come before its own. */
function argumentsOf(db: Database, owners: readonly ItemKey[], generics: readonly GenericTerm[]): Substitution {
  let taken = 0;
  return owners.map((owner, index) => {
    const count = index === owners.length - 1 ? generics.length - taken : itemGenerics(db, owner).parameters.length;
    const own = generics.slice(taken, taken + count);
    taken += count;
    return { owner, arguments: own, self: null };
  });
}

function isMissing(db: Database, key: ItemKey, { trait, type }: Demand): boolean {
  if (trait.arguments.length > 0 || shapeOf(db, trait.item)?.isConditional === true) return false;
  const isOfLibrary = isStdFile(fileOfItem(trait.item));
  if (isOfLibrary && !WELL_KNOWN.has(trait.name)) return false;
  if (type.kind === 'adt' ? !isPlain(db, type.item) || isUnknown(type) : type.kind !== 'primitive' || isOfLibrary) return false;
  return closedAnswer(db, environmentOf(db, key), type, trait) === 'no';
}

/** Traits of the library of which it is known who has them. */
const WELL_KNOWN: ReadonlySet<string> = new Set(['Copy', 'Debug', 'Default', 'Display']);

/** A type of the program whose derives and attributes are the language's own: those of a macro may implement anything. */
function isPlain(db: Database, item: ItemKey): boolean {
  const declaration = itemHead(db, item);
  if (declaration === null || isStdFile(fileOfItem(item)) || shapeOf(db, item)?.isConditional === true) return false;
  return declaration.attributes.every(({ path }) => ATTRIBUTES.has(path)) && derivesOf(db, item).names.every((name) => DERIVES.has(name));
}

const ATTRIBUTES: ReadonlySet<string> = new Set(['derive', 'repr', 'allow', 'warn', 'deny', 'expect', 'doc', 'must_use', 'non_exhaustive', 'deprecated', 'inline']);
const DERIVES: ReadonlySet<string> = new Set(['Clone', 'Copy', 'Debug', 'Default', 'Eq', 'Hash', 'Ord', 'PartialEq', 'PartialOrd']);

/** A term's id spells out what it is made of. */
function isUnknown({ id }: Type): boolean {
  if (id.includes('unknown ') || id.includes('>::') || id.includes('??') || id.includes('closure ')) return true;
  return [...id.matchAll(/std:[^#]*#\w+:(\w+)/gu)].some(([, name]) => !WELL_KNOWN_TYPES.has(name ?? ''));
}

/** Types of the library all of whose impls are listed. */
const WELL_KNOWN_TYPES: ReadonlySet<string> = new Set(['Vec', 'String', 'Box', 'Option', 'Result']);

/** The argument that decides what the parameter stands for, as rustc points at it; the name of the function where none does. */
function culprit(call: Call, parameters: readonly Type[], parameter: Type): TextRange {
  const index = parameters.findIndex((type) => type === parameter || (type.kind === 'reference' && type.target === parameter));
  const argument = call.arguments[index];
  if (argument === undefined || (call.syntax === 'method' && index === 0)) return call.nameRange;
  const isBehind = parameters[index]?.kind === 'reference' && argument.kind === 'borrow' && argument.isImplicit !== true;
  return isBehind ? argument.operand.range : argument.range;
}

/** Where the bound is written: beside the parameter, or in the `where` clause. */
function boundAt(db: Database, callee: ItemKey, parameter: string, message: string): RelatedPlace[] {
  const head = itemHead(db, callee);
  const generics = head === null ? null : genericsOf(head);
  const declared = generics?.parameters.find(({ name }) => name.text === parameter);
  const range = declared ?? (head !== null && 'name' in head ? head.name : null);
  return range === null || range === undefined ? [] : [{ item: callee, range: { start: range.start, end: range.end }, message }];
}
