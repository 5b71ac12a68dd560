#include "picture_bench.h"
#include "view/palette_view.h"

static void a_palette_offers_what_it_names_and_nothing_that_looks_alike(void **state) {
    (void)state;
    assert_true(palette_offers(NULL, "h"));
    assert_true(palette_offers("h cx control", "control"));
    assert_true(palette_offers("sdg s", "s"));
    assert_false(palette_offers("sdg sx", "s"));
    assert_false(palette_offers("anticontrol", "control"));
    assert_false(palette_offers("", "h"));
}

static int offered(const char *gates) {
    Tool tools[MOST_TOOLS];
    int count = 0, all = tools_all(tools);
    for (int i = 0; i < all; i++)
        count += palette_offers(gates, tools[i].name);
    return count;
}

static void every_everyday_gate_and_the_rest_can_be_taken_by_a_finger(void **state) {
    const Bench *bench = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++)
        for (int width = 300; width < 1900; width += 400) {
            Look look = bench_look(bench, (Theme)theme, 1920, 1080);
            Scene *scene = scene_create(&look);
            Rect rect = {50, 50, width, 0};
            rect.h = palette_add(scene, rect, NULL, &(CircuitModel){.source = 2});
            assert_int_equal(spots_of(scene, SPOT_PALETTE), offered(TOOLS_EVERYDAY));
            assert_int_equal(spots_of(scene, SPOT_MORE), 1);
            for (int i = 0; i < scene_spots(scene); i++) {
                const SpotArea *area = scene_spot_at(scene, i);
                assert_true(area->rect.w >= 44 && area->rect.h >= 44);
                bool more = area->spot.kind == SPOT_MORE;
                assert_int_equal(more ? area->spot.a : area->spot.b, 2);
                assert_true(area->name && *area->name);
            }
            marks_inside(scene, rect, 4 * look.metrics.stroke);
            scene_destroy(scene);
        }
}

static void the_button_counts_the_gates_that_do_not_stand_there(void **state) {
    const Bench *bench = *state;
    Scene *scene = scene_create(&bench->look);
    palette_add(scene, (Rect){0, 0, 1200, 100}, NULL, &(CircuitModel){.source = 0});
    char words[64];
    snprintf(words, sizeof words, "ほか %d 種", tool_count() - offered(TOOLS_EVERYDAY));
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, words));
    free(marks);
    scene_destroy(scene);
}

static void a_list_may_name_blocks_roots_and_every_dot(void **state) {
    const Bench *bench = *state;
    Scene *scene = scene_create(&bench->look);
    palette_add(scene, (Rect){0, 0, 600, 100}, "qft sy par negctrlx powmod",
                &(CircuitModel){.source = 0});
    assert_int_equal(spots_of(scene, SPOT_PALETTE), 5);
    assert_int_equal(spots_of(scene, SPOT_MORE), 0);
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, "QFT"));
    assert_non_null(marks_words(marks, "mod R"));
    free(marks);
    scene_destroy(scene);
}

static void a_short_list_shows_only_its_families(void **state) {
    const Bench *bench = *state;
    Scene *scene = scene_create(&bench->look);
    palette_add(scene, (Rect){0, 0, 600, 100}, "h x control", &(CircuitModel){.source = 0});
    Marks *marks = marks_of(scene);
    assert_int_equal(spots_of(scene, SPOT_PALETTE), 3);
    assert_non_null(marks_words(marks, "重ね合わせ"));
    assert_non_null(marks_words(marks, "つなぐ"));
    assert_null(marks_words(marks, "測定"));
    free(marks);
    scene_destroy(scene);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_palette_offers_what_it_names_and_nothing_that_looks_alike),
        cmocka_unit_test(every_everyday_gate_and_the_rest_can_be_taken_by_a_finger),
        cmocka_unit_test(the_button_counts_the_gates_that_do_not_stand_there),
        cmocka_unit_test(a_list_may_name_blocks_roots_and_every_dot),
        cmocka_unit_test(a_short_list_shows_only_its_families),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
