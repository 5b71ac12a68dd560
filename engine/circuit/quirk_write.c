#include "circuit/quirk_write.h"

#include "circuit/angle_text.h"
#include "circuit/blocks.h"
#include "circuit/lower.h"
#include "circuit/quirk_gates.h"
#include "circuit/quirk_time.h"
#include "circuit/refusal.h"
#include "circuit/start.h"
#include "quantum/euler.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A step becomes up to six columns of Quirk: three turns, and a phase on a control with an
// X on either side.
enum { MOST_CELLS = 6 };

// Columns to be: cells[i][wire] is what stands there, NULL for nothing.
typedef struct Cells {
    Data *at[MOST_CELLS][MAX_QUIRK_WIRES];
} Cells;

// Where one step writes.
typedef struct Pen {
    Cells *cells;
    int column; // the next one
    Step dots;  // of its columns, and nothing else
    const Circuit *circuit;
} Pen;

typedef struct Writer {
    Data *columns;
    int wires, used; // of the circuit, and those that something stands on so far
} Writer;

// --- Cells

static void put_id(Pen *pen, int wire, const char *id) {
    pen->cells->at[pen->column][wire] = data_new_text(id);
}

static void put_formula(Pen *pen, int wire, const char *id, double value,
                        void (*print)(Buffer *, double)) {
    Buffer text = {0};
    print(&text, value);
    Data *gate = data_new_object();
    data_put(gate, "id", data_new_text(id));
    data_put(gate, "arg", data_new_text(text.data));
    buffer_clear(&text);
    pen->cells->at[pen->column][wire] = gate;
}

// Ends the pen's column with its controls.
static void put_controls(Pen *pen) {
    for (int wire = 0; wire < MAX_QUIRK_WIRES; wire++) {
        ControlDot dot = step_dot(&pen->dots, wire);
        if (dot.kind) put_id(pen, wire, quirk_dot_id(dot));
    }
    pen->column++;
}

static void put_gate(Pen *pen, int wire, const char *id) {
    put_id(pen, wire, id);
    put_controls(pen);
}

// --- Gates of one wire

static void put_power(Pen *pen, int wire, const char *axis, double exponent) {
    const char *id = quirk_power_id(axis, exponent);
    char formula[] = "X^ft";
    formula[0] = (char)(axis[0] - 'x' + 'X');
    if (id)
        put_id(pen, wire, id);
    else
        put_formula(pen, wire, formula, exponent, ratio_print);
    put_controls(pen);
}

// A formula of the time, where the angle follows it; false where it does not.
static bool put_timed(Pen *pen, int wire, const char *id, const Angle *angle) {
    Buffer text = {0};
    if (!pen->circuit || !quirk_time_write(pen->circuit, angle, &text)) return false;
    Data *gate = data_new_object();
    data_put(gate, "id", data_new_text(id));
    data_put(gate, "arg", data_new_text(text.data));
    buffer_clear(&text);
    pen->cells->at[pen->column][wire] = gate;
    put_controls(pen);
    return true;
}

static void put_turn(Pen *pen, int wire, const char *id, double angle) {
    put_formula(pen, wire, id, angle, angle_print);
    put_controls(pen);
}

// A phase for all that the controls let through is a power of z on one of them; where that
// one must be 0, between two X. Its dots are plain where the phase has no id.
static void put_phase(Pen *pen, int wire, double phase) {
    const char *id = quirk_phase_id(phase);
    uint32_t controls = pen->dots.controls | pen->dots.anticontrols;
    if (!step_dots(&pen->dots)) return;
    if (id) {
        put_gate(pen, wire, id);
        return;
    }
    assert(step_dots_plain(&pen->dots));
    uint32_t one = pen->dots.controls ? pen->dots.controls : controls;
    int control = __builtin_ctz(one);
    bool zero = !pen->dots.controls;
    Pen rest = {.cells = pen->cells, .column = pen->column};
    if (zero) put_gate(&rest, control, "X");
    rest.dots = pen->dots;
    step_remove_dot(&rest.dots, control);
    put_power(&rest, control, "z", phase / M_PI);
    rest.dots = (Step){0};
    if (zero) put_gate(&rest, control, "X");
    pen->column = rest.column;
}

// Any unitary is e^{i phase} Rz(φ) Ry(θ) Rz(λ), and Rz a power of z but for a phase.
static void put_matrix(Pen *pen, int wire, Matrix2 u) {
    const double nothing = 1e-14;
    Euler e = euler_of(u, EULER_ZYZ);
    if (fabs(e.last) > nothing) put_power(pen, wire, "z", e.last / M_PI);
    if (fabs(e.middle) > nothing) put_turn(pen, wire, "Ryft", e.middle);
    if (fabs(e.first) > nothing) put_power(pen, wire, "z", e.first / M_PI);
    double phase = remainder(e.phase - (e.first + e.last) / 2, 2 * M_PI);
    if (fabs(phase) > nothing) put_phase(pen, wire, phase);
}

// Powers of x, y and z, and rotations about them, have gates in Quirk.
static const struct Turn {
    const char *gate, *id;
} turns[] = {{"rx", "Rxft"}, {"ry", "Ryft"}, {"rz", "Rzft"}};
enum { TURNS = sizeof turns / sizeof *turns };

static bool put_named(Pen *pen, const Step *step) {
    int wire = step->targets[0];
    const char *name = step->gate->name;
    const QuirkRoot *root = quirk_root_of(name);
    if (root && !root->root && step->powered) {
        const char id[] = {(char)(root->axis[0] - 'x' + 'X'), '^', 'f', 't', 0};
        if (put_timed(pen, wire, id, &step->power)) return true;
    }
    if (root) {
        double exponent = quirk_exponent(root->root);
        if (step->powered) exponent *= step->power.value;
        return put_power(pen, wire, root->axis, exponent), true;
    }
    if (step->powered) return false;
    for (int i = 0; i < TURNS; i++)
        if (strcmp(turns[i].gate, name) == 0)
            return put_timed(pen, wire, turns[i].id, &step->angles[0]) ||
                   (put_turn(pen, wire, turns[i].id, step->angles[0].value), true);
    if (strcmp(name, "p") == 0)
        return put_power(pen, wire, "z", step->angles[0].value / M_PI), true;
    if (strcmp(name, "gphase") == 0)
        return put_phase(pen, wire, step->angles[0].value), true;
    if (strcmp(name, "h") != 0) return false;
    return put_gate(pen, wire, "H"), true;
}

static void put_single(Pen *pen, const Step *step) {
    if (strcmp(step->gate->name, "id") == 0)
        put_gate(pen, step->targets[0], "…");
    else if (!put_named(pen, step))
        put_matrix(pen, step->targets[0], step_matrix(step));
}

// --- Other steps

// SWAP is three CNOT; its power is the power of the one in the middle.
static void put_swap(Pen *pen, const Step *step) {
    int a = step->targets[0], b = step->targets[1];
    if (!step->powered) {
        put_id(pen, a, "Swap");
        put_gate(pen, b, "Swap");
        return;
    }
    Pen outer = {.cells = pen->cells, .dots.controls = UINT32_C(1) << a};
    outer.column = pen->column;
    put_gate(&outer, b, "X");
    pen->column = outer.column;
    pen->dots.controls |= UINT32_C(1) << b;
    put_power(pen, a, "x", step->power.value);
    outer.column = pen->column;
    put_gate(&outer, b, "X");
}

// "inputA3" on its first wire; a number is set in a column before.
static void put_operand(Pen *pen, int operand, const Operand *from) {
    char id[24], letter = operand_letter(operand);
    snprintf(id, sizeof id, "%sinput%c%d", from->reversed ? "rev" : "", letter,
             from->count);
    if (from->count) {
        put_id(pen, from->first, id);
        return;
    }
    Data *set = data_new_object();
    snprintf(id, sizeof id, "set%c", letter);
    data_put(set, "id", data_new_text(id));
    data_put(set, "arg", data_new_integer((long long)from->value));
    pen->cells->at[pen->column++][0] = set;
}

static void put_block(Pen *pen, const Step *step) {
    const BlockGate *block = block_of(step->gate);
    for (int pass = 0; pass < 2; pass++) // first what is set before
        for (int i = 0; i < OPERANDS; i++) {
            const Operand *operand = &step->operands[i];
            bool now = !operand->count == !pass;
            if (now && block->operands >> i & 1) put_operand(pen, i, operand);
        }
    char id[32];
    const char *pattern = quirk_block(step->gate->name)->id;
    int stem = (int)strcspn(pattern, "#");
    if (pattern[stem])
        snprintf(id, sizeof id, "%.*s%d", stem, pattern, __builtin_popcount(step->block));
    put_gate(pen, step->targets[0], pattern[stem] ? id : pattern);
}

static void put_barrier(Pen *pen, const Step *step) {
    for (int wire = 0; wire < MAX_QUIRK_WIRES; wire++)
        if (step->block >> wire & 1) put_id(pen, wire, "…");
}

static void put_nothing(Pen *pen, const Step *step) {
    (void)pen;
    (void)step;
}

// Those that Quirk has. Its sphere stands on one wire.
static void put_display(Pen *pen, const Step *step) {
    char id[32];
    const char *name = step->gate->name;
    int wires = __builtin_popcount(step->block), first = step->targets[0];
    bool whole = quirk_display_id(name, wires, id, sizeof id);
    if (step_reads(step) || !(whole || quirk_display_id(name, 1, id, sizeof id))) return;
    for (int i = 0; i < (whole ? 1 : wires); i++)
        put_id(pen, first + i, id);
    put_controls(pen);
}

static void put_measure(Pen *pen, const Step *step) {
    put_gate(pen, step->targets[0], "Measure");
}

static void put_keep(Pen *pen, const Step *step) {
    put_gate(pen, step->targets[0], quirk_keep_id(step->gate->value));
}

// What is not here, Quirk has not.
static void (*const putters[])(Pen *, const Step *) = {
    [GATE_MATRIX] = put_single,   [GATE_SWAP] = put_swap,
    [GATE_MEASURE] = put_measure, [GATE_RESET] = NULL,
    [GATE_POSTSELECT] = put_keep, [GATE_ASSIGN] = NULL,
    [GATE_BARRIER] = put_barrier, [GATE_BLOCK] = put_block,
    [GATE_DISPLAY] = put_display, [GATE_NOISE] = put_nothing,
};

// --- Conditions: a control on the wire whose measurement wrote the bit, while that wire
// has not changed since. Wires and bits have the same numbers.

static uint32_t target_wires(const Step *step) {
    if (step->gate->kind == GATE_BLOCK) return step->block;
    return step_wires(step) & ~(step_dots(step) | step->block);
}

// The wires that some step of the column from `first` changes.
static uint32_t column_targets(const Circuit *circuit, int first) {
    uint32_t wires = 0;
    int column = circuit_step(circuit, first)->column;
    for (int i = first; i < circuit_steps(circuit); i++) {
        if (circuit_step(circuit, i)->column != column) break;
        wires |= target_wires(circuit_step(circuit, i));
    }
    return wires;
}

// `held` are the wires that still are what their bits read.
static bool can_condition(const Step *step, uint64_t held, Error *err) {
    bool free = !(step->if_mask & step_wires(step));
    if (step_unitary(step) && !step->unless_mask && free && !(step->if_mask & ~held))
        return true;
    return error_set(err, "quirk.write_condition", "%s\t%d\t%d", step->gate->name,
                     step->targets[0], step->column + 1);
}

static bool can_say(const Step *step, uint64_t held, Error *err) {
    if (!putters[step->gate->kind]) return refuse_gate("Quirk", step, err);
    GateKind kind = step->gate->kind; // what Quirk has not of these, it is spared
    if (kind == GATE_DISPLAY || kind == GATE_NOISE) return true;
    if (step_reads(step)) return can_condition(step, held, err);
    if (step->gate->kind != GATE_MEASURE || step->bit == step->targets[0]) return true;
    return error_set(err, "quirk.write_bit", "%d\t%d\t%d", step->bit, step->targets[0],
                     step->column + 1);
}

static bool can_say_all(const Circuit *circuit, Error *err) {
    uint64_t held = 0, measured = 0;
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (i == 0 || step->column != circuit_step(circuit, i - 1)->column) {
            held = (held | measured) & ~(uint64_t)column_targets(circuit, i);
            measured = 0;
        }
        if (!can_say(step, held, err)) return false;
        if (step->gate->kind == GATE_MEASURE) measured |= UINT64_C(1) << step->bit;
    }
    return true;
}

// --- Columns

// Without the empty cells at its end.
static void flush_column(Writer *w, Data *cells[MAX_QUIRK_WIRES]) {
    int last = MAX_QUIRK_WIRES;
    while (last > 0 && !cells[last - 1])
        last--;
    if (!last) return;
    Data *column = data_new_array();
    for (int wire = 0; wire < last; wire++) {
        data_push(column, cells[wire] ? cells[wire] : data_new_integer(1));
        cells[wire] = NULL;
    }
    data_push(w->columns, column);
    if (last > w->used) w->used = last;
}

static void flush(Writer *w, Cells *cells) {
    for (int i = 0; i < MOST_CELLS; i++)
        flush_column(w, cells->at[i]);
}

// Controls hold for a whole column of Quirk, so a step with controls stands alone. A power
// of SWAP has some inside.
static bool stands_alone(const Step *step) {
    bool inside = step->gate->kind == GATE_SWAP && step->powered;
    bool block = step->gate->kind == GATE_BLOCK;
    return step_dots(step) || step->if_mask || inside || block;
}

static void put_step(Cells *cells, const Circuit *circuit, const Step *step) {
    Pen pen = {.cells = cells, .circuit = circuit};
    for (int wire = 0; wire < MAX_WIRES; wire++)
        step_add_dot(&pen.dots, wire, step_dot(step, wire));
    pen.dots.controls |= (uint32_t)step->if_bits;
    pen.dots.anticontrols |= (uint32_t)(step->if_mask & ~step->if_bits);
    putters[step->gate->kind](&pen, step);
}

// The steps from `first` up to `end`, all of one column: those that share Quirk's columns,
// then the others one by one.
static void write_column(Writer *w, const Circuit *circuit, int first, int end) {
    Cells shared = {0};
    for (int i = first; i < end; i++)
        if (!stands_alone(circuit_step(circuit, i)))
            put_step(&shared, circuit, circuit_step(circuit, i));
    flush(w, &shared);
    for (int i = first; i < end; i++) {
        Cells alone = {0};
        if (!stands_alone(circuit_step(circuit, i))) continue;
        put_step(&alone, circuit, circuit_step(circuit, i));
        flush(w, &alone);
    }
}

static void write_columns(Writer *w, const Circuit *circuit) {
    int first = 0;
    for (int end = 1; end <= circuit_steps(circuit); end++) {
        bool more = end < circuit_steps(circuit);
        int column = circuit_step(circuit, first)->column;
        if (more && circuit_step(circuit, end)->column == column) continue;
        write_column(w, circuit, first, end);
        first = end;
    }
}

// Quirk has as many wires as something stands on, and at least two: a spacer keeps the last
// one.
static void keep_wires(Writer *w) {
    enum { LEAST = 2 };
    if (w->used >= w->wires || w->wires <= LEAST) return;
    Data *cells[MAX_QUIRK_WIRES] = {NULL};
    cells[w->wires - 1] = data_new_text("…");
    flush_column(w, cells);
}

static Data *starts_data(const Circuit *circuit) {
    Data *list = data_new_array();
    for (int wire = 0; wire < circuit_wires(circuit); wire++) {
        WireStart start = circuit_start(circuit, wire);
        const char *name = start_name(&start);
        bool number = name[0] == '0' || name[0] == '1';
        data_push(list, number ? data_new_integer(name[0] - '0') : data_new_text(name));
    }
    return list;
}

static Data *write_circuit(const Circuit *circuit, Error *err) {
    int wires = circuit_wires(circuit);
    if (wires > MAX_QUIRK_WIRES) {
        error_set(err, "quirk.write_wires", "%d\t%d", wires, MAX_QUIRK_WIRES);
        return NULL;
    }
    if (!can_say_all(circuit, err)) return NULL;
    Writer w = {.columns = data_new_array(), .wires = wires};
    write_columns(&w, circuit);
    keep_wires(&w);
    Data *root = data_new_object();
    data_put(root, "cols", w.columns);
    if (circuit_starts(circuit)) data_put(root, "init", starts_data(circuit));
    return root;
}

// What a column of Quirk says with dots of any axis: all that becomes one gate of its own.
static bool block_is_said(const Step *step) {
    const QuirkGate *gate = quirk_block(step->gate->name);
    int wires = __builtin_popcount(step->block);
    return wires >= gate->value && !step->operands[OPERAND_R].reversed;
}

static bool is_said(const Step *step) {
    if (step->gate->kind == GATE_BLOCK) return block_is_said(step);
    if (step_plain(step)) return true;
    if (!step_dots_plain(step) && step->gate->kind == GATE_SWAP) return !step->powered;
    if (strcmp(step->gate->name, "gphase") == 0)
        return quirk_phase_id(step->angles[0].value) && !step->powered;
    Cells cells = {0};
    Pen pen = {.cells = &cells};
    bool named = put_named(&pen, step);
    data_free(cells.at[0][step->targets[0]]);
    return named;
}

static bool starts_said(const Circuit *circuit) {
    for (int wire = 0; wire < circuit_wires(circuit); wire++) {
        WireStart start = circuit_start(circuit, wire);
        if (!start_name(&start)) return false;
    }
    return true;
}

Data *quirk_write_data(const Circuit *circuit, Error *err) {
    Circuit *copy = NULL;
    bool starts = starts_said(circuit);
    const Circuit *said = circuit_lowered(circuit, is_said, starts, &copy, err);
    Data *root = said ? write_circuit(said, err) : NULL;
    circuit_destroy(copy);
    return root;
}
