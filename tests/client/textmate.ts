/**
 * Colours Aster text with the extension's TextMate grammar, by the same libraries as the editor.
 *
 * The answer is flat: each piece of text with its innermost scope. What the scopes should be, the test says.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import onigurumaModule from 'vscode-oniguruma';
import textmateModule, { type IGrammar } from 'vscode-textmate';

const { createOnigScanner, createOnigString, loadWASM } = onigurumaModule;
const { INITIAL, Registry, parseRawGrammar } = textmateModule;

export interface ColouredPiece {
  readonly text: string;
  /** The innermost scope without its `.aster`. */
  readonly scope: string;
}

/** Loads the grammar once; a rule whose pattern is no regular expression throws when it is first tried. */
export async function loadAsterGrammar(): Promise<IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  const onigLib = loadWASM(readFileSync(wasm)).then(() => ({ createOnigScanner, createOnigString }));
  const path = new URL('../../syntaxes/aster.tmLanguage.json', import.meta.url).pathname;
  const registry = new Registry({ onigLib, loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path) });
  const grammar = await registry.loadGrammar('source.aster');
  if (grammar === null) throw new Error('The grammar did not load.');
  return grammar;
}

/** Splits the text into pieces of one scope each; white space outside strings and comments is left out. */
export function colour(grammar: IGrammar, text: string): readonly ColouredPiece[] {
  const pieces: ColouredPiece[] = [];
  let state = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const token of tokens) {
      const piece = line.slice(token.startIndex, token.endIndex);
      const scope = (token.scopes.at(-1) ?? '').replace(/\.aster$/, '');
      if (piece.trim() !== '') pieces.push({ text: piece.trim(), scope });
    }
  }
  return pieces;
}

/** How many rules are still open after the last line; 1 is none but the grammar itself. */
export function openRulesAtEnd(grammar: IGrammar, text: string): number {
  let state = INITIAL;
  for (const line of text.split('\n')) state = grammar.tokenizeLine(line, state).ruleStack;
  return state.depth;
}
