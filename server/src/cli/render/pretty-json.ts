/** JSON for people and programs: what fits on a line stands on one, so that a position is not four lines long. */

const WIDTH = 100;

/** Plain data only. Ends with a line break. */
export function prettyJson(value: unknown): string {
  return `${pretty(value, '')}\n`;
}

/** @param indentation of the line on which the value begins. */
function pretty(value: unknown, indentation: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indentation}  `;
  const parts = Array.isArray(value)
    ? value.map((part: unknown) => pretty(part, inner))
    : Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${pretty(part, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  // The document itself is never one line: somebody may want to read it.
  const isShort = indentation !== '' && parts.every((part) => !part.includes('\n')) && parts.reduce((sum, part) => sum + part.length + 2, indentation.length + 4) <= WIDTH;
  return isShort ? `${open} ${parts.join(', ')} ${close}` : `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indentation}${close}`;
}
