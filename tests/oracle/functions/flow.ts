/**
 * What the generator believes about places at a point of the function it is writing: which may have been moved or never
 * assigned, and which references can no longer be used. It errs on the side of caution, because its only purpose is that a
 * function is wrong on purpose and seldom by accident; who is right is never decided here.
 */

/** The number of a variable, then its parts: `3`, `3.a`, `3.a.*`, `3.(Some).0`, `3.[1]`. */
export type PlaceKey = string;

export interface Flow {
  /** May have been moved, or not been assigned yet. */
  readonly gone: Set<PlaceKey>;
  /** Variables that may have a value: assigning again needs `mut`. */
  readonly assigned: Set<number>;
  /** References whose loan something has ended. */
  readonly ended: Set<number>;
}

export function emptyFlow(): Flow {
  return { gone: new Set(), assigned: new Set(), ended: new Set() };
}

export function copyFlow({ gone, assigned, ended }: Flow): Flow {
  return { gone: new Set(gone), assigned: new Set(assigned), ended: new Set(ended) };
}

/** Where paths meet; `null` if none of them gets here. */
export function joinFlows(flows: readonly (Flow | null)[]): Flow | null {
  const reached = flows.filter((flow) => flow !== null);
  const [first, ...rest] = reached;
  if (first === undefined) return null;
  const joined = copyFlow(first);
  for (const flow of rest) {
    for (const key of flow.gone) joined.gone.add(key);
    for (const id of flow.assigned) joined.assigned.add(id);
    for (const id of flow.ended) joined.ended.add(id);
  }
  return joined;
}

/** One of the two is a part of the other, or they are the same; an index that is not known is every index. */
export function overlap(left: PlaceKey, right: PlaceKey): boolean {
  const [leftParts, rightParts] = [left.split('.'), right.split('.')];
  return leftParts.every((part, index) => {
    const other = rightParts[index];
    return other === undefined || other === part || (part.startsWith('[') && other.startsWith('[') && (part === '[_]' || other === '[_]'));
  });
}

export function isGone(flow: Flow, key: PlaceKey): boolean {
  for (const gone of flow.gone) if (overlap(gone, key)) return true;
  return false;
}

/** The place that this is a part of is gone: there is nothing to assign to. */
export function isParentGone(flow: Flow, key: PlaceKey): boolean {
  for (const gone of flow.gone) if (key.startsWith(`${gone}.`)) return true;
  return false;
}

export function giveBack(flow: Flow, key: PlaceKey): void {
  for (const gone of flow.gone) if (gone === key || gone.startsWith(`${key}.`)) flow.gone.delete(gone);
}
