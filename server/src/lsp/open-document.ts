/**
 * A document as the protocol counts it: lines, and columns in UTF-16 units. It stands on the chunks that the workspace holds
 * and keeps no text of its own, so that an edit costs the edited chunk and the two can never differ.
 */
import type { DocumentUri, Position } from 'vscode-languageserver';
import { type FileLines, linesOf, offsetIn, type ParsedFile, positionIn } from '../syntax/index.ts';

export class OpenDocument {
  #lines: FileLines;
  #version: number;

  constructor(
    readonly uri: DocumentUri,
    version: number,
    parsed: ParsedFile,
  ) {
    this.#version = version;
    this.#lines = linesOf(parsed, null);
  }

  /** Takes over what the workspace made of an edit. */
  update(version: number, parsed: ParsedFile): void {
    this.#version = version;
    this.#lines = linesOf(parsed, this.#lines);
  }

  get version(): number {
    return this.#version;
  }

  get lines(): FileLines {
    return this.#lines;
  }

  positionAt(offset: number): Position {
    const { line, column } = positionIn(this.#lines, offset);
    return { line, character: column };
  }

  offsetAt(position: Position): number {
    return offsetIn(this.#lines, { line: position.line, column: position.character });
  }
}
