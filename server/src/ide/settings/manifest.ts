/** The settings in an `aster.toml`: what stands under `[analyzer]`. Who reads the file, and which one, is decided elsewhere. */
import { parse, TomlError } from 'smol-toml';
import { NO_VALUES, type SettingValues } from '../../diagnostics/index.ts';
import { readSettingValues } from './setting-values.ts';

/** @returns `complaints` as clauses that follow the file's name, without a full stop. */
export function readManifest(text: string): { readonly values: SettingValues; readonly complaints: readonly string[] } {
  let document: Readonly<Record<string, unknown>>;
  try {
    document = parse(text, { integersAsBigInt: 'asNeeded' });
  } catch (error) {
    return { values: NO_VALUES, complaints: [malformed(error)] };
  }
  const { values, complaints } = readSettingValues(document['analyzer']);
  return { values, complaints: complaints.map((complaint) => `[${['analyzer', ...complaint.place].join('.')}] ${complaint.text}`) };
}

function malformed(error: unknown): string {
  if (!(error instanceof TomlError)) return 'is not valid TOML';
  // The library adds an excerpt below its first line.
  const reason = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /u, '');
  return `is not valid TOML: line ${error.line}, column ${error.column}: ${reason}`;
}
