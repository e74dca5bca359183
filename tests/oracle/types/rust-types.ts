/**
 * The compiler's types, as it writes them for debugging, in the words of `aster-types.ts`. Lifetimes, paths, allocators and
 * hashers are left out; of a function item its name is kept, and of a closure only that it is one: its body is compared itself.
 */

/** Types of Aster's library that have another name than Rust's, and no meaning of their own. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['std::slice::Iter', 'SliceIter'],
  ['std::slice::IterMut', 'SliceIterMut'],
  ['std::vec::IntoIter', 'VecIter'],
  ['std::array::IntoIter', 'ArrayIter'],
  ['std::str::Chars', 'CharIter'],
  ['std::iter::Once', 'OnceIter'],
  ['std::option::IntoIter', 'OptionIter'],
  ['std::num::ParseIntError', 'ParseNumberError'],
  ['std::collections::btree_map::Iter', 'OrderedIter'],
  ['std::collections::btree_map::IntoIter', 'OrderedEntries'],
  ['std::collections::btree_map::Keys', 'OrderedKeys'],
  ['std::collections::btree_map::Values', 'OrderedValues'],
  ['std::collections::hash_map::Iter', 'MapIter'],
  ['std::collections::hash_map::IntoIter', 'IntoEntries'],
  ['std::collections::vec_deque::Iter', 'QueueIter'],
  ['std::collections::vec_deque::IntoIter', 'QueueValues'],
]);

/** What Rust's collections have as parameters, and Aster's have not. */
const LEFT_OUT = /^std::(?:alloc::Global|hash::RandomState)$/u;

/** @throws for what this reader does not know: a compiler that writes types otherwise. */
export function readRustType(text: string): string {
  const reader: Reader = { text, at: 0 };
  const printed = readType(reader);
  if (reader.at !== text.length) throw new Error(`The type ends before ${text.slice(reader.at)} in ${text}`);
  return printed;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readType(reader: Reader): string {
  if (take(reader, /'[^\s>,;)\]]+(?:\([^)]*\)\))?/uy) !== null) return "'";
  if (take(reader, /&/uy) !== null) {
    take(reader, /'\^[^ ]*\(DefId\([^)]*\)\) |'[^ ]+ /uy);
    return `&${take(reader, /mut /uy) ?? ''}${readType(reader)}`;
  }
  const pointer = take(reader, /\*(?:const|mut) /uy);
  if (pointer !== null) return `${pointer}${readType(reader)}`;
  if (take(reader, /!/uy) !== null) return '!';
  if (take(reader, /\(/uy) !== null) {
    const parts = readList(reader, /\)/uy);
    return parts.length === 1 ? `(${parts.join('')},)` : `(${parts.join(', ')})`;
  }
  if (take(reader, /\[/uy) !== null) {
    const element = readType(reader);
    if (take(reader, /; /uy) === null) return `[${element}${need(reader, /\]/uy)}`;
    const length = readType(reader);
    return `[${element}; ${length}${need(reader, /\]/uy)}`;
  }
  if (take(reader, /dyn \[/uy) !== null) return readDynamic(reader);
  if (take(reader, /Closure\(/uy) !== null) {
    skipTo(reader, ')');
    return 'closure';
  }
  if (take(reader, /FnDef\(DefId\(/uy) !== null) {
    const path = need(reader, /[^)]+/uy);
    need(reader, /\), /uy);
    skipTo(reader, ')');
    return `fn ${path.replace(/::\{constructor#0\}$/u, '').split('::').at(-1)}`;
  }
  if (take(reader, /Binder \{ value: /uy) !== null) {
    const inner = readType(reader);
    skipTo(reader, '}');
    return inner;
  }
  if (take(reader, /Alias\(Opaque, /uy) !== null) {
    skipTo(reader, ')');
    return 'impl';
  }
  if (take(reader, /Alias\(Projection, AliasTy \{ args: \[/uy) !== null) {
    const [self = '?'] = readList(reader, /\]/uy);
    const name = need(reader, /, def_id: DefId\([^)]+\)/uy).slice(0, -1).split('::').at(-1);
    skipTo(reader, '}');
    need(reader, /\)/uy);
    return `${self}::${name}`;
  }
  if (take(reader, /impl /uy) !== null) {
    need(reader, /.*?\/#\d+/uy);
    return 'impl';
  }
  const qualifier = take(reader, /(?:unsafe )?(?:extern "[^"]*" )?fn\(/uy);
  if (qualifier !== null) {
    const parameters = readList(reader, /\)/uy);
    const result = take(reader, / -> /uy) === null ? '()' : readType(reader);
    return `${qualifier}${parameters.join(', ')}) -> ${result}`;
  }
  const constant = take(reader, /\d+_\w+/uy);
  if (constant !== null) return constant.replace(/_.*/u, '');
  const path = need(reader, /[A-Za-z_][\w:]*[\w]|[A-Za-z_]/uy);
  take(reader, /\/#\d+/uy);
  if (LEFT_OUT.test(path)) return '';
  const name = OTHER_NAMES.get(path) ?? path.split('::').at(-1) ?? path;
  const parts = take(reader, /</uy) === null ? [] : readList(reader, />/uy).filter((part) => part !== '' && part !== "'");
  // A set of Aster is a map without values, and lends its keys.
  if (path === 'std::collections::hash_set::Iter') return `Keys<${parts.join('')}, bool>`;
  return parts.length === 0 ? name : `${name}<${parts.join(', ')}>`;
}

/** The names of the traits: what they are given is compared where it is used. */
function readDynamic(reader: Reader): string {
  const start = reader.at;
  skipTo(reader, ']');
  const inner = reader.text.slice(start, reader.at);
  take(reader, / \+ '[^\s>,;)\]]+/uy);
  const traits = [...inner.matchAll(/Binder \{ value: (?:Trait\(|AutoTrait\(DefId\([^)]*?::)([\w:]+)/gu)].map(([, path = '']) => path.split('::').at(-1));
  return `dyn ${traits.join(' + ')}`;
}

function readList(reader: Reader, end: RegExp): string[] {
  const parts: string[] = [];
  while (take(reader, end) === null) {
    parts.push(readType(reader));
    take(reader, /, |,/uy);
  }
  return parts;
}

/** Behind the bracket that closes what is open. */
function skipTo(reader: Reader, end: string): void {
  let depth = 0;
  for (; reader.at < reader.text.length; reader.at += 1) {
    const character = reader.text[reader.at] ?? '';
    if (depth === 0 && character === end) {
      reader.at += 1;
      return;
    }
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
  }
  throw new Error(`No ${end} in ${reader.text}`);
}

function take(reader: Reader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found === undefined) return null;
  reader.at += found.length;
  return found;
}

function need(reader: Reader, pattern: RegExp): string {
  const found = take(reader, pattern);
  if (found === null) throw new Error(`Expected ${pattern.source} at ${reader.text.slice(reader.at)} in ${reader.text}`);
  return found;
}
