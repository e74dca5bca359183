/**
 * Everything that a layout rests on, before it is computed: in which order to ask, and which of it rests on the layout itself
 * (`struct A { bytes: [u8; size_of::<A>()] }`). The answer belongs to the node alone, never to who asked first, so that a
 * table of remembered layouts says the same after any history. No recursion: nesting costs memory here, not stack.
 */
import type { NodeKey } from './dependencies.ts';

export type Reach =
  /** Nested deeper than 128 types, or more than the fuel allows (L9). */
  | { readonly kind: 'too-deep' }
  | {
      readonly kind: 'known';
      /** What is reached, without the node itself; what another rests on comes before it, circles apart. */
      readonly order: readonly NodeKey[];
      /** The nodes that rest on this one and on which it rests, itself included; empty where there is no circle. */
      readonly circle: ReadonlySet<NodeKey>;
    };

/** How deep types may be nested by value (L9). */
const DEEPEST_NESTING = 128;
/** How many different types and constants one type may rest on. */
const MOST_NODES = 10_000;
/** How long their names may be together: arguments that double at each step are few, but long. */
const MOST_TEXT = 1_000_000;

type Graph = ReadonlyMap<NodeKey, readonly NodeKey[]>;

export function reachOf(root: NodeKey, dependenciesOf: (node: NodeKey) => readonly NodeKey[]): Reach {
  const graph = explore(root, dependenciesOf);
  if (graph === null) return { kind: 'too-deep' };
  return { kind: 'known', order: postOrder(root, graph), circle: circleOf(root, graph) };
}

/** All nodes by distance. A constant is no nesting of types: a hundred constants may be defined one by the other. */
function explore(root: NodeKey, dependenciesOf: (node: NodeKey) => readonly NodeKey[]): Graph | null {
  const graph = new Map<NodeKey, readonly NodeKey[]>();
  let text = 0;
  let level: NodeKey[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_NESTING) return null;
    const below: NodeKey[] = [];
    for (let node = level.pop(); node !== undefined; node = level.pop()) {
      if (graph.has(node)) continue;
      text += node.length;
      if (graph.size >= MOST_NODES || text > MOST_TEXT) return null;
      const edges = dependenciesOf(node);
      graph.set(node, edges);
      for (const on of edges) if (!graph.has(on)) (on.startsWith('const ') ? level : below).push(on);
    }
    level = below;
  }
  return graph;
}

function postOrder(root: NodeKey, graph: Graph): NodeKey[] {
  const order: NodeKey[] = [];
  const entered = new Set<NodeKey>([root]);
  const stack: { readonly node: NodeKey; next: number }[] = [{ node: root, next: 0 }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const edge = graph.get(frame.node)?.[frame.next];
    frame.next += 1;
    if (edge === undefined) {
      stack.pop();
      if (frame.node !== root) order.push(frame.node);
    } else if (!entered.has(edge)) {
      entered.add(edge);
      stack.push({ node: edge, next: 0 });
    }
  }
  return order;
}

function circleOf(root: NodeKey, graph: Graph): ReadonlySet<NodeKey> {
  const users = new Map<NodeKey, NodeKey[]>();
  for (const [node, edges] of graph) {
    for (const on of edges) {
      const known = users.get(on);
      if (known === undefined) users.set(on, [node]);
      else known.push(node);
    }
  }
  const circle = new Set<NodeKey>();
  const waiting = [...(users.get(root) ?? [])];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (circle.has(node)) continue;
    circle.add(node);
    waiting.push(...(users.get(node) ?? []));
  }
  return circle;
}
