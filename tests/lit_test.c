// Means that are touched: what lights with them is counted out bit by bit, and the same
// string is found lit in every display that draws it.
#include "view/lit.h"

#include "picture_bench.h"
#include "view/display.h"

static const Rect room = {20, 20, 612, 300};
static const PauliTerm zz = {0, 5, 1}, xy = {3, 2, 1}; // Z0 Z2, X0 Y1

static Scene *scene_with(const Bench *bench, Spot lit) {
    Look look = bench->look;
    look.lit = lit;
    return scene_create(&look);
}

// The sign of a string of Z in a basis state, wire by wire.
static int sign(uint32_t wires, uint32_t bits) {
    int product = 1;
    for (int w = 0; w < 3; w++)
        if (wires >> w & 1) product *= bits >> w & 1 ? -1 : 1;
    return product;
}

static void a_string_of_z_lights_the_basis_states_that_count_as_plus(void **state) {
    for (uint32_t z = 1; z < 8; z++) {
        Scene *scene = scene_with(*state, lit_mean_spot(4, (PauliTerm){0, z, 1}));
        assert_true(lit_any(scene, 4));
        assert_false(lit_any(scene, 5));
        for (uint32_t bits = 0; bits < 8; bits++) {
            assert_int_equal(lit_has(scene, 4, 7, bits), sign(z, bits) > 0);
            assert_false(lit_has(scene, 5, 7, bits)); // of another circuit
        }
        assert_int_equal(lit_wires(scene, 4), z);
        assert_int_equal(lit_wires(scene, 5), 0);
        scene_destroy(scene);
    }
}

// Bits of fewer wires than the string has say nothing of its sign.
static void a_part_of_its_wires_is_not_lit(void **state) {
    Scene *scene = scene_with(*state, lit_mean_spot(4, zz));
    for (uint32_t bits = 0; bits < 2; bits++)
        assert_false(lit_has(scene, 4, 1, bits));
    assert_true(lit_has(scene, 4, 5, 5));
    assert_false(lit_has(scene, 4, 5, 4));
    scene_destroy(scene);
}

static void a_string_with_x_or_y_lights_only_its_wires(void **state) {
    Scene *scene = scene_with(*state, lit_mean_spot(4, xy));
    assert_false(lit_any(scene, 4)); // nothing steps back
    for (uint32_t bits = 0; bits < 8; bits++)
        assert_false(lit_has(scene, 4, 7, bits));
    assert_int_equal(lit_wires(scene, 4), 3);
    assert_true(lit_mean(scene, 4, xy));
    assert_false(lit_mean(scene, 4, zz));
    scene_destroy(scene);
}

static void a_basis_state_lights_no_mean(void **state) {
    Scene *scene = scene_with(*state, lit_spot(4, 7, 5));
    assert_false(lit_mean(scene, 4, (PauliTerm){5, 7, 1}));
    assert_int_equal(lit_wires(scene, 4), 0);
    scene_destroy(scene);
}

// How many frames in the colour of what is lit the display draws.
static int frames(const Bench *bench, const char *name, int wires, Spot lit, Spot find) {
    Run *run = run_of("ry(0.7) 0; cx 0 2; p(1.1) 2; ry(1.9) 1", 3);
    DisplayModel model = {.run = run,
                          .after = run_columns(run),
                          .source = 4,
                          .options = {.qubit = -1, .wires = wires}};
    Scene *scene = scene_with(bench, lit);
    display_view_find(name)->add(scene, room, &model);
    assert_non_null(scene_find(scene, find));
    Marks *marks = marks_of(scene);
    int count = marks_count(marks, "box", INK_FOX, INK_NONE);
    free(marks);
    scene_destroy(scene);
    run_destroy(run);
    return count;
}

static void the_same_mean_lights_in_both_displays_that_draw_it(void **state) {
    static const PauliTerm strings[] = {{0, 5, 1}, {5, 0, 1}, {5, 5, 1}};
    static const char *const names[] = {"means", "correlations"};
    for (int k = 0; k < 3; k++)
        for (int i = 0; i < 2; i++) {
            Spot spot = lit_mean_spot(4, strings[k]);
            int none = frames(*state, names[i], 5, (Spot){0}, spot);
            assert_int_equal(frames(*state, names[i], 5, spot, spot), none + 1);
        }
}

// X on the first wire and Z on the second stand in the row of X, in the column of Z.
static void a_cell_of_the_pair_is_the_mean_of_its_letters(void **state) {
    Run *run = run_of("ry(0.7) 0; cx 0 2; p(1.1) 2; ry(1.9) 1", 3);
    DisplayModel model = {.run = run,
                          .after = run_columns(run),
                          .source = 4,
                          .options = {.qubit = -1, .wires = 5}};
    Scene *scene = scene_with(*state, (Spot){0});
    display_view_find("correlations")->add(scene, room, &model);
    const SpotArea *xz = scene_find(scene, lit_mean_spot(4, (PauliTerm){1, 4, 1}));
    const SpotArea *zx = scene_find(scene, lit_mean_spot(4, (PauliTerm){4, 1, 1}));
    assert_non_null(xz);
    assert_non_null(zx);
    assert_true(xz->rect.y < zx->rect.y && xz->rect.x > zx->rect.x);
    assert_string_equal(xz->name + strlen(xz->name) - 6, "+0.000");
    scene_destroy(scene);
    run_destroy(run);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_string_of_z_lights_the_basis_states_that_count_as_plus),
        cmocka_unit_test(a_part_of_its_wires_is_not_lit),
        cmocka_unit_test(a_string_with_x_or_y_lights_only_its_wires),
        cmocka_unit_test(a_basis_state_lights_no_mean),
        cmocka_unit_test(the_same_mean_lights_in_both_displays_that_draw_it),
        cmocka_unit_test(a_cell_of_the_pair_is_the_mean_of_its_letters),
    };
    return cmocka_run_group_tests(tests, bench_open, bench_close);
}
