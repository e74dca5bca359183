/**
 * What is wrong with the `repr` hints of a declaration (rule `invalid-repr`, L3): unknown words, malformed arguments, words that
 * have no meaning there, words that contradict each other. All of it follows from the hints and the shape of the
 * declaration; what depends on the fields' types is in `repr-contents.ts`.
 * The codes are those of the Rust compiler for the same mistake, whose set of rejected declarations this is.
 */
import type { TextRange } from '../base/ranges.ts';
import type { EnumDeclaration, ReprHint, TypeDeclaration } from '../types/index.ts';
import { isIntegerName } from './constants/integers.ts';
import { hintText, readAlignment } from './repr.ts';

export type ReprCode = 'E0084' | 'E0517' | 'E0539' | 'E0552' | 'E0565' | 'E0566' | 'E0587' | 'E0588' | 'E0589' | 'E0634' | 'E0690' | 'E0692' | 'E0693' | 'E0731';

export interface ReprProblem {
  /** Of the hint, relative to the item, in UTF-16 units; `null`: the declaration as a whole, at its name. */
  readonly range: TextRange | null;
  /** One sentence. */
  readonly reason: string;
  /** The Rust compiler's code for it; `null` where Rust accepts what Aster does not. */
  readonly code: ReprCode | null;
}

export function formalProblems(declaration: TypeDeclaration): readonly ReprProblem[] {
  const problems: ReprProblem[] = [];
  const wellFormed: ReprHint[] = [];
  for (const hint of declaration.repr) {
    const mistake = malformed(hint);
    if (mistake === null) wellFormed.push(hint);
    const problem = mistake ?? misplaced(hint, declaration);
    if (problem !== null) problems.push({ range: { start: hint.start, end: hint.end }, ...problem });
  }
  // What a malformed hint was meant to say is not held against the others.
  return [...problems, ...contradictions(declaration, wellFormed)];
}

/** The hints of an item that is no struct, union or enum: none of them has a meaning there. */
export function hintsOutOfPlace(hints: readonly ReprHint[]): readonly ReprProblem[] {
  return hints.map((hint) => ({ range: { start: hint.start, end: hint.end }, ...(malformed(hint) ?? { reason: `\`${hintText(hint)}\` applies to structs, enums and unions only.`, code: 'E0517' }) }));
}

type Finding = Omit<ReprProblem, 'range'>;

function malformed(hint: ReprHint): Finding | null {
  switch (hint.name) {
    case 'align':
    case 'packed':
      return malformedAlignment(hint, hint.name);
    case 'C':
    case 'Rust':
    case 'transparent':
      return withoutArgument(hint);
    case '':
      return { reason: '`repr` lacks its argument: the representation, as in `repr(C)`.', code: 'E0539' };
    default:
      if (isIntegerName(hint.name)) return withoutArgument(hint);
      if (hint.name.startsWith('"')) return { reason: `A representation is a word without quotes, and ${hint.name} is a text.`, code: 'E0565' };
      return { reason: unknownWord(hint.name), code: /^(?:align|packed)\s*=/u.test(hint.name) ? 'E0693' : 'E0552' };
  }
}

function unknownWord(word: string): string {
  const assignment = /^(align|packed)\s*=\s*(.*)$/su.exec(word);
  if (assignment !== null) return `The argument of \`${assignment[1]}\` stands in parentheses: \`${assignment[1]}(${assignment[2]})\`.`;
  const known = ['C', 'transparent', 'packed', 'align'].find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  return known === undefined ? `\`${word}\` is no representation.` : `\`${word}\` is no representation; \`${known}\` is.`;
}

function withoutArgument(hint: ReprHint): Finding | null {
  return hint.argument === null ? null : { reason: `\`${hint.name}\` takes no argument.`, code: 'E0552' };
}

function malformedAlignment(hint: ReprHint, word: 'align' | 'packed'): Finding | null {
  if (hint.argument === null) return word === 'packed' ? null : { reason: '`align` needs an argument: a power of two, as in `align(16)`.', code: 'E0589' };
  const value = readAlignment(hint.argument);
  if (typeof value === 'number') return null;
  const text = hintText(hint);
  switch (value) {
    case 'missing':
      return word === 'packed'
        ? { reason: '`packed()` lacks its argument; `packed` alone is `packed(1)`.', code: 'E0552' }
        : { reason: '`align()` lacks its argument: a power of two, as in `align(16)`.', code: 'E0693' };
    case 'several':
      return { reason: `\`${text}\` has more than one argument.`, code: word === 'packed' ? 'E0552' : 'E0693' };
    case 'not-a-number':
      return { reason: `The argument of \`${text}\` is no plain whole number.`, code: /^["'\d]/u.test(hint.argument.trim()) ? 'E0589' : 'E0693' };
    case 'not-a-power':
      return { reason: `The argument of \`${text}\` is no power of two.`, code: 'E0589' };
    case 'too-large':
      return { reason: `The argument of \`${text}\` is larger than 2^29.`, code: 'E0589' };
  }
}

function misplaced(hint: ReprHint, declaration: TypeDeclaration): Finding | null {
  const { kind } = declaration;
  if (hint.name === 'packed' && kind === 'enum') return { reason: '`packed` applies to structs and unions, not to enums.', code: 'E0517' };
  if (isIntegerName(hint.name) && kind !== 'enum') return { reason: `\`${hint.name}\` fixes the tag of an enum; a ${kind} has none.`, code: 'E0517' };
  if (hint.name === 'transparent' && kind === 'union') return { reason: '`transparent` applies to structs and to enums with one variant, not to unions.', code: 'E0517' };
  return null;
}

function contradictions(declaration: TypeDeclaration, hints: readonly ReprHint[]): ReprProblem[] {
  const named = (name: string): readonly ReprHint[] => hints.filter((hint) => hint.name === name);
  const integers = hints.filter((hint) => isIntegerName(hint.name));
  const problems: ReprProblem[] = [];
  const transparent = named('transparent')[0];
  if (transparent !== undefined && hints.length > 1) {
    const other = hints.find((hint) => hint.name !== 'transparent');
    problems.push(at(other ?? hints[1] ?? transparent, other === undefined ? '`transparent` stands here twice.' : `\`transparent\` admits no other representation beside it; \`${hintText(other)}\` is one.`, 'E0692'));
  }
  if (declaration.kind !== 'enum') problems.push(...alignmentContradictions(named('packed'), named('align')));
  const rust = named('Rust')[0];
  const other = [...named('C'), ...integers][0];
  if (rust !== undefined && other !== undefined) {
    problems.push(at(other, `\`Rust\` and \`${other.name}\` contradict each other.`, 'E0566'));
  } else if (integers[0] !== undefined && integers[1] !== undefined) {
    problems.push(at(integers[1], integers[0].name === integers[1].name ? `\`${integers[1].name}\` stands here twice.` : `\`${integers[0].name}\` and \`${integers[1].name}\` both fix the tag.`, 'E0566'));
  } else if (declaration.kind === 'enum') {
    problems.push(...enumContradictions(declaration, named('C')[0], integers[0]));
  }
  if (declaration.kind === 'enum' && declaration.variants.length === 0 && !declaration.isIncomplete && hints[0] !== undefined) {
    problems.push(at(hints[0], `An enum without variants has no tag, so \`${hintText(hints[0])}\` has no meaning.`, 'E0084'));
  }
  return problems;
}

function alignmentContradictions(packed: readonly ReprHint[], align: readonly ReprHint[]): ReprProblem[] {
  const [first] = packed;
  if (first === undefined) return [];
  const problems: ReprProblem[] = [];
  const different = packed.find((hint) => packing(hint) !== packing(first));
  if (different !== undefined) problems.push(at(different, `\`${hintText(first)}\` and \`${hintText(different)}\` contradict each other.`, 'E0634'));
  const [raising] = align;
  if (raising !== undefined) problems.push(at(raising, `\`${hintText(first)}\` caps the alignment that \`${hintText(raising)}\` raises; only one of them can stand.`, 'E0587'));
  return problems;
}

/** `C` beside an integer means something only where a payload follows the tag. */
function enumContradictions(declaration: EnumDeclaration, c: ReprHint | undefined, integer: ReprHint | undefined): ReprProblem[] {
  if (c === undefined || integer === undefined || declaration.variants.some((variant) => variant.shape !== 'unit')) return [];
  return [at(c, `No variant has fields, so \`C\` and \`${integer.name}\` both fix the size of the whole; \`${integer.name}\` alone is enough.`, 'E0566')];
}

function packing(hint: ReprHint): number | string {
  return hint.argument === null ? 1 : readAlignment(hint.argument);
}

function at(hint: ReprHint, reason: string, code: ReprCode): ReprProblem {
  return { range: { start: hint.start, end: hint.end }, reason, code };
}
