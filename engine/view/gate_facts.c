#include "view/gate_facts.h"

#include "base/mem.h"
#include "circuit/blocks.h"
#include "circuit/definition.h"
#include "circuit/run.h"
#include "quantum/closed_form.h"
#include "view/gate_view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { WRITTEN_WIRES = 2 };

static bool reads_wires(const Step *step) {
    for (int i = 0; i < OPERANDS; i++)
        if (step->operands[i].count) return true;
    return false;
}

int gate_matrix_wires(const Step *step) {
    if (!step_unitary(step)) return 0;
    switch (step->gate->kind) {
    case GATE_SWAP:
        return 2;
    case GATE_BLOCK:
        return reads_wires(step) ? MAX_WIRES : __builtin_popcount(step->block);
    case GATE_DEFINED:
        return definition_of(step->gate)->wires;
    default:
        return 1;
    }
}

// The gate alone on the first wires, without dots and conditions.
static Step bare_step(const Circuit *circuit, const Step *step) {
    Step bare = step_of(circuit, step->gate, 0, 0);
    for (int i = 0; i < MAX_ANGLES; i++)
        bare.angles[i] = step->angles[i];
    for (int i = 0; i < OPERANDS; i++)
        bare.operands[i] = step->operands[i];
    bare.powered = step->powered;
    bare.power = step->power;
    if (step->gate->kind == GATE_BLOCK)
        bare.block = (UINT32_C(1) << circuit_wires(circuit)) - 1;
    return bare;
}

// 2^wires rows; yours, NULL where it cannot be had.
static double complex *matrix_of(const Step *step, int wires) {
    Circuit *circuit = circuit_create(wires);
    Run *run = NULL;
    if (circuit_place(circuit, bare_step(circuit, step), NULL) != NO_STEP)
        run = run_create(circuit, (RunOptions){0}, NULL);
    double complex *matrix = run ? run_matrix(run, run_columns(run)) : NULL;
    run_destroy(run);
    circuit_destroy(circuit);
    return matrix;
}

static void entry_tex(Buffer *out, double complex entry) {
    char text[96], tex[160];
    if (closed_form_complex(entry, text, sizeof text, tex, sizeof tex)) {
        buffer_print(out, "%s", tex);
        return;
    }
    double re = creal(entry), im = cimag(entry);
    if (fabs(re) >= 0.005 || fabs(im) < 0.005) buffer_print(out, "%.2f", re);
    if (fabs(im) >= 0.005) buffer_print(out, fabs(re) >= 0.005 ? "%+.2fi" : "%.2fi", im);
}

const char *gate_matrix_tex(Scene *scene, const Step *step) {
    int wires = gate_matrix_wires(step), size = 1 << wires;
    if (wires < 1 || wires > WRITTEN_WIRES) return NULL;
    double complex *matrix = matrix_of(step, wires);
    if (!matrix) return NULL;
    Buffer tex = {0};
    buffer_print(&tex, "\\begin{pmatrix} ");
    for (int i = 0; i < size * size; i++) {
        if (i) buffer_print(&tex, i % size ? " & " : " \\\\ ");
        entry_tex(&tex, matrix[i]);
    }
    buffer_print(&tex, " \\end{pmatrix}");
    free(matrix);
    return scene_take(scene, buffer_take(&tex));
}

bool gate_rotation(const Step *step, Rotation *rotation) {
    if (gate_matrix_wires(step) != 1) return false;
    double complex *matrix = matrix_of(step, 1);
    if (!matrix) return false;
    *rotation =
        matrix2_rotation((Matrix2){{{matrix[0], matrix[1]}, {matrix[2], matrix[3]}}});
    free(matrix);
    return true;
}

static const char *coordinate(Scene *scene, double value) {
    char text[32];
    if (fabs(value) < 5e-4) value = 0;
    bool whole = fabs(value - round(value)) < 5e-4;
    snprintf(text, sizeof text, whole ? "%.0f" : "%.2f", value);
    return scene_keep(scene, text);
}

static const char *turn_words(Scene *scene, const Step *step) {
    Rotation turn;
    if (!gate_rotation(step, &turn)) return NULL;
    if (turn.angle < 1e-9) return scene_word(scene, "gate_card.no_turn");
    return scene_say(scene, "gate_card.turn", "%s\t%s\t%s\t%.4g",
                     coordinate(scene, turn.axis[0]), coordinate(scene, turn.axis[1]),
                     coordinate(scene, turn.axis[2]), turn.angle * 180 / M_PI);
}

// "S†", "Rx −60°", "H to the −1/2".
static const char *named(Scene *scene, const Step *step) {
    const Look *look = scene_look(scene);
    char power[24];
    const char *name = gate_words(look->words, look->lang, step->gate);
    gate_power(step, power, sizeof power);
    if (power[0]) return scene_say(scene, "said.power", "%s\t%s", name, power);
    if (step->gate->angles != 1) return name;
    return scene_say(scene, "gate_card.with_angle", "%s\t%.4g", name,
                     step->angles[0].value * 180 / M_PI);
}

static const char *inverse_words(Scene *scene, const Step *step) {
    bool defined = step->gate->kind == GATE_DEFINED;
    if (!step_unitary(step)) {
        return !step_acts(step) ? NULL : scene_word(scene, "gate_card.no_inverse");
    }
    if (!step->gate->inverse && !defined) return NULL;
    Step inverse = *step;
    step_invert(&inverse);
    bool own = inverse.gate == step->gate && !step->powered && !step->gate->angles &&
               !inverse.powered;
    if (own) return scene_word(scene, "gate_card.own_inverse");
    return scene_say(scene, "gate_card.inverse", "%s", named(scene, &inverse));
}

int gate_facts(Scene *scene, const Step *step, const char **lines, int most) {
    int wires = gate_matrix_wires(step), count = 0;
    const char *facts[] = {turn_words(scene, step), NULL, inverse_words(scene, step)};
    if (wires > WRITTEN_WIRES && wires < MAX_WIRES)
        facts[1] = scene_say(scene, "gate_card.large", "%d\t%d", wires, 1 << wires);
    for (int i = 0; i < 3; i++)
        if (facts[i] && count < most) lines[count++] = facts[i];
    return count;
}
