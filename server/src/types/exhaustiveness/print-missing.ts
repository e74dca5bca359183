/** A value that no pattern matches, written as the pattern that would. */
import type { Missing } from './missing.ts';

/** Variants that everybody can name without their enum. */
const IN_PRELUDE: ReadonlySet<string> = new Set(['Option', 'Result']);

export function printMissing(missing: Missing): string {
  switch (missing.kind) {
    case 'any':
      return '_';
    case 'single': {
      const { made } = missing;
      const parts = missing.parts.map(printMissing);
      switch (made.kind) {
        case 'tuple':
          return parts.length === 1 ? `(${parts.join('')},)` : `(${parts.join(', ')})`;
        case 'array':
          return `[${parts.join(', ')}]`;
        case 'reference':
          return made.isImplicit || parts[0] === '_' ? (parts[0] ?? '_') : `&${made.isMutable ? 'mut ' : ''}${parts.join('')}`;
        case 'struct':
          return made.isTuple ? positional(made.name, parts) : named(made.name, made.fields, parts);
      }
    }
    case 'variant': {
      const parts = missing.parts.map(printMissing);
      const name = IN_PRELUDE.has(missing.type.name) ? missing.name : `${missing.type.name}::${missing.name}`;
      if (missing.shape === 'unit') return name;
      // The names of a record's fields are those of its declaration, which nobody has to repeat.
      return missing.shape === 'tuple' ? positional(name, parts) : `${name} { .. }`;
    }
    case 'values':
      return printValues(missing);
    case 'slice':
      return `[${[...missing.before.map(printMissing), ...(missing.hasRest ? ['..'] : []), ...missing.after.map(printMissing)].join(', ')}]`;
  }
}

function positional(name: string, parts: readonly string[]): string {
  return parts.length > 1 && parts.every((part) => part === '_') ? `${name}(..)` : `${name}(${parts.join(', ')})`;
}

/** Only the fields that matter. */
function named(name: string, fields: readonly string[], parts: readonly string[]): string {
  const told = fields.flatMap((field, index) => ((parts[index] ?? '_') === '_' ? [] : [`${field}: ${parts[index] ?? '_'}`]));
  return told.length === fields.length ? `${name} { ${told.join(', ')} }` : `${name} { ${[...told, '..'].join(', ')} }`;
}

function printValues({ domain, high, low }: Extract<Missing, { kind: 'values' }>): string {
  if (domain.type === 'bool') return low === high ? (low === 0n ? 'false' : 'true') : '_';
  // Most characters cannot be seen in a range.
  if (domain.type === 'char') return '_';
  if (low === high) return String(low);
  const isFirst = domain.stretches[0]?.low === low;
  const isLast = domain.stretches.at(-1)?.high === high;
  if (isFirst && isLast) return '_';
  return `${isFirst ? '' : String(low)}..${isLast ? '' : `=${String(high)}`}`;
}
