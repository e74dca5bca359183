/**
 * The little lexer behind chunking: where does a stretch of text leave strings, comments and brackets?
 * It knows just enough of Aster's tokens to tell brackets in code from brackets in strings and comments. It says nothing
 * about grammar; a wrong guess (broken text) costs locality, never correctness, since the parser reads the chunk anyway.
 */

/** In what a stretch of text begins or ends: `code`, inside `"…"`, inside `r##"…"##` (`raw:2`), inside `/* /* … *\/` (`comment:2`). */
export type LexicalState = 'code' | 'string' | `raw:${number}` | `comment:${number}`;

export interface LexicalEffect {
  readonly state: LexicalState;
  /** Opening minus closing brackets seen in code. */
  readonly depth: number;
  /** The lowest depth on the way, at most 0. */
  readonly lowest: number;
}

/** Reads `text` from its start in `state`. Cost: one pass over the text. */
export function scanLexically(text: string, state: LexicalState): LexicalEffect {
  const scanner = { text, at: 0, depth: 0, lowest: 0, stopsWhenClosed: false };
  let current = state;
  while (scanner.at < text.length) current = current === 'code' ? scanCode(scanner) : leaveToken(scanner, current);
  return { state: current, depth: scanner.depth, lowest: scanner.lowest };
}

/** The offset behind the bracket, string or block comment that opens at `at`, or `null` if it never closes. */
export function endOfDelimited(text: string, at: number): number | null {
  const scanner = { text, at, depth: 0, lowest: 0, stopsWhenClosed: true };
  let current: LexicalState = 'code';
  do current = current === 'code' ? scanCode(scanner) : leaveToken(scanner, current);
  while (scanner.at < text.length && (current !== 'code' || scanner.depth > 0));
  return current === 'code' && scanner.depth === 0 ? scanner.at : null;
}

interface Scanner {
  readonly text: string;
  at: number;
  depth: number;
  lowest: number;
  /** Whether to return behind the bracket that brings the depth back to 0. */
  readonly stopsWhenClosed: boolean;
}

/** Runs to the end of the text or to the first string or block comment that the text opens. */
function scanCode(scanner: Scanner): LexicalState {
  const { text } = scanner;
  while (scanner.at < text.length) {
    const unit = text.charCodeAt(scanner.at);
    switch (unit) {
      case Unit.openParenthesis:
      case Unit.openBracket:
      case Unit.openBrace:
        scanner.depth += 1;
        scanner.at += 1;
        break;
      case Unit.closeParenthesis:
      case Unit.closeBracket:
      case Unit.closeBrace:
        scanner.depth -= 1;
        if (scanner.depth < scanner.lowest) scanner.lowest = scanner.depth;
        scanner.at += 1;
        if (scanner.stopsWhenClosed && scanner.depth === 0) return 'code';
        break;
      case Unit.quote:
        scanner.at += 1;
        return 'string';
      case Unit.apostrophe:
        scanner.at = afterApostrophe(text, scanner.at);
        break;
      case Unit.slash:
        if (text.startsWith('//', scanner.at)) {
          const end = text.indexOf('\n', scanner.at);
          scanner.at = end === -1 ? text.length : end;
        } else if (text.startsWith('/*', scanner.at)) {
          scanner.at += 2;
          return 'comment:1';
        } else scanner.at += 1;
        break;
      default:
        if (isIdentifierUnit(unit)) {
          const raw = enterRawString(scanner);
          if (raw !== null) return raw;
        } else scanner.at += 1;
    }
  }
  return 'code';
}

/** Skips an identifier or number; if it is the prefix of a raw string, enters that and returns its state. */
function enterRawString(scanner: Scanner): LexicalState | null {
  const { text } = scanner;
  const start = scanner.at;
  while (scanner.at < text.length && isIdentifierUnit(text.charCodeAt(scanner.at))) scanner.at += 1;
  const word = text.slice(start, Math.min(scanner.at, start + 3));
  if (scanner.at - start > 2 || !(word === 'r' || word === 'br' || word === 'cr')) return null;
  let quote = scanner.at;
  while (text.charCodeAt(quote) === Unit.hash) quote += 1;
  if (text.charCodeAt(quote) !== Unit.quote) return null;
  const hashes = quote - scanner.at;
  scanner.at = quote + 1;
  return `raw:${hashes}`;
}

/** From inside a string or comment to its end, or to the end of the text. */
function leaveToken(scanner: Scanner, state: Exclude<LexicalState, 'code'>): LexicalState {
  if (state === 'string') return leaveString(scanner);
  const count = Number(state.slice(state.indexOf(':') + 1));
  if (state.startsWith('raw:')) {
    const end = scanner.text.indexOf('"' + '#'.repeat(count), scanner.at);
    scanner.at = end === -1 ? scanner.text.length : end + 1 + count;
    return end === -1 ? state : 'code';
  }
  return leaveComment(scanner, count);
}

function leaveString(scanner: Scanner): LexicalState {
  const { text } = scanner;
  while (scanner.at < text.length) {
    const unit = text.charCodeAt(scanner.at);
    if (unit === Unit.backslash) scanner.at += 2;
    else {
      scanner.at += 1;
      if (unit === Unit.quote) return 'code';
    }
  }
  scanner.at = text.length;
  return 'string';
}

function leaveComment(scanner: Scanner, nesting: number): LexicalState {
  const { text } = scanner;
  let depth = nesting;
  while (scanner.at < text.length) {
    if (text.startsWith('*/', scanner.at)) {
      scanner.at += 2;
      depth -= 1;
      if (depth === 0) return 'code';
    } else if (text.startsWith('/*', scanner.at)) {
      scanner.at += 2;
      depth += 1;
    } else scanner.at += 1;
  }
  return `comment:${depth}`;
}

/** Behind a character literal, or behind the apostrophe of a lifetime or label. */
function afterApostrophe(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === Unit.backslash) {
    // An escape is short and ends on its line: `'\u{10FFFF}'` is the longest.
    const limit = Math.min(text.length, at + 16);
    for (let end = at + 3; end < limit; end += 1) {
      const unit = text.charCodeAt(end);
      if (unit === Unit.apostrophe) return end + 1;
      if (unit === Unit.lineFeed) break;
    }
    return at + 2;
  }
  const width = (text.codePointAt(at + 1) ?? 0) > 0xffff ? 2 : 1;
  return text.charCodeAt(at + 1 + width) === Unit.apostrophe ? at + 2 + width : at + 1;
}

function isIdentifierUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95 || unit > 127;
}

const Unit = {
  lineFeed: 10,
  quote: 34,
  hash: 35,
  apostrophe: 39,
  openParenthesis: 40,
  closeParenthesis: 41,
  slash: 47,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const;
