#include "view/display.h"

#include "lesson/pair.h"
#include "picture_bench.h"
#include "slow_state.h"

static const Rect room = {40, 40, 400, 260};

static Marks *marks_for(const Look *look, const DisplayModel *model, Rect rect) {
    Scene *scene = scene_create(look);
    display_view_find("correlations")->add(scene, rect, model);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    return marks;
}

static double area(const Seen *seen) {
    double r = seen->mark.rect.w / 2;
    return M_PI * r * r;
}

static DisplayModel model_of(Run *run, int wires) {
    return (DisplayModel){
        .run = run, .after = run_columns(run), .options = {.qubit = -1, .wires = wires}};
}

static double slow_mean(const SlowState *s, const int wires[2], int i, int j) {
    static const double complex pauli[3][2][2] = {
        {{0, 1}, {1, 0}}, {{0, -I}, {I, 0}}, {{1, 0}, {0, -1}}};
    double complex trace = 0;
    for (int r = 0; r < 4; r++)
        for (int c = 0; c < 4; c++)
            trace += slow_reduced(s, wires, 2, r, c) * pauli[i][c & 1][r & 1] *
                     pauli[j][c >> 1][r >> 1];
    return creal(trace);
}

// A state of three wires of which no correlation is special, the first two not adjacent.
static SlowState crooked(void) {
    SlowState s = slow_zero(3);
    slow_ry(&s, 0, 1.1);
    slow_p(&s, 0, 0.4);
    slow_cx(&s, 0, 2);
    slow_ry(&s, 1, 0.7);
    slow_cx(&s, 1, 0);
    slow_p(&s, 2, 1.9);
    return s;
}
static const char crooked_text[] =
    "ry(1.1) 0; p(0.4) 0; cx 0 2; ry(0.7) 1; cx 1 0; p(1.9) 2";

static void the_nine_means_are_those_of_the_whole_density_matrix(void **state) {
    (void)state;
    Run *run = run_of(crooked_text, 3);
    SlowState s = crooked();
    static const int masks[] = {5, 3, 6};
    for (int m = 0; m < 3; m++) {
        int wires[2];
        Correlations pair;
        assert_true(pair_correlations(run, run_columns(run), masks[m], wires, &pair));
        assert_int_equal(1 << wires[0] | 1 << wires[1], masks[m]);
        assert_true(wires[0] < wires[1]);
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < 3; j++)
                assert_true(fabs(pair.mean[i][j] - slow_mean(&s, wires, i, j)) < 1e-9);
    }
    run_destroy(run);
}

static void a_pair_of_too_few_wires_is_made_up_and_of_too_many_is_the_lowest(void **state) {
    (void)state;
    static const int rows[][3] = {{0, 0, 1}, {4, 0, 2}, {1, 0, 1},
                                  {7, 0, 1}, {6, 1, 2}, {64, 0, 1}};
    Run *run = run_of("h 0", 3), *one = run_of("h 0", 1);
    for (int i = 0; i < 6; i++) {
        int wires[2];
        assert_true(pair_wires(run, rows[i][0], wires));
        assert_int_equal(wires[0], rows[i][1]);
        assert_int_equal(wires[1], rows[i][2]);
    }
    int wires[2];
    assert_false(pair_wires(one, 0, wires));
    run_destroy(run);
    run_destroy(one);
}

static void area_is_strength_a_disk_is_plus_and_a_ring_is_minus(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; cx 0 1", 2); // XX +1, YY -1, ZZ +1
    DisplayModel model = model_of(run, 0);
    Marks *marks = marks_for(&bench->look, &model, room);
    assert_int_equal(marks_count(marks, "disc", INK_ZERO, INK_SHEET), 1);
    assert_non_null(marks_words(marks, "+1"));
    assert_non_null(marks_words(marks, "−1"));
    assert_non_null(marks_words(marks, "0"));
    free(marks);
    run_destroy(run);

    run = run_of("ry(pi/3) 0; cx 0 1", 2); // XX and -YY are sin 60°, ZZ is 1
    model = model_of(run, 0);
    model.form = DISPLAY_THUMB;
    marks = marks_for(&bench->look, &model, (Rect){0, 0, 300, 300});
    const Seen *least = NULL, *most = NULL;
    for (int i = 0; i < marks->count; i++) {
        const Seen *seen = &marks->at[i];
        if (strcmp(seen->mark.verb, "disc") || seen->mark.fill != INK_FOX) continue;
        if (!least || area(seen) < area(least)) least = seen;
        if (!most || area(seen) > area(most)) most = seen;
    }
    assert_true(fabs(area(least) / area(most) - sin(M_PI / 3)) < 1e-6);
    free(marks);
    run_destroy(run);
}

static void a_pair_is_never_two_blanks_but_two_arrows_a_table_and_a_sentence(void **state) {
    const Bench *bench = *state;
    static const struct {
        const char *circuit, *length;
    } rows[] = {{"h 0; cx 0 1", "長さ 0.00"}, {"ry(pi/3) 0; cx 0 1", "長さ 0.50"}};
    for (int i = 0; i < 2; i++) {
        Run *run = run_of(rows[i].circuit, 2);
        DisplayModel model = model_of(run, 0);
        Marks *marks = marks_for(&bench->look, &model, room);
        assert_int_equal(marks_count(marks, "disc", INK_EDGE, INK_BALL), 2);
        assert_non_null(marks_words(marks, rows[i].length));
        assert_true(marks_count(marks, "disc", INK_NONE, INK_FOX) >= 2);
        free(marks);
        run_destroy(run);
    }
}

static char *said(const Bench *bench, Lang lang, const char *circuit, int wires,
                  DisplayOptions options) {
    Run *run = run_of(circuit, wires);
    char *text = display_find("correlations")
                     ->describe(bench->words, lang, run, run_columns(run), options);
    run_destroy(run);
    return text;
}

static void the_sentence_follows_what_the_pair_is(void **state) {
    static const struct {
        const char *circuit, *has;
    } rows[] = {
        {"h 0; ry(1) 1", "are independent: their two arrows say everything"},
        {"h 0; cx 0 1", "are entangled as strongly as can be"},
        {"ry(pi/3) 0; cx 0 1", "are entangled (concurrence 0.87)"},
        {"h 0; cx 0 1; measure 0", "are correlated but not entangled"},
        {"h 0; cx 0 1; cx 0 2", "are correlated but not entangled"}, // of three, GHZ
    };
    for (int i = 0; i < 5; i++) {
        char *text =
            said(*state, LANG_EN, rows[i].circuit, i == 4 ? 3 : 2, (DisplayOptions){0});
        if (!strstr(text, rows[i].has)) fail_msg("%s", text);
        free(text);
    }
}

static void it_says_its_numbers_in_both_languages(void **state) {
    char *text = said(*state, LANG_EN, "h 0; cx 0 1", 2, (DisplayOptions){0});
    assert_non_null(
        strstr(text, "Correlations of q0 and q1: XX is +1.00, YY is −1.00, ZZ is +1.00."));
    free(text);
    text = said(*state, LANG_JA, "h 0; ry(pi/3) 1", 2, (DisplayOptions){.connected = true});
    assert_non_null(strstr(text, "矢印だけで決まる分を引くと、0 です。"));
    free(text);
    text = said(*state, LANG_JA, "h 0", 1, (DisplayOptions){0});
    assert_non_null(strstr(text, "量子ビットを 2 個以上にしてください。"));
    free(text);
}

static void its_numbers_leave_as_a_table(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("x 0; h 1", 2);
    Table table = {{NULL}};
    display_find("correlations")
        ->rows(&table, bench->words, LANG_EN, run, run_columns(run), (DisplayOptions){0});
    char *text = table_take(&table);
    assert_non_null(strstr(text, "Pauli operators,mean,beyond the arrows"));
    const char *row = strstr(text, "Z0 X1,"); // Z of the first, X of the second: -1·1
    assert_non_null(row);
    assert_true(fabs(strtod(row + 6, NULL) + 1) < 1e-9);
    free(text);
    run_destroy(run);
}

static void every_form_stays_inside_in_every_theme(void **state) {
    const Bench *bench = *state;
    Run *runs[] = {run_of(crooked_text, 3), run_of("h 0", 1)};
    static const Rect rects[] = {{20, 20, 44, 44},   {20, 20, 90, 60},
                                 {20, 20, 220, 180}, {20, 20, 400, 250},
                                 {20, 20, 612, 300}, {20, 20, 1400, 900}};
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int r = 0; r < 2; r++)
            for (int i = 0; i < 6; i++)
                for (int form = 0; form < 3; form++) {
                    Look look = bench_look(bench, (Theme)theme, 1920, 1080);
                    DisplayModel model = model_of(runs[r], 0);
                    bool large = form == DISPLAY_LARGE && theme == THEME_PROJECTOR;
                    if (form != DISPLAY_THUMB && rects[i].w < (large ? 600 : 200)) continue;
                    if (r == 1 && form != DISPLAY_THUMB && i < 3) continue;
                    model.form = (DisplayForm)form;
                    Scene *scene = scene_create(&look);
                    display_view_find("correlations")->add(scene, rects[i], &model);
                    marks_inside(scene, rects[i], 4 * look.metrics.stroke);
                    scene_destroy(scene);
                }
    for (int r = 0; r < 2; r++)
        run_destroy(runs[r]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nine_means_are_those_of_the_whole_density_matrix),
        cmocka_unit_test(a_pair_of_too_few_wires_is_made_up_and_of_too_many_is_the_lowest),
        cmocka_unit_test(area_is_strength_a_disk_is_plus_and_a_ring_is_minus),
        cmocka_unit_test(a_pair_is_never_two_blanks_but_two_arrows_a_table_and_a_sentence),
        cmocka_unit_test(the_sentence_follows_what_the_pair_is),
        cmocka_unit_test(it_says_its_numbers_in_both_languages),
        cmocka_unit_test(its_numbers_leave_as_a_table),
        cmocka_unit_test(every_form_stays_inside_in_every_theme),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
