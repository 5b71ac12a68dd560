#include "circuit/qasm_pragma.h"

#include <string.h>

static const QasmPragma pragmas[] = {
    {"noise", qasm_read_noise},
    {"channel", qasm_read_channel},
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

bool qasm_pragma_step(QasmProgram *p, Token name, const Gate *gate) {
    Angle numbers[MAX_ANGLES] = {0};
    QasmOperand wires[MOST_OPERANDS];
    int count = qasm_read_angles(p, numbers, MAX_ANGLES);
    if (count < 0) return false;
    if (count != gate->angles)
        return qasm_fail(p, name, "qasm.angles", "%s\t%d\t%d", token_excerpt(name).text,
                         gate->angles, count);
    int operands = qasm_operands(p, wires, MOST_OPERANDS);
    if (operands < 0 || operands > MOST_OPERANDS) return false;
    for (int i = 0; i < operands; i++)
        for (int k = 0; k < wires[i].items.count; k++) {
            Step *step = tape_add(&p->tape);
            step->gate = gate;
            step->targets[0] = step->targets[1] = wires[i].items.at[k];
            memcpy(step->angles, numbers, sizeof numbers);
        }
    return qasm_settle(p);
}

bool qasm_write_pragma(QasmWriter *w, const Step *step, const char *condition,
                       const char *statement) {
    bool held = condition && *condition;
    if (held && w->version == 2) return qasm_write_refused(w, "qasm.write_condition", step);
    if (held) buffer_print(&w->out, "%s{\n", condition);
    buffer_print(&w->out, QASM_PRAGMA " %s;\n%s", statement, held ? "}\n" : "");
    return true;
}
