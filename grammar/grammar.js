/**
 * Aster for tree-sitter: the union of the three dialects that are in use under one name.
 *
 * The rules are in `rules/`, one file for each part of the language. What a reader of the tree needs has a field.
 * Two things are decided by the scanner (`src/scanner.c`), because no grammar of one token's lookahead can: where a line
 * break ends a statement although the next token could go on with it, and whether `name!` is a macro that is read as a call.
 */
const items = require('./rules/items.js');
const expressions = require('./rules/expressions.js');
const patterns = require('./rules/patterns.js');
const types = require('./rules/types.js');
const tokens = require('./rules/tokens.js');

const KEYWORDS = [
  'fn', 'let', 'mut', 'type', 'trait', 'impl', 'match', 'if', 'else', 'for', 'while', 'loop', 'return', 'break', 'continue',
  'async', 'await', 'pub', 'extern', 'unsafe', 'use', 'struct', 'enum', 'true', 'false', 'as', 'in', 'const', 'static', 'where',
  'dyn', 'ref', 'move',
];

module.exports = grammar({
  name: 'aster',

  word: ($) => $.identifier,

  // `self`, `Self`, `super` and `crate` are names in every path and so not in the list.
  reserved: { global: (_) => KEYWORDS, none: (_) => [] },

  // White space is what the scanner takes for it, too.
  extras: ($) => [/[ \t-\r\u{85}\u{a0}\u{1680}\u{2000}-\u{200f}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}]/u, $.line_comment, $.doc_comment, $.block_comment, $.block_doc_comment, $.unterminated_comment],

  externals: ($) => [
    $._line_end,
    $._operand_end,
    $._cast_end,
    $._range_end_before_body,
    $._block_operand,
    $._do_keyword,
    $._mod_keyword,
    $._module_keyword,
    $._union_keyword,
    $._raw_keyword,
    $._safe_keyword,
    $.effect,
    $._known_macro,
    $.raw_string_literal,
    $._unterminated_raw_string,
    $.missing_type,
    $.missing_parameters,
    $.missing_bracket,
    $.missing_body,
    $.block_comment,
    $.block_doc_comment,
    $.unterminated_comment,
    $._error_sentinel,
  ],

  supertypes: ($) => [$.item, $.expression, $.pattern, $.type, $.literal],

  inline: ($) => [$._member, $._use_tree, $._token, $._macro_argument, $._item_prefix],

  rules: { ...items, ...expressions, ...patterns, ...types, ...tokens },
});
