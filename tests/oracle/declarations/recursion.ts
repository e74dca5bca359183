/**
 * Random groups of declarations that name each other, by value and through pointers, with and without generics: the rule
 * `infinite-size` has to find what rustc finds. One declaration a line; the groups know nothing of each other.
 */
import type { Random } from '../random.ts';

export const RECURSION_PREAMBLE = [
  'struct Wrap<T>(T);',
  'struct Behind<T> { pointer: *const T }',
  'struct Pair<A, B> { first: A, second: *const B }',
  'enum Choice<A, B> { First(A), Second { value: B } }',
  'struct Deep<T> { inner: Wrap<Choice<u8, T>> }',
] as const;

interface Member {
  readonly name: string;
  readonly isGeneric: boolean;
}

/** Two to four declarations. */
export function generateGroup(random: Random, group: number): readonly { readonly name: string; readonly text: string }[] {
  const members = Array.from({ length: 1 + random.below(4) }, (_, index): Member => ({ name: `G${group}x${index}`, isGeneric: random.chance(0.25) }));
  return members.map((member) => {
    const types = Array.from({ length: 1 + random.below(3) }, () => typeText(random, members, member, 3));
    if (member.isGeneric) types.push(random.chance(0.4) ? 'T' : '*const T');
    const head = `${member.name}${member.isGeneric ? '<T>' : ''}`;
    const text = random.weighted([
      [3, `struct ${head} { ${types.map((type, index) => `f${index}: ${type}`).join(', ')} }`],
      [2, `struct ${head}(${types.join(', ')});`],
      [2, `enum ${head} { ${types.map((type, index) => `V${index}(${type})`).join(', ')}, End }`],
    ]);
    return { name: member.name, text };
  });
}

function typeText(random: Random, members: readonly Member[], self: Member, depth: number): string {
  const inner = (): string => typeText(random, members, self, depth - 1);
  if (depth === 0) return self.isGeneric && random.chance(0.3) ? 'T' : 'u8';
  const choice = random.weighted([
    [2, 'scalar'],
    [4, 'member'],
    [2, 'pointer'],
    [1, 'array'],
    [1, 'tuple'],
    [1, 'Option'],
    [1, 'Wrap'],
    [1, 'Behind'],
    [1, 'Pair'],
    [1, 'Choice'],
    [1, 'Deep'],
    [1, 'Vec'],
  ] as const);
  switch (choice) {
    case 'scalar':
      return 'u8';
    case 'member': {
      const member = members[random.below(members.length)] ?? self;
      return member.isGeneric ? `${member.name}<${inner()}>` : member.name;
    }
    case 'pointer':
      return random.pick([`*const ${inner()}`, `&'static ${random.chance(0.5) ? 'u8' : 'str'}`, `Box<${inner()}>`]);
    case 'array':
      return `[${inner()}; ${random.below(3)}]`;
    case 'tuple':
      return `(${inner()}, ${inner()})`;
    case 'Pair':
    case 'Choice':
      return `${choice}<${inner()}, ${inner()}>`;
    default:
      return `${choice}<${inner()}>`;
  }
}
