/** Types, paths in types, bounds, generic parameters and arguments, where clauses. */
const { commaSeparated, commaSeparated1 } = require('./shared.js');

module.exports = {
  type: ($) =>
    choice(
      $.type_path,
      $.reference_type,
      $.pointer_type,
      $.tuple_type,
      $.parenthesized_type,
      $.array_type,
      $.slice_type,
      $.never_type,
      $.function_type,
      $.dyn_type,
      $.impl_type,
      $.inferred_type,
      $.macro_type,
    ),

  // Flat: each `name` begins a segment, and `arguments`, `inputs` and `output` belong to the name before them.
  type_path: ($) =>
    prec.right(
      seq(
        optional(choice(field('global', '::'), seq(field('self', $.qualified_self), '::'))),
        $._type_segment,
        repeat(seq('::', choice($._type_segment, field('arguments', $.generic_arguments)))),
      ),
    ),
  _type_segment: ($) =>
    prec.right(
      seq(
        field('name', $.identifier),
        optional(choice(field('arguments', $.generic_arguments), seq(field('inputs', $.function_inputs), optional(seq('->', field('output', $.type)))))),
      ),
    ),
  function_inputs: ($) => seq('(', commaSeparated(field('input', $.type)), ')'),
  qualified_self: ($) => seq('<', field('type', $.type), optional(seq('as', field('trait', $.type_path))), '>'),

  reference_type: ($) => seq('&', optional(field('lifetime', $.lifetime)), optional(field('mutable', 'mut')), field('target', $.type)),
  pointer_type: ($) => seq('*', choice('const', field('mutable', 'mut')), field('target', $.type)),
  tuple_type: ($) => seq('(', optional(seq(field('element', $.type), ',', commaSeparated(field('element', $.type)))), ')'),
  parenthesized_type: ($) => seq('(', field('type', $.type), ')'),
  array_type: ($) => seq('[', field('element', $.type), ';', field('length', $.expression), ']'),
  slice_type: ($) => seq('[', field('element', $.type), ']'),
  never_type: (_) => '!',
  inferred_type: (_) => '_',
  macro_type: ($) => prec(1, seq(field('macro', $.type_path), '!', field('tokens', $.token_tree))),
  function_type: ($) =>
    prec.right(
      seq(
        optional(field('for_lifetimes', $.for_lifetimes)),
        optional($._function_type_prefix),
        'fn',
        field('parameters', $.function_type_parameters),
        optional(seq('->', field('return_type', $.type))),
      ),
    ),
  _function_type_prefix: ($) => choice(field('unsafe', 'unsafe'), seq(optional(field('unsafe', 'unsafe')), field('extern', $.extern_modifier))),
  function_type_parameters: ($) => seq('(', commaSeparated(choice(field('parameter', $.function_type_parameter), field('variadic', '...'))), ')'),
  function_type_parameter: ($) => seq(optional(seq(field('name', choice($.identifier, '_')), ':')), field('type', $.type)),
  dyn_type: ($) => prec.right(seq('dyn', field('bounds', $.bounds))),
  impl_type: ($) => prec.right(seq('impl', field('bounds', $.bounds))),

  bounds: ($) => prec.right(seq($._bound, repeat(seq('+', $._bound)), optional('+'))),
  _bound: ($) => choice(field('bound', choice($.lifetime, $.trait_bound, $.use_bound)), seq('(', field('bound', $.trait_bound), ')')),
  // Which generic parameters an `impl Trait` captures: `impl Fn() + use<'a, T>`.
  use_bound: ($) => seq('use', field('arguments', $.generic_arguments)),
  trait_bound: ($) => prec.right(seq(optional(field('relaxed', '?')), optional(field('for_lifetimes', $.for_lifetimes)), field('path', $.type_path))),
  for_lifetimes: ($) => seq('for', '<', commaSeparated(field('lifetime', $.lifetime)), '>'),

  generic_arguments: ($) => seq('<', commaSeparated(field('argument', $._generic_argument)), '>'),
  _generic_argument: ($) => choice($.type_argument, $.lifetime, $.const_argument, $.binding_argument, $.constraint_argument),
  type_argument: ($) => field('type', $.type),
  const_argument: ($) => field('value', choice($.literal, $.negative_literal, $.block)),
  binding_argument: ($) => seq(field('name', $.identifier), optional(field('arguments', $.generic_arguments)), '=', field('type', $.type)),
  constraint_argument: ($) => seq(field('name', $.identifier), optional(field('arguments', $.generic_arguments)), ':', field('bounds', $.bounds)),

  generic_parameters: ($) => seq('<', commaSeparated(field('parameter', $._generic_parameter)), '>'),
  _generic_parameter: ($) => choice($.lifetime_parameter, $.type_parameter, $.const_parameter),
  lifetime_parameter: ($) => seq(repeat($._attribute), field('name', $.lifetime), optional(seq(':', optional(field('bounds', $.bounds))))),
  type_parameter: ($) =>
    prec(1, seq(repeat($._attribute), field('name', $.identifier), optional(seq(':', optional(field('bounds', $.bounds)))), optional(seq('=', field('default', $.type))))),
  const_parameter: ($) =>
    seq(
      repeat($._attribute),
      'const',
      field('name', $.identifier),
      ':',
      field('type', $.type),
      optional(seq('=', field('default', choice($.literal, $.negative_literal, $.block, $.path)))),
    ),

  where_clause: ($) => prec.right(seq('where', optional(commaSeparated1(field('predicate', $.where_predicate))))),
  where_predicate: ($) =>
    prec.right(choice(
      seq(field('lifetime', $.lifetime), ':', optional(field('bounds', $.bounds))),
      seq(field('type', $.type), ':', optional(field('bounds', $.bounds))),
      // Function types have a `for` of their own.
      seq(field('for_lifetimes', $.for_lifetimes), field('type', choice($.type_path, $.reference_type, $.tuple_type, $.slice_type)), ':', optional(field('bounds', $.bounds))),
    )),
};
