/**
 * Types of generated programs as terms. In the tables of rows, a capital letter is a variable: `N` an integer type, `F` a float,
 * `K` a type that may be a key, all others any type of the pool. The generator only believes in these types; rustc knows.
 */
import type { Random } from '../random.ts';

/** `Vec<u8>` is `{ name: 'Vec', parts: [u8] }`; `&`, `&mut`, `()`, `[]`, `[;3]` and `fn` are names, too; the result of `fn` is its last part. */
export interface Term {
  readonly name: string;
  readonly parts: readonly Term[];
}

export type Bindings = Map<string, Term>;

const INTEGERS = ['u8', 'u16', 'u32', 'u64', 'usize', 'i8', 'i16', 'i32', 'i64', 'isize'] as const;
const KEYS = ['u8', 'u32', 'i64', 'usize', 'char', 'String', 'bool', 'Suit'] as const;
const SIMPLE = [...INTEGERS, 'f64', 'f32', 'bool', 'char', 'String', 'Point', 'Suit', 'Meters'] as const;
const COPIED: ReadonlySet<string> = new Set([...INTEGERS, 'f64', 'f32', 'bool', 'char', 'Point', 'Suit', 'Meters', 'Tick', '&', 'fn', '()', '[;2]', '[;3]', 'Option', 'Ordering', 'Slot']);

export function isVariable(term: Term): boolean {
  return /^[A-Z]$/u.test(term.name);
}

export function parseTerm(text: string): Term {
  const tokens = text.match(/&mut\b|->|[A-Za-z_][\w:]*|\d+|\S/gu) ?? [];
  let at = 0;
  const list = (end: string): Term[] => {
    const parts: Term[] = [];
    while (tokens[at] !== end) {
      parts.push(one());
      if (tokens[at] === ',') at += 1;
    }
    at += 1;
    return parts;
  };
  const one = (): Term => {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '&' || token === '&mut') return { name: token, parts: [one()] };
    if (token === '(') return { name: '()', parts: list(')') };
    if (token === 'dyn') return { name: `dyn ${one().name}`, parts: [] };
    if (token === '[') {
      const element = one();
      if (tokens[at] !== ';') {
        at += 1;
        return { name: '[]', parts: [element] };
      }
      const length = tokens[at + 1] ?? '';
      at += 3;
      return { name: `[;${length}]`, parts: [element] };
    }
    if (token === 'fn') {
      at += 1;
      const parameters = list(')');
      at += 1;
      return { name: 'fn', parts: [...parameters, one()] };
    }
    if (tokens[at] !== '<') return { name: token, parts: [] };
    at += 1;
    return { name: token, parts: list('>') };
  };
  return one();
}

export function printTerm({ name, parts }: Term): string {
  const printed = parts.map(printTerm);
  if (name === '&') return `&${printed[0]}`;
  if (name === '&mut') return `&mut ${printed[0]}`;
  if (name === '()') return printed.length === 1 ? `(${printed[0]},)` : `(${printed.join(', ')})`;
  if (name === '[]') return `[${printed[0]}]`;
  if (name.startsWith('[;')) return `[${printed[0]}; ${name.slice(2, -1)}]`;
  if (name === 'fn') return `fn(${printed.slice(0, -1).join(', ')}) -> ${printed.at(-1)}`;
  return printed.length === 0 ? name : `${name}<${printed.join(', ')}>`;
}

/** Whether `pattern` with what its variables mean is `term`; binds variables that mean nothing yet. */
export function fits(pattern: Term, term: Term, bindings: Bindings): boolean {
  if (isVariable(pattern)) {
    const known = bindings.get(pattern.name);
    if (known !== undefined) return isSame(known, term);
    if (!mayMean(pattern.name, term)) return false;
    bindings.set(pattern.name, term);
    return true;
  }
  return pattern.name === term.name && pattern.parts.length === term.parts.length && pattern.parts.every((part, index) => fits(part, term.parts[index] ?? part, bindings));
}

export function isSame(left: Term, right: Term): boolean {
  return printTerm(left) === printTerm(right);
}

/** `term` without variables; what means nothing yet is chosen. */
export function fill(random: Random, term: Term, bindings: Bindings): Term {
  if (!isVariable(term)) return { name: term.name, parts: term.parts.map((part) => fill(random, part, bindings)) };
  const known = bindings.get(term.name);
  if (known !== undefined) return known;
  const chosen = chooseTerm(random, term.name);
  bindings.set(term.name, chosen);
  return chosen;
}

export function isCopied(term: Term): boolean {
  return COPIED.has(term.name) && (term.name === '&' || term.name === 'fn' || term.parts.every(isCopied));
}

function mayMean(variable: string, { name }: Term): boolean {
  if (variable === 'N') return (INTEGERS as readonly string[]).includes(name);
  if (variable === 'F') return name === 'f64' || name === 'f32';
  if (variable === 'K') return (KEYS as readonly string[]).includes(name);
  return !/^(?:&|\[\]|fn$|dyn |str$)/u.test(name);
}

function chooseTerm(random: Random, variable: string): Term {
  if (variable === 'N') return parseTerm(random.pick(INTEGERS));
  if (variable === 'F') return parseTerm(random.pick(['f64', 'f32']));
  if (variable === 'K') return parseTerm(random.pick(KEYS));
  if (random.chance(0.75)) return parseTerm(random.pick(SIMPLE));
  const inner = (): string => random.pick(SIMPLE);
  return parseTerm(random.pick([`Option<${inner()}>`, `Vec<${inner()}>`, `(${inner()}, ${inner()})`, `[${inner()}; 3]`, `Pair<${inner()}, ${inner()}>`, `Box<${inner()}>`, `Slot<${inner()}>`]));
}
