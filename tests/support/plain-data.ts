/** Whether a value is data that survives JSON unchanged. */

/** Where it is not: a path into the value and what stands there; `null` if all of it is. */
export function placeThatIsNotPlain(value: unknown, path = 'answer'): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? null : `${path} is ${value}`;
    case 'object':
      break;
    default:
      return `${path} is a ${typeof value}`;
  }
  if (value === null) return null;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return `${path} is an object of a class`;
  for (const [key, inner] of Object.entries(value)) {
    const place = placeThatIsNotPlain(inner, `${path}.${key}`);
    if (place !== null) return place;
  }
  return null;
}
