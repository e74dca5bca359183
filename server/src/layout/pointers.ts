/**
 * Pointers (L6): one word, or two when the target's last part has no size of its own.
 * The last part is found through declarations only, never through layouts, so that a pointer to the type around it
 * (`struct Node { next: Box<Node> }`) asks for nothing that is not there yet.
 */
import { assertNever } from '../base/assert-never.ts';
import { printType, substitute, type Type } from '../types/index.ts';
import type { LayoutContext } from './context.ts';
import type { LayoutProblem, Target, TypeLayout } from './model.ts';
import { layoutWith } from './results.ts';
import { wordSize } from './target.ts';

/** The layout of a reference or raw pointer to `pointee`, for `type`. Its alignment is always known. */
export function pointerLayout(type: Type, pointee: Type, context: LayoutContext): TypeLayout {
  const word = wordSize(context.target);
  const words = pointerWords(pointee, context);
  if (typeof words === 'number') return layoutWith(type, context.target, 'pointer', { size: words * word, align: word });
  return layoutWith(type, context.target, 'pointer', { align: word, problem: words });
}

/** A function pointer, which is always one word. */
export function functionPointerLayout(type: Type, target: Target): TypeLayout {
  return layoutWith(type, target, 'pointer', { size: wordSize(target), align: wordSize(target) });
}

/** A chain of last fields this long belongs to a type that grows without end. */
const LONGEST_CHAIN = 128;

function pointerWords(pointee: Type, context: LayoutContext): 1 | 2 | LayoutProblem {
  const seen = new Set<Type>();
  let part = pointee;
  while (!seen.has(part)) {
    if (seen.size > LONGEST_CHAIN) return { kind: 'too-deep' };
    seen.add(part);
    const found = lastPart(part, context);
    if (typeof found === 'number' || !('id' in found)) return found;
    part = found;
  }
  // A type that ends in itself has no size, but nothing in it makes a pointer to it wide.
  return 1;
}

/** How many words a pointer to the type has, or the part of it that decides. */
function lastPart(type: Type, context: LayoutContext): 1 | 2 | LayoutProblem | Type {
  switch (type.kind) {
    case 'primitive':
    case 'never':
    case 'reference':
    case 'pointer':
    case 'array':
    case 'function':
    case 'function-item':
    case 'closure':
      return 1;
    case 'str':
    case 'slice':
    case 'dynamic':
      return 2;
    case 'tuple':
      return type.elements.at(-1) ?? 1;
    case 'adt': {
      const declaration = context.declaration(type.item);
      if (declaration === null) return unknownPart(type.name);
      if (declaration.kind !== 'struct') return 1;
      const last = declaration.fields.at(-1);
      if (last === undefined) return declaration.isIncomplete ? unknownPart(type.name) : 1;
      return substitute(last.type, type.item, type.arguments);
    }
    case 'parameter':
      return type.maybeUnsized ? { kind: 'generic', parameters: [type.name] } : 1;
    case 'opaque':
      // `impl Trait` has a size unless it says otherwise; a projection may be anything.
      return type.others.includes('?Sized') ? unknownPart(printType(type)) : 1;
    case 'projection':
    case 'infer':
    case 'unknown':
      return unknownPart(printType(type));
    default:
      return assertNever(type);
  }
}

function unknownPart(text: string): LayoutProblem {
  return { kind: 'unknown-type', path: [], text };
}
