/** rustc on a program of many functions: what it refuses, line by line, and the types of what it accepts. */
import { inFolder } from '../compilers.ts';
import { readRustTree, type RustTypes } from './rust-tree.ts';

export interface RustError {
  /** From 1: where the primary spans begin. */
  readonly lines: readonly number[];
  readonly code: string;
  readonly message: string;
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

const FILE = 'program.rs';
const OPTIONS = ['--edition', '2024', '--crate-type', 'lib', '--cap-lints', 'allow'] as const;

export function rustErrors(text: string): RustError[] {
  return inFolder(({ write, run }) => {
    write(FILE, text);
    const { standardError } = run('rustc', [...OPTIONS, '--emit', 'metadata', '--error-format', 'json', FILE]);
    return standardError.split('\n').flatMap((line): RustError[] => {
      if (!line.startsWith('{')) return [];
      const message = JSON.parse(line) as Message;
      if (message.level !== 'error' || message.spans.length === 0) return [];
      return [{ lines: message.spans.filter((span) => span.is_primary).map((span) => writtenSpan(span).line_start), code: message.code?.code ?? '', message: message.message }];
    });
  });
}

/** @throws if rustc refuses the program, or does not know how to print its tree. */
export function rustTypes(text: string): RustTypes {
  return inFolder(({ write, run }) => {
    write(FILE, text);
    // The tree is for the compiler's own people, who let others see it by this variable.
    const { status, standardOutput, standardError } = run('rustc', [...OPTIONS, '-Zunpretty=thir-tree', FILE], { RUSTC_BOOTSTRAP: '1' });
    if (status !== 0) throw new Error(`rustc gives no typed tree: ${standardError.slice(0, 2000)}`);
    return readRustTree(standardOutput);
  });
}

/** Where a macro was called, for what its expansion did wrong. */
function writtenSpan(span: Span): Span {
  let here = span;
  while (here.file_name !== FILE && here.expansion !== null) here = here.expansion.span;
  return here;
}
