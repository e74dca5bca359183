/** What rustc says about declarations that stand one a line: for each line the codes of its errors. */
import { inFolder } from '../compilers.ts';

interface Message {
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly message: string;
  readonly spans: readonly { readonly line_start: number; readonly is_primary: boolean }[];
}

/** By index in `lines`; a line without an error has no entry. Errors without a line are thrown: they are not about one declaration. */
export function rustVerdicts(preamble: readonly string[], lines: readonly string[]): ReadonlyMap<number, readonly string[]> {
  return inFolder(({ write, run }) => {
    write('declarations.rs', ['#![allow(warnings)]', ...preamble, ...lines, ''].join('\n'));
    const { standardError } = run('rustc', ['--edition', '2024', '--crate-type', 'lib', '--emit', 'metadata', '--error-format', 'json', 'declarations.rs']);
    const verdicts = new Map<number, string[]>();
    for (const text of standardError.split('\n')) {
      if (!text.startsWith('{')) continue;
      const message = JSON.parse(text) as Message;
      if (message.level !== 'error' || message.spans.length === 0) continue;
      for (const span of message.spans) {
        if (!span.is_primary) continue;
        const index = span.line_start - preamble.length - 2;
        if (index < 0) throw new Error(`rustc refuses the preamble: ${message.message}`);
        verdicts.set(index, [...(verdicts.get(index) ?? []), message.code?.code ?? message.message]);
      }
    }
    return verdicts;
  });
}
