/**
 * The documents that the client has open, as the protocol counts their lines, over the workspace that holds their texts.
 * A file's name inside the analyzer is its normalised URI, or that of a module if it is a source of the workspace's own library;
 * what is sent back is the URI that the client uses.
 */
import type { DocumentUri, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { Workspace } from '../ide/index.ts';
import { OpenDocument } from './open-document.ts';

export class Documents {
  readonly #open = new Map<string, OpenDocument>();

  constructor(private readonly workspace: Workspace) {}

  open(uri: DocumentUri, version: number, text: string): void {
    const file = this.nameOf(uri);
    this.workspace.open(file, text);
    this.#open.set(file, new OpenDocument(uri, version, this.workspace.parsed(file)));
  }

  /** Applies the changes in order; unknown documents are ignored, as a client that never opened one has no claim on it. */
  change(uri: DocumentUri, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const file = this.nameOf(uri);
    const document = this.#open.get(file);
    if (document === undefined) return;
    for (const change of changes) {
      if ('range' in change) {
        const start = document.offsetAt(change.range.start);
        const end = Math.max(start, document.offsetAt(change.range.end));
        this.workspace.edit(file, { start, end, text: change.text });
      } else this.workspace.open(file, change.text);
      document.update(version, this.workspace.parsed(file));
    }
    if (changes.length === 0) document.update(version, this.workspace.parsed(file));
  }

  close(uri: DocumentUri): void {
    this.#open.delete(this.nameOf(uri));
  }

  get(uri: DocumentUri): OpenDocument | null {
    return this.#open.get(this.nameOf(uri)) ?? null;
  }

  /** The name inside the analyzer. */
  nameOf(uri: DocumentUri): string {
    return this.workspace.analysed(fileOf(uri));
  }

  /** Lets `change` give the library other sources: documents then have the names that it gives them, and the texts that they had. */
  renameAfter(change: () => void): void {
    const before = this.all.map(([name, document]) => ({ name, document, text: this.workspace.text(name) }));
    change();
    for (const { document, name, text } of before) {
      const file = this.nameOf(document.uri);
      if (file === name) continue;
      this.#open.delete(name);
      this.workspace.close(name);
      if (text !== null) this.workspace.open(file, text);
      document.update(document.version, this.workspace.parsed(file));
      this.#open.set(file, document);
    }
  }

  has(file: string): boolean {
    return this.#open.has(file);
  }

  /** The open documents with their names inside the analyzer. */
  get all(): readonly (readonly [string, OpenDocument])[] {
    return [...this.#open];
  }

  /** The document for any file that the analyzer knows, open or not; made for the moment if it is not open. */
  view(file: string): OpenDocument | null {
    const open = this.#open.get(file);
    if (open !== undefined) return open;
    const parsed = this.workspace.parsed(file);
    return parsed.chunks.length === 0 ? null : new OpenDocument(uriOf(this.workspace.sourceOf(file)), 0, parsed);
  }
}

/** One spelling for each file, however the client escapes it. Names that begin with `std:` are the library's. */
export function fileOf(uri: DocumentUri): string {
  const file = URI.parse(uri).toString();
  return file.startsWith('std:') ? `./${file}` : file;
}

export const STD_SCHEME = 'aster-std';

/** Files of the shipped library are served as read-only documents of a scheme of their own. */
export function uriOf(file: string): DocumentUri {
  return file.startsWith('std:/') ? `${STD_SCHEME}:/${file.slice('std:/'.length)}` : file;
}
