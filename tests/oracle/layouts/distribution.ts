/** How often each construct occurs in a generated program: what a clean run has really looked at. */
import type { Declaration, Program, Term } from './program.ts';

export function distributionOf(programs: readonly Program[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const { declarations, probes } of programs) {
    for (const declaration of declarations) countDeclaration(declaration, count);
    for (const probe of probes) {
      count('probe');
      countTerm(probe, count);
    }
  }
  return counts;
}

function countDeclaration(declaration: Declaration, count: (name: string) => void): void {
  const { kind, repr, variants } = declaration;
  count(kind);
  if (kind === 'struct') count(`struct ${declaration.shape}`);
  if (declaration.typeParameters > 0) count('generic declaration');
  if (declaration.hasConstant) count('const parameter');
  if (declaration.lastIsUnsized || declaration.isUnsized) count('unsized tail');
  if (repr.c) count('repr(C)');
  if (repr.transparent) count('repr(transparent)');
  if (repr.align !== null) count('repr(align)');
  if (repr.packed !== null) count('repr(packed)');
  if (repr.integer !== null) count('repr(integer)');
  if (declaration.tag !== null) count(`tag ${declaration.tag}`);
  if (kind === 'enum') count(variants.some((variant) => variant.fields.length > 0) ? 'enum with payload' : 'enum without payload');
  for (const variant of variants) {
    count('variant');
    if (variant.discriminant !== null) count('discriminant');
    for (const field of variant.fields) countTerm(field.term, count);
  }
  for (const field of declaration.fields) countTerm(field.term, count);
}

function countTerm(term: Term, count: (name: string) => void): void {
  switch (term.kind) {
    case 'primitive':
      count(term.name);
      break;
    case 'pointer':
      count(`pointer ${term.form}`);
      countTerm(term.target, count);
      break;
    case 'tuple':
      count(term.elements.length === 0 ? 'unit' : 'tuple');
      for (const element of term.elements) countTerm(element, count);
      break;
    case 'array':
      count(term.length.isParameter ? 'array [T; N]' : 'array');
      countTerm(term.element, count);
      break;
    case 'slice':
    case 'vector':
      count(term.kind);
      countTerm(term.element, count);
      break;
    case 'option':
      count('Option');
      countTerm(term.some, count);
      break;
    case 'result':
      count('Result');
      countTerm(term.ok, count);
      countTerm(term.error, count);
      break;
    case 'named':
      count(term.arguments.length === 0 ? 'named type' : 'generic instance');
      for (const argument of term.arguments) countTerm(argument, count);
      break;
    case 'never':
    case 'string':
    case 'function':
    case 'str':
    case 'dynamic':
    case 'self':
    case 'parameter':
      count(term.kind);
      break;
  }
}

/** In columns, most frequent first. */
export function printDistribution(counts: ReadonlyMap<string, number>): string {
  const cells = [...counts].toSorted(([, left], [, right]) => right - left).map(([name, count]) => `${name} ${count}`.padEnd(30));
  const lines: string[] = [];
  for (let index = 0; index < cells.length; index += 4) lines.push(`  ${cells.slice(index, index + 4).join('').trimEnd()}`);
  return lines.join('\n');
}
