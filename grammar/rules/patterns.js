/** Patterns. A single name is an `identifier_pattern`; whether it is a variant or constant is decided where names are known. */
const { commaSeparated } = require('./shared.js');

module.exports = {
  pattern: ($) =>
    choice(
      $.wildcard_pattern,
      $.rest_pattern,
      $.identifier_pattern,
      $.literal_pattern,
      $.range_pattern,
      $.reference_pattern,
      $.tuple_pattern,
      $.parenthesized_pattern,
      $.slice_pattern,
      $.path_pattern,
      $.tuple_struct_pattern,
      $.struct_pattern,
      $.macro_pattern,
    ),
  _pattern_or_alternatives: ($) => prec(-1, choice($.pattern, $.or_pattern)),

  wildcard_pattern: (_) => '_',
  rest_pattern: (_) => prec.right('..'),
  identifier_pattern: ($) =>
    choice(
      // Weaker than a path where something follows that only a path can have: `let P { x } = p`, `let Some(x) = o`.
      prec.right(-1, $._binding),
      prec.right(1, seq(field('reference', 'ref'), optional(field('mutable', 'mut')), $._binding)),
      // Weaker still: the `mut` of `&mut x` belongs to the reference.
      prec.right(-2, seq(field('mutable', 'mut'), $._binding)),
    ),
  _binding: ($) => prec.right(-1, seq($._path_name, optional(seq('@', field('subpattern', $.pattern))))),
  literal_pattern: ($) => field('value', choice($.literal, $.negative_literal)),
  negative_literal: ($) => seq('-', field('value', $.literal)),
  range_pattern: ($) =>
    prec.right(
      choice(
        seq(field('low', $._range_end), field('operator', '..'), optional(field('high', $._range_end))),
        seq(field('low', $._range_end), field('operator', choice('..=', '...')), field('high', $._range_end)),
        seq(field('operator', choice('..', '..=')), field('high', $._range_end)),
      ),
    ),
  _range_end: ($) => prec(1, choice($.literal, $.negative_literal, $._any_path)),
  reference_pattern: ($) => choice(seq('&', optional(field('mutable', 'mut')), field('target', $.pattern)), seq(field('double', '&&'), optional(field('mutable', 'mut')), field('target', $.pattern))),
  tuple_pattern: ($) =>
    seq('(', optional(seq(field('element', $._pattern_or_alternatives), ',', commaSeparated(field('element', $._pattern_or_alternatives)))), ')'),
  parenthesized_pattern: ($) => seq('(', field('pattern', $._pattern_or_alternatives), ')'),
  slice_pattern: ($) => seq('[', commaSeparated(field('element', $._pattern_or_alternatives)), ']'),
  path_pattern: ($) => prec(-1, field('path', alias($._long_path, $.path))),
  // A single name is a path only where something follows that shows it; alone it is an `identifier_pattern`.
  _any_path: ($) => choice(alias($._short_path, $.path), alias($._long_path, $.path)),
  _short_path: ($) => prec.right($._path_name),
  tuple_struct_pattern: ($) => seq(field('path', $._any_path), '(', commaSeparated(field('element', $._pattern_or_alternatives)), ')'),
  struct_pattern: ($) => seq(field('path', $._any_path), '{', commaSeparated(choice(field('field', $.field_pattern), field('rest', '..'))), '}'),
  field_pattern: ($) =>
    seq(
      repeat($._attribute),
      choice(
        field('shorthand', alias($._shorthand_pattern, $.identifier_pattern)),
        seq(field('name', choice($.identifier, $.integer_literal)), ':', field('pattern', $._pattern_or_alternatives)),
      ),
    ),
  _shorthand_pattern: ($) => prec(1, seq(optional(field('reference', 'ref')), optional(field('mutable', 'mut')), field('name', $.identifier))),
  or_pattern: ($) =>
    prec.right(
      choice(
        seq('|', field('alternative', $.pattern), repeat(seq('|', field('alternative', $.pattern)))),
        seq(field('alternative', $.pattern), repeat1(seq('|', field('alternative', $.pattern)))),
      ),
    ),
  macro_pattern: ($) => seq(field('macro', $._any_path), '!', field('tokens', $.token_tree)),
};
