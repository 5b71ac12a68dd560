#include "base/mem.h"
#include "circuit/qasm_program.h"
#include "circuit/short_form.h"

#include <stdlib.h>
#include <string.h>

static char *words_of(Token note) {
    size_t sign = strlen(NOTE_SIGN), size = note.size - sign;
    char *words = mem_new(size + 1);
    memcpy(words, note.text + sign, size);
    return words;
}

static bool put_display(QasmProgram *p, Token note, const Circuit *said) {
    bool one = circuit_steps(said) == 1 && !circuit_starts(said);
    if (!one || circuit_step(said, 0)->gate->kind != GATE_DISPLAY)
        return qasm_fail(p, note, "qasm.note", "%s", token_excerpt(note).text);
    *tape_add(&p->tape) = *circuit_step(said, 0);
    return qasm_settle(p);
}

bool qasm_read_note(QasmProgram *p, Token note) {
    lexer_next(&p->lexer);
    if (p->floor || p->dry || p->in_library) return true;
    char *words = words_of(note);
    Error err = {0};
    Circuit *said = short_form_read(words, p->qubits, NULL, &err);
    bool put = said ? put_display(p, note, said)
                    : qasm_fail(p, note, "qasm.note", "%s", token_excerpt(note).text);
    circuit_destroy(said);
    free(words);
    return put;
}
