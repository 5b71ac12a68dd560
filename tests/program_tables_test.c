// Oracles, arithmetic and starting states judged by their definition on every basis state,
// and what they refuse.
#include "full_matrix.h"
#include "quantum/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/resource.h>

enum { QUBITS = 5, SIZE = 1 << QUBITS };

static const int mixed[] = {3, 0, 4, 1, 2};

// Where the program takes a basis state, and by which factor.
static size_t image_of(Program *program, size_t from, double complex *factor) {
    double complex vector[SIZE] = {0};
    vector[from] = 1;
    State *state = state_from(QUBITS, vector);
    ProgramRun run = {0};
    program_run(program, 0, program_size(program), state, &run);
    size_t image = SIZE;
    for (size_t i = 0; i < SIZE; i++)
        if (cabs(state_amplitude(state, i)) > 0.5) {
            image = i;
            *factor = state_amplitude(state, i);
        }
    state_destroy(state);
    return image;
}

static size_t with_value(size_t index, const int *qubits, int count, size_t value) {
    for (int k = 0; k < count; k++) {
        index &= ~((size_t)1 << qubits[k]);
        index |= (value >> k & 1) << qubits[k];
    }
    return index;
}

static void a_phase_oracle_turns_the_marked_values(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(61);
    for (int count = 1; count <= QUBITS; count++) {
        bool f[SIZE];
        for (int x = 0; x < SIZE; x++)
            f[x] = rng_below(&rng, 2);
        Program *program = program_create(QUBITS);
        assert_true(
            program_phase_oracle(program, f, (Qubits){mixed, count}, (Guard){0}, NULL));
        for (size_t i = 0; i < SIZE; i++) {
            double complex factor = 0;
            assert_int_equal(image_of(program, i, &factor), i);
            double sign = f[full_value(i, mixed, count)] ? -1 : 1;
            assert_true(cabs(factor - sign) < 1e-15);
        }
        program_destroy(program);
    }
}

static void a_bit_oracle_adds_the_value_to_its_outputs(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(62);
    for (int inputs = 1; inputs < QUBITS; inputs++)
        for (int outputs = 1; inputs + outputs <= QUBITS; outputs++) {
            uint32_t f[SIZE];
            for (int x = 0; x < SIZE; x++)
                f[x] = (uint32_t)rng_below(&rng, 64); // more bits than there are outputs
            Program *program = program_create(QUBITS);
            Qubits in = {mixed, inputs}, out = {mixed + inputs, outputs};
            assert_true(program_bit_oracle(program, f, in, out, (Guard){0}, NULL));
            for (size_t i = 0; i < SIZE; i++) {
                double complex factor;
                size_t x = full_value(i, in.at, inputs);
                size_t y = full_value(i, out.at, outputs);
                y ^= f[x] & ((1u << outputs) - 1);
                assert_int_equal(image_of(program, i, &factor),
                                 with_value(i, out.at, outputs, y));
            }
            program_destroy(program);
        }
}

// x → a·x + b mod N below N, under a control that is met where qubit 2 is 0.
static void check_modular(uint64_t a, uint64_t b, uint32_t modulus, bool multiply) {
    Qubits qubits = {mixed, 4};
    Guard guard = {.controls.zeros = 1u << 2};
    Program *program = program_create(QUBITS);
    assert_true(multiply ? program_multiply(program, a, modulus, qubits, guard, NULL)
                         : program_add(program, b, modulus, qubits, guard, NULL));
    for (size_t i = 0; i < SIZE; i++) {
        double complex factor;
        uint64_t x = full_value(i, mixed, 4);
        bool acts = x < modulus && !(i >> 2 & 1);
        if (acts) x = (a % modulus * x + b % modulus) % modulus;
        assert_int_equal(image_of(program, i, &factor), with_value(i, mixed, 4, x));
    }
    program_destroy(program);
}

static void arithmetic_is_modular_below_the_modulus(void **unused) {
    (void)unused;
    for (uint32_t modulus = 2; modulus <= 16; modulus++)
        for (uint64_t a = 0; a < 20; a += 3) {
            check_modular(1, a, modulus, false);
            uint64_t x = a, y = modulus;
            while (y) {
                uint64_t rest = x % y;
                x = y;
                y = rest;
            }
            if (x == 1) check_modular(a, 0, modulus, true);
        }
}

// map row C14, E1: 7^x mod 15 runs through 1, 7, 4, 13.
static void seven_times_modulo_fifteen_has_the_period_four(void **unused) {
    (void)unused;
    static const size_t powers[] = {7, 4, 13, 1};
    int qubits[] = {0, 1, 2, 3};
    Program *program = program_create(QUBITS);
    assert_true(program_multiply(program, 7, 15, (Qubits){qubits, 4}, (Guard){0}, NULL));
    size_t x = 1;
    for (int k = 0; k < 4; k++) {
        double complex factor;
        x = image_of(program, x, &factor);
        assert_int_equal(x, powers[k]);
    }
    program_destroy(program);
}

// map row C14, E2: with four counting qubits, 0, 4, 8 and 12 come up a quarter of the time.
static void order_finding_for_seven_shows_four_equal_bars(void **unused) {
    (void)unused;
    int counting[] = {0, 1, 2, 3}, work[] = {4, 5, 6, 7};
    Program *program = program_create(8);
    program_gate(program, gate_find("x"), NULL, &work[0], (Guard){0});
    uint64_t power = 7;
    for (int k = 0; k < 4; k++) {
        Guard guard = {.controls.ones = 1u << k};
        program_gate(program, gate_find("h"), NULL, &counting[k], (Guard){0});
        assert_true(program_multiply(program, power, 15, (Qubits){work, 4}, guard, NULL));
        power = power * power % 15;
    }
    program_fourier(program, (Qubits){counting, 4}, true, (Guard){0});
    State *state = state_create(8);
    ProgramRun run = {0};
    program_run(program, 0, program_size(program), state, &run);
    for (uint32_t y = 0; y < 16; y++)
        assert_true(fabs(state_probability(state, 15, y) - (y % 4 ? 0 : 0.25)) < 1e-12);
    state_destroy(state);
    program_destroy(program);
}

static void starting_states_replace_what_was_there(void **unused) {
    (void)unused;
    Rng rng = rng_seeded(63);
    for (int trial = 0; trial < 50; trial++) {
        int count = 1 + trial % QUBITS;
        double complex wanted[SIZE];
        State *small = full_random(&rng, count, wanted);
        double complex longer[SIZE];
        for (int x = 0; x < 1 << count; x++)
            longer[x] = 3 * wanted[x];
        Program *program = program_create(QUBITS);
        assert_true(program_initialise(program, longer, (Qubits){mixed, count},
                                       (BitCondition){0}, NULL));
        State *state = full_random(&rng, QUBITS, NULL);
        ProgramRun run = {.rng = &rng};
        program_run(program, 0, program_size(program), state, &run);
        assert_true(fabs(state_probability(state, 0, 0) - 1) < 1e-12);
        // It is a product of the wanted state with some state of the rest.
        for (size_t i = 0; i < SIZE; i++)
            for (size_t x = 0; x < (size_t)1 << count; x++) {
                size_t j = with_value(i, mixed, count, x);
                double complex a = state_amplitude(state, i) * wanted[x];
                double complex b =
                    state_amplitude(state, j) * wanted[full_value(i, mixed, count)];
                assert_true(cabs(a - b) < 1e-12);
            }
        program_destroy(program);
        state_destroy(state);
        state_destroy(small);
    }
}

static void assert_refused(bool done, Error *err, const char *key, const char *args) {
    assert_false(done);
    assert_string_equal(err->key, key);
    assert_string_equal(err->args, args);
    *err = (Error){0};
}

static void what_is_no_operation_is_refused(void **unused) {
    (void)unused;
    Error err = {0};
    Program *program = program_create(QUBITS);
    Qubits two = {mixed, 2}, four = {mixed, 4};
    Guard always = {0};
    uint32_t twice[] = {0, 1, 1, 2}, large[] = {0, 1, 2, 4};
    assert_refused(program_permutation(program, twice, two, always, &err), &err,
                   "program.permutation", "1");
    assert_refused(program_permutation(program, large, two, always, &err), &err,
                   "program.permutation", "4");
    assert_refused(program_add(program, 1, 0, four, always, &err), &err, "modular.size",
                   "0\t4\t16");
    assert_refused(program_multiply(program, 3, 17, four, always, &err), &err,
                   "modular.size", "17\t4\t16");
    assert_refused(program_multiply(program, 6, 15, four, always, &err), &err,
                   "modular.factor", "6\t15\t3");
    assert_refused(program_multiply(program, 0, 15, four, always, &err), &err,
                   "modular.factor", "0\t15\t15");
    double complex nothing[4] = {0, 1e-13}, endless[4] = {INFINITY};
    assert_refused(program_initialise(program, nothing, two, (BitCondition){0}, &err), &err,
                   "program.amplitudes", "2");
    assert_refused(program_initialise(program, endless, two, (BitCondition){0}, &err), &err,
                   "program.amplitudes", "2");
    assert_int_equal(program_size(program), 0);
    program_destroy(program);
}

// Where the address space is nearly used up, tables of 2^22 entries find no room. (The
// address sanitizer's own map is larger than any limit.)
static void a_table_without_room_is_refused(void **unused) {
    (void)unused;
#ifdef __SANITIZE_ADDRESS__
    rlim_t most = RLIM_INFINITY;
#else
    rlim_t most = (rlim_t)48 << 20;
#endif
    enum { COUNT = 22 };
    int qubits[COUNT];
    for (int k = 0; k < COUNT; k++)
        qubits[k] = k;
    uint32_t *to = malloc(sizeof *to << COUNT);
    for (uint32_t x = 0; x < 1u << COUNT; x++)
        to[x] = x;
    Program *program = program_create(COUNT);
    struct rlimit before, less;
    assert_int_equal(getrlimit(RLIMIT_AS, &before), 0);
    less = (struct rlimit){most, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_AS, &less), 0);
    Error err = {0};
    Qubits all = {qubits, COUNT};
    bool placed = program_permutation(program, to, all, (Guard){0}, &err);
    bool added = program_add(program, 1, 5, all, (Guard){0}, &err);
    assert_int_equal(setrlimit(RLIMIT_AS, &before), 0);
    assert_int_equal(placed, most == RLIM_INFINITY);
    assert_int_equal(added, most == RLIM_INFINITY);
    if (!placed) assert_string_equal(err.key, "program.memory");
    program_destroy(program);
    free(to);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_phase_oracle_turns_the_marked_values),
        cmocka_unit_test(a_bit_oracle_adds_the_value_to_its_outputs),
        cmocka_unit_test(arithmetic_is_modular_below_the_modulus),
        cmocka_unit_test(seven_times_modulo_fifteen_has_the_period_four),
        cmocka_unit_test(order_finding_for_seven_shows_four_equal_bars),
        cmocka_unit_test(starting_states_replace_what_was_there),
        cmocka_unit_test(what_is_no_operation_is_refused),
        cmocka_unit_test(a_table_without_room_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
