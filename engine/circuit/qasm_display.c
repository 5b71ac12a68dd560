#include "circuit/inset.h"
#include "circuit/qasm_pragma.h"
#include "circuit/spelling.h"

typedef struct DisplayLine {
    Token name;
    ControlDot dots[MAX_WIRES];
    int dot_count;
    int wires[2 * MAX_WIRES]; // first those of the dots
    int wire_count;
} DisplayLine;

static bool read_dot(QasmProgram *p, DisplayLine *line, Token at, const DotWord *dot) {
    if (line->dot_count == MAX_WIRES)
        return qasm_fail(p, at, "qasm.modifiers", "%d", MAX_WIRES);
    line->dots[line->dot_count++] = (ControlDot){dot->kind, dot->axis};
    return qasm_expect(p, "@");
}

static bool read_words(QasmProgram *p, DisplayLine *line) {
    for (;;) {
        if (!qasm_expect_name(p, &line->name)) return false;
        const DotWord *dot = dot_word_find(line->name.text, line->name.size);
        if (!dot) return true;
        if (!read_dot(p, line, line->name, dot)) return false;
    }
}

static bool read_wires(QasmProgram *p, DisplayLine *line) {
    QasmOperand operands[MAX_WIRES];
    int count = qasm_operands(p, operands, MAX_WIRES);
    if (count < 0) return false;
    if (count > MAX_WIRES) return qasm_fail(p, line->name, "qasm.qubits", "%d", MAX_WIRES);
    uint32_t seen = 0;
    for (int i = 0; i < count; i++)
        for (int k = 0; k < operands[i].items.count; k++) {
            int wire = operands[i].items.at[k];
            if (seen >> wire & 1)
                return qasm_fail(p, operands[i].at, "circuit.same_wire", "%d", wire);
            seen |= UINT32_C(1) << wire;
            line->wires[line->wire_count++] = wire;
        }
    return true;
}

// Its own wires may come in any order; that they are neighbours is asked where it is
// placed.
static bool display_of(QasmProgram *p, const DisplayLine *line, Step *step) {
    const char *name = token_excerpt(line->name).text;
    step->gate = inset_find(name);
    if (!step->gate) return qasm_fail(p, line->name, "qasm.display", "%s", name);
    if (line->wire_count <= line->dot_count)
        return qasm_fail(p, line->name, "qasm.display_wires", "%s", name);
    for (int i = 0; i < line->wire_count; i++)
        if (i < line->dot_count)
            step_add_dot(step, line->wires[i], line->dots[i]);
        else
            step->block |= UINT32_C(1) << line->wires[i];
    step->targets[0] = step->targets[1] = __builtin_ctz(step->block);
    return true;
}

bool qasm_read_display(QasmProgram *p, Token word) {
    (void)word;
    DisplayLine line = {.dot_count = 0};
    Step step = {.gate = NULL};
    if (!read_words(p, &line) || !read_wires(p, &line)) return false;
    if (!display_of(p, &line, &step)) return false;
    if (p->dry) return true;
    *tape_add(&p->tape) = step;
    return qasm_settle(p);
}

// --- writing

static void write_wire(QasmWriter *w, Buffer *line, int wire, const char **between) {
    buffer_print(line, "%s", *between);
    qasm_write_qubit(w, wire, line);
    *between = ", ";
}

// The words of its dots, or (`between` given) their wires in the same order.
static void write_dots(QasmWriter *w, const Step *step, Buffer *line,
                       const char **between) {
    for (int wire = 0; wire < MAX_WIRES; wire++) {
        ControlDot dot = step_dot(step, wire);
        const DotWord *word;
        if (!dot.kind) continue;
        if (between) write_wire(w, line, wire, between);
        for (int i = 0; !between && (word = dot_word_row(i)); i++)
            if (word->kind == dot.kind && word->axis == dot.axis)
                buffer_print(line, "%s @ ", word->word);
    }
}

bool qasm_write_display(QasmWriter *w, const Step *step) {
    if (w->within || (w->version == 2 && step_reads(step))) return true;
    Buffer line = {0}, condition = {0};
    const char *between = " ";
    buffer_print(&line, "display ");
    write_dots(w, step, &line, NULL);
    buffer_print(&line, "%s", step->gate->name);
    write_dots(w, step, &line, &between);
    for (uint32_t left = step->block; left; left &= left - 1)
        write_wire(w, &line, __builtin_ctz(left), &between);
    bool written = qasm_write_condition(w, step, &condition) &&
                   qasm_write_pragma(w, step, condition.data, line.data);
    buffer_clear(&line);
    buffer_clear(&condition);
    return written;
}
