// What wires start in: in runs, shots, slides, comparisons and texts.
#include "circuit/start.h"

#include "base/mem.h"
#include "base/words.h"
#include "circuit/equivalence.h"
#include "circuit/format_qasm.h"
#include "circuit/format_quirk.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "circuit/shots.h"
#include "circuit/slide.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <complex.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct Row {
    const char *text;
    double complex zero, one;
} rows[] = {
    {"0", 1, 0},
    {"1", 0, 1},
    {"+", M_SQRT1_2, M_SQRT1_2},
    {"-", M_SQRT1_2, -M_SQRT1_2},
    {"i", M_SQRT1_2, M_SQRT1_2 *I},
    {"-i", M_SQRT1_2, -M_SQRT1_2 *I},
    {"pi/3, pi/2", 0.8660254037844387, 0.5 * I},
};
enum { ROWS = sizeof rows / sizeof *rows };

static Circuit *circuit_of(const char *text) {
    Error err = {0};
    Circuit *c = short_form_read(text, 0, NULL, &err);
    if (!c) fail_msg("%s: %s %s", text, err.key, err.args);
    return c;
}

// Two wires in two starts, and what follows.
static Circuit *pair_of(int a, int b, const char *rest) {
    Buffer text = {0};
    buffer_print(&text, "init(%s) 0; init(%s) 1; %s", rows[a].text, rows[b].text, rest);
    Circuit *c = circuit_of(text.data);
    buffer_clear(&text);
    return c;
}

static double complex amplitude(int a, int b, size_t i) {
    return (i & 1 ? rows[a].one : rows[a].zero) * (i & 2 ? rows[b].one : rows[b].zero);
}

static void every_start_is_what_the_first_moment_holds(void **state) {
    (void)state;
    for (int i = 0; i < ROWS * ROWS; i++) {
        int a = i / ROWS, b = i % ROWS;
        Circuit *c = pair_of(a, b, "x 0; h 1; h 1");
        Run *run = run_create(c, (RunOptions){0}, NULL);
        for (size_t k = 0; k < 4; k++) {
            double complex wanted = amplitude(a, b, k);
            assert_true(cabs(state_amplitude(run_pure(run, 0), k) - wanted) < 1e-12);
            double complex end = state_amplitude(run_pure(run, run_columns(run)), k ^ 1);
            assert_true(cabs(end - wanted) < 1e-12);
        }
        run_destroy(run);
        circuit_destroy(c);
    }
}

static void a_run_after_an_edit_of_a_start_begins_anew(void **state) {
    (void)state;
    Circuit *c = circuit_of("init(+) 0; h 0; measure 0");
    Run *before = run_create(c, (RunOptions){0}, NULL);
    WireStart minus;
    assert_true(start_find("-", 1, &minus));
    assert_true(circuit_set_start(c, 0, minus, NULL));
    Run *after = run_create(c, (RunOptions){.before = before}, NULL);
    uint64_t bits;
    assert_int_equal(run_branches(after, 2), 1);
    run_branch(after, 2, 0, NULL, &bits);
    assert_int_equal(bits, 1);
    run_branch(before, 2, 0, NULL, &bits);
    assert_int_equal(bits, 0);
    run_destroy(before);
    run_destroy(after);
    circuit_destroy(c);
}

static void shots_and_distributions_start_there(void **state) {
    (void)state;
    Rng rng = rng_seeded(1);
    Circuit *c = circuit_of("init(1) 0; init(-) 1; h 1; cx 1 2; measure 0; measure 1; "
                            "measure 2");
    uint64_t *outcomes = shots_run(c, 20, &rng, NULL);
    for (int i = 0; i < 20; i++)
        assert_int_equal(outcomes[i], 7);
    free(outcomes);
    Run *run = run_create(c, (RunOptions){.distribution_only = true}, NULL);
    int count;
    Reading *readings = run_distribution(run, &count);
    assert_int_equal(count, 1);
    assert_int_equal(readings[0].bits, 7);
    free(readings);
    run_destroy(run);
    circuit_destroy(c);
    c = circuit_of("init(1) 0; reset 1");
    outcomes = shots_run(c, 5, &rng, NULL);
    for (int i = 0; i < 5; i++)
        assert_int_equal(outcomes[i], 1);
    free(outcomes);
    circuit_destroy(c);
}

static void a_slide_starts_there(void **state) {
    (void)state;
    Circuit *c = circuit_of("init(i) 0; ry(0.3) 0");
    Run *run = run_create(c, (RunOptions){0}, NULL);
    Slide *slide = slide_create(c, run, 0, 0, (SlideOptions){0});
    const State *at = slide_at(slide, 1);
    double complex zero = M_SQRT1_2 * (cos(0.5) - I * sin(0.5));
    assert_true(cabs(state_amplitude(at, 0) - zero) < 1e-12);
    slide_destroy(slide);
    run_destroy(run);
    circuit_destroy(c);
}

static Difference difference(const char *a, const char *b) {
    Equivalence found = {0};
    Circuit *first = circuit_of(a), *second = circuit_of(b);
    assert_true(circuit_compare(first, second, (EquivalenceOptions){0}, &found, NULL));
    circuit_destroy(first);
    circuit_destroy(second);
    return found.difference;
}

static void circuits_with_starts_are_compared_by_what_comes_of_them(void **state) {
    (void)state;
    assert_int_equal(difference("init(+) 0; z 0", "h 0; z 0"), DIFFERENCE_NONE);
    assert_int_equal(difference("init(+) 0; x 0", "init(+) 0"), DIFFERENCE_NONE);
    assert_int_equal(difference("x 0", "id 0"), DIFFERENCE_BASIS);
    assert_int_equal(difference("init(+) 0; z 0", "init(+) 0"), DIFFERENCE_START);
    assert_int_equal(difference("init(1) 0; measure 0", "measure 0"), DIFFERENCE_OUTCOME);
    // The matrix is of the steps alone.
    Circuit *c = circuit_of("init(+) 0; x 0");
    double complex *matrix = circuit_matrix(c, NULL);
    const double complex x[] = {0, 1, 1, 0};
    for (int i = 0; i < 4; i++)
        assert_true(cabs(matrix[i] - x[i]) < 1e-15);
    free(matrix);
    circuit_destroy(c);
}

static void assert_same_starts(const char *text, Circuit *again) {
    Circuit *c = circuit_of(text);
    if (!again || !circuit_same_starts(c, again)) fail_msg("%s", text);
    circuit_destroy(again);
    circuit_destroy(c);
}

static void the_short_form_says_starts_both_ways(void **state) {
    (void)state;
    const char *text = "init(+) 0; init(-i) 1; init(1) 2; init(pi/3, 0.25) 3; h 0; cx 0 2";
    Circuit *c = circuit_of(text);
    char *written = short_form_write(c, true);
    assert_string_equal(written, text);
    free(written);
    Circuit *other = circuit_copy(c);
    assert_true(circuit_equal(c, other));
    assert_true(circuit_set_start(other, 3, (WireStart){0}, NULL));
    assert_false(circuit_equal(c, other));
    assert_true(circuit_set_wires(other, 5, NULL)); // a wire that comes starts in 0
    circuit_destroy(other);
    assert_true(circuit_starts(c));
    // A wire that goes takes its start along.
    circuit_destroy(c);
    c = circuit_of("init(+) 0 1");
    assert_true(circuit_set_wires(c, 1, NULL) && circuit_set_wires(c, 2, NULL));
    written = short_form_write(c, true);
    assert_string_equal(written, "init(+) 0");
    free(written);
    circuit_destroy(c);
}

static void angles_of_a_named_start_stay_as_they_were_written(void **state) {
    (void)state;
    const char *text = "init(pi/2, τ/2) 0; init(2*pi/4, 0) 1; h 0"; // of − and of +
    Circuit *c = circuit_of(text);
    char *written = short_form_write(c, true);
    assert_string_equal(written, text);
    free(written);
    circuit_destroy(c);
}

static void wrong_starts_are_refused_with_a_sentence(void **state) {
    const Words *words = *state;
    Error err = {0};
    assert_null(short_form_read("init(up) 0", 0, NULL, &err));
    char *sentence = words_error_line(words, LANG_EN, &err);
    assert_string_equal(sentence,
                        "kyubi:1:6: There is no start “up”. Write 0, 1, +, -, i or "
                        "-i, or two angles.");
    free(sentence);
    static const char *const wrong[] = {"init 0",    "init() 0",        "init(0)",
                                        "init(1, 2", "init(1, 2, 3) 0", "init(a, b) 0"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_null(short_form_read(wrong[i], 0, NULL, &err));
    Circuit *c = circuit_of("h 0");
    assert_false(circuit_set_start(c, 1, (WireStart){0}, &err));
    assert_string_equal(err.key, "circuit.no_wire");
    assert_false(circuit_set_start(c, 0, (WireStart){.theta.value = NAN}, &err));
    assert_string_equal(err.key, "circuit.start");
    circuit_destroy(c);
}

static void formats_say_starts_in_their_way(void **state) {
    (void)state;
    FormatOptions options = {0};
    const char *named = "init(+) 0; init(-i) 1; init(1) 2; h 0; cx 0 2";
    Circuit *c = circuit_of(named);
    char *json = quirk_write(c, options, NULL);
    assert_non_null(strstr(json, "\"init\":[\"+\",\"-i\",1]"));
    assert_same_starts(named, quirk_read(json, NULL, options, NULL));
    free(json);
    circuit_destroy(c);
    // By gates, where a format knows none, or not this one.
    c = circuit_of("init(+) 0; init(pi/3, pi/2) 1; init(-) 2; @column 2 cx 0 1");
    json = quirk_write(c, options, NULL);
    char *qasm = qasm_write(c, options, NULL);
    Circuit *of_quirk = quirk_read(json, NULL, options, NULL);
    Circuit *of_qasm = qasm_read(qasm, NULL, options, NULL);
    assert_false(circuit_starts(of_qasm) || circuit_starts(of_quirk));
    Circuit *read[] = {of_quirk, of_qasm};
    for (int i = 0; i < 2; i++) {
        Equivalence found;
        assert_true(circuit_compare(c, read[i], (EquivalenceOptions){0}, &found, NULL));
        assert_int_equal(found.difference, DIFFERENCE_NONE);
        circuit_destroy(read[i]);
    }
    free(json);
    free(qasm);
    circuit_destroy(c);
}

static int open_words(void **state) {
    *state = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    return *state ? 0 : -1;
}

static int close_words(void **state) {
    words_close(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_start_is_what_the_first_moment_holds),
        cmocka_unit_test(a_run_after_an_edit_of_a_start_begins_anew),
        cmocka_unit_test(shots_and_distributions_start_there),
        cmocka_unit_test(a_slide_starts_there),
        cmocka_unit_test(circuits_with_starts_are_compared_by_what_comes_of_them),
        cmocka_unit_test(the_short_form_says_starts_both_ways),
        cmocka_unit_test(angles_of_a_named_start_stay_as_they_were_written),
        cmocka_unit_test(wrong_starts_are_refused_with_a_sentence),
        cmocka_unit_test(formats_say_starts_in_their_way),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
