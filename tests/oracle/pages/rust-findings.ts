/** What rustc finds in an Aster program that is Rust as well, under the names of the analyzer's rules and on its lines. */
import { RULES, rulesOfRustc } from '../../../server/src/ide/index.ts';
import { inFolder } from '../compilers.ts';

export interface RustFinding {
  /** From 0. */
  readonly line: number;
  /** The rules that stand for rustc's code or lint; empty where there is none. */
  readonly rules: readonly string[];
  readonly isError: boolean;
  /** For people. */
  readonly text: string;
}

interface Span {
  readonly file_name: string;
  readonly line_start: number;
  readonly is_primary: boolean;
  readonly expansion: { readonly span: Span } | null;
}

interface Message {
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly message: string;
  readonly spans: readonly Span[];
}

/** Names of Aster's prelude that Rust wants imported; what the program declares itself wins over a glob. On one line. */
const PREAMBLE = '#![allow(dead_code, non_snake_case, non_upper_case_globals)] mod aster_prelude { pub use std::rc::Rc; pub use std::sync::Arc; } #[allow(unused_imports)] use aster_prelude::*;';

/** Errors, and those warnings that the analyzer has a rule for. */
export function rustFindings(program: string): RustFinding[] {
  const messages = inFolder(({ write, run }) => {
    write('program.rs', `${PREAMBLE}\n${program}`);
    const { standardError } = run('rustc', ['--edition', '2024', '--crate-type', 'lib', '--emit', 'mir', '--error-format', 'json', 'program.rs']);
    return standardError.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Message);
  });
  return messages.flatMap((message): RustFinding[] => {
    const primary = message.spans.find((span) => span.is_primary);
    if (primary === undefined) return [];
    const code = message.code?.code ?? '';
    const isError = message.level === 'error';
    // A lint that is denied is an error under the lint's name.
    const rules = /^E\d+$/u.test(code) ? rulesOfRustc(code) : RULES.filter((rule) => (rule.lints as readonly string[]).includes(code)).map((rule) => rule.code);
    if (!isError && rules.length === 0) return [];
    return [{ line: writtenSpan(primary).line_start - 2, rules, isError, text: `${code} ${message.message}` }];
  });
}

/** Where a macro was called, for what its expansion did wrong. */
function writtenSpan(span: Span): Span {
  let here = span;
  while (here.file_name !== 'program.rs' && here.expansion !== null) here = here.expansion.span;
  return here;
}
