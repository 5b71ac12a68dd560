// Edits of many steps and of columns, against the slow way: a grid of cells that says what
// has room, and lists of steps moved one by one.
#include "edit_bench.h"

#include "circuit/circuit_definitions.h"

// --- Steps, by a grid of cells

typedef struct Grid {
    bool taken[MAX_WIRES + 64][64]; // with room around
} Grid;

enum { OFF = 24 };

// False where a cell is taken already, or lies outside.
static bool cover(Grid *grid, const Step *step, int wires, int down, int right, int most) {
    uint32_t span = step_span(step);
    for (int w = 0; w < wires; w++) {
        if (!(span >> w & 1)) continue;
        int wire = w + down, column = step->column + right;
        if (wire < 0 || wire >= most || column < 0) return false;
        if (grid->taken[wire + OFF][column]) return false;
        grid->taken[wire + OFF][column] = true;
    }
    return true;
}

static bool has_room(const Circuit *circuit, const StepSet *set, int down, int right,
                     bool stay) {
    Grid grid = {0};
    int wires = circuit_wires(circuit);
    for (int i = 0; i < circuit_steps(circuit); i++)
        if (stay || !step_set_has(set, i))
            cover(&grid, circuit_step(circuit, i), wires, 0, 0, wires);
    for (int i = 0; i < set->count; i++)
        if (!cover(&grid, circuit_step(circuit, set->steps[i]), wires, down, right, wires))
            return false;
    return true;
}

static uint32_t shifted(uint32_t wires, int by) {
    return by < 0 ? wires >> -by : wires << by;
}

static Step shifted_step(Step step, int down, int right) {
    step.column += right;
    for (int i = 0; i < 2; i++)
        step.targets[i] += down;
    uint32_t *const wires[] = {&step.controls, &step.anticontrols, &step.parity,
                               &step.x_axis,   &step.y_axis,       &step.block};
    for (size_t i = 0; i < sizeof wires / sizeof *wires; i++)
        *wires[i] = shifted(*wires[i], down);
    return step;
}

// The circuit step by step, those of the set elsewhere.
static Circuit *with_moved(const Circuit *circuit, const StepSet *set, int down, int right,
                           bool stay) {
    Circuit *moved = circuit_create(circuit_wires(circuit));
    for (int i = 0; i < circuit_steps(circuit); i++) {
        Step step = *circuit_step(circuit, i);
        bool goes = step_set_has(set, i);
        if (stay || !goes) circuit_append(moved, &step, NULL);
        step = shifted_step(step, down, right);
        if (goes) circuit_append(moved, &step, NULL);
    }
    circuit_arrange(moved);
    return moved;
}

static void assert_stands(const Circuit *circuit, const StepSet *at, const Circuit *before,
                          const StepSet *set, int down, int right) {
    assert_int_equal(at->count, set->count);
    for (int i = 0; i < set->count; i++) {
        Step step = shifted_step(*circuit_step(before, set->steps[i]), down, right);
        bool found = false;
        for (int k = 0; k < at->count; k++)
            found = found || step_equal(circuit_step(circuit, at->steps[k]), &step);
        assert_true(found);
    }
}

static void sets_move_and_are_copied_where_a_grid_of_cells_has_room(void **state) {
    (void)state;
    Rng rng = rng_seeded(7);
    int good = 0, bad = 0;
    for (int round = 0; round < 4000; round++) {
        Circuit *before = random_circuit(&rng, WIRES, 9);
        StepSet set = random_set(&rng, before), at = {0};
        int down = below(&rng, 5) - 2, right = below(&rng, 7) - 3;
        bool stay = below(&rng, 2);
        Circuit *now = circuit_copy(before);
        Error err = {0};
        bool done = (stay ? circuit_copy_steps : circuit_move_steps)(now, &set, down, right,
                                                                     &at, &err);
        assert_true(done == has_room(before, &set, down, right, stay));
        if (done) {
            Circuit *slow = with_moved(before, &set, down, right, stay);
            assert_true(circuit_equal(now, slow));
            assert_stands(now, &at, before, &set, down, right);
            circuit_destroy(slow);
            good++;
        } else {
            assert_true(circuit_equal(now, before));
            assert_true(err.key[0]);
            bad++;
        }
        circuit_destroy(now);
        circuit_destroy(before);
        step_set_end(&set);
        step_set_end(&at);
    }
    assert_true(good > 300 && bad > 300);
}

static void what_stands_in_the_way_is_named(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int down, right;
        const char *key, *args;
    } rows[] = {
        {"h 0; x 1; @column 3 y 1", 0, 2, "circuit.taken", "3\t1\tY\t1"},
        {"h 0; x 1; @column 3 y 1", -1, 0, "circuit.above", ""},
        {"h 0; x 1; @column 3 y 1", 0, -1, "circuit.left", ""},
        {"h 0; x 1; @column 3 y 1", 2, 0, "circuit.no_wire", "3\t3\t2"},
        {"h 0; x 1; @column 3 cx 0 2", 0, 2, "circuit.taken", "3\t0\tX\t2"},
        {"x 1; @column 3 cx 0 2", 0, 2, "circuit.crossed", "3\t1\tX\t2"},
        {"cx 0 2; @column 3 t 1", 0, 2, "circuit.crosses", "3\t1\tT\t1"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Circuit *circuit = read(rows[i].text, 3);
        StepSet set = set_of(circuit, (CellBox){0, 0, 2, 0});
        Error err = {0};
        assert_false(
            circuit_move_steps(circuit, &set, rows[i].down, rows[i].right, NULL, &err));
        assert_string_equal(err.key, rows[i].key);
        assert_string_equal(err.args, rows[i].args);
        step_set_end(&set);
        circuit_destroy(circuit);
    }
}

static void a_set_may_go_where_it_stood_itself(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; x 0; y 0; z 0", 1);
    StepSet set = set_of(circuit, (CellBox){0, 0, 0, 3}), at = {0};
    assert_true(circuit_move_steps(circuit, &set, 0, 1, &at, NULL));
    assert_reads(circuit, "@column 2 h 0; x 0; y 0; z 0");
    assert_int_equal(at.count, 4);
    step_set_end(&set);
    step_set_end(&at);
    circuit_destroy(circuit);
}

static Circuit *with_locked(const char *text, int wires, int index) {
    Circuit *open = read(text, wires), *circuit = circuit_create(wires);
    for (int i = 0; i < circuit_steps(open); i++) {
        Step step = *circuit_step(open, i);
        step.locked = i == index;
        assert_int_not_equal(circuit_place(circuit, step, NULL), NO_STEP);
    }
    circuit_destroy(open);
    return circuit;
}

static void locked_steps_stay_and_their_copies_are_free(void **state) {
    (void)state;
    Circuit *circuit = with_locked("h 0; x 1; y 0", 2, 1);
    Circuit *before = circuit_copy(circuit);
    StepSet all = {0};
    step_set_all(&all, circuit);
    Error err = {0};
    assert_false(circuit_move_steps(circuit, &all, 0, 3, NULL, &err));
    assert_string_equal(err.key, "circuit.locked");
    assert_string_equal(err.args, "X\t1\t1");
    assert_false(circuit_remove_steps(circuit, &all, &err));
    assert_false(circuit_move_steps_between(circuit, &all, 0, 2, NULL, &err));
    assert_false(circuit_open_columns(circuit, 0, 1, &err));
    assert_false(circuit_move_column(circuit, 1, 0, &err));
    assert_false(circuit_copy_column(circuit, 1, 0, &err));
    assert_false(circuit_insert_wire(circuit, 0, &err));
    assert_false(circuit_remove_wire(circuit, 1, &err));
    assert_false(circuit_remove_wire(circuit, 0, &err));
    assert_false(circuit_move_wire(circuit, 0, 1, &err));
    assert_string_equal(err.key, "circuit.locked");
    assert_true(circuit_equal(circuit, before));
    assert_true(circuit_copy_steps(circuit, &all, 0, 2, NULL, NULL));
    assert_reads(circuit, "h 0; x 1; y 0; h 0; @column 3 x 1; y 0");
    assert_true(circuit_step(circuit, circuit_at(circuit, 1, 0))->locked);
    assert_false(circuit_step(circuit, circuit_at(circuit, 1, 2))->locked);
    Circuit *excerpt = circuit_excerpt(circuit, &all);
    for (int i = 0; i < circuit_steps(excerpt); i++)
        assert_false(circuit_step(excerpt, i)->locked);
    step_set_end(&all);
    circuit_destroy(excerpt);
    circuit_destroy(before);
    circuit_destroy(circuit);
}

static void between_two_columns_new_ones_open(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; x 0; y 0; z 1", 2);
    StepSet set = set_of(circuit, (CellBox){0, 0, 1, 0}), at = {0}; // h 0 and z 1
    assert_true(circuit_move_steps_between(circuit, &set, 0, 2, &at, NULL));
    assert_reads(circuit, "@column 2 x 0; h 0; @column 3 z 1; y 0");
    assert_int_equal(at.count, 2);
    assert_true(circuit_copy_steps_between(circuit, &at, 0, 0, NULL, NULL));
    assert_reads(circuit, "h 0; z 1; @column 3 x 0; h 0; @column 4 z 1; y 0");
    step_set_end(&set);
    set = set_of(circuit, (CellBox){0, 0, 1, 3}); // four columns wide
    assert_true(circuit_move_steps_between(circuit, &set, 0, 5, NULL, NULL));
    assert_reads(circuit, "@column 5 y 0; h 0; @column 6 z 1; @column 8 x 0; h 0; "
                          "@column 9 z 1");
    step_set_end(&set);
    step_set_end(&at);
    circuit_destroy(circuit);
}

// --- Excerpts

static void an_excerpt_begins_at_its_first_wire_and_column(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; @column 3 cx 1 2; @column 5 t 3", 4);
    StepSet set = set_of(circuit, (CellBox){1, 2, 3, 4});
    Circuit *excerpt = circuit_excerpt(circuit, &set);
    assert_int_equal(circuit_wires(excerpt), 3);
    assert_int_equal(circuit_bits(excerpt), 3);
    assert_reads(excerpt, "cx 0 1; @column 3 t 2");
    circuit_destroy(excerpt);
    step_set_end(&set);
    circuit_destroy(circuit);
}

static void what_was_taken_out_and_pasted_back_is_what_it_was(void **state) {
    (void)state;
    Rng rng = rng_seeded(11);
    for (int round = 0; round < 500; round++) {
        Circuit *circuit = random_circuit(&rng, WIRES, 9);
        StepSet set = random_set(&rng, circuit);
        if (set.count) {
            CellBox box = step_set_box(&set, circuit);
            Circuit *excerpt = circuit_excerpt(circuit, &set), *now = circuit_copy(circuit);
            assert_true(circuit_remove_steps(now, &set, NULL));
            assert_int_equal(circuit_steps(now), circuit_steps(circuit) - set.count);
            StepSet at = {0};
            assert_true(circuit_paste(now, excerpt, box.wire, box.column, &at, NULL));
            assert_true(circuit_equal(now, circuit));
            assert_memory_equal(at.steps, set.steps, (size_t)at.count * sizeof *at.steps);
            step_set_end(&at);
            circuit_destroy(excerpt);
            circuit_destroy(now);
        }
        step_set_end(&set);
        circuit_destroy(circuit);
    }
}

static void a_paste_finds_the_first_column_with_room(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; h 1; cx 0 1; @column 5 t 1", 2);
    Circuit *excerpt = read("x 0; y 0", 1);
    assert_int_equal(circuit_paste_column(circuit, excerpt, 0, 0), 2);
    assert_int_equal(circuit_paste_column(circuit, excerpt, 1, 0), 2);
    assert_int_equal(circuit_paste_column(circuit, excerpt, 1, 3), 5);
    assert_int_equal(circuit_paste_column(circuit, excerpt, 1, 9), 9);
    assert_int_equal(circuit_paste_column(circuit, excerpt, 2, 0), -1);
    circuit_destroy(excerpt);
    excerpt = read("cx 0 2", 3);
    Error err = {0};
    assert_false(circuit_paste(circuit, excerpt, 1, 0, NULL, &err));
    assert_string_equal(err.key, "circuit.paste_wires");
    assert_string_equal(err.args, "3\t1\t1");
    circuit_destroy(excerpt);
    circuit_destroy(circuit);
}

static void bits_of_measurements_follow_their_wires(void **state) {
    (void)state;
    Circuit *circuit = read("measure 0; if (c0 == 1) x 1", 4);
    StepSet all = {0};
    step_set_all(&all, circuit);
    StepSet at = {0};
    assert_true(circuit_copy_steps(circuit, &all, 2, 0, &at, NULL));
    assert_reads(circuit, "measure 0; measure 2; if (c0 == 1) x 1; if (c2 == 1) x 3");
    Circuit *excerpt = circuit_excerpt(circuit, &at);
    assert_reads(excerpt, "measure 0; if (c0 == 1) x 1");
    step_set_end(&at);
    circuit_destroy(circuit);
    circuit = read("h 0", 3);
    assert_true(circuit_paste(circuit, excerpt, 1, 1, NULL, NULL));
    assert_reads(circuit, "h 0; @column 2 measure 1; if (c1 == 1) x 2");
    step_set_end(&all);
    circuit_destroy(excerpt);
    circuit_destroy(circuit);
    circuit = read("measure 0 -> 1; if (c1 == 1) x 0", 2); // not its own: it stays
    step_set_all(&all, circuit);
    assert_true(circuit_move_steps(circuit, &all, 1, 0, NULL, NULL));
    assert_reads(circuit, "measure 1; if (c1 == 1) x 1");
    step_set_end(&all);
    circuit_destroy(circuit);
}

static void gates_of_its_own_come_along_and_no_others(void **state) {
    (void)state;
    Circuit *circuit = read("gate bell 2 { h 0; cx 0 1 }; bell 1:2; t 0", 3);
    StepSet bell = set_of(circuit, (CellBox){1, 0, 1, 0});
    StepSet t = set_of(circuit, (CellBox){0, 0, 0, 0});
    Circuit *one = circuit_excerpt(circuit, &bell), *other = circuit_excerpt(circuit, &t);
    assert_int_equal(circuit_definitions(one), 1);
    assert_int_equal(circuit_definitions(other), 0);
    circuit_destroy(circuit);
    circuit = read("h 0", 3);
    assert_true(circuit_paste(circuit, one, 1, 0, NULL, NULL));
    circuit_destroy(one);
    assert_reads(circuit, "gate bell 2 { h 0; cx 0 1 }; h 0; bell 1:2");
    circuit_destroy(circuit);
    circuit_destroy(other);
    step_set_end(&bell);
    step_set_end(&t);
}

// --- Columns

static void a_column_moves_with_all_its_steps(void **state) {
    (void)state;
    Rng rng = rng_seeded(3);
    for (int round = 0; round < 500; round++) {
        Circuit *circuit = random_circuit(&rng, WIRES, 9), *slow = circuit_create(WIRES);
        int from = below(&rng, COLUMNS), to = below(&rng, COLUMNS);
        int order[COLUMNS], count = 0; // which column stands where
        for (int c = 0; c < COLUMNS; c++)
            if (c != from) order[count++] = c;
        for (int c = count; c > to; c--)
            order[c] = order[c - 1];
        order[to] = from;
        for (int c = 0; c < COLUMNS; c++)
            for (int i = 0; i < circuit_steps(circuit); i++) {
                Step step = *circuit_step(circuit, i);
                if (step.column != order[c]) continue;
                step.column = c;
                assert_int_not_equal(circuit_place(slow, step, NULL), NO_STEP);
            }
        assert_true(circuit_move_column(circuit, from, to, NULL));
        assert_true(circuit_equal(circuit, slow));
        circuit_destroy(circuit);
        circuit_destroy(slow);
    }
}

static void a_column_is_copied_into_a_new_one(void **state) {
    (void)state;
    Circuit *circuit = read("h 0; x 1; cx 0 1; y 0", 2);
    assert_true(circuit_copy_column(circuit, 0, 2, NULL));
    assert_reads(circuit, "h 0; x 1; cx 0 1; h 0; x 1; y 0");
    assert_true(circuit_copy_column(circuit, 3, 1, NULL));
    assert_reads(circuit, "h 0; x 1; y 0; cx 0 1; h 0; x 1; y 0");
    assert_true(circuit_copy_column(circuit, 9, 0, NULL)); // an empty one
    assert_int_equal(circuit_columns(circuit), 6);
    Error err = {0};
    assert_false(circuit_move_column(circuit, 0, -1, &err));
    assert_string_equal(err.key, "circuit.left");
    assert_false(circuit_move_column(circuit, 0, MAX_COLUMNS, &err));
    assert_string_equal(err.key, "circuit.no_column");
    circuit_destroy(circuit);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_move_and_are_copied_where_a_grid_of_cells_has_room),
        cmocka_unit_test(what_stands_in_the_way_is_named),
        cmocka_unit_test(a_set_may_go_where_it_stood_itself),
        cmocka_unit_test(locked_steps_stay_and_their_copies_are_free),
        cmocka_unit_test(between_two_columns_new_ones_open),
        cmocka_unit_test(an_excerpt_begins_at_its_first_wire_and_column),
        cmocka_unit_test(what_was_taken_out_and_pasted_back_is_what_it_was),
        cmocka_unit_test(a_paste_finds_the_first_column_with_room),
        cmocka_unit_test(bits_of_measurements_follow_their_wires),
        cmocka_unit_test(gates_of_its_own_come_along_and_no_others),
        cmocka_unit_test(a_column_moves_with_all_its_steps),
        cmocka_unit_test(a_column_is_copied_into_a_new_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
