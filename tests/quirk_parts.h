// What the tests of Quirk's format share.
#ifndef KYUBI_TESTS_QUIRK_PARTS_H
#define KYUBI_TESTS_QUIRK_PARTS_H

#include "circuit/format_quirk.h"

#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/lower.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "slow_step.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const FormatOptions no_options = {0};

static Circuit *read(const char *text) {
    Error err = {0};
    Circuit *c = quirk_read(text, "a.json", no_options, &err);
    if (!c) fail_msg("%s\n%s %s", text, err.key, err.args);
    return c;
}

static void assert_reads(const char *text, const char *short_form) {
    Circuit *c = read(text);
    char *got = short_form_write(c, false);
    assert_string_equal(got, short_form);
    free(got);
    circuit_destroy(c);
}

// A power of SWAP: it has the phase 0 on its three symmetric states and π on the fourth.
static void act_swap(const Step *step, State *state, Controls controls) {
    double complex turn = cexp(I * M_PI * (step->powered ? step->power.value : 1));
    double complex same = (1 + turn) / 2, other = (1 - turn) / 2;
    double complex u[16] = {1, 0, 0, 0, 0, same, other, 0, 0, other, same, 0, 0, 0, 0, 1};
    state_apply_matrix(state, u, 2, step->targets, controls);
}

// Any step, by the whole matrix of what it means.
static State *act_whole(const Step *step, State *state) {
    int wires = state_qubits(state);
    Square whole = square_step(wires, step);
    double complex *after = calloc(whole.size, sizeof *after);
    for (size_t i = 0; i < whole.size * whole.size; i++)
        after[i / whole.size] += whole.at[i] * state_amplitude(state, i % whole.size);
    State *acted = state_from(wires, after);
    state_destroy(state);
    free(after);
    free(whole.at);
    return acted;
}

// What the unitary steps of a circuit make of a state.
static State *acted(const Circuit *circuit, const State *from) {
    State *state = state_copy(from);
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step_unitary(step) && !step_plain(step)) {
            state = act_whole(step, state);
            continue;
        }
        Controls controls = {.ones = step->controls, .zeros = step->anticontrols};
        if (step->gate->kind == GATE_MATRIX)
            state_apply(state, step_matrix(step), step->targets[0], controls);
        if (step->gate->kind == GATE_SWAP) act_swap(step, state, controls);
    }
    return state;
}

static State *random_state(int qubits, Rng *rng) {
    double complex amplitudes[64];
    for (size_t i = 0; i < state_size(qubits); i++)
        amplitudes[i] = CMPLX(rng_unit(rng) - 0.5, rng_unit(rng) - 0.5);
    return state_from(qubits, amplitudes);
}

static Words *words; // open_words opens it

static void assert_sentence(const Error *err, const char *sentence) {
    char *got = words_error_line(words, LANG_EN, err);
    assert_string_equal(got, sentence);
    free(got);
}

static int open_words(void **state) {
    (void)state;
    words = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    return words ? 0 : -1;
}

static int close_words(void **state) {
    (void)state;
    words_close(words);
    return 0;
}

#endif
