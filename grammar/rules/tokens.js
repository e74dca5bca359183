/**
 * Names, literals, comments, token trees.
 * Strings and comments that are never closed, and numbers that are none, have nodes of their own, so that the rest of the
 * text keeps its shape; whoever reads the tree reports them.
 */
const LITERALS = [
  'integer_literal',
  'float_literal',
  'boolean_literal',
  'character_literal',
  'byte_literal',
  'string_literal',
  'byte_string_literal',
  'c_string_literal',
  'raw_string_literal',
  'unterminated_string',
];
const CHARACTER_ESCAPE = seq('\\', choice(/[nrt\\'"0]/, /x[0-9a-fA-F]{2}/, /u\{[0-9a-fA-F_]{1,8}\}/));

module.exports = {
  // `_` alone is a wildcard: the literal token '_' is a keyword for the lexer.
  identifier: (_) => /(r#)?[_\p{XID_Start}][_\p{XID_Continue}]*/u,

  _immediate_name: (_) => token.immediate(/[_\p{XID_Start}][_\p{XID_Continue}]*/u),

  lifetime: (_) => token(seq("'", /[_\p{XID_Start}][_\p{XID_Continue}]*/u)),

  literal: ($) => choice(...LITERALS.map((name) => $[name]), alias($._unterminated_raw_string, $.unterminated_string), $.malformed_number),

  integer_literal: (_) => token(seq(choice(/[0-9][0-9_]*/, /0x[0-9a-fA-F_]+/, /0o[0-7_]+/, /0b[01_]+/), optional(/[iu](8|16|32|64|128|size)|f32|f64/))),
  float_literal: (_) => token(seq(/[0-9][0-9_]*/, choice(seq(/\.[0-9][0-9_]*/, optional(/[eE][+-]?[0-9_]+/)), /[eE][+-]?[0-9_]+/), optional(/f32|f64/))),
  // A number with letters behind it that are no suffix; longer than any number from the same digit, or declared behind it.
  malformed_number: (_) => token(seq(/[0-9][0-9_]*/, optional(/\.[0-9][0-9_]*/), /[a-zA-Z_][0-9a-zA-Z_]*/)),
  boolean_literal: (_) => choice('true', 'false'),
  character_literal: (_) => token(seq("'", choice(/[^'\\\n\r\t]/, CHARACTER_ESCAPE), "'")),
  byte_literal: (_) => token(seq("b'", choice(/[^'\\\n\r\t]/, CHARACTER_ESCAPE), "'")),
  string_literal: (_) => token(seq('"', repeat(choice(/[^"\\]/, /\\(.|\n|\r)/)), '"')),
  byte_string_literal: (_) => token(seq('b"', repeat(choice(/[^"\\]/, /\\(.|\n|\r)/)), '"')),
  c_string_literal: (_) => token(seq('c"', repeat(choice(/[^"\\]/, /\\(.|\n|\r)/)), '"')),
  // Shorter than any closed string from the same quote, so it is taken only where no closing quote follows.
  unterminated_string: (_) => token(seq(/[bc]?"/, repeat(choice(/[^"\\\n]/, /\\[^\n]/)))),

  line_comment: (_) => token(choice(/\/\/([^\/!\n][^\n]*)?/, /\/\/\/\/[^\n]*/)),
  doc_comment: (_) => token(choice(/\/\/\/([^\/\n][^\n]*)?/, /\/\/![^\n]*/)),

  token_tree: ($) => choice($._parenthesized_tokens, $._bracketed_tokens, $._braced_tokens),
  _parenthesized_tokens: ($) => seq('(', repeat($._token), ')'),
  _bracketed_tokens: ($) => seq('[', repeat($._token), ']'),
  _braced_tokens: ($) => seq('{', repeat($._token), '}'),
  // A macro may give any suffix a meaning.
  _token: ($) =>
    choice(reserved('none', $.identifier), ...LITERALS.map((name) => $[name]), alias($._unterminated_raw_string, $.unterminated_string), alias($.malformed_number, $.integer_literal), $.lifetime, $._punctuation, $.token_tree),
  _punctuation: (_) => token(prec(-1, /[-+*\/%^!&|=<>@.,;:#?~$\\'`]/)),
};
