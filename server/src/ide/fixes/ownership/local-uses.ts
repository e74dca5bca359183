/** What a body does with one local, as far as fixes have to know before they turn a value into a reference. */
import type { FlowGraph, Operand } from '../../../flow/index.ts';
import type { LocalId, TypedBody, TypedExpression, TypedPattern } from '../../../types/index.ts';
import { walkBody } from '../../../types/index.ts';

/**
 * Whether a reference to the value would do everywhere: each use of the local only looks at it by an implied borrow, by printing,
 * or at its fields that are copied. A written `&local` or an operator would get another type.
 */
export function isOnlyLookedAt(body: TypedBody, graphs: readonly FlowGraph[], local: LocalId): boolean {
  if (graphs.some((graph) => takes(graph, local))) return false;
  const looks = new Set<TypedExpression>();
  let isFine = true;
  walkBody(body, {
    expression: (node) => {
      if (node.kind === 'borrow' && node.isImplicit === true && !node.isMutable) allow(node.operand, looks);
      else if (node.kind === 'format') for (const argument of node.arguments) allow(argument, looks);
      else if (node.kind === 'field') allow(node.base, looks);
      if (node.kind === 'local' && node.local === local && !looks.has(node)) isFine = false;
    },
  });
  return isFine;
}

/** The bindings of a pattern, with the places where `ref` can be written. */
export function bindingsBy(body: TypedBody, at: (pattern: TypedPattern & { readonly kind: 'binding' }) => boolean): readonly (TypedPattern & { readonly kind: 'binding' })[] {
  const found: (TypedPattern & { readonly kind: 'binding' })[] = [];
  walkBody(body, {
    pattern: (pattern) => {
      if (pattern.kind === 'binding' && at(pattern)) found.push(pattern);
    },
  });
  return found;
}

function allow(node: TypedExpression, looks: Set<TypedExpression>): void {
  looks.add(node);
}

/** Whether the graph moves the local or a part of it, writes to it, or borrows it for writing. */
function takes(graph: FlowGraph, local: LocalId): boolean {
  const isOurs = (place: number): boolean => {
    const known = graph.places[place];
    return known !== undefined && graph.locals[known.local]?.source === local;
  };
  const isTaken = (operand: Operand): boolean => (operand.kind === 'move' || operand.kind === 'obscure') && isOurs(operand.place);
  return graph.blocks.some(({ statements }) =>
    statements.some((statement) => {
      if (statement.kind === 'obscure') return isOurs(statement.place);
      if (statement.kind !== 'assign') return false;
      const { value } = statement;
      if (!statement.initializes && isOurs(statement.target)) return true;
      switch (value.kind) {
        case 'use':
          return isTaken(value.operand);
        case 'borrow':
          return value.borrow !== 'shared' && isOurs(value.place);
        case 'make':
        case 'call':
          return value.operands.some(isTaken);
      }
    }),
  );
}
