// What the picture of pairs and cuts shows, against closed numbers.
#include "operators_bench.h"

enum { RING, MAP };
enum { CONCURRENCE, INFORMATION, ENTROPY };

// |W⟩ = (|001⟩ + |010⟩ + |100⟩)/√3: every pair has concurrence 2/3, every wire the entropy
// h(1/3) = log₂3 − 2/3 = 0.918.
static const char W[] = "ry(1.9106332362490186) 0; ctrl @ h 0 1; cx 1 2; cx 0 1; x 0";

static void a_w_state_has_two_thirds_between_every_pair(void **state) {
    for (int shape = RING; shape <= MAP; shape++) {
        Shown shown = {"entanglement", W, 3, {.shape = shape}, 400, 300};
        Marks *marks = shown_marks(*state, &shown);
        int pairs = shown_count(marks, "text", "0.67");
        assert_int_equal(pairs, shape == RING ? 3 : 6);
        assert_int_equal(shown_count(marks, "text", "0.92"), 3);
        free(marks);
    }
    Shown shown = {"entanglement", W, 3, {0}, 400, 300};
    char *said = shown_said(*state, &shown, LANG_EN);
    assert_non_null(strstr(said, "q0, q1: 0.67; q0, q2: 0.67; q1, q2: 0.67"));
    free(said);
}

static void what_no_pair_has_is_said_of_a_ghz_state(void **state) {
    Shown shown = {"entanglement", "h 0; cx 0 1; cx 1 2", 3, {.wires = 1}, 400, 300};
    Marks *marks = shown_marks(*state, &shown);
    assert_int_equal(shown_count(marks, "text", "0.67"), 0);
    assert_int_equal(shown_count(marks, "text", "1.00"), 3); // the wires alone
    free(marks);
    char *said = shown_said(*state, &shown, LANG_EN);
    assert_non_null(strstr(said, "No pair is entangled by itself."));
    assert_non_null(strstr(said, "The cut between q0 and the rest: 1.00 bits."));
    free(said);
    shown.options.measure = INFORMATION; // S(a) + S(b) − S(ab) = 1 + 1 − 1
    said = shown_said(*state, &shown, LANG_EN);
    assert_non_null(strstr(said, "q0, q1: 1.00; q0, q2: 1.00; q1, q2: 1.00"));
    free(said);
}

// h then depolarising p on q0, cx then on both: C = s³ + s²/2 − ½ with s = 1 − 4p/3.
static void noise_lessens_the_concurrence_and_is_said(void **state) {
    Shown shown = {"entanglement", "h 0; cx 0 1", 2, {0}, 400, 300, .noise = 0.05};
    double s = 1 - 0.05 * 4 / 3;
    char number[64];
    snprintf(number, sizeof number, "q0, q1: %.2f", s * s * s + s * s / 2 - 0.5);
    char *said = shown_said(*state, &shown, LANG_EN);
    assert_non_null(strstr(said, number));
    assert_non_null(strstr(said, "The whole is mixed"));
    free(said);
}

static void a_measured_pair_is_not_entangled_any_more(void **state) {
    Shown shown = {"entanglement", "h 0; cx 0 1; measure 0", 2, {0}, 400, 300};
    char *said = shown_said(*state, &shown, LANG_JA);
    assert_non_null(strstr(said, "どの対も、それだけではもつれていません。"));
    assert_non_null(strstr(said, "全体が混合状態"));
    free(said);
}

static void twenty_wires_are_a_map_with_few_names(void **state) {
    Shown shown = {"entanglement", "h 0; cx 0 19", 20, {.wires = 3}, 400, 276};
    Marks *marks = shown_marks(*state, &shown);
    int boxes = 0;
    for (int i = 0; i < marks->count; i++)
        boxes += !strcmp(marks->at[i].mark.verb, "box") &&
                 marks->at[i].mark.fill == INK_ACCENT && marks->at[i].mark.rect.w > 4 &&
                 marks->at[i].mark.rect.h > 4;
    assert_int_equal(boxes, 2); // q0 and q19, both ways
    assert_int_equal(shown_count(marks, "text", "q0"), 2);
    free(marks);
}

static void it_fits_its_place_in_every_theme(void **state) {
    static const double sizes[][2] = {{400, 250}, {400, 0}, {44, 44}, {900, 600}};
    for (int wires = 1; wires <= 10; wires += 3)
        for (int measure = CONCURRENCE; measure <= ENTROPY; measure++)
            for (int size = 0; size < 4; size++)
                for (int theme = 0; theme < THEME_COUNT; theme++) {
                    Shown shown = {"entanglement",
                                   wires > 2 ? W : "h 0",
                                   wires,
                                   {.measure = measure, .shape = wires == 4, .wires = 2},
                                   sizes[size][0],
                                   sizes[size][1],
                                   size == 2 ? DISPLAY_THUMB : DISPLAY_NORMAL,
                                   (Theme)theme};
                    if (theme == THEME_PROJECTOR && size != 3) continue;
                    free(shown_marks(*state, &shown));
                }
}

static void its_numbers_are_a_table(void **state) {
    Shown shown = {"entanglement", "h 0; cx 0 1", 2, {0}, 400, 300};
    char *rows = shown_rows(*state, &shown);
    double concurrence, information, entropy;
    const char *pair = strstr(rows, "\"q0, q1\",");
    assert_non_null(pair);
    assert_int_equal(
        sscanf(pair, "\"q0, q1\",%lf,%lf,%lf", &concurrence, &information, &entropy), 3);
    assert_true(fabs(concurrence - 1) < 1e-9 && fabs(information - 2) < 1e-9);
    assert_true(fabs(entropy) < 1e-9);
    assert_non_null(strstr(rows, "q1,,,"));
    free(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_w_state_has_two_thirds_between_every_pair),
        cmocka_unit_test(what_no_pair_has_is_said_of_a_ghz_state),
        cmocka_unit_test(noise_lessens_the_concurrence_and_is_said),
        cmocka_unit_test(a_measured_pair_is_not_entangled_any_more),
        cmocka_unit_test(twenty_wires_are_a_map_with_few_names),
        cmocka_unit_test(it_fits_its_place_in_every_theme),
        cmocka_unit_test(its_numbers_are_a_table),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
