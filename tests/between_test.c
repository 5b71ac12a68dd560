// What a circuit has come to partway through a column, judged by whole matrices.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/rng.h"
#include "circuit/between.h"
#include "circuit/blocks.h"
#include "circuit/short_form.h"
#include "slow_step.h"

#include <stdio.h>

static Circuit *read(const char *text, int wires) {
    Circuit *circuit = short_form_read(text, wires, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static Run *run_of(const Circuit *circuit) {
    Run *run = run_create(circuit, (RunOptions){0}, NULL);
    assert_non_null(run);
    return run;
}

// The state that a matrix makes of |0…0⟩ is its first column.
static void assert_column(const Run *run, Square square) {
    const State *state = run_pure(run, run_columns(run));
    assert_non_null(state);
    for (size_t i = 0; i < square.size; i++)
        assert_true(cabs(state_amplitude(state, i) - square.at[i * square.size]) < 1e-11);
}

static void assert_arrow(Bloch a, double x, double y, double z) {
    assert_float_equal(a.x, x, 1e-9);
    assert_float_equal(a.y, y, 1e-9);
    assert_float_equal(a.z, z, 1e-9);
}

// --- fractions of gates

static Step some_step(const Circuit *circuit, const Gate *gate, Rng *rng) {
    Step step = step_of(circuit, gate, (int)rng_below(rng, 2), 0);
    if (gate->kind == GATE_SWAP) step.targets[0] = 0, step.targets[1] = 1;
    for (int i = 0; i < gate->angles; i++)
        step.angles[i] = (Angle){.value = 6 * rng_unit(rng) - 3};
    const DotKind kinds[] = {DOT_NONE, DOT_CONTROL, DOT_ANTICONTROL, DOT_PARITY};
    for (int wire = 2; wire < 4; wire++) {
        ControlDot dot = {kinds[rng_below(rng, 4)], "xyz"[rng_below(rng, 3)]};
        step_add_dot(&step, wire, dot);
    }
    step.powered = rng_below(rng, 3) == 0;
    step.power = (Angle){.value = 3 * rng_unit(rng) - 1.5};
    return step;
}

static Circuit *one_step(const Gate *gate, Rng *rng) {
    Circuit *circuit = circuit_create(4);
    Step step = some_step(circuit, gate, rng);
    assert_int_not_equal(circuit_place(circuit, step, NULL), NO_STEP);
    return circuit;
}

static Square square_partly(const Circuit *circuit, double fraction) {
    Circuit *between = circuit_between(circuit, 0, fraction);
    Square square = square_circuit(between);
    circuit_destroy(between);
    return square;
}

static void parts_of_a_gate_one_after_the_other_are_the_gate(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    for (int row = 0; row < gate_count(); row++)
        for (int again = 0; again < 8; again++) {
            const Gate *gate = gate_row(row);
            if (gate->kind != GATE_MATRIX && gate->kind != GATE_SWAP) break;
            Circuit *circuit = one_step(gate, &rng);
            double part = again ? rng_unit(&rng) : 0.5;
            Square first = square_partly(circuit, part);
            Square rest = square_partly(circuit, 1 - part);
            Square whole = square_step(4, circuit_step(circuit, 0));
            square_multiply(&first, rest);
            assert_true(square_distance(whole, first.at) < 1e-11);
            free(first.at), free(rest.at), free(whole.at);
            circuit_destroy(circuit);
        }
}

static void half_an_h_turns_half_way_about_x_plus_z(void **state) {
    (void)state;
    Circuit *circuit = read("h 0", 1);
    Run *run = run_of(circuit), *half = run_between(run, 0, 0.5);
    // n (n·z) + n × z for n = (x + z)/√2
    assert_arrow(run_bloch(half, run_columns(half), 0), 0.5, -M_SQRT1_2, 0.5);
    Turn turn;
    assert_true(run_turn(run, 0, 0, &turn));
    assert_float_equal(turn.angle, M_PI, 1e-9);
    assert_float_equal(turn.axis[0], M_SQRT1_2, 1e-9);
    assert_float_equal(turn.axis[1], 0, 1e-9);
    assert_float_equal(turn.axis[2], M_SQRT1_2, 1e-9);
    run_destroy(half);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void a_typed_angle_is_gone_through_all_the_way(void **state) {
    (void)state;
    const double fractions[] = {0.1, 0.4, 0.5, 0.9};
    Circuit *circuit = read("rx(5*pi/2) 0; p(3*pi/2) 1", 2);
    Run *run = run_of(circuit);
    for (int i = 0; i < 4; i++) {
        double a = fractions[i] * 2.5 * M_PI;
        Run *part = run_between(run, 0, fractions[i]);
        assert_arrow(run_bloch(part, run_columns(part), 0), 0, -sin(a), cos(a));
        run_destroy(part);
    }
    run_destroy(run);
    circuit_destroy(circuit);
    circuit = read("h 0; p(3*pi/2) 0", 1);
    run = run_of(circuit);
    Run *third = run_between(run, 1, 1.0 / 3);
    assert_arrow(run_bloch(third, run_columns(third), 0), 0, 1,
                 0); // forwards, by a quarter
    run_destroy(third);
    run_destroy(run);
    circuit_destroy(circuit);
}

// --- runs

// Gates of random circuits, blocks among them.
static Circuit *random_columns(Rng *rng, int columns) {
    static const char *const texts[] = {"h", "x", "t", "ry(0.7)", "sx", "z", "s", "rz(2)"};
    Circuit *circuit = circuit_create(4);
    for (int c = 0; c < columns; c++)
        for (int i = 0; i < 4; i++) {
            char text[32];
            snprintf(text, sizeof text, "%s 0", texts[rng_below(rng, 8)]);
            Circuit *named = read(text, 1);
            Step step = *circuit_step(named, 0);
            circuit_destroy(named);
            step.targets[0] = (int)rng_below(rng, 4);
            step.targets[1] = step.targets[0];
            step.column = c;
            int wire = (int)rng_below(rng, 4);
            if (wire != step.targets[0])
                step_add_dot(&step, wire, (ControlDot){DOT_CONTROL, 'z'});
            circuit_place(circuit, step, NULL); // refused ones are left out
        }
    Step block = step_of(circuit, block_find("qft"), 0, columns);
    block_on(&block, 4);
    assert_int_not_equal(circuit_place(circuit, block, NULL), NO_STEP);
    return circuit;
}

static void the_run_is_what_the_matrices_make(void **state) {
    (void)state;
    Rng rng = rng_seeded(9);
    for (int again = 0; again < 12; again++) {
        Circuit *circuit = random_columns(&rng, 4);
        Run *run = run_of(circuit);
        for (int column = 0; column < circuit_columns(circuit); column++) {
            double fraction = 0.05 + 0.9 * rng_unit(&rng);
            Circuit *between = circuit_between(circuit, column, fraction);
            Square square = square_circuit(between);
            Run *part = run_between(run, column, fraction);
            assert_column(part, square);
            run_destroy(part);
            free(square.at);
            circuit_destroy(between);
        }
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

static void assert_near(const Run *part, const Run *run, int after, double within) {
    for (int q = 0; q < run_qubits(run); q++) {
        Bloch a = run_bloch(part, run_columns(part), q), b = run_bloch(run, after, q);
        assert_true(fabs(a.x - b.x) + fabs(a.y - b.y) + fabs(a.z - b.z) < within);
    }
}

static void it_begins_and_ends_where_the_columns_do(void **state) {
    (void)state;
    Rng rng = rng_seeded(4);
    for (int again = 0; again < 10; again++) {
        Circuit *circuit = random_columns(&rng, 5);
        Run *run = run_of(circuit);
        for (int column = 0; column < circuit_columns(circuit); column++) {
            Run *first = run_between(run, column, 1e-7);
            Run *last = run_between(run, column, 1 - 1e-7);
            assert_near(first, run, column, 1e-4);
            assert_near(last, run, column + 1, 1e-4);
            run_destroy(first);
            run_destroy(last);
        }
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

// --- blocks

static void a_block_does_its_plain_steps_one_after_the_other(void **state) {
    (void)state;
    Circuit *circuit = circuit_create(3);
    Step block = step_of(circuit, block_find("qft"), 0, 0);
    block_on(&block, 3);
    circuit_place(circuit, block, NULL);
    Steps plain = {0}, part = {0};
    assert_true(step_lower(circuit_step(circuit, 0), &plain, NULL));
    int count = plain.count;
    for (int done = 0; done < count; done++) {
        step_partly(circuit_step(circuit, 0), (done + 0.25) / count, &part);
        assert_int_equal(part.count, done + 1);
        for (int i = 0; i < done; i++)
            assert_true(step_equal(&part.at[i], &plain.at[i]));
        steps_clear(&part);
    }
    step_partly(circuit_step(circuit, 0), 1, &part);
    assert_int_equal(part.count, count);
    steps_clear(&part);
    steps_clear(&plain);
    circuit_destroy(circuit);
}

// --- what does not turn

static void a_measurement_waits_for_the_columns_end(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; cx 0 1; measure 0; reset 1", 2);
    Run *run = run_of(circuit);
    int last = circuit_columns(circuit) - 1;
    Run *part = run_between(run, last, 0.99);
    assert_int_equal(run_branches(part, run_columns(part)), run_branches(run, last));
    assert_false(run_measures(part));
    assert_near(part, run, last, 1e-12);
    run_destroy(part);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void conditions_hold_while_a_gate_turns(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; measure 0", 2);
    Step step = step_of(circuit, gate_find("x"), 1, 2);
    step.if_mask = step.if_bits = 1;
    circuit_place(circuit, step, NULL);
    Run *run = run_of(circuit), *half = run_between(run, 2, 0.5);
    double p[4];
    run_probabilities(half, run_columns(half), p);
    assert_float_equal(p[0], 0.5, 1e-12); // q0 = 0: not turned
    assert_float_equal(p[1], 0.25, 1e-12);
    assert_float_equal(p[3], 0.25, 1e-12); // half an X
    Turn turn;
    assert_false(run_turn(run, 2, 1, &turn));
    run_destroy(half);
    run_destroy(run);
    circuit_destroy(circuit);
}

static void noise_comes_at_the_end_of_its_column(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; z 0", 1);
    RunOptions options = {0};
    options.noise.rates[noise_find("depolarising")] = 0.2;
    Run *run = run_create(circuit, options, NULL);
    Bloch before = run_bloch(run, 1, 0), after = run_bloch(run, 2, 0);
    Run *late = run_between(run, 1, 1 - 1e-9);
    Bloch arrow = run_bloch(late, run_columns(late), 0);
    assert_float_equal(arrow.x, -before.x, 1e-6);
    assert_true(fabs(after.x) < fabs(arrow.x) - 0.1);
    run_destroy(late);
    run_destroy(run);
    circuit_destroy(circuit);
}

// --- turns

static void an_arrow_turns_as_the_states_do(void **state) {
    (void)state;
    Rng rng = rng_seeded(12);
    for (int row = 0; row < gate_count(); row++) {
        const Gate *gate = gate_row(row);
        if (gate->kind != GATE_MATRIX) continue;
        Circuit *circuit = read("ry(0.8) 0; rz(0.5) 0", 1);
        Step step = step_of(circuit, gate, 0, 2);
        for (int i = 0; i < gate->angles; i++)
            step.angles[i] = (Angle){.value = 12 * rng_unit(&rng) - 6};
        circuit_place(circuit, step, NULL);
        Run *run = run_of(circuit);
        Turn turn;
        if (run_turn(run, 2, 0, &turn)) {
            double fraction = rng_unit(&rng);
            Run *part = run_between(run, 2, fraction);
            Bloch at = turn_at(&turn, fraction);
            assert_arrow(run_bloch(part, run_columns(part), 0), at.x, at.y, at.z);
            run_destroy(part);
        }
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

static void only_a_gate_alone_turns_an_arrow(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; cx 0 1; id 0; swap 0 1", 2);
    Run *run = run_of(circuit);
    Turn turn;
    assert_true(run_turn(run, 0, 0, &turn));
    assert_false(run_turn(run, 0, 1, &turn));
    for (int q = 0; q < 2; q++) {
        assert_false(run_turn(run, 1, q, &turn));
        assert_false(run_turn(run, 2, q, &turn));
        assert_false(run_turn(run, 3, q, &turn));
    }
    run_destroy(run);
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_of_a_gate_one_after_the_other_are_the_gate),
        cmocka_unit_test(half_an_h_turns_half_way_about_x_plus_z),
        cmocka_unit_test(a_typed_angle_is_gone_through_all_the_way),
        cmocka_unit_test(the_run_is_what_the_matrices_make),
        cmocka_unit_test(it_begins_and_ends_where_the_columns_do),
        cmocka_unit_test(a_block_does_its_plain_steps_one_after_the_other),
        cmocka_unit_test(a_measurement_waits_for_the_columns_end),
        cmocka_unit_test(conditions_hold_while_a_gate_turns),
        cmocka_unit_test(noise_comes_at_the_end_of_its_column),
        cmocka_unit_test(an_arrow_turns_as_the_states_do),
        cmocka_unit_test(only_a_gate_alone_turns_an_arrow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
