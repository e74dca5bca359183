/**
 * The shipped library's syntax: read from its sources, or taken from what a build has read before, which is many times
 * faster. Plain data either way, and the same.
 */
import { shippedFiles } from '../items/index.ts';
import { type AsterParser, type ParsedFile, SyntaxStore } from '../syntax/index.ts';

export interface LibraryFile {
  readonly file: string;
  readonly parsed: ParsedFile;
}

/** Reads the sources. Cost: a few hundred milliseconds. */
export function readLibrary(parser: AsterParser): readonly LibraryFile[] {
  const store = new SyntaxStore(parser);
  const library = shippedFiles().map(({ file, text }) => {
    const { chunks, length, starts } = store.open(file, text);
    return { file, parsed: { length, starts, chunks: chunks.map((chunk) => ({ text: chunk.text, lowered: chunk.lowered })) } };
  });
  for (const { file } of library) store.close(file);
  return library;
}

/** What `libraryFromJson` takes. */
export function libraryToJson(library: readonly LibraryFile[]): string {
  return JSON.stringify(library);
}

/** @param json what `libraryToJson` of the same build gave. */
export function libraryFromJson(json: string): readonly LibraryFile[] {
  return JSON.parse(json) as readonly LibraryFile[];
}
