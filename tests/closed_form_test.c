#include "base/rng.h"
#include "quantum/closed_form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_ket_options(int qubits, const double complex *amplitudes,
                               KetOptions options, const char *tex) {
    State *state = state_from(qubits, amplitudes);
    char *ket = ket_tex(state, options);
    assert_string_equal(ket, tex);
    free(ket);
    state_destroy(state);
}

static void assert_ket(int qubits, const double complex *amplitudes, const char *tex) {
    assert_ket_options(qubits, amplitudes, (KetOptions){0}, tex);
}

static void one_qubit_states_read_as_in_the_textbook(void **unused) {
    (void)unused;
    assert_ket(1, (double complex[]){1, 0}, "\\ket{0}");
    assert_ket(1, (double complex[]){0, I}, "\\ket{1}");
    assert_ket(1, (double complex[]){1, 1},
               "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{1}{\\sqrt{2}}\\ket{1}");
    assert_ket(1, (double complex[]){1, -1},
               "\\frac{1}{\\sqrt{2}}\\ket{0} - \\frac{1}{\\sqrt{2}}\\ket{1}");
    assert_ket(1, (double complex[]){1, I},
               "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{i}{\\sqrt{2}}\\ket{1}");
    assert_ket(1, (double complex[]){1, -I},
               "\\frac{1}{\\sqrt{2}}\\ket{0} - \\frac{i}{\\sqrt{2}}\\ket{1}");
    assert_ket(1, (double complex[]){sqrt(3), 1},
               "\\frac{\\sqrt{3}}{2}\\ket{0} + \\frac{1}{2}\\ket{1}");
    assert_ket(1, (double complex[]){1, sqrt(3) * I},
               "\\frac{1}{2}\\ket{0} + \\frac{\\sqrt{3}}{2}i\\ket{1}");
    assert_ket(1, (double complex[]){1, sqrt(2)},
               "\\frac{1}{\\sqrt{3}}\\ket{0} + \\sqrt{\\frac{2}{3}}\\ket{1}");
    assert_ket(1, (double complex[]){0.6, -0.8 * I},
               "\\frac{3}{5}\\ket{0} - \\frac{4}{5}i\\ket{1}");
}

static void phases_are_powers_of_e(void **unused) {
    (void)unused;
    assert_ket(1, (double complex[]){1, cexp(I * M_PI / 4)},
               "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{1}{\\sqrt{2}}e^{i\\pi/4}\\ket{1}");
    assert_ket(1, (double complex[]){1, cexp(-3 * I * M_PI / 4)},
               "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{1}{\\sqrt{2}}e^{-i3\\pi/4}\\ket{1}");
    assert_ket(1, (double complex[]){1, cexp(I * M_PI / 3) * sqrt(3)},
               "\\frac{1}{2}\\ket{0} + \\frac{\\sqrt{3}}{2}e^{i\\pi/3}\\ket{1}");
}

static void a_global_phase_is_never_shown(void **unused) {
    (void)unused;
    double complex turn = cexp(1.234 * I);
    assert_ket(1, (double complex[]){turn, turn * I},
               "\\frac{1}{\\sqrt{2}}\\ket{0} + \\frac{i}{\\sqrt{2}}\\ket{1}");
    assert_ket(2, (double complex[]){1e-9, -1, 0, 1e-9}, "\\ket{01}");
}

static void q0_stands_rightmost_unless_asked(void **unused) {
    (void)unused;
    double complex amplitudes[8] = {0, 1};
    assert_ket(3, amplitudes, "\\ket{001}");
    assert_ket_options(3, amplitudes, (KetOptions){.q0_left = true}, "\\ket{100}");
}

static void what_is_not_recognised_makes_all_decimals(void **unused) {
    (void)unused;
    double t = 45.2 / 2 * M_PI / 180;
    assert_ket(1, (double complex[]){cos(t), sin(t) * cexp(I * 75 * M_PI / 180)},
               "0.92\\ket{0} + 0.38e^{i75^\\circ}\\ket{1}");
    assert_ket(1, (double complex[]){cos(t), -sin(t)}, "0.92\\ket{0} - 0.38\\ket{1}");
    assert_ket(1, (double complex[]){cos(t), -I * sin(t)}, "0.92\\ket{0} - 0.38i\\ket{1}");
    assert_ket(1, (double complex[]){cos(t), sin(t) * cexp(-0.8 * I)},
               "0.92\\ket{0} + 0.38e^{-i46^\\circ}\\ket{1}");
    assert_ket(1, (double complex[]){cos(t), sin(t) * cexp(I * M_PI / 4)},
               "0.92\\ket{0} + 0.38e^{i\\pi/4}\\ket{1}");
    assert_ket(1, (double complex[]){cos(t), sin(t) * cexp(3.14 * I)},
               "0.92\\ket{0} - 0.38\\ket{1}");
}

static void decimals_can_be_asked_for(void **unused) {
    (void)unused;
    KetOptions decimals = {.decimals = true};
    assert_ket_options(1, (double complex[]){1, I}, decimals,
                       "0.71\\ket{0} + 0.71i\\ket{1}");
    assert_ket_options(1, (double complex[]){0, 1}, decimals, "\\ket{1}");
    assert_ket_options(1, (double complex[]){1, 0.003}, decimals, "\\ket{0} + \\cdots");
}

static void long_states_are_cut(void **unused) {
    (void)unused;
    double complex even[16];
    for (int i = 0; i < 16; i++)
        even[i] = 1;
    assert_ket_options(4, even, (KetOptions){.terms = 2},
                       "\\frac{1}{4}\\ket{0000} + \\frac{1}{4}\\ket{0001} + \\cdots");
    State *state = state_from(4, even);
    char *ket = ket_tex(state, (KetOptions){0});
    assert_non_null(strstr(ket, "\\ket{0111} + \\cdots"));
    assert_null(strstr(ket, "\\ket{1000}"));
    free(ket);
    state_destroy(state);
}

static void even_superpositions_are_recognised_to_the_largest(void **unused) {
    (void)unused;
    for (int qubits = 1; qubits <= 16; qubits++) {
        State *state = state_create(qubits);
        for (int q = 0; q < qubits; q++)
            state_apply(state, gate_find("h")->matrix(NULL), q, (Controls){0});
        char *ket = ket_tex(state, (KetOptions){.terms = 1});
        assert_memory_equal(ket, "\\frac{1}{", 9);
        free(ket);
        state_destroy(state);
    }
}

static void assert_real(double x, const char *text, const char *tex) {
    char plain[64], set[64];
    assert_true(closed_form_real(x, plain, sizeof plain, set, sizeof set));
    assert_string_equal(plain, text);
    assert_string_equal(set, tex);
}

static void real_numbers_are_recognised(void **unused) {
    (void)unused;
    assert_real(0, "0", "0");
    assert_real(-1e-12, "0", "0");
    assert_real(1, "1", "1");
    assert_real(-42, "-42", "-42");
    assert_real(0.75, "3/4", "\\frac{3}{4}");
    assert_real(M_SQRT1_2, "1/√2", "\\frac{1}{\\sqrt{2}}");
    assert_real(-sqrt(3) / 2, "-√3/2", "-\\frac{\\sqrt{3}}{2}");
    assert_real(M_SQRT2, "√2", "\\sqrt{2}");
    assert_real(M_SQRT1_2 / 2, "1/(2√2)", "\\frac{1}{2\\sqrt{2}}");
    assert_real(sqrt(2.0 / 3), "√(2/3)", "\\sqrt{\\frac{2}{3}}");
    assert_real(M_PI, "π", "\\pi");
    assert_real(-2 * M_PI, "-2π", "-2\\pi");
    assert_real(M_PI_2, "π/2", "\\frac{\\pi}{2}");
    assert_real(3 * M_PI / 4, "3π/4", "\\frac{3\\pi}{4}");
}

// Numbers of the course: C09 (0.8536, 0.2929), C05 (2√2), N01 (cos²), C07 (cos π/8), W and
// GHZ amplitudes.
static void numbers_of_two_terms_are_recognised(void **unused) {
    (void)unused;
    assert_real(pow(cos(M_PI / 8), 2), "(2 + √2)/4", "\\frac{2 + \\sqrt{2}}{4}");
    assert_real(-pow(sin(M_PI / 8), 2), "-(2 - √2)/4", "-\\frac{2 - \\sqrt{2}}{4}");
    assert_real(1 - M_SQRT1_2, "(2 - √2)/2", "\\frac{2 - \\sqrt{2}}{2}");
    assert_real((1 + sqrt(5)) / 4, "(1 + √5)/4", "\\frac{1 + \\sqrt{5}}{4}");
    assert_real(cos(2 * M_PI / 5), "(√5 - 1)/4", "\\frac{\\sqrt{5} - 1}{4}");
    assert_real(1 + M_SQRT2, "1 + √2", "1 + \\sqrt{2}");
    assert_real(-1 - 2 * M_SQRT2, "-(1 + 2√2)", "-(1 + 2\\sqrt{2})");
    assert_real(2 * M_SQRT2, "2√2", "2\\sqrt{2}");
    assert_real(sqrt(3) / 2, "√3/2", "\\frac{\\sqrt{3}}{2}");
    assert_real(1 / sqrt(3), "1/√3", "\\frac{1}{\\sqrt{3}}");
    assert_real(cos(M_PI / 8), "cos(π/8)", "\\cos\\frac{\\pi}{8}");
    assert_real(-sin(M_PI / 8), "-sin(π/8)", "-\\sin\\frac{\\pi}{8}");
    assert_real(cos(3 * M_PI / 16), "cos(3π/16)", "\\cos\\frac{3\\pi}{16}");
    assert_real(cos(M_PI / 8) * M_SQRT1_2, "cos(π/8)/√2",
                "\\frac{1}{\\sqrt{2}}\\cos\\frac{\\pi}{8}");
    assert_real(sin(M_PI / 12) / 2, "sin(π/12)/2", "\\frac{1}{2}\\sin\\frac{\\pi}{12}");
}

static void assert_complex(double complex z, const char *text, const char *tex) {
    char plain[64], set[64];
    assert_true(closed_form_complex(z, plain, sizeof plain, set, sizeof set));
    assert_string_equal(plain, text);
    assert_string_equal(set, tex);
}

static void complex_numbers_are_recognised(void **unused) {
    (void)unused;
    assert_complex(-0.5, "-1/2", "-\\frac{1}{2}");
    assert_complex(I, "i", "i");
    assert_complex(-2 * I, "-2i", "-2i");
    assert_complex(I * M_SQRT1_2, "i/√2", "\\frac{i}{\\sqrt{2}}");
    assert_complex(-I * 0.75, "-(3/4)i", "-\\frac{3}{4}i");
    assert_complex(I * (2 + M_SQRT2) / 4, "((2 + √2)/4)i", "\\frac{2 + \\sqrt{2}}{4}i");
    assert_complex(I * (1 + M_SQRT2), "(1 + √2)i", "(1 + \\sqrt{2})i");
    assert_complex(-I * sin(M_PI / 8), "-i sin(π/8)", "-i\\sin\\frac{\\pi}{8}");
    assert_complex(0.5 - 0.5 * I, "1/2 - i/2", "\\frac{1}{2} - \\frac{i}{2}");
    assert_complex(0.6 + 0.8 * I, "3/5 + (4/5)i", "\\frac{3}{5} + \\frac{4}{5}i");
    assert_complex(cexp(I * M_PI / 4), "e^(iπ/4)", "e^{i\\pi/4}");
    assert_complex(cexp(-3 * I * M_PI / 8) * M_SQRT1_2, "e^(-i3π/8)/√2",
                   "\\frac{1}{\\sqrt{2}}e^{-i3\\pi/8}");
    assert_complex(2 * cexp(I * M_PI / 3), "2e^(iπ/3)", "2e^{i\\pi/3}");
    assert_complex(sqrt(3) / 2 * cexp(I * M_PI / 4), "(√3/2)e^(iπ/4)",
                   "\\frac{\\sqrt{3}}{2}e^{i\\pi/4}");
    assert_complex(cos(M_PI / 8) * cexp(I * M_PI / 8), "e^(iπ/8) cos(π/8)",
                   "e^{i\\pi/8}\\cos\\frac{\\pi}{8}");
    assert_complex(1 + I * M_SQRT2, "1 + (√2)i", "1 + \\sqrt{2}i");
}

static void other_complex_numbers_are_not(void **unused) {
    (void)unused;
    char text[64], tex[64];
    assert_false(closed_form_complex(0.123456 + I, text, sizeof text, tex, sizeof tex));
    assert_false(closed_form_complex(CMPLX(0, NAN), text, sizeof text, tex, sizeof tex));
    assert_false(closed_form_complex(0.5 + (0.5 + 1e-7) * I, text, 64, tex, 64));
    Rng rng = rng_seeded(9);
    int found = 0;
    for (int i = 0; i < 20000; i++) {
        double complex z = CMPLX(rng_unit(&rng), rng_unit(&rng));
        found += closed_form_complex(z, text, sizeof text, tex, sizeof tex);
    }
    assert_int_equal(found, 0);
}

// The header says about three in a million.
static void random_numbers_are_almost_never_recognised(void **unused) {
    (void)unused;
    char text[64], tex[64];
    Rng rng = rng_seeded(10);
    int found = 0;
    for (int i = 0; i < 200000; i++)
        found += closed_form_real(rng_unit(&rng), text, sizeof text, tex, sizeof tex);
    assert_true(found <= 3);
}

static void other_numbers_are_not(void **unused) {
    (void)unused;
    char text[8], tex[8];
    assert_false(closed_form_real(0.123456, text, sizeof text, tex, sizeof tex));
    assert_false(closed_form_real(0.75 + 1e-7, text, sizeof text, tex, sizeof tex));
    assert_false(closed_form_real(1e300, text, sizeof text, tex, sizeof tex));
    assert_false(closed_form_real(NAN, text, sizeof text, tex, sizeof tex));
    Rng rng = rng_seeded(8);
    int found = 0;
    for (int i = 0; i < 10000; i++)
        found += closed_form_real(rng_unit(&rng), text, sizeof text, tex, sizeof tex);
    assert_true(found <= 1);
}

// What was written, read again by a small reader of its own: ±(a√b)/(c√d), √(b/d), kπ/m.
static double read_factor(const char **at) {
    double value = 1;
    char *end;
    if (**at >= '0' && **at <= '9') value = strtod(*at, &end), *at = end;
    if (strncmp(*at, "π", strlen("π")) == 0) value *= M_PI, *at += strlen("π");
    if (strncmp(*at, "√(", strlen("√(")) != 0 && strncmp(*at, "√", strlen("√")) == 0) {
        value *= sqrt(strtod(*at + strlen("√"), &end));
        *at = end;
    }
    return value;
}

static double read_real(const char *text) {
    double sign = *text == '-' ? -1 : 1;
    text += *text == '-';
    int above, below;
    if (sscanf(text, "√(%d/%d)", &above, &below) == 2)
        return sign * sqrt((double)above / below);
    double value = read_factor(&text);
    if (*text != '/') return sign * value;
    text += text[1] == '(' ? 2 : 1;
    return sign * value / read_factor(&text);
}

static void what_is_written_has_the_value(void **unused) {
    (void)unused;
    for (int a = 1; a <= 30; a++)
        for (int b = 1; b <= 7; b++)
            for (int c = 1; c <= 16; c++) {
                if (b == 4) continue;
                char text[64], tex[64];
                double x = a * sqrt(b) / c, turn = -a * M_PI / c;
                assert_true(closed_form_real(x, text, sizeof text, tex, sizeof tex));
                assert_true(fabs(read_real(text) - x) < 1e-8);
                assert_true(closed_form_real(turn, text, sizeof text, tex, sizeof tex));
                assert_true(fabs(read_real(text) - turn) < 1e-8);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_qubit_states_read_as_in_the_textbook),
        cmocka_unit_test(phases_are_powers_of_e),
        cmocka_unit_test(a_global_phase_is_never_shown),
        cmocka_unit_test(q0_stands_rightmost_unless_asked),
        cmocka_unit_test(what_is_not_recognised_makes_all_decimals),
        cmocka_unit_test(decimals_can_be_asked_for),
        cmocka_unit_test(long_states_are_cut),
        cmocka_unit_test(even_superpositions_are_recognised_to_the_largest),
        cmocka_unit_test(real_numbers_are_recognised),
        cmocka_unit_test(numbers_of_two_terms_are_recognised),
        cmocka_unit_test(complex_numbers_are_recognised),
        cmocka_unit_test(other_complex_numbers_are_not),
        cmocka_unit_test(random_numbers_are_almost_never_recognised),
        cmocka_unit_test(other_numbers_are_not),
        cmocka_unit_test(what_is_written_has_the_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
