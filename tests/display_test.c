// What the displays say, in both languages.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/words.h"
#include "circuit/short_form.h"
#include "lesson/display.h"

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int open_words(void **state) {
    *state = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    return *state ? 0 : -1;
}

static int close_words(void **state) {
    words_close(*state);
    return 0;
}

static void check(const Words *words, const char *display, const char *circuit, Lang lang,
                  DisplayOptions options, const char *wanted) {
    Circuit *c = short_form_read(circuit, 0, NULL, NULL);
    assert_non_null(c);
    Run *run = run_create(c, (RunOptions){0}, NULL);
    assert_non_null(run);
    char *said =
        display_find(display)->describe(words, lang, run, run_columns(run), options);
    assert_string_equal(said, wanted);
    free(said);
    run_destroy(run);
    circuit_destroy(c);
}

static void the_sphere_says_where_its_arrow_points(void **state) {
    DisplayOptions all = {.qubit = -1};
    check(*state, "bloch", "h 0", LANG_EN, all,
          "The arrow of q0 points to $\\theta = 90^\\circ$, $\\varphi = 0^\\circ$.");
    check(*state, "bloch", "ry(60 deg) 0; p(90 deg) 0", LANG_JA, all,
          "q0 の矢印は、$\\theta = 60^\\circ$、$\\varphi = 90^\\circ$ の向きです。");
    check(*state, "bloch", "x 0", LANG_EN, all, "The arrow of q0 points to $\\ket{1}$.");
    check(*state, "bloch", "h 0; cx 0 1", LANG_EN, (DisplayOptions){.qubit = 1},
          "The arrow of q1 has length 0; it favours no direction.");
    check(*state, "bloch", "ry(60 deg) 0; cx 0 1", LANG_EN, (DisplayOptions){.qubit = 0},
          "The arrow of q0 has length 0.50 and points to $\\theta = 0^\\circ$, $\\varphi = "
          "0^\\circ$.");
    check(*state, "bloch", "x 0; x 1", LANG_EN, all,
          "The arrow of q0 points to $\\ket{1}$. The arrow of q1 points to $\\ket{1}$.");
}

static void amplitudes_are_said_with_their_phases(void **state) {
    check(*state, "amplitudes", "h 0; s 0", LANG_EN, (DisplayOptions){0},
          "Amplitudes: $\\ket{0}$ has size 0.71 and phase 0°, $\\ket{1}$ has size 0.71 and "
          "phase 90°.");
    check(*state, "amplitudes", "h 0; s 0", LANG_JA, (DisplayOptions){0},
          "確率振幅は、$\\ket{0}$ は大きさ 0.71・位相 0°、$\\ket{1}$ は大きさ 0.71・位相 "
          "90° です。");
    check(*state, "amplitudes", "h 0; measure 0", LANG_EN, (DisplayOptions){0},
          "There is no single state here; it depends on the outcomes of measurement. "
          "Probabilities: $\\ket{0}$ 50.0 %, $\\ket{1}$ 50.0 %.");
    check(*state, "amplitudes", "h 0; cx 0 1", LANG_JA, (DisplayOptions){.wires = 2},
          "選んだ線はほかの線ともつれているので、その状態だけを 1 "
          "つに決めることはできません。 "
          "確率は、$\\ket{0}$ は 50.0 %、$\\ket{1}$ は 50.0 % です。");
    check(*state, "amplitudes", "h 0; cx 0 1; x 2", LANG_EN, (DisplayOptions){.wires = 4},
          "Amplitudes: $\\ket{1}$ has size 1.00 and phase 0°.");
}

static void the_ket_is_said_as_it_is_recognised(void **state) {
    check(*state, "ket", "x 0", LANG_EN, (DisplayOptions){0}, "The state is $\\ket{1}$.");
    check(*state, "ket", "h 0; cx 0 1", LANG_EN, (DisplayOptions){0},
          "The state is $\\frac{1}{\\sqrt{2}}\\ket{00} + \\frac{1}{\\sqrt{2}}\\ket{11}$.");
    check(*state, "ket", "h 0; sdg 0", LANG_EN, (DisplayOptions){0},
          "The state is $\\frac{1}{\\sqrt{2}}\\ket{0} - \\frac{i}{\\sqrt{2}}\\ket{1}$.");
    check(*state, "ket", "h 0; measure 0", LANG_EN, (DisplayOptions){0},
          "The state is $\\ket{0}$ with probability $\\frac{1}{2}$, $\\ket{1}$ with "
          "probability $\\frac{1}{2}$.");
    check(*state, "ket", "h 0; cx 0 1", LANG_JA, (DisplayOptions){.basis = 3},
          "状態をベル基底で書くと、$\\ket{\\Phi^{+}}$ です。");
    check(*state, "ket", "h 0; h 1; h 2; h 3", LANG_EN, (DisplayOptions){0},
          "The state is $\\frac{1}{4}(\\ket{0000} + \\ket{0001} + \\ket{0010} + "
          "\\ket{0011} + \\ket{0100} + \\ket{0101} + \\ket{0110} + \\ket{0111} + "
          "\\cdots)$ (and 8 more terms, 50.0 % in all).");
    check(*state, "ket", "h 0; cx 0 1", LANG_EN, (DisplayOptions){.wires = 1},
          "These wires are entangled with others, so they have no single state of their "
          "own.");
}

static void the_histogram_says_chances_and_shots(void **state) {
    check(*state, "histogram", "ry(60 deg) 0", LANG_EN, (DisplayOptions){0},
          "Probabilities of the outcomes: 0 with 75.0 %, 1 with 25.0 %.");
    check(*state, "histogram", "x 0; measure 0", LANG_JA,
          (DisplayOptions){.shots = 100, .seed = 7},
          "結果の確率は、1 が 100.0 % です。100 回の測定は、種 7 で引いています。");
}

static void long_lists_are_cut(void **state) {
    check(*state, "histogram", "h 0; h 1; h 2; h 3; h 4", LANG_EN, (DisplayOptions){0},
          "Probabilities of the outcomes: 00000 with 3.1 %, 00001 with 3.1 %, 00010 with "
          "3.1 %, "
          "00011 with 3.1 %, 00100 with 3.1 %, 00101 with 3.1 %, 00110 with 3.1 %, 00111 "
          "with "
          "3.1 %, 24 more.");
}

static void the_matrix_says_where_each_input_leads(void **state) {
    check(
        *state, "matrix", "h 0; cx 0 1", LANG_EN, (DisplayOptions){0},
        "The circuit's matrix takes "
        "$\\ket{00}$ → $\\frac{1}{\\sqrt{2}}\\ket{00} + \\frac{1}{\\sqrt{2}}\\ket{11}$, "
        "$\\ket{01}$ → $\\frac{1}{\\sqrt{2}}\\ket{00} - \\frac{1}{\\sqrt{2}}\\ket{11}$, "
        "$\\ket{10}$ → $\\frac{1}{\\sqrt{2}}\\ket{01} + \\frac{1}{\\sqrt{2}}\\ket{10}$, "
        "$\\ket{11}$ → $-\\frac{1}{\\sqrt{2}}\\ket{01} + \\frac{1}{\\sqrt{2}}\\ket{10}$.");
    check(*state, "matrix", "z 0", LANG_JA, (DisplayOptions){0},
          "回路の行列は、$\\ket{0}$ → $\\ket{0}$、$\\ket{1}$ → $-\\ket{1}$ です。");
    check(*state, "matrix", "rx(pi/2) 0", LANG_EN, (DisplayOptions){0},
          "The circuit's matrix takes "
          "$\\ket{0}$ → $\\frac{1}{\\sqrt{2}}\\ket{0} - \\frac{i}{\\sqrt{2}}\\ket{1}$, "
          "$\\ket{1}$ → $-\\frac{i}{\\sqrt{2}}\\ket{0} + \\frac{1}{\\sqrt{2}}\\ket{1}$.");
    check(*state, "matrix", "rz(0.3) 0", LANG_EN, (DisplayOptions){0},
          "The circuit's matrix takes $\\ket{0}$ → $(0.99 - 0.15i)\\ket{0}$, "
          "$\\ket{1}$ → $(0.99 + 0.15i)\\ket{1}$.");
    check(*state, "matrix", "measure 0", LANG_JA, (DisplayOptions){0},
          "測定や条件を含むので、1 つの行列では表せません。");
}

static void every_display_is_found_by_its_name(void **state) {
    (void)state;
    for (int i = 0; i < display_kinds(); i++)
        assert_ptr_equal(display_find(display_kind(i)->name), display_kind(i));
    assert_null(display_find("blob"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sphere_says_where_its_arrow_points),
        cmocka_unit_test(amplitudes_are_said_with_their_phases),
        cmocka_unit_test(the_ket_is_said_as_it_is_recognised),
        cmocka_unit_test(the_histogram_says_chances_and_shots),
        cmocka_unit_test(long_lists_are_cut),
        cmocka_unit_test(the_matrix_says_where_each_input_leads),
        cmocka_unit_test(every_display_is_found_by_its_name),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
