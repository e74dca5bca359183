/** Random variants with discriminants at the edges of every tag, and the tag that rule L5 gives them. */
import type { Random } from '../random.ts';
import type { Scope } from './generate-terms.ts';
import type { Field, Repr, Variant } from './program.ts';

type MakeFields = (count: number, naming: 'field' | 'position') => Field[];

export function generateVariants(scope: Scope, repr: Repr, hasPayload: boolean, makeFields: MakeFields): { readonly variants: readonly Variant[]; readonly values: readonly bigint[] } {
  const { random } = scope;
  const count = 1 + random.below(random.chance(0.04) ? 300 : 6);
  const variants: Variant[] = [];
  const values: bigint[] = [];
  const usesDiscriminants = random.chance(0.45);
  // Without an integer in `repr` a tag holds negative numbers or very large ones, not both.
  const type = repr.integer ?? random.pick(['i32', 'u32'] as const);
  for (let index = 0; index < count; index += 1) {
    const implied = (values.at(-1) ?? -1n) + 1n;
    const written = usesDiscriminants && random.chance(0.4) ? edgeValue(random, type) : null;
    const value = written ?? implied;
    // Twice the same number, or one that the tag cannot hold, is refused by everyone.
    if (values.includes(value) || !isPossible(value, type)) continue;
    values.push(value);
    const shape = hasPayload
      ? random.weighted([
          [3, 'tuple'],
          [3, 'record'],
          [2, 'unit'],
        ] as const)
      : 'unit';
    const isMany = count > 20;
    const fields = shape === 'unit' ? [] : makeFields(random.below(isMany ? 2 : 5), shape === 'tuple' ? 'position' : 'field');
    variants.push({ name: `V${index}`, shape, fields, discriminant: written === null ? null : spell(random, written) });
  }
  if (hasPayload && variants.every((variant) => variant.fields.length === 0)) {
    const [first, ...rest] = variants;
    if (first !== undefined) return { variants: [{ ...first, shape: 'tuple', fields: makeFields(1, 'position') }, ...rest], values };
  }
  return { variants, values };
}

const EDGES = [0n, 1n, 127n, 128n, 254n, 255n, 256n, 32_767n, 32_768n, 65_535n, 65_536n, 2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, -1n, -128n, -129n, -32_768n, -32_769n, -(2n ** 31n), -(2n ** 31n) - 1n] as const;

function edgeValue(random: Random, type: string): bigint {
  for (;;) {
    const value = random.chance(0.4) ? BigInt(random.below(40)) : random.pick(EDGES);
    if (isPossible(value, type)) return value;
  }
}

function isPossible(value: bigint, type: string): boolean {
  const [least, most] = range(type);
  return least <= value && value <= most;
}

function range(name: string): readonly [bigint, bigint] {
  // What fits both targets.
  const bits = name.endsWith('size') ? 32n : BigInt(name.slice(1));
  return name.startsWith('i') ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
}

function spell(random: Random, value: bigint): string {
  if (value < 0n) return random.chance(0.5) ? `-0x${(-value).toString(16)}` : String(value);
  return random.pick([String(value), `0x${value.toString(16)}`, `${value} - 0`, `(${value} | 0)`]);
}

/** L5, said once more, so that the generated Rust and C do not rest on the code that they are to check. */
export function enumTag(repr: Repr, values: readonly bigint[]): string {
  if (repr.integer !== null) return repr.integer;
  const isSigned = values.some((value) => value < 0n);
  const widths = repr.c ? [32, 64] : [8, 16, 32];
  for (const width of widths) {
    const name = `${isSigned ? 'i' : 'u'}${width}`;
    const [least, most] = range(name);
    if (values.every((value) => least <= value && value <= most)) return name;
  }
  throw new Error(`No tag for ${values.join(', ')}`);
}
