/**
 * Generated text as a tree: enough structure to count constructs, to print one statement a line, and to make a program
 * smaller, and no more. Both languages get the same text.
 */

/** An expression, pattern or statement: text with code and blocks in it. */
export interface Code {
  readonly constructs: readonly string[];
  readonly pieces: readonly Piece[];
  /** What could stand in its place and is simpler, simplest first; all of the same type. */
  readonly simpler: readonly Code[];
}

/** Lines between braces: statements, or the arms of a match. */
export interface Block {
  readonly lines: readonly Code[];
  readonly areArms?: boolean;
}

export type Piece = string | Code | Block;

export const EMPTY: Code = { constructs: [], pieces: [], simpler: [] };

export function isBlock(piece: Piece): piece is Block {
  return typeof piece !== 'string' && 'lines' in piece;
}

/** @param constructs what a reader would call this, for the counts; several separated by `|`. */
export function code(constructs: string, ...pieces: readonly Piece[]): Code {
  return { constructs: constructs === '' ? [] : constructs.split('|'), pieces, simpler: [] };
}

export function withSimpler(made: Code, ...simpler: readonly Code[]): Code {
  return { ...made, simpler: [...simpler, ...made.simpler] };
}

export function alsoCalled(made: Code, ...constructs: readonly string[]): Code {
  return { ...made, constructs: [...made.constructs, ...constructs] };
}

/** `a, b, c` */
export function separated(parts: readonly Piece[], separator = ', '): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}

/** In parentheses where a block might be taken for something else: before `else`, behind `match` and `in`, after `break`. */
export function guarded(made: Code): Code {
  const lines = printLines(made);
  return lines.some((line) => line.includes('{') || line.startsWith("'")) ? { ...made, pieces: ['(', ...made.pieces, ')'] } : made;
}

/** As the left side of a dot or a `?`, which bind tighter than what stands before an operand. */
export function asOperand(made: Code): Code {
  return /^[*&!-]/u.test(printLines(made)[0] ?? '') ? { ...made, pieces: ['(', ...made.pieces, ')'] } : made;
}

/** The lines of the printed text, indented by four columns a level. */
export function printLines(root: Code): string[] {
  const lines: string[] = [];
  let current = '';
  const print = (piece: Piece, depth: number): void => {
    if (typeof piece === 'string') current += piece;
    else if (isBlock(piece)) {
      if (piece.lines.length === 0) {
        current += '{ }';
        return;
      }
      lines.push(`${current}{`);
      for (const line of piece.lines) {
        current = '    '.repeat(depth + 1);
        print(line, depth + 1);
        lines.push(current);
      }
      current = `${'    '.repeat(depth)}}`;
    } else for (const inner of piece.pieces) print(inner, depth);
  };
  print(root, 0);
  lines.push(current);
  return lines;
}

/** Every construct that occurs, each once. */
export function constructsOf(root: Code): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (piece: Piece): void => {
    if (typeof piece === 'string') return;
    if (isBlock(piece)) piece.lines.forEach(visit);
    else {
      for (const construct of piece.constructs) found.add(construct);
      piece.pieces.forEach(visit);
    }
  };
  visit(root);
  return found;
}

/** Every tree with one thing less: a line left out, a line replaced by the lines inside it, or a simpler part. Larger steps come first. */
export function smallerTrees(root: Code): Code[] {
  const steps: { readonly tree: Code; readonly size: number }[] = [];
  const size = textSize(root);
  for (const tree of smallerCode(root)) {
    const left = textSize(tree);
    if (left < size) steps.push({ tree, size: left });
  }
  return steps.toSorted((left, right) => left.size - right.size).map(({ tree }) => tree);
}

function textSize(piece: Piece): number {
  if (typeof piece === 'string') return piece.length;
  return isBlock(piece) ? piece.lines.reduce((sum, line) => sum + textSize(line) + 1, 0) : piece.pieces.reduce((sum: number, inner) => sum + textSize(inner), 0);
}

function smallerCode(root: Code): Code[] {
  const smaller: Code[] = [...root.simpler];
  root.pieces.forEach((piece, index) => {
    const put = (replacement: Piece): Code => ({ ...root, pieces: root.pieces.with(index, replacement), simpler: [] });
    if (typeof piece === 'string') return;
    smaller.push(...(isBlock(piece) ? smallerBlocks(piece) : smallerCode(piece)).map(put));
  });
  return smaller;
}

function smallerBlocks(block: Block): Block[] {
  const { lines } = block;
  const smaller: Block[] = [];
  const put = (changed: readonly Code[]): void => {
    smaller.push({ ...block, lines: changed });
  };
  // Halves and quarters first, so that long bodies shrink in few steps.
  for (let length = lines.length >> 1; length > 1; length >>= 1) {
    for (let start = 0; start < lines.length; start += length) put(lines.toSpliced(start, length));
  }
  lines.forEach((line, index) => {
    put(lines.toSpliced(index, 1));
    if (block.areArms !== true) for (const inner of statementsInside(line)) put(lines.toSpliced(index, 1, ...inner.lines.map(asStatement)));
    for (const tree of smallerCode(line)) put(lines.with(index, tree));
  });
  return smaller;
}

/** What was a block's value, on a line of its own. */
function asStatement(line: Code): Code {
  return /[;}]$/u.test(printLines(line).at(-1) ?? '') ? line : code('', line, ';');
}

/** The outermost blocks of statements in a line. */
function statementsInside(line: Code): Block[] {
  return line.pieces.flatMap((piece) => (typeof piece === 'string' ? [] : !isBlock(piece) ? statementsInside(piece) : piece.areArms === true ? piece.lines.flatMap(statementsInside) : [piece]));
}
