// The map of amplitudes: every cell is found where it is drawn, and zooming keeps what is
// under the pointer.
#include "base/rng.h"
#include "view/map_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

static const Rect window = {40, 30, 400, 250};

static void every_basis_state_is_found_where_it_is_drawn(void **unused) {
    (void)unused;
    for (int qubits = 1; qubits <= 8; qubits++) {
        MapPlace place =
            map_place(window, qubits, (Zoom){.scale = 1, .x = 0.5, .y = 0.5}, 8, 1);
        assert_int_equal(place.level, 0);
        for (uint32_t i = 0; i < UINT32_C(1) << qubits; i++) {
            // Row and column from the number's halves.
            int low = (qubits + 1) / 2, row = (int)(i >> low),
                column = (int)(i & ((1U << low) - 1));
            Rect tile = map_tile(&place, row, column);
            int r, c;
            assert_true(map_at(&place, tile.x + tile.w / 2, tile.y + tile.h / 2, &r, &c));
            uint32_t mask, bits;
            map_bits(&place, r, c, &mask, &bits);
            assert_int_equal(mask, (1U << qubits) - 1);
            assert_int_equal(bits, i);
        }
    }
}

static void a_tile_says_the_bits_that_its_cells_share(void **unused) {
    (void)unused;
    Zoom all = {.scale = 1, .x = 0.5, .y = 0.5};
    for (int qubits = 2; qubits <= 20; qubits++) {
        MapPlace place = map_place(window, qubits, all, 30, 1000);
        int low = (qubits + 1) / 2;
        for (int round = 0; round < 20; round++) {
            int row = round % map_tile_rows(&place),
                column = round % map_tile_columns(&place);
            uint32_t mask, bits, all_ones = (1U << qubits) - 1, same = all_ones, first = 0;
            map_bits(&place, row, column, &mask, &bits);
            // Two opposite corners of the tile differ in every bit that is free.
            for (int corner = 0; corner < 2; corner++) {
                uint32_t side = 1U << place.level;
                uint32_t r = (uint32_t)row * side + (corner ? side - 1 : 0);
                uint32_t c = (uint32_t)column * side + (corner ? side - 1 : 0);
                r = r < (uint32_t)place.rows ? r : (uint32_t)place.rows - 1;
                c = c < (uint32_t)place.columns ? c : (uint32_t)place.columns - 1;
                uint32_t index = r << low | c;
                if (corner) same &= ~(first ^ index);
                if (!corner) first = index;
                assert_int_equal(index & mask, bits);
            }
            assert_int_equal(mask, same);
        }
    }
}

static void there_are_never_more_tiles_than_can_be_drawn(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(5);
    for (int round = 0; round < 2000; round++) {
        Rect rect = {0, 0, 44 + 2000 * rng_unit(&rng), 44 + 1200 * rng_unit(&rng)};
        int qubits = 1 + (int)rng_below(&rng, 20);
        Zoom zoom = {
            .scale = pow(2, 10 * rng_unit(&rng)), .x = rng_unit(&rng), .y = rng_unit(&rng)};
        MapPlace place = map_place(rect, qubits, zoom, 8, 14);
        int rows[2], columns[2];
        map_seen(&place, rows, columns);
        int seen = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1);
        if (seen > 2 * MAP_TILES) fail_msg("%d tiles", seen);
    }
}

static void zooming_keeps_what_is_under_the_pointer(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(6);
    for (int round = 0; round < 500; round++) {
        int qubits = 10 + (int)rng_below(&rng, 11);
        Zoom zoom = {
            .scale = 4, .x = 0.3 + 0.4 * rng_unit(&rng), .y = 0.3 + 0.4 * rng_unit(&rng)};
        double x = window.x + 400 * rng_unit(&rng), y = window.y + 250 * rng_unit(&rng);
        MapPlace before = map_place(window, qubits, zoom, 8, 14);
        Zoom near = map_zoomed(&before, zoom, 2, 1000, x, y);
        MapPlace after = map_place(window, qubits, near, 8, 14);
        assert_float_equal((x - before.left) / before.cell, (x - after.left) / after.cell,
                           1e-6);
        assert_float_equal((y - before.top) / before.cell, (y - after.top) / after.cell,
                           1e-6);
        Zoom back = map_zoomed(&after, near, 0.5, 1000, x, y);
        MapPlace again = map_place(window, qubits, back, 8, 14);
        assert_float_equal(again.cell, before.cell, 1e-9);
    }
}

static void panning_moves_by_pixels_and_stops_at_the_edge(void **unused) {
    (void)unused;
    Zoom zoom = {.scale = 4, .x = 0.5, .y = 0.5};
    MapPlace before = map_place(window, 12, zoom, 8, 14);
    MapPlace after = map_place(window, 12, map_panned(&before, zoom, 30, -20), 8, 14);
    assert_float_equal(after.left - before.left, 30, 1e-9);
    assert_float_equal(after.top - before.top, -20, 1e-9);
    MapPlace edge = map_place(window, 12, map_panned(&before, zoom, 1e6, 1e6), 8, 14);
    assert_float_equal(edge.left, window.x, 1e-9);
    assert_float_equal(edge.top, window.y, 1e-9);
}

static void a_map_that_is_seen_whole_is_not_remembered(void **unused) {
    (void)unused;
    Zooms zooms = {.count = 0};
    for (int i = 0; i < 40; i++)
        zooms_set(&zooms, (Zoom){i, 3, 2, 0.2, 0.3});
    assert_int_equal(zooms.count, MOST_ZOOMS);
    assert_float_equal(zooms_find(&zooms, 39, 3).scale, 2, 0);
    assert_float_equal(zooms_find(&zooms, 0, 3).scale, 1, 0);
    zooms_set(&zooms, (Zoom){39, 3, 1, 0.5, 0.5});
    assert_int_equal(zooms.count, MOST_ZOOMS - 1);
    assert_float_equal(zooms_find(&zooms, 39, 3).scale, 1, 0);
    assert_float_equal(zooms_find(0, 39, 3).scale, 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_basis_state_is_found_where_it_is_drawn),
        cmocka_unit_test(a_tile_says_the_bits_that_its_cells_share),
        cmocka_unit_test(there_are_never_more_tiles_than_can_be_drawn),
        cmocka_unit_test(zooming_keeps_what_is_under_the_pointer),
        cmocka_unit_test(panning_moves_by_pixels_and_stops_at_the_edge),
        cmocka_unit_test(a_map_that_is_seen_whole_is_not_remembered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
