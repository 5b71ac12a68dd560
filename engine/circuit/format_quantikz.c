#include "circuit/format_quantikz.h"

#include "circuit/angle_text.h"
#include "circuit/lower.h"
#include "circuit/refusal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// The rows so far, and the cells of the column that is being written.
typedef struct Writer {
    const Circuit *circuit;
    int wires;
    Buffer rows[MAX_WIRES], cells[MAX_WIRES];
} Writer;

// --- Numbers and names

static void write_number(Buffer *out, double value) {
    buffer_print(out, "%.6g", value);
}

// "3\pi/4"
static void write_angle(Buffer *out, double value) {
    Fraction f;
    if (value == 0 || !fraction_near(value / M_PI, &f) || !f.over) {
        write_number(out, value);
        return;
    }
    if (f.over < 0) buffer_print(out, "-");
    if (abs(f.over) != 1) buffer_print(out, "%d", abs(f.over));
    buffer_print(out, "\\pi");
    if (f.under != 1) buffer_print(out, "/%d", f.under);
}

// "\mathrm{syn\_a}_{2}"
static void write_bit(Writer *w, Buffer *out, int bit) {
    Register in = {.name = "c"};
    for (int i = 0; i < circuit_bit_registers(w->circuit); i++) {
        Register r = circuit_bit_register(w->circuit, i);
        if (bit >= r.first && bit < r.first + r.size) in = r;
    }
    buffer_print(out, in.name[1] ? "\\mathrm{" : "");
    for (const char *at = in.name; *at; at++)
        buffer_print(out, *at == '_' ? "\\%c" : "%c", *at);
    buffer_print(out, in.name[1] ? "}_{%d}" : "_{%d}", bit - in.first);
}

// clang-format off
static const struct Symbol { const char *gate, *tex; } symbols[] = {
    {"h", "H"}, {"x", "X"}, {"y", "Y"}, {"z", "Z"}, {"id", "I"}, {"s", "S"}, {"t", "T"}, {"p", "P"},
    {"u", "U"}, {"sdg", "S^\\dagger"}, {"tdg", "T^\\dagger"}, {"sx", "\\sqrt{X}"},
    {"sxdg", "\\sqrt{X}^\\dagger"}, {"rx", "R_x"}, {"ry", "R_y"}, {"rz", "R_z"}, {"gphase", "\\mathrm{Ph}"},
    {"swap", "\\mathrm{SWAP}"}, {"reset", "|0\\rangle"}, {"post0", "\\langle 0|"}, {"post1", "\\langle 1|"},
};
enum { SYMBOLS = sizeof symbols / sizeof *symbols };
// clang-format on

static const char *symbol_of(const Gate *gate) {
    for (int i = 0; i < SYMBOLS; i++)
        if (strcmp(symbols[i].gate, gate->name) == 0) return symbols[i].tex;
    return gate->name;
}

static void write_symbol(Buffer *out, const Step *step) {
    const char *symbol = symbol_of(step->gate);
    bool plain = !symbol[1] && !step->gate->angles;
    if (step->powered && !plain) buffer_print(out, "\\left(");
    buffer_print(out, "%s", symbol);
    for (int i = 0; i < step->gate->angles; i++) {
        buffer_print(out, i ? ", " : "(");
        write_angle(out, step->angles[i].value);
    }
    if (step->gate->angles) buffer_print(out, ")");
    if (!step->powered) return;
    buffer_print(out, plain ? "^{" : "\\right)^{");
    ratio_print(out, step->power.value);
    buffer_print(out, "}");
}

// --- Cells

// Each control reaches for the target next to it.
static void write_controls(Writer *w, const Step *step) {
    uint32_t controls = step->controls | step->anticontrols;
    for (int wire = 0; wire < w->wires; wire++) {
        if (!(controls >> wire & 1)) continue;
        int target = step->targets[0];
        int other = step->gate->kind == GATE_SWAP ? step->targets[1] : target;
        if (abs(other - wire) < abs(target - wire)) target = other;
        buffer_print(&w->cells[wire], "\\%s{%d}",
                     step->controls >> wire & 1 ? "ctrl" : "octrl", target - wire);
    }
}

static void write_box(Writer *w, const Step *step) {
    Buffer *cell = &w->cells[step->targets[0]];
    bool controlled = step->controls || step->anticontrols;
    if (controlled && !step->powered && step->gate->controlled) {
        buffer_print(cell, "\\targ{}");
        return;
    }
    buffer_print(cell, "\\gate{");
    write_symbol(cell, step);
    buffer_print(cell, "}");
}

static void write_swap(Writer *w, const Step *step) {
    int first = step->targets[0], second = step->targets[1];
    buffer_print(&w->cells[first], "\\swap{%d}", second - first);
    buffer_print(&w->cells[second], "\\targX{}");
}

// The label of a meter may be text or mathematics.
static void write_meter(Writer *w, const Step *step) {
    Buffer *cell = &w->cells[step->targets[0]];
    buffer_print(cell, "\\meter{\\ensuremath{");
    write_bit(w, cell, step->bit);
    buffer_print(cell, "}}");
}

// Drawn from the first wire through all of them, behind the column.
static void write_slice(Writer *w, const Step *step) {
    (void)step;
    buffer_print(&w->cells[0], "\\slice{}");
}

// NULL: no cell can say it.
static void (*const writers[])(Writer *, const Step *) = {
    [GATE_MATRIX] = write_box,     [GATE_SWAP] = write_swap,
    [GATE_MEASURE] = write_meter,  [GATE_RESET] = write_box,
    [GATE_POSTSELECT] = write_box, [GATE_ASSIGN] = NULL,
    [GATE_BARRIER] = write_slice,
};

// --- Frames

static void write_bits(Writer *w, Buffer *out, uint64_t mask, uint64_t bits) {
    for (uint64_t left = mask; left; left &= left - 1) {
        int bit = __builtin_ctzll(left);
        buffer_print(out, "%s", left == mask ? "" : ", ");
        write_bit(w, out, bit);
        buffer_print(out, "=%d", (int)(bits >> bit & 1));
    }
}

static void write_label(Writer *w, Buffer *out, const Step *step) {
    bool named = step->gate->kind == GATE_SWAP && step->powered;
    if (named) write_symbol(out, step);
    if (named && (step->if_mask || step->unless_mask)) buffer_print(out, ":\\ ");
    write_bits(w, out, step->if_mask, step->if_bits);
    if (!step->unless_mask) return;
    buffer_print(out, step->if_mask ? ",\\ \\lnot(" : "\\lnot(");
    write_bits(w, out, step->unless_mask, step->unless_bits);
    buffer_print(out, ")");
}

// A frame stands in the first cell of what it goes around.
static void write_frame(Writer *w, const Step *step) {
    bool named = step->gate->kind == GATE_SWAP && step->powered;
    if (!named && !step->if_mask && !step->unless_mask) return;
    uint32_t span = step_span(step);
    Buffer *cell = &w->cells[__builtin_ctz(span)];
    buffer_print(cell, "\\gategroup[%d,steps=1,style={dashed,inner sep=2pt}]{$",
                 __builtin_popcount(span));
    write_label(w, cell, step);
    buffer_print(cell, "$}");
}

// --- The document

static bool write_step(Writer *w, const Step *step, Error *err) {
    if (step->gate->kind == GATE_NOISE) return true; // left out
    if (!writers[step->gate->kind]) return refuse_gate("quantikz", step, err);
    write_controls(w, step);
    writers[step->gate->kind](w, step);
    write_frame(w, step);
    return true;
}

static void close_column(Writer *w) {
    for (int wire = 0; wire < w->wires; wire++) {
        Buffer *cell = &w->cells[wire];
        buffer_print(&w->rows[wire], " & %s", cell->size ? cell->data : "");
        buffer_clear(cell);
    }
}

static bool write_steps(Writer *w, Error *err) {
    int column = -1; // that is being written
    for (int i = 0; i < circuit_steps(w->circuit); i++) {
        const Step *step = circuit_step(w->circuit, i);
        if (step->gate->kind == GATE_DISPLAY) continue; // left out
        if (column >= 0 && step->column != column) close_column(w);
        column = step->column;
        if (!write_step(w, step, err)) return false;
    }
    if (column >= 0) close_column(w);
    return true;
}

static char *write_document(Writer *w) {
    Buffer out = {0};
    buffer_print(&out, "\\documentclass{standalone}\n\\usepackage{tikz}\n"
                       "\\usetikzlibrary{quantikz2}\n\\begin{document}\n"
                       "\\begin{quantikz}\n");
    for (int wire = 0; wire < w->wires; wire++) {
        buffer_print(&out, "\\lstick{$q_{%d}$}", wire);
        buffer_add(&out, w->rows[wire].data, w->rows[wire].size);
        buffer_print(&out, wire + 1 < w->wires ? " & \\\\\n" : " &\n");
    }
    buffer_print(&out, "\\end{quantikz}\n\\end{document}\n");
    return buffer_take(&out);
}

static char *write_program(const Circuit *circuit, FormatOptions options, Error *err) {
    (void)options;
    Writer w = {.circuit = circuit, .wires = circuit_wires(circuit)};
    char *document = write_steps(&w, err) ? write_document(&w) : NULL;
    for (int wire = 0; wire < w.wires; wire++) {
        buffer_clear(&w.rows[wire]);
        buffer_clear(&w.cells[wire]);
    }
    return document;
}

char *quantikz_write(const Circuit *circuit, FormatOptions options, Error *err) {
    Circuit *copy = NULL;
    const Circuit *plain = circuit_lowered(circuit, step_plain, false, &copy, err);
    char *text = plain ? write_program(plain, options, err) : NULL;
    circuit_destroy(copy);
    return text;
}
