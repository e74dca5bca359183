/**
 * The parser: the one place that owns web-tree-sitter's objects. What leaves this room is plain data.
 * The wasm bytes are handed in, because a web worker and a bundle find them in different ways.
 */
import { Edit, Language, Parser, type Point, type Tree } from 'web-tree-sitter';
import { commonEnds } from '../base/text-difference.ts';

export interface ParserAssets {
  /** `web-tree-sitter.wasm` */
  readonly runtimeWasm: Uint8Array;
  /** `tree-sitter-aster.wasm` */
  readonly grammarWasm: Uint8Array;
}

export class AsterParser {
  readonly #parser: Parser;

  private constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** Loads the runtime and the grammar. Rejects if the bytes are not what they should be. */
  static async create(assets: ParserAssets): Promise<AsterParser> {
    // Without `locateFile` the runtime looks for its own script, which a bundle or a worker does not have.
    await Parser.init({ wasmBinary: assets.runtimeWasm, locateFile: (file: string) => file });
    const parser = new Parser();
    parser.setLanguage(await Language.load(assets.grammarWasm));
    return new AsterParser(parser);
  }

  /** Parses from nothing. The caller deletes the tree. */
  parse(text: string): Tree {
    const tree = this.#parser.parse(text);
    // `null` is documented for a parser without language or a cancelled parse; neither can be here.
    if (tree === null) throw new Error('The parser returned no tree');
    return tree;
  }

  /** Parses `text` with the help of the tree of `oldText`, which is edited and stays the caller's. The caller deletes both. */
  parseAgain(text: string, oldTree: Tree, oldText: string): Tree {
    oldTree.edit(describeEdit(oldText, text));
    const tree = this.#parser.parse(text, oldTree);
    if (tree === null) throw new Error('The parser returned no tree');
    return tree;
  }
}

/** The one replacement that turns one text into the other, as small as a common start and a common end make it. */
function describeEdit(oldText: string, newText: string): Edit {
  const { start, end: behind } = commonEnds(oldText, newText);
  const oldEnd = oldText.length - behind;
  const newEnd = newText.length - behind;
  return new Edit({
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(newText, start),
    oldEndPosition: pointAt(oldText, oldEnd),
    newEndPosition: pointAt(newText, newEnd),
  });
}

function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    row += 1;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
