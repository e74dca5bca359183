/**
 * The tokens that need more than one character of lookahead or a count.
 *
 *   _line_end               A statement's end where the next token could go on with the expression, and going on would be
 *                           an error: `x` newline `*p = 1`. Zero wide, directly behind the expression.
 *   _operand_end            The same behind `return`, `break` and `..`, which an operand may follow or not.
 *   _cast_end               Behind `x as usize`, where `<` compares and does not begin generic arguments.
 *   _range_end_before_body  Behind `..` in `for i in 0.. {`, where the block is the body and not the range's upper end.
 *   _block_operand          Before a block that is a condition, `match { f() } { … }`, and not the body behind a missing one.
 *   _known_macro            The name of a macro that is read as a call (`println`), if `!` and not `!=` follows.
 *   contextual keywords     `do mod module union raw` and the effects, where what follows them makes them more than names.
 *   missing_type,           What is missing of a head that is still being typed, where what follows cannot be it: the next item,
 *   missing_parameters,     field or parameter on a line of its own (`fn a` newline `fn b() {}`, `b:` newline `c: u16`), a brace,
 *   missing_bracket,        an arrow. Zero-wide, so that it takes nothing of that.
 *   missing_body
 *   raw strings, nested block comments.
 *
 * Text that is valid with its semicolons never changes meaning: an end is only made where going on is an error. Decided by
 * reading ahead, at most LOOKAHEAD characters. The scanner has no state.
 */
#include "shapes.h"
#include <string.h>

enum Token {
  LINE_END,
  OPERAND_END,
  CAST_END,
  RANGE_END_BEFORE_BODY,
  BLOCK_OPERAND,
  DO,
  MOD,
  MODULE,
  UNION,
  RAW,
  SAFE,
  EFFECT,
  KNOWN_MACRO,
  RAW_STRING,
  UNTERMINATED_RAW_STRING,
  MISSING_TYPE,
  MISSING_PARAMETERS,
  MISSING_BRACKET,
  MISSING_BODY,
  BLOCK_COMMENT,
  BLOCK_DOC_COMMENT,
  UNTERMINATED_COMMENT,
  ERROR_SENTINEL
};

void *tree_sitter_aster_external_scanner_create(void) { return NULL; }
void tree_sitter_aster_external_scanner_destroy(void *payload) { (void)payload; }
unsigned tree_sitter_aster_external_scanner_serialize(void *payload, char *buffer) { (void)payload; (void)buffer; return 0; }
void tree_sitter_aster_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) { (void)payload; (void)buffer; (void)length; }

/** Whether the token under the cursor, on another line than the expression before it, can only begin something new. */
static bool begins_anew(Ahead *ahead) {
  switch (peek(ahead)) {
    case '*':
      // `x` newline `*p = 1`: a product cannot be assigned to. `*=` goes on.
      step(ahead);
      return peek(ahead) != '=' && operator_on_line(ahead) != NEITHER;
    case '-':
      step(ahead);
      return peek(ahead) != '=' && operator_on_line(ahead) == ARROW;
    case '&':
      step(ahead);
      if (peek(ahead) == '=') return false;
      if (peek(ahead) == '&') step(ahead);
      skip_trivia(ahead);
      return is_borrow_modifier(ahead) || operator_on_line(ahead) == ARROW;
    case '(': {
      // `x` newline `(a, b) = …` and `(a, b) => …`: a call is neither assigned to nor a pattern.
      if (!skip_brackets(ahead).closed) return false;
      skip_blanks(ahead);
      LineOperator next = operator_here(ahead);
      return next != NEITHER || operator_on_line(ahead) == ARROW;
    }
    case '[': {
      Bracketed inside = skip_brackets(ahead);
      if (!inside.closed) return false;
      if (inside.comma || inside.semicolon || inside.empty) return true;
      skip_blanks(ahead);
      return operator_here(ahead) == ARROW || operator_on_line(ahead) == ARROW;
    }
    case '|':
      step(ahead);
      if (peek(ahead) == '|' || peek(ahead) == '=') return false;
      return starts_closure_parameters(ahead);
    case '<':
      // `<T>::f()` and `<T as Trait>::f()`: comparisons do not chain.
      step(ahead);
      if (peek(ahead) == '<' || peek(ahead) == '=') return false;
      return skip_angles(ahead, true) && peek(ahead) == ':';
    case '.':
      step(ahead);
      if (peek(ahead) != '.') return false;
      return operator_on_line(ahead) == ARROW;
    case '!':
      // `x` newline `!done`: a macro's `!` has brackets behind it.
      step(ahead);
      if (peek(ahead) == '=') return false;
      skip_trivia(ahead);
      return !is_opening(peek(ahead));
    case '@':
      // `let x` newline `@inline`: a subpattern has a space in front, or the pattern's `=` behind it.
      step(ahead);
      if (!is_name_start(peek(ahead))) return false;
      skip_annotation(ahead);
      skip_attributes(ahead);
      return operator_here(ahead) != ASSIGNS;
    default:
      return false;
  }
}

/** Whether what stands behind `return`, `break` or `..` on another line, and is no name, cannot be the operand. */
static bool is_no_operand(Ahead *ahead) {
  int32_t c = peek(ahead);
  if (c == '@' || c == '#') {
    char word[16];
    skip_attributes(ahead);
    if (!is_name_start(peek(ahead))) return false;
    read_word(ahead, word);
    return is_item_word(ahead, word);
  }
  if (c == '\'') {
    // `break` newline `'outer: loop`: the label of a loop, not of the `break`.
    step(ahead);
    while (is_name(peek(ahead))) step(ahead);
    if (peek(ahead) == '\'') return false;
    skip_trivia(ahead);
    return peek(ahead) == ':';
  }
  return operator_on_line(ahead) == ARROW;
}

/** Whether the block under the cursor is followed, on its last line, by what a condition goes on with. */
static bool is_block_operand(Ahead *ahead) {
  // Unclosed blocks that nest would each be read to the end of the budget: half of it is enough for a condition.
  ahead->budget = LOOKAHEAD / 2;
  if (!skip_brackets(ahead).closed) return false;
  skip_blanks(ahead);
  int32_t c = peek(ahead);
  if (c == '{' || c == '.' || c == '?') return true;
  if (c != '=' && c != '!' && c != '<' && c != '>' && c != '&' && c != '|') return false;
  step(ahead);
  return peek(ahead) == (c == '&' || c == '|' ? c : '=') || c == '<' || c == '>';
}

/** Whether `word`, which was just read on a new line, begins an item; unlike `is_item_word` it is asked where a type may stand. */
static bool begins_item(Ahead *ahead, const char *word, bool type_expected) {
  skip_blanks(ahead);
  // `fn(i32)` and `unsafe fn(i32)` are types, and so is `impl Shape`.
  if (strcmp(word, "fn") == 0 || is_one_of(word, NAMED_ITEM_WORDS)) return is_name_start(peek(ahead));
  if (strcmp(word, "impl") == 0 || strcmp(word, "extern") == 0) return !type_expected;
  if (!is_one_of(word, BLOCK_WORDS)) return is_one_of(word, ITEM_WORDS);
  char next[16];
  if (!is_name_start(peek(ahead))) return false;
  read_word(ahead, next);
  skip_blanks(ahead);
  return strcmp(word, "const") == 0 || is_name_start(peek(ahead));
}

/** Whether what stands under the cursor, on a new line, is the next item, field or parameter. */
static bool is_next(Ahead *ahead, const char *word, bool type_expected) {
  if (begins_item(ahead, word, type_expected)) return true;
  if (!type_expected || peek(ahead) != ':') return false;
  step(ahead);
  return peek(ahead) != ':';
}

/** The gap that a state may have; -1 where none is allowed. */
static int gap_in(const bool *valid) {
  for (int gap = MISSING_TYPE; gap <= MISSING_BODY; gap += 1) {
    if (valid[gap]) return gap;
  }
  return -1;
}

/** A gap before `word`, which was just read on a new line. */
static bool scan_gap_before_word(Ahead *ahead, int gap, const char *word) {
  ahead->lexer->result_symbol = (TSSymbol)gap;
  return is_next(ahead, word, gap == MISSING_TYPE);
}

/** A gap before what is under the cursor and no name. */
static bool scan_gap(Ahead *ahead, int gap, const bool *valid, bool broke) {
  ahead->lexer->result_symbol = (TSSymbol)gap;
  int32_t c = peek(ahead);
  if (c == 0) return ahead->lexer->eof(ahead->lexer);
  if (c == '@' || c == '#') {
    char word[16];
    if (!broke) return false;
    skip_attributes(ahead);
    if (!is_name_start(peek(ahead))) return false;
    read_word(ahead, word);
    return scan_gap_before_word(ahead, gap, word);
  }
  if (gap == MISSING_BODY) return false;
  if (gap == MISSING_TYPE) return c == ';' || c == ',' || c == '{' || c == ')' || c == '}';
  // Behind a parameter a brace may open its pattern, and an arrow may go on with its type; where patterns begin, raw strings may stand.
  bool is_behind_parameter = gap == MISSING_BRACKET && !valid[RAW_STRING];
  if (c == '{') return !is_behind_parameter || !starts_literal_body(ahead);
  if (c != '-') return c == ';';
  step(ahead);
  return !is_behind_parameter && peek(ahead) == '>';
}

static bool scan_block_comment(TSLexer *lexer) {
  // The opening `/` is consumed, `*` is next.
  lexer->advance(lexer, false);
  bool documentation = false;
  if (lexer->lookahead == '!') documentation = true;
  else if (lexer->lookahead == '*') {
    // `/**/` and `/***` are ordinary comments.
    lexer->advance(lexer, false);
    if (lexer->lookahead == '/') {
      lexer->advance(lexer, false);
      lexer->mark_end(lexer);
      lexer->result_symbol = BLOCK_COMMENT;
      return true;
    }
    documentation = lexer->lookahead != '*';
  }
  unsigned depth = 1;
  while (!lexer->eof(lexer)) {
    int32_t c = lexer->lookahead;
    lexer->advance(lexer, false);
    if (c == '/' && lexer->lookahead == '*') {
      lexer->advance(lexer, false);
      depth += 1;
    } else if (c == '*' && lexer->lookahead == '/') {
      lexer->advance(lexer, false);
      depth -= 1;
      if (depth == 0) {
        lexer->mark_end(lexer);
        lexer->result_symbol = documentation ? BLOCK_DOC_COMMENT : BLOCK_COMMENT;
        return true;
      }
    }
  }
  lexer->mark_end(lexer);
  lexer->result_symbol = UNTERMINATED_COMMENT;
  return true;
}

/** `"…"` with as many `#` around it as stand under the cursor, behind the letters of a raw string. */
static bool scan_raw_string(TSLexer *lexer) {
  unsigned hashes = 0;
  while (lexer->lookahead == '#') {
    lexer->advance(lexer, false);
    hashes += 1;
  }
  if (lexer->lookahead != '"') return false;
  lexer->advance(lexer, false);
  while (!lexer->eof(lexer)) {
    if (lexer->lookahead != '"') {
      lexer->advance(lexer, false);
      continue;
    }
    lexer->advance(lexer, false);
    unsigned seen = 0;
    while (seen < hashes && lexer->lookahead == '#') {
      lexer->advance(lexer, false);
      seen += 1;
    }
    if (seen == hashes) {
      lexer->mark_end(lexer);
      lexer->result_symbol = RAW_STRING;
      return true;
    }
  }
  // One token to the end of the text: read as names and signs, every later one would be looked for to the end again.
  lexer->mark_end(lexer);
  lexer->result_symbol = UNTERMINATED_RAW_STRING;
  return true;
}

static const char *const RAW_PREFIXES[] = {"r", "br", "cr", NULL};
static const char *const EFFECTS[] = {"io", "alloc", "async", "unsafe", "ffi", "throw", NULL};
static const struct {
  const char *word;
  enum Token token;
} KEYWORDS[] = {{"do", DO}, {"mod", MOD}, {"module", MODULE}, {"union", UNION}, {"raw", RAW}, {"safe", SAFE}};
static const char *const KNOWN_MACROS[] = {
  "vec", "print", "println", "eprint", "eprintln", "format", "assert", "assert_eq", "assert_ne", "panic", "todo", "unreachable",
  "write", "writeln", "unimplemented", "debug_assert", "debug_assert_eq", "debug_assert_ne", NULL,
};

/** Whether a name with this first letter can be anything to `scan_word`: most names cannot, and are not read twice. */
static bool may_matter(int32_t c, const bool *valid, bool broke) {
  if (valid[EFFECT] || ((valid[OPERAND_END] || gap_in(valid) >= 0) && broke)) return true;
  switch (c) {
    case 'b':
    case 'c':
      return valid[RAW_STRING];
    case 'r':
      return valid[RAW_STRING] || valid[RAW];
    case 'd':
      return valid[DO] || valid[KNOWN_MACRO];
    case 's':
      return valid[SAFE];
    case 'm':
      return valid[MOD] || valid[MODULE];
    case 'u':
      return valid[UNION] || valid[KNOWN_MACRO];
    case 'a':
    case 'e':
    case 'f':
    case 'p':
    case 't':
    case 'v':
    case 'w':
      return valid[KNOWN_MACRO];
    default:
      return false;
  }
}

/** The contextual keyword that `word` could be here; -1 if it is a name. */
static int contextual_keyword(const char *word, const bool *valid) {
  if (valid[EFFECT] && is_one_of(word, EFFECTS)) return EFFECT;
  for (unsigned i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i += 1) {
    if (strcmp(word, KEYWORDS[i].word) == 0) return valid[KEYWORDS[i].token] ? (int)KEYWORDS[i].token : -1;
  }
  return -1;
}

/** Whether what stands behind `word` makes it the keyword. */
static bool is_keyword(Ahead *ahead, enum Token keyword, const char *word) {
  char next[16];
  switch (keyword) {
    case DO:
      skip_trivia(ahead);
      return peek(ahead) == '{';
    case RAW:
      skip_blanks(ahead);
      read_word(ahead, next);
      return strcmp(next, "mut") == 0 || strcmp(next, "const") == 0;
    case SAFE:
      skip_blanks(ahead);
      read_word(ahead, next);
      return strcmp(next, "fn") == 0 || strcmp(next, "static") == 0;
    case EFFECT:
      return starts_type_behind_effect(ahead, word);
    default:
      // The item's name, on the same line: `module` newline `f()` are two expressions.
      skip_blanks(ahead);
      return is_name_start(peek(ahead));
  }
}

/** A token that begins with a name, or the end before one. */
static bool scan_word(Ahead *ahead, const bool *valid, bool recovering, bool broke) {
  TSLexer *lexer = ahead->lexer;
  char word[16];
  read_word(ahead, word);
  if (valid[RAW_STRING] && is_one_of(word, RAW_PREFIXES)) return scan_raw_string(lexer);
  int keyword = contextual_keyword(word, valid);
  if (keyword >= 0) {
    lexer->mark_end(lexer);
    lexer->result_symbol = (TSSymbol)keyword;
    return is_keyword(ahead, (enum Token)keyword, word);
  }
  if (recovering) return false;
  if (valid[KNOWN_MACRO] && is_one_of(word, KNOWN_MACROS)) {
    lexer->mark_end(lexer);
    lexer->result_symbol = KNOWN_MACRO;
    skip_blanks(ahead);
    if (peek(ahead) != '!') return false;
    step(ahead);
    return peek(ahead) != '=';
  }
  int gap = gap_in(valid);
  if (gap >= 0) return broke && scan_gap_before_word(ahead, gap, word);
  lexer->result_symbol = OPERAND_END;
  return valid[OPERAND_END] && broke && is_item_word(ahead, word);
}

/** The zero-wide ends; the end of the token is already marked behind what came before, `broke` says that a line break follows it. */
static bool scan_end(Ahead *ahead, const bool *valid, bool broke) {
  TSLexer *lexer = ahead->lexer;
  int32_t c = peek(ahead);
  if (valid[RANGE_END_BEFORE_BODY] && c == '{') {
    lexer->result_symbol = RANGE_END_BEFORE_BODY;
    return true;
  }
  if (valid[BLOCK_OPERAND] && c == '{') {
    lexer->result_symbol = BLOCK_OPERAND;
    return is_block_operand(ahead);
  }
  if (valid[CAST_END] && c == '<') {
    lexer->result_symbol = CAST_END;
    step(ahead);
    return peek(ahead) != '<' && peek(ahead) != '=' && !skip_angles(ahead, false);
  }
  int gap = gap_in(valid);
  if (gap >= 0) return scan_gap(ahead, gap, valid, broke);
  if (valid[OPERAND_END]) {
    lexer->result_symbol = OPERAND_END;
    return broke && is_no_operand(ahead);
  }
  if (valid[LINE_END]) {
    lexer->result_symbol = LINE_END;
    // `x {` goes on as a struct literal, and only as one.
    if (c == '{') return !starts_literal_body(ahead);
    return broke && begins_anew(ahead);
  }
  return false;
}

bool tree_sitter_aster_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  // During error recovery every token is valid; guessing then would make things worse, comments excepted.
  bool recovering = valid[ERROR_SENTINEL];
  bool may_end = !recovering && (valid[LINE_END] || valid[OPERAND_END] || valid[CAST_END] || valid[RANGE_END_BEFORE_BODY] || valid[BLOCK_OPERAND] || gap_in(valid) >= 0);
  Ahead ahead = {lexer, LOOKAHEAD};
  bool broke = false;
  lexer->mark_end(lexer);
  while (is_space(lexer->lookahead)) {
    if (lexer->lookahead == '\n') broke = true;
    lexer->advance(lexer, true);
  }
  int32_t c = lexer->lookahead;
  if (c == '/') {
    lexer->advance(lexer, false);
    if (lexer->lookahead == '*') return scan_block_comment(lexer);
    // A line comment is read only for what stands behind it; the comment then belongs to neither side.
    if (lexer->lookahead != '/' || !may_end) return false;
    skip_comment_behind_slash(&ahead);
    skip_trivia(&ahead);
    if ((valid[OPERAND_END] || gap_in(valid) >= 0) && is_name_start(peek(&ahead))) {
      char word[16];
      read_word(&ahead, word);
      if (gap_in(valid) >= 0) return scan_gap_before_word(&ahead, gap_in(valid), word);
      lexer->result_symbol = OPERAND_END;
      return is_item_word(&ahead, word);
    }
    return scan_end(&ahead, valid, true);
  }
  if (is_name_start(c)) return may_matter(c, valid, broke) && scan_word(&ahead, valid, recovering, broke);
  return may_end && scan_end(&ahead, valid, broke);
}
