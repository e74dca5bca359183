/**
 * The documents that the client has open: their texts as the protocol counts them, kept in step with the workspace.
 * A file's name inside the analyzer is its normalised URI; what is sent back is the URI that the client uses.
 */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentUri, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Workspace } from '../ide/index.ts';

export class Documents {
  readonly #open = new Map<string, TextDocument>();

  constructor(private readonly workspace: Workspace) {}

  open(uri: DocumentUri, version: number, text: string): void {
    const file = fileOf(uri);
    this.#open.set(file, TextDocument.create(uri, 'aster', version, text));
    this.workspace.open(file, text);
  }

  /** Applies the changes in order; unknown documents are ignored, as a client that never opened one has no claim on it. */
  change(uri: DocumentUri, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const file = fileOf(uri);
    const document = this.#open.get(file);
    if (document === undefined) return;
    for (const change of changes) {
      if ('range' in change) {
        const start = document.offsetAt(change.range.start);
        const end = Math.max(start, document.offsetAt(change.range.end));
        this.workspace.edit(file, { start, end, text: change.text });
      } else this.workspace.open(file, change.text);
      TextDocument.update(document, [change], version);
    }
    if (changes.length === 0) TextDocument.update(document, [], version);
  }

  close(uri: DocumentUri): void {
    this.#open.delete(fileOf(uri));
  }

  get(uri: DocumentUri): TextDocument | null {
    return this.#open.get(fileOf(uri)) ?? null;
  }

  has(file: string): boolean {
    return this.#open.has(file);
  }

  /** The open documents with their names inside the analyzer. */
  get all(): readonly (readonly [string, TextDocument])[] {
    return [...this.#open];
  }

  /** The document for any file that the analyzer knows, open or not; made for the moment if it is not open. */
  view(file: string): TextDocument | null {
    const open = this.#open.get(file);
    if (open !== undefined) return open;
    const text = this.workspace.text(file);
    return text === null ? null : TextDocument.create(uriOf(file), 'aster', 0, text);
  }
}

/** One spelling for each file, however the client escapes it. */
export function fileOf(uri: DocumentUri): string {
  return URI.parse(uri).toString();
}

export const STD_SCHEME = 'aster-std';

/** Files of the shipped library are served as read-only documents of a scheme of their own. */
export function uriOf(file: string): DocumentUri {
  return file.startsWith('std:/') ? `${STD_SCHEME}:/${file.slice('std:/'.length)}` : file;
}
