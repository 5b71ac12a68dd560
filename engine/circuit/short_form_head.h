// What the short form says before its steps: parameters and the names of wires.
#ifndef KYUBI_CIRCUIT_SHORT_FORM_HEAD_H
#define KYUBI_CIRCUIT_SHORT_FORM_HEAD_H

#include "base/mem.h"
#include "circuit/parameters.h"
#include "circuit/qasm_lexer.h"

// Behind "let": "theta = pi/3", "k = 2 in 0:4". `names` may stand in the numbers; of them
// the first `given` are the caller's, which no parameter may be called. Fails:
// short.syntax, short.end, parameter.…, expression.…
bool short_let_read(Lexer *lexer, Circuit *circuit, const Name *names, int given,
                    Error *err);
// Behind "name 0": alice, or "any words" in quotation marks. Fails: short.syntax,
// short.end, name.…
bool short_name_read(Lexer *lexer, Circuit *circuit, int wire, Error *err);

// Both, of a whole circuit; `between` stands before each, and is "; " from the first on.
void short_head_write(Buffer *out, const Circuit *circuit, const char **between);
// The rates of its noise, likewise (short_form_noise.c).
void short_noise_write(Buffer *out, const Circuit *circuit, const char **between);

#endif
