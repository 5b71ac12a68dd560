// Shots that fall, by a clock that the test turns.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "circuit/short_form.h"
#include "desk/falling.h"

#include <stdlib.h>

typedef struct Bench {
    Run *run;
    Sight sight;
    Falling falling;
} Bench;

static int open_bench(void **state) {
    Bench *bench = calloc(1, sizeof *bench);
    Circuit *circuit = short_form_read("h 0; cx 0 1", 2, NULL, NULL);
    bench->run = run_create(circuit, (RunOptions){0}, NULL);
    circuit_destroy(circuit);
    bench->sight = (Sight){.run = bench->run, .after = 2, .whole = bench->run, .column = 2};
    *state = bench;
    return 0;
}

static int close_bench(void **state) {
    Bench *bench = *state;
    falling_end(&bench->falling);
    run_destroy(bench->run);
    free(bench);
    return 0;
}

static int shots_at(Bench *bench, double now) {
    Fall fall;
    const Tally *tally = falling_look(&bench->falling, bench->sight, 1, 7, now, &fall);
    return tally ? tally_shots(tally) : -1;
}

static void one_shot_is_seen_on_its_way_and_then_counted(void **state) {
    Bench *bench = *state;
    Fall fall;
    assert_int_equal(shots_at(bench, 0), -1); // nothing was made: as displays say
    assert_true(falling_throw(&bench->falling, 0, 1, false, 1000));
    falling_look(&bench->falling, bench->sight, 1, 7, 1100, &fall);
    assert_true(fall.falls);
    assert_true(fall.part > 0.2 && fall.part < 0.5);
    uint32_t falls = fall.outcome, landed;
    assert_int_equal(shots_at(bench, 1100), 0);
    assert_int_equal(falling_due(&bench->falling, false, 1100), 16);
    assert_true(falling_advance(&bench->falling, false, 1400));
    const Tally *tally = falling_look(&bench->falling, bench->sight, 1, 7, 1400, &fall);
    assert_false(fall.falls);
    assert_int_equal(tally_shots(tally), 1);
    assert_true(tally_last(tally, 0, &landed));
    assert_int_equal(landed, falls);
    assert_int_equal(falling_due(&bench->falling, false, 1400), -1);
}

static void many_grow_into_their_bars(void **state) {
    Bench *bench = *state;
    falling_throw(&bench->falling, 1000, 100, false, 0);
    int before = 1000;
    for (int now = 0; now <= 700; now += 50) {
        int shots = shots_at(bench, now);
        assert_in_range(shots, before, 1100);
        before = shots;
    }
    assert_int_equal(before, 1100);
}

static void with_reduced_motion_they_are_there_at_once(void **state) {
    Bench *bench = *state;
    falling_throw(&bench->falling, 0, 1, true, 0);
    assert_int_equal(shots_at(bench, 0), 1);
    assert_int_equal(falling_due(&bench->falling, true, 0), -1);
}

static void from_none_the_same_seed_gives_the_same_shots(void **state) {
    Bench *bench = *state;
    Fall fall;
    uint32_t first[30], again;
    for (int round = 0; round < 2; round++) {
        falling_back(&bench->falling);
        assert_int_equal(shots_at(bench, 0), 0);
        for (int i = 0; i < 30; i++) {
            falling_throw(&bench->falling, 0, 1, true, i);
            const Tally *tally =
                falling_look(&bench->falling, bench->sight, 1, 7, i, &fall);
            assert_true(tally_last(tally, 0, &again));
            assert_true(again == 0 || again == 3); // the pair agrees
            if (!round) first[i] = again;
            assert_int_equal(again, first[i]);
        }
    }
}

static void another_moment_has_as_many_shots_of_its_own(void **state) {
    Bench *bench = *state;
    falling_throw(&bench->falling, 0, 500, true, 0);
    Fall fall;
    Sight before = bench->sight;
    before.after = 1; // only q0 is in two minds
    const Tally *tally = falling_look(&bench->falling, before, 1, 7, 0, &fall);
    assert_int_equal(tally_shots(tally), 500);
    assert_int_equal(tally_counts(tally)[2] + tally_counts(tally)[3], 0);
    tally = falling_look(&bench->falling, bench->sight, 1, 7, 0, &fall);
    assert_int_equal(tally_counts(tally)[1] + tally_counts(tally)[2], 0);
}

static void running_it_makes_as_many_a_second_as_it_says(void **state) {
    Bench *bench = *state;
    falling_back(&bench->falling);
    falling_faster(&bench->falling);
    falling_faster(&bench->falling); // 100 a second
    falling_run(&bench->falling, 0, 0);
    for (int now = 10; now <= 2000; now += 10)
        assert_true(falling_advance(&bench->falling, false, now));
    assert_in_range(shots_at(bench, 2000), 199, 202);
    falling_run(&bench->falling, 0, 2000);
    falling_advance(&bench->falling, false, 3000);
    assert_in_range(shots_at(bench, 3000), 199, 202);
    assert_int_equal(falling_due(&bench->falling, false, 3000), -1);
}

static void there_are_never_more_than_the_most(void **state) {
    Bench *bench = *state;
    assert_true(falling_throw(&bench->falling, MOST_SHOTS - 5, 10, true, 0));
    assert_int_equal(bench->falling.to, MOST_SHOTS);
    assert_false(falling_throw(&bench->falling, 0, 1, true, 0));
    assert_int_equal(bench->falling.to, MOST_SHOTS);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void) {
    const struct CMUnitTest tests[] = {
        ON_BENCH(one_shot_is_seen_on_its_way_and_then_counted),
        ON_BENCH(many_grow_into_their_bars),
        ON_BENCH(with_reduced_motion_they_are_there_at_once),
        ON_BENCH(from_none_the_same_seed_gives_the_same_shots),
        ON_BENCH(another_moment_has_as_many_shots_of_its_own),
        ON_BENCH(running_it_makes_as_many_a_second_as_it_says),
        ON_BENCH(there_are_never_more_than_the_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
