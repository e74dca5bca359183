/** One mistake in a function: a word of one of its lines becomes another. Whether it is a mistake, rustc decides. */
import type { Random } from '../random.ts';

/** What is replaced by what; each is a kind. */
const MISTAKES: readonly (readonly [kind: string, pattern: RegExp, replacement: string])[] = [
  ['number to text', /(?<=[(, =])\d+(?=[,;)])/gu, '"text"'],
  ['number to bool', /(?<=[(, =])\d+(?=[,;)])/gu, 'true'],
  ['text to number', /String::from\("[^"]*"\)|String::new\(\)|"cd"\.to_string\(\)/gu, '17'],
  ['bool to number', /\b(?:true|false)\b/gu, '1'],
  ['a `?` left out', /\?(?=[;.) ])/gu, ''],
  ['a value for an option', /\bSome\((\w+)\)/gu, '$1'],
  ['an option for a value', /(?<=[(, ])(\d+)(?=[,)])/gu, 'Some($1)'],
  ['a method that is not there', /\.(len|name|push|iter|clone|tag|area|first|map|unwrap_or)\(/gu, '.$1_more('],
  ['another type written', /(?<=let (?:mut )?\w+: )(?:usize|u8|u16|u32|u64|i8|i16|i32|i64|bool|String)(?= =)/gu, 'Vec<char>'],
  ['a field of another type', /(?<=(?:y|first|tick): )\d+/gu, "'c'"],
  ['swapped', /\((\d+), (\w+\([^()]*\)|[A-Z]\w*::\w+)\)/gu, '($2, $1)'],
  ['a reference for a value', /(?<=[( ])(\w+)\.clone\(\)/gu, '&$1'],
  ['a value for a reference', /(?<=\()&(?=\w+)/gu, ''],
  ['unit for a value', /(?<=[{] )(\w+)(?= [}])/gu, '()'],
  ['a comparison with another type', /(?<=[<>=] )\d+\b/gu, '"one"'],
  ['arithmetic with another type', /(?<=[+*-] )\d+\b/gu, '"one"'],
];

export function makeMistake(random: Random, lines: readonly string[]): { readonly kind: string; readonly lines: readonly string[] } | null {
  const places = MISTAKES.flatMap(([kind, pattern, replacement]) =>
    lines.flatMap((line, index) => (index === 0 ? [] : [...line.matchAll(pattern)].map((found) => ({ kind, index, at: found.index, length: found[0].length, becomes: replacement.replaceAll(/\$(\d)/gu, (_whole, group: string) => found[Number(group)] ?? '') })))),
  );
  const kinds = [...new Set(places.map(({ kind }) => kind))];
  const [first, ...rest] = kinds;
  if (first === undefined) return null;
  const kind = random.pick([first, ...rest]);
  const [one, ...others] = places.filter((place) => place.kind === kind);
  if (one === undefined) return null;
  const { index, at, length, becomes } = random.pick([one, ...others]);
  return { kind, lines: lines.map((line, place) => (place === index ? line.slice(0, at) + becomes + line.slice(at + length) : line)) };
}
