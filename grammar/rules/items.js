/** Items, their members, attributes and annotations. */
const { commaSeparated, looselySeparated } = require('./shared.js');

const EFFECT_WORDS = ['io', 'alloc', 'async', 'unsafe', 'ffi', 'throw'];

module.exports = {
  source_file: ($) => seq(optional($.shebang), repeat(choice($.inner_attribute, $._statement))),
  shebang: (_) => token(prec(1, /#![^\[\n][^\n]*/)),

  _attribute: ($) => choice(field('attribute', $.attribute), field('attribute', $.annotation)),
  attribute: ($) => seq('#', '[', field('path', $.attribute_path), optional($._attribute_input), ']'),
  inner_attribute: ($) => seq('#', '!', '[', field('path', $.attribute_path), optional($._attribute_input), ']'),
  _attribute_input: ($) => choice(field('arguments', $.token_tree), seq('=', field('value', choice($.literal, $.macro_invocation)))),
  // The parenthesis behind an annotation's name is always its argument.
  annotation: ($) => prec.right(1, seq('@', field('path', $.attribute_path), optional(field('arguments', alias($._parenthesized_tokens, $.token_tree))))),
  _parenthesized_tokens: ($) => seq('(', repeat($._token), ')'),
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

  /** What may stand before an item's keyword, in one rule: as separate options it would multiply the parser's states. */
  _item_prefix: ($) => choice(seq(repeat1($._attribute), optional(field('visibility', $.visibility))), field('visibility', $.visibility)),
  // The same before keywords that can also begin an expression: it is inlined, so that `@a const …` need not be decided before
  // the token behind `const` is seen.
  _item_prefix_inline: ($) => choice(seq(repeat1($._attribute), optional(field('visibility', $.visibility))), field('visibility', $.visibility)),
  _function_modifiers: ($) => repeat1(choice(field('const', 'const'), field('async', 'async'), field('unsafe', 'unsafe'))),

  struct_item: ($) =>
    prec.right(seq(
      optional($._item_prefix),
      'struct',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      choice(
        seq(optional(field('where', $.where_clause)), field('body', $.field_list)),
        seq(field('body', $.tuple_field_list), optional(field('where', $.where_clause)), optional(';')),
        seq(optional(field('where', $.where_clause)), optional(';')),
      ),
    )),
  union_item: ($) =>
    prec(2, seq(
      optional($._item_prefix_inline),
      'union',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(field('where', $.where_clause)),
      field('body', $.field_list),
    )),
  field_list: ($) => seq('{', looselySeparated(field('field', $.field_declaration)), '}'),
  field_declaration: ($) =>
    seq(optional($._item_prefix), field('name', $.identifier), ':', field('type', $.type)),
  tuple_field_list: ($) => seq('(', commaSeparated(field('field', $.tuple_field)), ')'),
  tuple_field: ($) => seq(optional($._item_prefix), field('type', $.type)),

  enum_item: ($) =>
    seq(
      optional($._item_prefix),
      'enum',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(field('where', $.where_clause)),
      field('body', $.variant_list),
    ),
  variant_list: ($) => seq('{', looselySeparated(field('variant', $.variant)), '}'),
  variant: ($) =>
    seq(
      optional($._item_prefix),
      field('name', $.identifier),
      optional(field('body', choice($.field_list, $.tuple_field_list))),
      optional(seq('=', field('discriminant', $.expression))),
    ),

  function_item: ($) =>
    prec.right(seq(
      optional($._item_prefix_inline),
      optional($._function_modifiers),
      optional(field('extern', $.extern_modifier)),
      'fn',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      field('parameters', $.parameters),
      optional($._outcome),
      optional(field('where', $.where_clause)),
      choice(field('body', $.block), ';'),
    )),
  extern_modifier: ($) => prec.right(seq('extern', optional(field('abi', choice($.string_literal, $.raw_string_literal))))),
  _outcome: ($) =>
    prec.right(choice(
      seq('->', repeat(field('effect', $.effect)), field('return_type', $.type), optional($._throws)),
      $._throws,
    )),
  _throws: ($) => prec.right(seq('throws', field('throws', $.type), repeat(seq(',', field('throws', $.type))))),
  effect: (_) => prec(-1, choice(...EFFECT_WORDS)),
  parameters: ($) => seq('(', commaSeparated(choice(field('self', $.self_parameter), field('parameter', $.parameter), field('variadic', $.variadic))), ')'),
  self_parameter: ($) =>
    prec(1, seq(
      repeat($._attribute),
      optional(seq(field('reference', '&'), optional(field('lifetime', $.lifetime)))),
      optional(field('mutable', 'mut')),
      field('name', alias('self', $.identifier)),
      optional(seq(':', field('type', $.type))),
    )),
  parameter: ($) => seq(repeat($._attribute), field('pattern', $._pattern_or_alternatives), optional(seq(':', choice(field('type', $.type), field('variadic', $.variadic))))),
  variadic: (_) => '...',

  impl_item: ($) =>
    seq(
      optional($._item_prefix_inline),
      optional(field('unsafe', 'unsafe')),
      'impl',
      optional(field('generics', $.generic_parameters)),
      optional(seq(optional(field('negative', '!')), field('trait', $.type_path), 'for')),
      field('type', $.type),
      optional(field('where', $.where_clause)),
      field('body', $.member_list),
    ),
  trait_item: ($) =>
    seq(
      optional($._item_prefix_inline),
      optional(field('unsafe', 'unsafe')),
      'trait',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(seq(':', optional(field('supertraits', $.bounds)))),
      optional(field('where', $.where_clause)),
      field('body', $.member_list),
    ),
  member_list: ($) => seq('{', repeat(choice($.inner_attribute, $._member, ';')), '}'),
  _member: ($) => choice($.function_item, $.const_item, $.static_item, $.type_item, alias($.item_macro, $.macro_invocation)),
  item_macro: ($) => prec.right(seq(field('macro', $.path), '!', field('tokens', $.token_tree), optional(';'))),

  type_item: ($) =>
    prec.right(seq(
      optional($._item_prefix),
      'type',
      field('name', $.identifier),
      optional(field('generics', $.generic_parameters)),
      optional(seq(':', optional(field('bounds', $.bounds)))),
      optional(field('where', $.where_clause)),
      optional(seq('=', field('type', $.type))),
      optional(field('where', $.where_clause)),
      optional(';'),
    )),
  const_item: ($) =>
    prec.right(seq(
      optional($._item_prefix_inline),
      'const',
      field('name', choice($.identifier, alias('_', $.identifier))),
      optional(seq(':', field('type', $.type))),
      optional(seq('=', field('value', $.expression))),
      optional($._statement_end),
    )),
  static_item: ($) =>
    prec.right(seq(
      optional($._item_prefix),
      'static',
      optional(field('mutable', 'mut')),
      field('name', $.identifier),
      optional(seq(':', field('type', $.type))),
      optional(seq('=', field('value', $.expression))),
      optional($._statement_end),
    )),

  module_item: ($) =>
    prec.right(2, seq(
      optional($._item_prefix_inline),
      choice('mod', 'module'),
      field('name', $.identifier),
      choice(field('body', $.item_list), optional(';')),
    )),
  item_list: ($) => seq('{', repeat(choice($.inner_attribute, $._statement)), '}'),
  extern_block: ($) =>
    seq(
      optional($._item_prefix_inline),
      optional($._function_modifiers),
      field('extern', $.extern_modifier),
      field('body', $.member_list),
    ),
  extern_crate_item: ($) =>
    prec.right(seq(
      optional($._item_prefix_inline),
      'extern',
      'crate',
      field('name', $.identifier),
      optional(seq('as', field('alias', choice($.identifier, alias('_', $.identifier))))),
      optional(';'),
    )),

  use_item: ($) =>
    prec.right(seq(optional($._item_prefix), 'use', field('tree', $._use_tree), optional(';'))),
  _use_tree: ($) => choice($.use_path, $.use_glob, $.use_group),
  use_path: ($) => prec.right(seq(optional($._use_prefix), field('segment', $.identifier), optional(seq('as', field('alias', choice($.identifier, alias('_', $.identifier))))))),
  use_glob: ($) => seq(optional($._use_prefix), '*'),
  use_group: ($) => seq(optional($._use_prefix), field('body', $.use_list)),
  use_list: ($) => seq('{', commaSeparated(field('tree', $._use_tree)), '}'),
  /** Everything up to and with the last `::`. */
  _use_prefix: ($) => choice(field('global', '::'), seq(optional($._use_prefix), field('segment', $.identifier), '::')),

  macro_definition: ($) =>
    prec.right(seq(optional($._item_prefix), 'macro_rules!', field('name', $.identifier), field('tokens', $.token_tree), optional(';'))),
};
