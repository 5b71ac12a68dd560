#include "view/display.h"

#include "lesson/display_options.h"
#include "picture_bench.h"
#include "view/display_picture.h"

static void
what_is_said_and_what_is_seen_have_the_same_names_in_the_same_order(void **state) {
    (void)state;
    assert_int_equal(display_views(), display_kinds());
    for (int i = 0; i < display_views(); i++) {
        assert_string_equal(display_view(i)->name, display_kind(i)->name);
        assert_ptr_equal(display_view_find(display_view(i)->name), display_view(i));
    }
    assert_null(display_view_find("nothing"));
    assert_null(display_view(-1));
    assert_null(display_view(display_views()));
}

// What is typed elsewhere has no row on a card.
static bool on_a_card(const DisplayOption *option) {
    return option->kind != OPTION_SEED && option->kind != OPTION_PAULI &&
           option->kind != OPTION_BARS;
}

static void all_that_can_be_set_on_a_card_has_its_words(void **state) {
    const Bench *bench = *state;
    int missing = 0;
    for (int i = 0; i < display_options(); i++) {
        const DisplayOption *option = display_option(i);
        char word[CHOICE_TEXT], key[64];
        snprintf(key, sizeof key, "option.%s", option->name);
        if (!on_a_card(option)) continue;
        if (!words_has(bench->words, key)) missing += printf("%s\n", key) > 0;
        snprintf(key, sizeof key, "option.%s", option->choices ? option->choices : "all");
        if (option->kind == OPTION_WIRES && !words_has(bench->words, key))
            missing += printf("%s\n", key) > 0;
        for (int k = 0; option->kind == OPTION_CHOICE && k < display_choices(option); k++) {
            display_choice(option, k, word);
            snprintf(key, sizeof key, "option.%s.%s", option->name, word);
            if (!words_has(bench->words, key)) missing += printf("%s\n", key) > 0;
        }
    }
    assert_int_equal(missing, 0);
}

static void every_display_paints_every_moment_within_its_height(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; cx 0 1; measure 0; if (c0 == 1) x 2; reset 1; t 2", 3);
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = bench_look(bench, (Theme)theme, 1280, 800);
        for (int i = 0; i < display_views(); i++)
            for (int after = 0; after <= run_columns(run); after++) {
                DisplayModel model = {.run = run,
                                      .after = after,
                                      .options = {.qubit = -1, .shots = 100, .seed = 4}};
                Scene *scene = scene_create(&look);
                double w = 612, h = display_view(i)->height(scene, &model, w);
                assert_true(h > 10);
                display_view(i)->add(scene, (Rect){100, 100, w, h}, &model);
                assert_true(scene_parts(scene) > 0);
                marks_inside(scene, (Rect){100, 100, w, h}, 8 * look.metrics.stroke);
                scene_destroy(scene);
            }
    }
    run_destroy(run);
}

static void a_copied_picture_of_a_display_with_axes_says_what_they_are(void **state) {
    static const char *const said[][2] = {
        {"bloch", "Axes"},        {"histogram", "outcome"}, {"conditional", "Rows"},
        {"means", "Across"},      {"branches", "Across"},   {"matrix", "Columns"},
        {"correlations", "Rows"}, {"qsphere", "Height"},    {"paths", "Across"},
        {"density", "Rows"}};
    const Bench *bench = *state;
    Run *run = run_of("h 0; cx 0 1; ry(1) 1", 2);
    Run *measured = run_of("h 0; measure 0", 2);
    Look look = bench_look(bench, THEME_LIGHT, 1280, 800);
    PictureLook files = {look.words, look.cache, LANG_EN, THEME_SHEET};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        const DisplayKind *kind = display_find(said[i][0]);
        const Run *of = strcmp(kind->name, "branches") ? run : measured;
        DisplayModel model = {.run = of,
                              .after = run_columns(of),
                              .options = {.qubit = -1, .shots = 100, .seed = 4}};
        Scene *scene = display_picture(&files, kind, &model, ORDER_FIRST_RIGHT);
        Marks *marks = marks_of(scene);
        if (!marks_say(marks, said[i][1])) fail_msg("%s: no axes", kind->name);
        free(marks);
        const Metrics *m = &scene_look(scene)->metrics;
        marks_inside(scene, (Rect){0, 0, m->width, m->height}, 2);
        scene_destroy(scene);
    }
    run_destroy(measured);
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            what_is_said_and_what_is_seen_have_the_same_names_in_the_same_order),
        cmocka_unit_test(a_copied_picture_of_a_display_with_axes_says_what_they_are),
        cmocka_unit_test(all_that_can_be_set_on_a_card_has_its_words),
        cmocka_unit_test(every_display_paints_every_moment_within_its_height),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
