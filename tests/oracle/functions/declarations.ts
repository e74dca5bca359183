/** Declarations in which Copy and Drop exclude each other, or a field excludes Copy. */
import type { Random } from '../random.ts';
import { code, type Code, separated } from './code.ts';

const COPY_FIELDS = ['i32', 'bool', '&\'static str', '(u8, char)', '[u8; 4]', 'Option<i32>', 'Point', 'Mode', '*const String', 'fn(String) -> i32'] as const;
const OTHER_FIELDS = ['String', 'Vec<i32>', 'Box<i32>', 'Token', 'Guard', 'Option<String>', '(i32, String)', '[Token; 2]'] as const;

/** A type and its impls on one line. @param name of the type. */
export function generateDeclaration(random: Random, name: string): Code {
  const isCopy = random.chance(0.8);
  const hasDrop = random.chance(0.5);
  const isDerived = random.chance(0.4);
  const types = Array.from({ length: 1 + random.below(3) }, () => (random.chance(isCopy ? 0.12 : 0.4) ? random.pick(OTHER_FIELDS) : random.pick(COPY_FIELDS)));
  const derives = isCopy && isDerived ? '#[derive(Clone, Copy)] ' : '';
  const body = random.weighted([
    [3, `struct ${name} { ${types.map((type, index) => `f${index}: ${type}`).join(', ')} }`],
    [2, `struct ${name}(${types.join(', ')});`],
    [2, `enum ${name} { First(${types.join(', ')}), Second { inside: ${types[0]} }, Third }`],
  ]);
  const lines = [code('', `${derives}${body}`)];
  if (isCopy && !isDerived) lines.push(code('', `impl Clone for ${name} { fn clone(&self) -> ${name} { panic!("clone") } }`), code('impl Copy', `impl Copy for ${name} { }`));
  if (hasDrop) lines.push(code('impl Drop', `impl Drop for ${name} { fn drop(&mut self) { } }`));
  return code('declaration of Copy or Drop', ...separated(lines, ' '));
}
