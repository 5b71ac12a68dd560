// The words and signs of OpenQASM, one after the other; for programs (qasm_program.h) and
// the short form. A token borrows the text it stands in. Lines and columns (in characters)
// count from 1.
#ifndef KYUBI_CIRCUIT_QASM_LEXER_H
#define KYUBI_CIRCUIT_QASM_LEXER_H

#include "circuit/circuit.h"
#include "circuit/excerpt.h"
#include "circuit/expression.h"

#include <stddef.h>

typedef enum TokenKind {
    TOKEN_END,
    TOKEN_NAME,   // letters of any script, digits, _; and $0, a qubit of a machine
    TOKEN_NUMBER, // 1_000, 1.5e-3, 0x1F, 0b10, 0o7
    TOKEN_STRING, // with its quotation marks
    TOKEN_SIGN,   // -> == != <= >= && || ** ++ << >> += and the like, or one character
} TokenKind;

typedef struct Token {
    TokenKind kind;
    const char *text;
    size_t size;
    int line, column;
} Token;

// What a comment begins with that Kyubi reads (circuit/qasm_pragma.h).
#define QASM_PRAGMA "// kyubi:"

typedef struct Lexer {
    Token token;        // the one that comes next
    const char *at;     // behind it
    const char *behind; // the token before it
    int line, column;
    bool pragmas; // a comment that begins with QASM_PRAGMA is a sign, and then its text
} Lexer;

Lexer lexer_start(const char *text);
void lexer_next(Lexer *lexer);      // moves on; stays at the end
void lexer_skip_line(Lexer *lexer); // to the first token behind the token's line

bool token_is(Token token, const char *text);
bool token_same(Token a, Token b); // the same letters
bool lexer_take(Lexer *lexer,
                const char *text); // moves on only when the next token is `text`

// A whole number from 0 to `most`; false for anything else.
bool token_whole(Token token, int most, int *value);

Excerpt token_excerpt(Token token); // for an error's arguments

// Everything up to a comma, bracket or semicolon that stands outside brackets, as one
// token.
Token lexer_expression(Lexer *lexer);

// The value of such a token as an angle. Its text is kept where it fits, says more than a
// plain number and reads as the same value without `names` (with `named`: always). Fails as
// expression_value does, placed in the whole text.
bool token_angle(Token expression, const Name *names, bool named, Angle *angle, Error *err);

// The text of `expression`, whose value is known, put into `angle` on the same terms.
void angle_keep_text(Angle *angle, Token expression);

#endif
