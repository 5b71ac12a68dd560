#include "circuit/definition.h"

#include "base/mem.h"
#include "circuit/angle.h"
#include "circuit/blocks.h"
#include "circuit/circuit_definitions.h"
#include "circuit/entries.h"
#include "circuit/noise_gate.h"
#include "circuit/predicate.h"
#include "circuit/qasm_lexer.h"
#include "circuit/spelling.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// What each kind is called in the short form, and what stands in the box of one without a
// name.
static const struct {
    const char *word, *label;
} kinds[DEFINITION_KINDS] = {
    [DEFINITION_CIRCUIT] = {"gate", "Gate"}, [DEFINITION_MATRIX] = {"matrix", "U"},
    [DEFINITION_TURN] = {"turn", "Rn"},      [DEFINITION_VALUES] = {"permute", "Perm"},
    [DEFINITION_MARKS] = {"oracle", "±f"},
};

const Definition *definition_of(const Gate *gate) {
    assert(gate->kind == GATE_DEFINED);
    return (const Definition *)gate; // its first part
}

const char *definition_word(DefinitionKind kind) {
    return kinds[kind].word;
}

// --- Names

// Words of the short form that are no gates.
static const char *const words[] = {
    "inv",    "pow",  "measure", "reset",  "if", "init",  "let",     "gate", "barrier",
    "matrix", "turn", "permute", "oracle", "x",  "noise", "display", NULL};

// "q3" is a wire, "c0" a bit.
static bool is_place(const char *name) {
    if (*name != 'q' && *name != 'c') return false;
    const char *digits = name + 1;
    return *digits && strspn(digits, "0123456789") == strlen(digits);
}

static bool is_word(const char *name) {
    Spelling spelling;
    size_t size = strlen(name);
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], name) == 0) return true;
    return is_place(name) || spelling_find(name, size, &spelling) || gate_find(name) ||
           block_find(name) || noise_gate_find(name) || dot_word_find(name, size);
}

bool definition_name_free(const char *name, Error *err) {
    Token token = lexer_start(name).token;
    bool whole = token.kind == TOKEN_NAME && token.size == strlen(name) && *name != '$';
    if (!whole || token.size >= DEFINITION_NAME)
        return error_set(err, "definition.name", "%s", excerpt_of(name, strlen(name)).text);
    return !is_word(name) || error_set(err, "definition.taken", "%s", name);
}

// --- Holding

static Definition *start(DefinitionKind kind, int wires) {
    Definition *d = mem_new(sizeof *d);
    d->kind = kind;
    d->wires = wires;
    d->steps = 1;
    atomic_init(&d->holders, 1);
    return d;
}

static void definition_free(Definition *d) {
    circuit_destroy(d->inside);
    free(d->source);
    free(d->matrix);
    free(d->to);
    free(d->marked);
    free(d);
}

// Puts the name in and the row of a gate; gives up what is refused.
static const Definition *finish(Definition *d, const char *name, Error *err) {
    if (*name && !definition_name_free(name, err)) {
        definition_free(d);
        return NULL;
    }
    snprintf(d->name, sizeof d->name, "%s", name);
    const char *own = *name ? d->name : kinds[d->kind].word;
    d->gate = (Gate){.name = own,
                     .label = *name ? d->name : kinds[d->kind].label,
                     .kind = GATE_DEFINED,
                     .family = FAMILY_OWN,
                     .inverse = own};
    return d;
}

const Definition *definition_hold(const Definition *definition) {
    atomic_fetch_add(&((Definition *)definition)->holders, 1);
    return definition;
}

void definition_release(const Definition *definition) {
    Definition *d = (Definition *)definition;
    if (d && atomic_fetch_sub(&d->holders, 1) == 1) definition_free(d);
}

static bool same_contents(const Definition *a, const Definition *b) {
    if (a->kind != b->kind || a->wires != b->wires) return false;
    if (a->kind == DEFINITION_CIRCUIT) return circuit_equal(a->inside, b->inside);
    return strcmp(a->source, b->source) == 0;
}

bool definition_same(const Definition *a, const Definition *b) {
    return a == b || (strcmp(a->name, b->name) == 0 && same_contents(a, b));
}

// --- A part of a circuit

static bool refuse_step(const char *key, const Step *step, Error *err) {
    return error_set(err, key, "%s\t%d\t%d", step->gate->label, step->targets[0],
                     step->column + 1);
}

// How many plain steps one stands for, the gates within it counted each time.
static int steps_of(const Step *step) {
    if (step->gate->kind != GATE_DEFINED) return 1;
    int steps = definition_of(step->gate)->steps;
    double power = step->powered ? fabs(step->power.value) : 1;
    bool whole = power == rint(power) && power <= MAX_INNER_STEPS;
    return whole && power >= 1 ? steps * (int)power : steps;
}

// A table of values that plain gates cannot say must keep its wires together.
static bool is_large(const Step *step) {
    if (step->gate->kind == GATE_DEFINED) return definition_of(step->gate)->neighbours;
    if (step->gate->kind != GATE_BLOCK) return false;
    int wires = __builtin_popcount(step->block);
    for (int i = 0; i < OPERANDS; i++)
        wires += step->operands[i].count;
    return block_of(step->gate)->kind == BLOCK_VALUES && wires > MAX_PLAIN_BLOCK;
}

static bool take_step(Definition *d, const Step *step, Error *err) {
    if (!step_acts(step)) return true;
    if (!step_unitary(step)) return refuse_step("definition.not_unitary", step, err);
    if (step_reads(step)) return refuse_step("definition.conditions", step, err);
    if (step->gate->kind == GATE_DEFINED && definition_of(step->gate)->depth >= d->depth)
        d->depth = definition_of(step->gate)->depth + 1;
    if (d->depth >= MAX_NESTING)
        return error_set(err, "definition.deep", "%d", MAX_NESTING);
    d->steps += steps_of(step);
    d->neighbours = d->neighbours || is_large(step);
    return d->steps <= MAX_INNER_STEPS ||
           error_set(err, "definition.long", "%d", MAX_INNER_STEPS);
}

const Definition *definition_circuit(const char *name, const Circuit *inside, Error *err) {
    int wires = circuit_wires(inside);
    Definition *d = start(DEFINITION_CIRCUIT, wires);
    d->steps = 0;
    bool good = true;
    if (wires > MAX_DEFINED_WIRES)
        good = error_set(err, "definition.wires", "%d\t%d", wires, MAX_DEFINED_WIRES);
    else if (circuit_starts(inside))
        good = error_set(err, "definition.starts", "%s", "");
    else if (!*name)
        good = error_set(err, "definition.name", "%s", "");
    for (int i = 0; good && i < circuit_steps(inside); i++)
        good = take_step(d, circuit_step(inside, i), err);
    if (!good) {
        definition_free(d);
        return NULL;
    }
    d->inside = circuit_copy(inside);
    circuit_unlock(d->inside);
    return finish(d, name, err);
}

// --- A matrix

// Almost a unitary becomes one: by recognising its numbers, else the nearest.
static bool make_unitary(Entries *entries, Error *err) {
    const double exact = 1e-10, rounding = 1e-4;
    double fault = entries_fault(entries);
    if (fault < exact) return true;
    Entries better = entries_recognised(entries);
    bool found = entries_fault(&better) < exact;
    if (!found) {
        entries_clear(&better);
        found = fault < rounding && entries_nearest(entries, &better);
    }
    if (!found) return error_set(err, "definition.unitary", "%.2g", fault);
    entries_clear(entries);
    *entries = better;
    return true;
}

const Definition *definition_matrix(const char *name, const char *text, Error *err) {
    Entries entries;
    if (!entries_read(text, &entries, err)) return NULL;
    if (!make_unitary(&entries, err)) {
        entries_clear(&entries);
        return NULL;
    }
    Definition *d = start(DEFINITION_MATRIX, __builtin_ctz((unsigned)entries.rows));
    size_t rows = (size_t)entries.rows, size = rows * rows;
    d->matrix = mem_new(size * sizeof *d->matrix);
    memcpy(d->matrix, entries.at, size * sizeof *d->matrix);
    d->source = entries.text;
    return finish(d, name, err);
}

// --- An axis and an angle

const Definition *definition_turn(const char *name, const Angle axis_and_angle[4],
                                  Error *err) {
    double v[4], length = 0;
    Buffer source = {0};
    for (int i = 0; i < 4; i++) {
        v[i] = axis_and_angle[i].value;
        if (i < 3) length = hypot(length, v[i]);
        if (i) buffer_print(&source, ", ");
        angle_write(&source, &axis_and_angle[i]);
    }
    bool good = isfinite(length) && isfinite(v[3]) && length > 1e-12;
    if (!good) {
        error_set(err, "definition.axis", "%s", "");
        buffer_clear(&source);
        return NULL;
    }
    Definition *d = start(DEFINITION_TURN, 1);
    double c = cos(v[3] / 2), s = sin(v[3] / 2) / length;
    d->matrix = mem_new(4 * sizeof *d->matrix);
    d->matrix[0] = CMPLX(c, -s * v[2]);
    d->matrix[1] = CMPLX(-s * v[1], -s * v[0]);
    d->matrix[2] = CMPLX(s * v[1], -s * v[0]);
    d->matrix[3] = CMPLX(c, s * v[2]);
    d->source = buffer_take(&source);
    return finish(d, name, err);
}

// --- Values

static bool is_permutation(int count, const uint32_t *to, Error *err) {
    uint64_t seen = 0;
    for (int i = 0; i < count; i++) {
        if (to[i] >= (uint32_t)count || seen >> to[i] & 1)
            return error_set(err, "definition.permutation", "%u\t%d", to[i], count - 1);
        seen |= UINT64_C(1) << to[i];
    }
    return true;
}

const Definition *definition_values(const char *name, int count, const uint32_t *to,
                                    Error *err) {
    bool power = count >= 2 && count <= 1 << MAX_VALUE_WIRES && !(count & (count - 1));
    if (!power) {
        error_set(err, "definition.values", "%d\t%d", count, 1 << MAX_VALUE_WIRES);
        return NULL;
    }
    if (!is_permutation(count, to, err)) return NULL;
    Definition *d = start(DEFINITION_VALUES, __builtin_ctz((unsigned)count));
    Buffer source = {0};
    d->to = mem_new((size_t)count * sizeof *d->to);
    for (int i = 0; i < count; i++) {
        d->to[i] = to[i];
        buffer_print(&source, i ? " %u" : "%u", to[i]);
    }
    d->source = buffer_take(&source);
    return finish(d, name, err);
}

// --- Marks

const Definition *definition_marks(const char *name, int wires, const char *text,
                                   Error *err) {
    if (wires < 1 || wires > MAX_PREDICATE_BITS) {
        error_set(err, "definition.mark_wires", "%d\t%d", wires, MAX_PREDICATE_BITS);
        return NULL;
    }
    Definition *d = start(DEFINITION_MARKS, wires);
    d->marked = mem_new(sizeof *d->marked << wires);
    d->source = mem_text(text);
    if (predicate_table(text, wires, d->marked, err)) return finish(d, name, err);
    definition_free(d);
    return NULL;
}

// --- Another name

static void *copy_of(const void *from, size_t bytes) {
    return from ? memcpy(mem_new(bytes), from, bytes) : NULL;
}

const Definition *definition_renamed(const Definition *definition, const char *name,
                                     Error *err) {
    size_t rows = (size_t)1 << definition->wires;
    Definition *d = start(definition->kind, definition->wires);
    d->steps = definition->steps;
    d->depth = definition->depth;
    d->neighbours = definition->neighbours;
    d->source = mem_text(definition->source);
    d->matrix = copy_of(definition->matrix, rows * rows * sizeof *d->matrix);
    d->to = copy_of(definition->to, rows * sizeof *d->to);
    d->marked = copy_of(definition->marked, rows * sizeof *d->marked);
    if (definition->inside) d->inside = circuit_copy(definition->inside);
    return finish(d, name, err);
}
