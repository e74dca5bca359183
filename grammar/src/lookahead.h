/**
 * Reading ahead without a parser: what the scanner asks about the text behind the cursor before it makes a token.
 *
 * Everything here only looks (the token's end is marked elsewhere), stops after LOOKAHEAD characters, and reads brackets,
 * strings and comments roughly: a wrong guess costs the end of one statement, never a crash or an endless loop.
 */
#ifndef ASTER_LOOKAHEAD_H
#define ASTER_LOOKAHEAD_H

#include "tree_sitter/parser.h"
#include <string.h>

#define LOOKAHEAD 4096

typedef struct {
  TSLexer *lexer;
  int budget;
} Ahead;

/** What reading ahead from a bracket to its partner found at the bracket's own depth. */
typedef struct {
  bool closed;
  bool comma;
  bool semicolon;
  bool empty;
} Bracketed;

typedef enum { NEITHER, ASSIGNS, ARROW } LineOperator;

static bool is_space(int32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200f) ||
         c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

static bool is_name_start(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c > 127 && !is_space(c)); }
static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }
static bool is_name(int32_t c) { return is_name_start(c) || is_digit(c); }
static bool is_opening(int32_t c) { return c == '(' || c == '[' || c == '{'; }
static bool is_closing(int32_t c) { return c == ')' || c == ']' || c == '}'; }

/** The character under the cursor; 0 at the end of the text or of the budget. */
static int32_t peek(Ahead *ahead) { return ahead->budget > 0 ? ahead->lexer->lookahead : 0; }

static void step(Ahead *ahead) {
  ahead->budget -= 1;
  ahead->lexer->advance(ahead->lexer, false);
}

/** Blanks of the line. */
static void skip_blanks(Ahead *ahead) {
  while (peek(ahead) == ' ' || peek(ahead) == '\t') step(ahead);
}

/** Skips the comment whose `/` was stepped over; says whether there was one. */
static bool skip_comment_behind_slash(Ahead *ahead) {
  if (peek(ahead) == '/') {
    while (peek(ahead) != 0 && peek(ahead) != '\n') step(ahead);
    return true;
  }
  if (peek(ahead) != '*') return false;
  int depth = 1;
  step(ahead);
  while (peek(ahead) != 0 && depth > 0) {
    int32_t c = peek(ahead);
    step(ahead);
    if (c == '/' && peek(ahead) == '*') depth += 1;
    else if (c == '*' && peek(ahead) == '/') depth -= 1;
    else continue;
    step(ahead);
  }
  return true;
}

/** Skips whitespace and comments, line breaks too. */
static void skip_trivia(Ahead *ahead) {
  for (;;) {
    while (is_space(peek(ahead))) step(ahead);
    if (peek(ahead) != '/') return;
    step(ahead);
    if (!skip_comment_behind_slash(ahead)) return;
  }
}

/** Skips a string, a character or a lifetime that begins under the cursor; says whether there was one. */
static bool skip_quoted(Ahead *ahead) {
  int32_t quote = peek(ahead);
  if (quote == '"') {
    step(ahead);
    while (peek(ahead) != 0 && peek(ahead) != '"') {
      if (peek(ahead) == '\\') step(ahead);
      step(ahead);
    }
    step(ahead);
    return true;
  }
  if (quote != '\'') return false;
  step(ahead);
  if (peek(ahead) == '\\') {
    step(ahead);
    step(ahead);
    while (peek(ahead) != 0 && peek(ahead) != '\'' && peek(ahead) != '\n') step(ahead);
    step(ahead);
    return true;
  }
  step(ahead);
  if (peek(ahead) == '\'') step(ahead);
  return true;
}

/** Skips from an opening bracket to behind its partner. */
static Bracketed skip_brackets(Ahead *ahead) {
  Bracketed result = {false, false, false, true};
  int depth = 0;
  while (peek(ahead) != 0) {
    int32_t c = peek(ahead);
    if (skip_quoted(ahead)) {
      result.empty = false;
      continue;
    }
    step(ahead);
    if (c == '/' && skip_comment_behind_slash(ahead)) continue;
    if (is_opening(c)) {
      if (depth > 0) result.empty = false;
      depth += 1;
    } else if (is_closing(c)) {
      depth -= 1;
      if (depth == 0) {
        result.closed = true;
        return result;
      }
    } else if (!is_space(c)) {
      result.empty = false;
      if (depth == 1 && c == ',') result.comma = true;
      if (depth == 1 && c == ';') result.semicolon = true;
    }
  }
  return result;
}

/** Reads a name, all of it, into `word`: an empty one if there is none, its first 15 characters if it is longer than any that matters. */
static void read_word(Ahead *ahead, char word[16]) {
  unsigned length = 0;
  while (is_name(peek(ahead))) {
    if (length < 15) word[length++] = peek(ahead) > 127 ? '?' : (char)peek(ahead);
    step(ahead);
  }
  word[length] = 0;
}

static bool is_one_of(const char *word, const char *const words[]) {
  for (; *words != NULL; words += 1) {
    if (strcmp(word, *words) == 0) return true;
  }
  return false;
}

#endif
