// Oracles judged by their definition amplitude by amplitude, by gates put together from
// their terms, and by the algorithms of the course run on whole states.
#include "quantum/oracle.h"

#include "base/rng.h"
#include "sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>

static void assert_near(double found, double expected, double tolerance) {
    if (!(fabs(found - expected) <= tolerance))
        fail_msg("%.17g is not %.17g", found, expected);
}

static const int in_order[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

static uint32_t bit_of(uint32_t x, void *table) {
    return *(const uint32_t *)table >> x & 1;
}

// The function of up to five bits whose value at x is bit x of `table`.
static Oracle from_bits(int inputs, uint32_t table) {
    Oracle oracle;
    assert_true(oracle_from_rule(inputs, 1, bit_of, &table, &oracle, NULL));
    return oracle;
}

static Oracle random_oracle(int inputs, int outputs, Rng *rng) {
    uint32_t values[MAX_ORACLE_ROWS];
    Oracle oracle;
    for (uint32_t x = 0; x < 1u << inputs; x++)
        values[x] = (uint32_t)rng_below(rng, UINT64_C(1) << outputs);
    assert_true(oracle_from_values(inputs, outputs, values, &oracle, NULL));
    return oracle;
}

static State *random_state(int qubits, Rng *rng) {
    double complex vector[1 << 10];
    for (size_t i = 0; i < state_size(qubits); i++)
        vector[i] = rng_unit(rng) - 0.5 + I * (rng_unit(rng) - 0.5);
    return state_from(qubits, vector);
}

static uint32_t place(uint32_t bits, int count, const int *qubits) {
    uint32_t index = 0;
    for (int k = 0; k < count; k++)
        if (bits & 1u << k) index += 1u << qubits[k];
    return index;
}

static void an_oracle_changes_amplitudes_as_its_table_says(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(41);
    static const int qubits[] = {4, 0, 5, 2, 6}; // three inputs, two outputs; 1, 3 idle
    static const int idle[] = {1, 3};
    Oracle oracle = random_oracle(3, 2, &rng);
    State *before = random_state(7, &rng), *bit = state_copy(before);
    State *phase = state_copy(before);
    uint32_t to[32];
    double complex diagonal[8];
    oracle_bit(&oracle, bit, qubits);
    oracle_phase(&oracle, phase, qubits);
    oracle_permutation(&oracle, to);
    oracle_diagonal(&oracle, diagonal);
    for (uint32_t value = 0; value < 32; value++)
        for (uint32_t rest = 0; rest < 4; rest++) {
            uint32_t x = value % 8, y = value / 8, f = oracle_value(&oracle, x);
            uint32_t aside = place(rest, 2, idle);
            size_t from = place(value, 5, qubits) + aside;
            size_t after = place((y ^ f) * 8 + x, 5, qubits) + aside;
            assert_int_equal(to[value], (y ^ f) * 8 + x);
            double complex was = state_amplitude(before, from);
            assert_true(state_amplitude(bit, after) == was);
            double sign = f == 1 || f == 2 ? -1 : 1;
            assert_true(diagonal[x] == sign);
            assert_true(state_amplitude(phase, from) == sign * was);
        }
    state_destroy(before);
    state_destroy(bit);
    state_destroy(phase);
}

static Matrix2 gate(const char *name) {
    return gate_find(name)->matrix(NULL);
}

static void hadamards(State *state, int count) {
    for (int q = 0; q < count; q++)
        state_apply(state, gate("h"), q, (Controls){0});
}

static void kickback_turns_a_bit_oracle_into_a_phase_oracle(void **unused) {
    (void)unused; // map row C10, E1
    Rng rng = rng_seeded(42);
    Oracle oracle = random_oracle(4, 1, &rng);
    State *state = state_create(5), *phase = state_create(4);
    state_apply(state, gate("x"), 4, (Controls){0});
    hadamards(state, 5);
    hadamards(phase, 4);
    oracle_bit(&oracle, state, in_order);
    oracle_phase(&oracle, phase, in_order);
    state_apply(state, gate("h"), 4, (Controls){0});
    for (size_t x = 0; x < 16; x++)
        assert_true(cabs(state_amplitude(state, x + 16) - state_amplitude(phase, x)) <
                    1e-14);
    state_destroy(state);
    state_destroy(phase);
}

// ---- as gates

static void apply_terms(const OracleTerm *terms, int count, const Oracle *oracle,
                        State *state) {
    for (int i = 0; i < count; i++)
        for (int output = 0; output < oracle->outputs; output++)
            if (terms[i].flips >> output & 1)
                state_apply(state, gate("x"), oracle->inputs + output,
                            (Controls){terms[i].ones, terms[i].zeros});
}

static void assert_gates_do_the_same(const Oracle *oracle, Rng *rng) {
    OracleTerm terms[MAX_ORACLE_ROWS];
    State *asked = random_state(oracle->inputs + oracle->outputs, rng);
    State *minterms = state_copy(asked), *normal_form = state_copy(asked);
    oracle_bit(oracle, asked, in_order);
    int count = oracle_minterms(oracle, terms);
    assert_int_equal(count, oracle_solutions(oracle));
    apply_terms(terms, count, oracle, minterms);
    count = oracle_normal_form(oracle, terms);
    apply_terms(terms, count, oracle, normal_form);
    for (int i = 0; i < count; i++)
        assert_int_equal(terms[i].zeros, 0);
    assert_true(state_same(asked, minterms, 1e-12));
    assert_true(state_same(asked, normal_form, 1e-12));
    state_destroy(asked);
    state_destroy(minterms);
    state_destroy(normal_form);
}

static void gates_from_the_table_do_what_the_oracle_does(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(43);
    for (uint32_t table = 0; table < 256; table++) {
        Oracle oracle = from_bits(3, table);
        assert_gates_do_the_same(&oracle, &rng);
    }
    for (int trial = 0; trial < 10; trial++) {
        Oracle oracle = random_oracle(4, 3, &rng);
        assert_gates_do_the_same(&oracle, &rng);
    }
}

static uint32_t majority(uint32_t x, void *unused) {
    (void)unused;
    return __builtin_popcount(x) >= 2;
}

static void a_majority_is_three_pairs(void **unused) {
    (void)unused; // map row C10, E6: xy ⊕ yz ⊕ zx
    Oracle oracle;
    OracleTerm terms[8];
    assert_true(oracle_from_rule(3, 1, majority, NULL, &oracle, NULL));
    assert_int_equal(oracle_normal_form(&oracle, terms), 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(__builtin_popcount(terms[i].ones), 2);
    assert_int_equal(oracle_minterms(&oracle, terms), 4);
}

// ---- promises

static void promises_are_those_of_a_full_search(void **unused) {
    (void)unused;
    for (uint32_t table = 0; table < 256; table++) {
        Oracle oracle = from_bits(3, table);
        int ones = __builtin_popcount(table);
        assert_int_equal(oracle_is_constant(&oracle), ones == 0 || ones == 8);
        assert_int_equal(oracle_is_balanced(&oracle), ones == 4);
        assert_int_equal(oracle_solutions(&oracle), ones);
        uint32_t s, found = 8;
        bool flip, flipped = false;
        for (uint32_t trial = 0; trial < 16; trial++) {
            bool fits = true;
            for (uint32_t x = 0; x < 8; x++)
                fits &= (table >> x & 1) ==
                        ((unsigned)__builtin_popcount(trial & 7 & x) + trial / 8) % 2;
            if (!fits) continue;
            found = trial & 7;
            flipped = trial / 8;
        }
        assert_int_equal(oracle_is_affine(&oracle, &s, &flip), found < 8);
        if (found < 8) assert_true(s == found && flip == flipped);
    }
}

static void a_balanced_function_gives_every_value_equally_often(void **unused) {
    (void)unused;
    Oracle oracle;
    assert_true(oracle_from_values(2, 1, (uint32_t[]){1, 0, 0, 1}, &oracle, NULL));
    assert_true(oracle_is_balanced(&oracle));
    assert_true(oracle_from_values(2, 2, (uint32_t[]){3, 0, 2, 1}, &oracle, NULL));
    assert_true(oracle_is_balanced(&oracle));
    assert_true(oracle_from_values(2, 2, (uint32_t[]){3, 0, 0, 3}, &oracle, NULL));
    assert_false(oracle_is_balanced(&oracle));
    assert_true(oracle_from_values(2, 3, (uint32_t[]){3, 0, 2, 1}, &oracle, NULL));
    assert_false(oracle_is_balanced(&oracle));
}

// f(x) = a different number for each {x, x ⊕ s}.
static Oracle shifted(int inputs, uint32_t s) {
    uint32_t values[MAX_ORACLE_ROWS];
    for (uint32_t x = 0; x < 1u << inputs; x++) {
        uint32_t least = x < (x ^ s) ? x : x ^ s;
        values[x] = least * 5 % (1u << inputs);
    }
    Oracle oracle;
    assert_true(oracle_from_values(inputs, inputs, values, &oracle, NULL));
    return oracle;
}

static void a_shift_is_found_or_denied(void **unused) {
    (void)unused;
    for (uint32_t s = 0; s < 32; s++) {
        Oracle oracle = shifted(5, s);
        uint32_t found;
        assert_true(oracle_has_shift(&oracle, &found));
        assert_int_equal(found, s);
        oracle.values[3] ^= 1; // now shares its value with another, or is alone
        assert_false(oracle_has_shift(&oracle, &found));
    }
    uint32_t found;
    Oracle pairs_of_several_kinds;
    assert_true(
        oracle_from_values(2, 1, (uint32_t[]){0, 0, 1, 1}, &pairs_of_several_kinds, NULL));
    assert_true(oracle_has_shift(&pairs_of_several_kinds, &found) && found == 1);
    assert_true(oracle_from_values(3, 2, (uint32_t[]){0, 0, 1, 2, 1, 2, 3, 3},
                                   &pairs_of_several_kinds, NULL));
    assert_false(oracle_has_shift(&pairs_of_several_kinds, &found));
    Oracle constant = from_bits(3, 0);
    assert_false(oracle_has_shift(&constant, &found));
}

// ---- the algorithms

static void deutsch_jozsa_tells_constant_from_balanced(void **unused) {
    (void)unused; // map row C10, E4: 3 of 8 ones break the promise, P(000) = 0.0625
    for (uint32_t table = 0; table < 256; table++) {
        Oracle oracle = from_bits(3, table);
        OracleCounter counter = {&oracle};
        State *state = state_create(3);
        hadamards(state, 3);
        oracle_ask_phase(&counter, state, in_order);
        hadamards(state, 3);
        double zero = state_probability(state, 7, 0);
        if (oracle_is_constant(&oracle)) assert_near(zero, 1, 1e-13);
        if (oracle_is_balanced(&oracle)) assert_near(zero, 0, 1e-13);
        if (oracle_solutions(&oracle) == 3) assert_near(zero, 0.0625, 1e-13);
        assert_true(counter.quantum == 1 && counter.classical == 0);
        state_destroy(state);
    }
}

static uint32_t parity(uint32_t x, void *s) {
    return __builtin_parity(x & *(const uint32_t *)s);
}

static void bernstein_vazirani_asks_once(void **unused) {
    (void)unused; // map rows C10 (E3) and N13 (E3)
    for (uint32_t s = 0; s < 32; s++) {
        Oracle oracle;
        assert_true(oracle_from_rule(5, 1, parity, &s, &oracle, NULL));
        OracleCounter counter = {&oracle};
        State *state = state_create(5);
        hadamards(state, 5);
        oracle_ask_phase(&counter, state, in_order);
        hadamards(state, 5);
        assert_near(state_probability(state, 31, s), 1, 1e-13);
        assert_int_equal(counter.quantum, 1);
        uint32_t classical = 0; // one bit a question
        for (int k = 0; k < 5; k++)
            classical |= oracle_ask(&counter, 1u << k) << k;
        assert_int_equal(classical, s);
        assert_int_equal(counter.classical, 5);
        state_destroy(state);
    }
}

// The readings of Simon's circuit for n = 3: probabilities of y = 0 … 7.
static void simon(const Oracle *oracle, OracleCounter *counter, double *chances) {
    State *state = state_create(6);
    hadamards(state, 3);
    *counter = (OracleCounter){oracle};
    oracle_ask_bit(counter, state, in_order);
    hadamards(state, 3);
    for (uint32_t y = 0; y < 8; y++)
        chances[y] = state_probability(state, 7, y);
    state_destroy(state);
}

static void simon_needs_three_and_a_third_samples(void **unused) {
    (void)unused; // map row C10, E5: two suffice with 0.375; on average 10/3
    Oracle oracle = shifted(3, 5);
    OracleCounter counter;
    double chances[8], expected = 0, unsolved = 1;
    simon(&oracle, &counter, chances);
    assert_int_equal(counter.quantum, 1);
    for (uint32_t y = 0; y < 8; y++)
        assert_near(chances[y], __builtin_parity(y & 5) ? 0 : 0.25, 1e-13);
    enum { MOST = 6 };
    for (int count = 0; count <= MOST; count++) { // every sequence of samples
        unsolved = 0;
        for (uint32_t sequence = 0; sequence < 1u << 3 * count; sequence++) {
            uint32_t samples[MOST], s = 0;
            double chance = 1;
            for (int i = 0; i < count; i++) {
                samples[i] = sequence >> 3 * i & 7;
                chance *= chances[samples[i]];
            }
            if (chance < 1e-12) continue;
            if (shift_from_samples(samples, count, 3, &s))
                assert_int_equal(s, 5);
            else
                unsolved += chance;
        }
        if (count == 2) assert_near(unsolved, 1 - 0.375, 1e-12);
        expected += unsolved;
    }
    // From here on all samples lie on one of three lines: 3/2^k - 2/4^k, summed for k > 6.
    expected += 3 * pow(0.5, MOST) - 2 * pow(0.25, MOST) / 3;
    assert_near(expected, 10 / 3.0, 1e-10);
}

// P(a solution) after `rounds` of Grover's search.
static double grover(const Oracle *oracle, int rounds) {
    int n = oracle->inputs;
    Oracle at_zero;
    State *state = state_create(n);
    uint32_t values[MAX_ORACLE_ROWS] = {1};
    assert_true(oracle_from_values(n, 1, values, &at_zero, NULL));
    hadamards(state, n);
    for (int round = 0; round < rounds; round++) {
        oracle_phase(oracle, state, in_order);
        hadamards(state, n);
        oracle_phase(&at_zero, state, in_order);
        hadamards(state, n);
    }
    double found = 0;
    for (uint32_t x = 0; x < oracle_rows(oracle); x++)
        if (oracle_value(oracle, x)) found += state_probability(state, (1u << n) - 1, x);
    state_destroy(state);
    return found;
}

static uint32_t is_it(uint32_t x, void *wanted) {
    return x == *(const uint32_t *)wanted;
}

static void grover_turns_towards_the_solution_and_past_it(void **unused) {
    (void)unused; // map rows C11, N07 and S05
    static const struct {
        int inputs, rounds;
        double found;
    } rows[] = {{2, 1, 1},         {3, 1, 0.78125},   {3, 2, 0.9453125}, {3, 3, 0.3300781},
                {4, 0, 0.0625},    {4, 1, 0.4726562}, {4, 2, 0.9084473}, {4, 3, 0.9613190},
                {4, 6, 0.0203808}, {5, 4, 0.9991823}, {6, 6, 0.9965857}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t wanted = (1u << rows[i].inputs) - 2;
        Oracle oracle;
        assert_true(oracle_from_rule(rows[i].inputs, 1, is_it, &wanted, &oracle, NULL));
        assert_near(grover(&oracle, rows[i].rounds), rows[i].found, 6e-8);
    }
    Oracle two = from_bits(3, 1 << 2 | 1 << 7); // E5: M = 2 of 8
    assert_near(grover(&two, 1), 1, 1e-13);
    uint32_t x_and_not_y_and_z = 5; // E4
    Oracle oracle;
    assert_true(oracle_from_rule(3, 1, is_it, &x_and_not_y_and_z, &oracle, NULL));
    assert_near(grover(&oracle, 2), 0.9453125, 5e-8);
}

// ---- what is refused

static void too_many_bits_and_too_large_values_are_refused(void **unused) {
    (void)unused;
    Oracle oracle;
    Error err;
    assert_false(oracle_from_rule(11, 1, majority, NULL, &oracle, &err));
    assert_sentence(&err, "oracle.size",
                    "An oracle has 1 to 10 input bits and 1 to 10 output bits, not 11 and "
                    "1. Keep to these.");
    assert_false(oracle_from_rule(0, 1, majority, NULL, &oracle, &err));
    assert_false(oracle_from_rule(1, 0, majority, NULL, &oracle, &err));
    assert_false(oracle_from_rule(1, 11, majority, NULL, &oracle, &err));
    assert_string_equal(err.key, "oracle.size");
    assert_false(oracle_from_values(2, 2, (uint32_t[]){0, 3, 4, 0}, &oracle, &err));
    assert_sentence(&err, "oracle.value",
                    "f(2) = 4 does not fit 2 output bits. Use more output bits, or smaller "
                    "values.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_oracle_changes_amplitudes_as_its_table_says),
        cmocka_unit_test(kickback_turns_a_bit_oracle_into_a_phase_oracle),
        cmocka_unit_test(gates_from_the_table_do_what_the_oracle_does),
        cmocka_unit_test(a_majority_is_three_pairs),
        cmocka_unit_test(promises_are_those_of_a_full_search),
        cmocka_unit_test(a_balanced_function_gives_every_value_equally_often),
        cmocka_unit_test(a_shift_is_found_or_denied),
        cmocka_unit_test(deutsch_jozsa_tells_constant_from_balanced),
        cmocka_unit_test(bernstein_vazirani_asks_once),
        cmocka_unit_test(simon_needs_three_and_a_third_samples),
        cmocka_unit_test(grover_turns_towards_the_solution_and_past_it),
        cmocka_unit_test(too_many_bits_and_too_large_values_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
