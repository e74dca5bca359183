/**
 * What the rule files share: the precedence table of the language and three list helpers.
 */

/** Binding strength, high to low. Neighbouring levels leave room for `let` conditions, which end before `&&` and `||`. */
const PRECEDENCE = {
  postfix: 160,
  unary: 150,
  cast: 140,
  multiply: 130,
  add: 120,
  shift: 110,
  bitAnd: 100,
  bitXor: 90,
  bitOr: 80,
  compare: 70,
  letCondition: 65,
  and: 60,
  or: 50,
  range: 40,
  openRange: 35,
  assign: 30,
  closure: 20,
  jump: 10,
};

const commaSeparated1 = (rule) => seq(rule, repeat(seq(',', rule)), optional(','));
const commaSeparated = (rule) => optional(commaSeparated1(rule));
/** Entries whose commas may be left out. */
const looselySeparated = (rule) => repeat(seq(rule, optional(',')));

module.exports = { PRECEDENCE, commaSeparated, commaSeparated1, looselySeparated };
