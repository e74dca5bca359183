/** The analyzer's layouts of a generated program against a compiler's, number by number. */
import type { Database } from '../../../server/src/base/query.ts';
import { layoutOf, type Target, type TypeLayout } from '../../../server/src/layout/index.ts';
import { declaredType, type Type } from '../../../server/src/types/index.ts';
import { declared, fieldType, problemText, program as load } from '../../layout/support.ts';
import type { Answers } from './answers.ts';
import { printAster, printAsterDeclaration, printAsterTerm, probeName } from './aster.ts';
import { brokenLaws } from './laws.ts';
import type { Program, Term } from './program.ts';
import type { Question } from './questions.ts';

export interface Comparison {
  readonly numbers: number;
  readonly differences: readonly string[];
}

/** @param answers of the compiler, one list for each question. */
export function compareLayouts(program: Program, questions: readonly Question[], answers: readonly Answers[], target: Target, compiler: string): Comparison {
  const { db } = load(printAster(program));
  const firstProbe = questions.length - program.probes.length;
  let numbers = 0;
  const differences = questions.flatMap((question, index) => {
    const layout = layoutOf(db, typeOfQuestion(db, question.term, index - firstProbe), target);
    const own = numbersOf(db, layout, question);
    const expected = answers[index] ?? [];
    numbers += expected.length;
    const laws = brokenLaws(layout);
    if (laws.length === 0 && own.length === expected.length && own.every((value, at) => value === expected[at])) return [];
    const problem = problemText(layout.problem);
    return [
      [
        `${target}-bit ${describe(question.term)}`,
        `  analyzer: ${own.map((value) => value ?? '?').join(' ')}${problem === null ? '' : ` (${problem})`}`,
        `  ${compiler}: ${expected.join(' ')}`,
        ...laws.map((law) => `  broken law: ${law}`),
      ].join('\n'),
    ];
  });
  return { numbers, differences };
}

function typeOfQuestion(db: Database, term: Term, probe: number): Type {
  if (probe >= 0) return fieldType(db, probeName(probe));
  if (term.kind !== 'named') throw new Error('Only declarations are asked for by themselves');
  return declaredType(db, declared(db, term.declaration.name).item);
}

/** In the order in which the compilers answer. */
function numbersOf(db: Database, layout: TypeLayout, { fields }: Question): readonly (number | null)[] {
  return [
    layout.size,
    layout.align,
    ...fields.flatMap(({ path }) => {
      const [first, second] = path;
      const group = second === undefined ? layout.fields : layout.variants.find((variant) => variant.name === first)?.fields;
      const field = group?.find((candidate) => candidate.name === (second ?? first));
      if (field === undefined) return [null, null, null];
      // A packed field's own alignment is capped; the compilers tell the alignment of its type.
      return [field.offset, field.size, layoutOf(db, field.type, layout.target).align];
    }),
  ];
}

function describe(term: Term): string {
  return term.kind === 'named' ? `${printAsterTerm(term)}\n  ${printAsterDeclaration(term.declaration)}` : printAsterTerm(term);
}
