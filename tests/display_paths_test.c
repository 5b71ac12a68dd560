// What the picture of paths shows and says. The sums themselves are judged in paths_test.
#include "operators_bench.h"

static void the_last_gate_is_told_with_its_sums(void **state) {
    Shown shown = {"paths", "h 0; h 0", 1, {0}, 400, 250};
    char *said = shown_said(*state, &shown, LANG_EN);
    assert_non_null(strstr(said, "Through H on q0: $\\ket{0}$ → "
                                 "$\\frac{1}{\\sqrt{2}}\\ket{0} + "
                                 "\\frac{1}{\\sqrt{2}}\\ket{1}$"));
    assert_non_null(strstr(said, "$\\ket{0}$: $\\frac{1}{2} + \\frac{1}{2} = 1$"));
    assert_non_null(
        strstr(said, "$\\ket{1}$: $\\frac{1}{2} - \\frac{1}{2} = 0$ (cancelled)"));
    free(said);
}

static int cancelled_marks(const Marks *marks) {
    return marks_count(marks, "disc", INK_WRONG, INK_SHEET);
}

static void cancelled_paths_are_marked_and_dashed(void **state) {
    Shown twice = {"paths", "h 0; h 0", 1, {0}, 400, 250};
    Marks *marks = shown_marks(*state, &twice);
    assert_int_equal(cancelled_marks(marks), 1);
    assert_int_equal(shown_count(marks, "text", "H"), 2);
    free(marks);
    Shown phase = {"paths", "h 0; t 0; h 0", 1, {0}, 400, 250}; // nothing is quite away
    marks = shown_marks(*state, &phase);
    assert_int_equal(cancelled_marks(marks), 0);
    free(marks);
}

// |00⟩ and |11⟩ after h, cx; then both h: |01⟩ and |10⟩ cancel, |00⟩ and |11⟩ stay.
static void a_lit_state_lights_the_paths_to_it(void **state) {
    Shown shown = {"paths", "h 0; cx 0 1; h 0; h 1", 2, {0}, 400, 250};
    shown.lit = lit_spot(0, 3, 3);
    Marks *marks = shown_marks(*state, &shown);
    int rings = 0, links = 0;
    for (int i = 0; i < marks->count; i++) {
        const Mark *mark = &marks->at[i].mark;
        rings += !strcmp(mark->verb, "disc") && mark->ink == INK_FOX;
        links += !strcmp(mark->verb, "path") && mark->ink == INK_FOX;
    }
    assert_int_equal(rings, 8); // |00⟩; |00⟩ |01⟩; |00⟩ |11⟩; |01⟩ |11⟩; |11⟩
    assert_int_equal(links, 8); // 2 of h, 2 of cx, 2 of h on q0, 2 of h on q1
    free(marks);
}

static void measurements_noise_and_many_wires_say_why_there_are_none(void **state) {
    Shown measured = {"paths", "h 0; measure 0", 1, {0}, 400, 0};
    Shown noisy = {"paths", "h 0", 1, {0}, 400, 0, .noise = 0.1};
    Shown wide = {"paths", "h 0", 5, {0}, 400, 0};
    char *said = shown_said(*state, &measured, LANG_EN);
    assert_non_null(strstr(said, "Go back to a column before them."));
    free(said);
    said = shown_said(*state, &noisy, LANG_EN);
    assert_non_null(strstr(said, "Set the noise to 0."));
    free(said);
    said = shown_said(*state, &wide, LANG_EN);
    assert_non_null(strstr(said, "at most 4 qubits"));
    free(said);
    free(shown_marks(*state, &measured));
    free(shown_marks(*state, &noisy));
    free(shown_marks(*state, &wide));
}

static void many_gates_leave_out_the_first_and_say_so(void **state) {
    char text[400] = "h 0";
    for (int i = 0; i < 40; i++)
        strcat(text, "; t 0");
    Shown shown = {"paths", text, 1, {0}, 400, 250};
    Marks *marks = shown_marks(*state, &shown);
    int gates = shown_count(marks, "text", "T");
    assert_true(gates >= 4 && gates < 20);
    free(marks);
}

static void it_fits_its_place_in_every_theme(void **state) {
    static const char *const texts[] = {"h 0; h 0", "h 0; cx 0 1; h 0; h 1",
                                        "h 0; h 1; h 2; cx 0 2; h 0; h 1; h 2",
                                        "h 0; h 1; h 2; h 3; swap 0 3; h 2", ""};
    static const double sizes[][2] = {{400, 250}, {400, 0}, {44, 44}, {900, 600}};
    for (int i = 0; i < 5; i++)
        for (int size = 0; size < 4; size++)
            for (int theme = 0; theme < THEME_COUNT; theme++) {
                Shown shown = {"paths",
                               texts[i],
                               i < 4 ? i + 1 : 1,
                               {0},
                               sizes[size][0],
                               sizes[size][1],
                               size == 2   ? DISPLAY_THUMB
                               : size == 3 ? DISPLAY_LARGE
                                           : DISPLAY_NORMAL,
                               (Theme)theme};
                if (theme == THEME_PROJECTOR && size != 3) continue;
                free(shown_marks(*state, &shown));
            }
}

// 1/√2 · 1/√2 of |0⟩, and the sum behind the second gate.
static void its_numbers_are_a_table(void **state) {
    Shown shown = {"paths", "h 0; h 0", 1, {0}, 400, 250};
    char *rows = shown_rows(*state, &shown);
    double re, im, sum_re, sum_im;
    const char *line = strstr(rows, "2,H,1,1,");
    assert_non_null(line);
    assert_int_equal(sscanf(line, "2,H,1,1,%lf,%lf,%lf,%lf", &re, &im, &sum_re, &sum_im),
                     4);
    assert_true(fabs(re + 0.5) < 1e-12 && fabs(im) < 1e-12 && fabs(sum_re) < 1e-12);
    free(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_gate_is_told_with_its_sums),
        cmocka_unit_test(cancelled_paths_are_marked_and_dashed),
        cmocka_unit_test(a_lit_state_lights_the_paths_to_it),
        cmocka_unit_test(measurements_noise_and_many_wires_say_why_there_are_none),
        cmocka_unit_test(many_gates_leave_out_the_first_and_say_so),
        cmocka_unit_test(it_fits_its_place_in_every_theme),
        cmocka_unit_test(its_numbers_are_a_table),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
