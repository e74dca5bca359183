/**
 * Associated types: what `<Vec<u8> as IntoIterator>::Item` is. Bounds come before impls, a program's impls before the
 * library's. What no bound and no impl says stays as it is for a type parameter, and is unknown for everything else.
 */
import { stdTypesNamed } from '../../items/index.ts';
import { traitMembers } from '../impl-index.ts';
import { memberNamed } from '../impls.ts';
import { aliasedType, associatedTypeBounds, hasUnknownBound, supertraitsOf, traitDeclaring } from '../lower-type.ts';
import { type Certainty, matchTrait, sameType } from '../match.ts';
import { hasUnknownSupertrait } from '../predicates.ts';
import { printType } from '../print-type.ts';
import { instantiate } from '../substitute.ts';
import { intern, type TraitReference, type Type, unknownType } from '../type.ts';
import { callableOf } from './callables.ts';
import { candidates } from './candidates.ts';
import { BINARY_OPERATORS, CALL_TRAITS, libraryTrait } from './known-traits.ts';
import { asking, either, type Solver } from './solver.ts';

type Projection = Extract<Type, { kind: 'projection' }>;

/** @param projection with parts that are normalised already. */
export function project(solver: Solver, projection: Projection): Type {
  const stays = (): Type => (staysOpen(projection.self) ? projection : unknownType(printType(projection)));
  return asking(solver, projection.id, stays, () => {
    const found = projection.trait === null ? ofAnyTrait(solver, projection) : ofTrait(solver, projection.self, projection.trait, projection.name);
    return found === null || found === projection ? stays() : solver.normalize(found);
  });
}

/** Whether more may become known about the type: it is a parameter, or inference has not decided it. */
function staysOpen(type: Type): boolean {
  return type.kind === 'parameter' || type.kind === 'opaque' || type.kind === 'projection' || type.kind === 'infer' || type.kind === 'closure' || type.id.includes('??');
}

function ofTrait(solver: Solver, self: Type, trait: TraitReference, name: string): Type | null {
  return assumed(solver, self, trait, name) ?? bound(solver, self, trait, name) ?? builtIn(solver, self, trait, name) ?? implemented(solver, self, trait, name);
}

/** `where T: Iterator<Item = u8>` */
function assumed(solver: Solver, self: Type, trait: TraitReference, name: string): Type | null {
  for (const predicate of solver.environment.predicates) {
    if (predicate.kind !== 'projection' || predicate.projection.kind !== 'projection') continue;
    const { projection } = predicate;
    if (projection.name !== name || projection.trait === null || projection.self !== self) continue;
    if (matchTrait(projection.trait, trait, { owner: null, arguments: [] }) === 'yes' && predicate.type.id !== projection.id) return predicate.type;
  }
  return null;
}

/** What the bounds of a `dyn`, an `impl Trait` or an associated type bind. */
function bound(solver: Solver, self: Type, trait: TraitReference, name: string): Type | null {
  for (const reference of boundsOf(solver, self)) {
    const binding = reference.bindings.find((candidate) => candidate.name === name);
    if (binding !== undefined && traitDeclaring(solver.db, reference, self, name)?.item === trait.item) return binding.type;
  }
  return null;
}

/** The traits that a type has because it says so itself, with those above them. */
export function boundsOf(solver: Solver, type: Type): readonly TraitReference[] {
  const own = type.kind === 'dynamic' ? type.traits : type.kind === 'opaque' ? type.bounds : type.kind === 'projection' && type.trait !== null ? associatedTypeBounds(solver.db, type.trait, type.self, type.name) : [];
  return own.flatMap((reference) => [reference, ...supertraitsOf(solver.db, reference, type)]);
}

/** What the language itself says. */
function builtIn(solver: Solver, self: Type, trait: TraitReference, name: string): Type | null {
  const library = libraryTrait(trait);
  if (library === null) return null;
  if (name === 'Output' && CALL_TRAITS.has(library)) return callableOf(solver, self)?.result ?? behindReference(self, trait, name);
  if (name === 'Output' && (BINARY_OPERATORS.has(library) || library === 'Neg' || library === 'Not')) return operatorResult(self, trait);
  if (name === 'Target' && library === 'Deref' && self.kind === 'reference') return self.target;
  if (name === 'Output' && library === 'Index') return indexed(solver, self, trait);
  if (name === 'Owned' && library === 'ToOwned') return self.kind === 'str' || self.kind === 'slice' || self.kind === 'dynamic' || staysOpen(self) || candidates(solver, self, trait).length > 0 ? null : self;
  return null;
}

/** What a reference to a parameter with such a bound gives is what the parameter gives. */
function behindReference(self: Type, trait: TraitReference, name: string): Type | null {
  return self.kind === 'reference' && self.target.kind === 'parameter' ? intern({ kind: 'projection', trait, self: self.target, name }) : null;
}

/** Of two numbers, or of strings: a user's type has an impl. */
function operatorResult(self: Type, { arguments: [right] }: TraitReference): Type | null {
  const operand = self.kind === 'reference' ? self.target : self;
  // A number and a user's type: `impl Mul<Point> for f64`.
  if (operand.kind !== 'adt' && right?.kind === 'type' && (right.type.kind === 'reference' ? right.type.target : right.type).kind === 'adt') return null;
  if (operand.kind === 'primitive' || (operand.kind === 'infer' && operand.of !== 'type')) return operand;
  return operand.kind === 'adt' && operand.name === 'String' ? operand : null;
}

/** Arrays and slices are indexed by whatever indexes slices, texts by ranges only. */
function indexed(solver: Solver, self: Type, trait: TraitReference): Type | null {
  if (self.kind === 'str' || (self.kind === 'adt' && self.name === 'String')) return intern({ kind: 'str' });
  const [key] = trait.arguments;
  const item = stdTypesNamed(solver.db, 'SliceIndex')[0];
  if ((self.kind !== 'array' && self.kind !== 'slice') || key?.kind !== 'type' || item === undefined) return null;
  const index: TraitReference = { item, name: 'SliceIndex', arguments: [{ kind: 'type', type: self.element }], bindings: [] };
  return intern({ kind: 'projection', trait: index, self: key.type, name: 'Output' });
}

/** What the impl says: the only one that can be meant, or the first of those that are. */
function implemented(solver: Solver, self: Type, trait: TraitReference, name: string): Type | null {
  if (self.kind === 'unknown' || (self.kind === 'infer' && self.of === 'type')) return null;
  const found = candidates(solver, self, trait).filter(({ header }) => !header.isNegative);
  const [first] = found;
  if (first === undefined || (found.length > 1 && first.certainty !== 'yes')) return null;
  const alias = memberNamed(solver.db, first.header.item, 'type-alias', name);
  if (alias !== null) return instantiate(aliasedType(solver.db, alias), first.substitution);
  const standard = memberNamed(solver.db, trait.item, 'type-alias', name);
  const type = standard === null ? null : aliasedType(solver.db, standard);
  return type === null || type.kind === 'unknown' ? null : instantiate(type, [{ owner: trait.item, arguments: trait.arguments, self }]);
}

/** `Type::Item` without a trait: of the trait that the type is known to have, else of any impl for it. */
function ofAnyTrait(solver: Solver, projection: Projection): Type | null {
  const { name, self } = projection;
  const known = solver.environment.predicates.flatMap((predicate) => (predicate.kind === 'trait' && sameType(predicate.type, self) === 'yes' ? [predicate.trait] : []));
  for (const reference of [...known, ...boundsOf(solver, self)]) {
    const trait = traitDeclaring(solver.db, reference, self, name);
    if (trait !== null) return intern({ ...projection, trait: { ...trait, bindings: [] } });
  }
  if (staysOpen(self)) return null;
  for (const member of traitMembers(solver.db, solver.environment.file, name)) {
    if (member.kind !== 'type-alias') continue;
    const open: TraitReference = { item: member.owner, name: '', arguments: [], bindings: [] };
    const [first] = candidates(solver, self, open).filter(({ header }) => !header.isNegative);
    const alias = first === undefined ? null : memberNamed(solver.db, first.header.item, 'type-alias', name);
    if (first !== undefined && alias !== null) return instantiate(aliasedType(solver.db, alias), first.substitution);
  }
  return null;
}

/** Whether what is asked for follows from a bound of the type itself: perhaps, if one of them demands a trait that is not known. */
export function hasBound(solver: Solver, type: Type, trait: TraitReference): Certainty {
  const bounds = boundsOf(solver, type);
  const isOpen = namesUnknownTrait(solver, type) || bounds.some((reference) => hasUnknownSupertrait(solver.db, reference.item));
  return either(isOpen ? 'maybe' : 'no', ...bounds.map((reference) => matchTrait(reference, trait, { owner: null, arguments: [] })));
}

function namesUnknownTrait({ db }: Solver, type: Type): boolean {
  if (type.kind === 'opaque') return type.others.some((text) => !text.startsWith('?'));
  return type.kind === 'projection' && type.trait !== null && hasUnknownBound(db, type.trait, type.name);
}
