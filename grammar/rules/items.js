/**
 * Items, their members, attributes and annotations.
 *
 * An item is its prefix (annotations, visibility) and a hidden rule from its keyword on: written as one rule, every
 * combination of optional parts before the keyword would multiply the states behind it.
 */
const { commaSeparated, looselySeparated } = require('./shared.js');

const prefixed = ($, rule) => seq(optional($._item_prefix), rule);

module.exports = {
  source_file: ($) => seq(optional($.shebang), repeat(choice($.inner_attribute, $._statement))),
  shebang: (_) => token(prec(1, /#![^\[\n][^\n]*/)),

  _attribute: ($) => choice(field('attribute', $.attribute), field('attribute', $.annotation)),
  attribute: ($) => seq('#', '[', field('path', $.attribute_path), optional($._attribute_input), ']'),
  inner_attribute: ($) => seq('#', '!', '[', field('path', $.attribute_path), optional($._attribute_input), ']'),
  _attribute_input: ($) => choice(field('arguments', $.token_tree), seq('=', field('value', choice($.literal, $.macro_invocation)))),
  // The parenthesis behind an annotation's name is always its argument.
  annotation: ($) => prec.right(1, seq('@', field('path', alias($._annotation_path, $.attribute_path)), optional(field('arguments', alias($._parenthesized_tokens, $.token_tree))))),
  // The name follows its `@` at once: in `@` newline `pub fn` a name is missing.
  _annotation_path: ($) => prec.right(seq(alias($._immediate_name, $.identifier), repeat(seq(choice('::', '.'), reserved('none', $.identifier))))),
  attribute_path: ($) => prec.right(seq(reserved('none', $.identifier), repeat(seq(choice('::', '.'), reserved('none', $.identifier))))),

  item: ($) =>
    choice(
      $.struct_item,
      $.union_item,
      $.enum_item,
      $.function_item,
      $.impl_item,
      $.trait_item,
      $.type_item,
      $.const_item,
      $.static_item,
      $.module_item,
      $.use_item,
      $.extern_block,
      $.extern_crate_item,
      $.macro_definition,
    ),

  visibility: ($) =>
    prec.right(
      seq('pub', optional(seq('(', choice('crate', 'self', 'super', seq('in', field('path', $.path))), ')'))),
    ),

  // Inlined: what annotations belong to (an item, a statement, an expression) is open until the token behind them.
  _item_prefix: ($) => choice(seq(repeat1($._attribute), optional(field('visibility', $.visibility))), field('visibility', $.visibility)),
  _function_modifiers: ($) => repeat1(choice(field('const', 'const'), field('async', 'async'), field('unsafe', 'unsafe'), field('safe', alias($._safe_keyword, 'safe')))),

  struct_item: ($) => prefixed($, $._struct),
  _struct: ($) =>
    prec.right(seq(
      'struct',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      choice(
        seq(optional(field('where', $.where_clause)), field('body', $.field_list)),
        seq(field('body', $.tuple_field_list), optional(field('where', $.where_clause)), optional(';')),
        seq(optional(field('where', $.where_clause)), optional(';')),
      ),
    )),
  union_item: ($) => prefixed($, $._union),
  _union: ($) =>
    seq(
      alias($._union_keyword, 'union'),
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(field('where', $.where_clause)),
      field('body', $.field_list),
    ),
  field_list: ($) => seq('{', looselySeparated(field('field', $.field_declaration)), '}'),
  field_declaration: ($) => prefixed($, $._field),
  _field: ($) => seq(field('name', $.identifier), ':', field('type', $._expected_type)),
  // A head that is still being typed ends before the next item: it takes nothing of it.
  _expected_type: ($) => choice($.type, $.missing_type),
  tuple_field_list: ($) => seq('(', commaSeparated(field('field', $.tuple_field)), ')'),
  tuple_field: ($) => prefixed($, field('type', $.type)),

  enum_item: ($) => prefixed($, $._enum),
  _enum: ($) =>
    seq(
      'enum',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(field('where', $.where_clause)),
      field('body', $.variant_list),
    ),
  variant_list: ($) => seq('{', looselySeparated(field('variant', $.variant)), '}'),
  variant: ($) => prefixed($, $._variant),
  _variant: ($) =>
    seq(
      field('name', $.identifier),
      optional(field('body', choice($.field_list, $.tuple_field_list))),
      optional(seq('=', field('discriminant', $.expression))),
    ),

  function_item: ($) => prefixed($, choice(seq($._function_qualifiers, $._function), $._function)),
  _function_qualifiers: ($) => choice(seq($._function_modifiers, optional(field('extern', $.extern_modifier))), field('extern', $.extern_modifier)),
  _function: ($) =>
    seq(
      'fn',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      choice(field('parameters', choice($.parameters, alias($._unclosed_parameters, $.parameters))), $.missing_parameters),
      $._function_end,
    ),
  _function_end: ($) => seq(optional($._outcome), optional(field('where', $.where_clause)), choice(field('body', $.block), ';', $.missing_body)),
  extern_modifier: ($) => prec.right(seq('extern', optional(field('abi', choice($.string_literal, $.raw_string_literal))))),
  _outcome: ($) =>
    prec.right(choice(
      seq('->', repeat(field('effect', $.effect)), field('return_type', $._expected_type), optional($._throws)),
      $._throws,
    )),
  _throws: ($) => prec.right(seq('throws', field('throws', $.type), repeat(seq(',', field('throws', $.type))))),
  parameters: ($) => seq('(', commaSeparated($._any_parameter), ')'),
  _unclosed_parameters: ($) => seq('(', commaSeparated($._any_parameter), $.missing_bracket),
  _any_parameter: ($) => choice(field('self', $.self_parameter), field('parameter', $.parameter), field('variadic', $.variadic)),
  self_parameter: ($) =>
    prec(1, seq(
      repeat($._attribute),
      optional(seq(field('reference', '&'), optional(field('lifetime', $.lifetime)))),
      optional(field('mutable', 'mut')),
      field('name', alias('self', $.identifier)),
      optional(seq(':', field('type', $.type))),
    )),
  parameter: ($) => seq(repeat($._attribute), field('pattern', $._pattern_or_alternatives), optional(seq(':', field('type', $._expected_type)))),
  variadic: ($) => seq(repeat($._attribute), optional(seq(field('pattern', $._pattern_or_alternatives), ':')), '...'),

  impl_item: ($) => prefixed($, seq(optional(field('unsafe', 'unsafe')), $._impl)),
  _impl: ($) =>
    seq(
      'impl',
      optional(field('generics', $.generic_parameters)),
      optional(seq(optional(field('negative', '!')), field('trait', $.type_path), 'for')),
      field('type', $.type),
      optional(field('where', $.where_clause)),
      field('body', $.member_list),
    ),
  trait_item: ($) => prefixed($, seq(optional(field('unsafe', 'unsafe')), $._trait)),
  _trait: ($) =>
    seq(
      'trait',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(seq(':', optional(field('supertraits', $.bounds)))),
      optional(field('where', $.where_clause)),
      field('body', $.member_list),
    ),
  member_list: ($) => seq('{', repeat(choice($.inner_attribute, $._member, ';')), '}'),
  _member: ($) => choice($.function_item, $.const_item, $.static_item, $.type_item, alias($.item_macro, $.macro_invocation)),
  item_macro: ($) => prec.right(seq(repeat($._attribute), field('macro', $.path), '!', field('tokens', $.token_tree), optional(';'))),

  type_item: ($) => prefixed($, $._type_alias),
  _type_alias: ($) =>
    prec.right(seq(
      'type',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(seq(':', optional(field('bounds', $.bounds)))),
      optional(field('where', $.where_clause)),
      optional($._type_value),
      optional(';'),
    )),
  _type_value: ($) => prec.right(seq('=', field('type', $.type), optional(field('where', $.where_clause)))),
  const_item: ($) => prefixed($, $._const),
  _const: ($) => seq('const', $._constant),
  static_item: ($) => prefixed($, $._static),
  _static: ($) => seq(optional(field('safe', alias($._safe_keyword, 'safe'))), 'static', optional(field('mutable', 'mut')), $._constant),
  _constant: ($) =>
    prec.right(seq(
      field('name', choice($.identifier, alias('_', $.identifier))),
      choice(seq(':', field('type', $.type), optional(seq('=', field('value', $.expression)))), seq('=', field('value', $.expression))),
      optional($._statement_end),
    )),

  module_item: ($) => prefixed($, $._module),
  _module: ($) => prec.right(seq(choice(alias($._mod_keyword, 'mod'), alias($._module_keyword, 'module')), field('name', $.identifier), choice(field('body', $.item_list), optional(';')))),
  item_list: ($) => seq('{', repeat(choice($.inner_attribute, $._statement)), '}'),
  extern_block: ($) => prefixed($, seq(optional($._function_modifiers), field('extern', $.extern_modifier), field('body', $.member_list))),
  extern_crate_item: ($) => prefixed($, $._extern_crate),
  _extern_crate: ($) =>
    prec.right(seq(
      'extern',
      'crate',
      field('name', $.identifier),
      optional(seq('as', field('alias', choice($.identifier, alias('_', $.identifier))))),
      optional(';'),
    )),

  use_item: ($) => prefixed($, $._use),
  _use: ($) => prec.right(seq('use', field('tree', $._use_tree), optional(';'))),
  _use_tree: ($) => choice($.use_path, $.use_glob, $.use_group),
  use_path: ($) => prec.right(seq(optional($._use_prefix), field('segment', $.identifier), optional(seq('as', field('alias', choice($.identifier, alias('_', $.identifier))))))),
  use_glob: ($) => seq(optional($._use_prefix), '*'),
  use_group: ($) => seq(optional($._use_prefix), field('body', $.use_list)),
  use_list: ($) => seq('{', commaSeparated(field('tree', $._use_tree)), '}'),
  /** Everything up to and with the last `::`. */
  _use_prefix: ($) => choice(field('global', '::'), seq(optional($._use_prefix), field('segment', $.identifier), '::')),

  macro_definition: ($) => prefixed($, $._macro_definition),
  _macro_definition: ($) =>
    prec.right(seq(alias(token(seq('macro_rules', /[ \t]*/, '!')), 'macro_rules!'), field('name', $.identifier), field('tokens', $.token_tree), optional(';'))),
};
