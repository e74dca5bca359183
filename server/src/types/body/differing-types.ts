/**
 * Whether two types are surely different ones: where one of them is unknown, an associated type, or a type of the library that
 * real programs know with other parameters, nothing is certain (O15).
 */
import { fileOfItem, isStdFile } from '../../items/index.ts';
import { type GenericTerm, type Type } from '../type.ts';

export function surelyDiffer(left: Type, right: Type): boolean {
  if (left === right || isOpen(left) || isOpen(right)) return false;
  if (isCallable(left) && isCallable(right)) return false;
  if (left.kind !== right.kind) return true;
  switch (left.kind) {
    case 'adt':
      return right.kind === 'adt' && (left.item === right.item ? termsDiffer(left.arguments, right.arguments) : left.name !== right.name);
    case 'reference':
    case 'pointer':
      return right.kind === left.kind && (left.isMutable !== right.isMutable || surelyDiffer(left.target, right.target));
    case 'tuple':
      return right.kind === 'tuple' && (left.elements.length !== right.elements.length || left.elements.some((element, index) => surelyDiffer(element, right.elements[index] ?? element)));
    case 'array':
    case 'slice':
      return right.kind === left.kind && surelyDiffer(left.element, right.element);
    case 'primitive':
    case 'parameter':
      // Equal ones are the same object.
      return true;
    default:
      return false;
  }
}

function termsDiffer(left: readonly GenericTerm[], right: readonly GenericTerm[]): boolean {
  return left.some((term, index) => {
    const other = right[index];
    return term.kind === 'type' && other?.kind === 'type' && surelyDiffer(term.type, other.type);
  });
}

/** A type that may turn out to be another one. */
export function isOpen(type: Type): boolean {
  switch (type.kind) {
    case 'unknown':
    case 'infer':
    case 'projection':
    case 'opaque':
    case 'never':
    case 'dynamic':
      return true;
    case 'reference':
    case 'pointer':
      return isOpen(type.target) && type.target.kind !== 'dynamic';
    case 'adt':
      return isStdFile(fileOfItem(type.item)) && !WELL_KNOWN.has(type.name);
    default:
      return false;
  }
}

function isCallable(type: Type): boolean {
  return type.kind === 'function' || type.kind === 'function-item' || type.kind === 'closure';
}

const WELL_KNOWN: ReadonlySet<string> = new Set(['Vec', 'String', 'Box', 'Option', 'Result', 'Rc', 'Arc', 'RefCell', 'Cell', 'HashMap', 'HashSet']);
