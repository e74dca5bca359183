/**
 * Expressions and blocks.
 *
 * Behind `if`, `while`, `for … in` and `match` a struct literal cannot stand bare: `if c { }` is always the body. So every
 * rule that can end or begin with an operand exists twice, once over all expressions and once over those without bare
 * struct literals; both make the same node.
 */
const { PRECEDENCE, commaSeparated, commaSeparated1, looselySeparated } = require('./shared.js');

const BINARY_OPERATORS = [
  [PRECEDENCE.multiply, ['*', '/', '%']],
  [PRECEDENCE.add, ['+', '-']],
  [PRECEDENCE.shift, ['<<', '>>']],
  [PRECEDENCE.bitAnd, ['&']],
  [PRECEDENCE.bitXor, ['^']],
  [PRECEDENCE.bitOr, ['|']],
  [PRECEDENCE.compare, ['==', '!=', '<', '<=', '>', '>=']],
  [PRECEDENCE.and, ['&&']],
  [PRECEDENCE.or, ['||']],
];
const COMPOUND_ASSIGNMENTS = ['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>='];

/** The rules that have operands, over the expression rule `operand($)`; `rangeEnd($)` stands for an upper end that is left out. */
const operandRules = (operand, rangeEnd) => ({
  unary_expression: ($) => prec(PRECEDENCE.unary, seq(field('operator', choice('-', '!', '~')), field('operand', operand($)))),
  dereference_expression: ($) => prec(PRECEDENCE.unary, seq('*', field('operand', operand($)))),
  reference_expression: ($) =>
    prec(
      PRECEDENCE.unary,
      seq(
        choice('&', field('double', '&&')),
        optional(choice(field('mutable', 'mut'), seq(field('raw', alias($._raw_keyword, 'raw')), choice('const', field('mutable', 'mut'))))),
        field('operand', operand($)),
      ),
    ),
  binary_expression: ($) =>
    choice(
      ...BINARY_OPERATORS.map(([level, operators]) =>
        prec.left(level, seq(field('left', operand($)), field('operator', oneOf(operators)), field('right', operand($)))),
      ),
    ),
  assignment_expression: ($) =>
    prec.right(PRECEDENCE.assign, seq(field('left', operand($)), field('operator', choice(...COMPOUND_ASSIGNMENTS)), field('right', operand($)))),
  cast_expression: ($) => prec.left(PRECEDENCE.cast, seq(field('operand', operand($)), 'as', field('type', $.type), optional($._cast_end))),
  call_expression: ($) => prec(PRECEDENCE.postfix, seq(field('function', operand($)), field('arguments', $.arguments))),
  method_call_expression: ($) =>
    prec(
      PRECEDENCE.postfix,
      seq(
        field('receiver', operand($)),
        '.',
        field('method', $.identifier),
        optional(seq('::', field('generic_arguments', $.generic_arguments))),
        field('arguments', $.arguments),
      ),
    ),
  field_expression: ($) => prec.right(PRECEDENCE.postfix, seq(field('receiver', operand($)), '.', field('field', choice($.identifier, $.integer_literal)))),
  await_expression: ($) => prec(PRECEDENCE.postfix, seq(field('operand', operand($)), '.', 'await')),
  index_expression: ($) => prec(PRECEDENCE.postfix, seq(field('receiver', operand($)), '[', field('index', $.expression), ']')),
  try_expression: ($) => prec(PRECEDENCE.postfix, seq(field('operand', operand($)), '?')),
  // A range without an upper end is weaker than one with it: what can be the upper end is.
  range_expression: ($) =>
    choice(
      prec.left(PRECEDENCE.range, seq(field('low', operand($)), field('operator', choice('..', '..=')), field('high', operand($)))),
      prec.left(PRECEDENCE.range, seq(field('operator', choice('..', '..=')), field('high', operand($)))),
      prec.left(PRECEDENCE.openRange, seq(field('low', operand($)), field('operator', '..'), rangeEnd($))),
      prec.left(PRECEDENCE.openRange, seq(field('operator', '..'), rangeEnd($))),
    ),
  closure_expression: ($) =>
    prec.right(
      PRECEDENCE.closure,
      seq(
        optional(field('async', 'async')),
        optional(field('move', 'move')),
        field('parameters', $.closure_parameters),
        choice(seq('->', field('return_type', $.type), field('body', $.block)), field('body', operand($))),
      ),
    ),
  return_expression: ($) => prec.right(PRECEDENCE.jump, seq('return', choice(field('value', operand($)), optional($._operand_end)))),
  break_expression: ($) =>
    prec.right(PRECEDENCE.jump, seq('break', optional(field('label', $.lifetime)), choice(field('value', operand($)), optional($._operand_end)))),
});

function oneOf(operators) {
  const [only] = operators;
  return operators.length === 1 ? only : choice(...operators);
}

const full = operandRules(($) => $.expression, ($) => optional($._operand_end));
// `for i in 0.. { }`: a block would be an upper end too, so the scanner says where the body begins.
const bare = operandRules(($) => $._bare_expression, ($) => $._range_end_before_body);
const bareName = (name) => `_bare_${name}`;

module.exports = {
  expression: ($) => choice($._plain_expression, $.annotated_expression),

  _plain_expression: ($) => choice($._operandless_expression, $.struct_expression, ...Object.keys(full).map((name) => $[name])),

  /** Without struct literals at the surface; `let` conditions may stand here. */
  _bare_expression: ($) => choice($._simple_expression, prec(-1, $._headed_expression), $._bare_block, $.let_condition, ...Object.keys(bare).map((name) => alias($[bareName(name)], $[name]))),

  // Only a block that the scanner says is no body: in `if { a }` a condition is missing, and the block stays the body.
  _bare_block: ($) => prec(-1, seq($._block_operand, $.block)),

  _operandless_expression: ($) => choice($._simple_expression, prec(-1, $._block_like_expression)),
  _simple_expression: ($) =>
    choice(
      $.path,
      $.literal,
      $.parenthesized_expression,
      $.tuple_expression,
      $.array_expression,
      $.array_repeat_expression,
      $.underscore_expression,
      $.continue_expression,
      $.macro_call_expression,
      $.macro_invocation,
    ),

  ...full,
  ...Object.fromEntries(Object.entries(bare).map(([name, rule]) => [bareName(name), rule])),

  _block_like_expression: ($) => choice($.block, $._headed_expression),
  _headed_expression: ($) =>
    choice(alias($._braced_macro, $.macro_invocation), $.labeled_block, $.unsafe_block, $.async_block, $.const_block, $.if_expression, $.match_expression, $.loop_expression, $.while_expression, $.do_while_expression, $.for_expression),

  // Flat, as in types: `arguments` belong to the name before them.
  path: ($) => prec.right(choice($._path_name, $._long_path)),
  _long_path: ($) =>
    prec.right(
      choice(
        seq(choice(field('global', '::'), seq(field('self', $.qualified_self), '::')), $._path_name, repeat($._path_part)),
        seq($._path_name, repeat1($._path_part)),
      ),
    ),
  _path_part: ($) => seq('::', choice($._path_name, field('arguments', $.generic_arguments))),
  _path_name: ($) => field('name', $.identifier),

  parenthesized_expression: ($) => seq('(', field('expression', choice($.expression, $.let_condition)), ')'),
  tuple_expression: ($) => seq('(', optional(seq(field('element', $.expression), ',', commaSeparated(field('element', $.expression)))), ')'),
  array_expression: ($) => seq('[', commaSeparated(field('element', $.expression)), ']'),
  array_repeat_expression: ($) => seq('[', field('value', $.expression), ';', field('length', $.expression), ']'),
  underscore_expression: (_) => '_',
  continue_expression: ($) => prec.right(seq('continue', optional(field('label', $.lifetime)))),
  arguments: ($) => seq('(', commaSeparated(field('argument', $.expression)), ')'),
  closure_parameters: ($) => choice('||', seq('|', commaSeparated(field('parameter', $.closure_parameter)), '|')),
  closure_parameter: ($) => seq(repeat($._attribute), field('pattern', $.pattern), optional(seq(':', field('type', $.type)))),

  // `x` and then a block is told apart by the scanner, which ends a statement before a block that cannot be a literal's.
  struct_expression: ($) => prec(1, seq(field('path', $.path), field('body', $.field_initializer_list))),
  field_initializer_list: ($) =>
    seq('{', looselySeparated(field('field', $.field_initializer)), optional(seq('..', optional(field('base', $.expression)))), '}'),
  field_initializer: ($) =>
    seq(
      repeat($._attribute),
      choice(field('shorthand', $.identifier), seq(field('name', choice($.identifier, $.integer_literal)), ':', field('value', $.expression))),
    ),

  macro_call_expression: ($) =>
    seq(
      field('macro', alias($._known_macro, $.identifier)),
      '!',
      choice(
        seq('(', optional($._macro_arguments), ')'),
        seq('[', optional($._macro_arguments), ']'),
        seq('{', optional($._macro_arguments), '}'),
      ),
    ),
  _macro_arguments: ($) =>
    choice(commaSeparated1(field('argument', $._macro_argument)), seq(field('argument', $.expression), ';', field('length', $.expression))),
  _macro_argument: ($) => choice($.expression, $.named_argument),
  named_argument: ($) => prec(1, seq(field('name', $.identifier), '=', field('value', $.expression))),
  macro_invocation: ($) =>
    prec(PRECEDENCE.postfix, seq(field('macro', $.path), '!', field('tokens', alias(choice($._parenthesized_tokens, $._bracketed_tokens), $.token_tree)))),
  // With braces it ends a statement, as a block does.
  _braced_macro: ($) => prec(PRECEDENCE.postfix, seq(field('macro', $.path), '!', field('tokens', alias($._braced_tokens, $.token_tree)))),

  /** Annotations before an expression reach as far to the right as they can. */
  annotated_expression: ($) => prec.right(-1, seq(repeat1($._attribute), field('expression', $._plain_expression))),

  block: ($) => seq('{', repeat($.inner_attribute), repeat($._statement), '}'),
  labeled_block: ($) => seq(field('label', $.lifetime), ':', field('body', $.block)),
  unsafe_block: ($) => seq('unsafe', field('body', $.block)),
  async_block: ($) => seq('async', optional(field('move', 'move')), field('body', $.block)),
  const_block: ($) => seq('const', field('body', $.block)),

  if_expression: ($) =>
    prec.right(seq('if', field('condition', $._bare_expression), field('then', $.block), optional(seq('else', field('otherwise', choice($.block, $.if_expression)))))),
  let_condition: ($) => prec.left(PRECEDENCE.letCondition, seq('let', field('pattern', $._pattern_or_alternatives), '=', field('value', $._bare_expression))),
  match_expression: ($) => seq('match', field('scrutinee', $._bare_expression), field('body', $.match_block)),
  match_block: ($) => seq('{', repeat($.inner_attribute), repeat(field('arm', $.match_arm)), '}'),
  match_arm: ($) =>
    seq(
      repeat($._attribute),
      field('pattern', $._pattern_or_alternatives),
      optional(seq('if', field('guard', choice($.expression, $.let_condition, $.let_chain)))),
      '=>',
      choice(
        prec(1, seq(field('value', $._block_like_expression), optional(','))),
        seq(field('value', $.expression), optional(choice(',', $._line_end))),
      ),
    ),
  /** A guard with several conditions, at least one of which is a `let`. */
  let_chain: ($) =>
    prec.left(
      PRECEDENCE.and,
      choice(
        seq(field('left', choice($.expression, $.let_condition, $.let_chain)), field('operator', '&&'), field('right', $.let_condition)),
        seq(field('left', choice($.let_condition, $.let_chain)), field('operator', '&&'), field('right', $.expression)),
      ),
    ),

  loop_expression: ($) => seq(optional(seq(field('label', $.lifetime), ':')), 'loop', field('body', $.block)),
  while_expression: ($) => seq(optional(seq(field('label', $.lifetime), ':')), 'while', field('condition', $._bare_expression), field('body', $.block)),
  do_while_expression: ($) => seq(optional(seq(field('label', $.lifetime), ':')), alias($._do_keyword, 'do'), field('body', $.block), 'while', field('condition', $._bare_expression)),
  for_expression: ($) =>
    seq(
      optional(seq(field('label', $.lifetime), ':')),
      'for',
      field('pattern', $._pattern_or_alternatives),
      'in',
      field('iterable', $._bare_expression),
      field('body', $.block),
    ),

  _statement: ($) => choice($.empty_statement, $.let_statement, $.expression_statement, $.item),
  empty_statement: (_) => ';',
  let_statement: ($) =>
    prec.right(seq(
      repeat($._attribute),
      'let',
      field('pattern', $._pattern_or_alternatives),
      optional(seq(':', field('type', $.type))),
      optional(seq('=', field('value', $.expression))),
      optional(seq('else', field('otherwise', $.block))),
      optional($._statement_end),
    )),
  expression_statement: ($) =>
    choice(
      // A block-like statement ends itself: whatever can begin a statement behind it does.
      prec.right(1, seq(repeat($._attribute), field('expression', $._block_like_expression), optional($._statement_end))),
      prec.right(-1, seq(field('expression', $.expression), optional($._statement_end))),
    ),
  _statement_end: ($) => choice(field('semicolon', ';'), $._line_end),
};
