// Source text of lessons highlighted: which stretches are keywords, literals and comments.
// It knows the words of a language, not its grammar, and never fails.
#ifndef KYUBI_TYPE_CODE_H
#define KYUBI_TYPE_CODE_H

#include "type/span.h"

#include <stddef.h>

// Lua 5.4 (manual, 3.1) and OpenQASM 3 (specification, "Comments" to "Identifiers"); the
// short form of a circuit reads as OpenQASM.
typedef enum CodeLanguage { CODE_PLAIN, CODE_LUA, CODE_QASM, CODE_LANGUAGES } CodeLanguage;

// By the word behind a fence: "lua", "qasm", "openqasm"; CODE_PLAIN for any other.
CodeLanguage code_language(const char *name, size_t size);

// The spans of `text`, without gaps: keywords are bold in accent, numbers and strings in
// the ink of an outcome, comments soft. Yours to free.
Span *code_spans(CodeLanguage language, const char *text, size_t size, int *count);

#endif
