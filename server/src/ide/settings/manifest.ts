/** What an `aster.toml` says: the settings under `[analyzer]`, and what the package is called. Who reads the file, and which one, is decided elsewhere. */
import { parse, TomlError } from 'smol-toml';
import { NO_VALUES, type SettingValues } from '../../diagnostics/index.ts';
import { readSettingValues } from './setting-values.ts';

export interface Manifest {
  readonly values: SettingValues;
  /** `null` where it does not say. */
  readonly name: string | null;
  readonly complaints: readonly string[];
}

/** @returns `complaints` as clauses that follow the file's name, without a full stop. */
export function readManifest(text: string): Manifest {
  let document: Readonly<Record<string, unknown>>;
  try {
    document = parse(text, { integersAsBigInt: 'asNeeded' });
  } catch (error) {
    return { values: NO_VALUES, name: null, complaints: [malformed(error)] };
  }
  const { values, complaints } = readSettingValues(document['analyzer']);
  return { values, name: packageName(document), complaints: complaints.map((complaint) => `[${['analyzer', ...complaint.place].join('.')}] ${complaint.text}`) };
}

/** `name` stands at the top or in the table `[package]`. */
function packageName(document: Readonly<Record<string, unknown>>): string | null {
  const table = document['package'];
  const inTable = typeof table === 'object' && table !== null && 'name' in table ? table.name : undefined;
  const name = inTable ?? document['name'];
  return typeof name === 'string' ? name : null;
}

function malformed(error: unknown): string {
  if (!(error instanceof TomlError)) return 'is not valid TOML';
  // The library adds an excerpt below its first line.
  const reason = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /u, '');
  return `is not valid TOML: line ${error.line}, column ${error.column}: ${reason}`;
}
