// What circuits find, held and drawn: judged by every record of findings followed by itself
// on a plain vector.
#include "circuit/record.h"
#include "circuit/run.h"
#include "circuit/short_form.h"
#include "quantum/chi_square.h"
#include "quantum/statistics.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "sentence.h"
#include "slow_record.h"

static Circuit *read(const char *text) {
    Circuit *circuit = short_form_read(text, 3, NULL, NULL);
    assert_non_null(circuit);
    return circuit;
}

static void findings_are_numbered_in_order_of_their_steps(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; measure 0 -> 1; reset 0; h 0; measure 0 -> 1");
    assert_int_equal(circuit_findings(circuit), 3);
    int *numbers = circuit_number_findings(circuit);
    for (int i = 0; i < 3; i++) {
        int step = circuit_finding_step(circuit, i);
        assert_int_equal(numbers[step], i);
        assert_int_equal(circuit_step_finding(circuit, step), i);
    }
    assert_int_equal(circuit_finding_step(circuit, 3), NO_STEP);
    assert_int_equal(circuit_step_finding(circuit, 0), NO_FINDING);
    assert_int_equal(circuit_finding_turn(circuit, 0), 0);
    assert_int_equal(circuit_finding_turn(circuit, 1), 0);
    assert_int_equal(circuit_finding_turn(circuit, 2), 1); // bit 1 for the second time
    free(numbers);
    circuit_destroy(circuit);
}

static void a_record_has_its_parts_and_no_other_values(void **unused) {
    (void)unused;
    Record held = record_with(record_with((Record){0}, 1, 1), 63, 0);
    assert_true(record_has(held, held));
    assert_true(record_has(held, (Record){0}));
    assert_true(record_has(held, record_with((Record){0}, 63, 0)));
    assert_false(record_has(held, record_with((Record){0}, 63, 1)));
    assert_false(record_has(held, record_with((Record){0}, 2, 0)));
}

static void holding_each_of_two_findings_of_one_bit_gives_that_record(void **unused) {
    (void)unused;
    Circuit *circuit = read("ry(1.1) 0; measure 0 -> 0; h 0; measure 0 -> 0");
    double zero = pow(cos(0.55), 2), first[2] = {zero, 1 - zero};
    for (int record = 0; record < 4; record++) {
        RunOptions options = {.held = {3, (uint64_t)record}};
        Run *run = run_create(circuit, options, NULL);
        int end = run_columns(run);
        assert_true(fabs(run_kept(run, end) - first[record & 1] / 2) < 1e-12);
        assert_true(fabs(run_bloch(run, end, 0).z - (record & 2 ? -1 : 1)) < 1e-12);
        assert_true(fabs(run_bloch(run, 2, 0).z - (record & 1 ? -1 : 1)) < 1e-12);
        run_destroy(run);
    }
    circuit_destroy(circuit);
}

static void every_record_held_has_the_probability_of_that_record(void **unused) {
    (void)unused;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        Rng rng = rng_seeded(seed);
        Circuit *circuit = random_circuit(&rng);
        SlowRecords records = slow_records(circuit);
        for (int i = 0; i < records.count; i++) {
            const SlowRecord *record = &records.at[i];
            Error err = {0};
            Run *run = run_create(circuit, (RunOptions){.held = record->found}, &err);
            if (!run) assert_true(record->weight < 1e-14);
            if (!run) continue;
            // SlowRecords that agree with this one wherever both were made are held as
            // well.
            double agree = 0;
            for (int k = 0; k < records.count; k++) {
                const SlowRecord *other = &records.at[k];
                uint64_t both = other->found.mask & record->found.mask;
                if ((other->found.bits & both) == (record->found.bits & both))
                    agree += other->weight;
            }
            assert_true(fabs(run_kept(run, run_columns(run)) - agree) < 1e-10);
            run_destroy(run);
        }
        free(records.at);
        circuit_destroy(circuit);
    }
}

static void what_never_happens_cannot_be_held(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; cx 0 1; measure 0; measure 1");
    Error err = {0};
    assert_null(run_create(circuit, (RunOptions){.held = {3, 1}}, &err));
    assert_string_equal(err.key, "run.impossible");
    circuit_destroy(circuit);
}

static void a_run_without_what_is_held_is_not_shared_with_one_that_has_it(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; measure 0; h 1; h 2");
    Run *before = run_create(circuit, (RunOptions){0}, NULL);
    Run *held = run_create(circuit, (RunOptions){.before = before, .held = {1, 1}}, NULL);
    assert_true(fabs(run_bloch(held, run_columns(held), 0).z + 1) < 1e-12);
    assert_int_equal(run_held(held).bits, 1);
    run_destroy(before);
    run_destroy(held);
    circuit_destroy(circuit);
}

static void drawn_findings_come_up_as_often_as_their_records_are_likely(void **unused) {
    (void)unused;
    enum { SHOTS = 2000 };
    for (uint64_t seed = 1; seed <= 12; seed++) {
        Rng rng = rng_seeded(seed);
        Circuit *circuit = random_circuit(&rng);
        SlowRecords records = slow_records(circuit);
        int *counts = calloc((size_t)records.count, sizeof *counts);
        for (int shot = 0; shot < SHOTS; shot++) {
            Record found;
            assert_true(record_draw(circuit, NULL, (Record){0}, &rng, &found, NULL));
            int at = slow_record_of(&records, found);
            assert_true(at >= 0 && records.at[at].weight > 1e-15);
            counts[at]++;
        }
        // χ² / degrees stays below 1 + 6 √(2/degrees) but for one case in a hundred
        // million; the seeds are fixed, so this never changes.
        double square = 0, whole = 0;
        int kinds = 0;
        for (int i = 0; i < records.count; i++)
            whole += records.at[i].weight;
        for (int i = 0; i < records.count; i++) {
            double expected = SHOTS * records.at[i].weight / whole;
            if (expected < 8) continue;
            square += pow(counts[i] - expected, 2) / expected;
            kinds++;
        }
        assert_true(square < kinds + 6 * sqrt(2.0 * kinds) + 6);
        free(counts);
        free(records.at);
        circuit_destroy(circuit);
    }
}

static void the_same_seed_draws_the_same_shot(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; h 1; h 2; measure 0; measure 1; measure 2");
    Record a, b;
    for (uint64_t seed = 0; seed < 20; seed++) {
        Rng one = rng_seeded(seed), two = rng_seeded(seed);
        record_draw(circuit, NULL, (Record){0}, &one, &a, NULL);
        record_draw(circuit, NULL, (Record){0}, &two, &b, NULL);
        assert_true(record_equal(a, b));
        assert_int_equal(a.mask, 7);
    }
    circuit_destroy(circuit);
}

static void a_shot_keeps_what_is_held_beside(void **unused) {
    (void)unused;
    Circuit *circuit = read("h 0; cx 0 1; h 2; measure 0; measure 1; measure 2");
    // q2 is measured first, so m0 is finding 1, and m1, which is held, finding 2.
    for (uint64_t seed = 0; seed < 20; seed++) {
        Rng rng = rng_seeded(seed);
        Record found;
        assert_true(record_draw(circuit, NULL, (Record){4, 4}, &rng, &found, NULL));
        assert_int_equal(found.bits & 6, 6); // the pair agrees
    }
    circuit_destroy(circuit);
}

static void a_shot_under_noise_reads_wrongly_as_often_as_the_meter_does(void **unused) {
    (void)unused;
    Circuit *circuit = read("x 0; measure 0");
    Noise noise = {0};
    noise.rates[noise_find("readout")] = 0.2;
    Rng rng = rng_seeded(4);
    int wrong = 0;
    for (int shot = 0; shot < 1000; shot++) {
        Record found;
        assert_true(record_draw(circuit, &noise, (Record){0}, &rng, &found, NULL));
        wrong += !found.bits;
    }
    assert_in_range(wrong, 200 - 6 * 13, 200 + 6 * 13); // σ = √(1000 · 0.2 · 0.8) = 12.6
    circuit_destroy(circuit);
}

static Noise several(void) {
    Noise noise = {0};
    noise.rates[noise_find("depolarising")] = 0.1;
    noise.rates[noise_find("amplitude_damping")] = 0.15;
    noise.rates[noise_find("readout")] = 0.07;
    noise_set_own(&noise, 1, noise_find("dephasing"), 0.3);
    return noise;
}

// Trials against the branches of density matrices, by what the three bits read.
static void trials_find_what_density_matrices_say(void **unused) {
    (void)unused;
    enum { SHOTS = 20000 };
    static const char *const texts[] = {
        "h 0; cx 0 1; measure 0; ry(0.7) 2; if (c0 == 1) x 2; h 1; measure 1; measure 2",
        "h 0; t 0; h 0; reset 1; cx 0 2; amplitude_damping(0.4) 2; measure 2; measure 0; "
        "h 1; measure 1",
        "ry(1) 0; cx 0 1; h 2; cx 2 1; measure 0; measure 2; post1 1",
    };
    Noise noise = several();
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        Circuit *circuit = read(texts[t]);
        double exact[8] = {0};
        int counts[8] = {0};
        Run *run = run_create(circuit, (RunOptions){.noise = noise}, NULL);
        for (int i = 0; i < run_branches(run, run_columns(run)); i++) {
            double weight;
            uint64_t bits;
            run_branch(run, run_columns(run), i, &weight, &bits);
            exact[bits & 7] += weight;
        }
        Rng rng = rng_seeded(11 + t);
        for (int shot = 0; shot < SHOTS; shot++) {
            Record found;
            assert_true(
                record_draw_trial(circuit, &noise, (Record){0}, &rng, &found, NULL));
            int value = 0;
            for (int i = 0; i < circuit_findings(circuit); i++) {
                const Step *step = circuit_step(circuit, circuit_finding_step(circuit, i));
                if (record_value(found, i) == 1 && step->gate->kind == GATE_MEASURE)
                    value |= 1 << step->bit;
            }
            counts[value]++;
        }
        ChiSquare result;
        assert_true(chi_square_fit(counts, exact, 8, &result, NULL));
        if (!(result.p_value > 1e-4)) fail_msg("%s: %g", texts[t], result.p_value);
        run_destroy(run);
        circuit_destroy(circuit);
    }
}

// Twelve wires turned to 1, each flipped back with probability 0.2 on its own.
static void noisy_shots_of_many_wires_are_drawn_and_drawn_again(void **unused) {
    (void)unused;
    enum { MANY = 12, SHOTS = 400 };
    Circuit *circuit = circuit_create(MANY);
    for (int wire = 0; wire < MANY; wire++) {
        Step turn = step_of(circuit, gate_find("x"), wire, 0);
        Step meter = step_of(circuit, gate_find("measure"), wire, 1);
        assert_true(circuit_place(circuit, turn, NULL) != NO_STEP);
        assert_true(circuit_place(circuit, meter, NULL) != NO_STEP);
    }
    Noise noise = {0};
    noise.rates[noise_find("bit_flip")] = 0.2;
    int flips = 0;
    for (uint64_t seed = 1; seed <= SHOTS; seed++) {
        Rng one = rng_seeded(seed), two = rng_seeded(seed);
        Record a, b;
        assert_true(record_draw(circuit, &noise, (Record){0}, &one, &a, NULL));
        assert_true(record_draw(circuit, &noise, (Record){0}, &two, &b, NULL));
        assert_true(record_equal(a, b));
        flips += MANY - __builtin_popcountll(a.bits);
    }
    double most = MANY * SHOTS, sigma = sqrt(most * 0.2 * 0.8);
    assert_true(fabs(flips - 0.2 * most) < 5 * sigma);
    circuit_destroy(circuit);
}

static void shots_that_a_selection_throws_away_are_drawn_again(void **unused) {
    (void)unused;
    // q0 and q1 agree and q1 is selected to be 1: so m0 is 1 in every shot that is left.
    Circuit *circuit = read("h 0; cx 0 1; measure 0; post1 1");
    for (uint64_t seed = 0; seed < 20; seed++) {
        Rng rng = rng_seeded(seed);
        Record found;
        assert_true(record_draw(circuit, NULL, (Record){0}, &rng, &found, NULL));
        assert_int_equal(found.bits, 1);
    }
    circuit_destroy(circuit);
}

static void what_is_held_goes_with_its_measurement_through_an_edit(void **unused) {
    (void)unused;
    Circuit *before = read("h 0; measure 0; h 1; measure 1");
    Circuit *after = read("reset 2; h 2; measure 2; h 1; barrier 1; h 0; h 0; measure 1; "
                          "measure 0");
    // Record: before 0: m0, 1: m1. After: reset q2, then m2, m1, m0 in some order.
    Record held = record_carry(before, after, (Record){3, 1});
    for (int i = 0; i < circuit_findings(after); i++) {
        const Step *step = circuit_step(after, circuit_finding_step(after, i));
        bool measures = step->gate->kind == GATE_MEASURE;
        int expected = measures && step->bit < 2 ? step->bit == 0 : NO_FINDING;
        assert_int_equal(record_value(held, i), expected);
    }
    Circuit *gone = read("h 0; measure 1");
    held = record_carry(before, gone, (Record){3, 2});
    assert_int_equal(held.mask, 1);
    assert_int_equal(held.bits, 1);
    circuit_destroy(before);
    circuit_destroy(after);
    circuit_destroy(gone);
}

// Held so, the wires that it speaks of read so for certain; and it speaks of those alone.
static void a_basis_state_tells_what_was_found_on_its_way(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t told; // wires
    } rows[] = {{"h 0; h 1; measure 0; measure 1", 3},
                {"h 0; measure 0; h 0; h 1; measure 1", 2},
                {"h 0; measure 0; cx 0 1; h 2; measure 2", 5},
                {"h 0; measure 0; measure 0; ctrl @ h 0 1", 1},
                {"h 0; reset 0; h 1; measure 1; if (c1 == 1) measure 0", 2}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        Circuit *circuit = short_form_read(rows[r].text, 3, NULL, NULL);
        assert_non_null(circuit);
        for (uint32_t bits = 0; bits < 8; bits++) {
            Record record = circuit_record_of(circuit, MAX_COLUMNS, 7, bits);
            int told = __builtin_popcount(rows[r].told);
            assert_int_equal(__builtin_popcountll(record.mask), told);
            Run *run = run_create(circuit, (RunOptions){.held = record}, NULL);
            if (!run) continue; // it never comes out so
            double p[8], sum = 0;
            run_probabilities(run, run_columns(run), p);
            for (uint32_t i = 0; i < 8; i++)
                if (!((i ^ bits) & rows[r].told)) sum += p[i];
            assert_true(fabs(sum - 1) < 1e-9);
            run_destroy(run);
        }
        circuit_destroy(circuit);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_numbered_in_order_of_their_steps),
        cmocka_unit_test(a_record_has_its_parts_and_no_other_values),
        cmocka_unit_test(holding_each_of_two_findings_of_one_bit_gives_that_record),
        cmocka_unit_test(every_record_held_has_the_probability_of_that_record),
        cmocka_unit_test(what_never_happens_cannot_be_held),
        cmocka_unit_test(a_run_without_what_is_held_is_not_shared_with_one_that_has_it),
        cmocka_unit_test(drawn_findings_come_up_as_often_as_their_records_are_likely),
        cmocka_unit_test(the_same_seed_draws_the_same_shot),
        cmocka_unit_test(a_shot_keeps_what_is_held_beside),
        cmocka_unit_test(trials_find_what_density_matrices_say),
        cmocka_unit_test(noisy_shots_of_many_wires_are_drawn_and_drawn_again),
        cmocka_unit_test(a_shot_under_noise_reads_wrongly_as_often_as_the_meter_does),
        cmocka_unit_test(shots_that_a_selection_throws_away_are_drawn_again),
        cmocka_unit_test(a_basis_state_tells_what_was_found_on_its_way),
        cmocka_unit_test(what_is_held_goes_with_its_measurement_through_an_edit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
