/** What rustc says about generated functions: errors of all phases in one run, and three lints. */
import { inFolder } from '../compilers.ts';

export interface Report {
  /** An error code, or the name of a lint. */
  readonly kind: string;
  /** From 0, in the text that was given. */
  readonly line: number;
  /** Where it ends: a report about a part of it is the same report. */
  readonly lastLine: number;
  /** The variable that it is about, as far as the message says. */
  readonly root: string | null;
  readonly message: string;
  /** May be passed over: rustc looks further than the rule promises, at variables that are assigned and never read; or Aster is not Rust there, where comparisons borrow. */
  readonly isOptional: boolean;
}

interface Message {
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly message: string;
  readonly spans: readonly Span[];
}

interface Span {
  readonly file_name: string;
  readonly line_start: number;
  readonly line_end: number;
  readonly is_primary: boolean;
  /** Where the macro was used, if the span lies in one. */
  readonly expansion: { readonly span: Span } | null;
}

/** An element of an array that a closure captured: rustc speaks of the capture first. */
const ELEMENT_OF_CAPTURE = /out of `[^`]*\[_\][^`]*`, as .* captured variable/u;
const COMPARED_WITH_REFERENCE = /^can't compare `&(?:mut )?(.*)` with `\1`$|^can't compare `(.*)` with `&(?:mut )?\2`$/u;
const FILE = 'functions.rs';

export const LINTS = ['unused_variables', 'unused_mut', 'unreachable_code'] as const;

export function isError(kind: string): boolean {
  return !(LINTS as readonly string[]).includes(kind);
}

/** @throws if rustc says something that is not about a line of the text. */
export function rustReports(text: string): Report[] {
  return inFolder(({ write, run }) => {
    write(FILE, `#![allow(dead_code, unused_assignments)]\n${text}`);
    const { standardError } = run('rustc', ['--edition', '2024', '--crate-type', 'lib', '--emit', 'metadata', '--error-format', 'json', FILE]);
    return standardError.split('\n').flatMap((line) => (line.startsWith('{') ? reportsOf(JSON.parse(line) as Message) : []));
  });
}

function reportsOf(message: Message): Report[] {
  const kind = message.code?.code ?? '';
  if (message.level !== 'error' && !(LINTS as readonly string[]).includes(kind)) return [];
  let primary = message.spans.find((span) => span.is_primary);
  while (primary !== undefined && primary.file_name !== FILE) primary = primary.expansion?.span;
  if (primary === undefined) {
    if (message.message.startsWith('aborting due to')) return [];
    throw new Error(`rustc: ${message.message}`);
  }
  return [{ kind: kind === '' ? message.message : kind === 'E0507' && ELEMENT_OF_CAPTURE.test(message.message) ? 'E0508' : kind, line: primary.line_start - 2, lastLine: primary.line_end - 2, root: /`[(*&]*(?:mut )?(\w+)/u.exec(message.message)?.[1] ?? null, message: message.message, isOptional: (kind === 'unused_variables' && !message.message.startsWith('unused variable')) || COMPARED_WITH_REFERENCE.test(message.message) }];
}
