#include "circuit/qasm_pragma.h"

#include <stddef.h>

static const QasmPragma pragmas[] = {
    {"noise", qasm_read_noise},
    {"display", qasm_read_display},
};
enum { PRAGMAS = sizeof pragmas / sizeof *pragmas };

bool qasm_read_pragma(QasmProgram *p) {
    Token sign = p->lexer.token;
    lexer_next(&p->lexer);
    Token word = p->lexer.token;
    if (word.line != sign.line) return true; // nothing behind it
    for (int i = 0; i < PRAGMAS; i++) {
        if (!token_is(word, pragmas[i].word)) continue;
        if (p->floor) return qasm_fail(p, word, "qasm.in_gate", "%s", pragmas[i].word);
        lexer_next(&p->lexer);
        return pragmas[i].read(p, word);
    }
    lexer_skip_line(&p->lexer);
    return true;
}

bool qasm_write_pragma(QasmWriter *w, const Step *step, const char *condition,
                       const char *statement) {
    bool held = condition && *condition;
    if (held && w->version == 2) return qasm_write_refused(w, "qasm.write_condition", step);
    if (held) buffer_print(&w->out, "%s{\n", condition);
    buffer_print(&w->out, QASM_PRAGMA " %s;\n%s", statement, held ? "}\n" : "");
    return true;
}
