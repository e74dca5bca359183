/** Equality of plain data by structure, with identity as the short cut that makes it cheap for what an edit did not touch. */

/** Whether two values of plain data (primitives, arrays, records, maps with plain values) are the same. No cycles. */
export function structurallyEqual(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false;
    for (let index = 0; index < left.length; index += 1) if (!structurallyEqual(left[index], right[index])) return false;
    return true;
  }
  if (left instanceof Map) {
    if (!(right instanceof Map) || left.size !== right.size) return false;
    for (const [key, value] of left) if (!right.has(key) || !structurallyEqual(value, right.get(key))) return false;
    return true;
  }
  if (Array.isArray(right) || right instanceof Map) return false;
  const leftRecord = left as Readonly<Record<string, unknown>>;
  const rightRecord = right as Readonly<Record<string, unknown>>;
  const keys = Object.keys(leftRecord);
  if (keys.length !== Object.keys(rightRecord).length) return false;
  for (const key of keys) if (!Object.hasOwn(rightRecord, key) || !structurallyEqual(leftRecord[key], rightRecord[key])) return false;
  return true;
}
