/** What the compilers answer: for each question its list of numbers, in the order of `questions.ts`. */
import { inFolder } from '../compilers.ts';
import { answersName, printC } from './c.ts';
import type { Program } from './program.ts';
import type { Question } from './questions.ts';
import { printRust } from './rust.ts';

/** Size, alignment, then offset, size and alignment of each field. */
export type Answers = readonly number[];

/** @throws if rustc refuses the program: then the generator is wrong, not the analyzer. */
export function rustAnswers(program: Program, questions: readonly Question[]): readonly Answers[] {
  return inFolder(({ write, run }) => {
    write('program.rs', printRust(program, questions));
    // `offset_of!` reaches into variants only behind a feature, which this switch opens on a stable compiler.
    const compiled = run('rustc', ['--edition', '2024', '-C', 'opt-level=0', '-C', 'debuginfo=0', '-o', 'program', 'program.rs'], { RUSTC_BOOTSTRAP: '1' });
    if (compiled.status !== 0) throw new Error(`rustc refuses the generated program:\n${compiled.standardError.slice(0, 4_000)}`);
    const printed = run('./program', []);
    return printed.standardOutput.trimEnd().split('\n').map((line) => line.split(' ').map(Number));
  });
}

/** @throws if clang refuses the program. */
export function cAnswers(clang: string, program: Program, questions: readonly Question[]): readonly Answers[] {
  return inFolder(({ write, run }) => {
    write('program.c', printC(program, questions));
    // The same computation as `-fdump-record-layouts` prints, read from constants instead of from a listing for people.
    const compiled = run(clang, ['--target=armv7-none-eabi', '-w', '-S', '-emit-llvm', '-o', 'program.ll', 'program.c', '-ffreestanding']);
    if (compiled.status !== 0) throw new Error(`clang refuses the generated program:\n${compiled.standardError.slice(0, 4_000)}`);
    const text = run('cat', ['program.ll']).standardOutput;
    const found = new Map<string, Answers>();
    for (const match of text.matchAll(/^@(\w+) = .*constant \[\d+ x i32\] \[(.*?)\]/gmu)) {
      found.set(match[1] ?? '', (match[2] ?? '').split(',').map((part) => Number(part.trim().split(' ')[1])));
    }
    return questions.map((_, index) => {
      const answers = found.get(answersName(index));
      if (answers === undefined) throw new Error(`clang gives no answer to question ${index}`);
      return answers;
    });
  });
}
