#include "circuit/quirk_read.h"

#include "circuit/angle_text.h"
#include "circuit/blocks.h"
#include "circuit/excerpt.h"
#include "circuit/lower.h"
#include "circuit/quirk_formula.h"
#include "circuit/quirk_gates.h"
#include "circuit/quirk_time.h"
#include "circuit/start.h"
#include "quantum/euler.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Gates within gates multiply: what is looked at in all, and so the steps and the time, are
// limited. A long formula counts as several places.
enum { MOST_PLACES = 200000, FORMULA_PLACE = 32, MOST_CUSTOM = 256, LEAST_WIRES = 2 };

typedef struct Reader {
    const Data *custom; // the list of custom gates
    const char *custom_ids[MOST_CUSTOM];
    Circuit *circuit; // of MAX_QUIRK_WIRES; what is not used is cut off in the end
    int free_from[MAX_QUIRK_WIRES]; // the first free column of each wire
    int wires;                      // how many are used
    int column, row;                // the place in the outermost circuit, from 1
    size_t places;                  // looked at so far
    Error *err;
} Reader;

// Where a circuit stands: itself, or as a gate within another.
typedef struct Scope {
    int top;    // the wire of its first row
    Step dots;  // those that hold for all of it, and nothing else
    int custom; // how many custom gates it may use
    bool nested;
    Operand operands[OPERANDS]; // that were marked or set, …
    unsigned given;             // … bit OPERAND_A … for each
} Scope;

// One gate of a column.
typedef struct Piece {
    const char *id;
    const QuirkGate *gate; // NULL for a custom gate
    const Data *data;      // the object it was told by, or its definition; may be NULL
    int custom;            // how many custom gates its definition may use
    int wire, wires;
} Piece;

typedef struct Column {
    Piece pieces[MAX_QUIRK_WIRES];
    int count;
    Step dots;   // of the column itself
    Scope inner; // with these
} Column;

static bool read_circuit(Reader *r, const Scope *scope, const Data *circuit);

static bool fail(Reader *r, const char *key, const char *what) {
    return error_set(r->err, key, "%s\t%d\t%d", excerpt_of(what, strlen(what)).text,
                     r->column, r->row);
}

static bool look_at(Reader *r, size_t places) {
    r->places += places;
    return r->places <= MOST_PLACES ||
           error_set(r->err, "quirk.too_long", "%d", MOST_PLACES);
}

static bool look_at_formula(Reader *r, const char *text) {
    return look_at(r, strlen(text) / FORMULA_PLACE);
}

// --- Steps

static int first_free(const Reader *r, uint32_t wires) {
    int column = 0;
    for (int wire = 0; wire < MAX_QUIRK_WIRES; wire++)
        if (wires >> wire & 1 && r->free_from[wire] > column) column = r->free_from[wire];
    return column;
}

static bool place(Reader *r, Step step) {
    uint32_t span = step_span(&step);
    step.column = first_free(r, span);
    for (int wire = 0; wire < MAX_QUIRK_WIRES; wire++)
        if (span >> wire & 1) r->free_from[wire] = step.column + 1;
    return circuit_place(r->circuit, step, r->err) != NO_STEP;
}

// What comes next stands behind everything that is there.
static void close_column(Reader *r) {
    int column = first_free(r, ~UINT32_C(0));
    for (int wire = 0; wire < MAX_QUIRK_WIRES; wire++)
        r->free_from[wire] = column;
}

static Step step_on(const char *gate, int wire, const Scope *scope) {
    Step step = {.gate = gate_find(gate), .targets = {wire, wire}, .bit = wire};
    if (scope) step_add_dots(&step, &scope->dots);
    return step;
}

static bool place_plain(Reader *r, const char *gate, int wire) {
    return place(r, step_on(gate, wire, NULL));
}

static bool place_turn(Reader *r, const char *gate, double angle, int wire,
                       const Scope *scope) {
    Step step = step_on(gate, wire, scope);
    step.angles[0] = angle_told(angle);
    return place(r, step);
}

static bool place_power(Reader *r, const char *gate, double exponent, int wire,
                        const Scope *scope) {
    Step step = step_on(gate, wire, scope);
    step.powered = exponent != 1;
    if (step.powered) step.power = ratio_told(exponent);
    return place(r, step);
}

// --- Gates

static bool place_root(Reader *r, const Piece *piece, const Scope *scope) {
    const QuirkGate *gate = piece->gate;
    const char *named = quirk_root_gate(gate->gate, gate->root);
    if (named) return place(r, step_on(named, piece->wire, scope));
    return place_power(r, gate->gate, quirk_exponent(gate->root), piece->wire, scope);
}

// Without an argument it has the one of Quirk's toolbox. `timed` gets a text where it
// follows the time.
static bool read_formula(Reader *r, const Piece *piece, double *value, Angle *timed) {
    const Data *argument = data_get(piece->data, "arg");
    bool exponent = piece->gate->kind == QUIRK_EXPONENT;
    const char *text = data_text(argument, exponent ? "sin(pi t)" : "pi t^2");
    if (data_is_number(argument)) return *value = data_number(argument, 0), true;
    if (!look_at_formula(r, text)) return false;
    double complex read;
    FormulaFault fault = quirk_formula(text, strlen(text), &read);
    if (fault == FORMULA_TIME)
        return quirk_time_read(text, timed) || fail(r, "quirk.time", piece->id);
    const double rounding = 1e-4; // as much as Quirk lets pass
    if (fault != FORMULA_FINE || fabs(cimag(read)) > rounding)
        return fail(r, "quirk.formula", text);
    *value = creal(read);
    return true;
}

static bool place_timed(Reader *r, const char *gate, Angle timed, const Piece *piece,
                        const Scope *scope) {
    Step step = step_on(gate, piece->wire, scope);
    step.powered = !step.gate->angles;
    *(step.powered ? &step.power : &step.angles[0]) = timed;
    return place(r, step);
}

static bool place_turns(Reader *r, const Piece *piece, const Scope *scope) {
    return place_timed(r, piece->gate->gate, quirk_turns(piece->gate), piece, scope);
}

static bool place_formula(Reader *r, const Piece *piece, const Scope *scope) {
    double value = 0;
    Angle timed = {.text = ""};
    const char *gate = piece->gate->gate;
    if (!read_formula(r, piece, &value, &timed)) return false;
    if (timed.text[0]) return place_timed(r, gate, timed, piece, scope);
    if (piece->gate->kind == QUIRK_ANGLE)
        return place_turn(r, gate, value, piece->wire, scope);
    if (gate[0] == 'z') return place_turn(r, "p", M_PI * value, piece->wire, scope);
    return place_power(r, gate, value, piece->wire, scope);
}

static bool is_controlled(const Scope *scope) {
    return step_dots(&scope->dots) != 0;
}

static bool place_keep(Reader *r, const Piece *piece) {
    const QuirkGate *gate = piece->gate;
    if (!gate->basis) return place_plain(r, gate->gate, piece->wire);
    return place_plain(r, gate->basis, piece->wire) &&
           place_plain(r, gate->gate, piece->wire) &&
           place_plain(r, gate_find(gate->basis)->inverse, piece->wire);
}

static bool place_once(Reader *r, const Piece *piece, const Scope *scope) {
    if (is_controlled(scope)) return fail(r, "quirk.uncontrolled", piece->id);
    if (piece->gate->kind == QUIRK_KEEP) return place_keep(r, piece);
    return place_plain(r, piece->gate->gate, piece->wire);
}

static bool place_phase(Reader *r, const Piece *piece, const Scope *scope) {
    double angle = piece->gate->value * M_PI / 4;
    return place_turn(r, piece->gate->gate, angle, piece->wire, scope);
}

static bool place_block(Reader *r, const Piece *piece, const Scope *scope) {
    Step step = step_on("id", piece->wire, scope);
    step.gate = block_find(piece->gate->gate);
    unsigned missing = block_of(step.gate)->operands & ~scope->given;
    if (missing)
        return error_set(r->err, "quirk.operand", "%s\t%d\t%d\t%c", piece->id, r->column,
                         r->row, operand_letter(__builtin_ctz(missing)));
    for (int i = 0; i < OPERANDS; i++)
        if (block_of(step.gate)->operands >> i & 1) step.operands[i] = scope->operands[i];
    step.block = ((UINT32_C(1) << piece->wires) - 1) << piece->wire;
    return place(r, step);
}

static bool place_sections(Reader *r, const Piece *piece, const Scope *scope) {
    Step step = step_on("id", piece->wire, scope);
    if (!quirk_sections(piece->gate, piece->wire, piece->wires, &step))
        return fail(r, "quirk.other", piece->id);
    return place(r, step);
}

// One that cannot be placed here shows nothing here, and does nothing there.
static bool place_display(Reader *r, const Piece *piece, const Scope *scope) {
    Step step = step_on("id", piece->wire, scope);
    return !quirk_display(piece->gate, piece->wires, &step) || place(r, step);
}

// What is not here, halves of a swap and controls, is the column's.
static bool (*const placers[])(Reader *, const Piece *, const Scope *) = {
    [QUIRK_GATE] = place_root,     [QUIRK_EXPONENT] = place_formula,
    [QUIRK_ANGLE] = place_formula, [QUIRK_PHASE] = place_phase,
    [QUIRK_KEEP] = place_once,     [QUIRK_MEASURE] = place_once,
    [QUIRK_BLOCK] = place_block,   [QUIRK_SECTIONS] = place_sections,
    [QUIRK_TURNS] = place_turns,   [QUIRK_DISPLAY] = place_display,
    [QUIRK_OTHER] = NULL,
};

static bool place_known(Reader *r, const Piece *piece, const Scope *scope) {
    QuirkKind kind = piece->gate->kind;
    return !placers[kind] || placers[kind](r, piece, scope);
}

// --- Custom gates

static bool is_unitary(Matrix2 u) {
    const double rounding = 1e-4; // entries with five digits still make a gate
    Matrix2 product = matrix2_product(u, matrix2_adjoint(u));
    for (int i = 0; i < 4; i++)
        if (cabs(product.m[i / 2][i % 2] - (i % 3 == 0)) > rounding) return false;
    return true;
}

// e^{i phase} Rz(φ) Ry(θ) Rz(λ) is u(θ, φ, λ) but for the phase, which only a control can
// tell. Where nothing is left but a turn about z it is p(φ).
static bool place_matrix(Reader *r, const Piece *piece, const Scope *scope,
                         const char *text) {
    Matrix2 matrix;
    const double nothing = 1e-12;
    if (!look_at_formula(r, text)) return false;
    if (quirk_matrix(text, &matrix) != FORMULA_FINE || !is_unitary(matrix))
        return fail(r, "quirk.matrix", piece->id);
    Euler e = euler_of(matrix, EULER_ZYZ);
    double phase = remainder(e.phase - (e.first + e.last) / 2, 2 * M_PI);
    Step step = step_on("u", piece->wire, scope);
    step.angles[0] = angle_told(e.middle);
    step.angles[1] = angle_told(e.first);
    step.angles[2] = angle_told(e.last);
    if (e.middle > nothing) {
        if (!place(r, step)) return false;
    } else if (fabs(e.first + e.last) > nothing) {
        if (!place_turn(r, "p", e.first + e.last, piece->wire, scope)) return false;
    }
    bool told = is_controlled(scope) && fabs(phase) > nothing;
    return !told || place_turn(r, "gphase", phase, piece->wire, scope);
}

static bool place_custom(Reader *r, const Piece *piece, const Scope *scope) {
    const Data *circuit = data_get(piece->data, "circuit");
    const char *matrix = data_text(data_get(piece->data, "matrix"), NULL);
    if (matrix) return place_matrix(r, piece, scope, matrix);
    if (!data_is_object(circuit)) return fail(r, "quirk.matrix", piece->id);
    Scope inside = *scope;
    inside.top = piece->wire;
    inside.custom = piece->custom;
    inside.nested = true;
    return read_circuit(r, &inside, circuit);
}

// --- One column

static const Data *custom_find(Reader *r, const char *id, int *custom) {
    while ((*custom)-- > 0)
        if (strcmp(r->custom_ids[*custom], id) == 0)
            return data_at(r->custom, (size_t)*custom);
    return NULL;
}

static bool fail_unknown(Reader *r, const char *id) {
    const char *near = quirk_gate_nearest(id);
    return error_set(r->err, near ? "quirk.unknown_near" : "quirk.unknown",
                     "%s\t%d\t%d\t%s", excerpt_of(id, strlen(id)).text, r->column, r->row,
                     near ? near : "");
}

// A gate is its id, or an object with it; an object may also define it on the spot.
static bool read_piece(Reader *r, const Scope *scope, const Data *entry, Piece *piece) {
    bool defines = data_get(entry, "matrix") || data_get(entry, "circuit");
    const char *name = data_text(data_get(entry, "id"), defines ? "" : NULL);
    piece->id = data_text(entry, name);
    if (!piece->id) return fail(r, "quirk.entry", "");
    piece->data = entry;
    piece->custom = scope->custom;
    piece->wires = 1;
    if (defines) return true;
    piece->gate = quirk_gate_find(piece->id, &piece->wires);
    if (!piece->gate) {
        piece->wires = 1;
        piece->data = custom_find(r, piece->id, &piece->custom);
        return piece->data || fail_unknown(r, piece->id);
    }
    if (piece->gate->kind == QUIRK_TIME) return fail(r, "quirk.time", piece->id);
    return piece->gate->kind != QUIRK_OTHER || fail(r, "quirk.other", piece->id);
}

static bool is_empty(const Data *entry) {
    return data_is_number(entry) && data_number(entry, 0) == 1;
}

static bool is_kind(const Piece *piece, QuirkKind kind) {
    return piece->gate && piece->gate->kind == kind;
}

static void note_input(Column *column, const Piece *piece) {
    int operand = piece->gate->value;
    column->inner.given |= 1U << operand;
    column->inner.operands[operand] = (Operand){
        .first = piece->wire, .count = piece->wires, .reversed = piece->gate->root != 0};
}

// Holds for this column and those behind it.
static bool note_set(Reader *r, Scope *scope, Column *column, const Piece *piece) {
    const Data *argument = data_get(piece->data, "arg");
    double number = data_number(argument, -1);
    if (!(number >= 0 && number <= MAX_OPERAND && number == floor(number)))
        return fail(r, "quirk.set", piece->id);
    int operand = piece->gate->value;
    scope->given |= 1U << operand;
    scope->operands[operand] = (Operand){.value = (uint32_t)number};
    if (column->inner.operands[operand].count) return true;
    column->inner.given |= 1U << operand;
    column->inner.operands[operand] = scope->operands[operand];
    return true;
}

static bool note_piece(Reader *r, Scope *scope, Column *column, const Piece *piece) {
    if (!piece->gate) return true;
    step_add_dot(&column->dots, piece->wire, quirk_dot(piece->gate));
    if (is_kind(piece, QUIRK_INPUT)) note_input(column, piece);
    return !is_kind(piece, QUIRK_SET) || note_set(r, scope, column, piece);
}

static bool read_pieces(Reader *r, Scope *scope, const Data *data, Column *column) {
    for (size_t i = 0; i < data_count(data); i++) {
        if (!scope->nested) r->row = (int)i + 1;
        if (!look_at(r, 1)) return false;
        if (is_empty(data_at(data, i))) continue;
        Piece piece = {0};
        if (!read_piece(r, scope, data_at(data, i), &piece)) return false;
        int last = scope->top + (int)i + piece.wires;
        if (i >= MAX_QUIRK_WIRES || last > MAX_QUIRK_WIRES)
            return error_set(r->err, "quirk.wires", "%d", MAX_QUIRK_WIRES);
        piece.wire = scope->top + (int)i;
        if (last > r->wires) r->wires = last;
        if (!note_piece(r, scope, column, &piece)) return false;
        column->pieces[column->count++] = piece;
    }
    return true;
}

// What a column of a custom gate decides by comes to what decides whether that gate acts.
// A step has one parity: where both have one, the inner one is brought to a wire of its own
// before the column, and back behind it.
static bool join_dots(Reader *r, Column *column, Steps *around, int *core) {
    Step inner = column->dots;
    inner.gate = gate_find("id");
    *core = 0;
    if (column->inner.dots.parity && inner.parity) *core = step_lower_dots(&inner, around);
    if (around->count) inner = around->at[*core];
    step_add_dots(&column->inner.dots, &inner);
    for (int i = 0; i < *core; i++)
        if (!place(r, around->at[i])) return false;
    return true;
}

static bool place_behind(Reader *r, const Steps *around, int core) {
    for (int i = core + 1; i < around->count; i++)
        if (!place(r, around->at[i])) return false;
    return true;
}

static bool place_swap(Reader *r, const Column *column) {
    int halves[2] = {0}, count = 0;
    for (int i = 0; i < column->count; i++)
        if (is_kind(&column->pieces[i], QUIRK_SWAP) && ++count <= 2)
            halves[count - 1] = column->pieces[i].wire;
    if (count == 0) return true;
    if (count != 2) return error_set(r->err, "quirk.swap", "%d\t%d", r->column, count);
    Step step = step_on("swap", halves[0], &column->inner);
    step.targets[1] = halves[1];
    return place(r, step);
}

static bool place_pieces(Reader *r, const Column *column) {
    for (int i = 0; i < column->count; i++) {
        const Piece *piece = &column->pieces[i];
        if (!column->inner.nested) r->row = piece->wire + 1;
        if (!piece->gate && !place_custom(r, piece, &column->inner)) return false;
        if (piece->gate && !place_known(r, piece, &column->inner)) return false;
    }
    return place_swap(r, column);
}

// Whether anything stands there for the controls to act on.
static bool acts(const Column *column) {
    for (int i = 0; i < column->count; i++) {
        const Piece *piece = &column->pieces[i];
        if (!piece->gate) return true;
        bool still = quirk_dot(piece->gate).kind || is_kind(piece, QUIRK_NOTHING) ||
                     is_kind(piece, QUIRK_INPUT) || is_kind(piece, QUIRK_SET);
        if (!still) return true;
    }
    return false;
}

static bool read_column(Reader *r, Scope *scope, const Data *data) {
    Column column = {.inner = *scope};
    if (!data_is_array(data)) return error_set(r->err, "quirk.column", "%d", r->column);
    if (!read_pieces(r, scope, data, &column)) return false;
    if (!acts(&column)) return true;
    Steps around = {0};
    int core = 0;
    bool good = join_dots(r, &column, &around, &core) && place_pieces(r, &column) &&
                place_behind(r, &around, core);
    steps_clear(&around);
    if (good) close_column(r);
    return good;
}

// --- Whole circuits

static bool read_circuit(Reader *r, const Scope *scope, const Data *circuit) {
    const Data *columns = data_get(circuit, "cols");
    Scope now = *scope; // with what its columns set
    if (!data_is_array(columns)) return error_set(r->err, "quirk.no_circuit", "%s", "");
    for (size_t i = 0; i < data_count(columns); i++) {
        if (!scope->nested) r->column = (int)i + 1;
        if (!read_column(r, &now, data_at(columns, i))) return false;
    }
    return true;
}

static bool read_start(Reader *r, const Data *value, int wire) {
    if (data_is_number(value) && data_number(value, 0) == 0) return true;
    if (wire >= r->wires) r->wires = wire + 1;
    const char *name = is_empty(value) ? "1" : data_text(value, "");
    WireStart start;
    if (start_find(name, strlen(name), &start))
        return circuit_set_start(r->circuit, wire, start, r->err);
    return error_set(r->err, "quirk.init", "%s\t%d", excerpt_of(name, strlen(name)).text,
                     wire + 1);
}

static bool read_starts(Reader *r, const Data *values) {
    if (!values) return true;
    if (!data_is_array(values)) return error_set(r->err, "quirk.init", "%s\t%d", "", 1);
    if (data_count(values) > MAX_QUIRK_WIRES)
        return error_set(r->err, "quirk.wires", "%d", MAX_QUIRK_WIRES);
    for (size_t i = 0; i < data_count(values); i++)
        if (!read_start(r, data_at(values, i), (int)i)) return false;
    return true;
}

static bool read_root(Reader *r, const Data *root) {
    r->custom = data_get(root, "gates");
    size_t custom = data_count(r->custom);
    if (r->custom && (!data_is_array(r->custom) || custom > MOST_CUSTOM))
        return error_set(r->err, "quirk.gates", "%d", MOST_CUSTOM);
    for (size_t i = 0; i < custom; i++)
        r->custom_ids[i] = data_text(data_get(data_at(r->custom, i), "id"), "");
    Scope scope = {.custom = (int)custom};
    if (!read_starts(r, data_get(root, "init"))) return false;
    return read_circuit(r, &scope, root);
}

Circuit *quirk_read_data(const Data *root, Error *err) {
    Reader r = {
        .circuit = circuit_create(MAX_QUIRK_WIRES), .wires = LEAST_WIRES, .err = err};
    if (read_root(&r, root) && circuit_set_wires(r.circuit, r.wires, err)) return r.circuit;
    circuit_destroy(r.circuit);
    return NULL;
}
