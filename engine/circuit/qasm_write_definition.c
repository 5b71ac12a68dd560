// Gates that the circuit defines itself, as OpenQASM has them: each before its first use,
// its wires q0, q1 ….
#include "circuit/lower.h"
#include "circuit/qasm_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool qasm_keeps_defined(const Step *step, int version) {
    if (step->gate->kind != GATE_DEFINED || !definition_of(step->gate)->inside)
        return false;
    if (!step_dots_plain(step)) return false;
    if (version == 2) return !step_dots(step) && !step->powered;
    return !step->powered || step->power.value == rint(step->power.value);
}

static bool keeps_2(const Step *step) {
    return step_plain(step) || qasm_keeps_defined(step, 2);
}

static bool keeps_3(const Step *step) {
    return step_plain(step) || qasm_keeps_defined(step, 3);
}

static int index_of(const QasmWriter *w, const Definition *definition) {
    for (int i = 0; i < w->definitions; i++)
        if (definition_same(w->defined[i], definition)) return i;
    return -1;
}

// "bell"; where the language knows the name, or not its letters, "gate1".
static void name_it(QasmWriter *w, const Definition *definition) {
    char name[sizeof w->names[0]];
    snprintf(name, sizeof name, "%s", definition->name);
    for (int i = 1; !qasm_name_is_free(w, name); i++)
        snprintf(name, sizeof name, "gate%d", i);
    memcpy(w->names[w->definitions], name, sizeof name);
    w->defined[w->definitions++] = definition;
}

static bool write_all(QasmWriter *w, const Circuit *circuit);

static bool write_body(QasmWriter *w, const Definition *definition) {
    const Circuit *circuit = w->circuit;
    Circuit *copy = NULL;
    const Circuit *plain = circuit_lowered(
        definition->inside, w->version == 2 ? keeps_2 : keeps_3, false, &copy, w->err);
    bool good = plain && write_all(w, plain);
    if (good) {
        name_it(w, definition);
        buffer_print(&w->out, "gate %s", w->names[w->definitions - 1]);
        for (int i = 0; i < definition->wires; i++)
            buffer_print(&w->out, i ? ", q%d" : " q%d", i);
        buffer_print(&w->out, " {\n");
        w->circuit = plain;
        w->within = true;
        good = qasm_write_steps(w);
        w->within = false;
        w->circuit = circuit;
        buffer_print(&w->out, "}\n");
    }
    circuit_destroy(copy);
    return good;
}

// Those that its steps use, what they use first.
static bool write_all(QasmWriter *w, const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->gate->kind != GATE_DEFINED) continue;
        const Definition *definition = definition_of(step->gate);
        if (index_of(w, definition) < 0 && !write_body(w, definition)) return false;
    }
    return true;
}

bool qasm_write_definitions(QasmWriter *w) {
    return write_all(w, w->circuit);
}

static void write_word(QasmWriter *w, const char *word, uint32_t wires) {
    int count = __builtin_popcount(wires);
    if (count > 1) buffer_print(&w->out, "%s(%d) @ ", word, count);
    if (count == 1) buffer_print(&w->out, "%s @ ", word);
}

static void write_wires(QasmWriter *w, uint32_t wires, const char **between) {
    for (; wires; wires &= wires - 1) {
        buffer_print(&w->out, "%s", *between);
        qasm_write_qubit(w, __builtin_ctz(wires), &w->out);
        *between = ", ";
    }
}

void qasm_write_defined(QasmWriter *w, const Step *step, const char *condition) {
    const Definition *definition = definition_of(step->gate);
    const char *between = " ";
    buffer_print(&w->out, "%s", condition);
    write_word(w, "ctrl", step->controls);
    write_word(w, "negctrl", step->anticontrols);
    if (step->powered && step->power.value == -1)
        buffer_print(&w->out, "inv @ ");
    else if (step->powered)
        buffer_print(&w->out, "pow(%.0f) @ ", step->power.value);
    buffer_print(&w->out, "%s", w->names[index_of(w, definition)]);
    write_wires(w, step->controls, &between);
    write_wires(w, step->anticontrols, &between);
    for (int i = 0; i < definition->wires; i++)
        write_wires(w, UINT32_C(1) << step_own_wire(step, i), &between);
    buffer_print(&w->out, ";\n");
}
