/**
 * Generated functions, one statement per line: each statement is a row of the tables with its holes filled, and later statements
 * use what earlier ones declared. What does not fit after all is refused by rustc and left out by who compares.
 */
import type { Random } from '../random.ts';
import { GENERIC_FUNCTIONS } from './generic-functions.ts';
import { type Row, ROWS } from './rows.ts';
import { type Bindings, fill, fits, isCopied, isSame, isVariable, parseTerm, printTerm, type Term } from './terms.ts';

export interface GeneratedFunction {
  readonly name: string;
  readonly lines: readonly string[];
  readonly constructs: ReadonlySet<string>;
}

interface Variable {
  readonly name: string;
  readonly type: Term;
}

interface Writer {
  readonly random: Random;
  readonly constructs: Set<string>;
  /** What can be named here; the innermost last. */
  readonly variables: Variable[];
  made: number;
}

/** What has its type from where it stands. */
const OPEN = /(?:collect|sum|product|into|convert|default|zero|partition|unzip|filled|parse)\(\)|\b(?:None|Ok|Err)\b|Vec::new\(\)|::from\(\[|^\(*[\d.]+\)*$/u;
/** Between a name in a template and where it can be used, and between where it can and where it can no longer. */
const IN_SCOPE = /[;{|]|=>|&&/u;
const OUT_OF_SCOPE = /\belse\b|, (?:None|Tree|\(None|_ =>)|¶/u;
const HOLE = /«(=?)(?:([a-z]\w*):)?([^«»]+)»/u;
const DEPTH = 2;
const MOST_STATEMENTS = 6;

export function generateTypedFunction(random: Random, index: number): GeneratedFunction {
  const name = `probe_${index}`;
  const writer: Writer = { random, constructs: new Set(), variables: [], made: 0 };
  if (random.chance(0.3)) {
    const [construct, template] = random.pick(GENERIC_FUNCTIONS);
    writer.constructs.add(construct);
    return { name, lines: template.replaceAll('NAME', name).split('\n').flatMap((line) => (line.trim() === 'STATEMENTS' ? statements(writer, 1 + random.below(2)) : [line])), constructs: writer.constructs };
  }
  const parameters = Array.from({ length: 1 + random.below(3) }, (): string => {
    const type = fill(random, parseTerm(random.pick(['A', 'N', 'Vec<A>', 'Option<A>', '&A', '&mut A', '&[N]', 'Vec<N>', 'Result<A, String>', 'Pair<A, B>', 'String', 'Tree<A>', 'HashMap<K, A>', 'Rc<A>'])), new Map());
    return `${declare(writer, type)}: ${printTerm(type)}`;
  });
  const lines = statements(writer, 2 + random.below(MOST_STATEMENTS - 1));
  const result = fill(random, parseTerm('A'), new Map());
  return { name, lines: [`fn ${name}(${parameters.join(', ')}) -> ${printTerm(result)} {`, ...lines, `    ${expression(writer, result, 1)}`, '}'], constructs: writer.constructs };
}

function statements(writer: Writer, count: number): string[] {
  const { random } = writer;
  return Array.from({ length: count }, () => {
    const row = ROWS[random.below(ROWS.length)];
    if (row === undefined) throw new Error('There are no rows');
    const bindings: Bindings = new Map();
    const type = fill(random, row.type, bindings);
    const value = instantiate(writer, row, bindings, DEPTH);
    const isWritten = random.chance(0.5) || OPEN.test(value);
    const name = declare(writer, type);
    return `    let ${random.chance(0.3) ? 'mut ' : ''}${name}${isWritten ? `: ${printTerm(type)}` : ''} = ${value};`;
  });
}

function expression(writer: Writer, type: Term, depth: number): string {
  const { random } = writer;
  if (random.chance(depth <= 0 ? 0.5 : 0.3)) {
    const named = variable(writer, type);
    if (named !== null) return named;
  }
  if (depth <= 0) return leaf(writer, type);
  const candidates: (readonly [Row, Bindings])[] = [];
  for (const row of ROWS) {
    const bindings: Bindings = new Map();
    if (fits(row.type, type, bindings)) candidates.push([row, bindings]);
  }
  const [first, ...rest] = candidates;
  if (first === undefined) return leaf(writer, type);
  const [row, bindings] = random.pick([first, ...rest]);
  const text = instantiate(writer, row, bindings, depth);
  return /^[\w:]+(?:\([^()]*\))?$/u.test(text) ? text : /^(?:vec|format)!|^\w/u.test(text) && !/ |\.\./u.test(text) ? text : `(${text})`;
}

/** The row's template with every hole filled; what it declares is in scope up to its end. */
function instantiate(writer: Writer, row: Row, bindings: Bindings, depth: number): string {
  writer.constructs.add(row.construct);
  const scope = writer.variables.length;
  const own = new Map<string, string>();
  const pending: Variable[] = [];
  let [text, done] = [row.template, ''];
  for (let hole = HOLE.exec(text); hole !== null; hole = HOLE.exec(text)) {
    const [whole, isType, name, meaning = ''] = hole;
    const before = text.slice(0, hole.index);
    done += before;
    if (IN_SCOPE.test(before)) writer.variables.push(...pending.splice(0));
    if (OUT_OF_SCOPE.test(before)) writer.variables.length = scope;
    text = text.slice(hole.index + whole.length);
    const named = own.get(meaning);
    if (named !== undefined) {
      done += named;
      continue;
    }
    const type = fill(writer.random, parseTerm(meaning), bindings);
    if (isType !== '') done += printTerm(type);
    else if (name !== undefined) {
      // A second declaration in an alternative pattern is another variable.
      const made = fresh(writer);
      pending.push({ name: made, type });
      own.set(name, made);
      done += made;
    } else {
      const value = expression(writer, type, depth - 1);
      done += /^(?:\.|\[|\?)/u.test(text) && OPEN.test(value) ? `identity::<${printTerm(type)}>(${value})` : value;
    }
  }
  writer.variables.length = scope;
  return (done + text).replaceAll('¶', '');
}

function declare(writer: Writer, type: Term): string {
  const name = fresh(writer);
  writer.variables.push({ name, type });
  return name;
}

function fresh(writer: Writer): string {
  writer.made += 1;
  return `${'abcdefgh'[writer.made % 8]}${writer.made}`;
}

/** Something in scope that has the type, or leads to it; without moving what others may use. */
function variable({ random, variables }: Writer, type: Term): string | null {
  const found = variables.flatMap(({ name, type: has }): string[] => {
    if (isSame(has, type)) return [type.name === '&mut' || isCopied(type) ? name : `${name}.clone()`];
    const [target] = has.parts;
    if ((has.name === '&' || has.name === '&mut') && target !== undefined && isSame(target, type)) return [isCopied(type) ? `*${name}` : `${name}.clone()`];
    if (type.name === '&' && type.parts[0] !== undefined && isSame(has, type.parts[0])) return [`&${name}`];
    if (has.name === 'Pair' && target !== undefined && isSame(target, type)) return [`${name}.first.clone()`];
    if (has.name === '()' && target !== undefined && isSame(target, type)) return [`${name}.0.clone()`];
    return [];
  });
  const [first, ...rest] = found;
  return first === undefined ? null : random.pick([first, ...rest]);
}

/** A small value. */
function leaf(writer: Writer, type: Term): string {
  const { random } = writer;
  const part = (index: number): string => {
    const found = type.parts[index];
    if (found === undefined || isVariable(found)) throw new Error(`${printTerm(type)} has no part ${index}`);
    return leaf(writer, found);
  };
  if (/^[iu](?:8|16|32|64|size)$/u.test(type.name)) return `${1 + random.below(9)}${random.chance(0.15) ? type.name : ''}`;
  if (type.name.startsWith('[;')) return `[${Array.from({ length: Number(type.name.slice(2, -1)) }, () => part(0)).join(', ')}]`;
  switch (type.name) {
    case 'f32':
    case 'f64':
      return `${random.below(9)}.5${random.chance(0.15) ? type.name : ''}`;
    case 'bool':
      return random.pick(['true', 'false']);
    case 'char':
      return random.pick(["'a'", "'z'"]);
    case 'String':
      return random.pick(['String::new()', 'String::from("ab")', '"cd".to_string()']);
    case 'Point':
      return random.pick(['Point { x: 1, y: 2 }', 'Point::new(1, 2)', 'Point::ORIGIN']).replace(/^(Point \{.*)$/u, '($1)');
    case 'Suit':
      return random.pick(['Suit::Hearts', 'Suit::Spades']);
    case 'Meters':
      return 'Meters(1.5)';
    case 'Option':
      return random.chance(0.8) ? `Some(${part(0)})` : 'None';
    case 'Result':
      return random.chance(0.7) ? `Ok(${part(0)})` : `Err(${part(1)})`;
    case 'Vec':
      return random.chance(0.9) ? `vec![${part(0)}, ${part(0)}]` : 'Vec::new()';
    case 'VecDeque':
    case 'HashSet':
      return `${type.name}::from([${part(0)}])`;
    case 'HashMap':
    case 'BTreeMap':
      return `${type.name}::from([(${part(0)}, ${part(1)})])`;
    case 'Box':
    case 'Rc':
    case 'RefCell':
      return `${type.name}::new(${part(0)})`;
    case '()':
      return type.parts.length === 1 ? `(${part(0)},)` : `(${type.parts.map((_part, index) => part(index)).join(', ')})`;
    case '&':
      return `&${part(0)}`;
    case 'Pair':
      return `(Pair { first: ${part(0)}, second: ${part(1)} })`;
    case 'Slot':
      return `(Slot { value: ${part(0)}, tick: 1 })`;
    case 'Tree':
      return `(Tree::Named { key: String::new(), item: ${part(0)} })`;
    default:
      return 'Default::default()';
  }
}
