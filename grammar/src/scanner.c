/**
 * The tokens that need more than one character of lookahead or a count.
 *
 *   _line_end     A statement's end where a line break stands before a token that could go on with the expression, and going
 *                 on would be an error: `x` newline `*p = 1`. Zero wide. Decided by reading ahead, at most LOOKAHEAD characters.
 *   _known_macro  The name of a macro that is read as a call (`println`), if `!` and not `!=` follows.
 *   raw strings, nested block comments.
 *
 * The scanner has no state.
 */
#include "tree_sitter/parser.h"
#include <string.h>

enum Token { LINE_END, KNOWN_MACRO, RAW_STRING, BLOCK_COMMENT, BLOCK_DOC_COMMENT, UNTERMINATED_COMMENT, ERROR_SENTINEL };

#define LOOKAHEAD 4096

void *tree_sitter_aster_external_scanner_create(void) { return NULL; }
void tree_sitter_aster_external_scanner_destroy(void *payload) { (void)payload; }
unsigned tree_sitter_aster_external_scanner_serialize(void *payload, char *buffer) { (void)payload; (void)buffer; return 0; }
void tree_sitter_aster_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) { (void)payload; (void)buffer; (void)length; }

static bool is_space(int32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0xa0 || c == 0xfeff ||
         (c >= 0x2000 && c <= 0x200f) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x3000;
}

static bool is_name_start(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c > 127; }
static bool is_name(int32_t c) { return is_name_start(c) || (c >= '0' && c <= '9'); }

/** What stands behind a line break, read ahead character by character without becoming part of the token. */
typedef struct {
  TSLexer *lexer;
  int budget;
} Ahead;

static int32_t peek(Ahead *ahead) { return ahead->budget > 0 ? ahead->lexer->lookahead : 0; }
static void step(Ahead *ahead) {
  ahead->budget -= 1;
  ahead->lexer->advance(ahead->lexer, false);
}

/** Skips a string or character literal or a comment that begins at `c`; says whether there was one. */
static bool skip_quoted(Ahead *ahead) {
  int32_t c = peek(ahead);
  if (c == '"') {
    step(ahead);
    while (peek(ahead) != 0 && peek(ahead) != '"') {
      if (peek(ahead) == '\\') step(ahead);
      step(ahead);
    }
    step(ahead);
    return true;
  }
  if (c == '\'') {
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
  return false;
}

/** What reading ahead from a bracket to its partner found at the bracket's own depth. */
typedef struct {
  bool closed;
  bool comma;
  bool semicolon;
  bool empty;
} Bracketed;

static Bracketed skip_brackets(Ahead *ahead) {
  Bracketed result = {false, false, false, true};
  int depth = 0;
  while (peek(ahead) != 0) {
    int32_t c = peek(ahead);
    if (skip_quoted(ahead)) {
      result.empty = false;
      continue;
    }
    if (c == '(' || c == '[' || c == '{') {
      if (depth > 0) result.empty = false;
      depth += 1;
    } else if (c == ')' || c == ']' || c == '}') {
      depth -= 1;
      if (depth == 0) {
        step(ahead);
        result.closed = true;
        return result;
      }
    } else if (!is_space(c)) {
      result.empty = false;
      if (depth == 1 && c == ',') result.comma = true;
      if (depth == 1 && c == ';') result.semicolon = true;
    }
    step(ahead);
  }
  return result;
}

static void skip_blanks(Ahead *ahead) {
  while (is_space(peek(ahead))) step(ahead);
}

typedef enum { NEITHER, ASSIGNS, ARROW } LineOperator;

/** Whether `=` (or a compound assignment) or `=>` is the operator under the cursor. */
static LineOperator operator_here(Ahead *ahead) {
  int32_t c = peek(ahead);
  if (c == '=') {
    step(ahead);
    if (peek(ahead) == '>') return ARROW;
    return peek(ahead) == '=' ? NEITHER : ASSIGNS;
  }
  return NEITHER;
}

/** Reads the rest of the line, outside of brackets, for an assignment or a match arrow. */
static LineOperator operator_on_line(Ahead *ahead) {
  int32_t before = 0;
  while (peek(ahead) != 0 && peek(ahead) != '\n' && peek(ahead) != ';') {
    int32_t c = peek(ahead);
    if (skip_quoted(ahead)) {
      before = '"';
      continue;
    }
    if (c == '(' || c == '[' || c == '{') {
      skip_brackets(ahead);
      before = ')';
      continue;
    }
    if (c == ')' || c == ']' || c == '}' || c == ',') return NEITHER;
    if (c == '/') {
      step(ahead);
      if (peek(ahead) == '/') return NEITHER;
      before = '/';
      continue;
    }
    if (c == '=') {
      // `==`, `<=`, `>=` and `!=` compare; `<<=` and `>>=` assign, and so does an operator with `=`.
      bool compares = before == '!' || before == '<' || before == '>';
      step(ahead);
      if (peek(ahead) == '>') return ARROW;
      if (peek(ahead) == '=') {
        step(ahead);
        before = '=';
        continue;
      }
      if (!compares) return ASSIGNS;
      before = '=';
      continue;
    }
    if ((c == '<' || c == '>') && before == c) {
      step(ahead);
      if (peek(ahead) == '=') return ASSIGNS;
      before = ' ';
      continue;
    }
    before = c;
    step(ahead);
  }
  return NEITHER;
}

static bool name_is(Ahead *ahead, const char *word) {
  while (*word != 0) {
    if (peek(ahead) != *word) return false;
    step(ahead);
    word += 1;
  }
  return !is_name(peek(ahead));
}

/** Whether the token behind a line break can only begin something new, since going on with it would be an error. */
static bool begins_anew(TSLexer *lexer) {
  Ahead ahead = {lexer, LOOKAHEAD};
  switch (peek(&ahead)) {
    case '*':
      // `x` newline `*p = 1`: a product cannot be assigned to. `*=` goes on.
      step(&ahead);
      return peek(&ahead) != '=' && operator_on_line(&ahead) != NEITHER;
    case '-':
      step(&ahead);
      return peek(&ahead) != '=' && operator_on_line(&ahead) == ARROW;
    case '&':
      step(&ahead);
      if (peek(&ahead) == '=') return false;
      if (peek(&ahead) == '&') step(&ahead);
      skip_blanks(&ahead);
      if (peek(&ahead) == 'm' && name_is(&ahead, "mut")) return true;
      return operator_on_line(&ahead) == ARROW;
    case '(': {
      // `x` newline `(a, b) = …` and `(a, b) => …`: a call is neither assigned to nor a pattern.
      Bracketed inside = skip_brackets(&ahead);
      if (!inside.closed) return false;
      while (peek(&ahead) == ' ' || peek(&ahead) == '\t') step(&ahead);
      return operator_here(&ahead) != NEITHER;
    }
    case '[': {
      Bracketed inside = skip_brackets(&ahead);
      if (!inside.closed) return false;
      if (inside.comma || inside.semicolon || inside.empty) return true;
      while (peek(&ahead) == ' ' || peek(&ahead) == '\t') step(&ahead);
      return operator_here(&ahead) == ARROW;
    }
    case '|': {
      step(&ahead);
      if (peek(&ahead) == '|' || peek(&ahead) == '=') return false;
      // Closure parameters that are no expressions: `|_|`, `|mut x|`, `|&x|` with more, `|x: T|`.
      skip_blanks(&ahead);
      if (peek(&ahead) == '_') {
        step(&ahead);
        if (!is_name(peek(&ahead))) return true;
      } else if (peek(&ahead) == 'm' && name_is(&ahead, "mut")) return true;
      while (is_name(peek(&ahead))) step(&ahead);
      while (peek(&ahead) == ' ') step(&ahead);
      if (peek(&ahead) == ':') {
        step(&ahead);
        if (peek(&ahead) != ':') return true;
      }
      return operator_on_line(&ahead) == ARROW;
    }
    case '<': {
      // `<T>::f()` and `<T as Trait>::f()`: comparisons do not chain.
      step(&ahead);
      int depth = 1;
      while (peek(&ahead) != 0 && peek(&ahead) != '\n' && peek(&ahead) != ';' && peek(&ahead) != '{') {
        if (peek(&ahead) == '<') depth += 1;
        if (peek(&ahead) == '>') {
          depth -= 1;
          if (depth == 0) {
            step(&ahead);
            return peek(&ahead) == ':';
          }
        }
        if (peek(&ahead) == '=') return false;
        step(&ahead);
      }
      return false;
    }
    case '.':
      step(&ahead);
      if (peek(&ahead) != '.') return false;
      return operator_on_line(&ahead) == ARROW;
    default:
      return false;
  }
}

static bool scan_block_comment(TSLexer *lexer, const bool *valid) {
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
      return valid[BLOCK_COMMENT];
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

/** `r"…"`, `r#"…"#`, `br…`, `cr…`; the cursor is at the first letter. */
static bool scan_raw_string(TSLexer *lexer) {
  if (lexer->lookahead == 'b' || lexer->lookahead == 'c') lexer->advance(lexer, false);
  if (lexer->lookahead != 'r') return false;
  lexer->advance(lexer, false);
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
  return false;
}

static const char *const KNOWN_MACROS[] = {"vec", "print", "println", "eprint", "eprintln", "format", "assert", "assert_eq", "assert_ne", "panic", "todo", "unreachable"};

static bool scan_known_macro(TSLexer *lexer) {
  char word[16];
  unsigned length = 0;
  while (is_name(lexer->lookahead)) {
    if (length >= sizeof word - 1 || lexer->lookahead > 127) return false;
    word[length++] = (char)lexer->lookahead;
    lexer->advance(lexer, false);
  }
  word[length] = 0;
  lexer->mark_end(lexer);
  while (lexer->lookahead == ' ' || lexer->lookahead == '\t') lexer->advance(lexer, false);
  if (lexer->lookahead != '!') return false;
  lexer->advance(lexer, false);
  if (lexer->lookahead == '=') return false;
  for (unsigned i = 0; i < sizeof KNOWN_MACROS / sizeof *KNOWN_MACROS; i += 1) {
    if (strcmp(word, KNOWN_MACROS[i]) == 0) {
      lexer->result_symbol = KNOWN_MACRO;
      return true;
    }
  }
  return false;
}

bool tree_sitter_aster_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  // During error recovery every token is valid; guessing then would make things worse, comments excepted.
  bool recovering = valid[ERROR_SENTINEL];
  bool broke = false;
  while (is_space(lexer->lookahead)) {
    if (lexer->lookahead == '\n') broke = true;
    lexer->advance(lexer, true);
  }
  if (lexer->lookahead == '/' && valid[BLOCK_COMMENT]) {
    lexer->advance(lexer, false);
    if (lexer->lookahead == '*') return scan_block_comment(lexer, valid);
    // A line comment stands between the expression and what follows: read it again as trivia, then come back.
    return false;
  }
  if (valid[LINE_END] && !recovering) {
    lexer->mark_end(lexer);
    if (broke) {
      int32_t c = lexer->lookahead;
      if (c == '*' || c == '-' || c == '&' || c == '(' || c == '[' || c == '|' || c == '<' || c == '.') {
        if (begins_anew(lexer)) {
          lexer->result_symbol = LINE_END;
          return true;
        }
        return false;
      }
    }
  }
  if (valid[RAW_STRING] && (lexer->lookahead == 'r' || ((lexer->lookahead == 'b' || lexer->lookahead == 'c') && !recovering))) {
    // `r`, `br` and `cr` also begin names; none of the known macros begins with `r`, `b` or `c`.
    return scan_raw_string(lexer);
  }
  if (valid[KNOWN_MACRO] && !recovering) {
    int32_t c = lexer->lookahead;
    if (c == 'v' || c == 'p' || c == 'e' || c == 'f' || c == 'a' || c == 't' || c == 'u') return scan_known_macro(lexer);
  }
  return false;
}
