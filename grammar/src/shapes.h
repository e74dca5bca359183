/**
 * Shapes of text that tell whether what is read ahead goes on or begins anew: the operator of a line, a pair of angle
 * brackets, closure parameters, the body of a struct literal, the first words of an item.
 */
#ifndef ASTER_SHAPES_H
#define ASTER_SHAPES_H

#include "lookahead.h"

/** Whether `=` (a compound assignment too) or `=>` is under the cursor. */
static LineOperator operator_here(Ahead *ahead) {
  int32_t c = peek(ahead);
  if (c == '+' || c == '-' || c == '*' || c == '/' || c == '%' || c == '&' || c == '|' || c == '^') {
    step(ahead);
    return peek(ahead) == '=' ? ASSIGNS : NEITHER;
  }
  if (c != '=') return NEITHER;
  step(ahead);
  if (peek(ahead) == '>') return ARROW;
  return peek(ahead) == '=' ? NEITHER : ASSIGNS;
}

/** Reads the rest of the line, outside of brackets, for an assignment or a match arrow. A `|` at either side of a line break joins lines. */
static LineOperator operator_on_line(Ahead *ahead) {
  int32_t before = 0;
  while (peek(ahead) != 0 && peek(ahead) != ';') {
    int32_t c = peek(ahead);
    if (c == '\n') {
      while (is_space(peek(ahead))) step(ahead);
      if (before != '|' && peek(ahead) != '|') return NEITHER;
      continue;
    }
    if (skip_quoted(ahead)) {
      before = '"';
      continue;
    }
    if (is_opening(c)) {
      skip_brackets(ahead);
      before = ')';
      continue;
    }
    if (is_closing(c) || c == ',') return NEITHER;
    step(ahead);
    if (c == '/' && skip_comment_behind_slash(ahead)) continue;
    if (c == '=') {
      // `==`, `<=`, `>=` and `!=` compare; `<<=` and `>>=` assign, and so does an operator with `=`.
      bool compares = before == '!' || before == '<' || before == '>';
      if (peek(ahead) == '>') return ARROW;
      if (peek(ahead) == '=') step(ahead);
      else if (!compares && before != '.') return ASSIGNS;
      before = '=';
      continue;
    }
    if ((c == '<' || c == '>') && before == c) {
      if (peek(ahead) == '=') return ASSIGNS;
      before = ' ';
      continue;
    }
    if (c != ' ' || before != '|') before = c;
  }
  return NEITHER;
}

/** Words that may stand before another name within generic arguments. */
static const char *const TYPE_WORDS[] = {"mut", "const", "dyn", "impl", "unsafe", "extern", "for", "as", NULL};

/**
 * Skips generic arguments, or a qualified self, whose `<` was stepped over; says whether the text can be that.
 * In a qualified self, `as` stands before the trait: `<T as Trait>`.
 */
static bool skip_angles(Ahead *ahead, bool qualified_self) {
  int depth = 1;
  // What came before: 'a' a name, 'w' a word that another name may follow, ')' a closed bracket, 0 nothing, or the character.
  int32_t before = 0;
  while (peek(ahead) != 0) {
    int32_t c = peek(ahead);
    if (is_space(c)) {
      step(ahead);
      continue;
    }
    if (is_name(c)) {
      char word[16];
      read_word(ahead, word);
      if (strcmp(word, "as") == 0) {
        if (depth == 1 && !qualified_self) return false;
      } else if (before == 'a' || before == ')') return false;
      before = is_one_of(word, TYPE_WORDS) ? 'w' : 'a';
      continue;
    }
    bool is_first = before == 0 || before == ',' || before == '<' || before == '=' || before == '&' || before == 'w';
    if (c == '\'') {
      if (!is_first && before != '+') return false;
      skip_quoted(ahead);
      while (is_name(peek(ahead))) step(ahead);
      // A lifetime may stand before a type: `&'a T`.
      before = before == '&' ? 'w' : '\'';
      continue;
    }
    if (c == '(' || c == '[' || (c == '{' && is_first)) {
      if (!skip_brackets(ahead).closed) return false;
      before = ')';
      continue;
    }
    step(ahead);
    switch (c) {
      case '<':
        depth += 1;
        break;
      case '>':
        depth -= 1;
        if (depth == 0) return true;
        c = ')';
        break;
      case '-':
        if (peek(ahead) == '>') {
          step(ahead);
          c = 0;
        } else if (!is_first) return false;
        break;
      case '&':
      case '*':
      case '!':
        if (!is_first && before != '*') return false;
        c = '&';
        break;
      case '=':
        if (peek(ahead) == '=' || peek(ahead) == '>') return false;
        break;
      case ',':
      case ':':
      case '+':
      case '?':
        break;
      default:
        return false;
    }
    before = c;
  }
  return false;
}

/** Skips an annotation whose `@` was stepped over. */
static void skip_annotation(Ahead *ahead) {
  while (is_name(peek(ahead)) || peek(ahead) == ':' || peek(ahead) == '.') step(ahead);
  skip_blanks(ahead);
  if (peek(ahead) == '(') skip_brackets(ahead);
}

/** Skips annotations and attributes and the whitespace around them. */
static void skip_attributes(Ahead *ahead) {
  for (;;) {
    skip_trivia(ahead);
    if (peek(ahead) == '#') {
      step(ahead);
      if (peek(ahead) != '[') return;
      skip_brackets(ahead);
    } else if (peek(ahead) == '@') {
      step(ahead);
      skip_annotation(ahead);
    } else return;
  }
}

/** Behind `&`: `raw const` or `raw mut`. */
static bool is_borrow_modifier(Ahead *ahead) {
  char word[16];
  if (!is_name_start(peek(ahead))) return false;
  read_word(ahead, word);
  if (strcmp(word, "mut") == 0) return true;
  if (strcmp(word, "raw") != 0) return false;
  skip_blanks(ahead);
  read_word(ahead, word);
  return strcmp(word, "mut") == 0 || strcmp(word, "const") == 0;
}

/** Behind `|`: parameters of a closure that are no expression, `|_|`, `|mut x|`, `|x: T|`, `|a, b|`; or a pattern before `=>`. */
static bool starts_closure_parameters(Ahead *ahead) {
  char word[16];
  skip_trivia(ahead);
  if (is_name_start(peek(ahead))) {
    read_word(ahead, word);
    if (strcmp(word, "_") == 0 || strcmp(word, "mut") == 0 || strcmp(word, "ref") == 0) return true;
    skip_blanks(ahead);
    if (peek(ahead) == ',') return true;
    if (peek(ahead) == ':') {
      step(ahead);
      if (peek(ahead) != ':') return true;
    }
  }
  return operator_on_line(ahead) == ARROW;
}

static const char *const ITEM_WORDS[] = {"fn", "pub", "struct", "enum", "impl", "trait", "type", "static", "use", "extern", "let", NULL};
static const char *const NAMED_ITEM_WORDS[] = {"mod", "module", "union", NULL};
static const char *const BLOCK_WORDS[] = {"const", "unsafe", "async", NULL};

/** Whether `word`, which was just read, begins an item and no expression; or a match arm. */
static bool is_item_word(Ahead *ahead, const char *word) {
  skip_trivia(ahead);
  if (is_one_of(word, ITEM_WORDS)) return true;
  if (is_one_of(word, NAMED_ITEM_WORDS)) return is_name_start(peek(ahead));
  if (!is_one_of(word, BLOCK_WORDS)) return operator_on_line(ahead) == ARROW;
  if (!is_name_start(peek(ahead))) return false;
  // `async move { }` is a block.
  char next[16];
  read_word(ahead, next);
  return strcmp(next, "move") != 0;
}

/** Whether a type stands behind the effect `word`, so that the word is none itself: `io String`, not `io::Error` or `io {`. */
static bool starts_type_behind_effect(Ahead *ahead, const char *word) {
  skip_trivia(ahead);
  int32_t c = peek(ahead);
  if (!is_name_start(c)) return c == '&' || c == '(' || c == '[' || c == '*' || c == '!';
  char next[16];
  read_word(ahead, next);
  if (strcmp(next, "throws") == 0 || strcmp(next, "where") == 0) return false;
  // `unsafe fn()` and `unsafe extern fn()` are types.
  return strcmp(word, "unsafe") != 0 || (strcmp(next, "fn") != 0 && strcmp(next, "extern") != 0);
}

/** Whether the `{` under the cursor opens the fields of a struct literal or pattern, and no block. */
static bool starts_literal_body(Ahead *ahead) {
  step(ahead);
  skip_attributes(ahead);
  int32_t c = peek(ahead);
  if (c == '}' || c == 0) return true;
  if (c == '.') {
    step(ahead);
    return peek(ahead) == '.';
  }
  if (!is_name(c)) return false;
  char word[16];
  read_word(ahead, word);
  skip_trivia(ahead);
  if ((strcmp(word, "ref") == 0 || strcmp(word, "mut") == 0) && is_name_start(peek(ahead))) return true;
  c = peek(ahead);
  if (c == ',' || c == '}' || c == 0) return true;
  if (c != ':') return false;
  step(ahead);
  return peek(ahead) != ':';
}

#endif
