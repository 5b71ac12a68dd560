#include "circuit/run_seen.h"
#include "view/display.h"

#include "base/rng.h"
#include "picture_bench.h"
#include "view/amplitude_map.h"
#include "view/lit.h"

static Scene *shown(const Look *look, Run *run, double width) {
    DisplayModel model = {.run = run, .after = run_columns(run)};
    Scene *scene = scene_create(look);
    double height = display_view_find("amplitudes")->height(scene, &model, width);
    display_view_find("amplitudes")->add(scene, (Rect){20, 20, width, height}, &model);
    return scene;
}

static Marks *marks_for(const Bench *bench, const char *text, int wires, double width) {
    Run *run = run_of(text, wires);
    Scene *scene = shown(&bench->look, run, width);
    Marks *marks = marks_of(scene);
    scene_destroy(scene);
    run_destroy(run);
    return marks;
}

static void a_value_is_its_modulus_and_its_phase(void **state) {
    Marks *marks = marks_for(*state, "ry(pi/4) 0; p(5*pi/12) 0", 1, 612);
    assert_non_null(marks_words(marks, "0.92"));
    assert_non_null(marks_words(marks, "0.38 ∠ 75°"));
    assert_non_null(marks_words(marks, "\\ket{1}"));
    free(marks);
}

static void the_disk_s_area_is_the_probability_and_its_hue_the_phase(void **state) {
    Marks *marks = marks_for(*state, "ry(2*pi/3) 0; s 0", 1, 612);
    const Seen *one = marks_find(marks, "disc", INK_HUE_90, INK_NONE);
    const Seen *ring = marks_find(marks, "disc", INK_EDGE, INK_SHEET);
    assert_non_null(one);
    double share = one->mark.rect.w / ring->mark.rect.w;
    assert_float_equal(share * share, 0.75, 1e-6);
    free(marks);
}

static void a_global_phase_is_not_shown(void **state) {
    Marks *marks = marks_for(*state, "x 0; s 0", 1, 612);
    assert_non_null(marks_words(marks, "1"));
    assert_non_null(marks_words(marks, "0"));
    assert_non_null(marks_find(marks, "disc", INK_HUE_0, INK_NONE));
    assert_null(marks_find(marks, "disc", INK_HUE_90, INK_NONE));
    free(marks);
}

static void four_qubits_show_sixteen_disks_and_five_become_a_map(void **state) {
    Marks *four = marks_for(*state, "h 0; h 1; h 2; h 3", 4, 612);
    assert_int_equal(marks_count(four, "disc", INK_EDGE, INK_SHEET), 16);
    free(four);
    // What has no room in a grid becomes a map, a ring for each.
    Marks *five = marks_for(*state, "h 0; h 1; h 2; h 3; h 4", 5, 612);
    assert_int_equal(marks_count(five, "disc", INK_EDGE, INK_SHEET), 32);
    free(five);
    // Of many qubits only what is there takes room.
    Marks *many = marks_for(*state, "h 9; cx 9 0", 10, 612);
    assert_int_equal(marks_count(many, "disc", INK_EDGE, INK_SHEET), 2);
    assert_non_null(marks_words(many, "\\ket{1000000001}"));
    free(many);
}

// Chances without phases have no needle and no hue, and it is said why.
static void a_mixture_shows_its_chances_and_says_why_there_are_no_phases(void **state) {
    Marks *marks = marks_for(*state, "ry(2*pi/3) 0; measure 0", 1, 612);
    const Seen *ring = marks_find(marks, "disc", INK_EDGE, INK_SHEET);
    const Seen *area = marks_find(marks, "disc", INK_EDGE, INK_NONE);
    assert_float_equal(pow(area->mark.rect.w / ring->mark.rect.w, 2), 0.25, 1e-6);
    assert_null(marks_find(marks, "disc", INK_HUE_0, INK_NONE));
    assert_non_null(marks_words(marks, "25.0 %"));
    assert_true(marks_say(marks, "位相は 1 つに決まりません"));
    free(marks);
}

static Scene *shown_as(const Look *look, Run *run, DisplayOptions options, DisplayForm form,
                       Rect rect) {
    DisplayModel model = {.run = run,
                          .after = run_columns(run),
                          .options = options,
                          .form = form,
                          .source = 2};
    Scene *scene = scene_create(look);
    display_view_find("amplitudes")->add(scene, rect, &model);
    return scene;
}

static void a_portion_that_is_pure_has_phases(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; cx 0 1; h 2; s 2", 3);
    Scene *scene = shown_as(&bench->look, run, (DisplayOptions){.wires = 4}, DISPLAY_NORMAL,
                            (Rect){0, 0, 500, 150});
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, "0.71 ∠ 90°"));
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void a_list_has_a_line_for_each(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(2*pi/3) 0; s 0; cx 0 1", 2);
    Scene *scene = shown_as(&bench->look, run, (DisplayOptions){.form = AMPLITUDES_LIST},
                            DISPLAY_NORMAL, (Rect){0, 0, 560, 240});
    Marks *marks = marks_of(scene);
    assert_int_equal(marks_count(marks, "disc", INK_EDGE, INK_SHEET), 4);
    assert_non_null(marks_words(marks, "\\ket{11}"));
    assert_non_null(marks_words(marks, "75.0 %"));
    assert_non_null(marks_words(marks, "90°"));
    assert_non_null(marks_words(marks, "\\frac{\\sqrt{3}}{2}i"));
    assert_null(marks_words(marks, "(√3/2)i")); // written as a formula
    assert_int_equal(spots_of(scene, SPOT_BASIS), 4);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

// -(0.1551 + 0.2687i) is wider than 0.3103: two places for one mean two for all.
static void all_lines_of_a_list_have_as_many_decimals(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(1) 0; p(2) 0; ry(0.7) 1; h 2", 3);
    for (int wide = 300; wide <= 900; wide += 20) {
        Scene *scene =
            shown_as(&bench->look, run, (DisplayOptions){.form = AMPLITUDES_LIST},
                     DISPLAY_NORMAL, (Rect){0, 0, wide, 400});
        Marks *marks = marks_of(scene);
        bool four = marks_words(marks, "0.5829"), two = marks_words(marks, "0.58");
        bool imaginary_two = marks_words(marks, "−0.13 + 0.29i");
        assert_false(four && imaginary_two);
        assert_false(two && marks_words(marks, "−0.1325 + 0.2896i"));
        free(marks);
        scene_destroy(scene);
    }
    run_destroy(run);
}

// Every cell of a map is found by its place, and a million of them need one spot.
static void a_map_of_twenty_qubits_has_one_spot_and_finds_each_state(void **state) {
    const Bench *bench = *state;
    Look look = bench->look;
    Rect rect = {20, 20, 600, 420};
    Run *run = run_of("h 0; cx 0 19; x 7", 20);
    DisplayOptions map = {.form = AMPLITUDES_MAP};
    Scene *scene = shown_as(&look, run, map, DISPLAY_LARGE, rect);
    Spot spot = {.kind = SPOT_MAP, .a = 2, .b = (1 << 20) - 1}, under = {0};
    const SpotArea *area = scene_find(scene, spot);
    assert_non_null(area);
    assert_int_equal(spots_of(scene, SPOT_BASIS), 0);
    Rect plot = area->rect;
    // Come nearer to |1000…0⟩|…10000001⟩, row 512 and column 129 of 1024.
    Zooms zooms = {.count = 1, .at = {{2, (1 << 20) - 1, 1, 0.5, 0.5}}};
    zooms.at[0].scale = map_window_most(scene, plot, (1 << 20) - 1);
    zooms.at[0].x = 129.5 / 1024;
    zooms.at[0].y = 512.5 / 1024;
    scene_destroy(scene);
    look.zooms = &zooms;
    scene = shown_as(&look, run, map, DISPLAY_LARGE, rect);
    MapPlace place = map_window(scene, plot, 2, (1 << 20) - 1);
    assert_int_equal(place.level, 0);
    Rect cell = map_tile(&place, 512, 129);
    assert_true(map_window_spot(&place, 2, (1 << 20) - 1, cell.x + cell.w / 2,
                                cell.y + cell.h / 2, &under));
    assert_int_equal(under.c, 1 << 19 | 1 << 7 | 1);
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, "0.71")); // its amplitude, below its disk
    free(marks);
    scene_destroy(scene);
    look.lit = under;
    scene = shown_as(&look, run, map, DISPLAY_LARGE, rect);
    marks = marks_of(scene);
    assert_int_equal(marks_count(marks, "box", INK_FOX, INK_NONE), 1);
    assert_true(marks_say(marks, "確率 50.0 %"));
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

// Random circuits of 1 to 20 wires, in every form, rect and theme: nothing ends the
// program, and nothing is drawn where it should not be.
static void no_circuit_and_no_rect_is_too_much(void **state) {
    const Bench *bench = *state;
    Rng rng = rng_seeded(11);
    static const int sizes[] = {1, 2, 3, 4, 5, 6, 7, 9, 12, 15, 20};
    for (int round = 0; round < 33; round++) {
        int wires = sizes[round % 11];
        char text[400] = "h 0";
        size_t used = 3;
        for (int i = 0; i < 12; i++) {
            int a = (int)rng_below(&rng, (uint64_t)wires);
            int b = (int)rng_below(&rng, (uint64_t)wires);
            static const char *const gates[] = {"h", "t", "ry(0.7)", "x", "s"};
            used += (size_t)snprintf(text + used, sizeof text - used, "; %s %d",
                                     gates[rng_below(&rng, 5)], a);
            if (a != b)
                used +=
                    (size_t)snprintf(text + used, sizeof text - used, "; cx %d %d", a, b);
        }
        Run *run = run_of(text, wires);
        Look look = bench_look(bench, (Theme)(round % THEME_COUNT), 1920, 1080);
        look.order = (BitOrder)(round % 2);
        Zooms zooms = {.count = 0};
        for (int i = 0; i < 12; i++) {
            Rect rect = {30, 30, 44 + 900 * rng_unit(&rng), 44 + 600 * rng_unit(&rng)};
            DisplayOptions options = {.form = (int)rng_below(&rng, 4)};
            if (rng_below(&rng, 3) == 0)
                options.wires = (int)rng_below(&rng, UINT64_C(1) << wires);
            uint32_t all = run_seen_wires(run, (uint32_t)options.wires);
            zooms_set(&zooms, (Zoom){2, all, pow(2, 6 * rng_unit(&rng)), rng_unit(&rng),
                                     rng_unit(&rng)});
            look.zooms = &zooms;
            look.lit = lit_spot(2, (uint32_t)rng_below(&rng, UINT64_C(1) << wires),
                                (uint32_t)rng_below(&rng, UINT64_C(1) << wires));
            Scene *scene =
                shown_as(&look, run, options, (DisplayForm)rng_below(&rng, 3), rect);
            marks_inside(scene, rect, 8 * look.metrics.stroke);
            scene_destroy(scene);
        }
        run_destroy(run);
    }
}

static void nothing_is_drawn_outside_from_tiny_to_large(void **state) {
    const Bench *bench = *state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        Look look = bench_look(bench, (Theme)theme, 1920, 1080);
        for (int qubits = 1; qubits <= 6; qubits++) {
            Run *run = run_of("h 0; ry(1) 0", qubits);
            DisplayModel model = {.run = run, .after = run_columns(run)};
            for (int w = 60; w < 1500; w = w * 3 / 2) {
                Rect rects[] = {{30, 30, w, w / 3.0}, {30, 30, w, w}};
                for (int i = 0; i < 2; i++) {
                    Scene *scene = scene_create(&look);
                    display_view_find("amplitudes")->add(scene, rects[i], &model);
                    marks_inside(scene, rects[i], 6 * look.metrics.stroke);
                    scene_destroy(scene);
                }
            }
            run_destroy(run);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_is_its_modulus_and_its_phase),
        cmocka_unit_test(the_disk_s_area_is_the_probability_and_its_hue_the_phase),
        cmocka_unit_test(a_global_phase_is_not_shown),
        cmocka_unit_test(four_qubits_show_sixteen_disks_and_five_become_a_map),
        cmocka_unit_test(a_mixture_shows_its_chances_and_says_why_there_are_no_phases),
        cmocka_unit_test(a_portion_that_is_pure_has_phases),
        cmocka_unit_test(a_list_has_a_line_for_each),
        cmocka_unit_test(all_lines_of_a_list_have_as_many_decimals),
        cmocka_unit_test(a_map_of_twenty_qubits_has_one_spot_and_finds_each_state),
        cmocka_unit_test(no_circuit_and_no_rect_is_too_much),
        cmocka_unit_test(nothing_is_drawn_outside_from_tiny_to_large),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
