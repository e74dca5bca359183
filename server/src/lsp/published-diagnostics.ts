/**
 * What a client is told about a document, chunk by chunk: the converted diagnostics of a chunk are the same objects as long
 * as nothing in it changed and it begins at the same line.
 */
import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver';
import { assembleDiagnostics, type AssembledDiagnostics, type ChunkDiagnostics, type Workspace } from '../ide/index.ts';
import type { ParsedChunk } from '../syntax/index.ts';
import type { ClientProfile } from './client-profile.ts';
import { toChunkDiagnostic } from './convert.ts';
import type { Documents } from './documents.ts';
import type { OpenDocument } from './open-document.ts';

export interface PublishedDiagnostics {
  readonly assembled: AssembledDiagnostics;
  /** Writable only because the protocol's type is; nobody writes to it. */
  readonly diagnostics: LspDiagnostic[];
  readonly converted: ReadonlyMap<ChunkDiagnostics, ConvertedChunk>;
}

interface ConvertedChunk {
  readonly chunk: ParsedChunk;
  readonly line: number;
  readonly diagnostics: readonly LspDiagnostic[];
}

/** @param before what was published for the document earlier, from which everything that did not change is taken over. */
export function diagnosticsToPublish(workspace: Workspace, documents: Documents, file: string, document: OpenDocument, profile: ClientProfile, before: PublishedDiagnostics | null): PublishedDiagnostics {
  const assembled = assembleDiagnostics(workspace.db, file, before?.assembled ?? null);
  const converted = new Map<ChunkDiagnostics, ConvertedChunk>();
  const diagnostics: LspDiagnostic[] = [];
  for (const { found, index } of assembled.spoken) {
    const chunk = assembled.parsed.chunks[index];
    if (chunk === undefined) continue;
    const line = document.lines.starts[index] ?? 0;
    const known = before?.converted.get(found);
    const isKnown = known !== undefined && known.chunk === chunk && known.line === line;
    const now = isKnown ? known : { chunk, line, diagnostics: found.diagnostics.map((diagnostic) => toChunkDiagnostic(documents, document, { chunk, line }, diagnostic, profile)) };
    converted.set(found, now);
    diagnostics.push(...now.diagnostics);
  }
  return { assembled, diagnostics, converted };
}
