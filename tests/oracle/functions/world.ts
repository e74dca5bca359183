/**
 * The declarations of one generated program: random structs and enums with methods, helper functions and statics. Only
 * signatures matter here, so every helper's body panics; `world-text.ts` writes them down.
 */
import type { Random } from '../random.ts';
import { BOOL, boxed, type Declaration, I32, option, primitive, reference, RESULT, STRING, type Term, UNIT, type Variant, vector } from './terms.ts';

export interface World {
  readonly declarations: readonly Declaration[];
  /** By name of the type. Parameters of a generic type stand for themselves. */
  readonly methods: ReadonlyMap<string, readonly Method[]>;
  readonly helpers: readonly Helper[];
}

export interface Method {
  readonly name: string;
  readonly receiver: 'shared' | 'mutable' | 'value';
  readonly parameters: readonly Term[];
  readonly result: Term;
}

/** A function of the program that the generated functions call. */
export interface Helper {
  readonly name: string;
  readonly parameters: readonly Term[];
  readonly result: Term;
}

export interface Static {
  readonly name: string;
  readonly term: Term;
  readonly value: string;
}

export const STATICS: readonly Static[] = [
  { name: 'WORD', term: STRING, value: 'String::new()' },
  { name: 'SPARE', term: option(vector(I32)), value: 'None' },
  { name: 'COUNT', term: I32, value: '4' },
];

/** What every type does that implements the program's one trait, `Shape`. */
export const SHAPE_METHODS: readonly Method[] = [
  { name: 'area', receiver: 'shared', parameters: [], result: I32 },
  { name: 'grow', receiver: 'mutable', parameters: [I32], result: UNIT },
  { name: 'melt', receiver: 'value', parameters: [], result: I32 },
];

const HELPERS = 12;

export function generateWorld(random: Random): World {
  const declarations: Declaration[] = [];
  const methods = new Map<string, readonly Method[]>();
  const declare = (kind: 'struct' | 'enum', name: string, variants: readonly Variant[], more: Partial<Declaration> = {}): void => {
    const declaration = { kind, name, variants, parameters: [], isCopy: false, hasDrop: false, isStandard: false, implementsShape: more.parameters === undefined && random.chance(0.5), ...more };
    methods.set(name, generateMethods(random, declarations, declaration));
    declarations.push(declaration);
  };
  declare('struct', 'Point', [variant('Point', 'named', [I32, primitive(random.pick(['u8', 'u64', 'i32']))])], { isCopy: true });
  declare('enum', 'Mode', ['On', 'Off', 'Idle'].map((name) => variant(name, 'unit', [])), { isCopy: true });
  declare('struct', 'Token', [variant('Token', random.pick(['tuple', 'named']), [I32])]);
  declare('struct', 'Name', [variant('Name', 'named', [STRING, random.pick([I32, BOOL])])]);
  declare('struct', 'Guard', [variant('Guard', random.pick(['tuple', 'named']), [STRING, generateTerm(random, declarations, 1)])], { hasDrop: true });
  for (const name of ['Crate', 'Frame', 'House']) declare('struct', name, [randomVariant(random, name, declarations)]);
  const [first, second] = [parameter('A'), parameter('B')];
  declare('struct', 'Pair', [variant('Pair', 'named', [first, second])], { parameters: ['A', 'B'], isCopy: random.chance(0.5) });
  declare('struct', 'Wrap', [variant('Wrap', 'tuple', random.chance(0.5) ? [first] : [first, I32])], { parameters: ['A'], isCopy: random.chance(0.5) });
  declare('enum', 'Either', [variant('Left', 'tuple', [first]), variant('Right', random.pick(['tuple', 'named']), [second])], { parameters: ['A', 'B'], isCopy: random.chance(0.3) });
  for (const name of ['Shade', 'Event']) {
    // Often two variants hold the same, so that one name can stand for either.
    const shared = generateTerm(random, declarations, 1);
    const isShared = random.chance(0.7);
    const others = ['Lone', 'Many', 'More'].slice(0, isShared ? 2 : 1 + random.below(3)).map((each) => (isShared ? variant(each, random.pick(['tuple', 'named']), [shared]) : randomVariant(random, each, declarations)));
    declare('enum', name, [...others, variant('Empty', 'unit', [])]);
  }
  const helpers = Array.from({ length: HELPERS }, (_, index): Helper => ({
    name: `helper${index}`,
    parameters: Array.from({ length: random.weighted([[1, 0], [4, 1], [4, 2], [1, 3]]) }, () => parameterTerm(random, declarations)),
    result: random.chance(0.3) ? UNIT : generateTerm(random, declarations, 2),
  }));
  return { declarations, methods, helpers };
}

function parameter(name: string): Term {
  return { kind: 'parameter', name, bounds: [] };
}

function variant(name: string, style: Variant['style'], terms: readonly Term[]): Variant {
  return { name, style, fields: terms.map((term, index) => ({ name: style === 'tuple' ? String(index) : (['a', 'b', 'c'][index] ?? 'd'), term })) };
}

function randomVariant(random: Random, name: string, declarations: readonly Declaration[]): Variant {
  return variant(name, random.pick(['tuple', 'named', 'named']), Array.from({ length: 1 + random.below(3) }, () => generateTerm(random, declarations, 2)));
}

function generateMethods(random: Random, earlier: readonly Declaration[], declaration: Declaration): Method[] {
  const self: Term = { kind: 'named', declaration, arguments: declaration.parameters.map(parameter) };
  const methods: Method[] = [
    { name: 'peek', receiver: 'shared', parameters: [], result: random.pick([I32, BOOL]) },
    { name: 'poke', receiver: 'mutable', parameters: random.chance(0.5) ? [] : [I32], result: UNIT },
    { name: 'finish', receiver: 'value', parameters: [], result: random.pick([I32, STRING, UNIT]) },
    { name: 'chain', receiver: 'value', parameters: random.chance(0.5) ? [] : [generateTerm(random, earlier, 1)], result: self },
  ];
  const field = declaration.kind === 'struct' ? declaration.variants[0]?.fields[0]?.term : undefined;
  if (field !== undefined) {
    methods.push({ name: 'view', receiver: 'shared', parameters: [], result: reference(field) });
    if (random.chance(0.7)) methods.push({ name: 'edit', receiver: 'mutable', parameters: [], result: reference(field, true) });
  }
  return methods;
}

/** An owned type. @param depth how many types may stand inside each other. */
export function generateTerm(random: Random, declarations: readonly Declaration[], depth: number): Term {
  const inner = (): Term => generateTerm(random, declarations, depth - 1);
  const kind = random.weighted([[4, 'leaf'], [10, 'named'], [2, 'tuple'], [1.3, 'array'], [4, 'vector'], [2.5, 'option'], [1.6, 'result'], [2, 'box']] as const);
  if (kind === 'named') return namedTerm(random, declarations, depth);
  if (kind === 'leaf' || depth <= 0) return leafTerm(random);
  switch (kind) {
    case 'tuple':
      return { kind: 'tuple', elements: Array.from({ length: 2 + random.below(2) }, inner) };
    case 'array':
      return { kind: 'array', element: inner(), length: 2 + random.below(2) };
    case 'vector':
      return vector(inner());
    case 'option':
      return option(inner());
    case 'result':
      return { kind: 'named', declaration: RESULT, arguments: [inner(), random.pick([STRING, I32])] };
    case 'box':
      return boxed(inner());
  }
}

function leafTerm(random: Random): Term {
  if (random.chance(0.6)) return STRING;
  return primitive(random.weighted([[4, 'i32'], [1, 'u8'], [2, 'u64'], [1, 'usize'], [2, 'bool'], [1, 'char']] as const));
}

function namedTerm(random: Random, declarations: readonly Declaration[], depth: number): Term {
  const [first, ...rest] = depth <= 0 ? declarations.filter(({ parameters }) => parameters.length === 0) : declarations;
  if (first === undefined) return leafTerm(random);
  const declaration = random.pick([first, ...rest]);
  return { kind: 'named', declaration, arguments: declaration.parameters.map(() => generateTerm(random, declarations, depth - 1)) };
}

/** What a parameter may be: owned, or a reference to it. */
export function parameterTerm(random: Random, declarations: readonly Declaration[]): Term {
  const owned = generateTerm(random, declarations, 2);
  return random.weighted([[6, owned], [2, reference(owned)], [2, reference(owned, true)]]);
}
