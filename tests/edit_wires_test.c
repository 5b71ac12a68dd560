// Wires put in, taken out and moved, against whole matrices with wires exchanged.
#include "edit_bench.h"
#include "slow_step.h"

static size_t exchanged(size_t index, const int *to, int wires) {
    size_t there = 0;
    for (int w = 0; w < wires; w++)
        there |= (index >> w & 1) << to[w];
    return there;
}

// The matrix of `now` is that of `before` with its wires at to[…]; wires that are new or
// come from nowhere are left alone.
static void assert_rewired(const Circuit *before, const Circuit *now, const int *to) {
    Square old = square_circuit(before), new = square_circuit(now);
    size_t mapped = exchanged(old.size - 1, to, old.wires);
    for (size_t r = 0; r < new.size; r++)
        for (size_t c = 0; c < new.size; c++) {
            if ((r & mapped) != r || (c & mapped) != c) {
                bool same = (r & ~mapped) == (c & ~mapped);
                double complex inside = new.at[(r & mapped) * new.size + (c & mapped)];
                double complex here = new.at[r * new.size + c];
                assert_true(cabs(here - (same ? inside : 0)) < 1e-12);
                continue;
            }
        }
    for (size_t r = 0; r < old.size; r++)
        for (size_t c = 0; c < old.size; c++) {
            size_t row = exchanged(r, to, old.wires), column = exchanged(c, to, old.wires);
            double complex here = new.at[row * new.size + column];
            assert_true(cabs(here - old.at[r * old.size + c]) < 1e-12);
        }
    free(old.at);
    free(new.at);
}

static void assert_refused_whole(const Circuit *before, const Circuit *now,
                                 const Error *err) {
    assert_true(circuit_equal(before, now));
    assert_string_equal(err->key, "circuit.torn");
}

static void moving_a_wire_exchanges_the_wires_of_the_matrix(void **state) {
    (void)state;
    Rng rng = rng_seeded(5);
    int moved = 0, torn = 0;
    for (int round = 0; round < 400; round++) {
        Circuit *before = random_circuit(&rng, WIRES, 9), *now = circuit_copy(before);
        int from = below(&rng, WIRES), to = below(&rng, WIRES), map[WIRES], order[WIRES];
        int count = 0;
        for (int w = 0; w < WIRES; w++)
            if (w != from) order[count++] = w;
        for (int w = count; w > to; w--)
            order[w] = order[w - 1];
        order[to] = from;
        for (int w = 0; w < WIRES; w++)
            map[order[w]] = w;
        Error err = {0};
        if (circuit_move_wire(now, from, to, &err)) {
            assert_rewired(before, now, map);
            moved++;
        } else {
            assert_refused_whole(before, now, &err);
            torn++;
        }
        circuit_destroy(before);
        circuit_destroy(now);
    }
    assert_true(moved > 50 && torn > 20);
}

static void a_wire_put_in_between_is_left_alone(void **state) {
    (void)state;
    Rng rng = rng_seeded(6);
    for (int round = 0; round < 100; round++) {
        Circuit *before = random_circuit(&rng, 3, 8), *now = circuit_copy(before);
        int at = below(&rng, 4), map[3];
        for (int w = 0; w < 3; w++)
            map[w] = w < at ? w : w + 1;
        Error err = {0};
        if (circuit_insert_wire(now, at, &err)) {
            assert_int_equal(circuit_wires(now), 4);
            assert_int_equal(circuit_bits(now), 4);
            assert_rewired(before, now, map);
        } else {
            assert_refused_whole(before, now, &err);
        }
        circuit_destroy(before);
        circuit_destroy(now);
    }
}

static void a_wire_goes_with_all_that_touches_it(void **state) {
    (void)state;
    Rng rng = rng_seeded(8);
    for (int round = 0; round < 200; round++) {
        Circuit *before = random_circuit(&rng, WIRES, 9), *now = circuit_copy(before);
        int gone = below(&rng, WIRES), map[3];
        for (int w = 0; w < 3; w++)
            map[w] = w < gone ? w : w + 1;
        assert_true(circuit_remove_wire(now, gone, NULL));
        for (int i = circuit_steps(before) - 1; i >= 0; i--)
            if (step_wires(circuit_step(before, i)) >> gone & 1)
                assert_true(circuit_remove(before, i, NULL));
        assert_int_equal(circuit_wires(now), 3);
        assert_rewired(now, before, map);
        circuit_destroy(before);
        circuit_destroy(now);
    }
    Circuit *one = circuit_create(1);
    Error err = {0};
    assert_false(circuit_remove_wire(one, 0, &err));
    assert_string_equal(err.key, "circuit.wires");
    circuit_destroy(one);
}

static void starts_and_bits_go_with_their_wires(void **state) {
    (void)state;
    Circuit *circuit = read("init(+) 0; init(1) 2; measure 2; if (c2 == 1) x 0", 3);
    assert_true(circuit_move_wire(circuit, 2, 0, NULL));
    assert_reads(circuit, "init(1) 0; init(+) 1; measure 0; if (c0 == 1) x 1");
    assert_true(circuit_insert_wire(circuit, 0, NULL));
    assert_reads(circuit, "init(1) 1; init(+) 2; measure 1; if (c1 == 1) x 2");
    assert_true(circuit_remove_wire(circuit, 0, NULL));
    assert_reads(circuit, "init(1) 0; init(+) 1; measure 0; if (c0 == 1) x 1");
    assert_int_equal(circuit_wires(circuit), 3);
    // A bit that another step still reads keeps its number.
    assert_true(circuit_remove_wire(circuit, 0, NULL));
    assert_reads(circuit, "init(+) 0; @column 2 if (c0 == 1) x 0");
    assert_int_equal(circuit_bits(circuit), 3);
    circuit_destroy(circuit);
}

static void a_column_becomes_two_where_a_link_would_cross(void **state) {
    (void)state;
    Circuit *circuit = read("cx 0 1; h 2; x 0", 3);
    assert_true(circuit_move_wire(circuit, 2, 1, NULL));
    assert_reads(circuit, "cx 0 2; h 1; @column 3 x 0");
    circuit_destroy(circuit);
}

static void a_block_is_never_torn_apart(void **state) {
    (void)state;
    Circuit *circuit = read("add 0:1, a=2:3; @column 3 qft 2:3", 4);
    Error err = {0};
    assert_false(circuit_insert_wire(circuit, 1, &err));
    assert_string_equal(err.key, "circuit.torn");
    assert_string_equal(err.args, "+A\t0\t1");
    assert_false(circuit_move_wire(circuit, 2, 3, &err)); // qft would be turned round
    assert_string_equal(err.args, "QFT\t2\t3");
    assert_true(circuit_insert_wire(circuit, 2, NULL));
    assert_reads(circuit, "add 0:1, a=3:4; @column 3 qft 3:4");
    circuit_destroy(circuit);
    circuit = read("add 0:1, a=2:3", 4); // an operand may be
    assert_true(circuit_move_wire(circuit, 2, 3, NULL));
    assert_reads(circuit, "add 0:1, a=3:2");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moving_a_wire_exchanges_the_wires_of_the_matrix),
        cmocka_unit_test(a_wire_put_in_between_is_left_alone),
        cmocka_unit_test(a_wire_goes_with_all_that_touches_it),
        cmocka_unit_test(starts_and_bits_go_with_their_wires),
        cmocka_unit_test(a_column_becomes_two_where_a_link_would_cross),
        cmocka_unit_test(a_block_is_never_torn_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
