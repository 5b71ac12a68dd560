#include "circuit/branch_tree.h"
#include "view/branch_layout.h"
#include "view/display.h"

#include "picture_bench.h"

static const Rect room = {20, 20, 612, 260};

static Scene *shown(const Look *look, const Run *run, DisplayForm form, Rect rect) {
    DisplayModel model = {
        .run = run, .after = run_columns(run), .form = form, .source = -1};
    Scene *scene = scene_create(look);
    display_view_find("branches")->add(scene, rect, &model);
    return scene;
}

static Run *held_run(const char *text, int wires, Record held) {
    Circuit *circuit = circuit_of(text, wires);
    Run *run = run_create(circuit, (RunOptions){.held = held}, NULL);
    circuit_destroy(circuit);
    assert_non_null(run);
    return run;
}

static void every_end_has_its_probability_and_every_node_a_spot(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("ry(pi/3) 0; measure 0; h 1; measure 1", 2);
    Scene *scene = shown(&bench->look, run, DISPLAY_NORMAL, room);
    Marks *marks = marks_of(scene);
    assert_non_null(marks_words(marks, "0.375")); // cos²(π/6) / 2
    assert_non_null(marks_words(marks, "0.125"));
    assert_non_null(marks_words(marks, "0.75"));
    assert_non_null(marks_words(marks, "0.25"));
    assert_int_equal(spots_of(scene, SPOT_BRANCH), 1 + 2 + 4);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void a_ring_is_0_and_a_disc_is_1(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; measure 0", 1);
    Scene *scene = shown(&bench->look, run, DISPLAY_NORMAL, room);
    Marks *marks = marks_of(scene); // in the tree, and in the legend below it
    assert_int_equal(marks_count(marks, "disc", INK_INK, INK_PAPER), 2);
    assert_int_equal(marks_count(marks, "disc", INK_INK, INK_INK), 2);
    assert_non_null(marks_words(marks, "結果 0"));
    assert_non_null(marks_words(marks, "結果 1"));
    assert_null(marks_words(marks, "ゲートが働く")); // of which there is none
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void what_is_held_is_fox_and_the_rest_steps_back(void **state) {
    const Bench *bench = *state;
    Run *run = held_run("h 0; measure 0; h 1; measure 1", 2, (Record){1, 1});
    Scene *scene = shown(&bench->look, run, DISPLAY_NORMAL, room);
    Marks *marks = marks_of(scene);
    // The start, m = 1, and its two ends are nodes that agree; the three others do not.
    assert_int_equal(marks_count(marks, "disc", INK_NONE, INK_FOX), 4);
    assert_int_equal(marks_count(marks, "disc", INK_NONE, INK_EDGE), 3);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

static void without_a_measurement_it_says_what_to_do(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0", 1);
    Scene *scene = shown(&bench->look, run, DISPLAY_NORMAL, room);
    assert_int_equal(spots_of(scene, SPOT_BRANCH), 0);
    assert_true(scene_parts(scene) > 0 || scene_texts(scene) > 0);
    scene_destroy(scene);
    run_destroy(run);
}

static void beyond_density_matrices_it_says_why_there_is_no_tree(void **state) {
    const Bench *bench = *state;
    Circuit *circuit = short_form_read("h 0; measure 0", 9, NULL, NULL);
    RunOptions options = {.noise.rates = {0}};
    options.noise.rates[noise_find("depolarising")] = 0.1;
    Run *run = run_create(circuit, options, NULL);
    circuit_destroy(circuit);
    char *said = display_find("branches")
                     ->describe(bench->words, LANG_EN, run, 1, (DisplayOptions){0});
    assert_non_null(strstr(said, "With noise the tree of branches is shown to 8 qubits."));
    free(said);
    Scene *scene = shown(&bench->look, run, DISPLAY_NORMAL, room);
    assert_int_equal(spots_of(scene, SPOT_BRANCH), 0);
    assert_true(scene_parts(scene) > 0 || scene_texts(scene) > 0);
    scene_destroy(scene);
    run_destroy(run);
}

static void what_finds_no_room_is_told_with_its_probability(void **state) {
    (void)state;
    Run *run = run_of("ry(1) 0; ry(1) 1; ry(1) 2; measure 0; measure 1; measure 2", 3);
    const BranchTree *tree = run_tree(run);
    BranchLayout layout = branch_layout(tree, (Rect){0, 0, 600, 120}, 60, 30);
    int last = layout.levels - 1, there = 0;
    double weight = 0;
    assert_int_equal(last, 3);
    for (int i = 0; i < 8; i++)
        if (layout.place[last][i].shown) {
            there++;
            weight += tree->level[last].node[i].weight;
        }
    assert_int_equal(there, 3); // and one line for the rest
    assert_int_equal(layout.hidden[last], 5);
    assert_float_equal(layout.hidden_weight[last] + weight, 1, 1e-9);
    run_destroy(run);
}

static void a_thumbnail_has_no_words_and_stays_in_its_cell(void **state) {
    const Bench *bench = *state;
    Run *run = run_of("h 0; measure 0; h 1; measure 1", 2);
    Rect cell = {100, 100, 44, 44};
    Scene *scene = shown(&bench->look, run, DISPLAY_THUMB, cell);
    Marks *marks = marks_of(scene);
    for (int i = 0; i < marks->count; i++)
        assert_string_not_equal(marks->at[i].mark.verb, "text");
    marks_inside(scene, cell, 1);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_end_has_its_probability_and_every_node_a_spot),
        cmocka_unit_test(a_ring_is_0_and_a_disc_is_1),
        cmocka_unit_test(what_is_held_is_fox_and_the_rest_steps_back),
        cmocka_unit_test(beyond_density_matrices_it_says_why_there_is_no_tree),
        cmocka_unit_test(without_a_measurement_it_says_what_to_do),
        cmocka_unit_test(what_finds_no_room_is_told_with_its_probability),
        cmocka_unit_test(a_thumbnail_has_no_words_and_stays_in_its_cell),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
