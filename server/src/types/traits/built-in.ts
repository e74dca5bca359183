/** What types implement without an impl that somebody wrote: what the language itself knows about its own types. */
import { both, type Certainty, sameType } from '../match.ts';
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { INTEGER_TYPES, type TraitReference, type Type } from '../type.ts';
import { callableOf } from './callables.ts';
import { derived, structurallyCopy } from './copy-rule.ts';
import { ASSIGNING_OPERATORS, BINARY_OPERATORS, CALL_TRAITS, libraryTrait, STRUCTURAL_TRAITS } from './known-traits.ts';
import { sized } from './sized.ts';
import type { Solver } from './solver.ts';

/** `null` where only a bound or an impl can say it. */
export function builtIn(solver: Solver, type: Type, trait: TraitReference): Certainty | null {
  const name = libraryTrait(trait);
  if (name === null) return null;
  if (name === 'Copy') return structurallyCopy(solver, type, trait);
  // `.clone()` is available on every value; behind a unique reference the value itself is meant.
  if (name === 'Clone' && type.kind === 'reference' && type.isMutable) return 'no';
  if (name === 'Clone' || name === 'Any') return 'yes';
  if (name === 'Sized') return sized(solver.db, type);
  if (CALL_TRAITS.has(name)) return callable(solver, type, trait);
  if (name === 'From' || name === 'Borrow') return reflexive(type, trait, name);
  if (type.kind === 'adt') return derived(solver, type, trait) ?? libraryType(solver, type, trait, name);
  if (STRUCTURAL_TRAITS.has(name) || name === 'Display' || name === 'Default') return structural(solver, type, trait, name);
  if (type.kind === 'primitive' || (type.kind === 'infer' && type.of !== 'type')) return primitive(type, trait, name);
  if (name === 'Index' || name === 'IndexMut') return type.kind === 'array' || type.kind === 'slice' || type.kind === 'str' ? 'yes' : null;
  if (name === 'Deref') return type.kind === 'reference' ? 'yes' : null;
  if (name === 'DerefMut') return type.kind === 'reference' ? (type.isMutable ? 'yes' : 'no') : null;
  return null;
}

function callable(solver: Solver, type: Type, trait: TraitReference): Certainty | null {
  const signature = callableOf(solver, type);
  const [wanted] = trait.arguments;
  if (signature === null && type.kind === 'reference' && type.target.kind === 'parameter') return solver.implements(type.target, trait);
  if (signature === null) return type.kind === 'closure' || type.kind === 'infer' ? 'maybe' : null;
  if (wanted?.kind !== 'type' || wanted.type.kind !== 'tuple') return 'maybe';
  const { elements } = wanted.type;
  if (elements.length !== signature.parameters.length) return 'no';
  if (type.kind === 'closure' && solver.environment.closuresFit === true) return 'yes';
  const fits = both(...signature.parameters.map((parameter, index) => sameType(parameter, elements[index] ?? parameter)));
  // Whether a closure may be called again depends on what it does with its captures.
  return type.kind === 'closure' ? both(fits, trait.name === 'FnOnce' ? 'yes' : 'maybe') : fits;
}

/** `impl From<T> for T`, `impl Borrow<T> for T`, and the conversions between numbers that lose nothing. */
function reflexive(type: Type, trait: TraitReference, name: string): Certainty | null {
  const [argument] = trait.arguments;
  if (argument?.kind !== 'type') return 'maybe';
  const same = sameType(type, argument.type);
  if (same !== 'no') return same;
  return name === 'From' && type.kind === 'primitive' && argument.type.kind === 'primitive' ? 'maybe' : null;
}

/** Comparing, hashing, showing: primitives have them, and so has what is made of parts that do. */
function structural(solver: Solver, type: Type, trait: TraitReference, name: string): Certainty | null {
  const [other] = trait.arguments;
  // Comparisons between different types are not listed anywhere.
  const isOther = other?.kind === 'type' && sameType(type, other.type) !== 'yes';
  const holds = (part: Type): Certainty => solver.implements(part, { ...trait, arguments: trait.arguments.map(() => ({ kind: 'type', type: part })) });
  if (isOther && type.kind !== 'parameter' && type.kind !== 'opaque') return 'maybe';
  switch (type.kind) {
    case 'primitive':
      // Floats have no order in Rust; whether they have one here is nowhere said.
      return (type.name === 'f32' || type.name === 'f64') && (name === 'Eq' || name === 'Ord' || name === 'Hash') ? 'maybe' : 'yes';
    case 'str':
    case 'never':
      return name === 'Default' ? 'maybe' : 'yes';
    case 'reference':
      return name === 'Default' ? null : holds(type.target);
    case 'pointer':
    case 'function':
    case 'function-item':
      return name === 'Display' || name === 'Default' ? 'no' : 'yes';
    case 'tuple':
      return name === 'Display' ? 'no' : both(...type.elements.map(holds));
    case 'array':
    case 'slice':
      return name === 'Display' ? 'no' : name === 'Default' ? null : holds(type.element);
    case 'infer':
    case 'unknown':
    case 'dynamic':
      return 'maybe';
    default:
      return null;
  }
}

/** The operators of numbers, with themselves or a reference to themselves on the right. */
function primitive(type: Type, trait: TraitReference, name: string): Certainty | null {
  if (type.kind === 'primitive' && (type.name === 'bool' || type.name === 'char')) {
    const isLogical = type.name === 'bool' && ['BitAnd', 'BitOr', 'BitXor', 'BitAndAssign', 'BitOrAssign', 'BitXorAssign', 'Not'].includes(name);
    return isLogical ? 'yes' : BINARY_OPERATORS.has(name) || ASSIGNING_OPERATORS.has(name) || name === 'Neg' ? 'no' : null;
  }
  if (name === 'Neg' || name === 'Not') return 'yes';
  if (!BINARY_OPERATORS.has(name) && !ASSIGNING_OPERATORS.has(name)) return null;
  const [right] = trait.arguments;
  if (right?.kind !== 'type') return 'maybe';
  const operand = right.type.kind === 'reference' ? right.type.target : right.type;
  if (name.startsWith('Sh')) return operand.kind === 'primitive' && (INTEGER_TYPES as readonly string[]).includes(operand.name) ? 'yes' : 'maybe';
  return sameType(type, operand) === 'yes' ? 'yes' : 'maybe';
}

/** The library's declarations do not list what its types can be compared, hashed and shown with. */
function libraryType(solver: Solver, type: Extract<Type, { kind: 'adt' }>, trait: TraitReference, name: string): Certainty | null {
  if (!STRUCTURAL_TRAITS.has(name) && name !== 'Display') return null;
  if (!isStdFile(fileOfItem(type.item))) {
    // `==` is available on what can be compared part by part.
    return name === 'PartialEq' || name === 'Eq' ? 'maybe' : null;
  }
  if (name === 'Display') return type.name === 'String' ? 'yes' : 'maybe';
  const [other] = trait.arguments;
  if (other?.kind === 'type' && sameType(type, other.type) !== 'yes') return 'maybe';
  const parts = type.arguments.flatMap((argument) => (argument.kind === 'type' ? [argument.type] : []));
  const all = both(...parts.map((part) => solver.implements(part, { ...trait, arguments: trait.arguments.map(() => ({ kind: 'type', type: part })) })));
  return all === 'yes' ? 'yes' : 'maybe';
}
