#include "circuit/qasm_write.h"

#include "circuit/angle.h"
#include "circuit/angle_text.h"
#include "circuit/format_qasm.h"
#include "circuit/lower.h"
#include "circuit/names.h"
#include "circuit/qasm_pragma.h"
#include "circuit/qasm_program.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool qasm_write_refused(QasmWriter *w, const char *key, const Step *step) {
    return error_set(w->err, key, "%s\t%d\t%d\t%d", step->gate->label, step->targets[0],
                     step->column + 1, w->version);
}

// --- Names

bool qasm_name_is_free(const QasmWriter *w, const char *name) {
    Lexer lexer = lexer_start(name);
    Spelling gate;
    size_t size = strlen(name);
    double constant;
    if (lexer.token.kind != TOKEN_NAME || lexer.token.size != size || *name == '$')
        return false;
    // Version 2 wants a small letter first, and no foreign ones.
    for (const char *at = name; w->version == 2 && *at; at++)
        if ((unsigned char)*at & 0x80) return false;
    if (w->version == 2 && !islower((unsigned char)*name)) return false;
    for (int i = 0; qasm_word(i); i++)
        if (strcmp(qasm_word(i)->word, name) == 0) return false;
    if (expression_constant(name, size, &constant) || expression_function(name, size))
        return false;
    for (int i = 0; i < w->bit_registers; i++)
        if (strcmp(w->bits[i].name, name) == 0) return false;
    for (int i = 0; i < w->definitions; i++)
        if (strcmp(w->names[i], name) == 0) return false;
    for (int i = 0; i < w->qubit_registers; i++)
        if (strcmp(w->qubits[i].name, name) == 0) return false;
    for (int i = 0; i < circuit_parameters(w->circuit); i++) {
        Parameter parameter = circuit_parameter(w->circuit, i);
        if (w->parameters[i] && strcmp(parameter.name, name) == 0) return false;
    }
    return !spelling_find(name, size, &gate) && strcmp(name, "true") != 0 &&
           strcmp(name, "false") != 0;
}

static void add_register(QasmWriter *w, const char *name, int first, int size) {
    Register added = {.first = first, .size = size};
    snprintf(added.name, sizeof added.name, "%s", name);
    for (int i = 0; !qasm_name_is_free(w, added.name); i++)
        snprintf(added.name, sizeof added.name, "c%d", i);
    w->bits[w->bit_registers++] = added;
}

static bool uses_bits(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step_writes(step) | step_reads(step)) return true;
    }
    return false;
}

// Whether conditions look at single bits, which version 2 can only say of registers of one.
static bool looks_at_single_bits(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++) {
        uint64_t mask = circuit_step(circuit, i)->if_mask;
        if (mask && !(mask & (mask - 1))) return true;
    }
    return false;
}

static void name_bits(QasmWriter *w) {
    int registers = circuit_bit_registers(w->circuit), bits = circuit_bits(w->circuit);
    for (int i = 0; i < registers; i++) {
        Register r = circuit_bit_register(w->circuit, i);
        add_register(w, r.name, r.first, r.size);
    }
    if (registers || !uses_bits(w->circuit)) return;
    bool single = w->version == 2 && bits > 1 && looks_at_single_bits(w->circuit);
    for (int i = 0; single && i < bits; i++) {
        char name[8];
        snprintf(name, sizeof name, "c%d", i);
        add_register(w, name, i, 1);
    }
    if (!single) add_register(w, "c", 0, bits);
}

// A name that is taken, or is none in OpenQASM, gets lines behind it, or another.
static void name_register(const QasmWriter *w, Register *r) {
    static const char tail[] = "________________________";
    char name[sizeof r->name];
    memcpy(name, r->name, sizeof name);
    for (int i = 1; !qasm_name_is_free(w, r->name) && i < 8; i++)
        snprintf(r->name, sizeof r->name, "%.*s%.*s", (int)sizeof name - 10, name, i, tail);
    for (int i = 0; !qasm_name_is_free(w, r->name); i++)
        snprintf(r->name, sizeof r->name, "q%d%.*s", r->first, i, tail);
}

static void name_qubits(QasmWriter *w) {
    Register all[MAX_WIRES];
    int count = circuit_qubit_registers(w->circuit, all);
    for (int i = 0; i < count; i++) {
        name_register(w, &all[i]);
        w->qubits[w->qubit_registers++] = all[i];
    }
}

// A wire with a name of its own is no register in version 3.
static bool is_alone(const QasmWriter *w, const Register *r) {
    return w->version == 3 && r->size == 1 && !(r->first == 0 && *r->name == 'q');
}

void qasm_write_qubit(const QasmWriter *w, int wire, Buffer *out) {
    if (w->within) {
        buffer_print(out, "q%d", wire);
        return;
    }
    for (int i = 0; i < w->qubit_registers; i++) {
        const Register *r = &w->qubits[i];
        if (wire < r->first || wire >= r->first + r->size) continue;
        buffer_print(out, is_alone(w, r) ? "%s" : "%s[%d]", r->name, wire - r->first);
    }
}

// Those that version 3 can declare.
static void name_parameters(QasmWriter *w) {
    for (int i = 0; w->version == 3 && i < circuit_parameters(w->circuit); i++) {
        Parameter parameter = circuit_parameter(w->circuit, i);
        w->parameters[i] =
            circuit_uses_parameter(w->circuit, i) && qasm_name_is_free(w, parameter.name);
    }
}

// --- Bits and conditions

void qasm_write_bit(const QasmWriter *w, int bit, Buffer *out) {
    for (int i = 0; i < w->bit_registers; i++) {
        const Register *r = &w->bits[i];
        if (bit < r->first || bit >= r->first + r->size) continue;
        buffer_print(out, "%s[%d]", r->name, bit - r->first);
    }
}

static uint64_t register_mask(const Register *r) {
    return (~UINT64_C(0) >> (MAX_BITS - r->size)) << r->first;
}

// "c == 2 && d[0] == 1"; with `contrary` of one whole register "c != 2".
static void write_bits(const QasmWriter *w, Cube cube, bool contrary, Buffer *out) {
    const char *sign = contrary ? "!=" : "==", *between = "";
    for (int i = 0; i < w->bit_registers; i++) {
        const Register *r = &w->bits[i];
        uint64_t all = register_mask(r), own = cube.mask & all;
        if (own == all && r->size > 1) {
            buffer_print(out, "%s%s %s %" PRIu64, between, r->name, sign,
                         (cube.bits & all) >> r->first);
            between = " && ";
            continue;
        }
        for (; own; own &= own - 1) {
            int bit = __builtin_ctzll(own);
            buffer_print(out, "%s", between);
            qasm_write_bit(w, bit, out);
            buffer_print(out, " %s %d", sign, (int)(cube.bits >> bit & 1));
            between = " && ";
        }
    }
}

static bool is_whole(const QasmWriter *w, uint64_t mask) {
    for (int i = 0; i < w->bit_registers; i++)
        if (register_mask(&w->bits[i]) == mask) return true;
    return false;
}

// Version 2 compares one whole register with a number.
static bool write_condition_2(QasmWriter *w, const Step *step, Buffer *out) {
    if (step->unless_mask) return qasm_write_refused(w, "qasm.write_condition", step);
    for (int i = 0; i < w->bit_registers; i++) {
        const Register *r = &w->bits[i];
        if (register_mask(r) != step->if_mask) continue;
        buffer_print(out, "if(%s==%" PRIu64 ") ", r->name, step->if_bits >> r->first);
        return true;
    }
    return qasm_write_refused(w, "qasm.write_condition", step);
}

bool qasm_write_condition(QasmWriter *w, const Step *step, Buffer *out) {
    if (!step->if_mask && !step->unless_mask) return true;
    if (w->version == 2) return write_condition_2(w, step, out);
    buffer_print(out, "if (");
    write_bits(w, (Cube){step->if_mask, step->if_bits}, false, out);
    uint64_t mask = step->unless_mask;
    if (step->if_mask && mask) buffer_print(out, " && ");
    bool plain = is_whole(w, mask) || (mask && !(mask & (mask - 1)));
    if (mask && !plain) buffer_print(out, "!(");
    write_bits(w, (Cube){mask, step->unless_bits}, plain, out);
    buffer_print(out, mask && !plain ? ")) " : ") ");
    return true;
}

// --- Steps

static void write_block(QasmWriter *w, uint32_t block) {
    uint32_t all = (UINT32_C(1) << circuit_wires(w->circuit)) - 1;
    buffer_print(&w->out, "barrier");
    bool whole = block == all && !w->within;
    for (int i = 0; whole && i < w->qubit_registers; i++)
        buffer_print(&w->out, "%s %s", i ? "," : "", w->qubits[i].name);
    for (uint32_t left = whole ? 0 : block; left; left &= left - 1) {
        buffer_print(&w->out, left == block ? " " : ", ");
        qasm_write_qubit(w, __builtin_ctz(left), &w->out);
    }
    buffer_print(&w->out, ";\n");
}

static void write_measure(QasmWriter *w, const char *qubit, const char *bit) {
    if (w->version == 2)
        buffer_print(&w->out, "measure %s -> %s;\n", qubit, bit);
    else
        buffer_print(&w->out, "%s = measure %s;\n", bit, qubit);
}

static bool write_kind(QasmWriter *w, const Step *step, const char *condition,
                       const char *qubit) {
    Buffer bit = {0};
    switch (step->gate->kind) {
    case GATE_DEFINED:
        return qasm_write_defined(w, step, condition), true;
    case GATE_BARRIER:
        return write_block(w, step->block), true;
    case GATE_NOISE:
        return qasm_write_channel(w, step, condition);
    case GATE_POSTSELECT:
        return qasm_write_refused(w, "qasm.write_gate", step);
    case GATE_RESET:
        return buffer_print(&w->out, "%sreset %s;\n", condition, qubit), true;
    case GATE_MEASURE:
    case GATE_ASSIGN:
        if (w->version == 2 && step->gate->kind == GATE_ASSIGN)
            return qasm_write_refused(w, "qasm.write_gate", step);
        qasm_write_bit(w, step->bit, &bit);
        buffer_print(&w->out, "%s", condition);
        if (step->gate->kind == GATE_MEASURE)
            write_measure(w, qubit, bit.data);
        else
            buffer_print(&w->out, "%s = %d;\n", bit.data, step->gate->value);
        return buffer_clear(&bit), true;
    default:
        return qasm_write_gate(w, step, condition);
    }
}

static bool write_step(QasmWriter *w, const Step *step, const char *condition) {
    Buffer qubit = {0};
    qasm_write_qubit(w, step->targets[0], &qubit);
    bool written = write_kind(w, step, condition, qubit.data);
    buffer_clear(&qubit);
    return written;
}

static bool write_with_condition(QasmWriter *w, const Step *step) {
    if (step->gate->kind == GATE_DISPLAY) return qasm_write_display(w, step);
    Buffer condition = {0};
    bool written = qasm_write_condition(w, step, &condition) &&
                   write_step(w, step, condition.data ? condition.data : "");
    buffer_clear(&condition);
    return written;
}

// The register that the measurements from `index` on fill from all qubits in turn; NULL
// where they do not.
static const Register *whole_measurement(const QasmWriter *w, int index) {
    int wires = circuit_wires(w->circuit), first = circuit_step(w->circuit, index)->bit;
    if (wires < 2 || w->qubit_registers > 1 || circuit_steps(w->circuit) - index < wires)
        return NULL;
    for (int i = 0; i < wires; i++) {
        const Step *step = circuit_step(w->circuit, index + i);
        bool next = step->gate->kind == GATE_MEASURE && step->targets[0] == i &&
                    step->bit == first + i && !step->if_mask && !step->unless_mask;
        if (!next) return NULL;
    }
    for (int i = 0; i < w->bit_registers; i++)
        if (w->bits[i].first == first && w->bits[i].size == wires) return &w->bits[i];
    return NULL;
}

bool qasm_write_steps(QasmWriter *w) {
    for (int i = 0; i < circuit_steps(w->circuit); i++) {
        const Register *whole = whole_measurement(w, i);
        if (whole) {
            write_measure(w, w->qubits[0].name, whole->name);
            i += circuit_wires(w->circuit) - 1;
        } else if (!write_with_condition(w, circuit_step(w->circuit, i))) {
            return false;
        }
    }
    return true;
}

// --- Programs

// Our u has a real upper left corner, unlike the U of version 3: a control can tell.
static bool needs_u(const Circuit *circuit) {
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (qasm_write_needs_u(circuit_step(circuit, i))) return true;
    return false;
}

static bool write_definitions(QasmWriter *w) {
    if (w->version == 3 && needs_u(w->circuit))
        buffer_print(&w->out, "gate u(theta, phi, lambda) a { gphase(-theta/2); "
                              "U(theta, phi, lambda) a; }\n");
    return qasm_write_definitions(w);
}

static void write_declaration(QasmWriter *w, const char *word_2, const char *word_3,
                              const char *name, int size) {
    if (w->version == 2)
        buffer_print(&w->out, "%s %s[%d];\n", word_2, name, size);
    else
        buffer_print(&w->out, "%s[%d] %s;\n", word_3, size, name);
}

// As a fraction of π where that is the very same number.
static void write_parameters(QasmWriter *w) {
    for (int i = 0; i < circuit_parameters(w->circuit); i++) {
        Parameter parameter = circuit_parameter(w->circuit, i);
        if (!w->parameters[i]) continue;
        Buffer text = {0};
        double again;
        angle_print(&text, parameter.now.value);
        bool same =
            expression_value(text.data, NULL, &again, NULL) && again == parameter.now.value;
        buffer_print(&w->out, "const float %s = ", parameter.name);
        if (same)
            buffer_print(&w->out, "%s", text.data);
        else
            number_write(&w->out, parameter.now.value);
        buffer_print(&w->out, ";\n");
        buffer_clear(&text);
    }
}

static void write_qubits(QasmWriter *w) {
    for (int i = 0; i < w->qubit_registers; i++) {
        const Register *r = &w->qubits[i];
        if (is_alone(w, r))
            buffer_print(&w->out, "qubit %s;\n", r->name);
        else
            write_declaration(w, "qreg", "qubit", r->name, r->size);
    }
}

static bool write_head(QasmWriter *w) {
    buffer_print(&w->out, "OPENQASM %d.0;\ninclude \"%s\";\n", w->version,
                 w->version == 2 ? "qelib1.inc" : "stdgates.inc");
    if (!write_definitions(w)) return false;
    buffer_print(&w->out, "\n");
    write_parameters(w);
    write_qubits(w);
    for (int i = 0; i < w->bit_registers; i++)
        write_declaration(w, "creg", "bit", w->bits[i].name, w->bits[i].size);
    qasm_write_noise(w);
    if (circuit_steps(w->circuit)) buffer_print(&w->out, "\n");
    return true;
}

static char *write_program(const Circuit *circuit, FormatOptions options, Error *err) {
    QasmWriter w = {.circuit = circuit, .err = err};
    w.version = options.qasm_version == 2 ? 2 : 3;
    name_parameters(&w);
    name_bits(&w);
    name_qubits(&w);
    if (write_head(&w) && qasm_write_steps(&w)) return buffer_take(&w.out);
    buffer_clear(&w.out);
    return NULL;
}

static bool keeps_2(const Step *step) {
    return step_plain(step) || qasm_keeps_defined(step, 2);
}

static bool keeps_3(const Step *step) {
    return step_plain(step) || qasm_keeps_defined(step, 3);
}

char *qasm_write(const Circuit *circuit, FormatOptions options, Error *err) {
    Circuit *copy = NULL;
    const Circuit *plain = circuit_lowered(
        circuit, options.qasm_version == 2 ? keeps_2 : keeps_3, false, &copy, err);
    char *text = plain ? write_program(plain, options, err) : NULL;
    circuit_destroy(copy);
    return text;
}
