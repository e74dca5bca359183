/** What a body does with its locals, as far as its nodes say it without a control-flow graph. */
import type { Database } from '../../base/query.ts';
import type { TextRange } from '../../base/ranges.ts';
import { itemNode } from '../../items/index.ts';
import type { ClosureNode, TypedBody, TypedExpression } from './typed-body.ts';
import type { LocalId } from './typed-pattern.ts';
import { assignedPlaces, walkBody, walkExpression, walkPattern } from './walk-body.ts';

/** Whether everything in the body was understood, so that what is missing in it is really missing (O15). */
export function isWhollyKnown(db: Database, body: TypedBody): boolean {
  return body.incomplete.length === 0 && db.get(itemNode, body.item)?.hasError === false;
}

/** Where a local is bound, one place for each alternative of an or-pattern: `ref`, `mut` and the name, with `@` and what follows. */
export function bindingPlaces(body: TypedBody): ReadonlyMap<LocalId, readonly TextRange[]> {
  const places = new Map<LocalId, TextRange[]>();
  walkBody(body, {
    pattern: (node) => {
      if (node.kind !== 'binding') return;
      const known = places.get(node.local);
      if (known === undefined) places.set(node.local, [node.range]);
      else known.push(node.range);
    },
  });
  return places;
}

export type LocalUse = 'read' | 'assigned' | 'partly-assigned';

/**
 * For each local that is named at all: `assigned` if every use is an assignment to it, `partly-assigned` if every use is one
 * to it or to one of its fields, else `read`.
 * A closure that assigns to what it captures borrows it, which is a read.
 */
export function localUses(body: TypedBody): ReadonlyMap<LocalId, LocalUse> {
  const uses = new Map<LocalId, LocalUse>();
  const owners = closuresOfLocals(body);
  const written = new Set<TypedExpression>();
  // What is left in the variable of a loop goes with the round, as Rust's lint sees it: a part of it that is written is lost.
  const ofLoops = new Set<LocalId>();
  const visit = (root: TypedExpression, closure: ClosureNode | null): void => {
    walkExpression(root, {
      expression: (node) => {
        if (written.has(node)) return false;
        if (node.kind === 'closure') {
          visit(node.body, node);
          return false;
        }
        if (node.kind === 'for') walkPattern(node.pattern, { pattern: (bound) => void (bound.kind === 'binding' && ofLoops.add(bound.local)) });
        if (node.kind === 'local') uses.set(node.local, 'read');
        for (const target of assignmentTargets(node)) {
          const local = assignedLocal(target);
          if (local === null || (owners.get(local) ?? null) !== closure) continue;
          written.add(target);
          if (uses.get(local) !== 'read' && target.kind === 'field' && !ofLoops.has(local)) uses.set(local, 'partly-assigned');
          else if (!uses.has(local)) uses.set(local, 'assigned');
        }
        return true;
      },
    });
  };
  visit(body.value, null);
  return uses;
}

/** The innermost closure that a local belongs to; those of the body itself are not in it. */
function closuresOfLocals(body: TypedBody): ReadonlyMap<LocalId, ClosureNode> {
  const owners = new Map<LocalId, ClosureNode>();
  walkBody(body, {
    expression: (node) => {
      // Inner closures come after outer ones.
      if (node.kind === 'closure') for (const local of node.locals) owners.set(local, node);
      return true;
    },
  });
  return owners;
}

/** The places that a node writes to without looking at what is there. `n += 1` of a number looks, but only to write it back. */
function assignmentTargets(node: TypedExpression): readonly TypedExpression[] {
  switch (node.kind) {
    case 'assignment':
      return [node.target];
    case 'compound-assignment':
      return node.overload === null && node.target.type.kind === 'primitive' ? [node.target] : [];
    case 'destructuring':
      return assignedPlaces(node.target);
    default:
      return [];
  }
}

/** The local that a place is, or is a field of; `null` behind references, boxes and indices, which are read on the way. */
function assignedLocal(place: TypedExpression): LocalId | null {
  let here = place;
  while (here.kind === 'field') here = here.base;
  return here.kind === 'local' ? here.local : null;
}
