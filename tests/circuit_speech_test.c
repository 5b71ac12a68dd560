// Circuits in words.
#include "view/circuit_speech.h"

#include "base/mem.h"
#include "circuit/short_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

static int open_words(void **state) {
    *state = words_open(KYUBI_SOURCE "/assets/words.tsv", NULL);
    return *state ? 0 : -1;
}

static int close_words(void **state) {
    words_close(*state);
    return 0;
}

static char *said(const Words *words, Lang lang, const char *text, bool degrees) {
    Circuit *circuit = short_form_read(text, 0, NULL, NULL);
    assert_non_null(circuit);
    char *words_of = circuit_words(words, lang, circuit, degrees);
    circuit_destroy(circuit);
    return words_of;
}

static void check(const Words *words, Lang lang, const char *text, const char *wanted) {
    char *is = said(words, lang, text, false);
    assert_string_equal(is, wanted);
    free(is);
}

static void a_step_tells_its_place_angle_controls_and_condition(void **state) {
    check(*state, LANG_EN, "swap 0 1", "A circuit on q0 to q1. Column 1: SWAP on q0, q1.");
    check(*state, LANG_EN, "ctrl @ negctrl @ rx(pi/2) 0 1 2",
          "A circuit on q0 to q2. Column 1: Rx $\\pi /2$ on q2, controlled by q0, "
          "where q1 is 0.");
    check(*state, LANG_EN, "par @ parx @ ctrly @ h 0 1 2 3",
          "A circuit on q0 to q3. Column 1: H (Hadamard) on q3, controlled by q2, where an "
          "odd number of q0, q1 are 1, q1 read along X, q2 read along Y.");
    check(*state, LANG_EN, "ctrl @ mulmod 6 0:1, a=5:3, r=3",
          "A circuit on q0 to q6. Column 1: Multiply by A modulo R A=q5:q3, R=3 on q0, q1, "
          "controlled by q6.");
    check(*state, LANG_EN, "init(+) 0; h 0",
          "A circuit on q0 alone. q0 starts in $\\ket{+}$. Column 1: H (Hadamard) on q0.");
    check(*state, LANG_JA, "if (c0 == 1) x 0",
          "q0 だけの回路です。1 列目は q0 に X（ビット反転）（c0=1 のとき）。");
    char *degrees = said(*state, LANG_EN, "rx(pi/2) 0", true);
    assert_non_null(strstr(degrees, "Rx 90°"));
    free(degrees);
}

static void names_stand_for_the_wires(void **state) {
    Circuit *circuit =
        short_form_read("name 0 Alice; name 1 Bob; h 0; cx 0 1", 0, NULL, NULL);
    char *is = circuit_words(*state, LANG_EN, circuit, false);
    assert_string_equal(is, "A circuit on Alice, Bob. Column 1: H (Hadamard) on Alice. "
                            "Column 2: X (bit flip) on Bob, controlled by Alice.");
    free(is);
    circuit_destroy(circuit);
    check(*state, LANG_EN, "name 1 Ann; name 0 Bob; init(1) 1; add 0, a=1:2",
          "A circuit on Bob, Ann, q2. Ann starts in $\\ket{1}$. "
          "Column 1: Add A A=Ann:q2 on Bob.");
}

static void long_circuits_are_cut(void **state) {
    Buffer text = {0};
    for (int i = 0; i < 30; i++)
        buffer_print(&text, "h 0;");
    char *is = said(*state, LANG_EN, text.data, false);
    assert_non_null(strstr(is, "Column 24:"));
    assert_null(strstr(is, "Column 25:"));
    assert_non_null(strstr(is, " There are 6 more gates."));
    free(is);
    buffer_clear(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_tells_its_place_angle_controls_and_condition),
        cmocka_unit_test(names_stand_for_the_wires),
        cmocka_unit_test(long_circuits_are_cut),
    };
    return cmocka_run_group_tests(tests, open_words, close_words);
}
