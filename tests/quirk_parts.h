// What the tests of Quirk's format share.
#ifndef KYUBI_TESTS_QUIRK_PARTS_H
#define KYUBI_TESTS_QUIRK_PARTS_H

#include "circuit/format_quirk.h"

#include "base/mem.h"
#include "base/rng.h"
#include "base/words.h"
#include "circuit/run.h"
#include "circuit/short_form.h"

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

static State *acted(const Circuit *circuit, const State *from) {
    State *state = state_copy(from);
    for (int i = 0; i < circuit_steps(circuit); i++) {
        const Step *step = circuit_step(circuit, i);
        if (step->gate->kind != GATE_BARRIER) step_act(step, state);
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
