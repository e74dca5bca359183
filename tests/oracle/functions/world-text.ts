/** A world as text that both languages read. Everything derives Clone and Debug; Copy is derived together with Clone. */
import { type Declaration, type Term, termText, UNIT, type Variant } from './terms.ts';
import { type Method, SHAPE_METHODS, STATICS, type World } from './world.ts';

/** Functions that every program has: what a value can be given to, lent to and made by. */
const COMMON = [
  'fn make<T>() -> T { panic!("made") }',
  'fn consume<T>(value: T) { }',
  'fn look<T>(value: &T) -> bool { true }',
  'fn change<T>(value: &mut T) { }',
  'fn id<T>(value: T) -> T { value }',
  'fn both<A, B>(first: A, second: B) { }',
  'fn pick_one<T>(first: T, second: T) -> T { first }',
  'fn copied<T: Copy>(value: T) -> T { value }',
  'fn maybe<T>(value: T) -> Option<T> { Some(value) }',
  'fn attempt<T>(value: T) -> Result<T, i32> { Ok(value) }',
  'fn run_once<R, F: FnOnce() -> R>(action: F) -> R { action() }',
  'fn run_twice<F: FnMut()>(mut action: F) { action(); action(); }',
  'fn fail() -> ! { panic!("failed") }',
  'fn coin() -> bool { true }',
  'fn number() -> i32 { 3 }',
];

/** One item a line. */
export function worldLines({ declarations, methods, helpers }: World): string[] {
  return [
    ...COMMON,
    `trait Shape { ${SHAPE_METHODS.map((method) => `${signature(method)};`).join(' ')} }`,
    ...STATICS.map(({ name, term, value }) => `static ${name}: ${termText(term)} = ${value};`),
    ...declarations.flatMap((declaration) => declarationLines(declaration, methods.get(declaration.name) ?? [])),
    ...helpers.map(({ name, parameters, result }) => `fn ${name}(${parameters.map((term, index) => `p${index}: ${termText(term)}`).join(', ')})${resultText(result)} { panic!("helper") }`),
  ];
}

/** Only the items that the text names, directly or through other items, and only the impls of methods that it calls. */
export function neededLines(lines: readonly string[], text: string): string[] {
  const known = new Set(wordsOf(text));
  const kept = new Set<string>();
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false;
    for (const line of lines) {
      if (kept.has(line) || !isNeeded(line, known)) continue;
      kept.add(line);
      hasGrown = true;
      for (const word of wordsOf(line)) known.add(word);
    }
  }
  return lines.filter((line) => kept.has(line));
}

function isNeeded(line: string, known: ReadonlySet<string>): boolean {
  const target = /^impl(?:<[^>]*>)? (?:\w+ for )?(\w+)/u.exec(line)?.[1];
  if (target !== undefined) return known.has(target) && (line.startsWith('impl Drop') || [...line.matchAll(/\bfn (\w+)/gu)].some(([, method]) => method !== undefined && known.has(method)));
  const name = /\b(?:fn|struct|enum|trait|static) (\w+)/u.exec(line)?.[1];
  return name !== undefined && known.has(name);
}

function wordsOf(text: string): string[] {
  return text.match(/\b[a-zA-Z_]\w*/gu) ?? [];
}

function declarationLines(declaration: Declaration, methods: readonly Method[]): string[] {
  const { kind, name, parameters, variants, isCopy, hasDrop, implementsShape } = declaration;
  const generics = parameters.length === 0 ? '' : `<${parameters.join(', ')}>`;
  const derives = `#[derive(Debug, Clone${isCopy ? ', Copy' : ''})]`;
  const [only] = variants;
  const body = kind === 'enum' || only === undefined ? ` { ${variants.map((variant) => `${variant.name}${fieldsText(variant)}`).join(', ')} }` : `${fieldsText(only)}${only.style === 'named' ? '' : ';'}`;
  const lines = [`${derives} ${kind} ${name}${generics}${body}`, `impl${generics} ${name}${generics} { ${methods.map((method) => `pub ${signature(method)} { panic!("method") }`).join(' ')} }`];
  if (hasDrop) lines.push(`impl Drop for ${name} { fn drop(&mut self) { } }`);
  if (implementsShape) lines.push(`impl Shape for ${name} { ${SHAPE_METHODS.map((method) => `${signature(method)} { panic!("shape") }`).join(' ')} }`);
  return lines;
}

function fieldsText({ style, fields }: Variant): string {
  switch (style) {
    case 'unit':
      return '';
    case 'tuple':
      return `(${fields.map(({ term }) => termText(term)).join(', ')})`;
    case 'named':
      return ` { ${fields.map(({ name, term }) => `${name}: ${termText(term)}`).join(', ')} }`;
  }
}

function signature({ name, receiver, parameters, result }: Method): string {
  const self = { shared: '&self', mutable: '&mut self', value: 'self' }[receiver];
  return `fn ${name}(${[self, ...parameters.map((term, index) => `p${index}: ${termText(term)}`)].join(', ')})${resultText(result)}`;
}

function resultText(result: Term): string {
  return result === UNIT ? '' : ` -> ${termText(result)}`;
}
